// Where everything stands on the pages of the addendum. Points, measured from the top left.
import { wrap } from "./lines.js";
import { PADDING, heightFor } from "./writing.js";

/** @typedef {import("./leftover.js").Cell} Cell */
/** @typedef {import("./leftover.js").LeftOver} LeftOver */
/** @typedef {import("./leftover.js").Row} Row */
/** @typedef {{ size: number, font: { widthOf: (text: string, size: number) => number } }} Measures  Of the fields. */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Area  Of a page, to fill. */
/** @typedef {{ tag: string, size: number, colour: string, before: number, after: number }} Style */
/** @typedef {{ x: number, baseline: number, text: string }} Line */
/**
 * The lines of a text that stand on one page; `whole` is the same for all parts of one text.
 * @typedef {{ kind: "text", style: Style, whole: object, lines: Line[] }} TextItem
 */
/**
 * A field with the frame around it.
 * @typedef {{ kind: "field", cell: Cell, x: number, y: number, width: number, height: number }} FieldItem
 */
/** @typedef {TextItem | FieldItem} Item */
/** @typedef {{ cell: Cell, share: number, lines: number }} Sized  A cell with its share of the width. */

const INK = "0.106 0.141 0.188"; // --inkt of the theme
const SOFT_INK = "0.29 0.333 0.388"; // --inkt-2
// The typeface of the fields has one weight; a stroke to make it bold blots on a screen.
/** @type {Record<"title" | "heading" | "row" | "text" | "label", Style>} */
const STYLES = {
  title: { tag: "H2", size: 18, colour: INK, before: 0, after: 5 },
  heading: { tag: "H3", size: 13.5, colour: INK, before: 15, after: 4 },
  row: { tag: "H4", size: 11, colour: INK, before: 7, after: 3 },
  text: { tag: "P", size: 10, colour: INK, before: 0, after: 4 },
  label: { tag: "P", size: 8.5, colour: SOFT_INK, before: 0, after: 2 },
};
const LEADING = 1.35; // of the size, from line to line
const BASELINE = 0.98; // of the size, below the top of the line
const GAP = 10; // between fields
const SHORT = new Set(["getal", "datum", "tijd", "vinkje"]);
const SHORT_SHARE = 1 / 4; // of the width
const TEXT_SHARE = 1 / 2;
const MOST_LINES_AT_HALF = 5;
const TICK_SIZE = 13;
const LEAST_LINES = 2; // of a text that may have several
const WIDEST_TEXT = 383; // 135 mm: about 80 characters
/** Between a field and its frame. */
export const FRAME = 2;
/** A field of more lines would not stand on one page. */
const MOST_LINES = 40;

/**
 * Lays out the addendum on as many pages as it takes.
 * @param {LeftOver} leftOver
 * @param {string} formTitle
 * @param {Area} area
 * @param {Measures} pen
 * @returns {Item[][]} what stands on each page, in the order of reading
 */
export function layOut({ tables, texts }, formTitle, area, pen) {
  const flow = new Flow(area, pen);
  const whole = [...texts];
  flow.write("Bijlage: wat niet op het formulier paste", STYLES.title);
  flow.write(`Deze antwoorden horen bij “${formTitle}”.`, STYLES.text);
  for (const { label, rows } of tables) {
    const bands = rows.map(({ cells }) => bandsOf(cells, area.right - area.left, pen));
    flow.write(label, STYLES.heading, flow.heightOf("Rij", STYLES.row) + flow.heightTogether(bands[0]));
    rows.forEach(({ number }, place) => {
      flow.write(`Rij ${number}`, STYLES.row, flow.heightTogether(bands[place]));
      bands[place].forEach((band) => flow.fields(band));
    });
    const tooLong = bands.flat(2).filter(({ lines }) => lines > MOST_LINES);
    whole.push(...tooLong.map(({ cell }) => ({ label: cell.label, text: String(cell.answer) })));
  }
  for (const { label, text } of whole) {
    flow.write(label, STYLES.heading, flow.heightOf("Regel\nregel", STYLES.text));
    flow.write(text, STYLES.text);
  }
  return flow.pages;
}

/**
 * Puts the cells of a row side by side where they fit, and gives what is left to a text.
 * @param {Cell[]} cells
 * @param {number} width
 * @param {Measures} pen
 * @returns {Sized[][]}
 */
function bandsOf(cells, width, pen) {
  /** @type {{ cell: Cell, share: number }[][]} */
  const bands = [];
  let used = 1;
  for (const cell of cells) {
    const share = shareOf(cell, width, pen);
    if (used + share > 1) {
      bands.push([]);
      used = 0;
    }
    bands[bands.length - 1].push({ cell, share });
    used += share;
  }
  return bands.map((band) => {
    const text = band.find(({ cell }) => !SHORT.has(cell.kind));
    if (text) text.share += 1 - band.reduce((sum, { share }) => sum + share, 0);
    return band.map(({ cell, share }) => ({ cell, share, lines: linesAt(share, cell, width, pen) }));
  });
}

/**
 * The least share of the width in which a cell looks well.
 * @param {Cell} cell
 * @param {number} width
 * @param {Measures} pen
 */
