// How a text falls into lines of a given width.

/** @typedef {(text: string) => number} Measure  Tells how wide a text is, in points. */

/**
 * Breaks a text at its own line breaks and, where a line would be wider than `width`, between two
 * words; a word that is wider by itself is broken where the line is full.
 * @param {string} text
 * @param {number} width
 * @param {Measure} measure
 * @returns {string[]}
 */
export function wrap(text, width, measure) {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

/**
 * @param {string} paragraph
 * @param {number} width
 * @param {Measure} measure
 */
function wrapParagraph(paragraph, width, measure) {
  const lines = [];
  let line = "";
  // Each word with the spaces before it; a space that does not break (U+00A0) is part of a word.
  for (const word of paragraph.match(/[ \t]*[^ \t]+/gu) ?? []) {
    if (measure(line + word) <= width) {
      line += word;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = piecesOf(line === "" ? word : word.replace(/^[ \t]+/, ""), width, measure);
    line = /** @type {string} */ (pieces.pop());
    lines.push(...pieces);
  }
  return [...lines, line];
}

/**
 * Cuts a word into pieces that are no wider than `width`.
 * @param {string} word
 * @param {number} width
 * @param {Measure} measure
 */
function piecesOf(word, width, measure) {
  const pieces = [""];
  for (const character of word) {
    const last = pieces[pieces.length - 1];
    if (last !== "" && measure(last + character) > width) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}
