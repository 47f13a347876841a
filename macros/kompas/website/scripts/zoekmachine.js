// The search engine: MiniSearch with what Dutch needs. Loaded when somebody first searches.
import MiniSearch from "minisearch";

import { compoundParts, fold, stem, words } from "./nederlands.js";
import { mostAlike } from "./tikfouten.js";

/** @typedef {import("../../components/zoeken/script.js").Engine} Engine */
/** @typedef {import("../../components/zoeken/script.js").Entry} Entry */
/** @typedef {{word: string, stem: string, parts: string[]}} Term */
/** @typedef {{terms: Set<string>, size: number, weight: number, said: string}} Name */
/** @typedef {{entry: Entry, names: Name[], running: string}} Page */
/** @typedef {{score: number, terms: string[]}} Hit */
/** @typedef {{term: Term, rarity: number, hits: Map<string, Hit>}} Word */

const BOOST = { titel: 8, woorden: 6, soort: 3, koppen: 2.5, kern: 2.5, tekst: 1 };
// What a question earns that is the whole of a title, of a search word or of a heading.
const NAME_BONUS = { titel: 4, woorden: 3.5, koppen: 1.5 };
const PHRASE_BONUS = 2;
const KIND_BONUS = 100;
const KIND_WEIGHTS = { stap: 1.4, begrip: 0.85, figuur: 0.8, lijst: 0.4 };
// A term says what something is, not how it is done.
const ASKS_MEANING = /^(wat (is|zijn|betekent)|betekenis|definitie) /i;
const ASKS_MORE = /^(hoe|waar|wie|wanneer|waarom) /i;
const MEANING_WEIGHT = 1.5;
// What counts for less than the stem of the word that was asked for: its very form, which comes on
// top of it, and a longer word, of which it is the beginning or a part.
const FORM = 0.25;
const LONGER = 0.6;
const LEAST_PREFIX = 3;
// Marks the part of a compound in the index.
const PART_MARK = "~";
const STOP_WORDS = new Set(
  ("de het een en of in op te van voor met bij aan uit om als is zijn er die dat dit deze door naar per over tot " +
    "ik je jij jou jouw jullie we wij ons onze u uw ze zij hij hun hen mij me mijn zich men " +
    "hoe wat wie waar wanneer waarom welke welk waarmee waarover wel niet geen ook al nog dan nu maar " +
    "ben bent was waren heb hebt heeft hebben kan kun kunt kunnen moet moeten mag mogen wil wilt willen zou zal " +
    "word wordt worden betekent betekenis definitie doe doet doen gaat gaan zit zitten komt staat mee iets iemand").split(" "),
);

/**
 * Makes an engine of the index.
 * @param {Entry[]} entries
 * @returns {Engine}
 */
export function makeEngine(entries) {
  const known = vocabulary(entries);
  const termOf = termReader(known);
  /** @param {string} word */
  const indexTerms = (word) => {
    const term = termOf(word);
    return term && [...new Set([term.word, term.stem, ...term.parts.map((part) => PART_MARK + part)])];
  };
  const index = new MiniSearch({
    idField: "adres",
    fields: Object.keys(BOOST),
    tokenize: words,
    processTerm: indexTerms,
  });
  index.addAll(entries);
  const pages = new Map(entries.map((entry) => [entry.adres, pageOf(entry, termOf, indexTerms)]));

  /**
   * The words of a question that say something, once each and without slips of the finger.
   * @param {string} question
   */
  const termsIn = (question) => {
    const terms = words(question).flatMap((word) => termOf(word) ?? []);
    return new Map(terms.map((term) => spelled(term, known)).map((term) => [term.stem, term])).values();
  };

  /**
   * @param {Term} term
   * @returns {Word}
   */
  const lookUp = (term) => {
    const weights = formWeights(term);
    const results = index.search(term.word, {
      tokenize: (word) => [word],
      processTerm: () => [...weights.keys()],
      boost: BOOST,
      boostTerm: (form) => weights.get(form) ?? 0,
      prefix: (form) => form.length >= LEAST_PREFIX && !form.startsWith(PART_MARK),
      weights: { fuzzy: 0, prefix: LONGER },
    });
    const hits = new Map(results.map(({ id, score, terms }) => [id, { score, terms }]));
    return { term, rarity: Math.log(1 + entries.length / (1 + hits.size)), hits };
  };

  return {
    zoek(question, limit) {
      const asked = [...termsIn(question)];
      if (asked.length === 0) return literally(question, pages).slice(0, limit);
      const found = asked.map(lookUp).filter(({ hits }) => hits.size > 0);
      const addresses = new Set(found.flatMap(({ hits }) => [...hits.keys()]));
      return [...addresses]
        .map((address) => {
          const page = /** @type {Page} */ (pages.get(address));
          return { page, score: rank(page, found) * kindWeight(page.entry, question) };
        })
        .sort((first, second) => second.score - first.score)
        .slice(0, limit)
        .map(({ page: { entry } }) => {
          const terms = new Set(found.flatMap(({ hits }) => hits.get(entry.adres)?.terms ?? []));
          return { entry, isFound: (word) => Boolean(indexTerms(word)?.some((term) => terms.has(term))) };
        });
    },
  };
}

