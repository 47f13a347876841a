import { fold } from "../../website/scripts/nederlands.js";
import { keepFragment, keptFragment, packAddress, showCount } from "../../website/scripts/mapkeuze.js";
import { DETAILS, fragmentOf, partOf, planIn, shortText } from "../../website/scripts/vergadering.js";
import { minutesSinceMidnight, wholeMinutes } from "../../website/scripts/kloktijd.js";
import { startList } from "./lijst.js";
import { Sheets } from "./papier.js";
import { frontSheet, sumLine } from "./voorblad.js";

/**
 * @typedef {import("../../website/scripts/vergadering.js").Part} Part
 * @typedef {import("../../website/scripts/vergadering.js").Choice} Choice
 * @typedef {import("../../website/scripts/vergadering.js").Details} Details
 * @typedef {{adres: string, tekst: string}} FileLink
 * @typedef {{line: HTMLElement, tick: HTMLInputElement, part: Part, address: string, files: FileLink[], words: string}} Option
 */

/**
 * The page on which people put a meeting pack together. What they choose stands in its address.
 * @param {ParentNode} root
 */
export function startPack(root) {
  const page = root.querySelector(".vergadermap");
  if (!(page instanceof HTMLElement)) return;
  const pack = new Pack(page);
  pack.start();
}

