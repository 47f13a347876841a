// Answers as values of Excel cells, and back; the same as excel_values.py. Text stays text,
// whatever it starts with. Only a number and a time that Excel shows just as they were typed become
// a number and a time, so that the run sheet can count with them.
import { normalText } from "../antwoorden.js";
import { clockTime } from "../kloktijd.js";

export const TICK = "x";
// What somebody types for no; anything else in the cell of a tick is a tick.
const UNTICKED = new Set(["", "0", "-", "n", "nee", "onwaar", "false"]);
// Characters (UTF-16) that Excel takes in a cell.
const LONGEST_TEXT = 32_767;
const CUT_OFF = "… (de rest past niet in Excel)";

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:,\d{0,9}[1-9])?$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const TIME_IN_FORMULA = /^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*$/;
const DAY = 24 * 60;
const MILLISECONDS = DAY * 60_000;
// Day 0 of Excel, which takes 1900 for a leap year.
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_FROM_1904 = 1462;

/**
 * @param {string} text
 */
export function isTicked(text) {
  return !UNTICKED.has(text.trim().toLowerCase());
}

/**
 * A number for what Excel can count with, and text for all else.
 * @param {string} text
 * @param {string} kind of the entry
 * @returns {string | number}
 */
export function cellValue(text, kind) {
  const time = kind === "tijd" ? TIME.exec(text) : null;
  if (time) return (Number(time[1]) * 60 + Number(time[2])) / DAY;
  const number = Number(text.replace(",", "."));
  return kind === "getal" && NUMBER.test(text) && shownNumber(number) === text ? number : text;
}

/**
 * A text as Excel stores it, where `_x0041_` would be read as a letter; cut off where it must.
 * @param {string} text
 * @returns {{stored: string, fits: boolean}}
 */
export function escaped(text) {
  const stored = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  if (stored.length <= LONGEST_TEXT) return { stored, fits: true };
  return { stored: normalText(stored.slice(0, LONGEST_TEXT - CUT_OFF.length)) + CUT_OFF, fits: false };
}

/**
 * @param {string} stored
 */
export function unescaped(stored) {
  return normalText(stored.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))));
}

/**
 * A number as Excel shows it to a Dutch reader.
 * @param {number} value
 */
export function shownNumber(value) {
  return Number.isInteger(value) ? String(BigInt(value)) : String(Number(value.toPrecision(15))).replace(".", ",");
}

/**
 * A date or time as Excel shows it to a Dutch reader.
 * @param {number} serial days since the day 0 of the workbook
 * @param {boolean} is1904
 */
export function shownMoment(serial, is1904) {
  if (serial < 1) return clockTime(Math.round(serial * DAY));
  const days = serial + (is1904 ? DAYS_FROM_1904 : 0);
  // Before the 29th of February that 1900 did not have.
  const moment = new Date(DAY_ZERO + Math.round((days < 60 ? days + 1 : days) * DAY) * (MILLISECONDS / DAY));
  const date = `${moment.getUTCDate()}-${moment.getUTCMonth() + 1}-${moment.getUTCFullYear()}`;
  const minutes = moment.getUTCHours() * 60 + moment.getUTCMinutes();
  return minutes === 0 ? date : `${date} ${clockTime(minutes)}`;
}

/**
 * The minutes since midnight that the formulas of a run sheet take a time for; null when none.
 * @param {string} text
 */
export function minutesInFormula(text) {
  const time = TIME_IN_FORMULA.exec(text);
  return time ? Number(time[1]) * 60 + Number(time[2]) : null;
}

/**
 * What the formulas of a run sheet make of its start and of the minutes of its parts.
 * @param {string} start
 * @param {readonly string[]} lengths
 * @returns {{starts: (number | null)[], total: number}} parts of a day, and minutes
 */
export function calculated(start, lengths) {
  const begin = minutesInFormula(start);
  const minutes = lengths.map((length) => (/^\d+$/.test(length) ? Number(length) : 0));
  let passed = 0;
  const starts = minutes.map((length) => {
    const now = begin === null ? null : ((begin + passed) % DAY) / DAY;
    passed += length;
    return now;
  });
  return { starts, total: passed };
}
