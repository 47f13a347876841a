// The answers to a form, apart from the page: their normal form, the file `….kompas.json` that
// keeps them, and where they go when that file is opened. The same as the room `forms` in Python;
// the examples in tests/fixtures/antwoorden hold for both.
import { migrate } from "./migratie.js";

/** @typedef {string | boolean} Answer  Text, the value of the chosen option, or a tick. */
/** @typedef {Map<string, Answer>} Answers  By name, such as `acties_1_wat`. */
/** @typedef {"tekst" | "tekstvak" | "getal" | "datum" | "tijd" | "vinkje" | "keuze"} EntryKind */
/**
 * One place for an answer; `label` says by itself what is asked, `begin` is what stands there
 * before anybody fills it in, `opties` are the values and labels of a `keuze`.
 * @typedef {{soort: EntryKind, label: string, begin: string, opties: ReadonlyMap<string, string>}} Field
 */
/** @typedef {{label: string, kolommen: readonly {id: string, label: string}[]}} Table */
/**
 * What must be known of a form: `describeForm` in invulvelden.js tells it of the one on the page.
 * `velden` has every entry that the form can have, also in rows yet to be added.
 * @typedef {{
 *   id: string,
 *   versie: number,
 *   titel: string,
 *   wijzigingen: readonly import("./migratie.js").Change[],
 *   velden: ReadonlyMap<string, Field>,
 *   tabellen: ReadonlyMap<string, Table>,
 * }} FormDescription
 */
/** @typedef {{vraag: string, antwoord: string}} LeftOver  An answer without a place, as text. */
/** @typedef {{answers: Answers, leftOver: LeftOver[], messages: string[]}} PlacedAnswers */

/** In bytes; the largest form filled to the brim stays far below it. */
export const FILE_LIMIT = 2 * 1024 * 1024;
/** More than the largest form with all its rows. */
const ANSWER_LIMIT = 20000;
/** The longest path: field, row or part, column. */
const NESTED_DEPTH = 3;
/** How many characters of something unknown are shown in a message. */
const SHOWN_LENGTH = 80;

const IDENTIFIER = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NUMBER = /^\d+$/;
const LINE_END = /\r\n?/g;
// What the XML of Word and Excel cannot hold (XML 1.0 §2.2), except carriage returns.
const NOT_TEXT = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/gu;

export const TOO_LARGE =
  "Dit bestand is groter dan 2 MB en dus geen bewaard formulier. " +
  "Kies een bestand dat eindigt op .kompas.json.";
const EMPTY = "Dit bestand is leeg. Kies een ander bestand, of bewaar het formulier opnieuw.";
const BROKEN =
  "Dit bestand is beschadigd, of het is geen bewaard formulier. " +
  "Kies een bestand dat eindigt op .kompas.json.";
const STRANGE =
  "Dit bestand is geen bewaard formulier van het Kompas. " +
  "Kies een bestand dat eindigt op .kompas.json.";

/** A file that cannot be read as answers; the message is Dutch and says what to do. */
export class FileFault extends Error {
  name = "FileFault";
}

/**
 * The text as every shape of the form can hold it.
 * @param {string} text
 */
export function normalText(text) {
  return text.replace(LINE_END, "\n").replace(NOT_TEXT, "");
}

/**
 * The normal form of a text of one line: what was on the next line follows a space.
 * @param {string} text
 */
export function oneLine(text) {
  return normalText(text).replace(/\n/g, " ");
}

/**
 * The answers as the saved file holds them: rows in lists, other steps as keys.
 * @param {Answers} flat
 * @returns {Record<string, unknown>}
 */
export function nest(flat) {
  // Without a prototype, so that a field may be called `constructor`.
  const nested = Object.create(null);
  for (const [name, answer] of flat) {
    const [first, ...rest] = name.split("_");
    if (rest.length === 0) {
      nested[first] = answer;
    } else if (NUMBER.test(rest[0])) {
      const rows = (nested[first] ??= []);
      while (rows.length < Number(rest[0])) rows.push(Object.create(null));
      rows[Number(rest[0]) - 1][rest[1]] = answer;
    } else {
      let here = (nested[first] ??= Object.create(null));
      for (const step of rest.slice(0, -1)) here = here[step] ??= Object.create(null);
      here[rest[rest.length - 1]] = answer;
    }
  }
  return nested;
}

