// The screens of a centre, looked at as they stand in it while people wait: every page of a paired kiosk in both languages, upright, on a small
// screen and enlarged four times, with everything reached by Tab and by the arrows of a switch, and its first page as a screen reader tells it; the
// display and a plate in each of their states; and a display that slept for an hour. What is told is the address, the password and the centre.
// Problems are printed, one a line, and end the walk with 1.
import { readFileSync } from 'node:fs';
import { completes } from './booked.mjs';
import { atCentre, inHand, presses, words } from './centre.mjs';
import { heard } from './heard.mjs';
import { PATIENCE, sees, walker } from './look.mjs';

const told = JSON.parse(readFileSync(0, 'utf8'));
const { address, centre } = told;
const { visitor, note, step, end } = await walker(address);
const { admin, send, device, serves, places } = await atCentre(told, { visitor, note });

/** As it stands at the door; a small screen in its place; and a desk's screen, enlarged four times. */
const KIOSKS = { upright: { width: 1080, height: 1920 }, small: { width: 390, height: 780 }, enlarged: { width: 320, height: 256 } };
const HALLS = { hall: { width: 1920, height: 1080 }, small: { width: 1024, height: 600 } };

/** What can be pressed or filled in by Tab: of choices that exclude each other the chosen one stands for all. By arrows: the way to skip is none. */
const TABBED = ':is(a[href], button, input:not([type=hidden], [type=radio]:not(:checked)), select, textarea, summary):not(:disabled)';
const ARROWED = ':is(a[href]:not(.skip), button, input:not([type=hidden]), select, textarea, summary):not(:disabled)';

/** Gives what can be seen of it a number. @returns what each is */
const number = (selector) => {
  document.querySelectorAll('[data-control]').forEach((one) => one.removeAttribute('data-control'));
  const own = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  own.forEach((one, at) => one.setAttribute('data-control', at));
  document.activeElement?.blur();
  return own.map((one) => `${one.tagName.toLowerCase()} "${(one.closest('label') ?? one).textContent.trim().slice(0, 30)}"`);
};

/** The place of what has the focus, once it can be seen. */
const focused = () => {
  const { activeElement: at } = document;
  const shown = [at, at?.closest('label'), at?.nextElementSibling].filter(Boolean).map((one) => getComputedStyle(one));
  const isSeen = shown.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
  return { at: at?.getAttribute('data-control') ?? null, isSeen, name: at?.textContent?.trim().slice(0, 30) };
};

/** Whoever has Tab alone reaches everything, and sees where they are. */
async function byTab(page, name) {
  const all = await page.evaluate(number, TABBED);
  const reached = new Set();
  for (let press = 0; press < all.length + 8; press += 1) {
    await page.keyboard.press('Tab');
    const { at, isSeen, name: what } = await page.evaluate(focused);
    if (at !== null && !isSeen) note(name, `the focus on "${what}" is not to be seen`);
    reached.add(at);
  }
  all.forEach((what, at) => reached.has(String(at)) || note(name, `Tab never reaches ${what}`));
}

