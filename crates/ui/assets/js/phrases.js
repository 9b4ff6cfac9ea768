// @ts-check
// The phrases in the panel beside a case: the guide's lines of this moment from <cs-composer data-phrases="address">, and the canned replies
// from its data-canned. A press puts one where the caret is (composer.js). Ctrl+. goes to them, and from one to the next.

const place = () => document.getElementById('phrases');
const composer = () => document.querySelector('cs-composer[data-phrases]');

/** @param {string | null | undefined} address */
async function rows(address) {
  if (!address) return [];
  const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [...page.body.children].filter((row) => row.querySelector('[data-insert]'));
}

/** Fills the panel, also after it was shown anew. */
async function fill() {
  const [here, host] = [place(), composer()];
  // The addresses name the language of the reply: in another one the phrases are others.
  const addresses = ['data-phrases', 'data-canned'].map((name) => host?.getAttribute(name));
  if (!here || !host || here.dataset.filled === addresses.join(' ')) return;
  here.dataset.filled = addresses.join(' ');
  const all = await Promise.all(addresses.map(rows));
  here.querySelector('ul')?.replaceChildren(...all.flat());
  here.hidden = all.flat().length === 0;
}

/** Goes to the first phrase, or on from the one that has the focus. */
function next() {
  const here = place();
  if (!here || here.hidden) return false;
  const all = /** @type {HTMLElement[]} */ ([...here.querySelectorAll('button')]);
  const at = all.findIndex((one) => one === document.activeElement);
  // On a narrow screen the panel opens over the case.
  if (!here.checkVisibility?.()) location.hash = '#side';
  here.closest('details')?.setAttribute('open', '');
  all[(at + 1) % all.length]?.focus();
  return all.length > 0;
}

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.code !== 'Period') return;
  if (next()) event.preventDefault();
});

// A canned reply that is put in from here counts as one that is put in from its own list. On a narrow screen the panel makes place again.
document.addEventListener('click', (event) => {
  const taken = /** @type {Element} */ (event.target).closest('#phrases [data-insert]');
  if (!taken) return;
  const field = composer()?.querySelector('input[name="canned"]');
  const id = taken.getAttribute('data-canned');
  if (id && field instanceof HTMLInputElement) field.value = `${field.value} ${id}`.trim();
  if (location.hash === '#side') location.hash = '#write';
});

fill();
document.addEventListener('htmx:after:swap', fill);
