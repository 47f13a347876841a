const MARGIN = 16;

/**
 * The meaning of a term: kept inside the window, closed with Escape (WCAG 1.4.13), and on a touch
 * screen shown by the first tap, so that the second one follows the link.
 * @param {ParentNode} root
 */
export function startTerms(root) {
  for (const place of root.querySelectorAll(".begrip-plek")) {
    const link = place.querySelector("a");
    const meaning = place.querySelector(".begrip-uitleg");
    if (!(place instanceof HTMLElement) || link === null || !(meaning instanceof HTMLElement)) continue;
    let touched = false;

    place.addEventListener("pointerenter", () => keepInside(place, meaning));
    link.addEventListener("focus", () => keepInside(place, meaning));
    place.addEventListener("pointerleave", () => place.classList.remove("is-dicht", "is-open"));
    link.addEventListener("blur", () => place.classList.remove("is-dicht", "is-open"));
    link.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"));
    link.addEventListener("click", (event) => {
      if (!touched || place.classList.contains("is-open")) return;
      event.preventDefault();
      place.classList.add("is-open");
      keepInside(place, meaning);
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") place.classList.add("is-dicht");
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelector(".begrip-plek:hover")?.classList.add("is-dicht");
  });
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} meaning
 */
function keepInside(place, meaning) {
  meaning.style.setProperty("--schuif", "0px");
  const over = meaning.getBoundingClientRect().right + MARGIN - document.documentElement.clientWidth;
  const room = place.getBoundingClientRect().left - MARGIN;
  if (over > 0) meaning.style.setProperty("--schuif", `${-Math.min(over, Math.max(room, 0))}px`);
}
