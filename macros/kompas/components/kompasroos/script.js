const FULL_TURN = 360;

/**
 * The needle turns to the step that the pointer or the focus is on; arrow keys walk the steps.
 * @param {ParentNode} root
 */
export function startCompass(root) {
  const needle = root.querySelector(".roos-naald");
  if (!(needle instanceof SVGElement)) return;
  const sectors = [...root.querySelectorAll(".roos-stap")].filter((node) => node instanceof SVGElement);
  const rest = direction(sectors[0]);
  let angle = rest;

  /** @param {number} target */
  const turn = (target) => {
    angle += shortestTurn(angle, target);
    needle.style.setProperty("--richting", String(angle));
  };
  // The pointer goes before the focus; without either the needle is at rest.
  const follow = () => {
    const pointed = sectors.find((sector) => sector.matches(":hover"));
    const focused = sectors.find((sector) => sector === document.activeElement);
    const sector = pointed ?? focused;
    turn(sector ? direction(sector) : rest);
  };
  sectors.forEach((sector, index) => {
    for (const event of ["pointerenter", "pointerleave", "focus", "blur"]) {
      sector.addEventListener(event, follow);
    }
    sector.addEventListener("keydown", (event) => {
      const step = stepOf(event);
      if (step === 0) return;
      event.preventDefault();
      sectors[(index + step + sectors.length) % sectors.length].focus();
    });
  });
}

/**
 * Degrees to turn, at most half a turn either way.
 * @param {number} from
 * @param {number} to
 */
export function shortestTurn(from, to) {
  const turn = (((to - from) % FULL_TURN) + FULL_TURN) % FULL_TURN;
  return turn > FULL_TURN / 2 ? turn - FULL_TURN : turn;
}

/** @param {SVGElement | undefined} sector */
function direction(sector) {
  return Number(sector?.dataset.richting ?? 0);
}

/**
 * One sector on or back; not for a shortcut of the browser, such as Alt+Left.
 * @param {KeyboardEvent} event
 */
function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0;
  if (key === "ArrowRight" || key === "ArrowDown") return 1;
  return key === "ArrowLeft" || key === "ArrowUp" ? -1 : 0;
}
