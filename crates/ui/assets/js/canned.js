// @ts-check
// Canned replies in <cs-composer data-canned="address">: a stroke at the beginning of a line, Ctrl+/ or the button opens the list; typing
// finds, Enter takes the first, the arrows walk, Escape goes back to the text. Each [data-canned] taken is named in the field "canned".

const PAUSE = 150;
let asking = 0;
let latest = 0;

/** @param {EventTarget | null} target */
function placeOf(target) {
  const composer = /** @type {Element} */ (target)?.closest('cs-composer[data-canned]');
  const panel = composer?.querySelector('.canned');
  const find = panel?.querySelector('input');
  const list = panel?.querySelector('ul');
  const box = composer?.querySelector('textarea');
  if (!(composer instanceof HTMLElement) || !(panel instanceof HTMLElement) || !find || !list || !box) return undefined;
  return { composer, panel, find, list, box, button: composer.querySelector('[data-act="canned"]') };
}

/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/** @param {Place} place */
function open(place) {
  place.panel.hidden = false;
  place.button?.setAttribute('aria-expanded', 'true');
  place.find.value = '';
  place.find.focus();
  ask(place);
}

/** @param {Place} place */
function close({ panel, button, box }) {
  panel.hidden = true;
  button?.setAttribute('aria-expanded', 'false');
  box.focus();
}

/** @param {Place} place */
async function ask({ composer, find, list }) {
  const mine = ++latest;
  const address = new URL(composer.dataset.canned || '', location.href);
  address.searchParams.set('q', find.value);
  const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => undefined);
  // Typed on meanwhile: a later answer is on its way.
  if (!answer?.ok || mine !== latest) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  list.replaceChildren(...page.body.children);
}

/** Whether a stroke was typed as the first sign of a line; it makes place for what is taken. @param {HTMLTextAreaElement} box */
function strokeAt(box) {
  const at = box.selectionStart;
  const before = box.value.slice(0, at);
  return before.endsWith('/') && /(^|\n)\s*\/$/.test(before) ? at - 1 : undefined;
}

document.addEventListener('input', (event) => {
  const place = placeOf(event.target);
  if (!place) return;
  if (event.target === place.find) {
    clearTimeout(asking);
    asking = setTimeout(() => ask(place), PAUSE);
    event.stopPropagation();
  } else if (event.target === place.box && /** @type {InputEvent} */ (event).data === '/' && strokeAt(place.box) !== undefined) {
    open(place);
  }
}, { capture: true });

document.addEventListener('keydown', (event) => {
  const place = placeOf(event.target);
  if (!place || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.code === 'Slash') {
    event.preventDefault();
    if (place.panel.hidden) open(place);
    else close(place);
    return;
  }
  if (place.panel.hidden || !place.panel.contains(/** @type {Node} */ (event.target))) return;
  const taken = [...place.list.querySelectorAll('button')];
  const at = taken.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (step) (taken[at + step] || place.find).focus();
  else if (event.code === 'Escape') close(place);
  else if (event.code === 'Enter' && event.target === place.find) taken[0]?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });

// Before the composer puts it in: the stroke that opened the list goes, and the list closes.
document.addEventListener('click', (event) => {
  const place = placeOf(event.target);
  const target = /** @type {Element} */ (event.target);
  if (!place) return;
  if (target.closest('[data-act="canned"]')) {
    if (place.panel.hidden) open(place);
    else close(place);
    return;
  }
  const taken = target.closest('button[data-canned]');
  if (!taken) return;
  const field = place.composer.querySelector('input[name="canned"]');
  if (field instanceof HTMLInputElement) field.value = `${field.value} ${taken.getAttribute('data-canned')}`.trim();
  const stroke = strokeAt(place.box);
  close(place);
  if (stroke !== undefined) place.box.setSelectionRange(stroke, stroke + 1);
}, { capture: true });
