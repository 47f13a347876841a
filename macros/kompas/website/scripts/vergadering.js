// What a meeting takes that is put together from parts, and how the address of the page spells it.
// `render/meeting.py` works out the same; both are tried on tests/fixtures/vergadering.
import { duration, timesOf } from "./kloktijd.js";

const ESTIMATE = "onze inschatting";
const OWN_PART = "Pauze";
const LONGEST_MINUTES = 24 * 60;
const MOST_PARTS = 60;
const LONGEST_TEXT = 100;
const SPELLING = /^([a-z0-9-]*)(?::(\d{1,4})(?::(.*))?)?$/s;

/**
 * @typedef {{min?: number | null, max?: number | null, inschatting?: boolean}} GroupSize
 *
 * One part of a meeting; without minutes it only goes along, to read or to hand out.
 * @typedef {{
 *   titel: string, minuten?: number, vooraf?: number, minutenGeschat?: boolean, voorafGeschat?: boolean,
 *   groep?: GroupSize | null, benodigdheden?: string[],
 * }} Part
 *
 * What somebody chose: an item (`id`), or something else with a title. Null minutes are those of the handbook.
 * @typedef {{id: string, titel: string, minuten: number | null}} Choice
 *
 * @typedef {{titel: string, datum: string, begin: string, plaats: string}} Details
 * @typedef {{keuze: Choice[], gegevens: Details | null}} Plan `gegevens` only when somebody wants them in the address
 */

/** @type {readonly (keyof Details)[]} */
export const DETAILS = ["titel", "datum", "begin", "plaats"];

/**
 * The part of a choice, with the minutes that somebody gave it.
 * @param {Choice} choice
 * @param {Map<string, Part>} known
 * @returns {Part}
 */
export function partOf(choice, known) {
  const part = known.get(choice.id) ?? { titel: choice.titel };
  if (choice.minuten === null || choice.minuten === (part.minuten ?? 0)) return part;
  return { ...part, minuten: choice.minuten, minutenGeschat: false };
}

/**
 * When each part with minutes begins ("" for the others), and when all ends.
 * @param {Part[]} parts
 * @param {number} begin minutes since midnight
 */
export function clockTimes(parts, begin) {
  const { starts, end } = timesOf(begin, parts.map((part) => part.minuten ?? 0));
  return { starts: starts.map((time, place) => (parts[place].minuten ? time : "")), end };
}

/**
 * What the run sheet says below a part; empty when there is nothing to say.
 * @param {Part} part
 */
export function noteOf({ minuten, vooraf, minutenGeschat, voorafGeschat }) {
  const notes = [];
  if (vooraf) notes.push(`Vooraf: ${duration(vooraf)} voorbereiden${voorafGeschat ? ` (${ESTIMATE})` : ""}.`);
  if (!minuten) notes.push("Gaat mee om te lezen of uit te delen.");
  else if (minutenGeschat) notes.push(`De tijd is ${ESTIMATE}.`);
  return notes.join(" ");
}

/**
 * The time at the table and, where there is any, the time beforehand.
 * @param {Part[]} parts
 * @returns {{label: string, waarde: string, noot: string | null}[]}
 */
export function times(parts) {
  const atTable = time("Aan tafel", parts.map((part) => [part.minuten ?? 0, part.minutenGeschat]));
  const beforehand = time("Voorbereiden", parts.map((part) => [part.vooraf ?? 0, part.voorafGeschat]));
  return parts.some((part) => part.vooraf) ? [atTable, beforehand] : [atTable];
}

/**
 * @param {string} label
 * @param {[number, boolean | undefined][]} lengths
 */
function time(label, lengths) {
  const sum = (/** @type {typeof lengths} */ some) => some.reduce((total, [minutes]) => total + minutes, 0);
  const total = sum(lengths);
  const estimated = sum(lengths.filter(([, isEstimate]) => isEstimate));
  const noot = estimated === total ? ESTIMATE : `waarvan ${duration(estimated)} ${ESTIMATE}`;
  return { label, waarde: duration(total), noot: estimated > 0 ? noot : null };
}

/**
 * The group that suits all parts that say something about it; null when none does.
 * @param {Part[]} parts
 * @returns {{waarde: string, noot: string | null, past: boolean} | null}
 */
