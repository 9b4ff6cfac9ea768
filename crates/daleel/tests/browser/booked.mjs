// Who comes with an appointment, and who goes on at another counter than they were called to: booked and followed on a telephone without scripts,
// checked in at the kiosk with its own keys, a ticket in English that goes to a telephone, sent on from one counter to the other, and completed
// with a day that the customer reads. It is a part of the story of the hall.
import { inHand, presses, words } from './centre.mjs';

/** Who booked. */
export const NAME = 'مريم خليفة';
/** Where the two are told by text message. */
export const PHONES = { booked: '36123456', ticket: '36123457' };
const SENT_ON = 'The form is stamped; the card is handed out beside.';

/** Opens the fold in which a form stands. @returns the form */
async function unfolded(page, action) {
  const form = page.locator(`form[action$="${action}"]`).first();
  const fold = page.locator('details.fold', { has: page.locator(`form[action$="${action}"]`) }).first();
  if (!(await form.isVisible())) await fold.locator('summary').first().click();
  return form;
}

/** Books the next free time on a telephone that runs no scripts, and says there which paper is ready; answers the reference. */
async function books(page, { address, note }) {
  await page.goto(`${address}/ar/e/rsa/appointments`);
  await page.locator('section.card', { hasText: 'مركز المحرق' }).locator('li a').first().click();
  await page.locator('section[aria-labelledby=time-title] a').first().click();
  await page.locator('input[name=name]').fill(NAME);
  await page.locator('input[name=phone]').fill(PHONES.booked);
  await page.locator('form.form [type=submit]').click();
  await page.waitForURL(/\/appointment\//);
  if (!words(await page.locator('main').innerText()).includes(NAME)) note('booking', 'the appointment does not say whose it is');
  await page.locator('input[name=ready]').first().check();
  await page.locator('form[action$="/papers"] [type=submit]').click();
  await page.locator('.banner--ok').waitFor();
  return words(await page.locator('dd bdi b').innerText());
}

/** Types what was booked into the kiosk, sign by sign, as a finger does; answers the number. */
async function arrives(kiosk, reference) {
  await kiosk.locator('a[href$="/kiosk/arrival"]').click();
  for (const sign of reference.replace(/[^A-Z0-9]/g, '')) await kiosk.locator(`[data-key="${sign}"]`).click();
  await Promise.all([kiosk.waitForURL(/ticket/), kiosk.locator('form.k-form [type=submit]').click()]);
  return words(await kiosk.locator('.k-number').innerText());
}

/** Takes a ticket in English, and has it sent to a telephone where text messages leave; answers the number. */
async function takes(kiosk, { note, texts }) {
  await kiosk.locator('.k-lang a[hreflang=en]').click();
  await kiosk.locator('html[lang=en] a.k-card').first().click();
  await Promise.all([kiosk.waitForURL(/en\/kiosk\/ticket/), kiosk.locator('form.k-form [type=submit]').click()]);
  const number = words(await kiosk.locator('.k-number').innerText());
  const offer = kiosk.locator('a[href$="/kiosk/text"]');
  if ((await offer.count()) !== (texts ? 1 : 0)) note('kiosk', `offers a text message ${await offer.count()} times`);
  if (!texts) return number;
  await offer.click();
  for (const digit of PHONES.ticket) await kiosk.locator(`[data-key="${digit}"]`).click();
  await Promise.all([kiosk.waitForURL(/ticket/), kiosk.locator('form.k-form [type=submit]').click()]);
  if (!words(await kiosk.locator('.k-note').innerText()).endsWith(PHONES.ticket.slice(-3))) note('kiosk', 'does not say to which telephone the ticket went');
  return number;
}

/** Both come to the kiosk, one after the other; the screen of the second stays. @returns the page of who booked, and both numbers */
export async function come(kiosk, tools) {
  const phone = await (await tools.visitor('ar', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
  const reference = await books(phone, tools);
  const booked = await arrives(kiosk, reference);
  await kiosk.locator('form[action$="/kiosk/wipe"] button').click();
  await kiosk.locator('a[href$="/kiosk/arrival"]').waitFor();
  if ((await kiosk.locator('body').innerText()).includes(booked)) tools.note('kiosk', 'shows a ticket to whoever comes next');
  const ticket = await takes(kiosk, tools);
  await phone.reload();
  await phone.locator('a[href*="/turn/"]').click();
  await phone.locator('#turn-state').waitFor();
  if (!words(await phone.locator('#turn-state').innerText()).includes(booked)) tools.note('booking', `does not lead to the turn of ${booked}`);
  return { phone, booked, ticket };
}

/** The number of the counter whose page it is. */
export const seat = async (counter) => (await counter.locator('h1').first().innerText()).match(/\d+/)[0];

/** Whoever was called to a counter has come, and goes on at the other one, where they are called and nobody else is. */
export async function sent(from, to, { number, hall, plate }, { note, agrees }) {
  const form = await unfolded(from, '/desk/counter/sending');
  const option = form.locator('select[name=to] option').filter({ hasText: new RegExp(`(counter|شباك)[^\\d]*${await seat(to)}`, 'i') });
  await form.locator('select[name=to]').selectOption(await option.first().getAttribute('value'));
  await form.locator('input[name=note]').fill(SENT_ON);
  await form.locator('[type=submit]').click();
  await from.locator('form[action$="/next"]').waitFor();
  // Who was sent there stands first in the line, and is called as everybody is.
  await agrees('sending on', to, '#waiting details.fold:first-of-type', number);
  await presses(to, 'next');
  if ((await inHand(to)) !== number) note('sending on', `${await inHand(to)} is called where ${number} was sent`);
  await Promise.all([agrees('plate', plate, '.plate__ticket', number), agrees('hall', hall, '.now__ticket', number)]);
  await presses(to, 'visit');
  await agrees('sending on', to, '.banner', SENT_ON);
}

/** Whoever is there says who they are: from then on they can be told. */
export async function knows(counter, name, phone) {
  const form = await unfolded(counter, '/desk/counter/customer');
  await form.locator('input[name=name]').fill(name);
  await form.locator('input[name=phone]').fill(phone);
  await form.locator('[type=submit]').click();
  await counter.locator('section[aria-labelledby=customer-title] b', { hasText: name }).waitFor();
}

/** Completes a visit, at the end or with a day on which the rest will be done. */
export async function completes(counter, { day = false, way = 'words' } = {}) {
  const form = counter.locator('form[action$="/completion"]');
  await form.locator('textarea[name=steps]').fill('The request was handed on.');
  const outcome = form.locator('input[name=outcome]');
  await (day ? form.locator('input[name=outcome][value^="by-"]').last() : outcome.first()).check();
  await form.locator('select[name=told]').selectOption(way);
  await form.locator('button[type=submit]:not([name]):not([formaction]):not([disabled])').click();
  await counter.locator('form[action$="/next"]').waitFor();
}
