// @ts-check
// Whoever is at a counter with nobody before them and is not heard of for ten minutes is asked whether they are there; after a minute without
// an answer customers see that the counter is closed. Where the browser may know it, a computer that is locked closes it at once.
//
//   #away[data-away]     the dialog, and where it is said; in it [data-left] counts the seconds, and [data-stay] is the answer
//   #away[data-quiet]    how long nothing must be heard, in milliseconds, where that is not ten minutes; [data-seconds] the time for the answer
//   [data-lock]          asks the browser for leave to know of the lock; shown where it can be asked
//
// Work in another tab of the workspace is heard as well: each says so on the channel "daleel-here" (desk.js).

import { countDown } from './countdown.js';

const QUIET = 600_000;
const COUNTDOWN = 60;
/** The shortest time that browsers allow. */
const THRESHOLD = 60_000;

const dialog = () => /** @type {HTMLDialogElement | null} */ (document.getElementById('away'));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;
let callOff = () => {};

/** Where it is said that nobody is there: also from another page of this tab. */
let where = '';

function heard() {
  callOff();
  clearTimeout(due);
  const asked = dialog();
  where = asked?.dataset.away ?? where;
  due = setTimeout(ask, Number(asked?.dataset.quiet ?? QUIET));
}

function ask() {
  due = undefined;
  const asked = dialog();
  callOff = countDown(asked, Number(asked?.dataset.seconds ?? COUNTDOWN), leave);
}

/** Customers see it before anything else happens here. Nothing changes for whoever has a customer, or no counter any more. */
async function leave() {
  if (!where) return;
  await fetch(where, { method: 'POST', headers: { Unattended: 'yes' } }).catch(() => {});
  // Another page may hold what was written in it; that of the counter says why it is closed.
  if (dialog()) location.search = '?left=yes';
}

/** Hears of the lock where it was allowed. */
async function watch() {
  const Detector = /** @type {any} */ (window).IdleDetector;
  const detector = new Detector();
  detector.addEventListener('change', () => detector.screenState === 'locked' && leave());
  await detector.start({ threshold: THRESHOLD });
}

async function lock() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-lock]'));
  if (!place || !('IdleDetector' in window)) return;
  const { state } = await navigator.permissions.query({ name: /** @type {any} */ ('idle-detection') });
  if (state === 'granted') return watch();
  place.hidden = state !== 'prompt';
  place.addEventListener('click', async () => {
    if ((await /** @type {any} */ (window).IdleDetector.requestPermission()) !== 'granted') return;
    place.hidden = true;
    await watch();
  });
}

for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel']) document.addEventListener(sign, heard, { passive: true });
// What changes by itself says nothing of whoever sits here.
document.addEventListener('htmx:after:swap', () => { where = dialog()?.dataset.away ?? where; });
new BroadcastChannel('daleel-here').addEventListener('message', heard);
heard();
lock().catch(() => {});
