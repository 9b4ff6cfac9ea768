// @ts-check
// Cases are named in a text after a number sign: <cs-composer data-references="address">. What is typed after it, a number or words, finds;
// the arrows walk into the list, Enter takes what was walked to, Escape goes on without: who only writes on is never interrupted. GET address?q=… answers [{ "reference": "…", "label": "…" }].

const PAUSE = 150;
let latest = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {EventTarget | null} target */
function placeOf(target) {
  const composer = /** @type {Element} */ (target)?.closest?.('cs-composer[data-references]');
  const box = composer?.querySelector('textarea.composer__box');
  if (!(composer instanceof HTMLElement) || !(box instanceof HTMLTextAreaElement)) return undefined;
  return { composer, box, list: listOf(composer, box) };
}

/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/** The list under the text; made where there is none. @param {HTMLElement} composer @param {HTMLTextAreaElement} box */
function listOf(composer, box) {
  const known = composer.querySelector('.references');
  if (known instanceof HTMLElement) return known;
  const list = document.createElement('ul');
  list.className = 'mentions references';
  list.hidden = true;
  list.setAttribute('aria-label', composer.dataset.referencesLabel || '');
  list.setAttribute('aria-live', 'polite');
  (box.closest('.composer__write') || box).after(list);
  return list;
}

/** What was typed after the sign before the caret; nothing where there is none. @param {HTMLTextAreaElement} box */
function typed(box) {
  const before = box.value.slice(0, box.selectionStart);
  return /(?:^|[^\p{L}\p{N}#])#([\p{L}\p{N}][\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+)?)$/u.exec(before)?.[1];
}

/** @param {Place} place */
async function ask({ composer, list, box }) {
  const mine = ++latest;
  const query = typed(box);
  if (query === undefined) {
    list.hidden = true;
    return;
  }
  const address = new URL(composer.dataset.references || '', location.href);
  address.searchParams.set('q', query);
  const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok || mine !== latest) return;
  /** @type {{ reference: string, label: string }[]} */
  const cases = await answer.json();
  list.replaceChildren(...cases.map(row));
  list.hidden = cases.length === 0;
}

/** @param {{ reference: string, label: string }} one */
function row({ reference, label }) {
  const [row, button, name, about] = ['li', 'button', 'bdi', 'span'].map((tag) => document.createElement(tag));
  button.setAttribute('type', 'button');
  button.dataset.reference = reference;
  button.tabIndex = -1;
  name.textContent = reference;
  about.dir = 'auto';
  about.textContent = ` ${label}`;
  button.append(name, about);
  row.append(button);
  return row;
}

/** @param {Place} place @param {string} reference */
function take({ list, box }, reference) {
  const query = typed(box);
  const at = box.selectionStart;
  list.hidden = true;
  latest += 1;
  box.focus();
  if (query === undefined) return;
  // The sign goes with what was typed: what a case is called says enough.
  box.setSelectionRange(at - query.length - 1, at);
  if (!document.execCommand('insertText', false, `${reference} `)) box.setRangeText(`${reference} `, at - query.length - 1, at, 'end');
}

document.addEventListener('input', (event) => {
  const place = placeOf(event.target);
  if (!place || event.target !== place.box) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(place), PAUSE);
});

document.addEventListener(
  'keydown',
  (event) => {
    const place = placeOf(event.target);
    if (!place || place.list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    const all = [...place.list.querySelectorAll('button')];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step) (all[at + step] || place.box).focus();
    else if (event.code === 'Escape') {
      place.list.hidden = true;
      place.box.focus();
    } else if (event.code === 'Enter' && all[at]) take(place, all[at].dataset.reference || '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);

// Where the caret has left the sign, there is nothing to choose for.
document.addEventListener('selectionchange', () => {
  const place = placeOf(document.activeElement);
  if (place && document.activeElement === place.box && typed(place.box) === undefined) place.list.hidden = true;
});

document.addEventListener('click', (event) => {
  const button = /** @type {Element} */ (event.target).closest('.references button');
  const place = button && placeOf(button);
  if (place && button instanceof HTMLElement) take(place, button.dataset.reference || '');
});
