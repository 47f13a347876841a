/** @typedef {"json" | "pdf" | "docx" | "xlsx"} FileKind */

/** A PDF may have something before its first line. */
const PDF_MAY_START_BEFORE = 1024;
const ZIP_START = "PK\x03\x04";

/**
 * What a file is, by what stands in it: its name may say anything.
 * @param {Uint8Array} bytes
 * @returns {FileKind | null}
 */
export function kindOfFile(bytes) {
  const start = latin(bytes.subarray(0, PDF_MAY_START_BEFORE));
  if (start.startsWith(ZIP_START)) return kindOfArchive(latin(bytes));
  if (/^(?:ï»¿)?\s*\{/u.test(start)) return "json";
  return start.includes("%PDF-") ? "pdf" : null;
}

/**
 * The names of the files in an archive are not compressed.
 * @param {string} archive
 */
function kindOfArchive(archive) {
  if (archive.includes("word/document.xml")) return "docx";
  return archive.includes("xl/workbook.xml") ? "xlsx" : null;
}

/**
 * Each byte as the character of that number.
 * @param {Uint8Array} bytes
 */
function latin(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}
