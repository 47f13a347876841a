import { removeDescription } from "../invulveld/beschrijving.js";
import { controlsIn, isTick, kindOf } from "../invulveld/script.js";

/**
 * @typedef {object} Rule when a question is shown
 * @property {HTMLElement} question
 * @property {[string, string][]} alternatives name and answer; one of them has to hold
 */

/**
 * Shows a question only when the answer that it waits for is given; what is filled in stays.
 * Returns what to call with the questions that changed; it tells whether any came or went.
 * @param {HTMLFormElement} form
 * @returns {(changed: ReadonlySet<Element>) => boolean}
 */
export function startConditions(form) {
  const waiting = [...form.querySelectorAll("[data-toon-als]")];
  const rules = waiting.filter((question) => question instanceof HTMLElement).map(ruleOf);
  for (const { question } of rules) forgetSentence(question);
  const deciding = new Map(rules.flatMap(({ alternatives }) => alternatives.map(([name]) => [name, controlsNamed(form, name)])));
  const questions = new Set([...deciding.values()].flat().map((control) => control.closest(".veld")));

  return (changed) => {
    if (![...changed].some((question) => questions.has(/** @type {HTMLElement} */ (question)))) return false;
    // In the order of the form: a question waits for one before it, which may go away itself.
    return rules.map((rule) => apply(rule, deciding)).includes(true);
  };
}

/**
 * @param {HTMLElement} question
 * @returns {Rule}
 */
function ruleOf(question) {
  const alternatives = (question.dataset.toonAls ?? "").split(" ").map((pair) => /** @type {[string, string]} */ (pair.split("=")));
  return { question, alternatives };
}

/**
 * The sentence that says when to answer is for paper; a screen reader need not say it either.
 * @param {HTMLElement} question
 */
function forgetSentence(question) {
  const id = question.querySelector(".veld-voorwaarde")?.id ?? "";
  for (const element of [question, ...question.querySelectorAll("[aria-describedby]")]) removeDescription(element, id);
}

/**
 * Shows or hides one question; tells whether that is a change.
 * @param {Rule} rule
 * @param {Map<string, import("../invulveld/script.js").Control[]>} deciding
 */
function apply({ question, alternatives }, deciding) {
  const isShown = alternatives.some(([name, answer]) => {
    const controls = deciding.get(name) ?? [];
    return !controls[0]?.closest(".veld[hidden]") && answerOf(controls) === answer;
  });
  if (question.hidden !== isShown) return false;
  question.hidden = !isShown;
  return true;
}

/** @param {import("../invulveld/script.js").Control[]} controls */
function answerOf(controls) {
  const ticked = controls.find((control) => isTick(control) && control.checked);
  if (ticked) return ticked.value;
  return controls[0] && kindOf(controls[0]) === "vinkje" ? "nee" : "";
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function controlsNamed(form, name) {
  return controlsIn(form).filter((control) => control.name === name);
}
