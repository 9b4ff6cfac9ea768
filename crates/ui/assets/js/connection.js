// @ts-check
// The bar that says the connection is lost: shown after three seconds, gone with the first answer.
// The server sends a named event "reload" when too much was missed; then the page fetches its region again.

const PATIENCE = 3000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

const bar = () => /** @type {HTMLElement | null} */ (document.querySelector('cs-connection'));

function lost() {
  waiting ??= setTimeout(() => {
    const element = bar();
    if (element) element.hidden = false;
    document.documentElement.dataset.offline = '';
  }, PATIENCE);
}

function back() {
  clearTimeout(waiting);
  waiting = undefined;
  const element = bar();
  if (element) element.hidden = true;
  delete document.documentElement.dataset.offline;
}

document.addEventListener('htmx:sse:after:connection', back);
document.addEventListener('htmx:sse:after:message', back);
document.addEventListener('htmx:sse:error', lost);
document.addEventListener('htmx:sse:close', lost);
document.addEventListener('htmx:sse:before:connection', (event) => {
  if (/** @type {CustomEvent} */ (event).detail?.connection?.attempt > 0) lost();
});
window.addEventListener('offline', lost);
window.addEventListener('online', () => {
  if (!document.getElementById('live')) back();
});

document.addEventListener('reload', () => {
  const htmx = /** @type {any} */ (window).htmx;
  const busy = document.activeElement?.matches('input, textarea, select');
  const address = document.getElementById('work')?.dataset.at || location.href;
  // Morphing keeps a half-written answer.
  htmx?.ajax('GET', address, {
    target: '#work',
    select: '#work',
    selectOOB: document.getElementById('notices') ? '#notices:outerMorph' : '',
    swap: busy ? 'innerMorph' : 'outerMorph',
    // Nobody asked for it: it keeps no session alive.
    headers: { Unattended: 'yes' },
  });
});
