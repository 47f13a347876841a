// Answers: their normal form, the file that keeps them, and what is read from a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  FILE_LIMIT,
  FileFault,
  flatten,
  nest,
  normalText,
  oneLine,
  placeAnswers,
  readSavedFile,
  savedFile,
  TOO_LARGE,
} from "../../macros/kompas/website/scripts/antwoorden.js";

const EXAMPLES = new URL("../fixtures/antwoorden/", import.meta.url);
const MOMENT = new Date("2026-11-22T09:15:00Z");
const HEAD = { kompas: "antwoorden", formulier: "proef", versie: 3 };

/** @param {string} file */
const examples = (file) => JSON.parse(readFileSync(new URL(`${file}.json`, EXAMPLES), "utf8"));

/** @param {object} object */
const mapOf = (object) => new Map(Object.entries(object));

/** @param {unknown} value */
const plain = (value) => JSON.parse(JSON.stringify(value));

const described = examples("beschrijving");
const FORM = {
  ...described,
  velden: mapOf(described.velden),
  tabellen: mapOf(described.tabellen),
};
for (const field of FORM.velden.values()) field.opties = mapOf(field.opties);

for (const { text, normal, oneLine: line } of examples("teksten")) {
  test(`normal form of ${JSON.stringify(text)}`, () => {
    assert.equal(normalText(text), normal);
    assert.equal(oneLine(text), line);
  });
}

for (const { name, flat, nested } of examples("nesten")) {
  test(`nested and flat: ${name}`, () => {
    assert.deepEqual(plain(nest(mapOf(flat))), nested);
    assert.deepEqual(flatten(nested), mapOf(flat));
  });
}

for (const { name, text, file, answers, leftOver, messages, label, fault } of examples("bestanden")) {
  test(`saved file: ${name}`, () => {
    const written = text ?? JSON.stringify(file);
    if (fault) {
      assert.throws(() => readSavedFile(written, FORM), new FileFault(fault));
      return;
    }
    const read = readSavedFile(written, FORM);
    assert.deepEqual(Object.fromEntries(read.answers), answers);
    assert.deepEqual(read.leftOver, leftOver);
    assert.deepEqual(read.messages, messages);
    assert.equal(read.naam ?? "", label);
  });
}

for (const { name, flat, leftOver, file } of examples("bewaren")) {
  test(`file that keeps: ${name}`, () => {
    const text = savedFile(FORM, mapOf(flat), MOMENT, { leftOver });
    const { bewaard, ...rest } = JSON.parse(text);
    assert.deepEqual(rest, file);
    assert.match(bewaard, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    assert.equal(new Date(bewaard).getTime(), MOMENT.getTime());
    assert.deepEqual(Object.fromEntries(readSavedFile(text, FORM).answers), flat);
  });
}

test("a copy keeps the name that somebody gave it", () => {
  const text = savedFile(FORM, new Map([["naam", "x"]]), MOMENT, { naam: "Netwerk Oost" });
  assert.equal(readSavedFile(text, FORM).naam, "Netwerk Oost");
});

test("a mark of the byte order at the start of a file is no fault", () => {
  assert.equal(readSavedFile(`\ufeff${savedFile(FORM, new Map([["naam", "x"]]), MOMENT)}`, FORM).answers.get("naam"), "x");
});

test("a file of more than 2 MB is refused before it is read", () => {
  assert.throws(() => readSavedFile(" ".repeat(FILE_LIMIT + 1), FORM), new FileFault(TOO_LARGE));
});

test("rows by the hundred thousands are refused, or leave nothing behind", () => {
  const empty = JSON.stringify({ ...HEAD, antwoorden: { acties: Array(400000).fill({}) } });
  assert.equal(readSavedFile(empty, FORM).answers.size, 0);
  const full = JSON.stringify({ ...HEAD, antwoorden: { acties: Array(100000).fill({ wat: "x" }) } });
  assert.throws(() => readSavedFile(full, FORM), /^FileFault: Dit bestand heeft 100000 antwoorden; /);
});

test("brackets inside brackets by the hundred thousands are refused", () => {
  const depth = 300000;
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
    const bomb = `${open.repeat(depth)}1${close.repeat(depth)}`;
    const inside = `{"kompas": "antwoorden", "formulier": "proef", "versie": 3, "antwoorden": {"a": ${bomb}}}`;
    assert.throws(() => readSavedFile(bomb, FORM), FileFault);
    assert.throws(() => readSavedFile(inside, FORM), FileFault);
  }
});

test("nothing from a file reaches what all objects share", () => {
  const text = '{"kompas":"antwoorden","formulier":"proef","versie":3,"antwoorden":{"constructor":{"prototype":{"besmet":"ja"}}}}';
  const { leftOver } = readSavedFile(text, FORM);
  assert.deepEqual(leftOver, [{ vraag: "constructor, prototype, besmet", antwoord: "ja" }]);
  nest(new Map([["constructor_prototype_besmet", "ja"]]));
  assert.equal(/** @type {any} */ ({}).besmet, undefined);
});

test("answers of a filled PDF find their place in the same way", () => {
  const given = new Map(Object.entries({ omvang_actie: "tel\r\nop", naam: "x\ny", acties_4_wat: "z", acties_01_wat: "nul" }));
  const { answers, leftOver } = placeAnswers(given, 1, FORM);
  assert.deepEqual(Object.fromEntries(answers), { naam: "x y", vervolg: "tel\nop" });
  assert.deepEqual(leftOver.map(({ antwoord }) => antwoord), ["z", "nul"]);
});
