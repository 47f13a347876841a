// Clock times as people write them, and the times of a run sheet.

const DAY = 24 * 60;
const WRITTEN = /^(\d{1,2})(?:\s*(?:[:.,u]|uur)\s*(\d{2})?|(\d{2}))?\s*(?:uur|u)?$/i;

/**
 * The minutes since midnight of a time such as 9, 9:00, 9.30, 0930 or 9u30; null when it is none.
 * @param {string} text
 * @returns {number | null}
 */
export function minutesSinceMidnight(text) {
  const found = WRITTEN.exec(text.trim());
  if (found === null) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? found[3] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/**
 * The time as we show it, also of a moment after midnight: 09:00.
 * @param {number} minutes since midnight
 */
export function clockTime(minutes) {
  const ofDay = minutes % DAY;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

/**
 * How many minutes somebody typed: nothing is none; null when it is no number of minutes in a day.
 * @param {string} text
 * @returns {number | null}
 */
export function wholeMinutes(text) {
  const found = /^(\d{0,4})(?:\s*min(?:uten|uut|\.)?)?$/i.exec(text.trim());
  return found !== null && Number(found[1]) <= DAY ? Number(found[1]) : null;
}

/**
 * A length of time in words: 45 minuten, 3 uur, 1 uur en 30 minuten.
 * @param {number} minutes
 */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const inMinutes = rest === 1 ? "1 minuut" : `${rest} minuten`;
  if (hours === 0) return inMinutes;
  return rest === 0 ? `${hours} uur` : `${hours} uur en ${inMinutes}`;
}

/**
 * When each part starts, and when the last one ends.
 * @param {number} start minutes since midnight
 * @param {number[]} lengths minutes of each part
 * @returns {{ starts: string[], end: string, days: number }} `days` is how many midnights have passed at the end
 */
export function timesOf(start, lengths) {
  let now = start;
  const starts = lengths.map((length) => {
    const time = clockTime(now);
    now += length;
    return time;
  });
  return { starts, end: clockTime(now), days: Math.floor(now / DAY) };
}
