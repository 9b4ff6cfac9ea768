// @ts-check
// A kiosk: keys and switches move among what can be pressed, a press counts once, and a visit that is left is wiped. Everything else is plain
// forms and links.
//
//   arrow keys             move to the nearest thing in that direction; Enter and the space bar press it
//   form[data-once]        is sent once, however often it is pressed
//   #wipe[data-begun]      a visit has begun: after a minute without a touch #idle counts down, and then the form is sent
//   [data-typed]           the field of a page: what a reader or a keyboard types goes into it, wherever one pressed before
//   [data-keys]            keys of its own, where a screen has no keyboard: [data-key] types its sign into [data-typed], [data-erase] takes one away
//   #wipe[data-health]     where the kiosk says every minute that it is there, and of which languages its browser has a voice

import { countDown } from './countdown.js';
import { voices } from './voice.js';

const IDLE = 60_000;
const COUNTDOWN = 15;
const HEALTH = 60_000;
const PRESSED = 'a[href], button:not([disabled]), input:not([type=hidden])';

const wipe = /** @type {HTMLFormElement} */ (document.getElementById('wipe'));
const idle = /** @type {HTMLDialogElement} */ (document.getElementById('idle'));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;
let callOff = () => {};

function touched() {
  clearTimeout(due);
  if (idle.open) return;
  if ('begun' in wipe.dataset) due = setTimeout(() => (callOff = countDown(idle, COUNTDOWN, clear)), IDLE);
}

/** Nothing of the visit stays on the screen; where the line is lost the page for that stands there, or the first page when it is back. */
function clear() {
  document.getElementById('main')?.replaceChildren();
  const goOn = () => (navigator.serviceWorker?.controller ? location.replace('/ar/kiosk') : setTimeout(clear, 5000));
  fetch(location.href, { cache: 'no-store' }).then(() => wipe.submit()).catch(goOn);
}

function stay() {
  callOff();
  touched();
}

/** @param {HTMLElement} element */
const middle = (element) => {
  const box = (element.closest('label') ?? element).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, is: box.width > 0 };
};

/** Moves the focus to the nearest thing in a direction, what lies straight ahead before what lies aside. @param {number} x @param {number} y */
function move(x, y) {
  const all = /** @type {HTMLElement[]} */ ([...(idle.open ? idle : document).querySelectorAll(PRESSED)]);
  const things = all.filter((thing) => middle(thing).is && !thing.matches('.skip'));
  const now = document.activeElement;
  if (!(now instanceof HTMLElement) || !things.includes(now)) return (things.find((thing) => thing.closest('main')) ?? things[0])?.focus();
  const from = middle(now);
  const far = (/** @type {HTMLElement} */ thing) => {
    const to = middle(thing);
    const [ahead, aside] = x ? [(to.x - from.x) * x, to.y - from.y] : [(to.y - from.y) * y, to.x - from.x];
    return ahead > 4 ? ahead + 3 * Math.abs(aside) : Infinity;
  };
  const nearest = things.filter((thing) => thing !== now).sort((a, b) => far(a) - far(b))[0];
  if (nearest && far(nearest) < Infinity) nearest.focus();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener('keydown', (event) => {
  const way = ARROWS[/** @type {keyof typeof ARROWS} */ (event.code)];
  if (way) {
    event.preventDefault();
    move(way[0], way[1]);
  }
  // A switch has one key: Enter chooses as the space bar does, and sends no form from inside it.
  const at = event.target;
  if (event.code === 'Enter' && at instanceof HTMLInputElement && at.type !== 'text') {
    event.preventDefault();
    at.click();
  }
});
for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, touched, true);
idle.querySelector('[data-stay]')?.addEventListener('click', stay);
idle.addEventListener('cancel', stay);
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-once]')) return;
  if (form.hasAttribute('aria-busy')) event.preventDefault();
  form.setAttribute('aria-busy', 'true');
});

const typed = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-typed]'));
const keys = /** @type {HTMLElement | null} */ (document.querySelector('[data-keys]'));
if (typed?.autofocus) {
  typed.focus();
  typed.select();
}
document.addEventListener('keydown', (event) => {
  // What a reader types is a text, and no shortcut.
  const { key: sign } = event;
  const isSign = sign.length === 1 && sign !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isSign && !(event.target instanceof HTMLInputElement)) typed?.focus();
});
if (typed && keys) {
  keys.hidden = false;
  typed.inputMode = 'none';
  keys.addEventListener('click', (event) => {
    const key = /** @type {HTMLElement} */ (event.target).closest('button');
    if (!key) return;
    typed.value = 'erase' in key.dataset ? typed.value.slice(0, -1) : (typed.value + key.dataset.key).slice(0, typed.maxLength);
  });
}

// A page that is gone back to is asked for anew: its key has been used, and its visit may be over.
addEventListener('pageshow', (event) => event.persisted && location.reload());
const say = () => fetch(wipe.dataset.health ?? '', { method: 'POST', body: new URLSearchParams({ said: '', voices: voices() }) }).catch(() => {});
setTimeout(say, 2000);
setInterval(say, HEALTH);
// Nobody has begun: the first page is asked for anew now and then, so that what it says of waiting holds; without a line the page for that comes.
const anew = () => !due && location.reload();
const look = () => fetch(location.href, { cache: 'no-store' }).then((answer) => answer.ok && anew()).catch(() => navigator.serviceWorker?.controller && anew());
if (!('begun' in wipe.dataset)) {
  setInterval(look, HEALTH);
  addEventListener('offline', look);
}
touched();
