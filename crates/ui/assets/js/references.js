// @ts-check
// Cases are named in a text after a number sign: <cs-composer data-references="address">. What is typed after it, a number or words, finds;
// who only writes on is never interrupted. GET address?q=… answers { "told": "how many", "found": [{ "reference": "…", "label": "…" }] }.

import { Offers } from './offers.js';

const PAUSE = 150;
let latest = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {EventTarget | null} target */
function placeOf(target) {
  const composer = /** @type {Element} */ (target)?.closest?.('cs-composer[data-references]');
  const box = composer?.querySelector('textarea.composer__box');
  return composer instanceof HTMLElement && box instanceof HTMLTextAreaElement && target === box ? { composer, box } : undefined;
}

/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/** @param {Place} place */
const offers = ({ composer, box }) =>
  Offers.of(box, { name: 'references', label: composer.dataset.referencesLabel || '', takesFirst: false, take: (reference) => put(box, reference) });

/** What was typed after the sign before the caret; nothing where there is none. @param {HTMLTextAreaElement} box */
function typed(box) {
  const before = box.value.slice(0, box.selectionStart);
  return /(?:^|[^\p{L}\p{N}#])#([\p{L}\p{N}][\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+)?)$/u.exec(before)?.[1];
}

/** @param {Place} place */
async function ask(place) {
  const mine = ++latest;
  const query = typed(place.box);
  if (query === undefined) return offers(place).hide();
  const address = new URL(place.composer.dataset.references || '', location.href);
  address.searchParams.set('q', query);
  const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok || mine !== latest) return;
  /** @type {{ told: string, found: { reference: string, label: string }[] }} */
  const { told, found } = await answer.json();
  if (mine === latest) offers(place).show(found.map(({ reference, label }) => ({ value: reference, about: label })), told);
}

/** @param {HTMLTextAreaElement} box @param {string} reference */
function put(box, reference) {
  const query = typed(box);
  const at = box.selectionStart;
  latest += 1;
  if (query === undefined) return;
  // The sign goes with what was typed: what a case is called says enough.
  box.setSelectionRange(at - query.length - 1, at);
  if (!document.execCommand('insertText', false, `${reference} `)) box.setRangeText(`${reference} `, at - query.length - 1, at, 'end');
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
  if (!place) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(place), PAUSE);
});

// Where the caret has left the sign, there is nothing to choose for.
document.addEventListener('selectionchange', () => {
  const place = placeOf(document.activeElement);
  if (place && typed(place.box) === undefined) offers(place).hide();
});
