const KEY = "kompas:thema";

/**
 * The button that switches between light and dark; without a choice the system decides.
 * @param {ParentNode} root
 */
export function startTheme(root) {
  const button = root.querySelector("button.thema");
  if (!(button instanceof HTMLButtonElement)) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = document.documentElement.dataset.thema;
    return chosen === undefined ? system.matches : chosen === "donker";
  };
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  button.addEventListener("click", () => {
    const dark = !isDark();
    const theme = dark === system.matches ? null : dark ? "donker" : "licht";
    apply(theme);
    keep(theme);
    show();
  });
  system.addEventListener("change", show);
  // The choice may be another by now, in another tab or on the page one comes back from.
  const follow = () => {
    apply(kept());
    show();
  };
  window.addEventListener("storage", (event) => event.key === KEY && follow());
  window.addEventListener("pageshow", (event) => event.persisted && follow());
  show();
  button.hidden = false;
}

/** @param {string | null} theme */
function apply(theme) {
  if (theme === "licht" || theme === "donker") document.documentElement.dataset.thema = theme;
  else delete document.documentElement.dataset.thema;
}

/** The remembered choice; where storage is switched off, the one of this page. */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return document.documentElement.dataset.thema ?? null;
  }
}

/**
 * Remembers the choice, where the browser allows it.
 * @param {string | null} theme
 */
function keep(theme) {
  try {
    if (theme === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}
