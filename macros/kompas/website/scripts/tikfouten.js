// Slips of the finger: the known word that somebody probably meant.

const LEAST_FOR_ONE = 5;
const LEAST_FOR_TWO = 8;

/**
 * The known word that is most alike, and of those the most used one; undefined when all are too
 * different. A short word must be right.
 * @param {string} word
 * @param {Map<string, number>} known  Word and how often it is used.
 */
export function mostAlike(word, known) {
  const most = word.length >= LEAST_FOR_TWO ? 2 : word.length >= LEAST_FOR_ONE ? 1 : 0;
  let best = { slips: most + 1, used: 0, other: /** @type {string | undefined} */ (undefined) };
  for (const [other, used] of known) {
    if (Math.abs(other.length - word.length) > Math.min(best.slips, most)) continue;
    const slips = slipsBetween(word, other);
    if (slips < best.slips || (slips === best.slips && slips <= most && used > best.used)) {
      best = { slips, used, other };
    }
  }
  return best.other;
}

/**
 * How many letters were added, left out, mistaken or swapped with the next one.
 * @param {string} word
 * @param {string} other
 */
export function slipsBetween(word, other) {
  /** @type {number[]} */
  let beforeLast = [];
  let last = [...Array(other.length + 1).keys()];
  for (let row = 1; row <= word.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = word[row - 1] === other[column - 1];
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      if (word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1]) {
        now[column] = Math.min(now[column], beforeLast[column - 2] + 1);
      }
    }
    [beforeLast, last] = [last, now];
  }
  return last[other.length];
}
