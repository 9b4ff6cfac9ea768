// @ts-check
// Regions that keep themselves up to date. The server tells which topics changed (event "changed", data "case:12,entity");
// each element with data-live="case:12" of this page is then fetched anew with the reader's own rights and morphed in place.
// What is being written, the focus and open folds stay as they are.

/** Changes that come together are fetched together. */
const PAUSE = 400;

/** @type {Set<string>} */
const heard = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let isFetching = false;

/** @returns {HTMLElement[]} */
function touched() {
  const regions = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-live][id]')]);
  return regions.filter((region) => (region.dataset.live || '').split(' ').some((topic) => heard.has(topic)));
}

/** The page's own address: after an act that was refused, not the one to which it was posted. */
const address = () => document.getElementById('work')?.dataset.at || location.pathname + location.search;

/** What is shown is also what opens when the page is asked for again. */
function showAddress() {
  const at = new URL(address(), location.href);
  if (at.pathname !== location.pathname) history.replaceState(history.state, '', at);
}

async function fetchAnew() {
  waiting = undefined;
  const regions = touched();
  heard.clear();
  if (regions.length === 0) return;
  isFetching = true;
  const ids = regions.map((region) => `#${region.id}`);
  const htmx = /** @type {any} */ (window).htmx;
  try {
    await htmx.ajax('GET', address(), {
      target: ids[0],
      select: ids[0],
      selectOOB: ids.slice(1).map((id) => `${id}:outerMorph`).join(','),
      swap: 'outerMorph',
      // Nobody asked for it: it keeps no session alive.
      headers: { Unattended: 'yes' },
    });
  } finally {
    isFetching = false;
    if (heard.size > 0) soon();
  }
}

function soon() {
  if (!isFetching) waiting ??= setTimeout(fetchAnew, PAUSE);
}

document.addEventListener('changed', (event) => {
  const { data } = /** @type {CustomEvent<{ data?: string }>} */ (event).detail || {};
  for (const topic of (data || '').split(',')) heard.add(topic);
  soon();
});

/** A thread follows its end while the reader is there, and stays where it is while they read above. */
let place = -1;
document.addEventListener('htmx:before:swap', () => {
  const thread = document.querySelector('.thread');
  const isAbove = isFetching && thread && thread.scrollHeight - thread.scrollTop - thread.clientHeight > 80;
  place = isAbove ? thread.scrollTop : -1;
});
document.addEventListener('htmx:after:swap', () => {
  const thread = document.querySelector('.thread');
  if (place >= 0 && thread) thread.scrollTop = place;
});

showAddress();
document.addEventListener('htmx:after:swap', showAddress);
