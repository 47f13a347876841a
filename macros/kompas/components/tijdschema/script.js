import { clockTime, duration, minutesSinceMidnight, timesOf, wholeMinutes } from "../../website/scripts/kloktijd.js";
import { isControl, kindOf } from "../invulveld/script.js";

/**
 * Turns a start time and minutes into clock times. Times may be written over by hand: only a change
 * of the start or of minutes works them out again.
 * @param {HTMLFormElement} form
 */
export function startRunSheets(form) {
  form.addEventListener("change", ({ target }) => {
    if (isControl(target) && kindOf(target) === "tijd") writeNeatly(target);
  });
  for (const sheet of form.querySelectorAll(".veld-draaiboek")) {
    if (sheet instanceof HTMLElement) startRunSheet(form, sheet);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} sheet
 */
function startRunSheet(form, sheet) {
  const start = inputsIn(sheet, ".tijdschema-begin")[0];
  const lengths = inputsIn(sheet, ".kolom-minuten");
  const times = inputsIn(sheet, ".kolom-tijd");
  const total = document.createElement("p");
  total.className = "tijdschema-totaal";
  total.setAttribute("role", "status");
  sheet.append(total);

  const tell = () => {
    const words = totalOf(minutesSinceMidnight(start.value), lengths.map(({ value }) => wholeMinutes(value)));
    if (total.textContent !== words) total.textContent = words;
  };
  sheet.addEventListener("input", ({ target }) => {
    if (target === start || lengths.some((input) => input === target)) fill(start, lengths, times, target === start);
  });
  sheet.addEventListener("change", tell);
  // Answers that were opened are in the form all at once; their times stay as they were kept.
  form.addEventListener("input", ({ target }) => target === form && tell());
  tell();
}

/**
 * @param {HTMLInputElement} start
 * @param {HTMLInputElement[]} lengths
 * @param {HTMLInputElement[]} times
 * @param {boolean} isNewStart an emptied start empties the times
 */
function fill(start, lengths, times, isNewStart) {
  const begin = minutesSinceMidnight(start.value);
  const minutes = lengths.map(({ value }) => wholeMinutes(value)).filter((value) => value !== null);
  if (isNewStart && start.value.trim() === "") {
    for (const time of times) time.value = "";
  }
  if (begin === null || minutes.length < lengths.length) return;
  const { starts } = timesOf(begin, minutes);
  times.forEach((time, index) => (time.value = starts[index]));
}

/**
 * How long it takes in all, and when it ends.
 * @param {number | null} start
 * @param {(number | null)[]} lengths
 */
function totalOf(start, lengths) {
  const minutes = lengths.filter((length) => length !== null);
  if (minutes.length < lengths.length) return "De eindtijd staat hier als alle minuten kloppen.";
  const sum = minutes.reduce((total, length) => total + length, 0);
  if (start === null) return `Samen ${duration(sum)}. Vul de begintijd in, dan rekent het Kompas de tijden uit.`;
  const { end, days } = timesOf(start, minutes);
  return `Samen ${duration(sum)}: van ${clockTime(start)} tot ${end}${days > 0 ? " (na middernacht)" : ""}.`;
}

/**
 * Shows 9 or 9.00 as 09:00.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 */
function writeNeatly(control) {
  const minutes = minutesSinceMidnight(control.value);
  if (minutes !== null) control.value = clockTime(minutes);
}

/**
 * @param {HTMLElement} sheet
 * @param {string} place
 * @returns {HTMLInputElement[]}
 */
function inputsIn(sheet, place) {
  return /** @type {HTMLInputElement[]} */ ([...sheet.querySelectorAll(`${place} input`)]);
}
