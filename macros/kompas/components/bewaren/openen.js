// A file that somebody opens: from anywhere, under any name, with anything in it.
import { FILE_LIMIT, FileFault, TOO_LARGE, placeAnswers, readSavedFile } from "../../website/scripts/antwoorden.js";
import { addressOf, loadScript } from "../../website/scripts/laden.js";
import { kindOfFile } from "./bestandssoort.js";

/**
 * @typedef {import("../../website/scripts/antwoorden.js").FormDescription} FormDescription
 * @typedef {import("../../website/scripts/antwoorden.js").PlacedAnswers & {naam?: string}} Opened
 * @typedef {{formulier: string, versie: number, answers: Map<string, string | boolean>}} ReadFile
 * @typedef {(bytes: Uint8Array, form?: FormDescription) => Promise<ReadFile>} Reader
 */

/** In bytes: a filled PDF is well below it. */
const DOCUMENT_LIMIT = 20 * 1024 * 1024;

const UNKNOWN =
  "Dit bestand kunnen we niet openen. Kies een bestand dat je hier hebt opgeslagen, " +
  "of de ingevulde PDF, Word of Excel van dit formulier.";
const TOO_LARGE_DOCUMENT = "Dit bestand is groter dan 20 MB. Dat is geen formulier van deze site. Kies een ander bestand.";
const NO_FORM = "Dit bestand is geen formulier van deze site. Kies een bestand dat je hier hebt gedownload en ingevuld.";
const UNREADABLE = "Dit bestand is beschadigd of beveiligd. We kunnen de antwoorden er niet uit lezen. Kies een ander bestand.";
const NO_READER = "Het onderdeel dat dit bestand leest, laadt nu niet. Probeer het later nog eens.";

/** A file that belongs to another form; `link` leads there, when this site has that form. */
export class OtherForm extends FileFault {
  /**
   * @param {string} message
   * @param {{title: string, address: string} | null} link
   */
  constructor(message, link) {
    super(message);
    this.link = link;
  }
}

/**
 * Reads the answers in a file; whatever is wrong with it is a FileFault.
 * @param {File} file
 * @param {FormDescription} form
 * @param {Record<string, string>} scripts where the readers of PDF and Office files are
 * @returns {Promise<Opened>}
 */
export async function openFile(file, form, scripts) {
  if (file.size > DOCUMENT_LIMIT) throw new FileFault(TOO_LARGE_DOCUMENT);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = bytes.length > 0 ? kindOfFile(bytes) : "json";
  if (kind === null) throw new FileFault(UNKNOWN);
  if (kind !== "json") return openDocument(bytes, form, await readerOf(kind, scripts));
  if (bytes.length > FILE_LIMIT) throw new FileFault(TOO_LARGE);
  const text = new TextDecoder().decode(bytes);
  const other = otherFormIn(text, form);
  if (other !== null) throw await otherForm(other);
  return readSavedFile(text, form);
}

/**
 * @param {Uint8Array} bytes
 * @param {FormDescription} form
 * @param {Reader} read
 */
async function openDocument(bytes, form, read) {
  const found = await read(bytes, form).catch((error) => {
    throw error instanceof Error && error.name === "FileFault" ? new FileFault(error.message) : new FileFault(UNREADABLE);
  });
  if (!found.formulier) throw new FileFault(NO_FORM);
  if (found.formulier !== form.id) throw await otherForm(found.formulier);
  return placeAnswers(found.answers, found.versie, form);
}

/**
 * @param {"pdf" | "docx" | "xlsx"} kind
 * @param {Record<string, string>} scripts
 * @returns {Promise<Reader>}
 */
async function readerOf(kind, scripts) {
  const bundle = kind === "pdf" ? "pdf" : "kantoor";
  if (!scripts[bundle]) throw new FileFault(UNKNOWN);
  await loadScript(new URL(scripts[bundle], location.href).href).catch(() => {
    throw new FileFault(NO_READER);
  });
  const { kompasPdf, kompasKantoor } = /** @type {any} */ (window);
  return { pdf: kompasPdf?.read, docx: kompasKantoor?.readWord, xlsx: kompasKantoor?.readExcel }[kind];
}

/**
 * The id of the other form that a saved file belongs to.
 * @param {string} text
 * @param {FormDescription} form
 * @returns {string | null}
 */
function otherFormIn(text, form) {
  try {
    const { kompas, formulier } = JSON.parse(text.replace(/^\ufeff/u, ""));
    return kompas === "antwoorden" && typeof formulier === "string" && formulier !== form.id ? formulier : null;
  } catch {
    return null; // what is wrong with it is told by who reads it
  }
}

/** @param {string} id */
async function otherForm(id) {
  const link = await pageOf(id);
  const message = link
    ? "Dit bestand hoort bij een ander formulier. Open het daar:"
    : "Dit bestand hoort bij een ander formulier, dat niet op deze site staat. Kies een ander bestand.";
  return new OtherForm(message, link);
}

/**
 * The page of a form, as the search index knows it.
 * @param {string} id
 */
async function pageOf(id) {
  await loadScript(addressOf("assets/zoekindex.js")).catch(() => {});
  /** @type {{adres: string, titel: string}[]} */
  const index = /** @type {any} */ (window).kompasZoekindex ?? [];
  const entry = index.find(({ adres }) => adres === `tools/${id}.html`);
  return entry ? { title: entry.titel, address: `${addressOf(entry.adres)}#formulier` } : null;
}
