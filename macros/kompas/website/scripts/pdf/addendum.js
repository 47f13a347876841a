// The addendum: pages after the form with what had no room on it, tagged as the form itself.
import { PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";

import { OFF, acroFormOf, arrayAt, catalogOf, dictAt, numberAt } from "./document.js";
import { FRAME, layOut } from "./layout.js";
import { TagTree } from "./tags.js";
import { drawWriting, hexOf, linesIn, number } from "./writing.js";

/** @typedef {import("@cantoo/pdf-lib").PDFArray} PDFArray */
/** @typedef {import("@cantoo/pdf-lib").PDFContext} PDFContext */
/** @typedef {import("@cantoo/pdf-lib").PDFDict} PDFDict */
/** @typedef {import("@cantoo/pdf-lib").PDFRef} PDFRef */
/** @typedef {import("./layout.js").FieldItem} FieldItem */
/** @typedef {import("./layout.js").Item} Item */
/** @typedef {import("./layout.js").TextItem} TextItem */
/** @typedef {import("./leftover.js").LeftOver} LeftOver */
/** @typedef {import("./tags.js").Element} Element */
/** @typedef {import("./writing.js").Pen} Pen */

const MILLIMETRE = 72 / 25.4;
const PAPER = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };
// The margins of the form (page.css).
const AREA = {
  left: 20 * MILLIMETRE,
  top: 18 * MILLIMETRE,
  right: PAPER.width - 20 * MILLIMETRE,
  bottom: PAPER.height - 26 * MILLIMETRE,
};
const FOOT = { size: 8.5, y: 12 * MILLIMETRE, colour: "0.29 0.333 0.388" }; // --inkt-2
const BORDER = "0.545 0.522 0.467"; // --lijn-2
const INK = "0.106 0.141 0.188"; // --inkt
// Flags of annotations and fields (ISO 32000-1, tables 165 and 228).
const PRINTED = 4;
const MULTILINE = 1 << 12;
const TICKED = "ja";
/** The corners of a tick, as parts of the width and height of its box. */
const TICK = [
  [0.22, 0.52],
  [0.42, 0.3],
  [0.78, 0.74],
];

/**
 * Appends the addendum to a form.
 * @param {PDFContext} context
 * @param {LeftOver} leftOver
 * @param {string} formTitle
 * @param {Pen} pen
 */
export function addAddendum(context, leftOver, formTitle, pen) {
  const addendum = new Addendum(context, pen);
  const pages = layOut(leftOver, formTitle, AREA, pen);
  pages.forEach((items, place) => addendum.addPage(items, `Bijlage ${place + 1} / ${pages.length}`));
}

class Addendum {
  /**
   * @param {PDFContext} context
   * @param {Pen} pen
   */
  constructor(context, pen) {
    this.context = context;
    this.pen = pen;
    this.tags = new TagTree(context);
    this.section = this.tags.add("Sect", this.tags.document);
    this.resources = context.register(context.obj({ Font: { [pen.font.name]: pen.font.object } }));
    /** @type {WeakMap<object, Element>} */
    this.elements = new WeakMap();
  }

  /**
   * @param {Item[]} items
   * @param {string} foot
   */
  addPage(items, foot) {
    const annotations = this.context.obj([]);
    const page = this.context.obj({
      Type: "Page",
      MediaBox: [0, 0, PAPER.width, PAPER.height],
      Resources: this.resources,
      Tabs: "S",
      Annots: annotations,
    });
    const ref = this.appendPage(page);
    const owners = this.tags.addPage(page);
    const drawn = items.flatMap((item) =>
      item.kind === "text" ? this.drawText(item, ref, owners) : this.addField(item, ref, annotations),
    );
    const content = this.context.flateStream([...drawn, this.drawFoot(foot)].join("\n"));
    page.set(PDFName.of("Contents"), this.context.register(content));
  }

  /**
   * Hangs a page at the end of the document.
   * @param {PDFDict} page
   * @returns {PDFRef}
   */
  appendPage(page) {
    const catalog = catalogOf(this.context);
    const tree = dictAt(catalog, "Pages");
    page.set(PDFName.of("Parent"), /** @type {PDFRef} */ (catalog?.get(PDFName.of("Pages"))));
    const ref = this.context.register(page);
    arrayAt(tree, "Kids")?.push(ref);
    tree?.set(PDFName.of("Count"), PDFNumber.of((numberAt(tree, "Count") ?? 0) + 1));
    return ref;
  }