/** Whoever has the arrows alone reaches everything from where they first come to. */
async function byArrows(page, name) {
  const all = await page.evaluate(number, ARROWED);
  await page.keyboard.press('ArrowDown');
  const open = [(await page.evaluate(focused)).at];
  const reached = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
      await page.evaluate((control) => document.querySelector(`[data-control="${control}"]`)?.focus(), at);
      await page.keyboard.press(key);
      const to = (await page.evaluate(focused)).at;
      if (to === null || reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  all.forEach((what, at) => reached.has(String(at)) || note(name, `the arrows never reach ${what}`));
}

/** A page of the kiosk in every size, and by keys. */
async function looks(kiosk, name) {
  (await sees(kiosk, name, KIOSKS)).forEach((wrong) => note('kiosk', wrong));
  await byTab(kiosk, name);
  await kiosk.setViewportSize(KIOSKS.upright);
  await byArrows(kiosk, name);
}

let [kiosk, hall, plate, counters] = [null, null, null, []];
/** The last number that the kiosk gave, and with what its visit is rated. */
let [ticket, rate] = ['', ''];

await step('people wait', async () => {
  const [one] = await places();
  kiosk = await device('kiosk', 'Door', { viewport: KIOSKS.upright, clock: true });
  hall = await device('display', 'Hall', { viewport: HALLS.hall, clock: true });
  plate = await device('plate', 'One', { counter: one, viewport: HALLS.small });
  counters = [await serves('ar', 'majid@rsa.example', 1), await serves('en', 'tariq@rsa.example', 2)];
  await admin.goto(`${address}/en/desk/centres/${centre}`);
  const services = await admin.locator('select[name=service] option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  for (const [key, service] of [...services, ...services].entries()) {
    await send(`/desk/centres/${centre}/tickets`, { service, lang: key % 2 ? 'en' : 'ar', key: `wait-${key}`, ...(key % 3 ? {} : { priority: 'yes' }) });
  }
});

for (const lang of ['ar', 'en']) {
  await step(`the kiosk, ${lang}`, async () => {
    const goes = async (path) => kiosk.goto(`${address}/${lang}/kiosk${path}`);
    for (const [path, name] of [['', 'start'], ['?first=yes', 'first'], ['/arrival', 'arrival'], ['/opinion', 'opinion'], ['/writing', 'writing']]) {
      await goes(path);
      await looks(kiosk, `${lang}-kiosk-${name}`);
      if (name === 'start') (await heard(kiosk, lang)).forEach((wrong) => note('kiosk', `${lang}-kiosk-${name}: ${wrong}`));
    }
    // What nobody knows is said on the same page.
    await goes('/arrival');
    await kiosk.locator('[data-typed]').fill('ABCDEFG');
    await Promise.all([kiosk.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/arrivals')), kiosk.locator('form.k-form [type=submit]').click()]);
    await kiosk.locator('[data-typed][aria-invalid=true]').waitFor();
    await looks(kiosk, `${lang}-kiosk-unknown`);
    await goes('');
    await kiosk.locator('a.k-card').first().click();
    await kiosk.waitForURL(/services/);
    await looks(kiosk, `${lang}-kiosk-service`);
    await Promise.all([kiosk.waitForURL(/ticket/), kiosk.locator('form.k-form [type=submit]').click()]);
    await looks(kiosk, `${lang}-kiosk-ticket`);
    [ticket, rate] = await Promise.all(['.k-number', '#rate'].map(async (at) => words(await kiosk.locator(at).innerText())));
    await kiosk.locator('a[href$="/kiosk/text"]').click();
    await kiosk.waitForURL(/text/);
    await looks(kiosk, `${lang}-kiosk-text`);
    await kiosk.locator('a.k-wide--soft').click();
    await kiosk.waitForURL(/ticket/);
    // Large, strong and low at once, each pressed at the ticket of whoever needs it.
    for (const aid of ['large', 'strong', 'low']) {
      await Promise.all([kiosk.waitForLoadState('load'), kiosk.locator(`button[name=aid][value=${aid}]`).click()]);
      await kiosk.locator(`button[name=aid][value=${aid}][aria-pressed=true]`).waitFor();
    }
    await looks(kiosk, `${lang}-kiosk-aided`);
    await kiosk.clock.runFor(61_000);
    await kiosk.locator('#idle').waitFor();
    (await sees(kiosk, `${lang}-kiosk-idle`, KIOSKS)).forEach((wrong) => note('kiosk', wrong));
    await kiosk.keyboard.press('Enter');
    await kiosk.locator('#idle').waitFor({ state: 'hidden' });
    await kiosk.setViewportSize(KIOSKS.upright);
    await kiosk.locator('form[action$="/kiosk/wipe"] button').first().click();
    await kiosk.waitForURL(/\/ar\/kiosk$/);
  });
}

/** The display and the plate, in their sizes, as they stand in both languages. */
async function screens(name) {
  for (const [kind, page] of [['hall', hall], ['plate', plate]]) {
    (await sees(page, `${kind}-${name}`, HALLS)).forEach((wrong) => note(kind, wrong));
  }
}

/** Waits until a screen says something by itself. */
async function says(page, selector, text) {
  const has = ([at, wanted]) => [...document.querySelectorAll(at)].some((part) => part.innerText.replace(/[\s\u2066-\u2069]+/g, ' ').includes(wanted));
  await page.waitForFunction(has, [selector, text], { timeout: PATIENCE });
}

await step('the display and the plate', async () => {
  await screens('free');
  const [counter] = counters;
  await Promise.all(counters.map((page) => presses(page, 'next')));
  const called = await Promise.all(counters.map(inHand));
  for (const text of called) await says(hall, '.now__ticket, .call b', text);
  await says(plate, '.plate__ticket', called[0]);
  await screens('called');
  await presses(counter, 'visit');
  await says(plate, '.plate__state', 'Now serving');
  await screens('serving');
  await completes(counter);
  await says(plate, '.plate__rating', 'كيف كانت زيارتكم؟');
  await screens('asks');
  await byTab(plate, 'plate-asks');
  await plate.locator('.plate__faces button').last().focus();
  await plate.keyboard.press('Enter');
  await says(plate, '.plate__state', 'Thank you');
  await screens('thanks');
  await presses(counter, 'pause');
  await says(plate, '.plate__closed', 'This counter is closed');
  await screens('closed');
  for (const page of [hall, plate]) {
    await page.goto(page.url().replace('/ar/', '/en/'));
    await page.locator('html[lang=en]').waitFor();
  }
  await screens('en');
});

await step('a visit is rated at the kiosk', async () => {
  const counter = counters[1];
  await presses(counter, 'visit');
  await completes(counter);
  const row = counter.locator('#waiting details.fold', { hasText: ticket.split(' ')[1] });
  await row.locator('summary').click();
  await row.locator('input[name=reason]').fill('It is the last bus.');
  await Promise.all([counter.locator('#served-title').waitFor(), row.locator('[type=submit]').click()]);
  if ((await inHand(counter)) !== ticket) note('counter', `${await inHand(counter)} is called, and not ${ticket}`);
  await presses(counter, 'visit');
  await completes(counter);
  await kiosk.goto(`${address}/en/kiosk/opinion`);
  await kiosk.locator('[data-typed]').fill(rate);
  await kiosk.locator('form.k-form [type=submit]').click();
  await kiosk.locator('.k-faces').waitFor();
  await looks(kiosk, 'en-kiosk-faces');
  await kiosk.locator('.k-faces button[value="5"]').focus();
  await kiosk.keyboard.press('Enter');
  await kiosk.locator('.k-faces').waitFor({ state: 'detached' });
  await looks(kiosk, 'en-kiosk-thanks');
});

await step('a display that sleeps for an hour', async () => {
  const counter = counters[1];
  await presses(counter, 'next');
  const before = await inHand(counter);
  await says(hall, '.now__ticket', before);
  // Its machine sleeps: nothing runs on it, and nothing reaches it.
  const session = await hall.context().newCDPSession(hall);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await hall.context().setOffline(true);
  await presses(counter, 'visit');
  await completes(counter);
  await presses(counter, 'next');
  const after = await inHand(counter);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await hall.clock.fastForward(60 * 60_000);
  // Awake without a line it says since when it knows nothing.
  await hall.locator('.tv__lost').waitFor();
  const since = words(await hall.locator('.tv__lost [lang=en]').innerText());
  if (!/\d\d:\d\d$/.test(since)) note('hall', `does not say since when it is not up to date: ${since}`);
  (await sees(hall, 'hall-awake-lost', HALLS)).forEach((wrong) => note('hall', wrong));
  await hall.context().setOffline(false);
  await says(hall, '.now__ticket', after);
  await hall.locator('.tv__lost').waitFor({ state: 'hidden' });
  // It shows what a display shows that was never asleep, and the time of the server, though its own clock is an hour ahead.
  const fresh = await hall.context().newPage();
  await fresh.goto(hall.url());
  for (const part of ['#tv-now', '#tv-calls', '#tv-foot']) await says(hall, part, words(await fresh.locator(part).innerText()));
  const time = () => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bahrain' }).format(Date.now());
  const until = Date.now() + PATIENCE;
  while ((await hall.locator('[data-clock]').innerText()) !== time() && Date.now() < until) await fresh.waitForTimeout(200);
  if ((await hall.locator('[data-clock]').innerText()) !== time()) note('hall', `shows ${await hall.locator('[data-clock]').innerText()} at ${time()}`);
});

await end();
