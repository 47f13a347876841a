// How a text looks in its field: the lines, and the drawing that every reader shows.
import { wrap } from "./lines.js";

/** @typedef {import("@cantoo/pdf-lib").PDFContext} PDFContext */
/** @typedef {import("@cantoo/pdf-lib").PDFRef} PDFRef */
/** @typedef {import("./font.js").Font} Font */
/** @typedef {{ width: number, height: number }} Box  In points. */
/** @typedef {{ font: Font, size: number, operators: string }} Pen */

/** Between the text and the edge of its field; what programs keep when they draw it anew. */
export const PADDING = 2;
const LEADING = 1.3; // of the size, from line to line, as in the form itself (field_font.py)
const TOLERANCE = 1; // points: a rounded measure is no reason for an addendum

/**
 * The height of a field that shows so many lines.
 * @param {number} lines
 * @param {number} size
 */
export function heightFor(lines, size) {
  return lines * size * LEADING + 2 * PADDING;
}

/**
 * The lines of a text in a field.
 * @param {string} text
 * @param {number} width  Of the field.
 * @param {Pen} pen
 * @param {boolean} isMultiline
 */
export function linesIn(text, width, { font, size }, isMultiline) {
  if (!isMultiline) return [text.replace(/\n/g, " ")];
  return wrap(text, width - 2 * PADDING, (part) => font.widthOf(part, size));
}

/**
 * Whether a field shows all its lines.
 * @param {string[]} lines
 * @param {Box} box
 * @param {Pen} pen
 * @param {boolean} isMultiline
 */
export function fits(lines, box, { font, size }, isMultiline) {
  if (isMultiline) return heightFor(lines.length, size) <= box.height + TOLERANCE;
  return font.widthOf(lines[0], size) <= box.width - 2 * PADDING + TOLERANCE;
}

/**
 * Draws the lines as the appearance of a field.
 * @param {PDFContext} context
 * @param {string[]} lines
 * @param {Box} box
 * @param {Pen} pen
 * @param {boolean} isMultiline
 * @returns {PDFRef}
 */
export function drawWriting(context, lines, { width, height }, { font, size, operators }, isMultiline) {
  const middle = (height - (font.ascent + font.descent) * size) / 2 + font.descent * size;
  const top = height - PADDING - font.ascent * size;
  const shown = [
    "/Tx BMC q",
    `1 1 ${number(width - 2)} ${number(height - 2)} re W n`,
    `BT ${operators} ${number(size * LEADING)} TL`,
    `${PADDING} ${number(isMultiline ? top : middle)} Td`,
    ...lines.map((line) => `${hexOf(line, font)} Tj T*`),
    "ET Q EMC",
  ];
  const drawing = context.flateStream(shown.join("\n"), {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, width, height],
    Resources: { Font: { [font.name]: font.object } },
  });
  return context.register(drawing);
}

/**
 * A text as the operand of an operator.
 * @param {string} text
 * @param {Font} font
 */
export function hexOf(text, font) {
  return `<${font.encode(text).codes.map((code) => code.toString(16).padStart(2, "0")).join("")}>`;
}

/**
 * A number as PDF writes it.
 * @param {number} value
 */
export function number(value) {
  return String(Number(value.toFixed(2)));
}
