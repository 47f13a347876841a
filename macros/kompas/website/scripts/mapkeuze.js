// What is in the meeting pack, from page to page: the fragment of its address, in this tab only.
import { addressOf } from "./laden.js";

/** The number sign and slash cannot stand in the path of a site, nor in the id of a form. */
const KEY = `kompas:${new URL(addressOf("")).pathname}#/vergadermap`;

/** The fragment that this tab keeps; empty when there is none, or the browser allows no storage. */
export function keptFragment() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/**
 * Keeps a fragment; an empty one leaves nothing behind.
 * @param {string} fragment
 */
export function keepFragment(fragment) {
  try {
    if (fragment === "") sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, fragment);
  } catch {
    // The address of the pack holds the same.
  }
}

/**
 * The address of the page of the pack.
 * @param {string} fragment
 */
export function packAddress(fragment) {
  return addressOf("vergadermap.html") + (fragment && `#${fragment}`);
}

/** Shows in the foot of the page how many parts the pack has. */
export function showCount() {
  const count = new URLSearchParams(keptFragment()).getAll("o").length;
  for (const link of document.querySelectorAll('.voet a[href$="vergadermap.html"]')) {
    link.textContent = count > 0 ? `Vergadermap (${count})` : "Vergadermap";
  }
  return count;
}
