// @ts-check
// Colleagues are named in <cs-composer data-mentions="address">: an at sign opens the list, what is typed after it finds, Enter and Tab take
// the first or the one that was walked to. GET address?q=… answers { "told": "how many", "found": ["…"] }.

import { Offers } from './offers.js';

let latest = 0;

/** @param {EventTarget | null} target */
function placeOf(target) {
  const composer = /** @type {Element} */ (target)?.closest?.('cs-composer[data-mentions]');
  const box = composer?.querySelector('textarea');
  return composer instanceof HTMLElement && box && target === box ? { composer, box } : undefined;
}

/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/** @param {Place} place */
const offers = ({ composer, box }) =>
  Offers.of(box, { name: 'mentions', label: composer.dataset.mentionsLabel || '', takesFirst: true, take: (name) => put(box, name) });

/** What was typed after the at sign before the caret; nothing where there is none. @param {HTMLTextAreaElement} box */
function typed(box) {
  const before = box.value.slice(0, box.selectionStart);
  return /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N} ]{0,40})$/u.exec(before)?.[1];
}

/** @param {Place} place */
async function ask(place) {
  const mine = ++latest;
  const query = typed(place.box);
  if (query === undefined) return offers(place).hide();
  const address = new URL(place.composer.dataset.mentions || '', location.href);
  address.searchParams.set('q', query);
  const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok || mine !== latest) return;
  /** @type {{ told: string, found: string[] }} */
  const { told, found } = await answer.json();
  if (mine !== latest) return;
  const whole = found.length === 1 && found[0] === query.trim();
  if (whole) offers(place).hide();
  else offers(place).show(found.map((name) => ({ value: name })), told);
}

/** @param {HTMLTextAreaElement} box @param {string} name */
function put(box, name) {
  const query = typed(box) ?? '';
  const at = box.selectionStart;
  latest += 1;
  box.setSelectionRange(at - query.length, at);
  if (!document.execCommand('insertText', false, `${name} `)) box.setRangeText(`${name} `, at - query.length, at, 'end');
}

// Where how many there are will be said stands before the first words: one that comes with them is not heard.
const ready = (/** @type {EventTarget | null} */ target) => {
  const place = placeOf(target);
  if (place) offers(place);
};
document.addEventListener('focusin', (event) => ready(event.target));
ready(document.activeElement);

document.addEventListener('input', (event) => {
  const place = placeOf(event.target);
  if (place) ask(place);
});
