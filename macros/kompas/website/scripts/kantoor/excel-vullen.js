// Fills in a form in Excel: the cells that are named after its entries. Every row that a table may
// have stands in the file already.
import { normalText } from "../antwoorden.js";
import { clockTime } from "../kloktijd.js";
import { calculated, cellValue, escaped, TICK } from "./excel-waarden.js";
import { S, tagOf, Workbook } from "./excel-werkmap.js";
import { pack, storePart, unpack } from "./pakket.js";

/** @typedef {import("../antwoorden.js").FormDescription} FormDescription */
/** @typedef {import("../antwoorden.js").Answers} Answers */
/** @typedef {import("./excel-werkmap.js").Place} Place */

const XML = "http://www.w3.org/XML/1998/namespace";
const FORMULA_START = /^[=+\-@]/;
// Points: a line of text, the room around it, and the highest row that Excel takes.
const LINE = 15;
const PADDING = 4;
const HIGHEST = 409;
// Width of a column without one, and of a letter, in digits.
const USUAL_WIDTH = 13;
const LETTER = 0.95;
const MINUTES_IN_DAY = 24 * 60;

/**
 * The form with these answers.
 * @param {Uint8Array} bytes
 * @param {Answers} answers
 * @param {FormDescription} description
 */
export async function fillExcel(bytes, answers, description) {
  const parts = unpack(bytes, "Excel");
  const workbook = new Workbook(parts);
  /** @type {string[]} */
  const notes = [];
  /** @type {[string, Place, string][]} */
  const calculatedToo = [];
  for (const [name, answer] of answers) {
    const place = workbook.places.get(name);
    const cell = place && cellAt(place);
    const { label, soort } = description.velden.get(name) ?? { label: name, soort: "tekst" };
    if (place === undefined || cell === undefined) {
      notes.push(`Dit antwoord heeft geen plek in Excel: ${label}.`);
    } else if (formulaIn(cell)) {
      calculatedToo.push([name, place, String(answer)]);
    } else if (!setText(workbook, place, shownText(workbook, name, answer), soort)) {
      notes.push(`Dit antwoord is te lang voor Excel; alleen het begin staat erin: ${label}.`);
    }
  }
  const times = calculate(workbook);
  for (const [name, place, answer] of calculatedToo) {
    if (answer !== "" && answer !== times.get(name)) setText(workbook, place, normalText(answer), "tijd");
  }
  for (const { part, xml } of workbook.sheets.values()) storePart(parts, part, xml);
  if (workbook.styles) storePart(parts, workbook.stylesPart, workbook.styles);
  return { bytes: pack(parts), notes };
}

/**
 * What a cell shows for an answer: of a choice, its label.
 * @param {Workbook} workbook
 * @param {string} name
 * @param {string | boolean} answer
 */
function shownText(workbook, name, answer) {
  if (typeof answer === "boolean") return answer ? TICK : "";
  const choices = workbook.key.choices.get(tagOf(name)) ?? new Map();
  return [...choices].find(([, value]) => value === answer)?.[0] ?? normalText(answer);
}

/**
 * Puts a text in a cell; tells whether all of it fits.
 * @param {Workbook} workbook
 * @param {Place} place
 * @param {string} text
 * @param {string} kind of the entry
 */
function setText(workbook, place, text, kind) {
  const cell = /** @type {Element} */ (cellAt(place));
  const value = cellValue(text, kind);
  cell.replaceChildren();
  cell.removeAttribute("t");
  if (typeof value === "number") cell.append(newElement(cell, "v", String(value)));
  if (typeof value === "number" || value === "") return true;
  const { stored, fits } = escaped(value);
  const string = newElement(cell, "t", stored);
  string.setAttributeNS(XML, "xml:space", "preserve");
  const inline = newElement(cell, "is", "");
  inline.append(string);
  cell.append(inline);
  cell.setAttribute("t", "inlineStr");
  if (FORMULA_START.test(stored)) keepAsText(workbook, cell);
  makeRoom(place, cell, value);
  return fits;
}

