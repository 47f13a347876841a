// What a meeting takes, on the examples that Python is tried on too, and the address of a pack.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  clockTimes,
  fragmentOf,
  groupOf,
  noteOf,
  partOf,
  planIn,
  shoppingList,
  spelledChoice,
  times,
} from "../../macros/kompas/website/scripts/vergadering.js";

const EXAMPLES = new URL("../fixtures/vergadering/", import.meta.url);
const examples = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, EXAMPLES), "utf8"));

const KNOWN = new Map([
  ["governance-checklist", { titel: "Governance checklist", minuten: 60, minutenGeschat: true, vooraf: 30, voorafGeschat: true }],
  ["filomena", { titel: "Filomena" }],
]);
const DETAILS = { titel: "Overleg & borrel", datum: "22-11-2026", begin: "9.30", plaats: "Zaal 3 (Assen)" };

for (const { naam, onderdelen, begin, tijden, einde, noten, tijd, groep, nodig } of examples("vergaderingen")) {
  test(`what a meeting takes: ${naam}`, () => {
    const clock = clockTimes(onderdelen, begin);
    assert.deepEqual(clock.starts, tijden.map((time) => time ?? ""));
    assert.equal(clock.end, einde);
    assert.deepEqual(onderdelen.map(noteOf), noten);
    assert.deepEqual(times(onderdelen), tijd);
    assert.deepEqual(groupOf(onderdelen), groep);
    assert.deepEqual(shoppingList(onderdelen), nodig);
  });
}

for (const { tekst, onderdeel } of examples("schrijfwijzen")) {
  test(`how a part is spelled: ${tekst}`, () => {
    const choice = spelledChoice(tekst, KNOWN);
    if (onderdeel === null) {
      assert.equal(choice, null);
      return;
    }
    assert.equal(choice?.id, onderdeel.id ?? "");
    const part = partOf(choice, KNOWN);
    assert.equal(part.minuten ?? 0, onderdeel.minuten);
    if (onderdeel.id === null) assert.equal(part.titel, onderdeel.titel);
  });
}

test("minutes that somebody gives are not our estimate", () => {
  const part = partOf({ id: "governance-checklist", titel: "", minuten: 45 }, KNOWN);
  assert.equal(part.minutenGeschat, false);
  assert.equal(part.voorafGeschat, true);
});

test("an address brings back the same parts, in the same order, and the details", () => {
  const keuze = [
    { id: "filomena", titel: "", minuten: null },
    { id: "", titel: "Pauze: soep & brood #1", minuten: 15 },
    { id: "governance-checklist", titel: "", minuten: 90 },
    { id: "", titel: "Pauze", minuten: 0 },
  ];
  assert.deepEqual(planIn(`#${fragmentOf({ keuze, gegevens: DETAILS })}`, KNOWN), { keuze, gegevens: DETAILS, onbekend: [] });
});

test("without leave no details are in the address", () => {
  const keuze = [{ id: "filomena", titel: "", minuten: null }];
  assert.equal(fragmentOf({ keuze, gegevens: null }), "o=filomena");
  assert.equal(planIn("#o=filomena", KNOWN).gegevens, null);
});

test("an item stands in a pack once, and what we do not know is told", () => {
  const plan = planIn("#o=filomena&o=filomena%3A20&o=weg&o=:5:Pauze&o=:5:Pauze", KNOWN);
  assert.deepEqual(plan.keuze.map(({ id, titel }) => id || titel), ["filomena", "Pauze", "Pauze"]);
  assert.deepEqual(plan.onbekend, ["weg"]);
});

test("an address from a stranger cannot bring endless lines", () => {
  const fragment = `titel=${"x".repeat(5000)}%0A&${"o=:5:".repeat(1)}${"y".repeat(5000)}&${"o=:1&".repeat(500)}`;
  const { keuze, gegevens } = planIn(fragment, KNOWN);
  assert.equal(keuze.length, 60);
  assert.equal(keuze[0].titel.length, 100);
  assert.equal(gegevens?.titel.length, 100);
});
