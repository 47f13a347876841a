// What a file is, by what stands in it, and what a file that we make is called.
import assert from "node:assert/strict";
import { test } from "node:test";

import { kindOfFile } from "../../macros/kompas/components/bewaren/bestandssoort.js";

/** @param {string} text each character one byte */
const bytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const FILES = /** @type {const} */ ([
  ["saved answers", '{"kompas": 1}', "json"],
  ["saved answers after white space", '\r\n  {"kompas": 1}', "json"],
  ["saved answers after a byte order mark", "\xef\xbb\xbf{}", "json"],
  ["a PDF", "%PDF-1.7\n%\xe2\xe3", "pdf"],
  ["a PDF after a few lines", `${"\n".repeat(900)}%PDF-1.4`, "pdf"],
  ["a Word file", `PK\x03\x04${"\0".repeat(2000)}word/document.xml`, "docx"],
  ["an Excel file", "PK\x03\x04..xl/workbook.xml..", "xlsx"],
  ["another archive", "PK\x03\x04..ppt/presentation.xml..", null],
  ["a text about a PDF", `${"x".repeat(2000)}%PDF-1.7`, null],
  ["a list", "[1, 2]", null],
  ["a picture", "\x89PNG\r\n", null],
  ["nothing", "", null],
]);

for (const [what, content, kind] of FILES) {
  test(`${what} is ${kind ?? "none of ours"}`, () => assert.equal(kindOfFile(bytes(content)), kind));
}
