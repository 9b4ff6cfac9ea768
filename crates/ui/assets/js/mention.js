// @ts-check
// Colleagues are named in <cs-composer data-mentions="address">: an at sign opens the list, what is typed after it finds, the arrows walk,
// Enter and Tab take, Escape goes on without. GET address?q=… answers names as JSON.

let latest = 0;

/** @param {EventTarget | null} target */
function placeOf(target) {
  const composer = /** @type {Element} */ (target)?.closest?.('cs-composer[data-mentions]');
  const list = composer?.querySelector('.mentions:not(.references)');
  const box = composer?.querySelector('textarea');
  return composer instanceof HTMLElement && list instanceof HTMLElement && box ? { composer, list, box } : undefined;
}

/** What was typed after the at sign before the caret; nothing where there is none. @param {HTMLTextAreaElement} box */
function typed(box) {
  const before = box.value.slice(0, box.selectionStart);
  return /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N} ]{0,40})$/u.exec(before)?.[1];
}

/** @param {NonNullable<ReturnType<typeof placeOf>>} place */
async function ask({ composer, list, box }) {
  const mine = ++latest;
  const query = typed(box);
  list.hidden = query === undefined || list.hidden;
  if (query === undefined) return;
  const address = new URL(composer.dataset.mentions || '', location.href);
  address.searchParams.set('q', query);
  const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok || mine !== latest) return;
  /** @type {string[]} */
  const names = await answer.json();
  const whole = names.length === 1 && names[0] === query.trim();
  list.replaceChildren(...names.map((name) => row(name)));
  list.hidden = names.length === 0 || whole;
}

/** @param {string} name */
function row(name) {
  const [row, button] = [document.createElement('li'), document.createElement('button')];
  button.type = 'button';
  button.dir = 'auto';
  button.tabIndex = -1;
  button.textContent = name;
  row.append(button);
  return row;
}

/** @param {NonNullable<ReturnType<typeof placeOf>>} place @param {string} name */
function take({ list, box }, name) {
  const query = typed(box) ?? '';
  const at = box.selectionStart;
  list.hidden = true;
  latest += 1;
  box.focus();
  box.setSelectionRange(at - query.length, at);
  if (!document.execCommand('insertText', false, `${name} `)) box.setRangeText(`${name} `, at - query.length, at, 'end');
}

document.addEventListener('input', (event) => {
  const place = placeOf(event.target);
  if (place && event.target === place.box) ask(place);
});

document.addEventListener(
  'keydown',
  (event) => {
    const place = placeOf(event.target);
    if (!place || place.list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    const names = [...place.list.querySelectorAll('button')];
    const at = names.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step) (names[at + step] || place.box).focus();
    else if (event.code === 'Escape') {
      place.list.hidden = true;
      place.box.focus();
    } else if (event.code === 'Enter' || event.code === 'Tab') take(place, (names[at] || names[0]).textContent || '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);

document.addEventListener('click', (event) => {
  const button = /** @type {Element} */ (event.target).closest('.mentions:not(.references) button');
  const place = button && placeOf(button);
  if (place) take(place, button.textContent || '');
});
