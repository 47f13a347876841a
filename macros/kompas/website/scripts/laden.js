// What a page loads only when somebody asks for it. A page may be opened from a folder (file://),
// where nothing can be fetched: scripts and files come as scripts.

/** Address → the script under way or loaded, so that each is loaded once. @type {Map<string, Promise<void>>} */
const scripts = new Map();
/** @type {Map<string, Uint8Array>} */
const files = new Map();

/** The root of this site; null on a page without its script. */
const root = rootOf(document.querySelector('script[src$="assets/kompas.js"]'));

/**
 * The address of a file of this site, given from its root.
 * @param {string} path
 */
export function addressOf(path) {
  return new URL(path, root ?? location.href).href;
}

/**
 * Loads a script, once; after a failure the next try starts anew.
 * @param {string} address
 */
export function loadScript(address) {
  const known = scripts.get(address);
  if (known !== undefined) return known;
  const loading = insert(address).catch((error) => {
    scripts.delete(address);
    throw error;
  });
  scripts.set(address, loading);
  return loading;
}

/**
 * The bytes of a file of this site, which a script of the same name carries.
 * @param {string} address
 */
export async function loadFile(address) {
  const name = decodeURIComponent(address.slice(address.lastIndexOf("/") + 1));
  Object.assign(window, { kompasBestand: keepFile });
  await loadScript(`${address}.js`);
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`${address}.js does not carry ${name}`);
  return bytes;
}

/**
 * What the script that carries a file calls.
 * @param {string} name
 * @param {string} base64
 */
function keepFile(name, base64) {
  files.set(name, Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
function insert(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} did not load`));
    };
    document.head.append(script);
  });
}

/** @param {Element | null} script */
function rootOf(script) {
  return script instanceof HTMLScriptElement ? new URL("..", script.src).href : null;
}
