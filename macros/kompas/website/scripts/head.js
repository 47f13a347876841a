// Runs before the first paint: takes over the chosen theme, and says that scripts work.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("kompas:thema");
    if (theme === "licht" || theme === "donker") root.dataset.thema = theme;
  } catch (refused) {
    // Storage is switched off: the system decides.
  }
})();
