// WinAnsi (Windows-1252): the characters that the typeface of the fields can show, one byte each.

// What stands at 0x80 to 0x9F; the codes between that mean nothing are a space here.
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const HIGH_START = 0x80;
const SUBSTITUTE = "?";
const HYPHENS = /[\u2010\u2011]/gu;
const SPACES = /[\t\u2000-\u200a\u202f\u205f]/gu;
const UNSEEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/gu;
const ACCENTS = /\p{Mn}/gu;

/**
 * The bytes that show a text of one line, and the characters that stand there as another one: the
 * bare letter when there is one (ș becomes s), otherwise a question mark.
 * @param {string} text
 * @param {(code: number) => boolean} [isDrawn]  Whether the typeface has the character of a byte.
 * @returns {{ codes: number[], missing: string[] }}
 */
export function encode(text, isDrawn = () => true) {
  const plain = text.normalize("NFC").replace(HYPHENS, "-").replace(/\u2212/gu, "–");
  /** @type {Set<string>} */
  const missing = new Set();
  const codes = [...plain.replace(SPACES, " ").replace(UNSEEN, "")].flatMap((character) => {
    const code = codeOf(character);
    if (code !== undefined && isDrawn(code)) return code;
    missing.add(character);
    const letters = [...character.normalize("NFKD").replace(ACCENTS, "")].map(codeOf);
    return letters.every((letter) => letter !== undefined && isDrawn(letter)) && letters.length > 0
      ? /** @type {number[]} */ (letters)
      : SUBSTITUTE.charCodeAt(0);
  });
  return { codes, missing: [...missing] };
}

/**
 * The byte for one character; undefined when WinAnsi has none.
 * @param {string} character
 * @returns {number | undefined}
 */
function codeOf(character) {
  const point = /** @type {number} */ (character.codePointAt(0));
  if ((point >= 0x20 && point < 0x7f) || (point >= 0xa0 && point <= 0xff)) return point;
  const place = HIGH.indexOf(character);
  return place < 0 ? undefined : HIGH_START + place;
}
