import { signsIn } from "../../website/scripts/privacypatronen.js";
import { addDescription, removeDescription } from "../invulveld/beschrijving.js";
import { controlsIn, descriptionOf, isControl, isTick } from "../invulveld/script.js";

/** @typedef {import("../invulveld/script.js").Control} Control */

const WORDS = { bsn: "een BSN", "e-mail": "een e-mailadres", telefoon: "een telefoonnummer", postcode: "een postcode" };

/**
 * Says beside a field that what stands there looks like data about a person. It never refuses it.
 * @param {ParentNode} root
 */
export function startHints(root) {
  for (const form of root.querySelectorAll("form.formulier")) {
    const status = form.querySelector(".gegevenswaarschuwing [role=status]");
    form.addEventListener("change", ({ target }) => {
      if (!isControl(target)) return;
      const text = hint(target);
      if (status) status.textContent = text && `${descriptionOf(target)}: ${text}`;
    });
    // The form itself sends this when it was filled from a file or wiped.
    form.addEventListener("input", ({ target }) => target === form && controlsIn(form).forEach(hint));
  }
}

/**
 * Shows or removes the hint of one field; returns what it says.
 * @param {Control} control
 */
function hint(control) {
  const text = isTick(control) ? "" : hintFor(control.value);
  const id = `gegevenshint-${control.name}`;
  const shown = document.getElementById(id);
  if (shown?.textContent === text) return "";
  shown?.remove();
  removeDescription(control, id);
  if (text === "") return "";
  const element = document.createElement("p");
  element.className = "gegevenshint";
  element.id = id;
  element.textContent = text;
  control.after(element);
  addDescription(control, id);
  return text;
}

/** @param {string} value */
function hintFor(value) {
  const signs = signsIn(value).map((sign) => WORDS[sign]);
  if (signs.length === 0) return "";
  return `Dit lijkt op ${signs.join(" en ")}. Hoort het bij een cliënt? Haal het dan weg.`;
}
