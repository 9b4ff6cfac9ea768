// @ts-check
// A counter without a line: it goes on with those of the line who are its own, and goes back to its page by itself when the line is there again and
// what it did is said.
//
//   #counter[data-says]      where what was done is said; [data-leads] the page to go back to
//   [data-shows]             one of these is seen: nobody, free, hand
//   [data-key="F2"]          presses a button that is seen

import { parking } from './counter-parked.js';
import { change, expire, hasToSay, known, name, say } from './counter-stock.js';

const PROBE = 4_000;
/** A number is said in about so long. */
const HEARD = 8_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const lang = document.documentElement.lang === 'en' ? 'en' : 'ar';
const plate = 'BroadcastChannel' in window ? new BroadcastChannel('daleel-counter') : undefined;

/** @param {string} selector @returns {any} */
const find = (selector) => document.querySelector(selector);
const root = find('#counter');
const typed = find('[data-typed]');
const serving = find('[data-serving]');
/** @type {import('./counter-stock.js').Known} */
let one = { stock: null, ahead: 0, hand: null, done: [], called: [] };
let isBusy = false;

const now = () => Date.now() + one.ahead;
const left = () => (one.stock?.share ?? []).filter((waiting) => !one.called.includes(name(waiting)));
const shown = (/** @type {import('./counter-stock.js').One} */ ticket) => `${ticket.letter}\u00a0${String(ticket.number).padStart(3, '0')}`;
const text = (/** @type {string} */ selector, /** @type {unknown} */ value) => { find(selector).textContent = String(value ?? ''); };
const hide = (/** @type {string} */ selector, /** @type {boolean} */ is) => document.querySelectorAll(selector).forEach((part) => { /** @type {HTMLElement} */ (part).hidden = is; });

function show() {
  const { stock, hand } = one;
  // Whoever was signed in last goes on, and with nothing of another. Who is in hand when the hours end is served to the end.
  const part = !stock ? 'nobody' : hand ? 'hand' : now() >= stock.until ? 'nobody' : 'free';
  for (const section of document.querySelectorAll('[data-shows]')) /** @type {HTMLElement} */ (section).hidden = section.getAttribute('data-shows') !== part;
  text('[data-counter]', stock?.number);
  text('[data-left]', left().length);
  find('[data-next]').disabled = left().length === 0;
  const unsaid = one.done.length + (hand?.key ? 1 : 0);
  find('[data-many]').hidden = unsaid === 0;
  text('[data-unsaid]', unsaid);
  if (hand) {
    text('[data-number]', shown(hand));
    text('[data-service]', hand.service?.[lang]);
    find('[data-priority]').hidden = !hand.has_priority;
    text('[data-calls]', hand.calls);
    hide('[data-called]', Boolean(hand.came));
    serving.hidden = !hand.came;
    const most = stock?.most_calls ?? 1;
    find('[data-again]').hidden = hand.calls >= most;
    find('[data-absent]').hidden = hand.calls < most;
  }
  aside(one);
  plate?.postMessage({ counter: stock?.id, number: hand ? shown(hand) : '', hasCome: Boolean(hand?.came) });
}

/** Keeps what was done, and only then shows it. @param {(known: import('./counter-stock.js').Known) => void} act */
async function does(act) {
  if (isBusy) return;
  isBusy = true;
  try {
    one = await change(act);
    find('[data-wrong]').hidden = true;
    show();
  } catch {
    find('[data-wrong]').hidden = false;
  } finally {
    isBusy = false;
  }
}

/** @param {import('./counter-stock.js').Known} known @param {import('./counter-stock.js').One & { asked?: string }} ticket */
function call(known, ticket) {
  known.hand = { ...ticket, key: crypto.randomUUID(), called: now(), calls: 1 };
  known.called.push(name(ticket));
}

/** Nobody new is called when the hours are over. @param {import('./counter-stock.js').Known} known */
function next(known) {
  if (now() >= (known.stock?.until ?? 0)) return;
  const first = (known.stock?.share ?? []).find((waiting) => !known.called.includes(name(waiting)));
  if (first && !known.hand) call(known, first);
}

