// @ts-check
// A screen that was started without a line, or was shown a failure: it says so, and looks again by itself until its own page is there.
//
//   [data-leads]    its own page; [data-since] the time since when it is not up to date

const PROBE = 4_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' });
const root = /** @type {HTMLElement} */ (document.querySelector('[data-leads]'));
const since = root.querySelector('[data-since]');
if (since) since.textContent = time.format(Date.now());

async function probe() {
  const own = await fetch(root.dataset.leads ?? '', { cache: 'no-store', signal: AbortSignal.timeout(PROBE) }).catch(() => undefined);
  if (own?.ok) return location.replace(root.dataset.leads ?? '');
  setTimeout(probe, PROBE + Math.random() * PROBE);
}
setTimeout(probe, PROBE);
