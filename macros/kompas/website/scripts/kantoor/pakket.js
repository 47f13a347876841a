// What Word and Excel files have in common: a zip file with parts of XML, and how they are linked.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { FileFault } from "../antwoorden.js";

/** @typedef {Record<string, Uint8Array>} Parts  The files in a zip file, by their name. */
/** @typedef {{formulier: string, versie: number, answers: Map<string, string | boolean>}} Filled */

// Far beyond any form; more is a file that was made to fill the memory (a "zip bomb").
const MOST_PARTS = 500;
const MOST_BYTES = 20_000_000;
const MOST_UNZIPPED_BYTES = 100_000_000;
const ZIP_TIME = new Date(1980, 0, 1);

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MARK = /kompas-formulier:([a-z0-9]+(?:-[a-z0-9]+)*):([1-9]\d{0,5})(?!\d)/;

/**
 * The parts of a Word or Excel file; throws a FileFault when it is none, or far too large.
 * @param {Uint8Array} bytes
 * @param {"Word" | "Excel"} program
 * @returns {Parts}
 */
export function unpack(bytes, program) {
  if (bytes.length > MOST_BYTES) throw tooLarge();
  let parts = 0;
  let size = 0;
  const filter = (/** @type {{originalSize: number}} */ { originalSize }) => {
    parts += 1;
    size += originalSize;
    if (parts > MOST_PARTS || size > MOST_UNZIPPED_BYTES) throw tooLarge();
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof FileFault ? error : notReadable(program);
  }
}

/**
 * @param {Parts} parts
 * @returns {Uint8Array}
 */
export function pack(parts) {
  return zipSync(parts, { level: 9, mtime: ZIP_TIME });
}

/**
 * A part as a document; throws a FileFault when it is missing or broken.
 * @param {Parts} parts
 * @param {string} name
 * @param {"Word" | "Excel"} program
 */
export function parsePart(parts, name, program) {
  const data = Object.keys(parts).includes(name) ? parts[name] : undefined;
  if (data === undefined) throw notReadable(program);
  const text = strFromU8(data);
  // Office programs write no document type; entities in one can blow up the memory.
  const xml = text.includes("<!DOCTYPE") ? null : new DOMParser().parseFromString(text, "application/xml");
  if (xml === null || xml.getElementsByTagName("parsererror").length > 0) throw notReadable(program);
  return xml;
}

/**
 * Puts a document back in its part.
 * @param {Parts} parts
 * @param {string} name
 * @param {Document} xml
 */
export function storePart(parts, name, xml) {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
  parts[name] = strToU8(declaration + text);
}

/**
 * The names of the parts that another part leads to, by the id and by the end of the kind of link.
 * @param {Parts} parts
 * @param {string} source "" for the file itself
 * @param {"Word" | "Excel"} program
 * @returns {Map<string, string>}
 */
export function linkedParts(parts, source, program) {
  const [folder, file] = splitPath(source);
  const links = parsePart(parts, `${folder}_rels/${file}.rels`, program);
  const found = new Map();
  for (const link of links.getElementsByTagName("Relationship")) {
    const target = link.getAttribute("Target") ?? "";
    const part = target.startsWith("/") ? target.slice(1) : folder + target;
    found.set(link.getAttribute("Id"), part);
    found.set((link.getAttribute("Type") ?? "").split("/").pop(), part);
  }
  return found;
}

/**
 * The id of the part that an element links to.
 * @param {Element} element
 */
export function linkId(element) {
  return element.getAttributeNS(RELATION, "id") ?? "";
}

/**
 * Which form the file is, by the mark among its keywords; throws a FileFault when it is none.
 * @param {Parts} parts
 * @param {"Word" | "Excel"} program
 */
export function formOf(parts, program) {
  const core = linkedParts(parts, "", program).get("core-properties");
  const keywords = core && parsePart(parts, core, program).getElementsByTagNameNS("*", "keywords")[0];
  // LibreOffice writes the mark with spaces for its colons.
  const mark = MARK.exec((keywords && keywords.textContent ? keywords.textContent : "").replace(/[\s,;]+/g, ":"));
  if (mark === null) {
    throw new FileFault("Dit bestand is geen formulier van het Kompas. Kies een bestand dat je hier hebt gedownload.");
  }
  return { formulier: mark[1], versie: Number(mark[2]) };
}

/**
 * @param {"Word" | "Excel"} program
 */
export function notReadable(program) {
  return new FileFault(
    `Dit bestand is geen ${program}-bestand, is beschadigd of heeft een wachtwoord. ` +
      `Open het in ${program} en sla het opnieuw op.`,
  );
}

function tooLarge() {
  return new FileFault("Dit bestand is te groot voor een ingevuld formulier. Kies een ander bestand.");
}

/**
 * @param {string} path
 * @returns {[string, string]}
 */
function splitPath(path) {
  const end = path.lastIndexOf("/") + 1;
  return [path.slice(0, end), path.slice(end)];
}
