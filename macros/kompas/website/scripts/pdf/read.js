// The answers in a form as PDF, whatever program filled it in and saved it.
import { FileFault, normalText } from "../antwoorden.js";
import { OFF, acroFormOf, fieldsOf, keywordsOf, nameAt, open, statesOf, textAt } from "./document.js";

/** @typedef {import("./document.js").Field} Field */

const NOT_OURS =
  "Deze PDF is geen invulbaar formulier van het Kompas. Kies de PDF die je hier hebt gedownload. " +
  "Is hij afgedrukt als nieuwe PDF? Dan zijn de invulvelden verdwenen.";
/** By which a file says what form it is, and of which version. */
const MARK = /\bkompas-formulier:([a-z0-9-]+):([1-9]\d*)\b/;

/**
 * Reads the answers; what nobody touched is left out.
 * @param {Uint8Array} bytes
 * @returns {Promise<{ formulier: string, versie: number, answers: Map<string, string | boolean> }>}
 * @throws {FileFault} when it is not one of our forms, or cannot be read
 */
export async function read(bytes) {
  const context = await open(bytes);
  const [, formulier, versie] = MARK.exec(keywordsOf(context)) ?? [];
  if (formulier === undefined || !acroFormOf(context)) throw new FileFault(NOT_OURS);
  /** @type {Map<string, string | boolean>} */
  const answers = new Map();
  for (const field of fieldsOf(context).values()) {
    const answer = answerIn(field);
    if (answer !== untouched(field)) answers.set(field.name, answer);
  }
  return { formulier, versie: Number(versie), answers };
}

/**
 * What was in a field before anybody filled it in; a form keeps that as the default.
 * @param {Field} field
 */
function untouched({ kind, dict }) {
  if (kind === "vinkje") return false;
  return kind === "tekst" ? normalText(textAt(dict, "DV")) : "";
}

/**
 * @param {Field} field
 */
function answerIn({ kind, dict, widgets }) {
  if (kind === "tekst") return normalText(textAt(dict, "V"));
  // Some programs set only the state of the field, others only that of what shows it.
  const set = [nameAt(dict, "V"), ...widgets.map((widget) => nameAt(widget, "AS"))];
  const states = set.filter((state) => state !== undefined && state !== "" && state !== OFF);
  if (kind === "vinkje") return states.length > 0;
  const possible = widgets.flatMap(statesOf);
  return states.find((state) => possible.includes(state ?? "")) ?? states[0] ?? "";
}
