// The copies of filled-in forms that somebody chose to keep on this device. Each has a key of its
// own, which begins with the path of this site: two sites on one host do not see each other's.
import { addressOf } from "./laden.js";

/** In hours after the last change; the first is what somebody gets who chooses nothing. */
export const TERMS = [8, 24, 72, 168];
const HOUR = 3_600_000;

/** The number sign cannot be in a path, so no site has a prefix that begins with another's. */
const PREFIX = `kompas:${new URL(addressOf("")).pathname}#`;

/**
 * A kept copy; its text is a saved file with `gemaakt`, `gewijzigd`, `verloopt` and `bewaartermijn`.
 * @typedef {{id: string, text: string, naam: string, created: Date, changed: Date, expires: Date, hours: number}} Copy
 */

/** The browser kept nothing; `isFull` tells whether there was no more room. */
export class StorageFault extends Error {
  name = "StorageFault";

  /** @param {boolean} isFull */
  constructor(isFull) {
    super(isFull ? "The storage of the browser is full" : "The browser allows no storage");
    this.isFull = isFull;
  }
}

/** Called when this tab or another kept or removed something. @type {Set<() => void>} */
const watchers = new Set();

/**
 * Calls `watcher` after each change in what is kept, also one made in another tab.
 * @param {() => void} watcher
 */
export function watchStorage(watcher) {
  if (watchers.size === 0) {
    window.addEventListener("storage", ({ key }) => (key === null || key.startsWith(PREFIX)) && tell());
  }
  watchers.add(watcher);
}

/** Afterwards, so that who keeps something knows by then what was kept. */
function tell() {
  queueMicrotask(() => watchers.forEach((watcher) => watcher()));
}

/**
 * The copies of one form, the oldest first.
 * @param {string} form
 * @returns {Copy[]}
 */
export function copiesOf(form) {
  const start = keyOf(form, "");
  const copies = ownKeys("localStorage")
    .filter((key) => key.startsWith(start))
    .map((key) => copyOf(form, key.slice(start.length)));
  return copies
    .filter((copy) => copy !== null)
    .sort((one, other) => one.created.getTime() - other.created.getTime());
}

/**
 * One copy; null when it is not there, or not to be read.
 * @param {string} form
 * @param {string} id
 * @returns {Copy | null}
 */
export function copyOf(form, id) {
  const text = textOf(keyOf(form, id));
  return text === null ? null : parsed(id, text);
}

/**
 * Keeps a copy and returns it as it is kept.
 * @param {string} form
 * @param {string} id
 * @param {string} file the text of the saved file
 * @param {{created: Date, changed: Date, hours: number}} times
 * @returns {Copy}
 */
export function keepCopy(form, id, file, { created, changed, hours }) {
  const expires = new Date(changed.getTime() + hours * HOUR);
  const text = JSON.stringify({
    ...JSON.parse(file),
    gemaakt: created.toISOString(),
    gewijzigd: changed.toISOString(),
    verloopt: expires.toISOString(),
    bewaartermijn: hours,
  });
  try {
    localStorage.setItem(keyOf(form, id), text);
  } catch (error) {
    throw new StorageFault(error instanceof DOMException && error.name === "QuotaExceededError");
  }
  tell();
  return { id, text, naam: JSON.parse(file).naam ?? "", created, changed, expires, hours };
}

/**
 * @param {string} form
 * @param {string} id
 */
export function removeCopy(form, id) {
  remove("localStorage", [keyOf(form, id)]);
  tell();
}

/**
 * The copy that this tab works in, which another tab does not change.
 * @param {string} form
 * @returns {string | null}
 */
export function copyInUse(form) {
  try {
    return sessionStorage.getItem(PREFIX + form);
  } catch {
    return null;
  }
}

/**
 * @param {string} form
 * @param {string} id
 */
export function useCopy(form, id) {
  try {
    sessionStorage.setItem(PREFIX + form, id);
  } catch {
    // The next page then opens the copy that was changed last.
  }
}

/** How many copies are kept, of all forms. */
export function countKept() {
  return ownKeys("localStorage").length;
}

/** Removes all that this site keeps of forms; the chosen colours stay. */
export function wipe() {
  remove("localStorage", ownKeys("localStorage"));
  remove("sessionStorage", ownKeys("sessionStorage"));
  tell();
}

/**
 * Removes what has expired, and what does not say when it does.
 * @param {Date} now
 */
export function removeExpired(now) {
  const gone = ownKeys("localStorage").filter((key) => {
    const copy = parsed("", textOf(key) ?? "");
    return copy === null || copy.expires <= now;
  });
  remove("localStorage", gone);
  if (gone.length > 0) tell();
}

/**
 * @param {string} form
 * @param {string} id
 */
function keyOf(form, id) {
  return `${PREFIX}${form}/${id}`;
}

/**
 * The storage itself, or null where the browser allows none.
 * @param {"localStorage" | "sessionStorage"} name
 */
function storage(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** @param {"localStorage" | "sessionStorage"} name */
function ownKeys(name) {
  return Object.keys(storage(name) ?? {}).filter((key) => key.startsWith(PREFIX));
}

/** @param {string} key */
function textOf(key) {
  return storage("localStorage")?.getItem(key) ?? null;
}

/**
 * @param {"localStorage" | "sessionStorage"} name
 * @param {string[]} keys
 */
function remove(name, keys) {
  for (const key of keys) storage(name)?.removeItem(key);
}

/**
 * @param {string} id
 * @param {string} text
 * @returns {Copy | null}
 */
function parsed(id, text) {
  try {
    const { naam, gemaakt, gewijzigd, verloopt, bewaartermijn } = JSON.parse(text);
    const [created, changed, expires] = [gemaakt, gewijzigd, verloopt].map((moment) => new Date(moment));
    if (Number.isNaN(created.getTime() + changed.getTime() + expires.getTime())) return null;
    const hours = TERMS.includes(bewaartermijn) ? bewaartermijn : TERMS[0];
    return { id, text, naam: typeof naam === "string" ? naam : "", created, changed, expires, hours };
  } catch {
    return null;
  }
}
