import { countKept, watchStorage, wipe } from "../../website/scripts/opslag.js";
import { ask } from "../vraagvenster/script.js";

/**
 * The button at the foot of every page that wipes all kept answers; there only when there are any.
 * @param {ParentNode} root
 */
export function startWipe(root) {
  const button = root.querySelector(".voet-wis");
  const status = root.querySelector(".voet-melding");
  if (!(button instanceof HTMLButtonElement) || status === null) return;
  const show = () => (button.hidden = countKept() === 0);
  button.addEventListener("click", async () => {
    const { choice } = await ask({
      title: "Alles wissen?",
      text: "Alle antwoorden die deze site op dit apparaat bewaart, gaan weg. Een formulier dat hier open staat, wordt leeg.",
      choices: [
        { value: "wipe", label: "Wis alles" },
        { value: "", label: "Toch niet" },
      ],
    });
    if (choice !== "wipe") return;
    document.dispatchEvent(new Event("kompas-gewist")); // first the form, so that it keeps nothing anew
    wipe();
    show();
    status.textContent = "Alles is gewist. Op dit apparaat staat niets meer van je antwoorden.";
  });
  watchStorage(show);
  show();
}
