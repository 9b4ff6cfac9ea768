// @ts-check
// A browser that is no device of a centre, or no more, keeps nothing of what it was handed for the time without a line. What a counter on the same
// machine keeps is its own.
//
//   forget()      the kept pages, the numbers, the last calls, and the script that stands in for the server are gone

import { drop } from './last-calls.js';

const OWN = ['kiosk', 'device'];

export async function forget() {
  for (const own of OWN) await caches.delete(`daleel-offline-${own}`);
  const standing = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const one of standing) if (OWN.some((own) => new URL(one.scope).pathname.endsWith(`/${own}`))) await one.unregister();
  indexedDB.deleteDatabase('daleel-offline');
  drop();
}
