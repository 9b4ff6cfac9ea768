// @ts-check
// Makes a kiosk ready for the time in which it has no line: the browser keeps the page for it, and learns every minute which numbers it may give.
//
//   #wipe[data-offline]    where what was given is said, and what may be given is told
//   #wipe[data-worker]     the script that stands in for the server

import { expire, say } from './offline-stock.js';

const MINUTE = 60_000;
const { offline = '', worker = '' } = document.getElementById('wipe')?.dataset ?? {};

async function ready() {
  for (const lang of ['ar', 'en']) await navigator.serviceWorker.register(worker, { scope: `/${lang}/kiosk` });
  const own = await navigator.serviceWorker.ready;
  own.active?.postMessage('prepare');
}

if ('serviceWorker' in navigator) ready().catch(() => {});
const tell = () => expire().then(() => say(offline)).catch(() => {});
tell();
setInterval(tell, MINUTE);
