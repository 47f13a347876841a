import { faultIn } from "../../website/scripts/invoerfouten.js";
import { controlsIn, descriptionOf, isControl, isTick, isTouched, kindOf, questionOf, showFault } from "../invulveld/script.js";

/** @typedef {import("../invulveld/script.js").Control} Control */
/** @typedef {{ control: Control, fault: string }} Finding */

/**
 * Says what is wrong beside a field when one leaves it, and all of it together after a press on
 * "Controleer het formulier". It never stands in the way.
 * @param {HTMLFormElement} form
 */
export function startChecks(form) {
  const block = form.querySelector(".formulier-controle");
  const summary = block?.querySelector(".formulier-bevindingen");
  const button = block?.querySelector("button");
  if (!(block instanceof HTMLElement) || !(summary instanceof HTMLElement) || !button) return;

  form.addEventListener("change", ({ target }) => {
    if (isControl(target)) showFault(target, faultOf(target));
  });
  form.addEventListener("input", ({ target }) => {
    if (isControl(target)) easeFault(target);
    else if (target === form) forget(form, summary);
  });
  button.addEventListener("click", () => {
    const findings = check(form);
    for (const control of controlsIn(form)) showFault(control, findings.find((finding) => finding.control.name === control.name)?.fault ?? "");
    summary.replaceChildren(...report(findings, emptyQuestions(form)));
    summary.classList.toggle("is-fout", findings.length > 0);
    summary.hidden = false;
    summary.focus();
  });
  block.hidden = false;
}

/**
 * Takes a message away as soon as it no longer holds; a new one waits until one leaves the field.
 * @param {Control} control
 */
function easeFault(control) {
  const isMarked = control.getAttribute("aria-invalid") === "true" || kindOf(control) === "keuze";
  if (isMarked && faultOf(control) === "") showFault(control, "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} summary
 */
function forget(form, summary) {
  for (const control of controlsIn(form)) showFault(control, "");
  summary.hidden = true;
}

/** @param {Control} control */
function faultOf(control) {
  const kind = control.closest(".kolom-minuten") ? "minuten" : kindOf(control);
  return isTick(control) ? "" : faultIn(kind, control.value, control.maxLength);
}

/**
 * All that is wrong in the questions on show, in the order of reading.
 * @param {HTMLFormElement} form
 * @returns {Finding[]}
 */
function check(form) {
  return shownQuestions(form).flatMap((question) => {
    const controls = controlsIn(question);
    const missing = missingIn(question, controls);
    return [...missing, ...controls.map((control) => ({ control, fault: faultOf(control) })).filter(({ fault }) => fault)];
  });
}

/**
 * What has to be filled in and is empty: of a question the answer, of a table or a choice anything.
 * @param {HTMLElement} question
 * @param {Control[]} controls
 * @returns {Finding[]}
 */
function missingIn(question, controls) {
  if (question.dataset.verplicht === undefined) return [];
  const asked = controls.filter((control) => control.required);
  const needed = asked.length ? asked : controls;
  if (needed.some((control) => (isTick(control) ? control.checked : control.value.trim() && isTouched(control)))) return [];
  const isTickOnly = controls.every(isTick);
  const fault = !isTickOnly ? "Vul dit in." : controls.length > 1 ? "Maak een keuze." : "Zet hier een vinkje als het zo is.";
  return [{ control: needed[0], fault }];
}

/** @param {HTMLFormElement} form */
function emptyQuestions(form) {
  return shownQuestions(form).filter((question) => !controlsIn(question).some(isTouched));
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement[]}
 */
function shownQuestions(form) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".veld:not([hidden])")]);
}

/**
 * @param {Finding[]} findings
 * @param {HTMLElement[]} empty
 */
function report(findings, empty) {
  const heading = document.createElement("p");
  heading.className = "formulier-oordeel";
  if (findings.length === 0) heading.textContent = "We vonden geen fouten.";
  else heading.textContent = findings.length === 1 ? "Kijk nog naar één antwoord:" : `Kijk nog naar ${findings.length} antwoorden:`;
  const list = document.createElement("ul");
  list.append(...findings.map(({ control, fault }) => linkTo(control, `${descriptionOf(control)}: ${fault}`)));
  return [heading, ...(findings.length ? [list] : []), ...(empty.length ? [emptyNote(empty)] : [])];
}

/** @param {HTMLElement[]} empty */
function emptyNote(empty) {
  const fold = document.createElement("details");
  const count = document.createElement("summary");
  count.textContent = empty.length === 1 ? "Eén vraag is nog leeg" : `${empty.length} vragen zijn nog leeg`;
  const list = document.createElement("ul");
  list.append(...empty.map((question) => linkTo(controlsIn(question)[0], questionOf(question))));
  fold.append(count, list);
  return fold;
}

/**
 * @param {Control} control
 * @param {string} words
 */
function linkTo(control, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${control.id}`;
  link.textContent = words;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control.focus();
  });
  item.append(link);
  return item;
}
