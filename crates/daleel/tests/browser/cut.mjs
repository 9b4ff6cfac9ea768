// A centre that loses its line to the server for half an hour: a kiosk goes on giving numbers in both languages, prints them from its own browser,
// survives a browser that is killed, and says all of it when the line is back; what it holds ends with its day and with the kiosk; a counter goes on with its own share of those who wait, its plate follows it, and what it did is
// said once, while another counter still has a line. The line is cut for real: the browsers reach the server through a gate of this walk, which
// closes. What is told is the address, the password and the centre.
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { geometry } from './geometry.mjs';
import { PATIENCE, judged, signIn, walker } from './look.mjs';

const { address: server, password, centre } = JSON.parse(readFileSync(0, 'utf8'));
const words = (text) => text.replace(/[\s\u2066-\u2069]+/g, ' ').trim();
const MINUTE = 60_000;

/** The line: whoever goes through it reaches the server as long as it is open. */
const { hostname, port } = new URL(server);
const through = new Set();
let isOpen = true;
const gate = createServer((near) => {
  if (!isOpen) return near.destroy();
  const far = connect(Number(port), hostname);
  for (const [one, other] of [[near, far], [far, near]]) {
    through.add(one);
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => (through.delete(one), other.destroy()));
  }
});
await new Promise((done) => { gate.listen(0, '127.0.0.1', done); });
const address = `http://127.0.0.1:${gate.address().port}`;
const cut = () => {
  isOpen = false;
  for (const one of through) one.destroy();
};

const { visitor, note, look, step, end } = await walker(address, { files: server });
const admin = await (await visitor('en')).newPage();
/** Sends a form as the administrator, who sits where the server stands. */
async function send(path, form) {
  const answer = await admin.request.post(`${server}/en${path}`, { form, headers: { origin: server } });
  if (!answer.ok()) note(path, `${answer.status()} ${words(await answer.text()).slice(0, 300)}`);
}

const floor = async () => {
  const page = await admin.request.get(`${server}/en/desk/centres/${centre}`);
  return words((await page.text()).replace(/<[^>]*>/g, ' '));
};

/** Waits until the kiosk's browser holds what it needs without a line. */
async function isReady(page) {
  const has = async () => {
    const [ar, en] = await Promise.all(['ar', 'en'].map((lang) => caches.match(`/${lang}/kiosk/offline`)));
    const isKept = (await indexedDB.databases()).some((one) => one.name === 'daleel-offline');
    if (!ar || !en || !isKept || !navigator.serviceWorker.controller) return false;
    const open = indexedDB.open('daleel-offline');
    await new Promise((done) => { open.onsuccess = done; });
    const found = open.result.transaction('kept').objectStore('kept').get('stock');
    await new Promise((done) => { found.onsuccess = done; });
    open.result.close();
    return Boolean(found.result);
  };
  const until = Date.now() + PATIENCE;
  while (!(await page.evaluate(has))) {
    if (Date.now() > until) throw new Error('the kiosk is never ready for a cut');
    await page.waitForTimeout(200);
  }
}

let [context, kiosk, device, numbers] = [null, null, '', []];
let [counter, plate, other, served] = [null, null, null, []];

/** Somebody who serves, at a counter of their own. */
async function serves(page, at, email, place) {
  await signIn(page, at, 'en', { email, password });
  await page.goto(`${at}/en/desk/counter`);
  const seat = page.locator('select[name=counter] option').filter({ hasText: new RegExp(`Muharraq.*${place}`) });
  await page.selectOption('select[name=counter]', await seat.first().getAttribute('value'));
  await page.locator('form[action$="/seat"] [type=submit]').click();
  await page.locator('form[action$="/next"]').waitFor();
}

/** What the counter without a line has in hand, once it is another than before. */
async function inHand() {
  await counter.locator('[data-shows=hand] [data-come]').waitFor();
  return words(await counter.locator('[data-number]').innerText());
}

