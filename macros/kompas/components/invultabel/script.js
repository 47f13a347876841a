import { controlsIn, isTick, isTouched, questionOf, reset, showFault } from "../invulveld/script.js";

const UP = "M8 13V3M4 7l4-4 4 4";
const DOWN = "M8 3v10M4 9l4 4 4-4";
const CROSS = "M4 4l8 8M12 4l-8 8";

/**
 * Gives a table `count` rows: never more than it may have, never fewer than one. New rows are empty.
 * @param {HTMLElement} table the block of the table, or its table element
 * @param {number} count
 */
export function setRowCount(table, count) {
  const block = blockOf(table);
  const wanted = Math.max(1, Math.min(count, mostRows(block)));
  const rows = rowsOf(block);
  for (const row of rows.slice(wanted)) row.remove();
  for (let number = rows.length; number < wanted; number += 1) bodyOf(block).append(emptyCopy(rows[0]));
  block.querySelector(".invultabel-terug")?.remove();
  renumber(block);
}

/**
 * How many rows a table may have.
 * @param {HTMLElement} table
 */
export function mostRows(table) {
  return Number(blockOf(table).dataset.meesteRijen);
}

/**
 * How many rows a table has before anybody adds one.
 * @param {HTMLElement} table
 */
export function firstRows(table) {
  return Number(blockOf(table).dataset.eersteRijen);
}

/**
 * @param {HTMLElement} block
 * @returns {HTMLTableRowElement[]}
 */
export function rowsOf(block) {
  return /** @type {HTMLTableRowElement[]} */ ([...block.querySelectorAll("tbody > tr")]);
}

/**
 * The buttons with which people add, move and remove rows.
 * @param {HTMLFormElement} form
 */
export function startTables(form) {
  for (const block of form.querySelectorAll(".veld-tabel")) {
    if (block instanceof HTMLElement) startTable(block);
  }
}

/** @param {HTMLElement} block */
function startTable(block) {
  block.querySelector("thead tr")?.append(headOfButtons());
  for (const row of rowsOf(block)) row.append(buttonsOf());
  block.append(footOf());
  block.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLElement && target.matches("td[data-kolom]")) return operate(target);
    const button = target instanceof Element ? target.closest("button") : null;
    const row = button?.closest("tr") ?? null;
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    if (button.matches(".invultabel-erbij")) addRow(block);
    else if (row && button.matches(".rij-omhoog")) moveRow(block, row, -1, button);
    else if (row && button.matches(".rij-omlaag")) moveRow(block, row, 1, button);
    else if (row && button.matches(".rij-weg")) removeRow(block, row);
    else return;
    changed(block);
  });
  renumber(block);
}

/**
 * Lets all of a cell be its box: a press beside it counts too.
 * @param {HTMLElement} cell
 */
function operate(cell) {
  const control = controlsIn(cell)[0];
  if (control === undefined) return;
  if (isTick(control)) control.click();
  control.focus();
}

/** @param {HTMLElement} block */
function addRow(block) {
  setRowCount(block, rowsOf(block).length + 1);
  const row = rowsOf(block)[rowsOf(block).length - 1];
  controlsIn(row)[0].focus();
  tell(block, `Rij ${row.dataset.rij} is toegevoegd.`);
}

/**
 * @param {HTMLElement} block
 * @param {HTMLTableRowElement} row
 * @param {-1 | 1} by
 * @param {HTMLButtonElement} button
 */
function moveRow(block, row, by, button) {
  const from = row.dataset.rij;
  if (by < 0) row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  renumber(block);
  button.focus();
  tell(block, `Rij ${from} is nu rij ${row.dataset.rij}.`);
}

/**
 * @param {HTMLElement} block
 * @param {HTMLTableRowElement} row
 */
function removeRow(block, row) {
  const index = rowsOf(block).indexOf(row);
  const number = index + 1;
  const instead = rowsOf(block).length === 1 ? emptyCopy(row) : null;
  if (instead) bodyOf(block).append(instead);
  row.remove();
  renumber(block);
  const rows = rowsOf(block);
  const next = rows[Math.min(index, rows.length - 1)].querySelector(".rij-weg");
  if (next instanceof HTMLButtonElement) next.focus();
  tell(block, `Rij ${number} is verwijderd.`);
  offerBack(block, () => {
    if (instead && !controlsIn(instead).some(isTouched)) instead.remove();
    bodyOf(block).insertBefore(row, rowsOf(block)[index] ?? null);
    renumber(block);
    controlsIn(row)[0].focus();
    tell(block, `Rij ${number} staat er weer.`);
    changed(block);
  });
}

