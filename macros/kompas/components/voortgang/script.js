import { controlsIn, isTouched } from "../invulveld/script.js";

/**
 * @typedef {object} Part
 * @property {Element[]} questions
 * @property {Element | null} mark where it says how far this part is
 */

/**
 * Shows how many questions are filled in, of the form and of each part. Returns what to call when
 * questions may have changed; the others are not looked at.
 * @param {HTMLFormElement} form
 * @returns {(questions: Iterable<Element>) => void}
 */
export function startProgress(form) {
  const bar = form.querySelector(".voortgang");
  if (!(bar instanceof HTMLElement)) return () => {};
  const parts = partsOf(form, bar);
  const stand = bar.querySelector(".voortgang-getal");
  const status = bar.querySelector("[role=status]");
  /** @type {Set<Element>} */
  const filled = new Set();
  let words = "";

  const show = () => {
    for (const part of parts) if (part.mark) showPart(part.mark, ...countIn(part.questions, filled));
    const [count, total] = countIn(parts.flatMap(({ questions }) => questions), filled);
    const now = `${count} van ${total} ${bar.dataset.woorden}`;
    if (now === words) return;
    words = now;
    if (stand) stand.textContent = `${count} van ${total}`;
    bar.style.setProperty("--deel", `${total ? (100 * count) / total : 0}%`);
  };
  // Only when an answer is done: who listens should not be disturbed while typing.
  form.addEventListener("change", () => requestAnimationFrame(() => {
    if (status && status.textContent !== words) status.textContent = words;
  }));
  startFold(bar);
  bar.hidden = false;

  return (questions) => {
    for (const question of questions) {
      if (controlsIn(question).some(isTouched)) filled.add(question);
      else filled.delete(question);
    }
    show();
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} bar
 * @returns {Part[]}
 */
function partsOf(form, bar) {
  const links = [...bar.querySelectorAll(".voortgang-deel")];
  return [...form.querySelectorAll(".formulier-deel")].map((part, index) => ({
    questions: [...part.querySelectorAll(".veld")],
    mark: links[index] ?? null,
  }));
}

/**
 * How many questions are filled in, of how many; those that are hidden do not count.
 * @param {Element[]} questions
 * @param {Set<Element>} filled
 * @returns {[number, number]}
 */
function countIn(questions, filled) {
  const asked = questions.filter((question) => !(/** @type {HTMLElement} */ (question).hidden));
  return [asked.filter((question) => filled.has(question)).length, asked.length];
}

/**
 * @param {Element} mark
 * @param {number} count
 * @param {number} total
 */
function showPart(mark, count, total) {
  const isDone = count === total;
  mark.classList.toggle("is-klaar", isDone);
  const words = isDone ? "klaar" : `${count} van ${total}`;
  if (mark.textContent !== words) mark.textContent = words;
}

/**
 * The list of parts closes when one is chosen, with Escape, and when one goes on elsewhere.
 * @param {HTMLElement} bar
 */
function startFold(bar) {
  const fold = bar.querySelector("details");
  if (fold === null) return;
  fold.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) fold.open = false;
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary")?.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !fold.contains(target)) fold.open = false;
  });
  fold.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !fold.contains(relatedTarget)) fold.open = false;
  });
}
