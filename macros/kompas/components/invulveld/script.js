import { addDescription, removeDescription } from "./beschrijving.js";

/**
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Control one place for an answer, or one option of a choice
 * @typedef {"tekst" | "tekstvak" | "getal" | "datum" | "tijd" | "vinkje" | "keuze"} Kind
 */

const CONTROLS = "[data-soort]";

/**
 * The places for answers inside `root`, in the order of reading; what else a form holds, such as
 * the buttons to keep it, is no answer.
 * @param {ParentNode} root
 * @returns {Control[]}
 */
export function controlsIn(root) {
  return /** @type {Control[]} */ ([...root.querySelectorAll(CONTROLS)]);
}

/**
 * @param {EventTarget | null} target
 * @returns {target is Control}
 */
export function isControl(target) {
  return target instanceof Element && target.matches(CONTROLS);
}

/** @param {Control} control */
export function kindOf(control) {
  return /** @type {Kind} */ (control.dataset.soort);
}

/**
 * The words of a label, without the remark that an answer is required.
 * @param {Element | null | undefined} label
 */
export function wordsOf(label) {
  const words = [...(label?.childNodes ?? [])].filter((node) => !(node instanceof Element && node.matches(".veld-verplicht")));
  return words.map((node) => node.textContent).join("").trim().replace(/\s+/g, " ");
}

/**
 * What is asked by the question around a control: the words of its label or legend.
 * @param {Element} control
 */
export function questionOf(control) {
  return wordsOf(control.closest(".veld")?.querySelector(".veld-label, .veld-optie > label"));
}

/**
 * What is asked, said by itself: the question and, where it has several answers, which of them.
 * @param {Control} control
 */
export function descriptionOf(control) {
  const named = control.getAttribute("aria-label");
  if (named !== null) return named;
  const question = questionOf(control);
  const own = wordsOf(control.labels?.[0]);
  if (kindOf(control) === "keuze" || own === question) return question;
  return `${question}${kindOf(control) === "vinkje" ? ":" : ""} ${own}`;
}

/**
 * Whether something else stands there than before anybody filled it in.
 * @param {Control} control
 */
export function isTouched(control) {
  return isTick(control) ? control.checked : control.value !== begin(control);
}

/**
 * What stands in a text field before anybody fills it in.
 * @param {HTMLElement} control
 */
export function begin(control) {
  return control.dataset.begin ?? "";
}

/**
 * Empties a control, or puts back what it began with.
 * @param {Control} control
 */
export function reset(control) {
  if (isTick(control)) control.checked = false;
  else control.value = begin(control);
}

/**
 * Whether it is a box to tick, or one option of a choice.
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
export function isTick(control) {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

/**
 * Makes a text one line, as an answer of one line is kept.
 * @param {string} text
 */
export function oneLine(text) {
  return text.replace(/\s*[\r\n]+\s*/g, " ");
}

/**
 * Keeps answers of one line on one line, lets boxes grow with their text where the style sheet
 * cannot, and prints all of a text, over the edge of the paper too.
 * @param {HTMLFormElement} form
 */
export function startControls(form) {
  form.addEventListener("beforeinput", (event) => {
    const breaks = event.inputType === "insertLineBreak" || event.inputType === "insertParagraph";
    if (breaks && isControl(event.target) && kindOf(event.target) === "tekst") event.preventDefault();
  });
  form.addEventListener("input", ({ target }) => {
    if (isControl(target) && kindOf(target) === "tekst" && /[\r\n]/.test(target.value)) joinLines(target);
  });
  if (!CSS.supports("field-sizing", "content")) startGrowing(form);
  window.addEventListener("beforeprint", () => controlsIn(form).forEach(addPrintedText));
  window.addEventListener("afterprint", () => {
    for (const text of form.querySelectorAll(".invoer-afdruk")) text.remove();
  });
}

/**
 * Joins pasted lines; what is typed next comes where it would have come.
 * @param {Control} control
 */
function joinLines(control) {
  const before = oneLine(control.value.slice(0, control.selectionStart ?? 0));
  control.value = oneLine(control.value);
  control.setSelectionRange(before.length, before.length);
}

/** @param {HTMLFormElement} form */
function startGrowing(form) {
  const areas = () => controlsIn(form).filter((control) => control instanceof HTMLTextAreaElement);
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLTextAreaElement) grow(target);
    else if (target === form) areas().forEach(grow);
  });
  window.addEventListener("resize", () => areas().forEach(grow));
  areas().forEach(grow);
}

/** @param {Control} area */
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

/**
 * Puts the text of a filled box beside it for the printer: a box itself cannot go on on the next sheet.
 * @param {Control} control
 */
function addPrintedText(control) {
  if (isTick(control) || control.value === "" || control.nextElementSibling?.matches(".invoer-afdruk")) return;
  const text = document.createElement("div");
  text.className = "invoer-afdruk";
  text.setAttribute("aria-hidden", "true");
  text.textContent = control.value;
  control.after(text);
}

/**
 * Says beside a control what is wrong with it; an empty text takes the message away.
 * @param {Control} control
 * @param {string} fault
 */
export function showFault(control, fault) {
  const isChoice = kindOf(control) === "keuze";
  const described = isChoice ? control.closest("fieldset") : control;
  const id = `fout-${control.name}`;
  const known = control.closest(".veld")?.querySelector(`[id="${id}"]`);
  if (known?.lastChild?.textContent === fault || !described) return;
  known?.remove();
  removeDescription(described, id);
  if (fault) {
    (isChoice ? control.closest(".veld-opties") : control)?.before(faultMessage(id, fault));
    addDescription(described, id);
  }
  if (!isChoice && fault) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/**
 * @param {string} id
 * @param {string} fault
 */
function faultMessage(id, fault) {
  const message = document.createElement("p");
  message.className = "veld-fout";
  message.id = id;
  const sign = document.createElement("span");
  sign.className = "verborgen";
  sign.textContent = "Let op: ";
  message.append(sign, fault);
  return message;
}
