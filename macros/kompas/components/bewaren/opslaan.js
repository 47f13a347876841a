// The files that somebody gets: the answers by themselves, or in the form as PDF, Word or Excel.
import { loadFile, loadScript } from "../../website/scripts/laden.js";

/**
 * @typedef {"pdf" | "docx" | "xlsx"} Shape
 * @typedef {import("../../website/scripts/antwoorden.js").FormDescription} FormDescription
 * @typedef {import("../../website/scripts/antwoorden.js").Answers} Answers
 * @typedef {(bytes: Uint8Array, answers: Answers, form: FormDescription) => Promise<{bytes: Uint8Array, notes: string[]}>} Filler
 */

const TYPES = {
  json: "application/json",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/** In milliseconds: by then the browser has taken over the file. */
const TAKEN_OVER = 60_000;

/**
 * Lets the browser save a file.
 * @param {string | Uint8Array} content
 * @param {string} name
 * @param {keyof typeof TYPES} kind
 */
export function offer(content, name, kind) {
  const part = /** @type {BlobPart} */ (content);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([part], { type: TYPES[kind] }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_OVER);
}

/**
 * The name of a saved file: what it is and when, never whose.
 * @param {string} form
 * @param {Date} moment
 */
export function savedName(form, moment) {
  return `kompas-${form}-${day(moment)}.kompas.json`;
}

/**
 * The name of a filled file, after that of the blank one.
 * @param {string} address
 * @param {Date} moment
 */
export function filledName(address, moment) {
  const name = address.slice(address.lastIndexOf("/") + 1);
  const stem = name.replace(/(?:-(?:invulbaar|blanco))?\.\w+$/u, "");
  return `${stem}-ingevuld-${day(moment)}${name.slice(name.lastIndexOf("."))}`;
}

/**
 * Fills the blank file of a shape; tells what the file could not show as it was typed.
 * @param {Shape} shape
 * @param {{file: string, scripts: Record<string, string>}} where
 * @param {Answers} answers
 * @param {FormDescription} form
 */
export async function fillFile(shape, { file, scripts }, answers, form) {
  const script = scripts[shape === "pdf" ? "pdf" : "kantoor"];
  const [blank] = await Promise.all([loadFile(new URL(file, location.href).href), loadScript(new URL(script, location.href).href)]);
  const { kompasPdf, kompasKantoor } = /** @type {any} */ (window);
  /** @type {Filler} */
  const fill = { pdf: kompasPdf?.fill, docx: kompasKantoor?.fillWord, xlsx: kompasKantoor?.fillExcel }[shape];
  return fill(blank, answers, form);
}

/**
 * The day here, so that names sort by date.
 * @param {Date} moment
 */
function day(moment) {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
