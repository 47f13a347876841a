import { ask } from "../vraagvenster/script.js";

/**
 * Asks first when somebody leaves a page with answers that are nowhere kept.
 * @param {import("./script.js").Bar} bar
 */
export function guardLeaving(bar) {
  let isLeaving = false;
  let isCalling = false;

  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    if (!/^(?:https?|file):$/u.test(link.protocol)) {
      // An emergency number rings at once; the page stays.
      isCalling = true;
      setTimeout(() => (isCalling = false));
    } else if (leadsAway(link, event) && bar.draft.isAtRisk) {
      event.preventDefault();
      const choice = await askToLeave();
      if (choice === "save") bar.saveFile();
      if (choice === "") return;
      isLeaving = true;
      location.assign(link.href);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (isLeaving || isCalling || !bar.draft.isAtRisk) return;
    event.preventDefault();
    event.returnValue = true;
  });
  window.addEventListener("pageshow", () => (isLeaving = false));
}

async function askToLeave() {
  const text = "Je antwoorden zijn nog nergens bewaard. Ga je weg, dan ben je ze kwijt.";
  const choices = [
    { value: "", label: "Blijf hier" },
    { value: "save", label: "Sla op als bestand en ga weg" },
    { value: "leave", label: "Ga weg zonder te bewaren" },
  ];
  return (await ask({ title: "Eerst bewaren?", text, choices })).choice;
}

/**
 * Whether a click on a link puts another page in the place of this one.
 * @param {HTMLAnchorElement} link
 * @param {MouseEvent} event
 */
function leadsAway(link, event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.hasAttribute("download") || (link.target && link.target !== "_self")) return false;
  return link.href.split("#")[0] !== location.href.split("#")[0];
}
