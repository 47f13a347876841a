/**
 * @typedef {{adres: string, titel: string, soort: string, kern: string, woorden: string[], koppen: string[], tekst: string}} Entry
 * @typedef {{entry: Entry, isFound: (word: string) => boolean}} Hit
 * @typedef {{zoek: (question: string, limit: number) => Hit[]}} Engine
 */

const MOST_HITS = 8;
const LEAST_LETTERS = 2;

/**
 * The search field; engine and index are loaded when somebody first goes to it.
 * @param {ParentNode} root
 */
export function startSearch(root) {
  const box = root.querySelector(".zoeken");
  if (!(box instanceof HTMLElement)) return;
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const panel = /** @type {HTMLElement} */ (box.querySelector(".zoeken-paneel"));
  const list = /** @type {HTMLElement} */ (box.querySelector(".zoekresultaten"));
  const message = /** @type {HTMLElement} */ (box.querySelector(".zoeken-tekst"));
  const status = /** @type {HTMLElement} */ (box.querySelector(".zoeken-melding"));
  const base = box.dataset.basis ?? "";
  /** @type {Promise<Engine> | null} */
  let engine = null;
  let isLoaded = false;

  const load = () => {
    engine ??= loadEngine(box).then(
      (loaded) => {
        isLoaded = true;
        return loaded;
      },
      (error) => {
        engine = null; // the next try may succeed
        throw error;
      },
    );
    return engine;
  };
  const close = () => {
    panel.hidden = true;
    status.textContent = "";
  };
  /**
   * @param {string} text
   * @param {HTMLElement[]} items
   */
  const show = (text, items = []) => {
    list.replaceChildren(...items);
    message.textContent = text;
    status.textContent = text;
    panel.hidden = false;
  };
  /** Resolves to whether the list answers what stands in the field. */
  const search = async () => {
    const question = field.value.trim();
    if (question.length < LEAST_LETTERS) {
      list.replaceChildren();
      close();
      return false;
    }
    if (!isLoaded) show("Zoeken …");
    try {
      const found = await load();
      if (field.value.trim() !== question || !box.contains(document.activeElement)) return false;
      const hits = found.zoek(question, MOST_HITS);
      show(announcement(hits.length, question), hits.map((hit) => resultItem(hit, base)));
      return true;
    } catch {
      show("Zoeken lukt nu niet. Laad de pagina opnieuw, of kies een onderwerp uit het menu.");
      return false;
    }
  };

  field.addEventListener("focus", () => load().catch(() => {}));
  field.addEventListener("input", search);
  field.addEventListener("click", () => panel.hidden && search());
  field.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !panel.hidden) return;
    event.stopPropagation(); // it opens the list; the next one goes into it
    search();
  });
  field.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await search()) list.querySelector("a")?.click();
  });
  box.addEventListener("keydown", (event) => walk(event, field, list, close));
  list.addEventListener("click", (event) => {
    // A result on this same page does not load anything: the panel would stay in front of it.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) close();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) close();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  box.hidden = false;
}

/**
 * Arrow keys go through the results and back to the field; Escape closes, then clears.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {() => void} close
 */
function walk(event, field, list, close) {
  if (event.key === "Escape") {
    const isOpen = list.offsetParent !== null;
    close();
    if (!isOpen || document.activeElement !== field) field.focus();
    if (!isOpen) field.value = "";
    event.preventDefault();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [field, ...list.querySelectorAll("a")];
  const place = stops.findIndex((stop) => stop === document.activeElement);
  if (step === 0 || list.offsetParent === null || place < 0) return;
  event.preventDefault();
  stops[(place + step + stops.length) % stops.length].focus();
}

function isTyping() {
  const active = document.activeElement;
  return active instanceof HTMLElement && (active.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName));
}

/**
 * @param {number} count
 * @param {string} question
 */
function announcement(count, question) {
  if (count === 0) return `Niets gevonden voor “${question}”. Probeer een ander woord.`;
  if (count === MOST_HITS) return `De beste ${count} resultaten`;
  return count === 1 ? "1 resultaat" : `${count} resultaten`;
}

/**
 * @param {Hit} hit
 * @param {string} base
 */
function resultItem({ entry, isFound }, base) {
  const link = document.createElement("a");
  link.href = base + entry.adres;
  link.append(
    part("zoek-soort", [entry.soort]),
    part("zoek-titel", marked(entry.titel, isFound)),
    part("zoek-kern", marked(entry.kern, isFound)),
  );
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/**
 * @param {string} name
 * @param {(string | Node)[]} content
 */
function part(name, content) {
  const span = document.createElement("span");
  span.className = name;
  span.append(...content);
  return span;
}

/**
 * The text with the found words in <mark>; made of text nodes, so nothing in it can run.
 * @param {string} text
 * @param {(word: string) => boolean} isFound
 */
function marked(text, isFound) {
  return text.split(/([\p{L}\p{N}][\p{L}\p{N}+]*)/u).map((piece) => {
    if (!isFound(piece)) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

/**
 * @param {HTMLElement} box
 * @returns {Promise<Engine>}
 */
async function loadEngine(box) {
  await Promise.all([addScript(box.dataset.zoekindex), addScript(box.dataset.zoekmachine)]);
  const page = /** @type {any} */ (window);
  return page.kompasZoekmachine(page.kompasZoekindex);
}

/**
 * @param {string | undefined} address
 * @returns {Promise<void>}
 */
function addScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address ?? "";
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`not loaded: ${address}`));
    document.head.append(script);
  });
}
