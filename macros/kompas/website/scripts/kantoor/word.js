// Fills in and reads a form in Word: its content controls, found by their tags.
import { FileFault, normalText } from "../antwoorden.js";
import { formOf, linkedParts, pack, parsePart, storePart, unpack } from "./pakket.js";

/** @typedef {import("../antwoorden.js").FormDescription} FormDescription */
/** @typedef {import("../antwoorden.js").Answers} Answers */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const XML = "http://www.w3.org/XML/1998/namespace";
const TICKED = "☒";
const UNTICKED = "☐";
const CELL_PLACEHOLDER = "…";
// The look of what stands in an empty place.
const PLACEHOLDER_STYLE = "PlaceholderText";
const ON = new Set(["1", "true", "on"]);
// What stands for a character inside a run, besides text itself.
/** @type {Record<string, string>} */
const PIECES = { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" };
// Field and column: the tag of a cell in a table with rows that people add.
const CELL_STEPS = 2;

/**
 * The form with these answers, and with as many rows as they need.
 * @param {Uint8Array} bytes
 * @param {Answers} answers
 * @param {FormDescription} description
 */
export async function fillWord(bytes, answers, description) {
  const parts = unpack(bytes, "Word");
  const name = mainPart(parts);
  const xml = parsePart(parts, name, "Word");
  addRows(xml, answers);
  const unplaced = new Set(answers.keys());
  for (const { control, path } of entryControls(xml)) {
    const answer = answers.get(path.join("_"));
    if (answer === undefined) continue;
    setAnswer(control, answer);
    unplaced.delete(path.join("_"));
  }
  storePart(parts, name, xml);
  const notes = [...unplaced].map((entry) => {
    return `Dit antwoord heeft geen plek in Word: ${description.velden.get(entry)?.label ?? entry}.`;
  });
  return { bytes: pack(parts), notes };
}

/**
 * What stands in the form: all outside its tables, in rows what is filled in.
 * @param {Uint8Array} bytes
 * @returns {Promise<import("./pakket.js").Filled>}
 */
export async function readWord(bytes) {
  const parts = unpack(bytes, "Word");
  const form = formOf(parts, "Word");
  const controls = entryControls(parsePart(parts, mainPart(parts), "Word"));
  if (controls.length === 0) {
    throw new FileFault(
      "In dit bestand zijn de invulvelden verdwenen. Oudere versies van LibreOffice laten ze weg bij het opslaan. " +
        "Gebruik Word, of een nieuwere LibreOffice.",
    );
  }
  const answers = new Map();
  for (const { control, path, isCell } of controls) {
    const name = path.join("_");
    const answer = answerIn(control);
    // Where a control was copied, the first that is filled in counts.
    if (answer || !isCell) answers.set(name, answers.get(name) || answer);
  }
  return { ...form, answers };
}

/**
 * @param {import("./pakket.js").Parts} parts
 */
function mainPart(parts) {
  return linkedParts(parts, "", "Word").get("officeDocument") ?? "";
}

/**
 * Every control for one answer, with the steps of its path. Rows are counted themselves, as
 * LibreOffice drops the repeating section around them.
 * @param {Document} xml
 */
function entryControls(xml) {
  /** @type {Map<string, Element[]>} */
  const rows = new Map();
  return [...xml.getElementsByTagNameNS(W, "sdt")].flatMap((control) => {
    const tag = tagOf(control);
    if (!tag || property(control, "repeatingSection")) return [];
    const steps = tag.split(".");
    const row = steps.length === CELL_STEPS ? ancestor(control, "tr") : null;
    if (row === null) return [{ control, path: steps, isCell: false }];
    const met = rows.get(steps[0]) ?? [];
    rows.set(steps[0], met);
    if (met[met.length - 1] !== row) met.push(row);
    return [{ control, path: [steps[0], String(met.length), ...steps.slice(1)], isCell: true }];
  });
}

/**
 * Adds the rows that the answers need, as copies of the first one.
 * @param {Document} xml
 * @param {Answers} answers
 */
function addRows(xml, answers) {
  let lastId = Math.max(...[...xml.getElementsByTagNameNS(W, "id")].map((id) => Number(id.getAttributeNS(W, "val"))));
  for (const section of [...xml.getElementsByTagNameNS(W, "sdt")]) {
    const content = child(section, "sdtContent");
    if (!property(section, "repeatingSection") || content === null) continue;
    const items = [...content.children].filter((item) => item.localName === "sdt");
    for (let count = items.length; count < rowsNeeded(tagOf(section), answers); count += 1) {
      const copy = /** @type {Element} */ (items[0].cloneNode(true));
      for (const id of copy.getElementsByTagNameNS(W, "id")) id.setAttributeNS(W, "w:val", String((lastId += 1)));
      content.append(copy);
    }
  }
}

/**
 * @param {string} table
 * @param {Answers} answers
 */
function rowsNeeded(table, answers) {
  const numbers = [...answers.keys()].map((name) => name.split("_")).filter(([first]) => first === table);
  return Math.max(0, ...numbers.map(([, number]) => Number(number) || 0));
}

/**
 * @param {Element} control
 * @param {string | boolean} answer
 */
function setAnswer(control, answer) {
  const tick = property(control, "checkbox");
  if (tick) {
    tick.getElementsByTagNameNS(W14, "checked")[0].setAttributeNS(W14, "w14:val", answer ? "1" : "0");
    control.getElementsByTagNameNS(W, "t")[0].textContent = answer ? TICKED : UNTICKED;
    return;
  }
  const text = normalText(String(answer));
  const option = [...control.getElementsByTagNameNS(W, "listItem")].find((item) => item.getAttributeNS(W, "value") === text);
  showText(control, text && option ? option.getAttributeNS(W, "displayText") ?? text : text);
}

/**
 * Puts a text in a control; without a text, what shows that it is empty.
 * @param {Element} control
 * @param {string} text
 */
function showText(control, text) {
  const properties = child(control, "sdtPr");
  const content = child(control, "sdtContent");
  const isEmpty = property(control, "showingPlcHdr") !== null;
  if (properties === null || content === null || (isEmpty && !text)) return;
  const run = newElement(control, "r");
  if (text) {
    property(control, "showingPlcHdr")?.remove();
  } else {
    // The kind of control comes last (ISO/IEC 29500-1 §17.5.2.38).
    properties.lastElementChild?.before(newElement(control, "showingPlcHdr"));
    const look = newElement(control, "rStyle");
    look.setAttributeNS(W, "w:val", PLACEHOLDER_STYLE);
    const runProperties = newElement(control, "rPr");
    runProperties.append(look);
    run.append(runProperties);
  }
  for (const piece of (text || CELL_PLACEHOLDER).match(/[^\n\t]+|[\n\t]/g) ?? []) run.append(pieceElement(control, piece));
  content.replaceChildren(run);
}

/**
 * @param {Element} control
 * @param {string} piece text without line breaks, or one line break or tab
 */
function pieceElement(control, piece) {
  if (piece === "\n" || piece === "\t") return newElement(control, piece === "\n" ? "br" : "tab");
  const element = newElement(control, "t");
  element.setAttributeNS(XML, "xml:space", "preserve");
  element.textContent = piece;
  return element;
}

/**
 * @param {Element} control
 * @returns {string | boolean}
 */
function answerIn(control) {
  const tick = property(control, "checkbox");
  if (tick) {
    const checked = tick.getElementsByTagNameNS(W14, "checked")[0];
    return checked !== undefined && ON.has(checked.getAttributeNS(W14, "val") ?? "1");
  }
  if (property(control, "showingPlcHdr")) return "";
  return looksEmpty(control) ? "" : chosen(control, normalText(textIn(control)));
}

/**
 * Whether all text has the look of an empty place: LibreOffice keeps that look, but not always the
 * property that says that the place is empty.
 * @param {Element} control
 */
function looksEmpty(control) {
  const runs = [...control.getElementsByTagNameNS(W, "r")];
  return runs.length > 0 && runs.every((run) => runLook(run) === PLACEHOLDER_STYLE);
}

/**
 * @param {Element} run
 */
function runLook(run) {
  return child(child(run, "rPr") ?? run, "rStyle")?.getAttributeNS(W, "val");
}

/**
 * The text in a control: runs joined, each paragraph on a line of its own.
 * @param {Element} control
 */
function textIn(control) {
  const paragraphs = [...control.getElementsByTagNameNS(W, "p")];
  const places = paragraphs.length > 0 ? paragraphs : [control];
  return places.map((place) => [...place.getElementsByTagNameNS(W, "r")].map(runText).join("")).join("\n");
}

/**
 * @param {Element} run
 */
function runText(run) {
  return [...run.children].map((piece) => (piece.localName === "t" ? piece.textContent : PIECES[piece.localName]) ?? "").join("");
}

/**
 * The value of the option that shows `text`; the text itself when there is none.
 * @param {Element} control
 * @param {string} text
 */
function chosen(control, text) {
  const options = [...control.getElementsByTagNameNS(W, "listItem")];
  const option = options.find((item) => (item.getAttributeNS(W, "displayText") ?? "").trim() === text.trim());
  return option ? option.getAttributeNS(W, "value") ?? "" : text;
}

/**
 * @param {Element} control
 */
function tagOf(control) {
  return property(control, "tag")?.getAttributeNS(W, "val") ?? "";
}

/**
 * @param {Element} control
 * @param {string} name
 */
function property(control, name) {
  return [...(child(control, "sdtPr")?.children ?? [])].find((each) => each.localName === name) ?? null;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function child(element, name) {
  return [...element.children].find((each) => each.namespaceURI === W && each.localName === name) ?? null;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function ancestor(element, name) {
  let above = element.parentElement;
  while (above !== null && !(above.namespaceURI === W && above.localName === name)) above = above.parentElement;
  return above;
}

/**
 * @param {Element} near
 * @param {string} name
 */
function newElement(near, name) {
  return near.ownerDocument.createElementNS(W, `w:${name}`);
}
