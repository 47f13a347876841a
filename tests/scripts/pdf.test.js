// The text of answers in a PDF: its bytes, its lines, and what goes to the addendum.
import assert from "node:assert/strict";
import { test } from "node:test";

import { layOut } from "../../macros/kompas/website/scripts/pdf/layout.js";
import { extraRows, rowsInWords } from "../../macros/kompas/website/scripts/pdf/leftover.js";
import { wrap } from "../../macros/kompas/website/scripts/pdf/lines.js";
import { encode } from "../../macros/kompas/website/scripts/pdf/winansi.js";
import { fits, heightFor, linesIn } from "../../macros/kompas/website/scripts/pdf/writing.js";

/** Every character is one wide. */
const byCharacter = (text) => text.length;
/** Every character is half as wide as it is high. */
const pen = { size: 10, operators: "", font: { widthOf: (text, size) => (text.length * size) / 2 } };

// --- Characters --------------------------------------------------------------------------------

test("every character of Windows-1252 is its own byte", () => {
  const high = [0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94];
  high.push(0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f);
  assert.deepEqual(encode("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"), { codes: high, missing: [] });
  const same = Array.from({ length: 256 }, (_, code) => code).filter((code) => code >= 32 && (code < 127 || code > 159));
  const latin = same.filter((code) => code !== 0xad); // a soft hyphen shows nothing
  assert.deepEqual(encode(String.fromCharCode(...latin)), { codes: latin, missing: [] });
});

test("what Dutch people type keeps its accents, also when they are typed apart", () => {
  assert.deepEqual(encode("ë é € ’ –").codes, [0xeb, 0x20, 0xe9, 0x20, 0x80, 0x20, 0x92, 0x20, 0x96]);
  assert.deepEqual(encode("e\u0308"), { codes: [0xeb], missing: [] });
});

test("a character that cannot be shown becomes its bare letter or a question mark, and is told", () => {
  const { codes, missing } = encode("ș ✓ 🙂 ✓");
  assert.equal(String.fromCharCode(...codes), "s ? ? ?");
  assert.deepEqual(missing, ["ș", "✓", "🙂"]);
});

test("a character that the typeface does not have is told too", () => {
  assert.deepEqual(encode("1‰", (code) => code !== 0x89), { codes: [0x31, 0x3f], missing: ["‰"] });
});

test("spaces, hyphens and marks that look the same or like nothing are not told", () => {
  const { codes, missing } = encode("a\tb\u202fc\u2011d\u200be\ufe0f");
  assert.equal(String.fromCharCode(...codes), "a b c-de");
  assert.deepEqual(missing, []);
});

// --- Lines -------------------------------------------------------------------------------------

test("a text breaks between words and keeps its own line breaks", () => {
  assert.deepEqual(wrap("een twee drie\n\nvier", 8, byCharacter), ["een twee", "drie", "", "vier"]);
});

test("a word that is too wide is broken where the line is full", () => {
  assert.deepEqual(wrap("de samenwerking", 6, byCharacter), ["de", "samenw", "erking"]);
});

test("no character other than a space at a break is lost", () => {
  const text = "  een\u00a0vaste spatie, tweehonderdduizend  woorden\n en 🙂🙂🙂🙂🙂🙂 meer ";
  const words = (lines) => lines.join("").replace(/ /g, "");
  for (let width = 2; width < 40; width += 1) {
    const lines = wrap(text, width, byCharacter);
    assert.equal(words(lines), text.replace(/[ \n]/g, ""));
    assert.ok(lines.every((line) => line.trimEnd().length <= width), `${width}: ${lines.join("|")}`);
  }
});

test("a text fits as long as the last line stands inside the field", () => {
  const box = { width: 104, height: heightFor(2, pen.size) };
  const fitting = linesIn("twintig letters lang\nen een tweede regel", box.width, pen, true);
  assert.equal(fitting.length, 2);
  assert.ok(fits(fitting, box, pen, true));
  assert.ok(!fits([...fitting, "derde"], box, pen, true));
});

test("a text of one line fits when it is no wider than the field", () => {
  const box = { width: 104, height: 16 };
  assert.ok(fits(linesIn("twintig letters lang", box.width, pen, false), box, pen, false));
  assert.ok(!fits(linesIn("meer dan twintig letters", box.width, pen, false), box, pen, false));
});

// --- What goes to the addendum -----------------------------------------------------------------

const COLUMNS = [
  { id: "wat", label: "Wat", soort: "tekst" },
  { id: "klaar", label: "Klaar", soort: "vinkje" },
  { id: "wie", label: "Wie", soort: "tekst" },
];

/** A form with a table that may have twelve rows; the paper has two. */
function actionList() {
  const velden = new Map([["naam", { soort: "tekst", label: "Naam", begin: "", opties: new Map() }]]);
  for (let row = 1; row <= 12; row += 1) {
    for (const { id, label, soort } of COLUMNS) {
      velden.set(`acties_${row}_${id}`, { soort, label: `Acties, rij ${row}: ${label}`, begin: "", opties: new Map() });
    }
  }
  const tabellen = new Map([["acties", { label: "Acties", kolommen: COLUMNS }]]);
  return { id: "proef", versie: 1, titel: "Proef", wijzigingen: [], velden, tabellen };
}

const onPaper = new Map(
  ["naam", ...[1, 2].flatMap((row) => COLUMNS.map(({ id }) => `acties_${row}_${id}`))].map((name) => [name, {}]),
);