/** The page of the pack, with what was chosen so far. */
class Pack {
  /** @type {Choice[]} */
  #choices = [];

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.options = optionsIn(page);
    this.known = new Map([...this.options].map(([id, { part }]) => [id, part]));
    this.sheets = new Sheets(this.find(".vergadermap-papier"), page.dataset.bladen ?? "");
    this.list = startList(this.find(".vergadermap-lijst"), {
      move: (from, to) => this.#move(from, to),
      remove: (place) => this.#remove(place),
      setMinutes: (place, minutes) => this.#setMinutes(place, minutes),
    });
  }

  start() {
    this.page.addEventListener("change", ({ target }) => this.#ticked(target));
    this.page.addEventListener("input", ({ target }) => this.#typed(target));
    this.find(".vergadermap-erbij").addEventListener("click", () => this.#addOwn());
    this.find(".vergadermap-wis").addEventListener("click", () => this.#empty());
    this.find(".vergadermap-print").addEventListener("click", () => this.#print());
    this.find(".vergadermap-kopieer").addEventListener("click", () => this.#copy());
    window.addEventListener("hashchange", () => location.hash.slice(1) !== this.#fragment() && this.#read(location.hash));
    this.#read(location.hash.length > 1 ? location.hash : keptFragment());
    this.find(".vergadermap-werk").hidden = false;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.page.querySelector(selector));
  }

  /**
   * @param {string} id
   * @returns {HTMLInputElement}
   */
  field(id) {
    return /** @type {HTMLInputElement} */ (this.page.querySelector(`#${id}`));
  }

  /** @returns {Details} */
  get #details() {
    const given = DETAILS.map((name) => [name, shortText(this.field(`map-${name}`).value)]);
    return Object.fromEntries(given);
  }

  get #parts() {
    return this.#choices.map((choice) => partOf(choice, this.known));
  }

  #fragment() {
    const gegevens = this.field("map-mee-gegevens").checked ? this.#details : null;
    return fragmentOf({ keuze: this.#choices, gegevens });
  }

  /** @param {string} fragment */
  #read(fragment) {
    const { keuze, gegevens, onbekend } = planIn(fragment, this.known);
    this.#choices = keuze;
    if (gegevens) {
      for (const name of DETAILS) this.field(`map-${name}`).value = gegevens[name];
      this.field("map-mee-gegevens").checked = true;
    }
    this.find(".vergadermap-onbekend").textContent =
      onbekend.length > 0 ? `Dit uit het adres kennen we niet (meer): ${onbekend.join(", ")}. De rest staat in je map.` : "";
    this.#showAll();
  }

  /** @param {EventTarget | null} target */
  #ticked(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.id === "map-mee-gegevens") this.#show();
    if (!this.options.has(target.value) || target.type !== "checkbox") return;
    if (target.checked) this.#choices.push({ id: target.value, titel: "", minuten: null });
    else this.#choices = this.#choices.filter(({ id }) => id !== target.value);
    this.#showAll();
    const title = this.known.get(target.value)?.titel ?? "";
    this.#say(target.checked ? `${title} zit in je map.` : `${title} is uit je map.`);
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.id === "map-zoek") this.#search(target.value);
    else if (DETAILS.some((name) => target.id === `map-${name}`)) this.#show();
  }

  #addOwn() {
    const titel = shortText(this.field("map-eigen-titel").value) || "Pauze";
    const minutes = this.field("map-eigen-minuten");
    const minuten = wholeMinutes(minutes.value);
    minutes.setAttribute("aria-invalid", String(minuten === null));
    this.find("#map-eigen-fout").textContent = minuten === null ? "Schrijf hele minuten, zoals 15." : "";
    if (minuten === null) return;
    this.#choices.push({ id: "", titel, minuten });
    this.#showAll();
    this.#say(`${titel} staat onderaan je map.`);
  }

  #empty() {
    this.#choices = [];
    this.#showAll();
    this.#say("Je map is leeg.");
    this.find("#map-kies").scrollIntoView();
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #move(from, to) {
    const [moved] = this.#choices.splice(from, 1);
    this.#choices.splice(to, 0, moved);
    this.#showAll();
    this.#say(`${partOf(moved, this.known).titel} staat nu op plaats ${to + 1} van ${this.#choices.length}.`);
  }

  /** @param {number} place */
  #remove(place) {
    const [removed] = this.#choices.splice(place, 1);
    this.#showAll();
    this.#say(`${partOf(removed, this.known).titel} is uit je map.`);
  }

  /**
   * @param {number} place
   * @param {number} minutes
   */
  #setMinutes(place, minutes) {
    const choice = this.#choices[place];
    const part = this.known.get(choice.id);
    choice.minuten = part && minutes === (part.minuten ?? 0) ? null : minutes;
    this.#show();
  }

  /** @param {string} text what somebody searches for: each word in it must be there */
  #search(text) {
    const sought = fold(text).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { line, words } of this.options.values()) {
      line.hidden = !sought.every((word) => words.includes(word));
      if (!line.hidden) count += 1;
    }
    for (const group of this.page.querySelectorAll("details")) {
      group.hidden = !group.querySelector("li:not([hidden])");
      group.open = sought.length > 0 && !group.hidden;
    }
    for (const kind of this.page.querySelectorAll(".vergadermap-soort")) {
      if (kind instanceof HTMLElement) kind.hidden = !kind.querySelector("details:not([hidden])");
    }
    const found = count === 1 ? "1 gevonden" : `${count} gevonden`;
    this.find(".vergadermap-gevonden").textContent = sought.length > 0 ? found : "";
  }

  /** Shows the list anew, and all that follows from it. */
  #showAll() {
    const chosen = new Set(this.#choices.map(({ id }) => id));
    for (const [id, { tick }] of this.options) tick.checked = chosen.has(id);
    for (const group of this.page.querySelectorAll("details")) {
      const count = group.querySelectorAll("input:checked").length;
      const note = /** @type {HTMLElement} */ (group.querySelector(".vergadermap-gekozen"));
      note.textContent = count > 0 ? `${count} gekozen` : "";
    }
    this.list.show(this.#choices.map((choice) => ({ part: partOf(choice, this.known), option: this.options.get(choice.id) })));
    this.sheets.show(this.#choices.map(({ id }) => id).filter(Boolean));
    this.#showFiles();
    this.#show();
  }

  /** Shows the times and sums, and keeps the choice. */
  #show() {
    const parts = this.#parts;
    const details = this.#details;
    const begin = minutesSinceMidnight(details.begin);
    const isWrong = details.begin !== "" && begin === null;
    this.field("map-begin").setAttribute("aria-invalid", String(isWrong));
    this.find("#map-begin-fout").textContent = isWrong ? "Schrijf de tijd zo: 9:30." : "";
    this.list.showTimes(parts, begin);
    this.find(".vergadermap-som").textContent = parts.length > 0 ? sumLine(parts) : "";
    this.find(".vergadermap-voorblad").replaceChildren(...(parts.length > 0 ? [frontSheet(parts, details, begin)] : []));
    this.page.classList.toggle("is-leeg", parts.length === 0);
    this.#keep(this.#fragment());
  }

  /** @param {string} fragment */
  #keep(fragment) {
    keepFragment(this.#choices.length > 0 ? fragment : "");
    showCount();
    this.field("map-adres").value = packAddress(fragment);
    try {
      history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      // The browser does not allow it so often: the field with the address has it all the same.
    }
  }

  #showFiles() {
    const rows = this.#choices.flatMap(({ id }) => {
      const option = this.options.get(id);
      if (!option || option.files.length === 0) return [];
      const title = document.createElement("dt");
      title.textContent = option.part.titel;
      const links = option.files.map(({ adres, tekst }) => {
        const link = Object.assign(document.createElement("a"), { href: adres, download: "", textContent: tekst });
        const line = document.createElement("dd");
        line.append(link);
        return line;
      });
      return [title, ...links];
    });
    this.find(".vergadermap-bestanden").hidden = rows.length === 0;
    this.find(".vergadermap-bestanden dl").replaceChildren(...rows);
  }

  async #print() {
    const missing = await this.sheets.ready();
    const titles = missing.map((id) => this.known.get(id)?.titel ?? id);
    const fault = `Dit konden we niet laden: ${titles.join(", ")}. Print dat vanaf de eigen pagina.`;
    this.find(".vergadermap-printfout").textContent = titles.length > 0 ? fault : "";
    window.print();
  }

  async #copy() {
    const status = this.find(".vergadermap-gekopieerd");
    const field = this.field("map-adres");
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Het adres is gekopieerd.";
    } catch {
      field.select();
      status.textContent = "Het adres is geselecteerd. Kopieer het zelf, met Ctrl+C.";
    }
  }

  /** @param {string} message */
  #say(message) {
    this.find(".vergadermap-melding").textContent = message;
  }
}

/**
 * All that can be chosen, by id.
 * @param {HTMLElement} page
 * @returns {Map<string, Option>}
 */
function optionsIn(page) {
  /** @type {Map<string, Option>} */
  const options = new Map();
  for (const line of page.querySelectorAll("li[data-onderdeel]")) {
    const tick = line.querySelector("input");
    if (!(line instanceof HTMLElement) || tick === null) continue;
    const { onderdeel = "{}", bestanden = "[]", woorden = "" } = line.dataset;
    options.set(tick.value, {
      line,
      tick,
      part: JSON.parse(onderdeel),
      files: JSON.parse(bestanden),
      address: line.querySelector("a")?.getAttribute("href") ?? "",
      words: fold(`${woorden} ${line.textContent}`),
    });
  }
  return options;
}
