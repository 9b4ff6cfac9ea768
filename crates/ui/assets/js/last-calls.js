// @ts-check
// The last calls that a hall display showed, for one that is started again without a line: numbers and counters of today, and nobody's name.
//
//   keep(root, at, ahead)        what stands there and was true at that time of the server; written down when it changes, and once a minute
//   kept()                       what was written down today, and when it was true; nothing of another day
//   drop()                       nothing is kept any more
//   [data-number], [data-desk]   the numbers and their counters, in the same order

const KEY = 'daleel-calls';
const MINUTE = 60_000;
const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Asia/Bahrain' });
let last = '';
let written = 0;

/** @param {HTMLElement} root @param {number} at @param {number} ahead */
export function keep(root, at, ahead) {
  const [numbers, desks] = ['number', 'desk'].map((what) => [...root.querySelectorAll(`[data-${what}]`)].map((one) => one.textContent ?? ''));
  const calls = numbers.map((number, place) => [number, desks[place] ?? '']);
  const text = JSON.stringify(calls);
  if (text === last && Math.abs(at - written) < MINUTE) return;
  [last, written] = [text, at];
  try {
    localStorage.setItem(KEY, JSON.stringify({ at, ahead, calls }));
  } catch {
    // A browser that keeps nothing shows nothing later.
  }
}

/** @returns {{ at: number, calls: [string, string][] } | undefined} */
export function kept() {
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? '');
    if (day.format(known.at) === day.format(Date.now() + known.ahead)) return known;
    drop();
  } catch {
    // Nothing was kept.
  }
  return undefined;
}

export const drop = () => localStorage.removeItem(KEY);
