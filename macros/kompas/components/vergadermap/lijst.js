import { wholeMinutes } from "../../website/scripts/kloktijd.js";
import { clockTimes } from "../../website/scripts/vergadering.js";

/**
 * @typedef {import("../../website/scripts/vergadering.js").Part} Part
 * @typedef {{part: Part, option?: {address: string}}} Row
 * @typedef {{
 *   move(from: number, to: number): void,
 *   remove(place: number): void,
 *   setMinutes(place: number, minutes: number): void,
 * }} Actions
 */

/**
 * The chosen parts in their order, which can be changed by dragging or with buttons.
 * @param {HTMLElement} list
 * @param {Actions} actions
 */
export function startList(list, actions) {
  /** The row that is being dragged. @type {HTMLElement | null} */
  let dragged = null;
  const rows = () => /** @type {HTMLElement[]} */ ([...list.children]);
  /** @param {EventTarget | null} target */
  const rowOf = (target) => /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("li") : null);

  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const row = rowOf(target);
    if (button === null || row === null || button.getAttribute("aria-disabled") === "true") return;
    const place = rows().indexOf(row);
    const action = button.dataset.doe ?? "";
    if (action === "weg") actions.remove(place);
    else actions.move(place, place + (action === "omhoog" ? -1 : 1));
    focusOn(rows(), action, { weg: place, omhoog: place - 1, omlaag: place + 1 }[action] ?? 0);
  });
  list.addEventListener("input", ({ target }) => {
    const row = rowOf(target);
    if (!(target instanceof HTMLInputElement) || row === null) return;
    const minutes = wholeMinutes(target.value);
    target.setAttribute("aria-invalid", String(minutes === null));
    if (minutes !== null) actions.setMinutes(rows().indexOf(row), minutes);
  });
  list.addEventListener("dragstart", (event) => {
    dragged = rowOf(event.target);
    if (dragged === null) return;
    event.dataTransfer?.setData("text/plain", "");
    event.dataTransfer?.setDragImage(dragged, 0, 0);
    dragged.classList.add("is-versleept");
  });
  list.addEventListener("dragover", (event) => {
    const row = rowOf(event.target);
    if (dragged === null || row === null || row === dragged) return;
    event.preventDefault();
    for (const other of rows()) other.classList.toggle("is-doel", other === row);
  });
  list.addEventListener("drop", (event) => {
    const row = rowOf(event.target);
    if (dragged === null || row === null) return;
    event.preventDefault();
    actions.move(rows().indexOf(dragged), rows().indexOf(row));
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    for (const row of rows()) row.classList.remove("is-versleept", "is-doel");
  });

  return {
    /** @param {Row[]} chosen */
    show(chosen) {
      list.replaceChildren(...chosen.map((row, place) => rowFor(row, place, chosen.length)));
    },
    /**
     * @param {Part[]} parts
     * @param {number | null} begin
     */
    showTimes(parts, begin) {
      const starts = begin === null ? [] : clockTimes(parts, begin).starts;
      rows().forEach((row, place) => {
        /** @type {HTMLElement} */ (row.querySelector(".maprij-tijd")).textContent = starts[place] ?? "";
        const isEstimate = parts[place].minuten && parts[place].minutenGeschat;
        /** @type {HTMLElement} */ (row.querySelector(".maprij-noot")).textContent = isEstimate ? "onze inschatting" : "";
      });
    },
  };
}

/**
 * Back to the button that was used, which was made anew.
 * @param {HTMLElement[]} rows
 * @param {string} action
 * @param {number} place
 */
function focusOn(rows, action, place) {
  const row = rows[Math.min(place, rows.length - 1)];
  const next = row?.querySelector(`[data-doe="${action}"]`) ?? document.querySelector("#map-eigen-titel");
  if (next instanceof HTMLElement) next.focus();
}

/**
 * @param {Row} row
 * @param {number} place
 * @param {number} count
 */
function rowFor({ part, option }, place, count) {
  const row = element("li", "maprij");
  const grip = element("span", "maprij-greep");
  grip.draggable = true;
  grip.setAttribute("aria-hidden", "true");
  const title = option ? Object.assign(element("a", ""), { href: option.address }) : element("span", "");
  title.textContent = part.titel;
  const name = element("p", "maprij-titel");
  name.append(title);
  row.append(grip, element("span", "maprij-tijd"), name, minutesOf(part), buttons(part.titel, place, count));
  return row;
}

/** @param {Part} part */
function minutesOf(part) {
  const field = Object.assign(document.createElement("input"), {
    type: "text",
    inputMode: "numeric",
    maxLength: 4,
    autocomplete: "off",
    value: part.minuten ? String(part.minuten) : "",
  });
  field.setAttribute("aria-label", `Minuten voor ${part.titel}`);
  const unit = element("span", "maprij-eenheid");
  unit.textContent = "min.";
  const place = element("p", "maprij-minuten");
  place.append(field, unit, element("span", "maprij-noot"));
  return place;
}

/**
 * @param {string} title
 * @param {number} place
 * @param {number} count
 */
function buttons(title, place, count) {
  const group = element("p", "maprij-knoppen");
  group.append(
    button("omhoog", `Zet ${title} eerder`, place === 0),
    button("omlaag", `Zet ${title} later`, place === count - 1),
    button("weg", `Haal ${title} uit de map`, false),
  );
  return group;
}

/**
 * @param {string} action
 * @param {string} label
 * @param {boolean} isDisabled it keeps the focus, so it is not taken away
 */
function button(action, label, isDisabled) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `maprij-knop maprij-${action}`;
  made.dataset.doe = action;
  made.title = label;
  made.setAttribute("aria-label", label);
  if (isDisabled) made.setAttribute("aria-disabled", "true");
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 */
function element(tag, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}
