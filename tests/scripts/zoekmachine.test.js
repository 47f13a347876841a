// The search engine on a small handbook: what it finds, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeEngine } from "../../macros/kompas/website/scripts/zoekmachine.js";

/**
 * @param {string} adres
 * @param {string} titel
 * @param {string} soort
 * @param {Partial<import("../../macros/kompas/components/zoeken/script.js").Entry>} rest
 */
const entry = (adres, titel, soort, rest = {}) => {
  return { adres, titel, soort, kern: "", woorden: [], koppen: [], tekst: "", ...rest };
};

const engine = makeEngine([
  entry("governance", "Organiseer de governance", "Stap 2 van 8 · Voorbereiding", {
    kern: "Spreek af wie waarover gaat.",
    tekst: "Governance kent drie vormen. Kies samen een vorm die past bij de omvang van het netwerk.",
  }),
  entry("checklist", "Governance checklist", "Tool · checklist · bij stap 2", { kern: "Zeven vragen over besluiten." }),
  entry("governance-begrip", "Governance", "Begrip", { kern: "Hoe een netwerk is gestuurd." }),
  entry("klantreis", "Klantreis", "Tool · draaiboek", {
    woorden: ["cliëntreis", "customer journey"],
    kern: "Volg de weg van een huishouden langs scholen en gemeenten.",
  }),
  entry("netwerkkaart", "Netwerk in kaart", "Tool · werkvorm", {
    woorden: ["stakeholderanalyse"],
    kern: "Teken samen de verbindingen in het netwerk.",
  }),
  entry("analyse", "Analyse", "Fase 2 van 5", { kern: "Breng in beeld wat er speelt." }),
  entry("overeenkomst", "Samenwerkingsovereenkomst", "Begrip", { kern: "Vastgelegde afspraken tussen partijen." }),
  entry("leeswijzer", "Stap voor stap", "Over het Kompas", { kern: "Stap 1, stap 2 en verder.", tekst: "Na stap 2: regie." }),
  entry("regiobeeld", "Regiobeeld", "Begrip"),
  entry("schuurt", "Wat als het schuurt?", "Tool · checklist", {
    woorden: ["ruzie in het netwerk"],
    koppen: ["Wie doet wat?"],
    tekst: "Ga in gesprek over de samenwerking en de governance. Roep een team bij elkaar.",
  }),
  entry("team", "Team", "Begrip", { kern: "Groep mensen." }),
  entry("voorbeeld", "Een huis in de wijk", "Praktijkvoorbeeld", {
    tekst: "Hier werkt het Open Team met buren. De deur staat open.",
  }),
  entry("lijst", "Tools", "Lijst", { woorden: ["alle tools"] }),
]);

/** @param {string} question */
const addresses = (question) => engine.zoek(question, 8).map((hit) => hit.entry.adres);

const FIRST = {
  "klantreizen": "klantreis",
  "clientreis": "klantreis",
  "school": "klantreis",
  "gemeente": "klantreis",
  "afspraak": "overeenkomst",
  "govrnance checklist": "checklist",
  "checklists governance": "checklist",
  "governance organiseren": "governance",
  "fase 2": "analyse",
  "stap 2": "governance",
  "wat als het schuurt": "schuurt",
  "klantr": "klantreis",
  "customer journey": "klantreis",
  "ruzie tussen partners in ons netwerk": "schuurt",
  "open team": "voorbeeld",
  "team": "team",
  "wat is governance": "governance-begrip",
  "wie doet wat": "schuurt",
  "alle tools": "lijst",
  "klantries": "klantreis",
};

for (const [question, adres] of Object.entries(FIRST)) {
  test(`${question} leads to ${adres}`, () => {
    assert.equal(addresses(question)[0], adres);
  });
}

test("a part of a compound finds the compound", () => {
  assert.ok(addresses("analyse").includes("netwerkkaart"), "at its tail");
  assert.ok(addresses("samenwerking").includes("overeenkomst"), "at its head, before -s-");
});

test("an unknown compound is looked for by its parts", () => {
  assert.equal(addresses("netwerkanalyse").length > 0, true);
  assert.equal(addresses("samenwerkingsafspraken")[0], "overeenkomst");
});

test("a title comes before running text", () => {
  const found = addresses("governance");
  assert.deepEqual(found.slice(0, 3).sort(), ["checklist", "governance", "governance-begrip"]);
  assert.equal(found[3], "schuurt");
});

test("two words in the text come before one in a title", () => {
  assert.equal(addresses("kies netwerk")[0], "governance");
});

test("a list does not come before an item of that name", () => {
  const tools = entry("item", "Tools", "Verdieping");
  const list = entry("lijst", "Tools", "Lijst", { woorden: ["alle tools"] });
  const hits = makeEngine([list, tools]).zoek("tools", 2);
  assert.deepEqual(hits.map((hit) => hit.entry.adres), ["item", "lijst"]);
});

test("a search word counts for almost as much as a title", () => {
  const pages = [
    entry("tekst", "Iets", "Tool", { tekst: "Een conflict. Nog een conflict. Weer een conflict." }),
    entry("zoekwoord", "Anders", "Tool", { woorden: ["conflict"] }),
    entry("titel", "Conflict", "Tool"),
  ];
  const hits = makeEngine(pages).zoek("conflicten", 3);
  assert.deepEqual(hits.map((hit) => hit.entry.adres), ["titel", "zoekwoord", "tekst"]);
});

test("regie is something else than regio", () => {
  assert.deepEqual(addresses("regie"), ["leeswijzer"]);
});

test("words that say nothing find nothing", () => {
  assert.deepEqual(addresses("hoe is het"), []);
  assert.deepEqual(addresses("xyzzyq"), []);
  assert.deepEqual(addresses("  "), []);
});

test("a short word must be right, a longer one may have a slip", () => {
  assert.deepEqual(addresses("kaaf"), []);
  assert.equal(addresses("netwek")[0], "netwerkkaart");
});

test("no more than asked for", () => {
  assert.equal(engine.zoek("governance", 2).length, 2);
});

test("a hit knows which words were found, and no stop words", () => {
  const [plural] = engine.zoek("de school", 1);
  assert.equal(plural.isFound("scholen"), true);
  assert.equal(plural.isFound("de"), false);
  assert.equal(plural.isFound("weg"), false);
  assert.equal(plural.isFound(" – "), false);
  const [compound] = engine.zoek("samenwerking", 1);
  assert.equal(compound.isFound("Samenwerkingsovereenkomst"), true);
});
