/**
 * Lets the text with this id describe an element too; a screen reader says it first.
 * @param {Element} element
 * @param {string} id
 */
export function addDescription(element, id) {
  element.setAttribute("aria-describedby", [id, ...otherIds(element, id)].join(" "));
}

/**
 * Lets the text with this id no longer describe an element.
 * @param {Element} element
 * @param {string} id
 */
export function removeDescription(element, id) {
  const ids = otherIds(element, id);
  if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}

/**
 * @param {Element} element
 * @param {string} id
 */
function otherIds(element, id) {
  return (element.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
}
