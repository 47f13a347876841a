// The search engine: MiniSearch with what Dutch needs. Loaded when somebody first searches.
import MiniSearch from "minisearch";

import { compoundParts, fold, stem, words } from "./nederlands.js";

/** @typedef {import("../../components/zoeken/script.js").Engine} Engine */
/** @typedef {import("../../components/zoeken/script.js").Entry} Entry */
/** @typedef {{word: string, stem: string, parts: string[]}} Term */

const BOOST = { titel: 8, woorden: 6, soort: 3, kern: 2.5, tekst: 1 };
const TITLE_BONUS = 2.5;
const KIND_BONUS = 4;
const PART_WEIGHT = 0.5;
const LEAST_PREFIX = 3;
const LEAST_FUZZY = 5;
const KIND_WEIGHTS = { stap: 1.4, begrip: 0.85, figuur: 0.8 };
const STOP_WORDS = new Set(
  ("de het een en of in op te van voor met bij aan uit om als is zijn er je jij jullie we wij ze zij " +
    "die dat dit deze hoe wat wie waar wanneer welke ik mijn ons onze kan kun moet wil doe doen").split(" "),
);

/**
 * Makes an engine of the index.
 * @param {Entry[]} entries
 * @returns {Engine}
 */
export function makeEngine(entries) {
  const termOf = termReader(vocabulary(entries));
  /** @param {string} word */
  const indexTerms = (word) => {
    const term = termOf(word);
    return term && [...new Set([term.word, term.stem, ...term.parts])];
  };
  const index = new MiniSearch({
    idField: "adres",
    fields: Object.keys(BOOST),
    tokenize: words,
    processTerm: indexTerms,
  });
  index.addAll(entries);
  const byAddress = new Map(entries.map((entry) => [entry.adres, entry]));

  return {
    zoek(question, limit) {
      const asked = words(question).flatMap((word) => termOf(word) ?? []);
      const parts = new Set(asked.flatMap((term) => term.parts));
      return index
        .search(question, {
          boost: BOOST,
          boostTerm: (term) => (parts.has(term) ? PART_WEIGHT : 1),
          prefix: (term) => term.length >= LEAST_PREFIX,
          fuzzy: (term) => (term.length >= LEAST_FUZZY ? 0.2 : false),
          weights: { fuzzy: 0.3, prefix: 0.6 },
        })
        .map((hit) => {
          const entry = /** @type {Entry} */ (byAddress.get(hit.id));
          const title = new Set(words(entry.titel).flatMap((word) => termOf(word)?.stem ?? []));
          return { entry, match: hit.match, score: rank(hit, entry, title, asked, question) };
        })
        .sort((first, second) => second.score - first.score)
        .slice(0, limit)
        .map(({ entry, match }) => ({
          entry,
          isFound: (word) => Boolean(indexTerms(word)?.some((term) => term in match)),
        }));
    },
  };
}

/**
 * The score, raised when every word of the question was found, and again when the title has them
 * all or the kind is asked for (stap 4); steps before terms and figures, which say less.
 * @param {{score: number, queryTerms: string[]}} hit
 * @param {Entry} entry
 * @param {Set<string>} title  Stems.
 * @param {Term[]} asked
 * @param {string} question
 */
function rank(hit, entry, title, asked, question) {
  const shares = asked.map((term) => foundShare(term, hit.queryTerms));
  const found = shares.reduce((sum, share) => sum + share, 0) / asked.length;
  const inTitle = asked.every((term) => title.has(term.stem));
  // A short title that holds the question is closer to it than a long one.
  const titleBonus = inTitle ? 1 + (TITLE_BONUS * asked.length) / title.size : 1;
  const kindBonus = `${fold(entry.soort)} `.startsWith(`${fold(question.trim())} `) ? KIND_BONUS : 1;
  const kind = fold(entry.soort).split(" ")[0];
  const weight = /** @type {Record<string, number>} */ (KIND_WEIGHTS)[kind] ?? 1;
  // MiniSearch counts each form of a word as one more word that was found.
  const score = hit.score / hit.queryTerms.length;
  return score * found ** 2 * titleBonus * kindBonus * weight;
}

/**
 * How far a word of the question was found: wholly, or by some of its parts.
 * @param {Term} term
 * @param {string[]} found
 */
function foundShare(term, found) {
  if (found.includes(term.word) || found.includes(term.stem)) return 1;
  const parts = term.parts.filter((part) => found.includes(part));
  return (PART_WEIGHT * parts.length) / (term.parts.length || 1);
}

/**
 * Returns what tells how a word is searched: null for a word that says nothing. It remembers its
 * answers, because a text repeats most of its words.
 * @param {Set<string>} known
 */
function termReader(known) {
  /** @type {Map<string, Term | null>} */
  const answers = new Map();
  /** @param {string} word */
  return (word) => {
    const flat = fold(word);
    let term = answers.get(flat);
    if (term === undefined) {
      const isStopWord = STOP_WORDS.has(flat);
      term = isStopWord ? null : { word: flat, stem: stem(flat), parts: compoundParts(flat, known) };
      answers.set(flat, term);
    }
    return term;
  };
}

/**
 * The stems of the words in the index, of which compounds are made.
 * @param {Entry[]} entries
 */
function vocabulary(entries) {
  const texts = entries.map(({ titel, woorden, kern, tekst }) => [titel, woorden, kern, tekst].join(" "));
  const flat = new Set(texts.flatMap(words).map(fold));
  return new Set([...flat].filter((word) => !STOP_WORDS.has(word)).map(stem));
}

/** @type {any} */ (globalThis).kompasZoekmachine = makeEngine;
