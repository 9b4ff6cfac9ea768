// @ts-check
// A screen that was started without a line, or was shown a failure: it says so, and looks again by itself until its own page is there. A hall
// display shows the last calls of today that it knew, and since when they are not up to date.
//
//   [data-leads]    its own page; [data-since] the time since when it is not up to date
//   [data-kept]     the last calls, each made of its template: the number and the counter

import { kept } from './last-calls.js';

const PROBE = 4_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const root = /** @type {HTMLElement} */ (document.querySelector('[data-leads]'));
const known = kept();
for (const since of root.querySelectorAll('[data-since]')) since.textContent = time.format(known?.at ?? Date.now());

const list = /** @type {HTMLElement | null} */ (root.querySelector('[data-kept]'));
const row = list?.querySelector('template')?.content;
if (list && row && known?.calls.length) {
  for (const call of known.calls) {
    const shown = /** @type {DocumentFragment} */ (row.cloneNode(true));
    ['bdi', 'strong'].forEach((part, place) => shown.querySelector(part)?.append(call[place]));
    // Who was called to an office was called to no counter.
    if (!/^\d+$/.test(call[1])) shown.querySelector('[data-counter]')?.remove();
    list.append(shown);
  }
  list.hidden = false;
}

async function probe() {
  const own = await fetch(root.dataset.leads ?? '', { cache: 'no-store', signal: AbortSignal.timeout(PROBE) }).catch(() => undefined);
  if (own?.ok) return location.replace(root.dataset.leads ?? '');
  setTimeout(probe, PROBE + Math.random() * PROBE);
}
setTimeout(probe, PROBE);
