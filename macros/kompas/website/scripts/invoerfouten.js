// What is wrong with the form of an answer, in words that help to mend it.
import { minutesSinceMidnight, wholeMinutes } from "./kloktijd.js";

const NUMBER = /^[-+]?\d[\d.\s]*(,\d+)?\s*%?$/;

/**
 * What is wrong with a text for this kind of entry; nothing when it may stay so, or is empty.
 * @param {string} kind
 * @param {string} text
 * @param {number} longest how many characters it may have; negative when that does not matter
 * @returns {string}
 */
export function faultIn(kind, text, longest = -1) {
  const answer = text.trim();
  if (answer === "") return "";
  if (kind === "getal" && !NUMBER.test(answer)) return "Vul een getal in, zoals 12 of 2,5.";
  if (kind === "datum" && !isDate(answer)) return "Schrijf de datum als dd-mm-jjjj, zoals 09-03-2027.";
  if (kind === "tijd" && minutesSinceMidnight(answer) === null) return "Schrijf de tijd als uu:mm, zoals 09:30.";
  if (kind === "minuten" && wholeMinutes(answer) === null) return "Vul hele minuten in, zoals 15.";
  if (longest >= 0 && text.length > longest) return `Maak dit korter: er is plaats voor ${longest} tekens, het zijn er nu ${text.length}.`;
  return "";
}

/**
 * Whether the text is a day that exists, as dd-mm-jjjj; a zero in front may be left out.
 * @param {string} text
 */
function isDate(text) {
  const found = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text);
  if (found === null) return false;
  const [day, month, year] = found.slice(1).map(Number);
  const date = new Date(2000, month - 1, day);
  date.setFullYear(year, month - 1, day);
  return date.getDate() === day && date.getMonth() === month - 1;
}