/**
 * The answers that `nest` made `nested` of; anything that it cannot make is a FileFault.
 * @param {unknown} nested
 * @returns {Answers}
 */
export function flatten(nested) {
  if (!isObject(nested)) throw misshapen("antwoorden");
  return new Map(flat(nested, []));
}

/**
 * @param {unknown} node
 * @param {string[]} path
 * @returns {Generator<[string, Answer]>}
 */
function* flat(node, path) {
  if ((typeof node === "string" || typeof node === "boolean") && path.length > 0) {
    yield [path.join("_"), node];
  } else if (isObject(node) && path.length < NESTED_DEPTH) {
    for (const [key, child] of Object.entries(node)) {
      if (!IDENTIFIER.test(key) || NUMBER.test(key)) throw misshapen(key);
      yield* flat(child, [...path, key]);
    }
  } else if (Array.isArray(node) && path.length === 1) {
    for (const [index, row] of node.entries()) {
      if (!isObject(row)) throw misshapen(path[0]);
      yield* flat(row, [...path, String(index + 1)]);
    }
  } else {
    throw misshapen(path[path.length - 1]);
  }
}

/**
 * Puts answers to `version` of the form in their places as the form is now. Only what differs from
 * the untouched form is kept; what has no place becomes text, after `earlier`.
 * @param {Answers} given
 * @param {number} version
 * @param {FormDescription} form
 * @param {readonly LeftOver[]} earlier
 * @returns {PlacedAnswers}
 */
export function placeAnswers(given, version, form, earlier = []) {
  if (given.size > ANSWER_LIMIT) {
    throw new FileFault(
      `Dit bestand heeft ${given.size} antwoorden; een formulier heeft er hoogstens ` +
        `${ANSWER_LIMIT}. Kies een ander bestand.`,
    );
  }
  /** @type {Answers} */
  const answers = new Map();
  /** @type {LeftOver[]} */
  const unplaced = [];
  for (const [name, answer] of migrate(given, version, form.wijzigingen)) {
    const field = form.velden.get(name);
    const normal = field && normalAnswer(field, answer);
    if (!field || normal === undefined) {
      const text = typeof answer === "string" ? normalText(answer) : answer ? "ja" : "";
      if (text) unplaced.push({ vraag: questionOf(name, form), antwoord: text });
    } else if (normal !== untouched(field)) {
      answers.set(name, normal);
    }
  }
  const messages = messagesOn(version, form.versie, answers.size, unplaced.length);
  return { answers, leftOver: [...earlier, ...unplaced], messages };
}

/**
 * Reads a saved file, which may come from anywhere.
 * @param {string} text
 * @param {FormDescription} form
 * @returns {PlacedAnswers & {naam?: string}}
 */
export function readSavedFile(text, form) {
  const saved = parsed(text);
  if (!isObject(saved) || saved.kompas !== "antwoorden") throw new FileFault(STRANGE);
  if (saved.formulier !== form.id) {
    const title = saved.titel || saved.formulier;
    const name = typeof title === "string" ? shortened(oneLine(title)) : "onbekend";
    throw new FileFault(
      `Dit bestand hoort bij een ander formulier: “${name}”. Open het bij dat formulier, ` +
        "of kies een ander bestand.",
    );
  }
  const { versie, naam = "", "past-niet": earlier = [] } = saved;
  if (typeof versie !== "number" || !Number.isInteger(versie) || versie < 1) {
    throw new FileFault(BROKEN);
  }
  if (typeof naam !== "string" || !Array.isArray(earlier)) throw new FileFault(BROKEN);
  const leftOver = earlier.map(leftOverOf);
  const placed = placeAnswers(flatten(saved.antwoorden), versie, form, leftOver);
  return naam ? { ...placed, naam: oneLine(naam) } : placed;
}

/**
 * The text of the file that keeps the answers.
 * @param {FormDescription} form
 * @param {Answers} answers
 * @param {Date} moment
 * @param {{naam?: string, leftOver?: readonly LeftOver[]}} [more]  What somebody calls this copy,
 *   and the answers that have no place.
 */
