// @ts-check
// The page of a device in a centre: a browser that asks for its code, a hall display, a counter plate. Its clock is the server's, a display
// sounds when a number is called, and every minute the device says that it is there.
//
//   form[data-auto]        is sent by itself
//   [data-clock]           shows the time; [data-lost-since] the time at which the line was lost
//   [data-until]           goes at that time, in milliseconds: the page is looked at anew
//   [data-worker]          the script that stands in for the server where the browser is started without a line
//   [data-counter]         a plate: without a line it follows the counter on the same machine, in [data-cut] instead of #plate
//   [data-chimes]          sounds whenever [data-call] of a part becomes another; [data-sound] is shown where a touch must allow it first

import { Follow } from './follow.js';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const HEALTH = 60_000;
const TONES = [[880, 0], [660, 0.35]];

/** How far the server's clock is ahead of this one. */
let ahead = 0;

/** @param {string} selector @param {number} at */
function tell(selector, at) {
  const element = document.querySelector(selector);
  const text = time.format(at + ahead);
  if (element && element.textContent !== text) element.textContent = text;
}

/** @param {AudioContext} audio */
function chime(audio) {
  if (audio.state !== 'running') return;
  for (const [pitch, after] of TONES) {
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + after];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.4, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.9);
  }
}

/** @param {HTMLElement} root */
function run(root) {
  const audio = 'chimes' in root.dataset ? new AudioContext() : undefined;
  const called = () => root.querySelector('[data-call]')?.getAttribute('data-call');
  let last = called();
  const follow = new Follow(root, {
    onTime: (at) => (ahead = at - Date.now()),
    onLook: () => {
      until();
      const now = called();
      if (audio && now && now !== last && root.querySelector('[data-awaited="true"]')) chime(audio);
      last = now;
    },
  });
  // What stands there for a while goes by itself.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let goes;
  const until = () => {
    clearTimeout(goes);
    const at = Number(root.querySelector('[data-until]')?.getAttribute('data-until'));
    if (at) goes = setTimeout(() => follow.look(), Math.max(at - Date.now() - ahead, 0) + 300);
  };
  until();
  setInterval(() => {
    tell('[data-clock]', Date.now());
    if (root.hasAttribute('data-lost')) tell('[data-lost-since]', follow.heardAt);
  }, 1000);
  if (root.dataset.worker) stand(root.dataset.worker);
  if (root.dataset.counter) follows(root);
  sound(audio);
  // A code that holds no more is followed by another.
  if (root.dataset.page === 'waiting') setInterval(() => follow.look(), HEALTH);
  if (root.dataset.health) health(root.dataset.health, audio);
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
      for (const part of cut.querySelectorAll('[data-when]')) /** @type {HTMLElement} */ (part).hidden = part.getAttribute('data-when') !== (data.number ? (data.hasCome ? 'come' : 'called') : 'free');
      const ticket = cut.querySelector('bdi');
      if (ticket) ticket.textContent = data.number;
      shown(true);
    });
  }
  new MutationObserver(() => root.hasAttribute('data-lost') || shown(false)).observe(root, { attributeFilter: ['data-lost'] });
}

/** @param {AudioContext | undefined} audio */
function sound(audio) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('[data-sound]'));
  if (!audio || !button) return;
  const show = () => (button.hidden = audio.state === 'running');
  button.addEventListener('click', () => audio.resume().then(() => chime(audio)));
  audio.addEventListener('statechange', show);
  show();
}

/** @param {string} address @param {AudioContext | undefined} audio */
function health(address, audio) {
  const say = () => {
    const said = audio && audio.state !== 'running' ? 'muted' : '';
    fetch(address, { method: 'POST', body: new URLSearchParams({ said }) }).catch(() => {});
  };
  setTimeout(say, 2000);
  setInterval(say, HEALTH);
}

const form = document.querySelector('form[data-auto]');
if (form instanceof HTMLFormElement) form.requestSubmit();
const root = document.querySelector('[data-own-script]');
if (root instanceof HTMLElement) run(root);
