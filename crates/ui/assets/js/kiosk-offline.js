// @ts-check
// A kiosk without a line: it gives the numbers that are leased to it, and goes back to its own page by itself when the line is there again. What
// stands on the screen is wiped as always.
//
//   main[data-offline]     where what was given is said; [data-leads] the page to go back to
//   [data-shows]           one of these is seen: start, given, many, closed, over; [data-reopens] when that ends
//   [data-services]        the services that may be chosen; [data-more] shows others
//   [data-first]           whoever presses it goes first
//   [data-aid]             larger text, more contrast, lower buttons

import { countDown } from './countdown.js';
import { forget } from './device-forget.js';
import { printed } from './kiosk-print.js';
import { expire, isOpen, lost, opening, say, seen, stock, take, unseen } from './offline-stock.js';

const SHOWN = 6;
const IDLE = 60_000;
const COUNTDOWN = 15;
const PROBE = 4_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Bahrain' });

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const main = find('#main');
const idle = find('#idle');
const first = find('[data-first]');
const lang = document.documentElement.lang === 'en' ? 'en' : 'ar';

/** @type {import('./offline-stock.js').Stock | undefined} */
let known;
let screen = 0;
/** What is shown, and the number that was given last. */
let at = '';
let key = '';
let isBusy = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;
let callOff = () => {};

const now = () => Date.now() + (known?.ahead ?? 0);
/** While the centre is closed, at midday too, nobody is given a number, and nobody is at the reception. */
const isClosed = () => !!known && !isOpen(known, now());
const isOver = () => !known || isClosed() || known.services.length === 0;

const over = () => (isClosed() ? 'closed' : 'over');
/** Whether what stands there gives no numbers. */
const isShut = () => at === 'over' || at === 'closed';

/** @param {string} part */
function show(part) {
  at = part;
  find('[data-still]').hidden = isShut();
  const next = known && opening(known, now());
  find('[data-reopens]').hidden = !next;
  find('[data-reopens] time').textContent = time.format(next?.[0]);
  for (const one of document.querySelectorAll('[data-shows]')) /** @type {HTMLElement} */ (one).hidden = one.getAttribute('data-shows') !== part;
  touched();
}

/** @param {{ letter: string, number: number, service: string, key: string, at: number }} given */
function showNumber(given) {
  key = given.key;
  find('[data-number]').textContent = `${given.letter}\u00a0${String(given.number).padStart(3, '0')}`;
  const name = known?.services.find((service) => service.id === given.service)?.name;
  find('[data-service]').textContent = name?.[lang] ?? '';
  show('given');
  printed(key, { number: find('[data-number]').textContent, ar: name?.ar ?? '', en: name?.en ?? '', day: date.format(given.at), time: time.format(given.at) });
}

/** @param {import('./offline-stock.js').Offer} service @param {string} [instead] */
async function choose(service, instead) {
  if (isBusy) return;
  isBusy = true;
  const given = await take(service, lang, first.ariaPressed === 'true', instead).catch(() => undefined).finally(() => (isBusy = false));
  if (given === 'many') show('many');
  else if (given) showNumber(given);
  else show(over());
}

function services() {
  const all = known?.services ?? [];
  const tiles = all.slice(screen * SHOWN, (screen + 1) * SHOWN).map((service) => {
    const [item, tile, letter, name] = ['li', 'button', 'span', 'span'].map((tag) => document.createElement(tag));
    tile.className = 'k-card';
    letter.className = 'k-card__letter';
    letter.textContent = service.letter;
    letter.ariaHidden = 'true';
    name.className = 'k-card__name';
    name.dir = 'auto';
    name.textContent = service.name[lang];
    tile.append(letter, name);
    tile.addEventListener('click', () => choose(service));
    item.append(tile);
    return item;
  });
  find('[data-services]').replaceChildren(...tiles);
  find('[data-more]').hidden = all.length <= SHOWN;
}

/** @param {boolean} isFirst */
function goFirst(isFirst) {
  first.ariaPressed = String(isFirst);
  find('[data-on]').hidden = !isFirst;
  find('[data-off]').hidden = isFirst;
  find('[data-other]').hash = isFirst ? '#first' : '';
}

function start() {
  if (key) seen(key).catch(() => {});
  key = '';
  show(isOver() ? over() : 'start');
}

/** The visit is over: the next one begins in Arabic, with no aid on. */
async function wipe() {
  // Before the page goes: what is not written down then is shown to whoever comes next.
  if (key) await seen(key).catch(() => {});
  location.replace('/ar/kiosk/offline');
}

const isBegun = () => !isShut() && (at !== 'start' || lang === 'en' || first.ariaPressed === 'true' || document.body.classList.length > 1);

function touched() {
  clearTimeout(due);
  if (!idle.open && isBegun()) due = setTimeout(() => (callOff = countDown(idle, COUNTDOWN, wipe)), IDLE);
}

function stay() {
  callOff();
  touched();
}

/** Once what was given is said and the kiosk's own page is there again, nobody is kept here; whoever looks at a number is not disturbed. */
async function probe() {
  await expire().catch(() => {});
  const isSaid = await say(main.dataset.offline).catch(() => false);
  known = await stock().catch(() => known);
  const own = await fetch(main.dataset.leads, { cache: 'no-store', signal: AbortSignal.timeout(PROBE) }).catch(() => undefined);
  // Whoever is no kiosk any more is led to where they may become one, and gives nothing more.
  if (own?.redirected && new URL(own.url).pathname.endsWith('/device')) {
    await forget().catch(() => {});
    return location.replace(own.url);
  }
  if (isSaid && own?.ok && !isBegun()) {
    sessionStorage.removeItem('lost');
    return find('#wipe').submit();
  }
  if (at === 'start' && isOver()) show(over());
  if (isShut() && !isOver()) start();
  setTimeout(probe, PROBE + Math.random() * PROBE);
}

async function begin() {
  const before = Number(sessionStorage.getItem('lost')) || Date.now();
  sessionStorage.setItem('lost', String(before));
  await expire().catch(() => {});
  known = await stock().catch(() => undefined);
  const tick = () => {
    find('[data-clock]').textContent = time.format(now());
    find('[data-since]').textContent = time.format(before + (known?.ahead ?? 0));
  };
  tick();
  setInterval(tick, 1000);
  services();
  if (location.hash === '#first') goFirst(true);
  const given = await unseen().catch(() => undefined);
  const asked = await lost().catch(() => ({}));
  const service = isOver() ? undefined : known?.services.find((one) => one.id === asked.service && asked.key);
  if (asked.priority === 'yes') goFirst(true);
  if (service) await choose(service, asked.key);
  else if (given) showNumber(given);
  else start();
  probe();
}

first.addEventListener('click', () => goFirst(first.ariaPressed !== 'true'));
find('[data-more]').addEventListener('click', () => {
  screen = (screen + 1) % Math.ceil((known?.services.length || 1) / SHOWN);
  services();
});
for (const done of document.querySelectorAll('[data-done]')) done.addEventListener('click', () => (goFirst(false), wipe()));
for (const aid of document.querySelectorAll('[data-aid]')) {
  aid.addEventListener('click', () => (aid.ariaPressed = String(document.body.classList.toggle(`kiosk--${aid.getAttribute('data-aid')}`))));
}
for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, touched, true);
find('[data-stay]').addEventListener('click', stay);
idle.addEventListener('cancel', stay);
begin();
