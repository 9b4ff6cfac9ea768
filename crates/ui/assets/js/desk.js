// @ts-check
// The workspace's keyboard and small behaviour. Every key is read by its place (event.code), so that an Arabic layout works the same.
//
// Markup takes part by attributes:
//   data-key="KeyR"            a link, button or field that this single letter presses or enters
//   data-key-ctrl="Enter"      the same with Ctrl (or Command); "Shift+Enter" for Ctrl+Shift
//   data-key-fn="F2"           the same for a function key
//   data-section="inbox"       a rail link that `g` and a letter open
//   data-letters               the box that switches single letters on and off

/** Sections by the letter after g. */
const GO = { KeyI: 'inbox', KeyD: 'counter', KeyB: 'board' };
const LETTERS_OFF = 'daleel.letters-off';

/** @param {EventTarget | null} target */
const writes = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"], [readonly]), textarea:not([readonly]), select'));

/** Single letters can be switched off (WCAG 2.1.4). */
const lettersOff = () => (localStorage.getItem(LETTERS_OFF) || (document.querySelector('[data-letters-off]') ? 'yes' : 'no')) === 'yes';

/** The dialog that is open, if one is: keys mean what stands in it, and nothing behind it. */
const dialog = () => [...document.querySelectorAll('dialog[open]')].at(-1);

/** Presses what a key stands for. @param {string} selector */
function press(selector) {
  const found = [...(dialog() || document).querySelectorAll(selector)].find((element) => element.checkVisibility?.() ?? true);
  if (!(found instanceof HTMLElement)) return false;
  // What was pressed has the focus, so that a dialog that it opens gives it back.
  found.focus();
  if (!found.matches('input, textarea, select')) found.click();
  return true;
}

/** Escape leaves a place to write in which nothing stands, so that single letters are keys again. @param {EventTarget | null} target */
function leaveEmpty(target) {
  if (!(target instanceof HTMLTextAreaElement) || !target.matches('.composer__box') || target.value || dialog()) return false;
  document.getElementById('main')?.focus();
  return true;
}

/** Moves the mark through the list. @param {number} step */
function move(step) {
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.list .item')]);
  if (items.length === 0) return;
  const row = document.activeElement?.closest('.list li');
  const focused = items.findIndex((item) => row?.contains(item));
  const from = focused >= 0 ? focused : items.findIndex((item) => item.hasAttribute('aria-current'));
  items[Math.min(items.length - 1, Math.max(0, from + step))]?.focus();
}

/** Picks the row that has the focus, or the one that is open, or lets it go. */
function pick() {
  const row = document.activeElement?.closest('.list li') || document.querySelector('.list .item[aria-current]')?.closest('li');
  const box = row?.querySelector('.pick');
  if (box instanceof HTMLElement) box.click();
  return !!box;
}

/** Shows the sheet of shortcuts: those that mean something on this page. */
function sheet() {
  const dialog = document.getElementById('shortcuts');
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#shortcuts [data-needs]'))) {
    row.hidden = !document.querySelector(row.dataset.needs || '');
  }
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  return true;
}

/** When g was pressed: long ago. */
let went = -Infinity;

/** Presses the main button of the form that one is in. @param {EventTarget | null} target */
function finish(target) {
  const main = target instanceof Element ? target.closest('form')?.querySelector('button.btn--primary') : undefined;
  if (main instanceof HTMLElement) main.click();
  return true;
}

/** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
function chord(event) {
  const key = (event.shiftKey ? 'Shift+' : '') + event.code.replace('Numpad', '');
  if (key === 'Enter' && (dialog() || document.querySelector('.form--card'))) return finish(event.target);
  return press(`[data-key-ctrl="${key}"]`);
}

/** @param {KeyboardEvent} event */
function letter(event) {
  if (event.timeStamp - went < 1500) {
    went = -Infinity;
    const section = GO[/** @type {keyof typeof GO} */ (event.code)];
    return section ? press(`[data-section="${section}"]`) : false;
  }
  switch (event.code) {
    case 'KeyG':
      went = event.timeStamp;
      return true;
    case 'KeyJ':
    case 'ArrowDown':
      move(1);
      return true;
    case 'KeyK':
    case 'ArrowUp':
      move(-1);
      return true;
    case 'KeyX':
      return pick();
    case 'Slash':
      return event.shiftKey ? sheet() : press('.search input');
    default:
      return press(`[data-key="${event.code}"]`);
  }
}