/**
 * The forms that a word is looked for in, with the weight of each.
 * @param {Term} term
 */
function formWeights({ word, stem, parts }) {
  return new Map([
    ...parts.flatMap((part) => /** @type {[string, number][]} */ ([[part, LONGER], [PART_MARK + part, LONGER ** 2]])),
    [word, FORM],
    [PART_MARK + stem, LONGER],
    [stem, 1],
  ]);
}

/**
 * How far a word was found, from 0 to 1: itself, in a longer word, or by its parts.
 * @param {Term} term
 * @param {string[]} forms  What was found.
 */
function foundShare({ word, stem, parts }, forms) {
  if (forms.includes(stem)) return 1;
  if (forms.some((form) => form === PART_MARK + stem || form.startsWith(word))) return LONGER;
  const found = parts.filter((part) => forms.includes(part) || forms.includes(PART_MARK + part));
  return (LONGER * found.length) / (parts.length || 1);
}

/**
 * The score of a page: that of its words, raised by how many of them it has, by how close one of
 * its names comes to the question, and by words that stand together in both.
 * @param {Page} page
 * @param {Word[]} found
 */
function rank({ entry, names, running }, found) {
  const hits = found.map(({ hits, ...word }) => ({ ...word, hit: hits.get(entry.adres) }));
  // The root, because a word that stands everywhere on a page does not make up for another one.
  const score = hits.reduce((sum, { hit }) => sum + Math.sqrt(hit?.score ?? 0), 0);
  const all = hits.reduce((sum, { rarity }) => sum + rarity, 0);
  const share = hits.reduce((sum, { term, rarity, hit }) => sum + rarity * foundShare(term, hit?.terms ?? []), 0) / all;
  const nameBonus = Math.max(...names.map((name) => name.weight * closeness(name, hits, all)));
  const pairs = hits.slice(1).map(({ term }, place) => ` ${hits[place].term.stem} ${term.stem} `);
  const together = pairs.filter((pair) => running.includes(pair)).length / (pairs.length || 1);
  return score * share ** 2 * (1 + nameBonus) * (1 + PHRASE_BONUS * together);
}

/**
 * How far a name and the question are the same, from 0 to 1: how much of the question the name
 * has, and how much of the name the question has.
 * @param {Name} name
 * @param {{term: Term, rarity: number, hit?: Hit}[]} hits
 * @param {number} all  The rarity of all words together.
 */
function closeness(name, hits, all) {
  let ofQuestion = 0;
  let ofName = 0;
  for (const { term, rarity, hit } of hits) {
    const share = foundShare(term, hit?.terms.filter((form) => name.terms.has(form)) ?? []);
    ofQuestion += (share * rarity) / all;
    ofName += share / name.size;
  }
  return ofQuestion > 0 ? ((2 * ofQuestion * ofName) / (ofQuestion + ofName)) ** 2 : 0;
}

