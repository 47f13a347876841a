// The needle of the compass takes the shortest way.
import assert from "node:assert/strict";
import { test } from "node:test";

import { shortestTurn } from "../../macros/kompas/components/kompasroos/script.js";

const TURNS = [
  [22.5, 67.5, 45],
  [67.5, 22.5, -45],
  [337.5, 22.5, 45],
  [22.5, 337.5, -45],
  [22.5, 22.5, 0],
  [0, 180, 180],
  [742.5, 337.5, -45], // after turning round and round
  [1102.5, 67.5, 45],
  [-22.5, 22.5, 45],
];

for (const [from, to, turn] of TURNS) {
  test(`from ${from} to ${to} is ${turn} degrees`, () => {
    assert.equal(shortestTurn(from, to), turn);
  });
}
