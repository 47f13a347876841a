// The workbook of a form: which cell is named after which entry, and what stands in it.
import { isTicked, shownMoment, shownNumber, unescaped } from "./excel-waarden.js";
import { linkedParts, linkId, notReadable, parsePart } from "./pakket.js";

/** @typedef {{sheet: Sheet, column: string, row: number}} Place */
/** @typedef {{ticks: Set<string>, choices: Map<string, Map<string, string>>}} Key */

export const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PREFIX = "veld_";
const KEY_SHEET = "Kompas";
const PLACE = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/;
// Formats for dates and times that have a number instead of a text (ISO/IEC 29500-1 §18.8.30).
const isDateFormat = (/** @type {number} */ id) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** One sheet: its part in the file, and its cells. */
export class Sheet {
  /**
   * @param {string} part
   * @param {Document} xml
   */
  constructor(part, xml) {
    this.part = part;
    this.xml = xml;
    /** @type {Map<string, Element>} */
    this.cells = new Map([...xml.getElementsByTagNameNS(S, "c")].map((cell) => [cell.getAttribute("r") ?? "", cell]));
  }

  get lastRow() {
    return Math.max(0, ...[...this.cells.keys()].map((address) => Number(address.replace(/^[A-Z]+/, ""))));
  }
}

/** The sheets of a workbook, and what its cells mean. */
export class Workbook {
  /**
   * @param {import("./pakket.js").Parts} parts
   */
  constructor(parts) {
    const main = linkedParts(parts, "", "Excel").get("officeDocument") ?? "";
    const xml = parsePart(parts, main, "Excel");
    const links = linkedParts(parts, main, "Excel");
    /** @param {string} kind */
    const linked = (kind) => (links.has(kind) ? parsePart(parts, links.get(kind) ?? "", "Excel") : null);
    this.sheets = new Map(
      [...xml.getElementsByTagNameNS(S, "sheet")].map((element) => {
        const part = links.get(linkId(element)) ?? "";
        return [element.getAttribute("name") ?? "", new Sheet(part, parsePart(parts, part, "Excel"))];
      }),
    );
    this.is1904 = ["1", "true"].includes(xml.getElementsByTagNameNS(S, "workbookPr")[0]?.getAttribute("date1904") ?? "");
    this.strings = [...(linked("sharedStrings")?.getElementsByTagNameNS(S, "si") ?? [])].map(richText);
    this.stylesPart = links.get("styles") ?? "";
    this.styles = linked("styles");
    if (this.styles === null) throw notReadable("Excel");
    this.dateStyles = dateStyles(this.styles);
    this.places = new Map(this.namedPlaces(xml));
    this.key = this.readKey();
  }

  /**
   * The place of every entry, by its name on the page.
   * @param {Document} xml
   * @returns {Generator<[string, Place]>}
   */
  *namedPlaces(xml) {
    for (const defined of xml.getElementsByTagNameNS(S, "definedName")) {
      const name = defined.getAttribute("name") ?? "";
      const place = PLACE.exec(defined.textContent ?? "");
      const sheet = place && this.sheets.get((place[1] ?? place[2]).replace(/''/g, "'"));
      if (!sheet || !name.startsWith(PREFIX)) continue;
      yield [name.slice(PREFIX.length).replace(/\./g, "-"), { sheet, column: place[3], row: Number(place[4]) }];
    }
  }

  /**
   * What stands in a cell, as Excel shows it to a Dutch reader.
   * @param {Place} place
   */
  text({ sheet, column, row }) {
    const cell = sheet.cells.get(`${column}${row}`);
    if (cell === undefined) return "";
    const value = cell.getElementsByTagNameNS(S, "v")[0]?.textContent ?? "";
    switch (cell.getAttribute("t") ?? "n") {
      case "s":
        return unescaped(this.strings[Number(value)] ?? "");
      case "inlineStr":
        return unescaped(richText(cell));
      case "b":
        return value === "1" ? "ja" : "nee";
      case "e":
        return "";
      case "n":
        return value === "" ? "" : this.shown(Number(value), cell);
      default:
        return unescaped(value);
    }
  }

  /**
   * @param {string} name of an entry
   * @param {Place} place
   * @returns {string | boolean}
   */
  answer(name, place) {
    const tag = tagOf(name);
    const text = this.text(place);
    if (this.key.ticks.has(tag)) return isTicked(text);
    return this.key.choices.get(tag)?.get(text.trim()) ?? text;
  }

  /**
   * @param {number} number
   * @param {Element} cell
   */
  shown(number, cell) {
    const isMoment = this.dateStyles.has(Number(cell.getAttribute("s") ?? 0)) && number >= 0;
    return isMoment ? shownMoment(number, this.is1904) : shownNumber(number);
  }

  /**
   * What the hidden sheet tells: of which cells the content stands for something else.
   * @returns {Key}
   */
  readKey() {
    /** @type {Key} */
    const key = { ticks: new Set(), choices: new Map() };
    const sheet = this.sheets.get(KEY_SHEET);
    for (let row = 2; sheet !== undefined && row <= sheet.lastRow; row += 1) {
      const [tag, kind, value, text] = ["A", "B", "C", "D"].map((column) => this.text({ sheet, column, row }));
      if (kind === "vinkje") key.ticks.add(tag);
      if (kind !== "keuze") continue;
      const choices = key.choices.get(tag) ?? new Map();
      key.choices.set(tag, choices.set(text.trim(), value));
    }
    return key;
  }
}

/**
 * The name without the number of its row, as the hidden sheet has it: `acties.wat`.
 * @param {string} name
 */
export function tagOf(name) {
  return name.split("_").filter((step) => !/^\d+$/.test(step)).join(".");
}

/**
 * The text of a string with or without formatting; not how Japanese is pronounced.
 * @param {Element} string
 */
function richText(string) {
  const texts = [...string.getElementsByTagNameNS(S, "t")];
  return texts.filter((text) => text.parentElement?.localName !== "rPh").map((text) => text.textContent).join("");
}

/**
 * The styles of cells that show a number as a date or time.
 * @param {Document} styles
 */
function dateStyles(styles) {
  const formats = new Set();
  for (const format of styles.getElementsByTagNameNS(S, "numFmt")) {
    const code = (format.getAttribute("formatCode") ?? "").replace(/"[^"]*"|\\.|\[[^\]]*[^\]hms][^\]]*\]/gi, "");
    if (/[dmyhs]/i.test(code)) formats.add(Number(format.getAttribute("numFmtId")));
  }
  const cellFormats = [...(styles.getElementsByTagNameNS(S, "cellXfs")[0]?.children ?? [])];
  const ids = cellFormats.map((format) => Number(format.getAttribute("numFmtId") ?? 0));
  return new Set([...ids.keys()].filter((style) => isDateFormat(ids[style]) || formats.has(ids[style])));
}
