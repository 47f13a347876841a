import { loadScript } from "../../website/scripts/laden.js";

/** The sheets of the chosen items: out of sight on the screen, there for the printer. */
export class Sheets {
  /** Id → its sheets. @type {Map<string, HTMLElement>} */
  #made = new Map();
  /** @type {string[]} */
  #shown = [];
  /** What is being loaded, or could not be. @type {Map<string, Promise<void>>} */
  #loading = new Map();

  /**
   * @param {HTMLElement} place
   * @param {string} folder where the scripts with the sheets lie
   */
  constructor(place, folder) {
    this.place = place;
    this.folder = folder;
    Object.assign(window, { kompasBlad: (/** @type {string} */ id, /** @type {string} */ html) => this.#keep(id, html) });
  }

  /**
   * Shows the sheets of these items in this order, each as soon as it is there.
   * @param {string[]} ids
   */
  show(ids) {
    this.#shown = ids;
    for (const id of ids) {
      if (this.#made.has(id) || this.#loading.has(id)) continue;
      const loading = loadScript(`${this.folder}/${id}.js`);
      this.#loading.set(id, loading.catch(() => undefined).then(() => void this.#loading.delete(id)));
    }
    this.#place();
  }

  /** Waits until nothing is being loaded; returns the ids of what is not there even then. */
  async ready() {
    this.show(this.#shown);
    await Promise.all(this.#loading.values());
    return this.#shown.filter((id) => !this.#made.has(id));
  }

  /**
   * @param {string} id
   * @param {string} html of our own making
   */
  #keep(id, html) {
    const sheets = document.createElement("div");
    sheets.innerHTML = html;
    this.#made.set(id, sheets);
    this.#place();
  }

  #place() {
    const there = this.#shown.map((id) => this.#made.get(id));
    this.place.replaceChildren(...there.filter((sheets) => sheets !== undefined));
  }
}
