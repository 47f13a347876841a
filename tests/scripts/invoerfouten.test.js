// What is wrong with the form of an answer, as somebody gets to read it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { faultIn } from "../../macros/kompas/website/scripts/invoerfouten.js";

/** @type {[string, string[], string[]][]} kind, what may stay so, what may not */
const CASES = [
  ["getal", ["12", "-3", "2,5", "1.250", "1 250,75", "40%", "40 %"], ["veel", "12 mensen", "1,2,3", "%"]],
  ["datum", ["09-03-2027", "9-3-2027", "29-02-2028", " 31-12-2026 "], ["31-02-2027", "29-02-2027", "2027-03-09", "9 maart", "09-03-27", "00-01-2027"]],
  ["tijd", ["9", "9:00", "0900", "23.59"], ["24:00", "ochtend"]],
  ["minuten", ["15", "0", "15 min"], ["kwartier", "7,5"]],
  ["tekst", ["wat dan ook"], []],
  ["tekstvak", ["wat dan ook"], []],
];

for (const [kind, good, bad] of CASES) {
  test(`${kind}: what may stay so`, () => {
    for (const text of good) assert.equal(faultIn(kind, text), "", text);
  });
  test(`${kind}: what may not`, () => {
    for (const text of bad) assert.match(faultIn(kind, text), /zoals/, text);
  });
  test(`${kind}: nothing filled in is no mistake`, () => assert.equal(faultIn(kind, " "), ""));
}

test("a text that is too long says how long it may be, and is", () => {
  assert.equal(faultIn("tekst", "abcdef", 5), "Maak dit korter: er is plaats voor 5 tekens, het zijn er nu 6.");
  assert.equal(faultIn("tekst", "abcde", 5), "");
});
