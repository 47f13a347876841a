// What in a text looks like data about a person, and what only seems so.
import assert from "node:assert/strict";
import { test } from "node:test";

import { passesElevenTest, signsIn } from "../../macros/kompas/website/scripts/privacypatronen.js";

const SIGNS = /** @type {const} */ ([
  ["bsn", "111222333"],
  ["bsn", "BSN: 111222333."],
  ["bsn", "111.222.333"],
  ["bsn", "111 222 333"],
  ["bsn", "1112.22.333"],
  ["bsn", "10000008"],
  ["bsn", "010000008"],
  ["bsn", "Moeder (111222333) en vader"],
  ["e-mail", "Mail naar j.jansen@voorbeeld.nl"],
  ["e-mail", "<jan+werk@sub.voorbeeld.frl>"],
  ["telefoon", "06-12345678"],
  ["telefoon", "06 10000008"],
  ["telefoon", "06 12 34 56 78"],
  ["telefoon", "0612345678"],
  ["telefoon", "+31 6 12345678"],
  ["telefoon", "+31 (0)6 1234 5678"],
  ["telefoon", "0031 592 123456"],
  ["telefoon", "0592-123456"],
  ["telefoon", "0592 12 34 56"],
  ["telefoon", "(020) 123 45 67"],
  ["telefoon", "tel.088-1234567"],
  ["postcode", "Woont op 9401 AB te Assen"],
  ["postcode", "9401AB"],
  ["postcode", "9401ab"],
]);

for (const [sign, text] of SIGNS) {
  test(`${text} looks like ${sign}`, () => assert.deepEqual(signsIn(text), [sign]));
}

const NOTHING = [
  ["an empty text", ""],
  ["a word", "Netwerk Noord"],
  ["nine digits that fail the test", "111222334"],
  ["zeros", "000000000"],
  ["a date without marks", "22112026"],
  ["a date, the year first", "20260502"],
  ["dates", "01-02-2026, 22.11.2026 en 5/3/2026"],
  ["a day and a time", "01-02-2026 10:15"],
  ["a day and an hour", "01 02 2026 10"],
  ["times with dots", "09.00 10.30 11.45 12.15"],
  ["times", "09:00-10:30"],
  ["years", "2025 2026 en 2024-2025"],
  ["a year and a word in capitals", "VAN 2026 EN 2027 OP WEG"],
  ["a year and a word", "in 2026 is het klaar, 2027 op tijd"],
  ["an amount with dots", "€ 111.222.333"],
  ["an amount in words", "111222333 euro"],
  ["a smaller amount", "12.345.678"],
  ["an amount with cents", "€ 1.234.567,89"],
  ["numbers of people in a row", "111 222 333 444"],
  ["minutes", "15 30 45 60 90"],
  ["more minutes", "5, 10, 15, 20, 25, 30"],
  ["the alarm number", "Bel 112"],
  ["the number of Veilig Thuis", "0800-2000 of 0800 2000"],
  ["an area of the region", "1200 huishoudens, 300 km"],
  ["a bank account", "NL91ABNA0417164300"],
  ["a long number", "1112223334445"],
  ["a page number", "p. 1234, nr 12"],
  ["an at sign", "samen @ werk"],
  ["letters that no postcode has", "1234 SS"],
  ["the figures of a postcode only", "9401"],
];

for (const [what, text] of NOTHING) {
  test(`${what} is no sign of a person: ${text}`, () => assert.deepEqual(signsIn(text), []));
}

test("each kind is told once, in a fixed order", () => {
  const text = "0592-123456 a@b.nl 06-12345678 111222333 9401 AB c@d.nl";
  assert.deepEqual(signsIn(text), ["bsn", "e-mail", "telefoon", "postcode"]);
});

test("a changed digit of a BSN fails the test", () => {
  assert.ok(passesElevenTest("111222333"));
  for (let place = 0; place < 9; place += 1) {
    const digits = [..."111222333"];
    digits[place] = String((Number(digits[place]) + 1) % 10);
    assert.ok(!passesElevenTest(digits.join("")), digits.join(""));
  }
});

test("a long text is looked through at once", () => {
  assert.deepEqual(signsIn("1 2 3 4 5 6 7 8 9 0 ".repeat(20_000)), []);
  assert.deepEqual(signsIn("a".repeat(200_000)), []);
});
