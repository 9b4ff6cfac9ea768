// @ts-check
// The server tells which topics changed (event "changed", data "case:12,entity"); each element with data-live="case:12" is then
// fetched anew and morphed in place: what is being written, the focus and open folds stay. An element with data-live-rests as well is fetched
// no more often than what follows a whole entity. #work[data-follows] is the address of the page's
// stream; one stream serves all pages that follow the same topics, and gives way to another when a page is opened that follows others.

/** Changes that come together are fetched together. */
const PAUSE = 400;
/** What follows a whole entity, or says that it may rest, changes all the time where many work: it is fetched no more often than this, not by all at once. */
const REST = 5000;
const SPREAD = 1500;
/** Its topics; every other one is of the thing that is open. */
const WIDE = new Set(['entity', 'figures']);

/** @type {Set<string>} */
const heard = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let due = Infinity;
/** When what is wide may be fetched again. */
let rested = 0;
let isFetching = false;

/** @returns {HTMLElement[]} */
function touched() {
  const regions = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-live][id]')]);
  return regions.filter((region) => topics(region).some((topic) => heard.has(topic)));
}

const topics = (/** @type {HTMLElement} */ region) => (region.dataset.live || '').split(' ');
const isNear = (/** @type {HTMLElement} */ region) =>
  !('liveRests' in region.dataset) && topics(region).some((topic) => heard.has(topic) && !WIDE.has(topic));

/** The page's own address: after an act that was refused, not the one to which it was posted. */
const address = () => document.getElementById('work')?.dataset.at || location.pathname + location.search;

/** What is shown is also what opens when the page is asked for again. */
function showAddress() {
  const at = new URL(address(), location.href);
  if (at.pathname !== location.pathname) history.replaceState(history.state, '', at);
}

/** @returns {string | null} */
const topicsOf = (/** @type {string | null | undefined} */ stream) => stream ? new URL(stream, location.href).searchParams.get('topics') : null;

function follow() {
  const stream = document.getElementById('live');
  const wanted = document.getElementById('work')?.dataset.follows;
  if (!stream || !wanted || topicsOf(wanted) === topicsOf(stream.getAttribute('hx-sse:connect'))) return;
  const next = /** @type {HTMLElement} */ (stream.cloneNode());
  next.setAttribute('hx-sse:connect', wanted);
  const htmx = /** @type {any} */ (window).htmx;
  htmx.swap({ target: stream, text: next.outerHTML, swap: 'outerHTML' });
}

async function fetchAnew() {
  waiting = undefined;
  due = Infinity;
  if (document.hidden) return;
  const regions = touched();
  const isUrgent = regions.some(isNear);
  const asked = [...heard];
  heard.clear();
  if (regions.length === 0) return;
  rested = Date.now() + REST;
  isFetching = true;
  const ids = regions.map((region) => `#${region.id}`);
  const htmx = /** @type {any} */ (window).htmx;
  const told = { at: address(), isShown: false };
  try {
    await htmx.ajax('GET', told.at, {
      target: ids[0],
      select: ids[0],
      selectOOB: ids.slice(1).map((id) => `${id}:outerMorph`).join(','),
      swap: 'outerMorph',
      told,
      // Nobody asked for it: it keeps no session alive; what is not open gives way. A page may answer with what is wanted alone.
      headers: { Unattended: isUrgent ? 'yes' : 'later', 'Wanted-Parts': regions.map(({ id }) => id).join(',') },
    });
  } finally {
    isFetching = false;
    if (told.isShown) {
      if (heard.size > 0) soon();
    } else {
      // No network, or the reader has gone on.
      asked.forEach((topic) => heard.add(topic));
      wait(Date.now() + REST);
    }
  }
}

function wait(/** @type {number} */ at) {
  clearTimeout(waiting);
  due = at;
  waiting = setTimeout(fetchAnew, at - Date.now());
}

/** What has waited is fetched with what is near. A page that nobody sees waits. */
function soon() {
  if (isFetching || document.hidden) return;
  const now = Date.now();
  const isUrgent = touched().some(isNear);
  if (waiting && !isUrgent) return;
  const at = isUrgent ? now + PAUSE : Math.max(rested, now + PAUSE + Math.random() * SPREAD);
  if (at < due) wait(at);
}

document.addEventListener('changed', (event) => {
  const { data } = /** @type {CustomEvent<{ data?: string }>} */ (event).detail || {};
  for (const topic of (data || '').split(',')) heard.add(topic);
  soon();
});

document.addEventListener('visibilitychange', () => {
  if (heard.size > 0) soon();
});

/** A thread follows its end while the reader is there, and stays where it is while they read above. */
let place = -1;
document.addEventListener('htmx:before:swap', (event) => {
  const told = /** @type {CustomEvent} */ (event).detail?.ctx?.told;
  // Parts of one case never stand in another that was opened meanwhile.
  if (told && told.at !== address()) event.preventDefault();
  else if (told) told.isShown = true;
  const thread = document.querySelector('.thread');
  const isAbove = isFetching && thread && thread.scrollHeight - thread.scrollTop - thread.clientHeight > 80;
  place = isAbove ? thread.scrollTop : -1;
});
document.addEventListener('htmx:after:swap', () => {
  const thread = document.querySelector('.thread');
  if (place >= 0 && thread) thread.scrollTop = place;
});

showAddress();
document.addEventListener('htmx:after:swap', () => {
  showAddress();
  follow();
});
