// A PDF as objects: opened, saved, and its form fields by name.
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFParser,
  PDFRawStream,
  PDFStreamWriter,
  PDFString,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";

import { FileFault } from "../antwoorden.js";

/** @typedef {import("@cantoo/pdf-lib").PDFObject} PDFObject */
/**
 * @typedef {object} Field
 * @property {string} name
 * @property {"tekst" | "vinkje" | "keuze"} kind
 * @property {PDFDict} dict
 * @property {PDFDict[]} widgets  Where it stands on the pages; often the same object as the field.
 */

const LARGEST = 25_000_000; // bytes; our largest form, filled in, is a fiftieth of it
const MULTILINE = 1 << 12;
const RADIO = 1 << 15;
/** The state of a button that is not on. */
export const OFF = "Off";

/**
 * Opens a PDF.
 * @param {Uint8Array} bytes
 * @returns {Promise<PDFContext>}
 * @throws {FileFault} when it is no PDF, is damaged, or asks for a password
 */
export async function open(bytes) {
  if (bytes.length > LARGEST) throw new FileFault("Dit bestand is te groot voor een ingevuld formulier van dit handboek.");
  if (!latin1(bytes.subarray(0, 1024)).includes("%PDF-")) throw new FileFault("Dit bestand is geen PDF.");
  const context = await parse(bytes);
  if (context?.trailerInfo.Encrypt) {
    throw new FileFault("Deze PDF is beveiligd. Sla hem op zonder wachtwoord of beveiliging en open hem dan opnieuw.");
  }
  if (!context || !isWhole(context)) {
    throw new FileFault("Deze PDF is beschadigd en niet te lezen. Sla hem opnieuw op en probeer het nog eens.");
  }
  return context;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<PDFContext | undefined>} undefined when it cannot be read
 */
async function parse(bytes) {
  try {
    return await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
  } catch {
    return undefined;
  }
}

/**
 * Whether all fields are there. Half a file can be read too, and would lose answers in silence.
 * @param {PDFContext} context
 */
function isWhole(context) {
  const form = acroFormOf(context);
  return catalogOf(context) !== undefined && arrayAt(form, "Fields")?.size() === (form && dictsAt(form, "Fields").length);
}

/**
 * The file that holds these objects.
 * @param {PDFContext} context
 */
export function save(context) {
  return PDFStreamWriter.forContext(context, Infinity).serializeToBuffer();
}

/**
 * @param {PDFContext} context
 * @returns {PDFDict | undefined}
 */
export function catalogOf(context) {
  const catalog = context.lookup(context.trailerInfo.Root);
  return catalog instanceof PDFDict ? catalog : undefined;
}

/**
 * The form in a document.
 * @param {PDFContext} context
 * @returns {PDFDict | undefined}
 */
export function acroFormOf(context) {
  return dictAt(catalogOf(context), "AcroForm");
}

/**
 * The fields that have a name, in the order of the form.
 * @param {PDFContext} context
 * @returns {Map<string, Field>}
 */
export function fieldsOf(context) {
  /** @type {Map<string, Field>} */
  const fields = new Map();
  for (const dict of dictsAt(acroFormOf(context), "Fields")) {
    const name = textAt(dict, "T");
    const kind = kindOf(dict);
    if (!name || !kind || fields.has(name)) continue;
    const kids = dictsAt(dict, "Kids");
    fields.set(name, { name, kind, dict, widgets: kids.length > 0 ? kids : [dict] });
  }
  return fields;
}

/**
 * @param {PDFDict} dict
 * @returns {Field["kind"] | undefined}
 */
function kindOf(dict) {
  const type = nameAt(dict, "FT");
  if (type === "Tx") return "tekst";
  if (type !== "Btn") return undefined;
  return (numberAt(dict, "Ff") ?? 0) & RADIO ? "keuze" : "vinkje";
}

/**
 * Whether a field holds several lines.
 * @param {PDFDict} dict
 */
export function isMultiline(dict) {
  return Boolean((numberAt(dict, "Ff") ?? 0) & MULTILINE);
}

/**
 * The names of the states that a button can have when it is on.
 * @param {PDFDict} widget
 */
export function statesOf(widget) {
  const looks = dictAt(dictAt(widget, "AP"), "N");
  const states = looks?.keys().map((key) => key.decodeText()) ?? [];
  return states.filter((state) => state !== OFF);
}

/**
 * The information about the document as its programs write it: /Info and the XMP packet.
 * @param {PDFContext} context
 */
export function keywordsOf(context) {
  const info = context.lookup(context.trailerInfo.Info);
  const metadata = catalogOf(context)?.lookup(PDFName.of("Metadata"));
  const packet = metadata instanceof PDFRawStream ? new TextDecoder().decode(contentsOf(metadata)) : "";
  return `${info instanceof PDFDict ? textAt(info, "Keywords") : ""}\n${packet}`;
}

// --- Entries of a dictionary ------------------------------------------------------------------

/**
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {PDFDict | undefined}
 */
export function dictAt(dict, key) {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFDict ? found : undefined;
}

/**
 * The dictionaries in an array.
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {PDFDict[]}
 */
export function dictsAt(dict, key) {
  const items = arrayAt(dict, key)?.asArray() ?? [];
  const found = items.map((item) => dict?.context.lookup(item));
  return /** @type {PDFDict[]} */ (found.filter((item) => item instanceof PDFDict));
}

/**
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {PDFArray | undefined}
 */
export function arrayAt(dict, key) {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFArray ? found : undefined;
}

/**
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {number[]}
 */
export function numbersAt(dict, key) {
  const items = arrayAt(dict, key)?.asArray() ?? [];
  return items.map((item) => {
    const found = dict?.context.lookup(item);
    return found instanceof PDFNumber ? found.asNumber() : 0;
  });
}

/**
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {number | undefined}
 */
export function numberAt(dict, key) {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

/**
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {string | undefined}
 */
export function nameAt(dict, key) {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : undefined;
}

/**
 * The text at a key, in whatever encoding it was written; empty when there is none.
 * @param {PDFDict | undefined} dict
 * @param {string} key
 * @returns {string}
 */
export function textAt(dict, key) {
  const found = dict?.lookup(PDFName.of(key));
  if (found instanceof PDFRawStream) return decoded(PDFHexString.fromBytes(contentsOf(found)));
  return found instanceof PDFString || found instanceof PDFHexString ? decoded(found) : "";
}

/**
 * @param {PDFString | PDFHexString} string
 * @returns {string}
 */
function decoded(string) {
  const bytes = string.asBytes();
  // UTF-8 since PDF 2.0; the library knows the older two encodings.
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isUtf8 ? new TextDecoder().decode(bytes) : string.decodeText();
}

/**
 * @param {PDFRawStream} stream
 */
function contentsOf(stream) {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return new Uint8Array();
  }
}

/**
 * @param {Uint8Array} bytes
 */
function latin1(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}
