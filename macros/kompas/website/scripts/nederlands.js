// What searching in Dutch needs: folded letters, plurals and the parts of compounds.

const LEAST_STEM = 3;
const LEAST_PART = 4;
const VOWELS = "aeiou";

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
 * The folded word without its plural: scholen and school, afspraken and afspraak, regio's and
 * regio become alike. Not a dictionary: words that are alike only in their ending may meet too.
 * @param {string} word
 */
export function stem(word) {
  if (word.length > 5 && word.endsWith("eren")) return stem(word.slice(0, -2));
  if (word.length > 4 && word.endsWith("en")) return single(word.slice(0, -2));
  if (word.length > 4 && /[^s]s$/.test(word)) return single(word.slice(0, -1));
  return single(word);
}

/**
 * One spelling for a long vowel and a double consonant: school and schol, afspraak and afsprak.
 * @param {string} word
 */
function single(word) {
  if (word.length <= LEAST_STEM) return word;
  const end = word.replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
  return end.replace(/([aeou])\1([^aeiou])$/, "$1$2");
}

/**
 * The known words that a compound begins or ends with.
 * @param {string} word
 * @param {Set<string>} known
 */
export function compoundParts(word, known) {
  const parts = [];
  for (let place = LEAST_PART; place <= word.length - LEAST_PART; place += 1) {
    const head = word.slice(0, place);
    const tail = word.slice(place);
    if (known.has(tail) && hasVowel(head)) parts.push(tail);
    if ((known.has(head) || known.has(head.replace(/(s|en)$/, ""))) && hasVowel(tail)) parts.push(head);
  }
  return parts;
}

/** @param {string} word */
function hasVowel(word) {
  return [...word].some((letter) => VOWELS.includes(letter));
}
