import { startActionPoints, isActionPoint } from "../actiepunten/script.js";
import { controlsIn, isControl, startControls } from "../invulveld/script.js";
import { startTables } from "../invultabel/script.js";
import { startRunSheets } from "../tijdschema/script.js";
import { startProgress } from "../voortgang/script.js";
import { startChecks } from "./controle.js";
import { startConditions } from "./voorwaarden.js";

/** So many places for answers are drawn at each key without delay, also on a slow computer. */
const LONG = 200;

/**
 * The forms of a page: without this they can be read, filled in and printed; with it they help.
 * @param {ParentNode} root
 */
export function startForms(root) {
  for (const form of root.querySelectorAll("form.formulier")) {
    if (form instanceof HTMLFormElement) startForm(form);
  }
}

/** @param {HTMLFormElement} form */
function startForm(form) {
  startControls(form);
  startTables(form);
  startRunSheets(form);
  startChecks(form);
  const applyConditions = startConditions(form);
  const showProgress = startProgress(form);
  const showActionPoints = startActionPoints(form);
  const questions = [...form.querySelectorAll(".veld")];
  const actionPoints = new Set(controlsIn(form).filter(isActionPoint).map((control) => control.closest(".veld")));

  /** @type {Set<Element>} what has changed since the last look */
  const changed = new Set();
  const look = () => {
    const isShownOtherwise = applyConditions(changed);
    if (isShownOtherwise || [...changed].some((question) => actionPoints.has(question))) showActionPoints();
    showProgress(changed);
    changed.clear();
  };
  /** @param {Iterable<Element>} which */
  const lookSoon = (which) => {
    // Once before the next picture, however many keys came in.
    if (changed.size === 0) requestAnimationFrame(look);
    for (const question of which) changed.add(question);
  };

  form.addEventListener("input", ({ target }) => {
    if (target === form) return lookSoon(questions);
    const question = isControl(target) || (target instanceof Element && target.matches(".veld")) ? target.closest(".veld") : null;
    if (question) lookSoon([question]);
  });
  // The browser may have filled fields by itself, on the way back to this page.
  window.addEventListener("pageshow", () => lookSoon(questions));
  for (const question of questions) changed.add(question);
  look();
  lightenWhenLong(form);
  form.addEventListener("input", ({ target }) => isControl(target) || lightenWhenLong(form));
  window.addEventListener("resize", () => lightenWhenLong(form));
}

/**
 * Lets the style sheet leave out of a long form what is not in sight, as drawing it all takes too
 * long for who types. First it is drawn as a whole: the browser then knows how high each question
 * is, so that a link to a part leads to the right place.
 * @param {HTMLFormElement} form
 */
function lightenWhenLong(form) {
  form.classList.remove("is-gemeten");
  if (controlsIn(form).length < LONG) return;
  requestAnimationFrame(() => setTimeout(() => form.classList.add("is-gemeten")));
}
