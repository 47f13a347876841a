// Reads the answers from a form in Excel, whatever program saved it.
import { FileFault } from "../antwoorden.js";
import { Workbook } from "./excel-werkmap.js";
import { formOf, unpack } from "./pakket.js";

/** @typedef {import("./excel-werkmap.js").Sheet} Sheet */
/** @typedef {{sheet: Sheet, firstRow: number, lastRow: number, columns: Map<string, string>}} Table */

// Below the head of a table; nobody fills in more.
const MOST_ROWS = 2000;

/**
 * What stands in the form: all outside its tables, in rows what is filled in.
 * @param {Uint8Array} bytes
 * @returns {Promise<import("./pakket.js").Filled>}
 */
export async function readExcel(bytes) {
  const parts = unpack(bytes, "Excel");
  const form = formOf(parts, "Excel");
  const workbook = new Workbook(parts);
  if (workbook.places.size === 0) {
    throw new FileFault(
      "In dit bestand zijn de namen van de invulcellen verdwenen. Sla het bestand op als Excel-werkmap (.xlsx) " +
        "en probeer het opnieuw.",
    );
  }
  return { ...form, answers: new Map(answersIn(workbook)) };
}

/**
 * @param {Workbook} workbook
 * @returns {Generator<[string, string | boolean]>}
 */
function* answersIn(workbook) {
  /** @type {Map<string, Table>} */
  const tables = new Map();
  for (const [name, place] of workbook.places) {
    const [first, number, column] = name.split("_");
    if (!/^\d+$/.test(number ?? "")) {
      yield [name, workbook.answer(name, place)];
      continue;
    }
    const { sheet, row } = place;
    const table = tables.get(first) ?? { sheet, firstRow: row, lastRow: row, columns: new Map() };
    table.firstRow = Math.min(table.firstRow, row);
    table.lastRow = Math.max(table.lastRow, row);
    table.columns.set(column, place.column);
    tables.set(first, table);
  }
  for (const [name, table] of tables) yield* rowsOf(name, table, workbook);
}

/**
 * What is filled in, also in rows that somebody put between ours or below them.
 * @param {string} id
 * @param {Table} table
 * @param {Workbook} workbook
 * @returns {Generator<[string, string | boolean]>}
 */
function* rowsOf(id, { sheet, firstRow, lastRow, columns }, workbook) {
  const last = Math.min(Math.max(lastRow, sheet.lastRow), firstRow + MOST_ROWS);
  for (let row = firstRow; row <= last; row += 1) {
    for (const [columnId, column] of columns) {
      const name = `${id}_${row - firstRow + 1}_${columnId}`;
      const answer = workbook.answer(name, { sheet, column, row });
      if (answer) yield [name, answer];
    }
  }
}
