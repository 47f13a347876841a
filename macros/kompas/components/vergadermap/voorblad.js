import { clockTimes, groupOf, noteOf, shoppingList, times } from "../../website/scripts/vergadering.js";

/**
 * @typedef {import("../../website/scripts/vergadering.js").Part} Part
 * @typedef {import("../../website/scripts/vergadering.js").Details} Details
 */

/**
 * The time that all parts take, in one line.
 * @param {Part[]} parts
 */
export function sumLine(parts) {
  const sums = times(parts).map(({ label, waarde, noot }) => `${label}: ${waarde}${noot ? ` (${noot})` : ""}`);
  return sums.join(". ") + ".";
}

/**
 * The first sheet, as the component `vergaderblad` has it: the run sheet, and what to take along.
 * @param {Part[]} parts
 * @param {Details} details
 * @param {number | null} begin minutes since midnight
 */
export function frontSheet(parts, details, begin) {
  const clock = begin === null ? null : clockTimes(parts, begin);
  const sheet = make("section", "vergaderblad");
  sheet.append(make("p", "artikel-soort", "Draaiboek"), make("h3", "vergaderblad-titel", details.titel || "Onze bijeenkomst"));
  const when = [details.datum, clock ? `${clock.starts.find(Boolean) ?? clock.end} tot ${clock.end} uur` : "", details.plaats];
  const given = when.filter(Boolean);
  if (given.length > 0) sheet.append(make("p", "vergaderblad-wanneer", given.join(" · ")));
  sheet.append(...facts(parts), runSheet(parts, clock), ...toTakeAlong(parts));
  return sheet;
}

/** @param {Part[]} parts */
function facts(parts) {
  const group = groupOf(parts);
  const shown = times(parts);
  if (group?.past) shown.push({ label: "Groep", ...group });
  const list = make("dl", "feiten");
  for (const { label, waarde, noot } of shown) {
    const value = make("dd", "", waarde);
    if (noot) value.append(" ", make("span", "feit-noot", noot));
    const fact = make("div", "");
    fact.append(make("dt", "", label), value);
    list.append(fact);
  }
  if (group === null || group.past) return [list];
  const warning = make("p", "vergaderblad-let-op");
  const advice = ` ${group.noot}. Splits de groep, of verdeel de map over twee bijeenkomsten.`;
  warning.append(make("strong", "", `${group.waarde}.`), advice);
  return [list, warning];
}

/**
 * @param {Part[]} parts
 * @param {{starts: string[], end: string} | null} clock
 */
function runSheet(parts, clock) {
  const table = make("table", "vergaderblad-draaiboek");
  const head = table.createTHead().insertRow();
  for (const title of ["Tijd", "Onderdeel", "Minuten"]) {
    const cell = make("th", "", title);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  parts.forEach((part, place) => {
    const note = noteOf(part);
    const row = line(clock?.starts[place] ?? "", part.titel, part.minuten ? String(part.minuten) : "");
    if (note) row.children[1].append(make("span", "vergaderblad-noot", note));
    body.append(row);
  });
  if (clock) {
    const end = line(clock.end, "Einde", "");
    end.className = "vergaderblad-einde";
    body.append(end);
  }
  return table;
}

/**
 * @param {string} time
 * @param {string} title
 * @param {string} minutes
 */
function line(time, title, minutes) {
  const row = make("tr", "");
  const name = make("th", "", title);
  name.scope = "row";
  row.append(make("td", "", time), name, make("td", "", minutes));
  return row;
}

/** @param {Part[]} parts */
function toTakeAlong(parts) {
  const materials = shoppingList(parts);
  if (materials.length === 0) return [];
  const list = make("ul", "vergaderblad-nodig");
  for (const { wat, bij } of materials) {
    const item = make("li", "", `${wat} `);
    item.append(make("span", "vergaderblad-bij", `voor: ${bij.join(", ")}`));
    list.append(item);
  }
  return [make("h4", "vergaderblad-kop", "Neem mee"), list];
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} [text]
 */
function make(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
