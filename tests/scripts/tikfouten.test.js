// Slips of the finger: which known word was meant.
import assert from "node:assert/strict";
import { test } from "node:test";

import { mostAlike, slipsBetween } from "../../macros/kompas/website/scripts/tikfouten.js";

const SLIPS = /** @type {const} */ ([
  ["netwerk", "netwerk", 0],
  ["netwek", "netwerk", 1],
  ["nettwerk", "netwerk", 1],
  ["metwerk", "netwerk", 1],
  ["netwrek", "netwerk", 1],
  ["", "plan", 4],
]);

for (const [word, other, slips] of SLIPS) {
  test(`${word || "nothing"} and ${other} differ by ${slips}`, () => {
    assert.equal(slipsBetween(word, other), slips);
    assert.equal(slipsBetween(other, word), slips);
  });
}

const KNOWN = new Map([["kaart", 9], ["plan", 9], ["netwerk", 5], ["bestuur", 2], ["bestuul", 7], ["klantreis", 1]]);

test("the fewest slips win, then the most used word", () => {
  assert.equal(mostAlike("netwek", KNOWN), "netwerk");
  assert.equal(mostAlike("bestuu", KNOWN), "bestuul");
  assert.equal(mostAlike("bestuurd", KNOWN), "bestuur");
});

test("a short word must be right, a long one may have two slips", () => {
  assert.equal(mostAlike("plam", KNOWN), undefined);
  assert.equal(mostAlike("netwrrek", new Map([["netwerk", 1]])), "netwerk");
  assert.equal(mostAlike("ntwrek", KNOWN), undefined);
  assert.equal(mostAlike("klntries", KNOWN), "klantreis");
});