test("only rows that the paper does not have go to the addendum, whole and in order", () => {
  const answers = new Map([
    ["naam", "x"],
    ["acties_1_wat", "op papier"],
    ["acties_10_wat", "tien"],
    ["acties_3_klaar", true],
    ["acties_4_wat", ""],
  ]);
  const [table, ...more] = extraRows(answers, onPaper, actionList());
  assert.equal(more.length, 0);
  assert.equal(table.label, "Acties");
  assert.deepEqual(
    table.rows.map(({ cells }) => cells.map(({ name, answer }) => [name, answer])),
    [
      [["acties_3_wat", ""], ["acties_3_klaar", true], ["acties_3_wie", ""]],
      [["acties_10_wat", "tien"], ["acties_10_klaar", false], ["acties_10_wie", ""]],
    ],
  );
  assert.equal(table.rows[0].cells[0].label, "Acties, rij 3: Wat");
});

test("a form whose rows are all on paper needs no addendum for them", () => {
  assert.deepEqual(extraRows(new Map([["acties_2_wat", "x"]]), onPaper, actionList()), []);
});

test("row numbers are told as people tell them", () => {
  assert.equal(rowsInWords([7]), "rij 7");
  assert.equal(rowsInWords([7, 8]), "rij 7 en 8");
  assert.equal(rowsInWords([7, 8, 9, 10]), "rij 7 tot en met 10");
  assert.equal(rowsInWords([7, 9, 10]), "rij 7, 9 en 10");
});

// --- The pages of the addendum -----------------------------------------------------------------

const AREA = { left: 50, top: 50, right: 530, bottom: 770 };

/** @param {Map<string, string | boolean>} answers  @param {{ label: string, text: string }[]} texts */
function pagesFor(answers, texts = []) {
  const tables = extraRows(answers, onPaper, actionList());
  return layOut({ tables, texts }, "Proef", AREA, pen);
}

/** @param {ReturnType<typeof pagesFor>} pages */
const textsOn = (pages) => pages.flat().flatMap((item) => (item.kind === "text" ? item.lines.map(({ text }) => text) : []));

test("everything stands inside the margins, and no field over another", () => {
  const answers = new Map();
  for (let row = 3; row <= 12; row += 1) answers.set(`acties_${row}_wat`, `Actie ${row} `.repeat(row * 6));
  answers.set("acties_12_wat", "heel lang ".repeat(300)).set("acties_12_wie", "heel lang ".repeat(300));
  const pages = pagesFor(answers, [{ label: "Omvang", text: "Een lange tekst. ".repeat(400) }]);
  assert.ok(pages.length > 1);
  for (const page of pages) {
    const fields = page.filter((item) => item.kind === "field");
    for (const { x, y, width, height } of fields) {
      assert.ok(x >= AREA.left && x + width <= AREA.right + 0.01 && y >= AREA.top && y + height <= AREA.bottom);
    }
    for (const { baseline } of page.flatMap((item) => (item.kind === "text" ? item.lines : []))) {
      assert.ok(baseline > AREA.top && baseline <= AREA.bottom);
    }
    const overlapping = fields.filter((field) =>
      fields.some((other) => other !== field && other.x < field.x + field.width && field.x < other.x + other.width &&
        other.y < field.y + field.height && field.y < other.y + other.height),
    );
    assert.deepEqual(overlapping, []);
  }
});

test("a label stands above its field, and is read just before it", () => {
  const [page] = pagesFor(new Map([["acties_3_wat", "bellen"]]));
  const place = page.findIndex((item) => item.kind === "field");
  const [label, field] = page.slice(place - 1, place + 1);
  assert.equal(label.kind === "text" && label.lines[0].text, "Wat");
  assert.ok(field.kind === "field" && label.kind === "text");
  assert.equal(field.cell.name, "acties_3_wat");
  assert.ok(label.lines[0].baseline < field.y);
});

test("a heading is never the last thing on a page", () => {
  for (let length = 1; length < 60; length += 1) {
    const pages = pagesFor(new Map([["acties_3_wat", "bellen"]]), [
      { label: "Eerste", text: "regel\n".repeat(length) },
      { label: "Tweede", text: "tekst" },
    ]);
    for (const page of pages) {
      const last = page[page.length - 1];
      assert.ok(last.kind === "field" || last.style.tag === "P", `${length}`);
    }
  }
});

test("the fields of a row stay on one page", () => {
  const answers = new Map();
  for (let row = 3; row <= 12; row += 1) answers.set(`acties_${row}_wat`, `Een actie van ${row} regels. `.repeat(8));
  const rowsOn = pagesFor(answers).map((page) => {
    const names = page.flatMap((item) => (item.kind === "field" ? item.cell.name : []));
    return new Set(names.map((name) => name.split("_")[1]));
  });
  assert.ok(rowsOn.length > 1);
  assert.equal(rowsOn.reduce((sum, rows) => sum + rows.size, 0), 10);
});

test("a text that no field on a page can hold stands there in full as well", () => {
  const endless = Array.from({ length: 90 }, (_, line) => `regel ${line}`).join("\n");
  const pages = pagesFor(new Map([["acties_3_wat", endless]]));
  assert.ok(textsOn(pages).includes("Acties, rij 3: Wat"));
  assert.deepEqual(textsOn(pages).filter((line) => line.startsWith("regel ")), endless.split("\n"));
});

test("a text that runs on to the next page stays one text", () => {
  const pages = pagesFor(new Map(), [{ label: "Omvang", text: "regel\n".repeat(80) }]);
  const parts = pages.flat().filter((item) => item.kind === "text" && item.lines[0].text === "regel");
  assert.equal(parts.length, 2);
  assert.equal(parts[0].whole, parts[1].whole);
});