/** Its customer has come, and goes: one key calls the next. */
async function ends(keyOrButton) {
  await counter.keyboard.press('F6');
  await counter.locator('#f-steps').fill('The card was handed out.');
  await counter.locator('input[name=how][value=settled]').check();
  if (keyOrButton === 'F2') await counter.keyboard.press('F2');
  else await counter.locator('[data-serving] button:not([name])').click();
}
/** The number that stands on the kiosk. */
const number = async () => {
  await kiosk.locator('[data-shows=given]').waitFor();
  return words(await kiosk.locator('[data-number]').innerText());
};

/** Sees the kiosk as it stands, upright: nothing is cut off, and axe has nothing to say. */
async function seen(name) {
  if (process.env.DALEEL_SHOTS) await kiosk.screenshot({ path: `${process.env.DALEEL_SHOTS}/${name}.png`, animations: 'disabled' });
  for (const wrong of [...await kiosk.evaluate(geometry), ...await judged(kiosk)]) note(name, wrong);
}

await step('setting up', async () => {
  await signIn(admin, server, 'en', { email: 'huda@rsa.example', password });
  context = await visitor('ar', { viewport: { width: 1080, height: 1920 } });
  kiosk = await context.newPage();
  await kiosk.goto(`${address}/ar/device`);
  const code = words(await kiosk.locator('.code').innerText()).replace(/[\s-]/g, '');
  await send(`/desk/centres/${centre}/devices`, { code, kind: 'kiosk', name: 'Door', counter: '' });
  await kiosk.locator('.k-main').waitFor();
  await isReady(kiosk);
  // Its browser prints by itself: what it prints is written down here.
  await admin.goto(`${server}/en/desk/centres/${centre}/devices`);
  const door = await admin.locator('tr', { hasText: 'Door' }).locator('form[action$="/printing"]').getAttribute('action');
  device = door.replace(/^\/en|\/printing$/g, '');
  await send(`${device}/printing`, { own: 'yes' });
  await context.addInitScript(() => {
    window.papers = [];
    window.print = () => window.papers.push(document.querySelector('[data-prints]').textContent);
  });
  await kiosk.reload();
  const holds = async () => (await (await caches.match('/en/kiosk/offline'))?.text())?.includes('data-prints');
  for (const until = Date.now() + PATIENCE; !(await kiosk.evaluate(holds)) && Date.now() < until;) await kiosk.waitForTimeout(200);
});

