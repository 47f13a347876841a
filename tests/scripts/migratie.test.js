// Answers that were kept with an older version of a form.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { migrate } from "../../macros/kompas/website/scripts/migratie.js";

const EXAMPLES = new URL("../fixtures/antwoorden/migratie.json", import.meta.url);

for (const { name, from, changes, before, after } of JSON.parse(readFileSync(EXAMPLES, "utf8"))) {
  test(`renamed: ${name}`, () => {
    const moved = migrate(new Map(Object.entries(before)), from, changes);
    assert.deepEqual(Object.fromEntries(moved), after);
  });
}
