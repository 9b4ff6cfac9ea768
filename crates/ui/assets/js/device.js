// @ts-check
// The page of a device in a centre: a browser that asks for its code, a hall display, a counter plate. Its clock is the server's, a display
// says who is called, and every minute the device says that it is there.
//
//   form[data-auto]        is sent by itself
//   [data-clock]           shows the time; [data-lost-since] the time at which the line was lost
//   [data-worker]          the script that stands in for the server where the browser is started without a line
//   [data-counter]         a plate: without a line it follows the counter on the same machine, in [data-cut] instead of #plate
//   [data-number]          numbers and counters of a display are kept for when it starts without a line, as last-calls.js does
//   [data-chimes]          chimes and says each new [data-call], as hall.js does; [data-sound] is shown where a touch must allow it first

import { forget } from './device-forget.js';
import { Follow } from './follow.js';
import { Hall } from './hall.js';
import { keep } from './last-calls.js';
import { voices } from './voice.js';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const HEALTH = 60_000;

/** How far the server's clock is ahead of this one. */
let ahead = 0;

/** @param {string} selector @param {number} at */
function tell(selector, at) {
  const text = time.format(at + ahead);
  for (const element of document.querySelectorAll(selector)) {
    if (element.textContent !== text) element.textContent = text;
  }
}

/** @param {HTMLElement} root */
function run(root) {
  const hall = 'chimes' in root.dataset ? new Hall(root) : undefined;
  const follow = new Follow(root, {
    onTime: (at) => {
      ahead = at - Date.now();
      if (hall) keep(root, at, ahead);
    },
    onLook: () => {
      hall?.look();
      if (hall) keep(root, Date.now() + ahead, ahead);
    },
  });
  setInterval(() => {
    tell('[data-clock]', Date.now());
    if (root.hasAttribute('data-lost')) tell('[data-lost-since]', follow.heardAt);
  }, 1000);
  if (root.dataset.worker) stand(root.dataset.worker);
  if (root.dataset.counter) follows(root);
  sound(hall);
  // A code that holds no more is followed by another.
  if (root.dataset.page === 'waiting') setInterval(() => follow.look(), HEALTH);
  if (root.dataset.health) health(root.dataset.health, hall);
}

/** Pages that stand there without a line are kept. @param {string} worker */
async function stand(worker) {
  for (const lang of ['ar', 'en']) {
    const own = await navigator.serviceWorker?.register(worker, { scope: `/${lang}/device` }).catch(() => undefined);
    (own?.active ?? own?.waiting ?? own?.installing)?.postMessage('prepare');
  }
}

/** @param {HTMLElement} root */
function follows(root) {
  const [plate, cut] = /** @type {HTMLElement[]} */ ([root.querySelector('#plate'), root.querySelector('[data-cut]')]);
  const shown = (/** @type {boolean} */ isCut) => ([plate.hidden, cut.hidden] = [isCut, !isCut]);
  if ('BroadcastChannel' in window) {
    new BroadcastChannel('daleel-counter').addEventListener('message', ({ data }) => {
      if (data.counter !== root.dataset.counter || !root.hasAttribute('data-lost')) return;
      const when = data.isAway ? 'closed' : data.number ? (data.hasCome ? 'come' : 'called') : 'free';
      for (const part of cut.querySelectorAll('[data-when]')) /** @type {HTMLElement} */ (part).hidden = part.getAttribute('data-when') !== when;
      cut.dataset.state = data.isAway ? 'closed' : 'open';
      const ticket = cut.querySelector('bdi');
      if (ticket) ticket.textContent = data.number;
      shown(true);
    });
  }
  new MutationObserver(() => root.hasAttribute('data-lost') || shown(false)).observe(root, { attributeFilter: ['data-lost'] });
}

/** @param {Hall | undefined} hall */
function sound(hall) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('[data-sound]'));
  if (!hall || !button) return;
  const { audio } = hall;
  const show = () => (button.hidden = audio.state === 'running');
  button.addEventListener('click', () => audio.resume().then(() => hall.chime()));
  audio.addEventListener('statechange', show);
  show();
}

/** @param {string} address @param {Hall | undefined} hall */
function health(address, hall) {
  const say = () => {
    const said = hall && hall.audio.state !== 'running' ? 'muted' : '';
    fetch(address, { method: 'POST', body: new URLSearchParams({ said, voices: hall ? voices() : '' }) }).catch(() => {});
  };
  setTimeout(say, 2000);
  setInterval(say, HEALTH);
}

const form = document.querySelector('form[data-auto]');
// Whoever is asked for a code is no device.
if (form || document.querySelector('[data-page=waiting]')) forget().catch(() => {});
if (form instanceof HTMLFormElement) form.requestSubmit();
const root = document.querySelector('[data-own-script]');
if (root instanceof HTMLElement) run(root);
