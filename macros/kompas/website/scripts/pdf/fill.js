// A form as PDF, filled in: it stays a form, and everybody can go on in it.
import { PDFHexString, PDFName, PDFNumber } from "@cantoo/pdf-lib";

import { FileFault } from "../antwoorden.js";
import { addAddendum } from "./addendum.js";
import { OFF, acroFormOf, fieldsOf, isMultiline, numberAt, numbersAt, open, save, statesOf } from "./document.js";
import { fontOf, writingOf } from "./font.js";
import { enumerated, extraRows, rowsInWords } from "./leftover.js";
import { drawWriting, fits, linesIn } from "./writing.js";

/** @typedef {import("@cantoo/pdf-lib").PDFContext} PDFContext */
/** @typedef {import("@cantoo/pdf-lib").PDFDict} PDFDict */
/** @typedef {import("../antwoorden.js").FormDescription} FormDescription */
/** @typedef {import("./document.js").Field} Field */
/** @typedef {import("./font.js").Font} Font */
/** @typedef {import("./leftover.js").LongText} LongText */
/** @typedef {import("./writing.js").Pen} Pen */

const IN_ADDENDUM = "De hele tekst staat ook in de bijlage achteraan.";
const KEPT = "In het veld zelf blijft je antwoord bewaard zoals je het typte.";

/**
 * Fills in a form. What the paper has no room for goes to pages after it.
 * @param {Uint8Array} bytes  The form as it was built.
 * @param {ReadonlyMap<string, string | boolean>} answers
 * @param {FormDescription} description
 * @returns {Promise<{ bytes: Uint8Array, notes: string[] }>} the file, and what its reader must know
 */
export async function fill(bytes, answers, description) {
  const context = await open(bytes);
  const form = acroFormOf(context);
  if (!form) throw new FileFault("Deze PDF heeft geen velden om in te vullen.");
  const fields = fieldsOf(context);
  const tables = extraRows(answers, fields, description);
  const inExtraRow = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ name }) => name))));
  const penFor = penReader(context);
  /** @type {LongText[]} */
  const texts = [];
  for (const [name, answer] of answers) {
    const field = fields.get(name);
    const isShown = field === undefined ? inExtraRow.has(name) || !answer : put(field, answer, penFor);
    if (!isShown) texts.push({ label: labelOf(name, description), text: wordsFor(name, answer, description) });
  }
  const notes = [
    ...texts.map(({ label }) => `Je antwoord bij “${label}” past niet in het vak. ${IN_ADDENDUM}`),
    ...tables.map(noteOf),
    ...unshown(answers, description, penFor(form).font),
  ];
  if (texts.length + tables.length > 0) addAddendum(context, { tables, texts }, description.titel, penFor(form));
  return { bytes: await save(context), notes };
}

/**
 * Returns what tells how a field writes.
 * @param {PDFContext} context
 * @returns {(field: PDFDict) => Pen}
 */
function penReader(context) {
  /** @type {Map<string, Font>} */
  const fonts = new Map();
  return (field) => {
    const { fontName, size, operators } = writingOf(field);
    const font = fonts.get(fontName) ?? fontOf(context, fontName);
    fonts.set(fontName, font);
    return { font, size, operators };
  };
}

/**
 * Puts an answer in its field; false when the field does not show all of it.
 * @param {Field} field
 * @param {string | boolean} answer
 * @param {(field: PDFDict) => Pen} penFor
 */
function put(field, answer, penFor) {
  if ((field.kind === "vinkje") !== (typeof answer === "boolean")) return false;
  if (typeof answer === "boolean") return choose(field, answer ? statesOf(field.widgets[0])[0] : OFF);
  return field.kind === "tekst" ? write(field, answer, penFor(field.dict)) : choose(field, answer || OFF);
}

/**
 * @param {Field} field
 * @param {string} text
 * @param {Pen} pen
 */
function write({ dict, widgets }, text, pen) {
  const { context } = dict;
  dict.set(PDFName.of("V"), PDFHexString.fromText(text));
  if (text.length > (numberAt(dict, "MaxLen") ?? Infinity)) dict.set(PDFName.of("MaxLen"), PDFNumber.of(text.length));
  const isLong = isMultiline(dict);
  const shown = widgets.map((widget) => {
    const [left, bottom, right, top] = numbersAt(widget, "Rect");
    const box = { width: Math.abs(right - left), height: Math.abs(top - bottom) };
    const lines = linesIn(text, box.width, pen, isLong);
    widget.set(PDFName.of("AP"), context.obj({ N: drawWriting(context, lines, box, pen, isLong) }));
    return fits(lines, box, pen, isLong);
  });
  return shown.every(Boolean);
}

/**
 * Turns on the button with this state, and the others off; false when there is none.
 * @param {Field} field
 * @param {string} state
 */
function choose({ dict, widgets }, state) {
  if (state !== OFF && !widgets.some((widget) => statesOf(widget).includes(state))) return false;
  dict.set(PDFName.of("V"), PDFName.of(state));
  for (const widget of widgets) {
    const own = statesOf(widget).includes(state) ? state : OFF;
    widget.set(PDFName.of("AS"), PDFName.of(own));
  }
  return true;
}

/**
 * @param {import("./leftover.js").ExtraTable} table
 */
function noteOf({ label, rows }) {
  const which = rowsInWords(rows.map(({ number }) => number));
  return `“${label}” heeft op papier minder rijen: ${which} ${rows.length > 1 ? "staan" : "staat"} in de bijlage achteraan.`;
}

/**
 * What the typeface cannot show, by question.
 * @param {ReadonlyMap<string, string | boolean>} answers
 * @param {FormDescription} description
 * @param {Font} font
 */
function unshown(answers, description, font) {
  return [...answers].flatMap(([name, answer]) => {
    const { missing } = font.encode(typeof answer === "string" ? answer.replace(/\n/g, " ") : "");
    if (missing.length === 0) return [];
    const which = missing.length > 1 ? `de tekens ${enumerated(missing)}` : `het teken ${missing[0]}`;
    return `De PDF kan bij “${labelOf(name, description)}” ${which} niet tonen en zet er iets anders neer. ${KEPT}`;
  });
}

/**
 * @param {string} name
 * @param {FormDescription} description
 */
function labelOf(name, { velden }) {
  return velden.get(name)?.label ?? name;
}

/**
 * An answer as people read it.
 * @param {string} name
 * @param {string | boolean} answer
 * @param {FormDescription} description
 */
function wordsFor(name, answer, { velden }) {
  if (typeof answer === "boolean") return answer ? "ja" : "nee";
  return velden.get(name)?.opties.get(answer) ?? answer;
}