/** Whoever was in hand when the line was cut is said like the others. @param {import('./counter-stock.js').Known} known */
function hand(known) {
  if (known.hand && !known.hand.key) {
    known.called.push(name(known.hand));
    known.hand.key = crypto.randomUUID();
  }
  return known.hand;
}

/** @param {Partial<import('./counter-stock.js').Visit>} end @param {boolean} goesOn */
const ends = (end, goesOn) => does((known) => {
  const visit = hand(known);
  if (!visit) return;
  known.done.push({ ...visit, ended: now(), ...end });
  known.hand = null;
  if (goesOn) next(known);
});

const back = (/** @type {import('./counter-stock.js').One} */ ticket) => does((known) => { if (!known.hand) call(known, ticket); });
const aside = parking({ ends, back, shown });

find('[data-next]').addEventListener('click', () => does(next));
find('[data-come]').addEventListener('click', () => does((known) => { const visit = hand(known); if (visit && !visit.came) visit.came = now(); }));
find('[data-again]').addEventListener('click', () => does((known) => {
  const visit = hand(known);
  if (visit && now() - visit.called >= HEARD * visit.calls) visit.calls += 1;
}));
find('[data-absent]').addEventListener('click', () => ends({ how: 'absent' }, false));
serving.addEventListener('change', () => { find('#f-until').required = serving.elements.how.value === 'goes-on'; });
serving.addEventListener('submit', async (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const isNext = event.submitter?.getAttribute('value') === 'next';
  const { steps, how, until } = serving.elements;
  await ends({ how: how.value, steps: steps.value.trim(), until: until.value }, isNext);
  if (!one.hand?.came) serving.reset();
});
typed.addEventListener('submit', (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const { letter, number, service } = typed.elements;
  const western = number.value.replace(/[٠-٩]/g, (/** @type {string} */ sign) => String(sign.charCodeAt(0) - 0x660));
  const offer = one.stock?.services.find((known) => known.id === service.value);
  const ticket = { letter: letter.value, number: Number(western), service: offer?.name, asked: service.value };
  back(ticket).then(() => typed.reset());
});
document.addEventListener('keydown', (event) => {
  const button = /^F\d$/.test(event.code) && [...document.querySelectorAll(`[data-key="${event.code}"]`)].find((key) => /** @type {HTMLElement} */ (key).offsetParent);
  if (!button) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (button).click();
});

/** @param {HTMLSelectElement} select @param {[string, string][]} all */
const options = (select, all) => select.replaceChildren(...all.map(([value, label]) => new Option(label, value)));

async function probe() {
  // What stands half written is not lost to a line that is back.
  const isWriting = Boolean(one.hand?.came) && serving.elements.steps.value.trim() !== '';
  if (!isWriting) {
    const isSaid = await say(root.dataset.says).catch(() => false);
    const own = await fetch(root.dataset.leads, { cache: 'no-store', signal: AbortSignal.timeout(PROBE) }).catch(() => undefined);
    // Whoever was signed out meanwhile signs in again, and says it then.
    if (own?.ok && (isSaid || own.redirected)) {
      sessionStorage.removeItem('lost');
      return location.replace(root.dataset.leads);
    }
  }
  await expire().catch(() => {});
  one = await known();
  show();
  setTimeout(probe, PROBE + Math.random() * PROBE);
}

async function begin() {
  const before = Number(sessionStorage.getItem('lost')) || Date.now();
  sessionStorage.setItem('lost', String(before));
  await expire().catch(() => {});
  one = await known();
  text('[data-since]', time.format(before + one.ahead));
  const services = one.stock?.services ?? [];
  options(typed.elements.letter, [...new Set(services.map((service) => service.letter))].map((letter) => [letter, letter]));
  options(typed.elements.service, services.map((service) => [service.id, service.name[lang]]));
  show();
  probe();
}

begin();