/**
 * @param {HTMLElement} block
 * @param {() => void} putBack
 */
function offerBack(block, putBack) {
  block.querySelector(".invultabel-terug")?.remove();
  const button = textButton("knop invultabel-terug", "Ongedaan maken");
  button.addEventListener("click", () => {
    button.remove();
    putBack();
  });
  block.querySelector(".invultabel-melding")?.after(button);
}

/**
 * Says what happened, for who looks and for who listens.
 * @param {HTMLElement} block
 * @param {string} message
 */
function tell(block, message) {
  const place = block.querySelector(".invultabel-melding");
  if (place) place.textContent = message;
}

/**
 * Lets the form know that its answers have changed.
 * @param {HTMLElement} block
 */
function changed(block) {
  block.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLElement} table */
function blockOf(table) {
  return /** @type {HTMLElement} */ (table.closest(".veld-tabel"));
}

/** @param {HTMLElement} block */
function bodyOf(block) {
  return /** @type {HTMLTableSectionElement} */ (block.querySelector("tbody"));
}

/** @param {HTMLTableRowElement} row */
function emptyCopy(row) {
  const copy = /** @type {HTMLTableRowElement} */ (row.cloneNode(true));
  for (const control of controlsIn(copy)) {
    reset(control);
    control.style.height = "";
    showFault(control, "");
  }
  for (const fault of copy.querySelectorAll(".veld-fout")) fault.remove();
  return copy;
}

/**
 * Lets everything that names a row say its number: names, ids, labels. What the marks of a fault
 * said of the row that stood there goes; whoever checks the form again gets them anew.
 * @param {HTMLElement} block
 */
function renumber(block) {
  const question = questionOf(block);
  const rows = rowsOf(block);
  rows.forEach((row, index) => {
    const number = String(index + 1);
    if (row.dataset.rij !== number) controlsIn(row).forEach((control) => showFault(control, ""));
    row.dataset.rij = number;
    const head = row.querySelector(".rij-nummer");
    if (head) head.textContent = number;
    for (const control of controlsIn(row)) {
      const [field, , column] = control.name.split("_");
      control.name = [field, number, column].join("_");
      control.id = `veld-${control.name}`;
      control.setAttribute("aria-label", `${question}, rij ${number}: ${control.closest("td")?.dataset.kolom}`);
    }
    label(row, ".rij-omhoog", `Rij ${number} omhoog`, index === 0);
    label(row, ".rij-omlaag", `Rij ${number} omlaag`, index === rows.length - 1);
    label(row, ".rij-weg", `Rij ${number} verwijderen`, false);
  });
  sayHowMany(block, rows.length);
}

/**
 * @param {HTMLTableRowElement} row
 * @param {string} selector
 * @param {string} name
 * @param {boolean} isIdle
 */
function label(row, selector, name, isIdle) {
  const button = row.querySelector(selector);
  if (!(button instanceof HTMLButtonElement)) return;
  button.setAttribute("aria-label", name);
  button.title = name;
  button.setAttribute("aria-disabled", String(isIdle));
}

/**
 * @param {HTMLElement} block
 * @param {number} count
 */
function sayHowMany(block, count) {
  const most = mostRows(block);
  const place = block.querySelector(".invultabel-aantal");
  const words = count === 1 ? "1 rij" : `${count} rijen`;
  if (place) place.textContent = count < most ? words : `${words}, meer kan niet`;
  block.querySelector(".invultabel-erbij")?.setAttribute("aria-disabled", String(count >= most));
}

function headOfButtons() {
  const head = document.createElement("td");
  head.className = "rij-knoppen";
  return head;
}

function buttonsOf() {
  const cell = document.createElement("td");
  cell.className = "rij-knoppen";
  const group = document.createElement("div");
  group.append(iconButton("rij-omhoog", UP), iconButton("rij-omlaag", DOWN), iconButton("rij-weg", CROSS));
  cell.append(group);
  return cell;
}

function footOf() {
  const foot = document.createElement("div");
  foot.className = "invultabel-voet";
  const count = document.createElement("span");
  count.className = "invultabel-aantal";
  const message = document.createElement("span");
  message.className = "invultabel-melding";
  message.setAttribute("role", "status");
  foot.append(textButton("knop invultabel-erbij", "Rij toevoegen"), count, message);
  return foot;
}

/**
 * @param {string} name the classes
 * @param {string} text
 */
function textButton(name, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.textContent = text;
  return button;
}

/**
 * @param {string} name the class
 * @param {string} path of the drawing, in a box of 16 by 16
 */
function iconButton(name, path) {
  const button = textButton(name, "");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  button.append(svg);
  return button;
}