  /**
   * @param {TextItem} item
   * @param {PDFRef} page
   * @param {PDFArray} owners
   * @returns {string[]}
   */
  drawText({ style, whole, lines }, page, owners) {
    const element = this.elements.get(whole) ?? this.tags.add(style.tag, this.section);
    this.elements.set(whole, element);
    const mark = this.tags.addContent(element, page, owners);
    return [
      `/${style.tag} <</MCID ${mark}>> BDC`,
      `BT ${style.colour} rg /${this.pen.font.name} ${style.size} Tf`,
      ...lines.map(({ x, baseline, text }) => `1 0 0 1 ${number(x)} ${number(PAPER.height - baseline)} Tm ${hexOf(text, this.pen.font)} Tj`),
      "ET EMC",
    ];
  }

  /**
   * @param {string} text
   */
  drawFoot(text) {
    const { font } = this.pen;
    const x = AREA.right - font.widthOf(text, FOOT.size);
    return [
      "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
      `BT ${FOOT.colour} rg /${font.name} ${FOOT.size} Tf ${number(x)} ${number(FOOT.y)} Td ${hexOf(text, font)} Tj ET`,
      "EMC",
    ].join("\n");
  }

  /**
   * Adds a field to the form; the page itself shows the frame.
   * @param {FieldItem} item
   * @param {PDFRef} page
   * @param {PDFArray} annotations
   * @returns {string}
   */
  addField({ cell, x, y, width, height }, page, annotations) {
    const bottom = PAPER.height - y - height;
    const inset = cell.kind === "vinkje" ? 0 : FRAME;
    const box = { width: width - 2 * inset, height: height - 2 * inset };
    const widget = this.context.obj({
      Type: "Annot",
      Subtype: "Widget",
      T: PDFString.of(cell.name),
      TU: PDFHexString.fromText(cell.label),
      F: PRINTED,
      P: page,
      Rect: [x + inset, bottom + inset, x + width - inset, bottom + height - inset],
    });
    if (cell.kind === "vinkje") this.makeTick(widget, cell.answer === true, box);
    else this.makeText(widget, String(cell.answer), box, cell.kind === "tekstvak");
    const ref = this.context.register(widget);
    this.tags.addWidget(this.tags.add("Form", this.section), widget, ref, page);
    annotations.push(ref);
    arrayAt(acroFormOf(this.context), "Fields")?.push(ref);
    const frame = [x, bottom, width, height].map(number).join(" ");
    return `/Artifact BMC q ${BORDER} RG 0.75 w ${frame} re S Q EMC`;
  }

  /**
   * @param {PDFDict} widget
   * @param {string} text
   * @param {import("./writing.js").Box} box
   * @param {boolean} hasLines
   */
  makeText(widget, text, box, hasLines) {
    const isMultiline = hasLines || linesIn(text, box.width, this.pen, true).length > 1;
    const lines = linesIn(text, box.width, this.pen, isMultiline);
    const appearance = drawWriting(this.context, lines, box, this.pen, isMultiline);
    this.extend(widget, {
      FT: "Tx",
      Ff: isMultiline ? MULTILINE : 0,
      V: PDFHexString.fromText(text),
      DA: PDFString.of(this.pen.operators),
      AP: { N: appearance },
    });
  }

  /**
   * @param {PDFDict} widget
   * @param {boolean} isOn
   * @param {import("./writing.js").Box} box
   */
  makeTick(widget, isOn, { width, height }) {
    const [start, turn, end] = TICK.map(([across, up]) => `${number(across * width)} ${number(up * height)}`);
    const state = isOn ? TICKED : OFF;
    /** @param {string} operators */
    const drawing = (operators) =>
      this.context.register(
        this.context.flateStream(operators, { Type: "XObject", Subtype: "Form", BBox: [0, 0, width, height], Resources: {} }),
      );
    this.extend(widget, {
      FT: "Btn",
      V: state,
      AS: state,
      MK: { CA: PDFString.of("4") },
      AP: {
        N: { [TICKED]: drawing(`q ${INK} RG 1.6 w 1 J 1 j ${start} m ${turn} l ${end} l S Q`), [OFF]: drawing("") },
      },
    });
  }

  /**
   * @param {PDFDict} dict
   * @param {Record<string, any>} entries
   */
  extend(dict, entries) {
    for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), this.context.obj(value));
  }
}