export function savedFile(form, answers, moment, { naam, leftOver = [] } = {}) {
  const file = {
    kompas: "antwoorden",
    formulier: form.id,
    versie: form.versie,
    titel: form.titel,
    bewaard: localTime(moment),
    naam: naam || undefined,
    antwoorden: nest(answers),
    "past-niet": leftOver.length > 0 ? leftOver : undefined,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @param {string} text */
function parsed(text) {
  if (text.length > FILE_LIMIT) throw new FileFault(TOO_LARGE);
  const json = text.replace(/^\ufeff/, "");
  if (!json.trim()) throw new FileFault(EMPTY);
  try {
    return JSON.parse(json);
  } catch {
    throw new FileFault(BROKEN);
  }
}

/**
 * @param {unknown} given
 * @returns {LeftOver}
 */
function leftOverOf(given) {
  if (!isObject(given)) throw new FileFault(BROKEN);
  const { vraag, antwoord } = given;
  if (typeof vraag !== "string" || typeof antwoord !== "string") throw new FileFault(BROKEN);
  return { vraag: oneLine(vraag), antwoord: normalText(antwoord) };
}

/**
 * What an answer was asked by, also in a row that is one too many.
 * @param {string} name
 * @param {FormDescription} form
 */
function questionOf(name, form) {
  const [first, row, ...rest] = name.split("_");
  const table = NUMBER.test(row ?? "") ? form.tabellen.get(first) : undefined;
  const column = table?.kolommen.find(({ id }) => rest.length === 1 && id === rest[0]);
  if (table && column) return `${table.label}, rij ${row}: ${column.label}`;
  return form.velden.get(name)?.label ?? readable(name);
}

/**
 * The name of an answer whose question is gone: all that is left of it is its path.
 * @param {string} name
 */
function readable(name) {
  const steps = name.split("_");
  return steps.map((step) => (NUMBER.test(step) ? `rij ${step}` : step.replace(/-/g, " "))).join(", ");
}

/**
 * The answer as the entry holds it; undefined when the entry cannot have such an answer.
 * @param {Field} field
 * @param {Answer} answer
 */
function normalAnswer(field, answer) {
  if (typeof answer === "boolean" || field.soort === "vinkje") {
    return typeof answer === "boolean" && field.soort === "vinkje" ? answer : undefined;
  }
  if (field.soort === "keuze") {
    return !answer || field.opties.has(answer) ? answer : undefined;
  }
  return field.soort === "tekstvak" ? normalText(answer) : oneLine(answer);
}

/** @param {Field} field */
function untouched(field) {
  return field.soort === "vinkje" ? false : field.begin;
}

/**
 * @param {number} saved
 * @param {number} current
 * @param {number} placed
 * @param {number} unplaced
 */
function messagesOn(saved, current, placed, unplaced) {
  const messages = [];
  if (saved > current) {
    messages.push(
      `Dit bestand hoort bij een nieuwere versie van het formulier (versie ${saved}; dit is ` +
        `versie ${current}). Wat past, is overgenomen.`,
    );
  }
  if (unplaced === 1) {
    messages.push("1 antwoord heeft geen plek in dit formulier en is bewaard als tekst.");
  } else if (unplaced > 0) {
    messages.push(`${unplaced} antwoorden hebben geen plek in dit formulier en zijn bewaard als tekst.`);
  } else if (placed === 0) {
    messages.push("In dit bestand staan geen antwoorden.");
  }
  return messages;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} where */
function misshapen(where) {
  return new FileFault(
    `Bij “${shortened(where)}” staat iets wat in een formulier niet kan: dit bestand is ` +
      "veranderd of beschadigd. Kies een eerdere kopie van het bestand.",
  );
}

/**
 * By whole characters, as Python counts them.
 * @param {string} text
 */
function shortened(text) {
  return [...text].slice(0, SHOWN_LENGTH).join("");
}

/**
 * The time here with its distance to UTC: `2026-11-22T10:15:00+01:00`.
 * @param {Date} moment
 */
function localTime(moment) {
  const ahead = -moment.getTimezoneOffset();
  const here = new Date(moment.getTime() + ahead * 60000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${here}${ahead < 0 ? "-" : "+"}${[hours, minutes].map((part) => String(part).padStart(2, "0")).join(":")}`;
}
