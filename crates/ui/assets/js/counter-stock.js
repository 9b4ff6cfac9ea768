// @ts-check
// What a counter keeps in its browser for the time in which it has no line: its share of those who wait, who is in hand, and what it did until the
// server has it, for each who serves there a place of their own. Numbers and services alone: nobody's name. What is done is on the disk before
// it is shown.
//
//   signs(me)                whoever serves here from now on
//   known()                  what is kept of them: the stock, who is in hand, and who of the share was called; nothing before the first look
//   change(act)              changes it as one act, and keeps it
//   expire()                 what was handed for a day that is over is of no use any more; what was done is kept until it is said, for two weeks
//   look(address)            learns anew how things stand, as long as they have nothing to say
//   say(address)             says what they did; answers whether there is nothing left to say

const PATIENCE = 8_000;
const MOST = 100;
const KEPT = 14 * 86_400_000;
const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Asia/Bahrain' });

/** @typedef {{ letter: string, number: number, service?: { ar: string, en: string }, has_priority?: boolean }} One */
/** @typedef {One & { key: string, asked?: string, called: number, calls: number, came?: number, ended?: number, how?: string, steps?: string, until?: string }} Visit */
/** @typedef {{ now: number, until: number, id: string, me: string, number: number, most_calls: number, services: any[], share: One[], in_hand: Visit | null, seal: string }} Stock */
/** @typedef {{ stock: Stock | null, ahead: number, hand: Visit | null, done: Visit[], called: string[] }} Known */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const asked = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const request = indexedDB.open('daleel-counter', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('kept');
  return asked(request);
}

/** @template T @param {(kept: IDBObjectStore) => Promise<T>} act @returns {Promise<T>} */
async function within(act) {
  const database = await opened();
  try {
    const all = database.transaction('kept', 'readwrite', { durability: 'strict' });
    const over = new Promise((done, fail) => {
      all.oncomplete = () => done(undefined);
      all.onabort = () => fail(all.error);
    });
    const after = await act(all.objectStore('kept'));
    await over;
    return after;
  } finally {
    database.close();
  }
}

const own = (/** @type {string | undefined} */ me) => `of ${me ?? ''}`;

/** @param {string} me */
export const signs = (me) => within(async (kept) => {
  kept.put(me, 'user');
  // Browsers kept one place for all before.
  const before = await asked(kept.get('known'));
  if (!before) return;
  kept.delete('known');
  if (before.stock?.me && !(await asked(kept.get(own(before.stock.me))))) kept.put(before, own(before.stock.me));
});

/** @param {(known: Known) => Known | void} act @returns {Promise<Known>} */
export const change = (act) => within(async (kept) => {
  const place = own(await asked(kept.get('user')));
  /** @type {Known} */
  const known = (await asked(kept.get(place))) ?? { stock: null, ahead: 0, hand: null, done: [], called: [] };
  const after = act(known) ?? known;
  kept.put(after, place);
  return after;
});

export const known = () => change(() => {});
export const name = (/** @type {One} */ one) => `${one.letter} ${one.number}`;
export const hasToSay = (/** @type {Known} */ one) => one.done.length > 0 || Boolean(one.hand?.key);

export const expire = () => within(async (kept) => {
  for (const place of await asked(kept.getAllKeys())) {
    /** @type {Known | string | undefined} */
    const one = await asked(kept.get(place));
    if (typeof one !== 'object' || !one.stock?.now) continue;
    const now = Date.now() + one.ahead;
    const isOver = day.format(now) > day.format(one.stock.now) && !hasToSay(one);
    if (isOver || now > one.stock.now + KEPT) kept.delete(place);
  }
});

/** @param {string} address */
export async function look(address) {
  const answer = await fetch(address, { headers: { Unattended: 'yes' }, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok || answer.redirected) return;
  /** @type {Stock | null} */
  const stock = await answer.json();
  await change((one) => {
    // What was done meanwhile is said first.
    if (hasToSay(one)) return;
    const hand = stock?.in_hand ? { ...stock.in_hand, key: '', came: stock.in_hand.came ?? undefined } : null;
    return { stock, ahead: stock ? stock.now - Date.now() : 0, hand, done: [], called: [] };
  });
}

/** A visit that is said in hand is said once more when it has ended: under another key. @param {Visit} visit */
const mark = (visit) => (visit.ended ? visit.key : `${visit.key}-hand`);

/** @param {Visit} visit */
const line = (visit) => {
  const { letter, number, asked: service = '', called, calls, came, ended, how = '', steps = '', until = '' } = visit;
  return { key: mark(visit), letter, number, service, called, calls, came: came ?? null, ended: ended ?? null, how, steps, until };
};

/** What the counter was handed, as the server sealed it. @param {Stock} stock */
const handed = ({ now, seal, share, in_hand }) => {
  const number = (/** @type {One} */ ticket) => ({ letter: ticket.letter, number: ticket.number });
  return { now, seal, share: share.map(number), hand: in_hand && number(in_hand) };
};

/** @param {string} address @returns {Promise<boolean>} */
export async function say(address) {
  for (;;) {
    const one = await known();
    if (!hasToSay(one)) return true;
    const visits = [...one.done.slice(0, MOST), ...(one.done.length <= MOST && one.hand?.key ? [one.hand] : [])];
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ counter: one.stock?.id ?? '', me: one.stock?.me, handed: one.stock && handed(one.stock), visits: visits.map(line) }),
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => undefined);
    // Somebody else is signed in here: whoever did it says it when they are.
    if (answer?.status === 409) return true;
    if (!answer?.ok || answer.redirected) return false;
    const said = new Set(visits.map(mark));
    await change((now) => ({ ...now, done: now.done.filter((visit) => !said.has(mark(visit))), hand: now.hand && said.has(mark(now.hand)) ? null : now.hand }));
  }
}
