// What the walks through a service centre share: who sets it up, browsers that become its devices, and those who serve at its counters.
import { signIn } from './look.mjs';

/** A text without what is not seen of it. */
export const words = (text) => text.replace(/[\s\u2066-\u2069]+/g, ' ').trim();

/** By what one sees which device a browser has become. */
const SHOWS = { kiosk: '.k-main', display: '.tv', plate: '.plate' };

/** A centre of the demonstration, reached by a walk that was told its address, the password and the centre. */
export async function atCentre({ address, password, centre }, { visitor, note }) {
  const admin = await (await visitor('en')).newPage();

  /** Sends a form as the administrator. */
  async function send(path, form) {
    const answer = await admin.request.post(`${address}/en${path}`, { form, headers: { origin: address } });
    if (!answer.ok()) note(path, `${answer.status()} ${words(await answer.text()).slice(0, 300)}`);
  }

  /** A browser that becomes a device of the centre. */
  async function device(kind, name, { counter = '', viewport, clock = false } = {}) {
    const page = await (await visitor('ar', { viewport })).newPage();
    if (clock) await page.clock.install();
    await page.goto(`${address}/ar/device`);
    const code = words(await page.locator('.code').innerText()).replace(/[\s-]/g, '');
    await send(`/desk/centres/${centre}/devices`, { code, kind, name, counter });
    // It is told, and shows by itself what it is by now.
    await page.locator(SHOWS[kind]).waitFor();
    return page;
  }

  /** Somebody who serves, at a counter of their own. */
  async function serves(lang, email, number) {
    const page = await (await visitor(lang)).newPage();
    await signIn(page, address, lang, { email, password });
    await page.goto(`${address}/${lang}/desk/counter`);
    const seat = page.locator('select[name=counter] option').filter({ hasText: lang === 'ar' ? new RegExp(`المحرق.*${number}`) : new RegExp(`Muharraq.*${number}`) });
    await page.selectOption('select[name=counter]', await seat.first().getAttribute('value'));
    await page.locator('form[action$="/seat"] [type=submit]').click();
    await page.locator('form[action$="/next"]').waitFor();
    return page;
  }

  /** The counters of the centre, as a plate is set up at one of them. */
  async function places() {
    await admin.goto(`${address}/en/desk/centres/${centre}/devices`);
    const all = await admin.locator('select[name=counter] option').evaluateAll((options) => options.map((one) => one.value));
    return all.filter(Boolean);
  }

  await signIn(admin, address, 'en', { email: 'huda@rsa.example', password });
  return { admin, send, device, serves, places };
}

/** What a counter shows after each act. */
const COMES = { next: '#served-title', visit: 'form[action$="/completion"]', pause: 'form[action$="/seat"]' };

/** Presses what sends a form at a counter, and waits for what comes. */
export async function presses(page, action) {
  await page.locator(`form[action$="/${action}"] [type=submit]`).first().click();
  await page.locator(COMES[action]).first().waitFor();
}

/** The number of the customer in hand. */
export const inHand = async (page) => words(await page.locator('#served-title bdi').first().innerText());
