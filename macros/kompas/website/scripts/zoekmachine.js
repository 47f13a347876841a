// The search engine: MiniSearch with what Dutch needs. Loaded when somebody first searches.
import MiniSearch from "minisearch";

import { compoundParts, fold, stem, words } from "./nederlands.js";

/** @typedef {import("../../components/zoeken/script.js").Entry} Entry */

const BOOST = { titel: 8, woorden: 6, soort: 3, kern: 2.5, tekst: 1 };
const TITLE_BONUS = 2.5;
const KIND_WEIGHTS = { stap: 1.4, begrip: 0.85, figuur: 0.8 };
const STOP_WORDS = new Set(
  ("de het een en of in op te van voor met bij aan uit om als is zijn er je jij jullie we wij ze zij " +
    "die dat dit deze hoe wat wie waar wanneer welke ik mijn ons onze kan kun moet wil doe doen").split(" "),
);

/**
 * Makes an engine of the index.
 * @param {Entry[]} entries
 */
function makeEngine(entries) {
  const known = vocabulary(entries);
  const engine = new MiniSearch({
    idField: "adres",
    fields: Object.keys(BOOST),
    tokenize: words,
    processTerm: (term) => indexTerms(term, known),
    searchOptions: {
      boost: BOOST,
      combineWith: "OR",
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.3, prefix: 0.6 },
      tokenize: words,
      processTerm: questionTerm,
    },
  });
  engine.addAll(entries);
  const byAddress = new Map(entries.map((entry) => [entry.adres, entry]));

  /**
   * @param {string} question
   * @param {number} limit
   */
  function zoek(question, limit) {
    const terms = words(question).map(fold);
    return engine
      .search(question)
      .map((hit) => {
        const entry = /** @type {Entry} */ (byAddress.get(hit.id));
        return { entry, score: rank(hit, entry, terms) };
      })
      .sort((first, second) => second.score - first.score)
      .slice(0, limit)
      .map(({ entry }) => ({ entry, terms: [...new Set([...terms, ...terms.map(stem)])] }));
  }
  return { zoek };
}

/**
 * The score, raised when every word of the question was found, and again when the title has them
 * all; steps before terms and figures, which say less.
 * @param {{score: number, queryTerms: string[]}} hit
 * @param {Entry} entry
 * @param {string[]} terms
 */
function rank(hit, entry, terms) {
  const asked = terms.filter((term) => !STOP_WORDS.has(term)).map(stem);
  const found = Math.min(hit.queryTerms.length, asked.length) / (asked.length || 1);
  const title = new Set(words(entry.titel).map((word) => stem(fold(word))));
  const inTitle = asked.length > 0 && asked.every((term) => title.has(term));
  // A short title that holds the question is closer to it than a long one.
  const bonus = inTitle ? 1 + (TITLE_BONUS * asked.length) / title.size : 1;
  const kind = entry.soort.split(" ")[0].toLowerCase();
  const weight = /** @type {Record<string, number>} */ (KIND_WEIGHTS)[kind] ?? 1;
  return hit.score * found ** 2 * bonus * weight;
}

/**
 * @param {string} term
 * @param {Set<string>} known
 */
function indexTerms(term, known) {
  const flat = fold(term);
  if (STOP_WORDS.has(flat)) return null;
  return [...new Set([flat, stem(flat), ...compoundParts(flat, known).map(stem)])];
}

/** @param {string} term */
function questionTerm(term) {
  const flat = fold(term);
  return STOP_WORDS.has(flat) ? null : stem(flat);
}

/**
 * The words that may be part of a compound: all that stand in a title, kern or synonym.
 * @param {Entry[]} entries
 */
function vocabulary(entries) {
  return new Set(entries.flatMap((entry) => words(`${entry.titel} ${entry.kern} ${entry.woorden}`).map(fold)));
}

/** @type {any} */ (window).kompasZoekmachine = makeEngine;