/** Whoever works in one tab is there for all of them (counter-away.js). */
const here = new BroadcastChannel('daleel-here');
let saidAt = 0;
function isHere() {
  if (Date.now() - saidAt < 15_000) return;
  saidAt = Date.now();
  here.postMessage('here');
}
for (const sign of ['keydown', 'pointerdown', 'wheel']) document.addEventListener(sign, isHere, { passive: true });

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey) return;
  let done = false;
  if (event.ctrlKey || event.metaKey) done = chord(event);
  else if (/^F\d+$/.test(event.code)) done = press(`[data-key-fn="${event.code}"]`);
  else if (event.code === 'Escape') done = !event.defaultPrevented && leaveEmpty(event.target);
  else if (event.code.startsWith('Arrow')) done = !!document.activeElement?.closest('.list') && !writes(event.target) && letter(event);
  else if (!writes(event.target) && !lettersOff()) done = letter(event);
  if (done) event.preventDefault();
});

/** @type {HTMLElement | undefined} */
let opened;

/** A thread opens at the letter that is to be answered, or at its end. */
function openThread() {
  for (const thread of document.querySelectorAll('.thread:not([data-read])')) {
    const last = /** @type {HTMLElement[]} */ ([...thread.querySelectorAll('.msg--in, .msg--out')]).at(-1);
    if (!last?.matches('.msg--in')) thread.scrollTop = thread.scrollHeight;
    else if (last !== opened) thread.scrollTop = last.offsetTop - 8;
    thread.setAttribute('data-read', '');
    opened = last;
  }
}

/** Toasts leave after eight seconds, unless they say what failed or have the focus. */
new MutationObserver((changes) => {
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    if (!(added instanceof HTMLElement) || added.matches('.toast--bad')) continue;
    setTimeout(() => added.contains(document.activeElement) || added.remove(), 8000);
  }
}).observe(document.getElementById('toasts') || document.createElement('div'), { childList: true });

/** Says what failed, in the server's words when there are some. @param {string} [text] */
function failed(text) {
  const template = document.getElementById('failure');
  if (!(template instanceof HTMLTemplateElement)) return;
  const toast = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const words = toast.querySelector('span');
  if (words && text) words.textContent = text;
  document.getElementById('toasts')?.append(toast);
}

// htmx 4 swaps every answer, also errors. A whole page that has no workspace is either an error, of which only the words are wanted,
// or another place, such as the sign-in page, to which the browser goes.
document.addEventListener('htmx:after:request', (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (!/<html/i.test(ctx?.text || '')) return;
  const page = new DOMParser().parseFromString(ctx.text, 'text/html');
  if (ctx.select && page.querySelector(ctx.select)) return;
  event.preventDefault();
  const words = [...page.querySelectorAll('main h1, main p:not(.acts)')].map((one) => one.textContent?.trim()).slice(0, 4);
  if (ctx.response.status >= 400) failed(words.join('\n'));
  else location.assign(ctx.response.raw.url);
});
document.addEventListener('htmx:error', (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx?.sourceElement?.id !== 'live') failed();
});

document.addEventListener('click', (event) => {
  if (/** @type {Element} */ (event.target).closest('[data-opens="shortcuts"]')) sheet();
  /** @type {Element} */ (event.target).closest('[data-dismiss]')?.closest('.toast')?.remove();
});

/** For this person on every device; where that cannot be kept, on this one. @param {HTMLInputElement} box */
async function switchLetters(box) {
  localStorage.setItem(LETTERS_OFF, box.checked ? 'no' : 'yes');
  const body = new URLSearchParams(box.checked ? { letters: 'on' } : {});
  const answer = await fetch(box.dataset.letters || '', { method: 'POST', body }).catch(() => undefined);
  const sheet = document.getElementById('shortcuts');
  if (!answer?.ok || !sheet) return;
  sheet.toggleAttribute('data-letters-off', !box.checked);
  localStorage.removeItem(LETTERS_OFF);
}

/** @type {HTMLInputElement | null} */
const letters = document.querySelector('[data-letters]');
if (letters) {
  letters.checked = !lettersOff();
  letters.addEventListener('change', () => switchLetters(letters));
}

/** Also in a rail that is wider than the screen. */
function showPlace() {
  document.querySelector('#rail [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Whoever was sent on goes on where they write, or else where they read. */
function focusMain() {
  const isSentOn = new URLSearchParams(location.search).has('write');
  if (isSentOn && document.activeElement === document.body) document.getElementById('main')?.focus();
}

openThread();
showPlace();
focusMain();
document.addEventListener('htmx:after:swap', () => {
  openThread();
  showPlace();
});

// Whoever signs out leaves no drafts behind.
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.action.endsWith('/sign-out')) {
    localStorage.clear();
    sessionStorage.clear();
  }
});
