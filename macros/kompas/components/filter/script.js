/**
 * @typedef {HTMLSelectElement | HTMLInputElement} Field
 * @typedef {Map<string, string>} Choice the name of each filter in use → what was chosen
 */

const WIDE = "(min-width: 52rem)";

/**
 * The filters of a catalogue. The address says what was chosen, so that it can be shared.
 * @param {ParentNode} root
 */
export function startFilter(root) {
  const form = root.querySelector("form.filter");
  if (!(form instanceof HTMLFormElement)) return;
  const fold = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  const status = /** @type {HTMLElement} */ (form.querySelector(".filter-aantal"));
  const chosen = /** @type {HTMLElement} */ (form.querySelector(".filter-keuze"));
  const wipe = /** @type {HTMLButtonElement} */ (form.querySelector(".filter-wis"));
  /** @type {Field[]} */
  const fields = [...form.querySelectorAll("select, input")].filter(isField);
  /** @type {HTMLElement[]} */
  const items = [...root.querySelectorAll(".catalogus-groep li")].filter(isElement);
  /** @type {HTMLElement[]} */
  const groups = [...root.querySelectorAll(".catalogus-groep")].filter(isElement);
  const labels = new Map([...form.querySelectorAll("option")].map((option) => [option, option.text]));

  const apply = () => {
    const choice = choiceIn(fields);
    for (const item of items) item.hidden = !fits(item, choice);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    for (const [option, label] of labels) {
      const name = /** @type {HTMLSelectElement} */ (option.closest("select")).name;
      const left = items.filter((item) => fits(item, new Map(choice).set(name, option.value)));
      option.text = option.value ? `${label} (${left.length})` : label;
    }
    for (const field of fields) field.classList.toggle("is-gekozen", choice.has(field.name));
    wipe.hidden = choice.size === 0;
    chosen.textContent = fields.filter((field) => choice.has(field.name)).map((field) => inWords(field, labels)).join(" · ");
    return choice;
  };
  const announce = () => {
    const shown = items.filter((item) => !item.hidden).length;
    status.textContent = announcement(shown, items.length, form.dataset.naam ?? "");
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) choose(field, query.get(field.name) ?? "");
    const isFiltered = apply().size > 0;
    if (isFiltered) fold.open = true;
    if (isFiltered || status.textContent) announce();
  };
  const change = () => {
    keepInAddress(apply(), fields);
    announce();
  };

  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  wipe.addEventListener("click", () => {
    for (const field of fields) choose(field, "");
    change();
    // The button is gone now; without this the focus would be at the top of the page.
    form.querySelector("summary")?.focus();
  });
  window.addEventListener("popstate", restore);
  window.addEventListener("pageshow", (event) => event.persisted && restore());
  fold.open = matchMedia(WIDE).matches;
  form.hidden = false;
  restore();
}

/**
 * @param {Element} element
 * @returns {element is Field}
 */
function isField(element) {
  return element instanceof HTMLSelectElement || element instanceof HTMLInputElement;
}

/**
 * @param {Element} element
 * @returns {element is HTMLElement}
 */
function isElement(element) {
  return element instanceof HTMLElement;
}

/**
 * @param {Field[]} fields
 * @returns {Choice}
 */
function choiceIn(fields) {
  const values = fields.map((field) => /** @type {const} */ ([field.name, valueOf(field)]));
  return new Map(values.filter(([, value]) => value !== ""));
}

/** @param {Field} field */
function valueOf(field) {
  return field instanceof HTMLSelectElement || field.checked ? field.value : "";
}

/**
 * Sets a field; a value that it does not know is no choice.
 * @param {Field} field
 * @param {string} value
 */
function choose(field, value) {
  if (field instanceof HTMLInputElement) {
    field.checked = field.value === value;
    return;
  }
  field.value = value;
  if (field.selectedIndex < 0) field.value = "";
}

/**
 * Whether an item, which carries its values as data attributes, has all that was chosen.
 * @param {HTMLElement} item
 * @param {Choice} choice
 */
function fits(item, choice) {
  return [...choice].every(([name, value]) => !value || item.dataset[name]?.split(" ").includes(value));
}

/**
 * What was chosen in a field, as a reader would say it.
 * @param {Field} field
 * @param {Map<HTMLOptionElement, string>} labels
 */
function inWords(field, labels) {
  const title = field.labels?.[0]?.textContent ?? "";
  if (field instanceof HTMLInputElement) return title;
  return `${title}: ${labels.get(field.selectedOptions[0])}`;
}

/**
 * @param {number} shown
 * @param {number} total
 * @param {string} noun
 */
function announcement(shown, total, noun) {
  if (shown === total) return `Alle ${total} ${noun}`;
  const count = `${shown} van ${total} ${noun}`;
  return shown > 0 ? count : `${count}. Niets past bij alles wat je koos. Zet een filter uit, of wis ze allemaal.`;
}

/**
 * @param {Choice} choice
 * @param {Field[]} fields
 */
function keepInAddress(choice, fields) {
  const address = new URL(location.href);
  for (const { name } of fields) address.searchParams.delete(name);
  for (const [name, value] of choice) address.searchParams.set(name, value);
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // The browser does not allow it, in a file or when it goes too fast: the list is filtered all the same.
  }
}
