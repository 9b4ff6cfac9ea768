// The first set-up of a centre, walked with a keyboard alone by an administrator who has an invitation and nothing else: from the page of the
// entity to the first ticket that is called, led by what the pages say is missing until nothing is: its own hours, a zone and a kiosk among it,
// whose code is read from the kiosk. What is told is the address, the link of the invitation and
// the address of the account. How many fields are filled and keys are pressed is counted; more than was agreed on is a problem, as is whatever
// else goes wrong, one a line, and ends the walk with 1.
import { readFileSync } from 'node:fs';
import { words } from './centre.mjs';
import { PATIENCE, walker } from './look.mjs';

const { address, link, email } = JSON.parse(readFileSync(0, 'utf8'));
const { visitor, look, note, step, end } = await walker(address);
const PASSWORD = 'three quiet palms by the sea';
/** So many fields need an answer at most, and so many keys are pressed beside the letters of the answers: a few minutes for whoever reads them. */
const MOST = { fields: 30, keys: 700 };

const page = await (await visitor('en')).newPage();
const counted = { fields: 0, keys: 0 };

async function press(key) {
  counted.keys += 1;
  await page.keyboard.press(key);
}

/** Goes by Tab to a place; what is passed is passed as whoever knows nothing of it does. */
async function to(selector) {
  const at = page.locator(selector).first();
  await at.waitFor();
  await at.evaluate((one) => one.setAttribute('data-wanted', ''));
  for (let times = 0; times < 150; times += 1) {
    await press('Tab');
    if (await page.evaluate(() => document.activeElement?.hasAttribute('data-wanted'))) {
      await page.evaluate(() => document.activeElement.removeAttribute('data-wanted'));
      return;
    }
  }
  throw new Error(`Tab never reaches ${selector} on ${page.url()}`);
}

/** Fills a field in. */
async function fill(selector, text) {
  await to(selector);
  await press('Control+A');
  await page.keyboard.type(text);
  counted.fields += 1;
}

/** Chooses among what a field offers, by the first letters of the answer. */
async function choose(selector, answer) {
  await to(selector);
  await page.keyboard.type(answer);
  counted.fields += 1;
}

/** Presses what has the focus, and waits for the page to which it leads. */
async function go(selector) {
  await to(selector);
  // Some pages come whole, others in the place of what is shown.
  await page.evaluate(() => document.querySelector('main h1').setAttribute('data-old', ''));
  await press('Enter');
  await page.waitForFunction(() => !document.querySelector('[data-old]') && document.querySelector('main h1'), undefined, { timeout: PATIENCE });
  await page.waitForLoadState();
}

await step('an invitation', async () => {
  await page.goto(link);
  await fill('main input[name=password]', PASSWORD);
  await go('main form [type=submit]');
  await fill('main input[name=email]', email);
  await fill('main input[name=password]', PASSWORD);
  await go('main form [type=submit]');
  await page.locator('#rail').waitFor();
  // What everybody does who signs in is none of the set-up.
  Object.assign(counted, { fields: 0, keys: 0 });
});

await step('a centre and a service', async () => {
  await go('#rail a[href$="/admin"]');
  await go('main a[href$="/admin/employees"]');
  await go('main a[href$="/admin/centres"]');
  await fill('#main input[name=name_ar]', 'مركز الميناء');
  await fill('#main input[name=name_en]', 'Port Centre');
  await go('main form[action$="/admin/centres"] [type=submit]');
  await go('main a[href$="/admin/services"]');
  await fill('form[action$="/admin/services"] input[name=name_ar]', 'تصريح دخول');
  await fill('form[action$="/admin/services"] input[name=name_en]', 'Entry permit');
  await go('main form[action$="/admin/services"] [type=submit]');
  await go('#rail a[href$="/desk/centres"]');
  await go('main a[href$="/set-up"]');
});

/** The steps that the page calls missing, in their order. */
const missing = () => page.locator('ol.guide li.todo a').evaluateAll((all) => all.map((one) => new URL(one.href).pathname.split('/').pop() + new URL(one.href).hash));