/**
 * Sees to it that Excel does not take a text for a formula when somebody edits the cell (CWE-1236):
 * gives it the same style with the mark that an apostrophe before the text makes.
 * @param {Workbook} workbook
 * @param {Element} cell
 */
function keepAsText(workbook, cell) {
  const formats = workbook.styles?.getElementsByTagNameNS(S, "cellXfs")[0];
  const own = formats?.children[Number(cell.getAttribute("s") ?? 0)];
  if (!formats || !own) return;
  const quoted = /** @type {Element} */ (own.cloneNode(true));
  quoted.setAttribute("quotePrefix", "1");
  const known = [...formats.children].findIndex((format) => format.isEqualNode(quoted));
  if (known < 0) formats.append(quoted);
  formats.setAttribute("count", String(formats.children.length));
  cell.setAttribute("s", String(known < 0 ? formats.children.length - 1 : known));
}

/**
 * Makes the row high enough for a text, as only Excel itself does when a file is opened.
 * @param {Place} place
 * @param {Element} cell
 * @param {string} text
 */
function makeRoom({ sheet, column }, cell, text) {
  const number = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const columns = [...sheet.xml.getElementsByTagNameNS(S, "col")];
  const own = columns.find((col) => Number(col.getAttribute("min")) <= number && number <= Number(col.getAttribute("max")));
  const width = Number(own?.getAttribute("width") ?? USUAL_WIDTH);
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * LETTER) / width)), 0);
  const row = cell.parentElement;
  const height = Math.max(Number(row?.getAttribute("ht") ?? 0), Math.min(lines * LINE + PADDING, HIGHEST));
  row?.setAttribute("ht", String(height));
}

/**
 * Puts the results of the formulas in the run sheets beside them, for programs that do not count;
 * returns the times by the name of their entry.
 * @param {Workbook} workbook
 */
function calculate(workbook) {
  const times = new Map();
  for (const [name, begin] of workbook.places) {
    const [id, last, ...more] = name.split("_");
    if (last !== "begin" || more.length > 0) continue;
    const parts = [...workbook.places].filter(([part]) => new RegExp(`^${id}_[^_]+_tijd$`).test(part));
    parts.sort(([, { row: one }], [, { row: other }]) => one - other);
    const lengths = parts.map(([part]) => minutesOf(workbook, part));
    const { starts, total } = calculated(workbook.text(begin), lengths);
    for (const [index, [part, place]] of parts.entries()) {
      const start = starts[index];
      setResult(cellAt(place), start === null ? "" : String(start));
      if (start !== null) times.set(part, clockTime(Math.round(start * MINUTES_IN_DAY)));
    }
    for (const cell of begin.sheet.cells.values()) {
      if (formulaIn(cell)?.textContent?.startsWith("SUM(")) setResult(cell, String(total));
    }
  }
  return times;
}

/**
 * @param {Workbook} workbook
 * @param {string} time the name of the entry for the time of a part
 */
function minutesOf(workbook, time) {
  const place = workbook.places.get(time.replace(/_tijd$/, "_minuten"));
  return place ? workbook.text(place) : "";
}

/**
 * @param {Element | undefined} cell
 * @param {string} result "" when there is none yet
 */
function setResult(cell, result) {
  if (!cell || !formulaIn(cell)) return;
  cell.getElementsByTagNameNS(S, "v")[0]?.remove();
  cell.append(newElement(cell, "v", result));
  if (result) cell.removeAttribute("t");
  else cell.setAttribute("t", "str");
}

/**
 * @param {Element} cell
 */
function formulaIn(cell) {
  return cell.getElementsByTagNameNS(S, "f")[0];
}

/**
 * @param {Place} place
 */
function cellAt({ sheet, column, row }) {
  return sheet.cells.get(`${column}${row}`);
}

/**
 * @param {Element} near
 * @param {string} name
 * @param {string} text
 */
function newElement(near, name, text) {
  const element = near.ownerDocument.createElementNS(S, name);
  element.textContent = text;
  return element;
}
