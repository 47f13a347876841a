// What stands in a form on the page: read, written and wiped, by the names of its fields.
import { firstRows, mostRows, rowsOf, setRowCount } from "../../components/invultabel/script.js";
import { begin, controlsIn, descriptionOf, isTick, isTouched, kindOf, oneLine, questionOf, reset } from "../../components/invulveld/script.js";

/**
 * @typedef {import("../../components/invulveld/script.js").Control} Control
 * @typedef {import("./antwoorden.js").Answers} Answers
 * @typedef {import("./antwoorden.js").Field} Field
 * @typedef {import("./antwoorden.js").FormDescription} FormDescription
 */

/**
 * Every field that the form can have, also in rows yet to be added.
 * @param {HTMLFormElement} form
 * @returns {FormDescription}
 */
export function describeForm(form) {
  const tables = tablesOf(form);
  return {
    id: form.dataset.formulier ?? "",
    versie: Number(form.dataset.versie),
    titel: form.dataset.titel ?? "",
    wijzigingen: JSON.parse(form.dataset.wijzigingen ?? "[]"),
    velden: fieldsOf(form, tables),
    tabellen: new Map([...tables].map(([id, table]) => [id, describeTable(table)])),
  };
}

/**
 * Only what differs from the untouched form.
 * @param {HTMLFormElement} form
 * @returns {Answers}
 */
export function readAnswers(form) {
  const touched = controlsIn(form).filter(isTouched);
  return new Map(touched.map((control) => [control.name, answerIn(control)]));
}

/**
 * Lets the form hold these answers and no others; adds rows where they need them.
 * @param {HTMLFormElement} form
 * @param {ReadonlyMap<string, string | boolean>} answers
 * @returns {string[]} the names that found no place
 */
export function writeAnswers(form, answers) {
  for (const [id, table] of tablesOf(form)) {
    const numbers = [...answers.keys()].map((name) => rowOf(name, id));
    setRowCount(table, Math.max(firstRows(table), ...numbers));
  }
  const controls = controlsIn(form);
  controls.forEach(reset);
  const filled = new Set(controls.filter((control) => fill(control, answers.get(control.name))).map(({ name }) => name));
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return [...answers.keys()].filter((name) => !filled.has(name));
}

/**
 * Brings a form back to how it was before anybody filled it in.
 * @param {HTMLFormElement} form
 */
export function clearAnswers(form) {
  writeAnswers(form, new Map());
}

/**
 * @param {HTMLFormElement} form
 * @returns {Map<string, HTMLElement>}
 */
function tablesOf(form) {
  const blocks = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".veld-tabel")]);
  return new Map(blocks.map((block) => [block.dataset.veld ?? "", block]));
}

/** @param {HTMLElement} block */
function describeTable(block) {
  const kolommen = controlsIn(rowsOf(block)[0]).map((control) => ({
    id: control.name.split("_")[2],
    soort: kindOf(control),
    label: control.closest("td")?.dataset.kolom ?? "",
  }));
  return { label: questionOf(block), kolommen };
}

/**
 * @param {HTMLFormElement} form
 * @param {Map<string, HTMLElement>} tables
 */
function fieldsOf(form, tables) {
  /** @type {Map<string, Field>} */
  const fields = new Map();
  for (const control of controlsIn(form)) {
    const table = tables.get(control.name.split("_")[0]);
    if (table === undefined) describeField(control, fields);
    else if (!fields.has(control.name)) describeRows(table, fields);
  }
  return fields;
}

/**
 * @param {Control} control
 * @param {Map<string, Field>} fields
 */
function describeField(control, fields) {
  const soort = kindOf(control);
  const opties = new Map(fields.get(control.name)?.opties);
  if (soort === "keuze") opties.set(control.value, control.labels?.[0]?.textContent?.trim() ?? "");
  fields.set(control.name, { soort, label: descriptionOf(control), begin: begin(control), opties });
}

/**
 * @param {HTMLElement} block
 * @param {Map<string, Field>} fields
 */
function describeRows(block, fields) {
  const { label, kolommen } = describeTable(block);
  for (let row = 1; row <= mostRows(block); row += 1) {
    for (const { id, soort, label: column } of kolommen) {
      const described = `${label}, rij ${row}: ${column}`;
      fields.set(`${block.dataset.veld}_${row}_${id}`, { soort, label: described, begin: "", opties: new Map() });
    }
  }
}

/**
 * @param {Control} control
 * @returns {string | boolean}
 */
function answerIn(control) {
  return kindOf(control) === "vinkje" || control.value;
}

/**
 * Puts an answer in a control, when it can hold it; tells whether it did.
 * @param {Control} control
 * @param {string | boolean | undefined} answer
 */
function fill(control, answer) {
  const kind = kindOf(control);
  if (answer === undefined || (kind === "vinkje") !== (typeof answer === "boolean")) return false;
  if (kind === "keuze") {
    if (control.value !== answer) return false;
    /** @type {HTMLInputElement} */ (control).checked = true;
  } else if (isTick(control)) {
    control.checked = answer === true;
  } else {
    control.value = kind === "tekstvak" ? String(answer) : oneLine(String(answer));
  }
  return true;
}

/**
 * The number of the row that a name stands for in the table `id`; 0 when it is another field.
 * @param {string} name
 * @param {string} id
 */
function rowOf(name, id) {
  const [field, row] = name.split("_");
  return field === id && /^[1-9]\d*$/.test(row ?? "") ? Number(row) : 0;
}