function shareOf(cell, width, pen) {
  if (SHORT.has(cell.kind) && linesAt(SHORT_SHARE, cell, width, pen) === 1) return SHORT_SHARE;
  return linesAt(TEXT_SHARE, cell, width, pen) <= MOST_LINES_AT_HALF ? TEXT_SHARE : 1;
}

/**
 * How many lines a cell has with this share of the width.
 * @param {number} share
 * @param {Cell} cell
 * @param {number} width
 * @param {Measures} pen
 */
function linesAt(share, cell, width, pen) {
  if (cell.kind === "vinkje") return 1;
  const room = fieldWidth(share, width) - 2 * (FRAME + PADDING);
  const lines = wrap(String(cell.answer), room, (part) => pen.font.widthOf(part, pen.size)).length;
  return Math.max(cell.kind === "tekstvak" ? LEAST_LINES : 1, lines);
}

/**
 * The width of a field, so that fields and the gaps between them fill the page.
 * @param {number} share
 * @param {number} width  Of the page.
 */
function fieldWidth(share, width) {
  return share * (width + GAP) - GAP;
}

/** Fills one page after another. */
class Flow {
  /**
   * @param {Area} area
   * @param {Measures} pen
   */
  constructor(area, pen) {
    this.area = area;
    this.pen = pen;
    /** @type {Item[][]} */
    this.pages = [[]];
    this.y = area.top;
  }

  /**
   * Writes a text; it starts on a page where `needed` still fits below it.
   * @param {string} text
   * @param {Style} style
   * @param {number} [needed]
   */
  write(text, style, needed = 0) {
    const lines = this.linesOf(text, style, Math.min(this.width, WIDEST_TEXT));
    const height = style.size * LEADING;
    const isTop = this.y === this.area.top;
    if (!isTop) this.y += style.before;
    this.makeRoom(Math.min(lines.length, needed > 0 ? lines.length : 2) * height + needed);
    const whole = {};
    for (const line of lines) {
      this.makeRoom(height);
      this.line(line, this.area.left, style, whole);
      this.y += height;
    }
    this.y += style.after;
  }

  /**
   * Places fields side by side, each below its label.
   * @param {Sized[]} band
   */
  fields(band) {
    this.makeRoom(this.bandHeight(band));
    const top = this.y;
    const labelled = this.labelHeight(band);
    let x = this.area.left;
    for (const { cell, share, lines } of band) {
      const width = fieldWidth(share, this.width);
      const whole = {};
      this.y = top;
      for (const line of this.linesOf(cell.column, STYLES.label, width)) {
        this.line(line, x, STYLES.label, whole);
        this.y += STYLES.label.size * LEADING;
      }
      const y = top + labelled;
      const size = cell.kind === "vinkje" ? { width: TICK_SIZE, height: TICK_SIZE } : { width, height: this.fieldHeight(lines) };
      this.page.push({ kind: "field", cell, x, y, ...size });
      x += width + GAP;
    }
    this.y = top + this.bandHeight(band);
  }

  /**
   * What of a row must stay on one page: all of it, but of a long row only the beginning.
   * @param {Sized[][]} bands
   */
  heightTogether(bands) {
    const height = bands.reduce((sum, band) => sum + this.bandHeight(band), 0);
    return height < (this.area.bottom - this.area.top) / 2 ? height : this.bandHeight(bands[0]);
  }

  /** @param {Sized[]} band */
  bandHeight(band) {
    return this.labelHeight(band) + Math.max(...band.map(({ lines }) => this.fieldHeight(lines))) + GAP;
  }

  /**
   * @param {string} text
   * @param {Style} style
   */
  heightOf(text, style) {
    const lines = this.linesOf(text, style, Math.min(this.width, WIDEST_TEXT)).length;
    return style.before + lines * style.size * LEADING + style.after;
  }

  /** @param {number} lines */
  fieldHeight(lines) {
    return heightFor(Math.min(lines, MOST_LINES), this.pen.size) + 2 * FRAME;
  }

  get width() {
    return this.area.right - this.area.left;
  }

  get page() {
    return this.pages[this.pages.length - 1];
  }

  /** @param {Sized[]} band */
  labelHeight(band) {
    const lines = band.map(({ cell, share }) => this.linesOf(cell.column, STYLES.label, fieldWidth(share, this.width)).length);
    return Math.max(...lines) * STYLES.label.size * LEADING + STYLES.label.after;
  }

  /**
   * @param {string} text
   * @param {Style} style
   * @param {number} width
   */
  linesOf(text, { size }, width) {
    return wrap(text, width, (part) => this.pen.font.widthOf(part, size));
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {Style} style
   * @param {object} whole
   */
  line(text, x, style, whole) {
    const line = { x, baseline: this.y + style.size * BASELINE, text };
    const last = this.page[this.page.length - 1];
    if (last?.kind === "text" && last.whole === whole) last.lines.push(line);
    else this.page.push({ kind: "text", style, whole, lines: [line] });
  }

  /**
   * Goes to a new page when there is less room than `height`.
   * @param {number} height
   */
  makeRoom(height) {
    if (this.y + height <= this.area.bottom || this.y === this.area.top) return;
    this.pages.push([]);
    this.y = this.area.top;
  }
}
