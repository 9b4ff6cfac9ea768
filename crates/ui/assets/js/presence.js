// @ts-check
// Who else is on a case: [data-presence="address"] says every twenty seconds that this page is there, at once when somebody types in it,
// and that it has gone. The answer is what stands in it. The stream tells when others come, write or go (topic data-topic).
// Without scripts nothing is said and nothing is shown.

const BEAT = 20_000;
const TYPED = 4_000;
let typedAt = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** @returns {HTMLElement | null} */
const place = () => document.querySelector('[data-presence]');

/** @param {HTMLElement} here @param {string} says */
const body = (here, says) => new URLSearchParams({ says, seen: here.dataset.seen || '0' });

/** @param {HTMLElement} part */
const words = (part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim();

/** @param {string} says */
async function say(says) {
  const here = place();
  if (!here || (document.hidden && says !== 'ask')) return;
  const address = here.dataset.presence || '';
  // Only whoever writes is certain to sit before it: the rest is said by itself and keeps no session alive.
  const headers = { Accept: 'text/html', ...(says === 'writing' ? {} : { Unattended: 'yes' }) };
  const answer = await fetch(address, { method: 'POST', body: body(here, says), headers }).catch(() => undefined);
  // Gone on to another case meanwhile, or offline: the bar at the top says so.
  if (!answer?.ok || here.dataset.presence !== address) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // What has not changed is not said once more by screen readers.
  if (words(page.body) !== words(here)) here.replaceChildren(...page.body.childNodes);
  // Whoever writes is seen to stop.
  clearTimeout(fading);
  if (here.querySelector('.tag--warn')) fading = setTimeout(() => say('ask'), TYPED * 2.5);
}

document.addEventListener('input', (event) => {
  const isWriting = event.target instanceof HTMLTextAreaElement && event.target.closest('#write');
  if (!isWriting || Date.now() - typedAt < TYPED) return;
  typedAt = Date.now();
  say('writing');
});

document.addEventListener('changed', (event) => {
  const { data } = /** @type {CustomEvent<{ data?: string }>} */ (event).detail || {};
  const topics = (data || '').split(',');
  const here = place();
  if (here && (topics.includes(here.dataset.topic || '') || topics.includes(here.dataset.case || ''))) say('ask');
});

document.addEventListener('visibilitychange', () => say('here'));
/** The address at which this page was last said to be. */
let last = place()?.dataset.presence;
document.addEventListener('htmx:after:swap', () => {
  const here = place();
  if (here?.dataset.presence === last) return;
  if (last) navigator.sendBeacon(last, new URLSearchParams({ says: 'gone' }));
  last = here?.dataset.presence;
  say('here');
});
window.addEventListener('pagehide', () => {
  const here = place();
  if (here) navigator.sendBeacon(here.dataset.presence || '', body(here, 'gone'));
});
setInterval(() => say('here'), BEAT);
say('here');
