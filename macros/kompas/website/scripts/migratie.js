// Answers that were kept with an older version of a form.

/** @typedef {{versie: number, hernoemd: Record<string, string>}} Change */

/**
 * Answers to version `from` of a form under the names that they have now. An answer whose new name
 * is taken keeps its old one, so that none overwrites another.
 * @param {Map<string, string | boolean>} answers
 * @param {number} from
 * @param {readonly Change[]} changes  In order of version.
 */
export function migrate(answers, from, changes) {
  return changes
    .filter((change) => change.versie > from)
    .reduce((moved, change) => renamed(moved, new Map(Object.entries(change.hernoemd))), answers);
}

/**
 * @param {Map<string, string | boolean>} answers
 * @param {Map<string, string>} names
 */
function renamed(answers, names) {
  const moves = [...answers].map(([name, answer]) => ({ name, answer, to: newName(name, names) }));
  const stayed = moves.filter(({ name, to }) => name === to);
  const result = new Map(stayed.map(({ name, answer }) => [name, answer]));
  for (const { name, answer, to } of moves) {
    if (name !== to) result.set(result.has(to) ? name : to, answer);
  }
  return result;
}

/**
 * The name with its longest beginning that was renamed under its new name. The names of a change
 * have no row numbers; a row number stays behind the first step.
 * @param {string} name
 * @param {Map<string, string>} names
 */
function newName(name, names) {
  const [first, ...others] = name.split("_");
  const row = /^\d+$/.test(others[0] ?? "") ? others.slice(0, 1) : [];
  const steps = [first, ...others.slice(row.length)];
  for (let length = steps.length; length > 0; length -= 1) {
    const to = names.get(steps.slice(0, length).join("/"));
    if (to !== undefined) {
      const [newFirst, ...rest] = [...to.split("/"), ...steps.slice(length)];
      return [newFirst, ...row, ...rest].join("_");
    }
  }
  return name;
}