await step('two counters, a plate beside one of them, and four who wait', async () => {
  const home = await visitor('en');
  [counter, plate, other] = [await home.newPage(), await home.newPage(), await (await visitor('en')).newPage()];
  await serves(counter, address, 'majid@rsa.example', 1);
  await serves(other, server, 'tariq@rsa.example', 2);
  await admin.goto(`${server}/en/desk/centres/${centre}/devices`);
  const places = await admin.locator('select[name=counter] option').evaluateAll((all) => all.map((one) => one.value));
  await plate.clock.install();
  await plate.goto(`${address}/ar/device`);
  const code = words(await plate.locator('.code').innerText()).replace(/[\s-]/g, '');
  await send(`/desk/centres/${centre}/devices`, { code, kind: 'plate', name: 'One', counter: places[1] });
  await plate.locator('.plate').waitFor();
  await admin.goto(`${server}/en/desk/centres/${centre}`);
  const service = await admin.locator('select[name=service] option').nth(1).getAttribute('value');
  for (let key = 0; key < 4; key += 1) await send(`/desk/centres/${centre}/tickets`, { service, lang: 'ar', key: `four-${key}` });
  const has = async () => {
    const page = await caches.match('/en/desk/counter/offline');
    const isKept = (await indexedDB.databases()).some((one) => one.name === 'daleel-counter');
    if (!page || !isKept || !navigator.serviceWorker.controller) return 0;
    const open = indexedDB.open('daleel-counter');
    await new Promise((done) => { open.onsuccess = done; });
    const found = open.result.transaction('kept').objectStore('kept').getAll();
    await new Promise((done) => { found.onsuccess = done; });
    open.result.close();
    return found.result.find((one) => one.stock)?.stock.share.length ?? 0;
  };
  const isReady = async () => {
    const until = Date.now() + PATIENCE;
    while ((await counter.evaluate(has)) < 2) {
      if (Date.now() > until) throw new Error('the counter never knows its share');
      await counter.waitForTimeout(200);
    }
  };
  await isReady();
  // Somebody who sat here before has not said yet what they did: it keeps nobody else from a share of their own, and is said by nobody else.
  await counter.evaluate(async () => {
    const open = indexedDB.open('daleel-counter');
    await new Promise((done) => { open.onsuccess = done; });
    const kept = open.result.transaction('kept', 'readwrite').objectStore('kept');
    kept.clear();
    const done = [{ key: 'theirs', letter: 'A', number: 1, called: 0, calls: 1 }];
    const put = kept.put({ stock: { me: '7', share: [] }, ahead: 0, hand: null, done, called: [] }, 'known');
    await new Promise((over) => { put.onsuccess = over; });
    open.result.close();
  });
  await counter.reload();
  await isReady();
  const theirs = await counter.evaluate(async () => {
    const open = indexedDB.open('daleel-counter');
    await new Promise((done) => { open.onsuccess = done; });
    const found = open.result.transaction('kept').objectStore('kept').get('of 7');
    await new Promise((done) => { found.onsuccess = done; });
    open.result.close();
    return found.result?.done.length;
  });
  if (theirs !== 1) note('counter', 'loses what somebody else did here');
});

