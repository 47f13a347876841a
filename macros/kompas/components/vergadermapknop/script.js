import { keepFragment, keptFragment, packAddress, showCount } from "../../website/scripts/mapkeuze.js";

/**
 * The button that puts the item of this page into the meeting pack, or takes it out.
 * @param {ParentNode} root
 */
export function startPackButton(root) {
  showCount();
  const place = root.querySelector(".mapknop");
  const button = place?.querySelector("button");
  const link = place?.querySelector("a");
  if (!(place instanceof HTMLElement) || !button || !link) return;
  const id = place.dataset.map ?? "";
  const show = () => {
    const isIn = partsIn(keptFragment()).some((part) => idOf(part) === id);
    const count = showCount();
    button.setAttribute("aria-pressed", String(isIn));
    link.hidden = count === 0;
    link.textContent = `Bekijk de map (${count === 1 ? "1 onderdeel" : `${count} onderdelen`})`;
    // The fragment goes along, for a browser that keeps nothing from page to page.
    link.href = packAddress(keptFragment());
  };
  button.addEventListener("click", () => {
    const query = new URLSearchParams(keptFragment());
    const parts = query.getAll("o");
    const others = parts.filter((part) => idOf(part) !== id);
    query.delete("o");
    for (const part of others.length < parts.length ? others : [...parts, id]) query.append("o", part);
    keepFragment(query.getAll("o").length > 0 ? query.toString() : "");
    show();
  });
  window.addEventListener("pageshow", show);
  place.hidden = false;
  show();
}

/** @param {string} fragment */
function partsIn(fragment) {
  return new URLSearchParams(fragment).getAll("o");
}

/** @param {string} part */
function idOf(part) {
  return part.split(":", 1)[0];
}
