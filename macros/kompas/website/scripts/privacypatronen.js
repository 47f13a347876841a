/**
 * What in a text looks like data about a person. It is a reason to say so, never to refuse:
 * a number may have this form and be something else.
 * @typedef {"bsn" | "e-mail" | "telefoon" | "postcode"} Sign
 */

// No longer than an address may be, so that a text without blanks is not searched again and again.
const EMAIL = /[^\s@<>()[\]",;:]{1,64}@[^\s@<>()[\]",;:]{1,190}\.[a-z]{2,}/iu;

/** As it is written down; 12 345 678, 1234 5678 and 15 30 45 60 are other numbers. */
const BSN = /\d{8,9}|\d{3}([ .])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3}|\d{4}([ .])\d{3}\3\d{2}|\d{4}[ .]\d{5}|\d{3}([ .])\d{2}\4\d{3}/gu;
const BSN_DIGITS = 9;

/** Numbers of services, such as 0800-2000, belong to nobody. */
const PHONES = [
  /\+31[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){8}/gu,
  /00 ?31[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){8}/gu,
  /06[ -]{0,3}[1-9](?:[ -]?\d){7}/gu,
  /\(?0(?:[1-57]\d{1,2}|8[458])\)?[ -]{0,3}\d(?:[ -]?\d){5,6}/gu,
];
const PHONE_DIGITS = 10;

const POSTCODE = /[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})/gu;
/** Letters that the post never used, for what they stood for in the war. */
const NEVER_POSTCODE = new Set(["SA", "SD", "SS"]);
/** Short words and units that stand behind a year or a number. */
const NO_POSTCODE_LETTERS = new Set(
  "AL CM DE EN ER EU GB HA IN IS JE KB KG KM KW MB ML MM NA OF OM OP PP TE TM UU WE ZO".split(" "),
);

/**
 * Returns what a text seems to hold of a person, each kind once.
 * @param {string} text
 * @returns {Sign[]}
 */
export function signsIn(text) {
  /** @type {[Sign, boolean][]} */
  const looked = [
    ["bsn", hasBsn(text)],
    ["e-mail", EMAIL.test(text)],
    ["telefoon", hasPhone(text)],
    ["postcode", hasPostcode(text)],
  ];
  return looked.filter(([, found]) => found).map(([sign]) => sign);
}

/** @param {string} text */
function hasBsn(text) {
  return [...text.matchAll(BSN)].some((match) => {
    const digits = match[0].replace(/\D/gu, "");
    const isWhole = standsAlone(text, match) && !isPartOfRow(text, match) && !isAmount(text, match);
    return isWhole && !isDate(digits) && passesElevenTest(digits);
  });
}

/**
 * The test that every BSN passes: 9·a + 8·b + … + 2·h − i can be divided by eleven.
 * @param {string} digits eight or nine; the first zero is sometimes left out
 */
export function passesElevenTest(digits) {
  const full = digits.padStart(BSN_DIGITS, "0");
  if (full.length !== BSN_DIGITS || /^0+$/u.test(full)) return false;
  const weighed = [...full].map((digit, place) => Number(digit) * (place === 8 ? -1 : 9 - place));
  return weighed.reduce((sum, part) => sum + part, 0) % 11 === 0;
}

/** @param {string} text */
function hasPhone(text) {
  return PHONES.some((pattern) =>
    [...text.matchAll(pattern)].some((match) => standsAlone(text, match) && !holdsDate(match[0]) && hasPhoneLength(match[0])),
  );
}

/** @param {string} found */
function hasPhoneLength(found) {
  const national = found.replace(/\(0\)/u, "").replace(/^(?:\+|00 ?)31/u, "0");
  return national.replace(/\D/gu, "").length === PHONE_DIGITS;
}

/** @param {string} text */
function hasPostcode(text) {
  return [...text.matchAll(POSTCODE)].some((match) => {
    const letters = match[0].slice(-2).toUpperCase();
    return standsAlone(text, match) && !NEVER_POSTCODE.has(letters) && !NO_POSTCODE_LETTERS.has(letters);
  });
}

/**
 * Whether a match is no part of a longer word or number, such as an IBAN.
 * @param {string} text
 * @param {RegExpMatchArray} match
 */
function standsAlone(text, match) {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(start + match[0].length, start + match[0].length + 2);
  return !/(?:[\p{L}\p{N}]|\d[-./:,])$/u.test(before) && !/^(?:[\p{L}\p{N}]|[-/:,.]\d)/u.test(after);
}

/**
 * Whether a number in groups goes on with more of them, or follows the first figures of a phone number.
 * @param {string} text
 * @param {RegExpMatchArray} match
 */
function isPartOfRow(text, match) {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(start + match[0].length, start + match[0].length + 2);
  if (/(?:^|\D)0\d{1,3}[ -]+$/u.test(before)) return true;
  return /\D/u.test(match[0]) && (/\d[ .]$/u.test(before) || /^[ .]\d/u.test(after));
}

/**
 * @param {string} text
 * @param {RegExpMatchArray} match
 */
function isAmount(text, match) {
  const start = match.index ?? 0;
  const before = text.slice(0, start);
  const after = text.slice(start + match[0].length);
  return /(?:€|\beuro?)\s*$/iu.test(before) || /^(?:,-|\s*(?:€|euro?\b))/iu.test(after);
}

/** @param {string} digits eight digits that are a day, such as 22112026 or 20261122 */
function isDate(digits) {
  if (digits.length !== 8) return false;
  const [early, middle, late] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (isDay(early, middle) && isYear(late)) return true;
  return isYear(digits.slice(0, 4)) && isDay(digits.slice(6), digits.slice(4, 6));
}

/** @param {string} text */
function holdsDate(text) {
  const match = /(\d{1,2})[ -](\d{1,2})[ -](\d{4})/u.exec(text);
  return match !== null && isDay(match[1], match[2]) && isYear(match[3]);
}

/**
 * @param {string} day
 * @param {string} month
 */
function isDay(day, month) {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** @param {string} digits */
function isYear(digits) {
  return /^(?:19|20)\d\d$/u.test(digits);
}
