// Answers as values of Excel cells, and back: text stays text, and what Excel made of it is read.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  calculated,
  cellValue,
  escaped,
  isTicked,
  shownMoment,
  shownNumber,
  unescaped,
} from "../../macros/kompas/website/scripts/kantoor/excel-waarden.js";

const VALUES = /** @type {const} */ ([
  ["12", "getal", 12],
  ["1,5", "getal", 1.5],
  ["1.5", "getal", "1.5"],
  ["1,50", "getal", "1,50"],
  ["007", "getal", "007"],
  ["-5", "getal", -5],
  ["=1+1", "getal", "=1+1"],
  ["12345678901234567890", "getal", "12345678901234567890"],
  ["12", "tekst", "12"],
  ["12:00", "tijd", 0.5],
  ["9:30", "tijd", "9:30"],
  ["", "getal", ""],
]);

for (const [text, kind, value] of VALUES) {
  test(`“${text}” as ${kind} is ${typeof value} ${value}`, () => {
    assert.equal(cellValue(text, kind), value);
  });
}

const MOMENTS = /** @type {const} */ ([
  [46090, false, "9-3-2026"],
  [46090.5868055556, false, "9-3-2026 14:05"],
  [44628, true, "9-3-2026"],
  [0.378472222222222, false, "09:05"],
  [0.999999999, false, "00:00"],
  [1, false, "1-1-1900"],
]);

for (const [serial, is1904, shown] of MOMENTS) {
  test(`day ${serial} is ${shown}`, () => {
    assert.equal(shownMoment(serial, is1904), shown);
  });
}

test("a number is shown as a Dutch reader writes it", () => {
  assert.equal(shownNumber(12), "12");
  assert.equal(shownNumber(0.1 + 0.2), "0,3");
  assert.equal(shownNumber(123456789012345), "123456789012345");
});

test("what looks like a code of Excel stays what it was", () => {
  const { stored, fits } = escaped("_x0041_ en _x_");
  assert.equal(stored, "_x005F_x0041_ en _x_");
  assert.equal(fits, true);
  assert.equal(unescaped(stored), "_x0041_ en _x_");
});

test("a text that is too long is cut off for all to see", () => {
  const { stored, fits } = escaped("😀".repeat(20_000));
  assert.equal(fits, false);
  assert.ok(stored.length <= 32_767);
  assert.match(stored, /^(😀)+… \(de rest past niet in Excel\)$/u);
});

test("an x, or anything but a no, is a tick", () => {
  assert.deepEqual(["x", " X ", "ja", "1", "✓"].map(isTicked), [true, true, true, true, true]);
  assert.deepEqual(["", " ", "nee", "-", "0"].map(isTicked), [false, false, false, false, false]);
});

test("a run sheet counts from its start, also past midnight", () => {
  assert.deepEqual(calculated("12.00", ["360", "veel", "720"]), { starts: [0.5, 0.75, 0.75], total: 1080 });
  assert.deepEqual(calculated("22:00", ["180", "15"]).starts, [22 / 24, 1 / 24]);
  assert.deepEqual(calculated("na de lunch", ["15"]), { starts: [null], total: 15 });
});
