// @ts-check
// Makes a counter ready for the time in which it has no line: the browser keeps the page for it, and learns of every change who waits for this
// counter alone. What was done without a line is said before anything else.
//
//   [data-counter-stock]     where that is told; [data-says] what was done is said there; [data-worker] the script that stands in for the server

import { expire, hasToSay, known, look, say, signs } from './counter-stock.js';

const REST = 2_000;
const MINUTE = 60_000;
const place = () => /** @type {HTMLElement | null} */ (document.querySelector('[data-counter-stock]'));

/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;
async function tell() {
  due = undefined;
  const { counterStock, says, me } = place()?.dataset ?? {};
  if (!counterStock || !says) return;
  // What somebody else did at this place has a place of its own, and they say it themselves.
  await signs(me ?? '');
  await expire();
  if (hasToSay(await known())) {
    if (await say(says)) location.reload();
    return;
  }
  await look(counterStock);
}
const soon = (pause = REST) => { due ??= setTimeout(() => tell().catch(() => {}), pause); };

async function ready() {
  const worker = place()?.dataset.worker;
  if (!worker || !('serviceWorker' in navigator)) return;
  for (const lang of ['ar', 'en']) {
    const own = await navigator.serviceWorker.register(worker, { scope: `/${lang}/desk/counter` });
    const one = own.active ?? own.waiting ?? own.installing;
    one?.postMessage('prepare');
  }
}

if (place()) ready().catch(() => {});
soon(0);
setInterval(soon, MINUTE);
document.addEventListener('changed', () => soon());
document.addEventListener('htmx:after:swap', () => soon());