await step('the line is cut while somebody chooses', async () => {
  await kiosk.locator('a.k-card').first().click();
  await kiosk.locator('form.k-form').waitFor();
  cut();
  await kiosk.locator('form.k-form [type=submit]').click();
  numbers.push(await number());
  if (!/^\S 1\d\d\d$/.test(numbers[0])) note('kiosk', `gives ${numbers[0]}, which is no number of its own`);
  await seen('kiosk-offline-given');
  const papers = await kiosk.evaluate(() => window.papers);
  if (papers.length !== 1) note('kiosk', `prints ${papers.length} papers of one number`);
  for (const part of [numbers[0], 'أُعطي دون اتصال', 'Given without a connection']) if (!words(papers[0] ?? '').includes(part)) note('kiosk', `prints no ${part}: ${papers[0]}`);
  await kiosk.emulateMedia({ media: 'print' });
  if (!(await kiosk.locator('.k-slip').isVisible()) || (await kiosk.locator('.k-main').isVisible())) note('kiosk', 'prints its screen, not the paper of the ticket');
  if (process.env.DALEEL_SHOTS) await kiosk.locator('.k-slip').screenshot({ path: `${process.env.DALEEL_SHOTS}/kiosk-offline-paper.png` });
  const [, width] = /MediaBox \[0 0 ([\d.]+) /.exec((await kiosk.pdf({ preferCSSPageSize: true })).toString('latin1')) ?? [];
  if (Math.round(Number(width) / 72 * 25.4) !== 80) note('kiosk', `prints its ticket on paper that is ${width} points wide, not on a roll of 80 mm`);
  await kiosk.emulateMedia({ media: null });
  if (!(await kiosk.locator('.k-cut').innerText()).includes('لا اتصال بنظام المركز')) note('kiosk', 'does not say that the line is cut');
});

await step('the power goes between the writing of a number and its showing', async () => {
  await kiosk.close();
  kiosk = await context.newPage();
  await kiosk.clock.install();
  await kiosk.goto(`${address}/ar/kiosk`);
  if ((await number()) !== numbers[0]) note('kiosk', 'does not show again what perhaps nobody saw');
  await kiosk.locator('[data-shows=given] [data-done]').click();
  await kiosk.locator('[data-services] button').first().waitFor();
});

await step('in the other language, with priority, by keys, and left standing', async () => {
  await seen('kiosk-offline');
  await kiosk.locator('[data-first]').click();
  await kiosk.locator('[data-other]').click();
  await kiosk.locator('html[lang=en] [data-services] button').first().waitFor();
  await seen('kiosk-offline-en');
  if ((await kiosk.locator('[data-first]').getAttribute('aria-pressed')) !== 'true') note('kiosk', 'forgets in the other language who goes first');
  await kiosk.locator('[data-services] button').first().focus();
  await kiosk.keyboard.press('Enter');
  numbers.push(await number());
  await seen('kiosk-offline-given-en');
  await kiosk.clock.runFor(MINUTE + 1000);
  if (!(await kiosk.locator('#idle').isVisible())) note('kiosk', 'does not ask whether somebody is still there');
  await kiosk.clock.runFor(17_000);
  await kiosk.locator('html[lang=ar] [data-services] button').first().waitFor();
  if ((await kiosk.locator('main').innerText()).includes(numbers[1])) note('kiosk', 'shows a number to whoever comes next');
});

await step('the doors are shut at midday, and open again', async () => {
  /** The kiosk has been told that the centre is open so: in milliseconds from now. */
  const opens = (spans) => kiosk.evaluate(async (spans) => {
    const open = indexedDB.open('daleel-offline');
    await new Promise((done) => { open.onsuccess = done; });
    const kept = open.result.transaction('kept', 'readwrite').objectStore('kept');
    const known = await new Promise((done) => {
      const found = kept.get('stock');
      found.onsuccess = () => done(found.result);
    });
    const now = Date.now() + known.ahead;
    const put = kept.put({ ...known, open: spans.map((span) => span.map((away) => now + away)) }, 'stock');
    await new Promise((done) => { put.onsuccess = done; });
    open.result.close();
  }, spans);
  await opens([[-120 * MINUTE, -60 * MINUTE], [60 * MINUTE, 120 * MINUTE]]);
  await kiosk.clock.runFor(9_000);
  await kiosk.locator('[data-shows=closed]').waitFor();
  await seen('kiosk-offline-closed');
  if (!/ \d\d:\d\d$/.test(words(await kiosk.locator('[data-reopens]').innerText()))) note('kiosk', 'does not say when the centre opens again');
  await opens([[-MINUTE, 120 * MINUTE]]);
  await kiosk.clock.runFor(9_000);
  await kiosk.locator('[data-services] button').first().waitFor();
});

await step('a counter goes on with its share', async () => {
  await counter.locator('form[action$="/next"] [type=submit]').click();
  await counter.locator('[data-shows=free]').waitFor();
  await look(counter, 'counter-offline');
  await counter.keyboard.press('F2');
  served.push(await inHand());
  await plate.clock.runFor(20_000);
  await counter.keyboard.press('F6');
  await plate.locator('[data-cut] bdi').filter({ hasText: served[0].slice(-3) }).waitFor();
  // Since when it is so is said in each language by itself: a time between the two would belong to neither.
  const since = await plate.locator('.tv__lost [lang]').allInnerTexts();
  if (since.length !== 2 || !since.every((text) => /\d\d:\d\d$/.test(words(text)))) note('plate', `is not up to date since ${since}`);
  await look(plate, 'plate-offline');
  const cutAt = words(since.join(' '));
  await look(counter, 'counter-offline-serving');
  await ends('F2');
  served.push(await inHand());
  if (served[0] === served[1]) note('counter', `calls ${served[0]} twice`);
  // The clock of the counter and of its plate goes on: half an hour passes over what follows.
  await plate.clock.fastForward(10 * MINUTE);
  // One of them goes for a paper that is missing, and comes back.
  await counter.keyboard.press('F6');
  await counter.fill('#f-missing', 'The deed');
  await counter.locator('[data-parking] [type=submit]').click();
  await counter.locator('[data-shows=free] [data-parked] li').waitFor();
  await look(counter, 'counter-offline-parked');
  await counter.locator('[data-parked] button').click();
  if ((await inHand()) !== served[1]) note('counter', 'goes on with another than came back');
  await ends('');
  await counter.locator('[data-shows=free]').waitFor();
  // Whoever goes away for a while: the plate says at once that the counter is closed, and that they are back.
  await counter.locator('[data-away]').click();
  await plate.locator('[data-cut] [data-when=closed]').waitFor();
  await look(plate, 'plate-offline-away');
  await look(counter, 'counter-offline-away');
  await counter.locator('[data-returns]').click();
  await plate.locator('[data-cut] [data-when=free]').waitFor();
  await plate.clock.fastForward(10 * MINUTE);
  // Somebody shows a number of the kiosk.
  const [letter, number] = numbers[0].split(' ');
  await counter.selectOption('#f-letter', letter);
  await counter.fill('#f-number', number);
  await counter.locator('[data-typed] [type=submit]').click();
  served.push(await inHand());
  await plate.clock.fastForward(10 * MINUTE);
  await plate.locator('[data-cut] bdi').filter({ hasText: number }).waitFor();
  await plate.locator('[data-cut] [data-when=called]').waitFor();
  const still = words((await plate.locator('.tv__lost [lang]').allInnerTexts()).join(' '));
  if (still !== cutAt) note('plate', `is not up to date since ${still} after half an hour, and since ${cutAt} before`);
  await ends('');
  await plate.locator('[data-cut] [data-when=free]').waitFor();
  await counter.locator('[data-shows=free]').waitFor();
  const unsaid = Number(words(await counter.locator('[data-unsaid]').innerText()));
  // Who was put aside and came back is said twice.
  if (unsaid !== served.length + 1) note('counter', `says that ${unsaid} things are not said, of ${served.length + 1} in half an hour`);
  // The other counter, which has a line, calls one of them too: nobody comes there.
  await other.locator('form[action$="/next"] [type=submit]').click();
  await other.locator('#served-title').waitFor();
});

await step('half an hour', async () => {
  for (let passed = 0; passed < 30; passed += 10) {
    await kiosk.clock.fastForward(10 * MINUTE);
    await kiosk.locator('[data-services] button').last().click();
    numbers.push(await number());
    await kiosk.locator('[data-shows=given] [data-done]').click();
    await kiosk.locator('[data-services] button').first().waitFor();
  }
  if (new Set(numbers).size !== numbers.length) note('kiosk', `gives twice: ${numbers}`);
  const seen = await floor();
  if (numbers.some((one) => seen.includes(one))) note('floor', 'knows what nobody has told it');
});

await step('the line is back', async () => {
  isOpen = true;
  await kiosk.clock.runFor(20_000);
  await kiosk.locator('a.k-card').first().waitFor();
  await counter.locator('form[action$="/next"]').waitFor();
  const seen = await floor();
  for (const one of numbers.slice(1)) if (!seen.includes(one)) note('floor', `does not know ${one}`);
  for (const one of served) if (seen.includes(one)) note('floor', `${one} was served, and stands there still`);
  const left = await kiosk.evaluate(async () => {
    const open = indexedDB.open('daleel-offline', 1);
    await new Promise((done) => { open.onsuccess = done; });
    const all = open.result.transaction('given').objectStore('given').getAll();
    await new Promise((done) => { all.onsuccess = done; });
    return all.result.length;
  });
  if (left) note('kiosk', `keeps ${left} of what it has said`);
});

await step('a display that is started without a line shows the last calls', async () => {
  const wall = await (await visitor('ar', { viewport: { width: 1920, height: 1080 } })).newPage();
  await wall.goto(`${address}/ar/device`);
  const code = words(await wall.locator('.code').innerText()).replace(/[\s-]/g, '');
  await send(`/desk/centres/${centre}/devices`, { code, kind: 'display', name: 'Wall', counter: '' });
  const shown = words(await wall.locator('.now__ticket').innerText());
  const isKept = async () => Boolean(await caches.match('/ar/device/offline')) && Boolean(localStorage.getItem('daleel-calls'));
  for (const until = Date.now() + PATIENCE; !(await wall.evaluate(isKept)) && Date.now() < until;) await wall.waitForTimeout(200);
  cut();
  await wall.goto(`${address}/ar/device`);
  await wall.locator('[data-kept] .call').first().waitFor();
  const kept = words(await wall.locator('[data-kept]').innerText());
  if (!kept.includes(shown)) note('display', `shows ${kept} instead of ${shown}`);
  if (!/غير محدّثة منذ الساعة \d\d:\d\d/.test(kept)) note('display', `does not say since when it is not up to date: ${kept}`);
  await look(wall, 'display-offline');
  isOpen = true;
  await wall.locator('.tv').waitFor();
  await wall.close();
});

/** What the kiosk's browser holds: the stock, the leases that it may give of, the kept pages and the script that stands in. */
const held = () => kiosk.evaluate(async () => {
  const pages = (await caches.keys()).filter((one) => one === 'daleel-offline-kiosk').length;
  const standing = (await navigator.serviceWorker.getRegistrations()).filter((one) => one.scope.endsWith('/kiosk')).length;
  if (!(await indexedDB.databases()).some((one) => one.name === 'daleel-offline')) return { pages, standing, stock: 0, leases: 0 };
  const open = indexedDB.open('daleel-offline');
  await new Promise((done) => { open.onsuccess = done; });
  const all = open.result.transaction(['kept', 'leases']);
  const [stock, leases] = [all.objectStore('kept').get('stock'), all.objectStore('leases').getAll()];
  await new Promise((done) => { all.oncomplete = done; });
  open.result.close();
  return { pages, standing, stock: stock.result ? 1 : 0, leases: leases.result.filter((one) => one.queue).length };
});
/** Waits until it holds so much of a thing. */
async function holds(what, many) {
  let now = {};
  for (const until = Date.now() + PATIENCE; Date.now() < until; await kiosk.waitForTimeout(200)) {
    now = await held().catch(() => ({}));
    if (many(now)) return;
  }
  note('kiosk', `${what}: ${JSON.stringify(now)}`);
}

await step('a day is over without a line', async () => {
  // The others have told their story: what the next cuts do to them is none of it.
  for (const page of [counter, plate, other]) await page.close();
  cut();
  await kiosk.goto(`${address}/ar/kiosk`);
  await kiosk.locator('[data-services] button').first().waitFor();
  await kiosk.clock.fastForward(24 * 60 * MINUTE);
  await kiosk.clock.runFor(20_000);
  await kiosk.locator('[data-shows=over]:not([hidden]), [data-shows=closed]:not([hidden])').waitFor().catch(async (error) => { throw new Error(`${error}: ${words(await kiosk.locator('body').innerText()).slice(0, 300)}`); });
  await holds('holds numbers and services of a day that is over', (now) => now.stock === 0 && now.leases === 0);
  isOpen = true;
  await kiosk.clock.runFor(20_000);
  await kiosk.locator('a.k-card').first().waitFor();
});

await step('the kiosk is revoked', async () => {
  await holds('is never ready again', (now) => now.stock === 1 && now.leases > 0 && now.pages === 1);
  cut();
  await kiosk.goto(`${address}/ar/kiosk`);
  await kiosk.locator('[data-services] button').first().waitFor();
  await send(`${device}/revocation`, {});
  isOpen = true;
  await kiosk.clock.runFor(20_000);
  await kiosk.locator('.code').waitFor();
  await holds('holds what it was handed after it was revoked', (now) => now.stock === 0 && now.leases === 0 && now.pages === 0 && now.standing === 0);
  cut();
  await kiosk.goto(`${address}/ar/kiosk`).catch(() => {});
  if (await kiosk.locator('[data-services] button').count()) note('kiosk', 'gives numbers after it was revoked');
});

await end();
gate.close();
