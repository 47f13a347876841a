import { FileFault } from "../../website/scripts/antwoorden.js";
import { describeForm } from "../../website/scripts/invulvelden.js";
import { copyOf, removeExpired, StorageFault, TERMS, watchStorage, wipe } from "../../website/scripts/opslag.js";
import { startCopies } from "../kopieen/script.js";
import { ask } from "../vraagvenster/script.js";
import { Draft } from "./bewaarstand.js";
import { openFile, OtherForm } from "./openen.js";
import { fillFile, filledName, offer, savedName } from "./opslaan.js";
import { guardLeaving } from "./weggaan.js";

/**
 * @typedef {{label: string, act: () => void}} Action
 * @typedef {import("./opslaan.js").Shape} Shape
 * @typedef {import("../../website/scripts/opslag.js").Copy} Copy
 */

const SHAPES = /** @type {const} */ (["pdf", "docx", "xlsx"]);
const SHAPE_NAMES = { pdf: "PDF", docx: "Word", xlsx: "Excel" };

/**
 * The bar above a form, with which its answers are kept, opened and wiped.
 * @param {ParentNode} root
 */
export function startKeeping(root) {
  const form = root.querySelector("form.formulier");
  const element = form?.querySelector(".bewaren");
  if (form instanceof HTMLFormElement && element instanceof HTMLElement) new Bar(form, element).start();
}

