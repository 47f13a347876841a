// What of the answers the form has no room for, which goes to the addendum.

/** @typedef {import("../antwoorden.js").Answers} Answers */
/** @typedef {import("../antwoorden.js").EntryKind} EntryKind */
/** @typedef {import("../antwoorden.js").FormDescription} FormDescription */
/**
 * @typedef {object} Cell
 * @property {string} name  As the form would have named it.
 * @property {string} column
 * @property {string} label  Says by itself what is asked.
 * @property {EntryKind} kind
 * @property {string | boolean} answer
 */
/** @typedef {{ number: number, cells: Cell[] }} Row */
/** @typedef {{ label: string, rows: Row[] }} ExtraTable */
/** @typedef {{ label: string, text: string }} LongText */
/** @typedef {{ tables: ExtraTable[], texts: LongText[] }} LeftOver */

/**
 * The rows that the form does not have, in the order of the form; a row without answers is left
 * out.
 * @param {ReadonlyMap<string, string | boolean>} answers
 * @param {ReadonlyMap<string, unknown>} fields  What the form has, by name.
 * @param {FormDescription} description
 * @returns {ExtraTable[]}
 */
export function extraRows(answers, fields, description) {
  const known = [...answers.keys()].filter((name) => description.velden.has(name));
  const missing = known.filter((name) => !fields.has(name) && answers.get(name));
  return [...description.tabellen].flatMap(([id, { label, kolommen }]) => {
    const numbers = missing.flatMap((name) => rowIn(id, name) ?? []);
    const rows = [...new Set(numbers)].sort((first, second) => first - second).map((row) => {
      const cells = kolommen.map((column) => cellOf(`${id}_${row}_${column.id}`, column.label, answers, description));
      return { number: row, cells };
    });
    return rows.length > 0 ? [{ label, rows }] : [];
  });
}

/**
 * @param {string} name
 * @param {string} column
 * @param {ReadonlyMap<string, string | boolean>} answers
 * @param {FormDescription} description
 * @returns {Cell}
 */
function cellOf(name, column, answers, { velden }) {
  const { label = column, soort: kind = "tekst" } = velden.get(name) ?? {};
  return { name, column, label, kind, answer: answers.get(name) ?? (kind === "vinkje" ? false : "") };
}

/**
 * The number of the row that a name stands for in table `id`; undefined when it is something else.
 * @param {string} id
 * @param {string} name
 */
function rowIn(id, name) {
  const [table, row, column] = name.split("_");
  return table === id && column !== undefined && /^[1-9]\d*$/.test(row) ? Number(row) : undefined;
}

/**
 * Row numbers for people: "rij 7", "rij 7 en 8", "rij 7 tot en met 12".
 * @param {number[]} numbers  Ascending.
 */
export function rowsInWords(numbers) {
  const first = numbers[0];
  const last = numbers[numbers.length - 1];
  const isRun = numbers.length > 2 && last - first === numbers.length - 1;
  return `rij ${isRun ? `${first} tot en met ${last}` : enumerated(numbers.map(String))}`;
}

/**
 * @param {string[]} parts
 */
export function enumerated(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} en ${parts[parts.length - 1]}`;
}
