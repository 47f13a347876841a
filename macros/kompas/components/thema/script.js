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
    if (dark === system.matches) {
      delete document.documentElement.dataset.thema;
      keep(null);
    } else {
      const theme = dark ? "donker" : "licht";
      document.documentElement.dataset.thema = theme;
      keep(theme);
    }
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
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