await step('the steps that the page says are missing', async () => {
  await look(page, 'begin-missing');
  const first = await missing();
  if (first.join() !== 'set-up#queues-title,set-up#counters-title,serving,devices') note('steps', `says that ${first} are missing`);
  await fill('input[name=letter]', 'A');
  await fill('form[action$="/queues"] input[name=name_ar]', 'التصاريح');
  await fill('form[action$="/queues"] input[name=name_en]', 'Permits');
  await go('form[action$="/queues"] [type=submit]');
  await choose('select[name=service]', 'Entry');
  await choose('select[name=queue]', 'A');
  await fill('input[name=target]', '15');
  await go('form[action$="/services"] [type=submit]:not([name])');
  await fill('input[name=counters]', '2');
  await go('form[action$="/counters"] [type=submit]');
  await go('ol.guide li.todo a[href$="/serving"]');
  await choose('select[name=employee]', 'N');
  await go('form[action$="/serving"] [type=submit]');
  await go('main a[href$="/set-up"]');
  // A device may come later, and customers can come.
  if ((await missing()).join() !== 'devices') note('steps', `still says that ${await missing()} are missing: ${words(await page.locator('ol.guide').innerText())}`);
  if (!(await page.locator('.banner--ok').count())) note('steps', 'does not say that customers can come');
  await look(page, 'begin-ready');
});

/** When the centre serves; on Fridays it does not, as the entity. */
const HOURS = { sunday: '07:30-15:30', monday: '07:30-15:30', tuesday: '07:30-15:30', wednesday: '07:30-15:30', thursday: '07:30-19:00', saturday: '08:00-12:00' };

await step('hours of its own, and a zone', async () => {
  await go('ol.guide a[href$="/hours"]');
  for (const [day, hours] of Object.entries(HOURS)) await fill(`input[name=${day}]`, hours);
  await go('form[action$="/hours"] [type=submit]:not([name])');
  const kept = await page.locator('input[name=thursday]').inputValue();
  if (kept !== HOURS.thursday || !(await page.locator('#hours-follow').count())) note('hours', `on Thursdays the centre serves ${kept}`);
  await go('main a[href$="/set-up"]');
  await fill('input[name=zone_ar]', 'الطابق الأرضي');
  await fill('input[name=zone_en]', 'Ground floor');
  await fill('input[name=zone_counters]', '1-2');
  await go('form[action$="/zones"] [type=submit]');
  const zone = words(await page.locator('section[aria-labelledby=zones-title] tbody').innerText());
  if (!zone.includes('Ground floor') || !/1.2/.test(zone)) note('zone', `the zones are ${zone}`);
});

await step('a kiosk', async () => {
  const kiosk = await (await visitor('ar', { viewport: { width: 1080, height: 1920 } })).newPage();
  await kiosk.goto(`${address}/ar/device`);
  const code = words(await kiosk.locator('.code').innerText());
  await go('ol.guide li.todo a[href$="/devices"]');
  await fill('input[name=code]', code);
  await to('input[name=kind]');
  await press('Space');
  counted.fields += 1;
  await fill('form[action$="/devices"] input[name=name]', 'Door');
  await go('form[action$="/devices"] [type=submit]');
  // It was told, and has become what it is by now.
  await kiosk.locator('.k-main').waitFor();
  if (!(await kiosk.locator('.k-org').innerText()).includes('مركز الميناء')) note('kiosk', `stands in ${words(await kiosk.locator('.k-org').innerText())}`);
  await go('main a[href$="/set-up"]');
  if ((await missing()).length) note('steps', `still says that ${await missing()} are missing`);
  await look(page, 'begin-whole');
});

await step('the first ticket is called', async () => {
  await go('main a[href*="/desk/centres/"]');
  // At any hour: outside those of the centre a ticket has its reason.
  if (await page.locator('input[name=outside]').count()) await fill('input[name=outside]', 'It is tried out.');
  await choose('form[action$="/tickets"] select[name=service]', 'Entry');
  await go('form[action$="/tickets"] [type=submit]');
  const given = words(await page.locator('h1 bdi').innerText());
  await go('#rail a[href$="/desk/counter"]');
  await choose('select[name=counter]', 'P');
  await go('form[action$="/seat"] [type=submit]');
  await press('F2');
  await page.locator('#served-title').waitFor();
  const called = words(await page.locator('#served-title bdi').first().innerText());
  if (called !== given || given !== 'A 001') note('first ticket', `${called} is called, ${given} was given`);
  if (counted.fields > MOST.fields || counted.keys > MOST.keys) note('first ticket', `it takes ${counted.fields} fields and ${counted.keys} keys`);
});

await end();
