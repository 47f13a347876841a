// The typeface of the fields: it stands in the file already, and is used again as it is.
import { PDFName } from "@cantoo/pdf-lib";

import { acroFormOf, dictAt, numberAt, numbersAt, textAt } from "./document.js";
import { encode } from "./winansi.js";

/** @typedef {import("@cantoo/pdf-lib").PDFContext} PDFContext */
/** @typedef {import("@cantoo/pdf-lib").PDFDict} PDFDict */
/** @typedef {import("@cantoo/pdf-lib").PDFObject} PDFObject */

/** How a field writes: `/Name 10 Tf 0 g`. */
const SET_FONT = /\/(\S+)\s+([\d.]+)\s+Tf/;

/**
 * @typedef {object} Font
 * @property {string} name  In the resources of whatever shows text with it.
 * @property {PDFObject} object  The font or a reference to it.
 * @property {number} ascent  Of the size.
 * @property {number} descent  Of the size, above 0.
 * @property {(text: string) => { codes: number[], missing: string[] }} encode
 * @property {(text: string, size: number) => number} widthOf  In points.
 */

/**
 * How a field writes its text, or the form when its fields do not say so.
 * @param {PDFDict} field
 * @returns {{ fontName: string, size: number, operators: string }}
 */
export function writingOf(field) {
  const operators = textAt(field, "DA") || textAt(acroFormOf(field.context), "DA");
  const [, fontName, size] = SET_FONT.exec(operators) ?? [];
  if (fontName === undefined) throw new Error("A text field does not say in what font it writes");
  return { fontName, size: Number(size), operators };
}

/**
 * The font with this name among those of the form.
 * @param {PDFContext} context
 * @param {string} name
 * @returns {Font}
 */
export function fontOf(context, name) {
  const fonts = dictAt(dictAt(acroFormOf(context), "DR"), "Font");
  const dict = dictAt(fonts, name);
  const object = fonts?.get(PDFName.of(name));
  if (!dict || !object) throw new Error(`The form has no font ${name}`);
  const widths = numbersAt(dict, "Widths");
  const first = numberAt(dict, "FirstChar") ?? 0;
  const descriptor = dictAt(dict, "FontDescriptor");
  /** @param {number} code */
  const widthAt = (code) => widths[code - first] ?? 0;
  /** @param {string} text */
  const encodeText = (text) => encode(text, (code) => widthAt(code) > 0);
  return {
    name,
    object,
    ascent: (numberAt(descriptor, "Ascent") ?? 900) / 1000,
    descent: Math.abs(numberAt(descriptor, "Descent") ?? 200) / 1000,
    encode: encodeText,
    widthOf: (text, size) => (encodeText(text).codes.reduce((sum, code) => sum + widthAt(code), 0) * size) / 1000,
  };
}