export function groupOf(parts) {
  const asking = parts.filter((part) => sizeInWords(part.groep ?? {}) !== "");
  if (asking.length === 0) return null;
  const groups = asking.map((part) => part.groep ?? {});
  const least = Math.max(...groups.map(({ min }) => min ?? 0));
  const most = Math.min(...groups.map(({ max }) => max ?? Infinity));
  if (least > most) {
    const noot = asking.map(({ titel, groep }) => `${titel}: ${sizeInWords(groep ?? {})}`).join("; ");
    return { waarde: "Geen groep past bij alles", noot, past: false };
  }
  const waarde = sizeInWords({ min: least || null, max: most === Infinity ? null : most });
  return { waarde, noot: estimateNote(groups), past: true };
}

/** @param {GroupSize[]} groups */
function estimateNote(groups) {
  if (!groups.some(({ inschatting }) => inschatting)) return null;
  return groups.every(({ inschatting }) => inschatting) ? ESTIMATE : `deels ${ESTIMATE}`;
}

/** @param {GroupSize} group */
function sizeInWords({ min = null, max = null }) {
  if (min === null) return max === null ? "" : `hoogstens ${max} mensen`;
  if (max === null) return `vanaf ${min} mensen`;
  return min === max ? `${min} mensen` : `${min} tot ${max} mensen`;
}

/**
 * All materials, each once however it is written, with the parts that need it.
 * @param {Part[]} parts
 */
export function shoppingList(parts) {
  /** @type {Map<string, {wat: string, bij: string[]}>} */
  const found = new Map();
  for (const { titel, benodigdheden = [] } of parts) {
    for (const wat of benodigdheden) {
      const key = wat.toLowerCase().trim().replace(/\s+/g, " ").replace(/[.,;]+$/, "");
      const line = found.get(key) ?? { wat, bij: [] };
      if (!line.bij.includes(titel)) line.bij.push(titel);
      found.set(key, line);
    }
  }
  return [...found.values()];
}

/**
 * The choice that a text spells: `klantreis`, `klantreis:90` or `:15:Pauze`; null when it is none.
 * @param {string} text
 * @param {Map<string, Part>} known
 * @returns {Choice | null}
 */
export function spelledChoice(text, known) {
  const found = SPELLING.exec(text);
  if (found === null) return null;
  const [, id, written, title = ""] = found;
  const minuten = written === undefined ? null : Number(written);
  if ((minuten ?? 0) > LONGEST_MINUTES) return null;
  if (id === "") return { id, titel: shortText(title) || OWN_PART, minuten: minuten ?? 0 };
  return known.has(id) ? { id, titel: "", minuten } : null;
}

/**
 * The fragment of the address that holds a plan; empty when nothing was chosen.
 * @param {Plan} plan
 */
export function fragmentOf({ keuze, gegevens }) {
  const query = new URLSearchParams();
  for (const { id, titel, minuten } of keuze) {
    const ownTitle = id === "" ? `:${titel}` : "";
    query.append("o", id + (minuten === null ? "" : `:${minuten}`) + ownTitle);
  }
  for (const name of DETAILS) {
    if (gegevens?.[name]) query.append(name, gegevens[name]);
  }
  return query.toString();
}

/**
 * The plan that the fragment of an address holds, and what it names that we do not know. Whoever
 * made the address is a stranger: what does not fit is left out, each item stands there once.
 * @param {string} fragment with or without its number sign
 * @param {Map<string, Part>} known
 * @returns {Plan & {onbekend: string[]}}
 */
export function planIn(fragment, known) {
  const query = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Choice[]} */
  const keuze = [];
  /** @type {string[]} */
  const onbekend = [];
  for (const text of query.getAll("o").slice(0, MOST_PARTS)) {
    const choice = spelledChoice(text, known);
    if (choice === null) onbekend.push(shortText(text));
    else if (choice.id === "" || !keuze.some(({ id }) => id === choice.id)) keuze.push(choice);
  }
  const given = DETAILS.map((name) => /** @type {const} */ ([name, shortText(query.get(name) ?? "")]));
  const gegevens = given.some(([, text]) => text) ? /** @type {Details} */ (Object.fromEntries(given)) : null;
  return { keuze, gegevens, onbekend };
}

/**
 * A text from elsewhere on one line of a normal length.
 * @param {string} text
 */
export function shortText(text) {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
}
