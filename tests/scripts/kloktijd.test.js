// Clock times: read as people write them, shown as one writes them in a programme.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clockTime, duration, minutesSinceMidnight, timesOf, wholeMinutes } from "../../macros/kompas/website/scripts/kloktijd.js";

const WRITTEN = [
  ["9", "09:00"],
  ["09", "09:00"],
  ["9:00", "09:00"],
  ["9.30", "09:30"],
  ["9,30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["9u30", "09:30"],
  ["9 uur", "09:00"],
  ["13:05 uur", "13:05"],
  [" 23:59 ", "23:59"],
  ["0", "00:00"],
];

for (const [text, time] of WRITTEN) {
  test(`"${text}" is ${time}`, () => {
    const minutes = minutesSinceMidnight(text);
    assert.ok(minutes !== null);
    assert.equal(clockTime(minutes), time);
  });
}

for (const text of ["", "24:00", "9:60", "9:5", "half tien", "9-30", "12345", "-1", "9:00:00", "1e1"]) {
  test(`"${text}" is no time`, () => assert.equal(minutesSinceMidnight(text), null));
}

test("minutes are whole, at most a day, and none when nothing is filled in", () => {
  assert.equal(wholeMinutes("15"), 15);
  assert.equal(wholeMinutes(" 15 min "), 15);
  assert.equal(wholeMinutes("5 minuten"), 5);
  assert.equal(wholeMinutes(""), 0);
  for (const text of ["kwartier", "7,5", "-5", "1441", "99999"]) assert.equal(wholeMinutes(text), null, text);
});

test("each part starts when the one before it ends", () => {
  assert.deepEqual(timesOf(9 * 60, [15, 0, 45]), { starts: ["09:00", "09:15", "09:15"], end: "10:00", days: 0 });
});

test("after midnight the clock starts again, and that is told", () => {
  assert.deepEqual(timesOf(23 * 60 + 30, [45, 30]), { starts: ["23:30", "00:15"], end: "00:45", days: 1 });
});

test("a length of time is said in hours and minutes", () => {
  assert.equal(duration(45), "45 minuten");
  assert.equal(duration(60), "1 uur");
  assert.equal(duration(61), "1 uur en 1 minuut");
  assert.equal(duration(180), "3 uur");
  assert.equal(duration(0), "0 minuten");
});
