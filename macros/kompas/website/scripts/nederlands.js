// What searching in Dutch needs: folded letters, plurals and the parts of compounds.

const LEAST_STEM = 3;
const LEAST_PART = 4;
const LEAST_LONE_PART = 6;

// Plurals in -eren are few; other words in -eren are verbs (organiseren) or have -er (kaderen).
const EREN_PLURAL = /(kind|lied|blad|goed|volk)eren$/;
// Not all that ends in -ing is something that is done: a ring is a circle of people here.
const RING = /(binnen|buiten|k)ring$/;
// The other plurals that change their vowel.
const VOWEL_CHANGES = /** @type {const} */ ([
  [/^(gezins|familie|raads|bestuurs|team|netwerk)?leden$/, "$1lid"],
  [/heden$/, "heid"],
]);

/**
 * The words of a text; a plus belongs to a word (MDA++).
 * @param {string} text
 */
export function words(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}+]*/gu) ?? [];
}

/**
 * Lower case, without accents and dots.
 * @param {string} word
 */
export function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The folded word without its ending: scholen and school, afspraken and afspraak, gemeenten and
 * gemeente become alike, and so do samenwerking, samenwerken and samenwerkt. Not a dictionary:
 * words that differ only in their ending may meet too.
 * @param {string} word
 */
export function stem(word) {
  for (const [plural, singular] of VOWEL_CHANGES) {
    if (plural.test(word)) return word.replace(plural, singular);
  }
  if (EREN_PLURAL.test(word)) return word.replace(/eren$/, "");
  // Twice without -s: adviezen has its -s- only after -en, huishoudens has it before.
  return single(withoutT(withoutIng(withoutE(withoutS(withoutEn(withoutS(word)))))));
}

/** @param {string} word */
function withoutS(word) {
  return word.length > 4 && /[^isu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** @param {string} word */
function withoutEn(word) {
  // Not in zien and steen, but in groeien and ideeën.
  const hasEnding = word.length > 4 && /([^aeiou]|ie|ee|[aeou]i)en$/.test(word);
  return hasEnding ? atEnd(word.slice(0, -2)) : word;
}

/**
 * Regie keeps its -e, to stay apart from regio.
 * @param {string} word
 */
function withoutE(word) {
  return word.length > LEAST_STEM && /[^aeiou]e$/.test(word) ? atEnd(word.slice(0, -1)) : word;
}

/**
 * What is done, as who does it: samenwerking is samenwerk. Woning and kring stay.
 * @param {string} word
 */
function withoutIng(word) {
  return word.length > 6 && word.endsWith("ing") && !RING.test(word) ? atEnd(word.slice(0, -3)) : word;
}

/**
 * Hij werkt is werk. Not after a -d, because geldt is something else than geld.
 * @param {string} word
 */
function withoutT(word) {
  return word.length > 4 && /[bfgklmpr]t$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * A consonant as it is written at the end of a word: stapp- is stap, briev- is brief.
 * @param {string} word
 */
function atEnd(word) {
  return word.replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
}

/**
 * One spelling for a long vowel: school and schol, afspraak and afsprak.
 * @param {string} word
 */
function single(word) {
  return word.length > LEAST_STEM ? word.replace(/([aeou])\1([^aeiou])$/, "$1$2") : word;
}

/**
 * The stems of the known words that a compound begins or ends with; the -s- or -en- that binds
 * them falls away with the stem. Short words end many others by chance (ring in verandering), so
 * they count only beside another known word.
 * @param {string} word
 * @param {{has: (stem: string) => boolean}} known  Stems.
 * @returns {string[]}
 */
export function compoundParts(word, known) {
  /** @type {Set<string>} */
  const parts = new Set();
  for (let place = LEAST_PART; place <= word.length - LEAST_PART; place += 1) {
    const pieces = [stem(word.slice(0, place)), stem(word.slice(place))];
    const leastLength = pieces.every((piece) => known.has(piece)) ? LEAST_STEM : LEAST_LONE_PART;
    for (const piece of pieces) {
      if (known.has(piece) && piece.length >= leastLength) parts.add(piece);
    }
  }
  return [...parts];
}
