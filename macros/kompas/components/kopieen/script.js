import { copiesOf, keepCopy, removeCopy, TERMS } from "../../website/scripts/opslag.js";
import { ask } from "../vraagvenster/script.js";

/** @typedef {import("../bewaren/script.js").Bar} Bar */

const NAME_HELP = "Zoals Netwerk Noord. Geen namen van mensen.";

/**
 * The named copies of one form that are kept on this device, one for each network.
 * @param {Bar} bar
 */
export function startCopies(bar) {
  const block = bar.find(".kopieen");
  const choice = /** @type {HTMLSelectElement} */ (bar.find("#kopieen-kopie"));
  const term = /** @type {HTMLSelectElement} */ (bar.find("#kopieen-termijn"));
  const { draft } = bar;
  const nextName = () => freeName("Kopie", copiesOf(draft.id));
  /** @param {string} name */
  const secondName = (name) => freeName(name, copiesOf(draft.id));

  const show = () => {
    block.hidden = draft.copy === null;
    if (draft.copy === null) return;
    const copies = copiesOf(draft.id);
    choice.replaceChildren(...copies.map(({ id, naam }) => new Option(naam, id, false, id === draft.copy?.id)));
    term.value = String(draft.copy.hours);
  };

  choice.addEventListener("change", async () => {
    const copy = copiesOf(draft.id).find(({ id }) => id === choice.value);
    if (copy && (await mayLeave(bar))) bar.use(copy);
    show();
  });
  term.addEventListener("change", () => {
    draft.rename(draft.name, Number(term.value));
    bar.show();
  });
  bar.on("kopie-nieuw", async () => {
    const name = await askName("Nieuwe lege kopie", nextName());
    if (name && (await mayLeave(bar)) && bar.addCopy(name)) bar.say(`Je begint een nieuwe kopie: “${name}”.`);
    bar.show();
  });
  bar.on("kopie-dubbel", async () => {
    const name = await askName("Kopieer deze", secondName(draft.name));
    if (name && bar.keepAs(name)) bar.say(`Je gaat verder in een tweede kopie: “${name}”.`);
  });
  bar.on("kopie-hernoem", async () => {
    const name = await askName("Andere naam", draft.name);
    if (name) draft.rename(name, draft.copy?.hours ?? TERMS[0]);
    bar.show();
  });
  bar.on("kopie-weg", () => removeThis(bar));
  return { show, nextName, secondName, focus: () => choice.focus() };
}

/**
 * Removes the copy in use and goes on in the last one that is left.
 * @param {Bar} bar
 */
function removeThis(bar) {
  const { draft } = bar;
  const removed = draft.copy;
  if (removed === null) return;
  draft.forget();
  removeCopy(draft.id, removed.id);
  const undo = () => {
    const back = keepCopy(draft.id, removed.id, removed.text, removed);
    bar.use(back);
  };
  bar.resume();
  bar.say(`De kopie “${removed.naam}” is verwijderd.`, [{ label: "Ongedaan maken", act: undo }]);
}

/**
 * Whether another copy may come in the place of this one.
 * @param {Bar} bar
 */
async function mayLeave(bar) {
  if (!bar.draft.isAtRisk) return true;
  const choices = [
    { value: "", label: "Blijf hier" },
    { value: "leave", label: "Ga verder zonder te bewaren" },
  ];
  const text = "De laatste wijzigingen in deze kopie zijn nog nergens bewaard.";
  return (await ask({ title: "Eerst bewaren?", text, choices })).choice === "leave";
}

/**
 * Asks for the name of a copy; resolves to "" when there is none to be.
 * @param {string} title
 * @param {string} value
 */
async function askName(title, value) {
  const { choice, name } = await ask({
    title,
    text: "Onder deze naam vind je de kopie terug op dit apparaat.",
    name: { label: "Naam van de kopie", help: NAME_HELP, value },
    choices: [
      { value: "ok", label: "Klaar" },
      { value: "", label: "Toch niet" },
    ],
  });
  return choice === "ok" ? name : "";
}

/**
 * The first name that no copy has: "Kopie 1", or "Netwerk Noord 2".
 * @param {string} stem
 * @param {import("../../website/scripts/opslag.js").Copy[]} copies
 */
function freeName(stem, copies) {
  const taken = new Set(copies.map(({ naam }) => naam));
  const bare = stem.replace(/ \d+$/u, "");
  let number = bare === "Kopie" ? 1 : 2;
  while (taken.has(`${bare} ${number}`)) number += 1;
  return `${bare} ${number}`;
}
