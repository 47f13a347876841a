import { readSavedFile, savedFile } from "../../website/scripts/antwoorden.js";
import { clearAnswers, readAnswers, writeAnswers } from "../../website/scripts/invulvelden.js";
import { copiesOf, copyInUse, copyOf, keepCopy, StorageFault, useCopy } from "../../website/scripts/opslag.js";

/**
 * @typedef {import("../../website/scripts/opslag.js").Copy} Copy
 * @typedef {import("../../website/scripts/antwoorden.js").FormDescription} FormDescription
 * @typedef {import("../../website/scripts/antwoorden.js").LeftOver} LeftOver
 * @typedef {import("../../website/scripts/antwoorden.js").Answers} Answers
 * @typedef {{answers: Answers, leftOver: LeftOver[]}} Content
 */

/**
 * What stands in a form, and where that is kept: in this tab only, or as a copy on this device.
 * It asks nothing and shows nothing.
 */
export class Draft {
  /** The copy that each change goes to; null as long as nobody asked for one. @type {Copy | null} */
  copy = null;
  /** What somebody calls this copy. */
  name = "";
  /** Answers that have no place in the form. @type {LeftOver[]} */
  leftOver = [];
  /** Another tab changed the copy: nothing is kept until somebody chooses. */
  isContested = false;
  /** Why the last change is not kept. @type {StorageFault | null} */
  fault = null;
  /** What was last put in a file or taken from one, and when. @type {{how: string, moment: Date, written: string} | null} */
  filing = null;
  #isResting = false;

  /**
   * @param {HTMLFormElement} form
   * @param {FormDescription} description
   */
  constructor(form, description) {
    this.form = form;
    this.description = description;
  }

  get id() {
    return this.description.id;
  }

  /** @returns {Content} */
  get content() {
    return { answers: readAnswers(this.form), leftOver: this.leftOver };
  }

  get isEmpty() {
    const { answers, leftOver } = this.content;
    return answers.size === 0 && leftOver.length === 0;
  }

  /** Whether each change is being kept on this device. */
  get isKept() {
    return this.copy !== null && !this.isContested && this.fault === null;
  }

  /** Whether something would be lost when the page closed now. */
  get isAtRisk() {
    return !this.isKept && !this.isEmpty && !this.isFiled;
  }

  /** Whether what is in the file is what stands in the form. */
  get isFiled() {
    return this.filing?.written === this.#written();
  }

  /**
   * The text of the file that keeps these answers.
   * @param {Date} now
   */
  file(now) {
    const { answers, leftOver } = this.content;
    return savedFile(this.description, answers, now, { naam: this.name, leftOver });
  }

  /**
   * What stands in the form is now in a file.
   * @param {string} how in words, such as "Opgeslagen als bestand"
   */
  markFiled(how) {
    this.filing = { how, moment: new Date(), written: this.#written() };
  }

  /**
   * Lets the form hold this and nothing else; it is kept when the rest is.
   * @param {Content} content
   */
  put({ answers, leftOver }) {
    this.#rest(() => {
      this.leftOver = leftOver;
      const homeless = writeAnswers(this.form, answers);
      const texts = homeless.map((name) => ({ vraag: name, antwoord: String(answers.get(name)) }));
      if (texts.length > 0) this.leftOver = [...leftOver, ...texts];
    });
    this.store();
  }

  /** Empties the form without touching what is kept. */
  forget() {
    this.#rest(() => clearAnswers(this.form));
    this.copy = null;
    this.name = "";
    this.leftOver = [];
    this.isContested = false;
    this.fault = null;
    this.filing = null;
  }

  /** Keeps what stands in the form, when it is to be kept. */
  store() {
    if (this.#isResting || this.copy === null || this.isContested) return;
    if (copyOf(this.id, this.copy.id)?.text !== this.copy.text) {
      this.look();
      return;
    }
    this.#write(this.copy);
  }

  /**
   * Keeps the answers as a new copy on this device, from now on with each change.
   * @param {string} name
   * @param {number} hours
   * @throws {StorageFault} when the browser keeps nothing; then all is as it was
   */
  keepAs(name, hours) {
    const now = new Date();
    const before = this.name;
    this.name = name;
    try {
      this.copy = keepCopy(this.id, newId(this.id), this.file(now), { created: now, changed: now, hours });
    } catch (fault) {
      this.name = before;
      throw fault;
    }
    this.isContested = false;
    this.fault = null;
    useCopy(this.id, this.copy.id);
  }

  /**
   * @param {string} name
   * @param {number} hours
   */
  rename(name, hours) {
    if (this.copy === null) return;
    this.name = name;
    this.copy = { ...this.copy, hours };
    this.store();
  }

  /** Looks whether another tab changed or removed the copy; returns what it found. */
  look() {
    if (this.copy === null) return "same";
    const kept = copyOf(this.id, this.copy.id);
    if (kept === null) {
      this.copy = null;
      this.isContested = false;
      return "gone";
    }
    if (kept.text === this.copy.text || this.isContested) return "same";
    this.isContested = true;
    return "changed";
  }

  /** The copy that this tab was in, or else the one that was changed last. */
  lastCopy() {
    const copies = copiesOf(this.id);
    const last = [...copies].sort((one, other) => other.changed.getTime() - one.changed.getTime())[0];
    return copies.find(({ id }) => id === copyInUse(this.id)) ?? last ?? null;
  }

  /**
   * Shows a copy and goes on in it; returns what there is to say about it.
   * @param {Copy} copy
   * @throws {import("../../website/scripts/antwoorden.js").FileFault} when it cannot be read
   */
  use(copy) {
    const { answers, leftOver, messages } = readSavedFile(copy.text, this.description);
    this.forget();
    this.name = copy.naam;
    this.put({ answers, leftOver });
    this.copy = copy; // only now: opening a copy does not change it
    useCopy(this.id, copy.id);
    return answers.size > 0 || leftOver.length > 0 ? messages : [];
  }

  /** @param {Copy} copy */
  #write({ id, created, hours }) {
    const now = new Date();
    try {
      this.copy = keepCopy(this.id, id, this.file(now), { created, changed: now, hours });
      this.fault = null;
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      this.fault = fault;
    }
  }

  /** @param {() => void} change that the form would otherwise keep in parts */
  #rest(change) {
    this.#isResting = true;
    try {
      change();
    } finally {
      this.#isResting = false;
    }
  }

  #written() {
    const { answers, leftOver } = this.content;
    return JSON.stringify([[...answers], leftOver]);
  }
}

/**
 * The first number that no copy of this form has.
 * @param {string} form
 */
function newId(form) {
  const taken = copiesOf(form).map(({ id }) => Number(id) || 0);
  return String(Math.max(0, ...taken) + 1);
}