/**
 * What a kind of page counts for: steps before terms and figures, which say less; most of all
 * the kind and number that are asked for (stap 4).
 * @param {Entry} entry
 * @param {string} question
 */
function kindWeight({ soort }, question) {
  const isNumbered = /\d/.test(question) && `${fold(soort)} `.startsWith(`${fold(question.trim())} `);
  if (isNumbered) return KIND_BONUS;
  const kind = fold(soort).split(" ")[0];
  const weight = /** @type {Record<string, number>} */ (KIND_WEIGHTS)[kind] ?? 1;
  if (kind !== "begrip") return weight;
  if (ASKS_MEANING.test(question)) return weight * MEANING_WEIGHT;
  return ASKS_MORE.test(question) ? weight / MEANING_WEIGHT : weight;
}

/**
 * The term, or the known one that was meant when nobody wrote it, also not as the beginning of a
 * word.
 * @param {Term} term
 * @param {Map<string, number>} known
 * @returns {Term}
 */
function spelled(term, known) {
  if (known.has(term.stem) || [...known.keys()].some((word) => word.startsWith(term.word))) return term;
  const meant = mostAlike(term.stem, known);
  return meant === undefined ? term : { word: meant, stem: meant, parts: compoundParts(meant, known) };
}

/**
 * The pages of which a name is the question to the letter: all that helps with wie doet wat.
 * @param {string} question
 * @param {Map<string, Page>} pages
 */
function literally(question, pages) {
  const said = words(question).map(fold).join(" ");
  return [...pages.values()]
    .filter(({ names }) => names.some((name) => name.said === said))
    .map(({ entry }) => ({ entry, isFound: () => false }));
}

/**
 * What ranking needs of an entry: its names, and all its words in a row.
 * @param {Entry} entry
 * @param {(word: string) => Term | null} termOf
 * @param {(word: string) => string[] | null} indexTerms
 * @returns {Page}
 */
function pageOf(entry, termOf, indexTerms) {
  /** @param {string} text */
  const stems = (text) => words(text).flatMap((word) => termOf(word)?.stem ?? []);
  const { titel, woorden, koppen, kern, tekst } = entry;
  const names = Object.entries({ titel: [titel], woorden, koppen }).flatMap(([field, texts]) =>
    texts.map((text) => ({
      terms: new Set(words(text).flatMap((word) => indexTerms(word) ?? [])),
      size: stems(text).length,
      weight: NAME_BONUS[/** @type {keyof typeof NAME_BONUS} */ (field)],
      said: words(text).map(fold).join(" "),
    })),
  );
  const running = [titel, ...woorden, ...koppen, kern, tekst].map((text) => ` ${stems(text).join(" ")} `);
  return { entry, names, running: running.join("|") };
}

/**
 * Returns what tells how a word is searched: null for a word that says nothing. It remembers its
 * answers, because a text repeats most of its words.
 * @param {Map<string, number>} known
 */
function termReader(known) {
  /** @type {Map<string, Term | null>} */
  const answers = new Map();
  /** @param {string} word */
  return (word) => {
    let term = answers.get(word);
    if (term === undefined) {
      const flat = fold(word);
      const isStopWord = STOP_WORDS.has(flat);
      term = isStopWord ? null : { word: flat, stem: stem(flat), parts: compoundParts(flat, known) };
      answers.set(word, term);
    }
    return term;
  };
}

/**
 * The stems of the words in the index, with how many entries have them.
 * @param {Entry[]} entries
 */
function vocabulary(entries) {
  /** @type {Map<string, number>} */
  const known = new Map();
  for (const { titel, woorden, koppen, kern, tekst } of entries) {
    const flat = [...new Set(words([titel, ...woorden, ...koppen, kern, tekst].join(" ")))].map(fold);
    for (const word of new Set(flat.filter((word) => !STOP_WORDS.has(word)).map(stem))) {
      known.set(word, (known.get(word) ?? 0) + 1);
    }
  }
  return known;
}

/** @type {any} */ (globalThis).kompasZoekmachine = makeEngine;
