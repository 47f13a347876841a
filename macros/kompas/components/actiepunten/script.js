import { controlsIn, questionOf } from "../invulveld/script.js";

/** @typedef {import("../invulveld/script.js").Control} Control */

/**
 * Gathers the action points of all questions in one list. Returns what to call when one may have changed.
 * @param {HTMLFormElement} form
 * @returns {() => void}
 */
export function startActionPoints(form) {
  const section = form.querySelector(".actiepunten");
  const list = section?.querySelector(".actiepunten-lijst");
  const status = section?.querySelector("[role=status]");
  if (!(section instanceof HTMLElement) || !list || !status) return () => {};
  const places = controlsIn(form).filter(isActionPoint);

  section.querySelector("button")?.addEventListener("click", async () => {
    const isCopied = await copy(asText(form.dataset.titel ?? "", filledIn(places)));
    status.textContent = isCopied ? "Gekopieerd. Plak de lijst in je mail of document." : "Kopiëren lukt niet in deze browser. Selecteer de lijst en kopieer die zelf.";
  });
  return () => {
    const points = filledIn(places);
    list.replaceChildren(...points.map(item));
    section.hidden = points.length === 0;
    status.textContent = "";
  };
}

/**
 * Whether a control is the action point of a question; a cell of a table of actions is not, as that
 * is a list already.
 * @param {Control} control
 */
export function isActionPoint(control) {
  const [, part, ...more] = control.name.split("_");
  return part === "actie" && more.length === 0;
}

/** @param {Control[]} places */
function filledIn(places) {
  return places.filter((place) => place.value.trim() && !place.closest(".veld[hidden]"));
}

/** @param {Control} place */
function item(place) {
  const point = document.createElement("li");
  const text = document.createElement("span");
  text.className = "actiepunten-tekst";
  text.textContent = place.value.trim();
  const link = document.createElement("a");
  link.href = `#${place.id}`;
  link.textContent = questionOf(place);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    place.focus();
  });
  const origin = document.createElement("span");
  origin.className = "actiepunten-bij";
  origin.append("Bij: ", link);
  point.append(text, origin);
  return point;
}

/**
 * @param {string} title of the form
 * @param {Control[]} points
 */
function asText(title, points) {
  const lines = points.map((place) => `- ${place.value.trim().replace(/\n/g, "\n  ")}\n  (bij: ${questionOf(place)})`);
  return [`Actiepunten uit: ${title}`, "", ...lines, ""].join("\n");
}

/**
 * Puts a text on the clipboard; tells whether that worked.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not there: a page from a folder has no clipboard in some browsers.
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "verborgen";
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
