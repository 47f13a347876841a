// Dutch words: what is alike for a reader must be alike for the search.
import assert from "node:assert/strict";
import { test } from "node:test";

import { compoundParts, fold, stem, words } from "../../macros/kompas/website/scripts/nederlands.js";

const ALIKE = [
  ["scholen", "school"],
  ["afspraken", "afspraak"],
  ["gemeenten", "gemeentes", "gemeente"],
  ["stappen", "stap"],
  ["kinderen", "kind"],
  ["pleegkinderen", "pleegkind"],
  ["gezinsleden", "gezinslid"],
  ["verantwoordelijkheden", "verantwoordelijkheid"],
  ["brieven", "brief"],
  ["huizen", "huis"],
  ["adviezen", "advies"],
  ["processen", "proces"],
  ["groepen", "groep"],
  ["grenzen", "grens"],
  ["mensen", "mens"],
  ["partners", "partner"],
  ["methoden", "methodes", "methode"],
  ["fasen", "fases", "fase"],
  ["strategieën", "strategie"],
  ["ideeën", "idee"],
  ["visies", "visie"],
  ["huishoudens", "huishouden"],
  ["middelen", "middel"],
  ["monitoren", "monitor"],
  ["formuleren", "formuleer"],
  ["partijen", "partij"],
  ["stenen", "steen"],
  ["vrouwen", "vrouw"],
  ["regio's", "regio"],
  ["samenwerking", "samenwerkingen", "samenwerken", "samenwerkt"],
  ["planning", "plannen"],
  ["loopt", "lopen"],
  ["organiseert", "organiseren"],
];
const DIFFERENT = [
  ["regie", "regio"],
  ["stap", "staf"],
  ["kans", "kan"],
  ["basis", "basi"],
  ["proces", "proef"],
  ["misschien", "missch"],
  ["organiseren", "organis"],
  ["geldt", "geld"],
  ["woning", "won"],
  ["kring", "kr"],
  ["buitenring", "buitenr"],
];

/** @param {string} text */
const stems = (text) => words(text).map(fold).map(stem);

for (const [first, ...others] of ALIKE) {
  test(`${first} is found by ${others.join(" and ")}`, () => {
    for (const other of others) assert.equal(stems(first)[0], stems(other)[0]);
  });
}

for (const [first, second] of DIFFERENT) {
  test(`${first} is something else than ${second}`, () => {
    assert.notEqual(stem(first), stem(second));
  });
}

test("accents and capitals do not matter", () => {
  assert.equal(fold("COÖRDINATIE"), "coordinatie");
  assert.equal(fold("Eén"), "een");
});

test("a plus belongs to its word, other signs divide", () => {
  assert.deepEqual(words("MDA++, het (wijk)team en 24/7."), ["MDA++", "het", "wijk", "team", "en", "24", "7"]);
});

const KNOWN = new Set(["samenwerking", "afspraken", "netwerk", "analyse", "ring", "buiten", "overleg"].map(stem));

test("a compound is found by its parts, also past the -s- between them", () => {
  assert.deepEqual(compoundParts("netwerkanalyse", KNOWN).sort(), ["analys", "netwerk"]);
  assert.deepEqual(compoundParts("samenwerkingsafspraken", KNOWN).sort(), ["afsprak", "samenwerk"]);
  assert.deepEqual(compoundParts("casusoverleggen", KNOWN), ["overleg"]);
});

test("a short part counts only beside another known word", () => {
  assert.deepEqual(compoundParts("buitenring", KNOWN).sort(), [stem("buiten"), "ring"].sort());
  assert.deepEqual(compoundParts("verandering", KNOWN), []);
});