/** What the bar shows, and what its buttons do. */
export class Bar {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} element
   */
  constructor(form, element) {
    this.form = form;
    this.element = element;
    this.draft = new Draft(form, describeForm(form));
    /** @type {Partial<Record<Shape, string>>} */
    this.files = JSON.parse(form.dataset.bestanden ?? "{}");
    /** @type {Record<string, string>} */
    this.scripts = JSON.parse(form.dataset.scripts ?? "{}");
    this.copies = startCopies(this);
    this.fileField = /** @type {HTMLInputElement} */ (this.find("input[type=file]"));
    this.panel = this.find(".bewaren-keuze");
  }

  start() {
    for (const shape of SHAPES) {
      this.button(shape).hidden = !this.files[shape];
      this.on(shape, () => this.download(shape));
    }
    this.on("bewaar", () => this.togglePanel(Boolean(this.panel.hidden)));
    this.on("bewaar-niet", () => this.togglePanel(false));
    this.on("bewaar-hier", () => this.keep());
    this.on("opslaan", () => this.saveFile());
    this.on("openen", () => this.fileField.click());
    this.on("leeg", () => this.clear());
    this.on("wis", () => this.wipe());
    this.on("past-niet-weg", () => this.dropLeftOver());
    this.form.addEventListener("input", ({ target }) => this.isOwn(target) || this.changed());
    this.form.addEventListener("change", ({ target }) => this.isOwn(target) || this.changed());
    this.find("#bewaren-naam").addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
      event.preventDefault();
      this.keep();
    });
    this.takeFiles();
    this.followOthers();
    guardLeaving(this);
    this.resume();
    this.element.hidden = false;
  }

  /** Opens the copy that was in use; without one the form is empty. */
  resume() {
    const copy = this.draft.lastCopy();
    if (copy !== null) this.use(copy);
    this.show();
  }

  /**
   * Goes on in a copy, when it can be read.
   * @param {Copy} copy
   */
  use(copy) {
    try {
      this.say(this.draft.use(copy).join("\n"));
    } catch (fault) {
      if (!(fault instanceof FileFault)) throw fault;
      this.say(`De bewaarde kopie “${copy.naam}” is niet te lezen. Ze blijft staan tot ze verloopt of tot je alles wist.`);
    }
    this.show();
  }

  changed() {
    const was = this.draft.isKept;
    const hadCopy = this.draft.copy !== null;
    this.draft.store();
    if (was && !this.draft.isKept) this.explain(hadCopy);
    this.show();
  }

  /**
   * Says why a change was not kept.
   * @param {boolean} hadCopy
   */
  explain(hadCopy) {
    const { fault, isContested, copy } = this.draft;
    if (isContested) this.sayContested();
    else if (fault) this.sayFault(fault);
    else if (hadCopy && copy === null) this.sayGone();
  }

  /** @param {boolean} isOpen */
  togglePanel(isOpen) {
    this.panel.hidden = !isOpen;
    this.button("bewaar").setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      this.button("bewaar").focus();
      return;
    }
    const name = /** @type {HTMLInputElement} */ (this.find("#bewaren-naam"));
    name.value = this.draft.name;
    name.focus();
  }

  keep() {
    const name = /** @type {HTMLInputElement} */ (this.find("#bewaren-naam")).value.trim();
    const hours = Number(/** @type {HTMLSelectElement} */ (this.find("#bewaren-termijn")).value);
    this.togglePanel(false);
    if (!this.keepAs(name || this.copies.nextName(), hours)) return;
    this.say("Vanaf nu bewaren we elke wijziging op dit apparaat.");
    this.show();
    this.copies.focus();
  }

  /**
   * Keeps the answers as a new copy; tells whether that worked.
   * @param {string} name
   * @param {number} [hours]
   */
  keepAs(name, hours = this.draft.copy?.hours ?? TERMS[0]) {
    try {
      this.draft.keepAs(name, hours);
      return true;
    } catch (fault) {
      if (!(fault instanceof StorageFault)) throw fault;
      this.sayFault(fault);
      return false;
    } finally {
      this.show();
    }
  }

  saveFile() {
    const now = new Date();
    const name = savedName(this.draft.id, now);
    offer(this.draft.file(now), name, "json");
    this.draft.markFiled("Opgeslagen als bestand");
    this.say(`Opgeslagen als ${name}. Je vindt het bij je downloads.`);
    this.show();
  }

  /** @param {Shape} shape */
  async download(shape) {
    const file = this.files[shape];
    const button = this.button(shape);
    if (file === undefined || button.getAttribute("aria-disabled") === "true") return;
    const label = button.textContent;
    button.setAttribute("aria-disabled", "true");
    button.textContent = `${SHAPE_NAMES[shape]} wordt gemaakt …`;
    this.say("");
    try {
      const { answers } = this.draft.content;
      const filled = await fillFile(shape, { file, scripts: this.scripts }, answers, this.draft.description);
      const name = filledName(file, new Date());
      offer(filled.bytes, name, shape);
      this.say([`Gedownload: ${name}.`, ...filled.notes].join("\n"));
    } catch (error) {
      console.warn(error);
      this.say(`De ${SHAPE_NAMES[shape]} maken lukt nu niet. Je antwoorden staan er nog.`, [
        { label: "Sla nu op als bestand", act: () => this.saveFile() },
      ]);
    } finally {
      button.textContent = label;
      button.removeAttribute("aria-disabled");
    }
  }

  takeFiles() {
    this.fileField.addEventListener("change", async () => {
      const [file] = this.fileField.files ?? [];
      if (file) await this.open(file);
      this.fileField.value = ""; // so that the same file can be chosen again
    });
    /** @param {DragEvent} event */
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
    this.form.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.form.classList.add("is-sleepdoel");
    });
    this.form.addEventListener("dragleave", () => this.form.classList.remove("is-sleepdoel"));
    this.form.addEventListener("drop", (event) => {
      this.form.classList.remove("is-sleepdoel");
      if (!hasFiles(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) this.open(file);
    });
  }

  /** @param {File} file */
  async open(file) {
    try {
      await this.take(await openFile(file, this.draft.description, this.scripts));
    } catch (fault) {
      if (!(fault instanceof FileFault)) console.warn(fault);
      const isKnown = fault instanceof FileFault;
      this.say(isKnown ? fault.message : "Dit bestand openen lukt niet. Je antwoorden staan er nog.");
      if (fault instanceof OtherForm && fault.link) this.addLink(fault.link);
    }
  }

  /** @param {import("./openen.js").Opened} opened */
  async take(opened) {
    const { draft } = this;
    const choice = draft.isEmpty ? "replace" : await this.askToReplace();
    if (choice === "") return;
    const undo = this.undo();
    const isNewCopy = choice === "copy" && this.addCopy(opened.naam ?? "");
    if (choice === "copy" && !isNewCopy) return;
    draft.put(opened);
    draft.markFiled("Geopend uit een bestand");
    if (draft.copy === null) draft.name = opened.naam ?? "";
    const said = ["Het bestand is geopend.", ...opened.messages].join("\n");
    this.sayDone(said, choice === "replace" && undo.hadAnswers ? [undo] : []);
  }

  async askToReplace() {
    const isKept = this.draft.copy !== null;
    const choices = [
      { value: "replace", label: "Vervang de antwoorden" },
      ...(isKept ? [{ value: "copy", label: "Open als nieuwe kopie" }] : []),
      { value: "", label: "Niet openen" },
    ];
    const text = "Er staan al antwoorden in het formulier. Het bestand komt daarvoor in de plaats.";
    return (await ask({ title: "Antwoorden vervangen?", text, choices })).choice;
  }

  /**
   * Goes on in a new, empty copy; tells whether there is one.
   * @param {string} name
   */
  addCopy(name) {
    const before = this.draft.content;
    const copy = this.draft.copy;
    this.draft.copy = null;
    this.draft.put({ answers: new Map(), leftOver: [] });
    if (this.keepAs(name || this.copies.nextName(), copy?.hours)) return true;
    this.draft.put(before);
    this.draft.copy = copy;
    return false;
  }

  clear() {
    if (this.draft.isEmpty) {
      this.say("Het formulier is al leeg.");
      return;
    }
    const undo = this.undo();
    this.draft.put({ answers: new Map(), leftOver: [] });
    this.sayDone("Het formulier is leeg.", [undo]);
  }

  dropLeftOver() {
    const undo = this.undo();
    this.draft.put({ ...this.draft.content, leftOver: [] });
    this.sayDone("De tekst is verwijderd.", [undo]);
  }

  /** A button that brings back what stands in the form now. */
  undo() {
    const { draft } = this;
    const { content, filing, name } = draft;
    const act = () => {
      draft.put(content);
      if (draft.copy === null) draft.name = name;
      draft.filing = filing;
      this.sayDone("Je vorige antwoorden staan er weer.");
    };
    return { label: "Ongedaan maken", act, hadAnswers: content.answers.size + content.leftOver.length > 0 };
  }

  async wipe() {
    const text = "Alle antwoorden die deze site op dit apparaat bewaart, gaan weg. Ook die van andere formulieren. Ook dit formulier wordt leeg.";
    const choices = [
      { value: "wipe", label: "Wis alles" },
      { value: "", label: "Toch niet" },
    ];
    if ((await ask({ title: "Alles wissen?", text, choices })).choice === "wipe") this.wipeNow();
  }

  wipeNow() {
    this.draft.forget();
    wipe();
    this.say("Alles is gewist. Op dit apparaat staat niets meer van je antwoorden.");
    this.show();
  }

  followOthers() {
    const look = () => {
      const found = this.draft.look();
      if (found === "changed") this.sayContested();
      if (found === "gone") this.sayGone();
      this.show();
    };
    watchStorage(look);
    document.addEventListener("kompas-gewist", () => {
      this.draft.forget();
      this.show();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") removeExpired(new Date());
    });
    // A page that is left may be shown again from memory, to somebody else: it holds nothing then.
    window.addEventListener("pagehide", () => this.draft.forget());
    window.addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      removeExpired(new Date());
      this.say("");
      this.resume();
    });
  }

  sayContested() {
    this.say("Een ander tabblad heeft deze kopie gewijzigd. Wat je hier wijzigt, bewaren we pas als je kiest.", [
      { label: "Neem het andere over", act: () => this.takeOver() },
      { label: "Bewaar ze allebei", act: () => this.keepBoth() },
    ]);
  }

  takeOver() {
    const copy = copyOf(this.draft.id, this.draft.copy?.id ?? "");
    if (copy === null) this.sayGone();
    else this.use(copy);
  }

  keepBoth() {
    if (this.keepAs(this.copies.secondName(this.draft.name))) {
      this.say(`Je gaat hier verder in een tweede kopie: “${this.draft.name}”.`);
    }
  }

  sayGone() {
    this.say("Deze kopie wordt niet meer op dit apparaat bewaard: ze is gewist of verlopen. Hier staan je antwoorden nog wel.", [
      { label: "Sla nu op als bestand", act: () => this.saveFile() },
    ]);
  }

  /** @param {StorageFault} fault */
  sayFault({ isFull }) {
    const why = isFull ? "De opslag van je browser is vol." : "Je browser staat bewaren niet toe.";
    this.say(`${why} Je antwoorden staan alleen in dit tabblad. Sla ze op als bestand.`, [
      { label: "Sla nu op als bestand", act: () => this.saveFile() },
    ]);
  }

  /**
   * Says what was done to the answers, or why they are not kept.
   * @param {string} text
   * @param {Action[]} [actions]
   */
  sayDone(text, actions = []) {
    if (this.draft.copy === null || this.draft.isKept) this.say(text, actions);
    else this.explain(true);
    this.show();
  }

  /**
   * Says something, with what one can do about it.
   * @param {string} text
   * @param {Action[]} [actions]
   */
  say(text, actions = []) {
    const row = this.find(".bewaren-melding .bewaren-knoppen");
    this.find(".bewaren-melding p").textContent = text;
    row.replaceChildren(
      ...actions.map(({ label, act }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "knop-rond";
        button.textContent = label;
        button.addEventListener("click", () => {
          this.say("");
          act();
          // The button is gone: the keyboard goes on from the bar.
          this.button("opslaan").focus({ preventScroll: true });
        });
        return button;
      }),
    );
  }

  /** @param {{title: string, address: string}} link */
  addLink({ title, address }) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    this.find(".bewaren-melding p").append(" ", link);
  }

  /** Shows where the answers are now. */
  show() {
    this.find(".bewaren-stand").textContent = this.standing();
    this.button("bewaar").hidden = this.draft.copy !== null;
    if (this.draft.copy !== null) this.panel.hidden = true;
    this.showLeftOver();
    this.copies.show();
  }

  showLeftOver() {
    const { leftOver } = this.draft;
    this.find(".bewaren-past-niet").hidden = leftOver.length === 0;
    const items = leftOver.flatMap(({ vraag, antwoord }) => {
      const [term, answer] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = vraag;
      answer.textContent = antwoord;
      return [term, answer];
    });
    this.find(".bewaren-past-niet dl").replaceChildren(...items);
  }

  standing() {
    const { copy, isKept, isFiled, filing } = this.draft;
    if (copy !== null && isKept) {
      return `Bewaard om ${clock(copy.changed)}. Wordt gewist op ${day(copy.expires)} om ${clock(copy.expires)}.`;
    }
    if (filing === null) return "Je antwoorden staan alleen in dit tabblad.";
    const since = isFiled ? "" : " Wat je daarna wijzigde, is nog niet bewaard.";
    return `${filing.how} om ${clock(filing.moment)}.${since}`;
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  on(name, act) {
    this.button(name).addEventListener("click", act);
  }

  /** @param {string} name */
  button(name) {
    return this.find(`[data-doe="${name}"]`);
  }

  /** @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  /** @param {EventTarget | null} target */
  isOwn(target) {
    return target instanceof Node && this.element.contains(target);
  }
}

/** @param {Date} moment */
function clock(moment) {
  return moment.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
}

/** @param {Date} moment */
function day(moment) {
  return moment.toLocaleDateString("nl-NL", { weekday: "long", day: "numeric", month: "long" });
}
