// @ts-check
// What a kiosk keeps in its browser for the time in which it has no line: the services, the numbers that are leased to it, and what it gave of them
// until the server has it. Nothing of anybody is kept but a number and what it was taken for. A number is on the disk before it is shown.
//
//   stock()                       what the server said the last time, and how far its clock is ahead; nothing before that
//   opening(stock, now)           the opening of today that is on, or the next one: from when until when; isOpen says whether one is on
//   take(service, lang, first)    gives the next number of a service; nothing where none is left; instead: the key of a ticket nobody saw
//   lost()                        what was asked for when the line was cut, a moment ago
//   unseen()                      a number that was given and perhaps never seen: the power went in between
//   seen(key)                     whoever took it has gone
//   expire()                      what was handed for a day that is over is of no use any more
//   say(address)                  tells the server what was given, and learns what there is to give; answers whether it has

const DAY = 86_400_000;
/** After so long a number that nobody asked for again is nobody's. */
const UNSEEN = 120_000;
/** So many numbers are said at once. */
const MOST = 100;
const PATIENCE = 8_000;
/** Whoever asked so short a time ago stands there still. */
const MOMENT = 30_000;
const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Asia/Bahrain' });

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const asked = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const request = indexedDB.open('daleel-offline', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('kept');
    request.result.createObjectStore('leases', { keyPath: 'id' });
    request.result.createObjectStore('given', { keyPath: 'key' });
  };
  return asked(request);
}

/** Does something as one act, which is on the disk when it answers. @template T @param {(at: (name: string) => IDBObjectStore) => Promise<T>} act @returns {Promise<T>} */
async function together(act) {
  const database = await opened();
  try {
    const all = database.transaction(['kept', 'leases', 'given'], 'readwrite', { durability: 'strict' });
    const over = new Promise((done, fail) => {
      all.oncomplete = () => done(undefined);
      all.onabort = () => fail(all.error);
    });
    const answer = await act((name) => all.objectStore(name));
    await over;
    return answer;
  } finally {
    database.close();
  }
}

const random = () => crypto.randomUUID();

/** @typedef {{ id: string, queue: string, letter: string, name: { ar: string, en: string } }} Offer */
/** @typedef {{ now: number, day: string, from: number, until: number, open?: [number, number][], services: Offer[], ahead: number }} Stock */
/** @typedef {{ key: string, lease: string, number: number, service: string, at: number, lang: string, priority: boolean, instead: string }} Given */

/** @returns {Promise<Stock | undefined>} */
export const stock = () => together(async (at) => asked(at('kept').get('stock')));

/** @param {Stock} known @param {number} now */
export const opening = (known, now) => (known.open ?? [[known.from, known.until]]).find(([, until]) => now < until);

/** @param {Stock} known @param {number} now */
export const isOpen = (known, now) => (opening(known, now)?.[0] ?? Infinity) <= now;

/** @param {Offer} service @param {string} lang @param {boolean} isFirst @param {string} [instead] @returns {Promise<(Given & { letter: string }) | 'many' | undefined>} */
export function take(service, lang, isFirst, instead = '') {
  return together(async (at) => {
    /** @type {Stock | undefined} */
    const known = await asked(at('kept').get('stock'));
    const now = Date.now() + (known?.ahead ?? 0);
    if (!known || !isOpen(known, now)) return undefined;
    const before = await asked(at('given').getAll());
    const same = instead && before.find((one) => one.instead === instead);
    if (same) return same;
    if (before.filter((one) => one.at > now - 60_000).length >= 6) return 'many';
    const leases = await asked(at('leases').getAll());
    const open = leases.filter((lease) => lease.queue === service.queue && lease.next <= lease.last);
    const lease = open.sort((a, b) => a.first - b.first)[0];
    if (!lease) return undefined;
    const given = { key: random(), lease: lease.id, number: lease.next, service: service.id, at: now, lang, priority: isFirst, instead };
    at('given').put({ ...given, letter: lease.letter, isSeen: false });
    at('leases').put({ ...lease, next: lease.next + 1 });
    return { ...given, letter: lease.letter };
  });
}

/** What was asked for when the line was cut, a moment ago; whoever stands there is not asked again. */
export async function lost() {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const found = await cache.match('/lost');
    await cache.delete('/lost');
    const form = await found?.json();
    if (form && Date.now() - form.at < MOMENT) return form;
  }
  return {};
}

export const unseen = () => together(async (at) => {
  const known = await asked(at('kept').get('stock'));
  const all = await asked(at('given').getAll());
  const now = Date.now() + (known?.ahead ?? 0);
  return all.filter((one) => !one.isSeen && one.at > now - UNSEEN).sort((a, b) => b.at - a.at)[0];
});

/** @param {string} key */
export const seen = (key) => together(async (at) => {
  const one = await asked(at('given').get(key));
  if (one) at('given').put({ ...one, isSeen: true });
});

/** A lease stays as a mark of how far it was used: a clock that was wrong gives no number twice. */
export const expire = () => together(async (at) => {
  /** @type {Stock | undefined} */
  const known = await asked(at('kept').get('stock'));
  if (!known || day.format(Date.now() + known.ahead) <= known.day) return;
  at('kept').delete('stock');
  for (const { id, next } of await asked(at('leases').getAll())) at('leases').put({ id, next });
});

/** What is to be said, and by whom. */
const unsaid = () => together(async (at) => {
  const holder = (await asked(at('kept').get('holder'))) ?? random();
  at('kept').put(holder, 'holder');
  const given = await asked(at('given').getAll());
  for (const one of given.filter((old) => old.at < Date.now() - 2 * DAY)) at('given').delete(one.key);
  return { holder, given: given.sort((a, b) => a.at - b.at).slice(0, MOST) };
});

/** @param {Given[]} said @param {{ taken: boolean[], stock: Stock & { leases: any[] } }} told */
const heard = (said, told) => together(async (at) => {
  // What is no ticket is shown to staff; nobody asks for it again here.
  for (const one of said.slice(0, told.taken.length)) at('given').delete(one.key);
  const { leases, ...rest } = told.stock;
  at('kept').put({ ...rest, ahead: rest.now - Date.now() }, 'stock');
  const before = await asked(at('leases').getAll());
  for (const old of before.filter((one) => !leases.some((lease) => lease.id === one.id))) at('leases').delete(old.id);
  for (const lease of leases) at('leases').put({ ...lease, next: before.find((one) => one.id === lease.id)?.next ?? lease.first });
});

/** @param {string} address @returns {Promise<boolean>} */
export async function say(address) {
  for (;;) {
    const { holder, given } = await unsaid();
    const lines = given.map(({ letter, isSeen, ...line }) => line);
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ holder, given: lines }),
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => undefined);
    if (!answer?.ok) return false;
    await heard(given, await answer.json());
    if (given.length < MOST) return true;
  }
}
