// Looks at one page of every kind in both languages: node pages.mjs, told on standard input what there is, as JSON: { address, people: [{
// cookies: { name: value }, pages: [{ kind, path, status }] }] }. Problems are printed, one a line, and end the walk with 1.
import { readFileSync } from 'node:fs';
import { walker, PATIENCE } from './look.mjs';

const { address, people } = JSON.parse(readFileSync(0, 'utf8'));
const { visitor, found, look, note, step, end } = await walker(address);

/** The name of what is looked at: `ar-desk-cases-id`. */
const named = (lang, kind) => `${lang}${kind.replace(/[^a-z0-9]+/g, '-').replace(/-$/, '')}`;

/** Every page stands in the language it is asked for in, with one heading and one main part. */
async function frame(page, lang, name) {
  const found = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length, document.querySelectorAll('main').length]);
  if (found.join() !== `${lang},${lang === 'ar' ? 'rtl' : 'ltr'},1,1`) note(name, `language, direction, h1, main: ${found}`);
}

// What must be written.
const ASKED = '.field:not(:has(.field__optional)) > :is(input:is([type=text], [type=email]), textarea)';

/** Empties what must be written in the first form of the page that asks for something; answers where it is sent. */
function emptied(asked) {
  const form = [...document.querySelectorAll('main form[method=post][action^="/"]')].find((one) => one.querySelector(asked));
  if (!form) return '';
  for (let up = form.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
  form.querySelectorAll(asked).forEach((field) => { field.value = ''; });
  form.noValidate = true;
  // By their attributes: fields of these names hide the properties.
  form.setAttribute('data-emptied', '');
  return new URL(form.querySelector('[type=submit]').getAttribute('formaction') ?? form.getAttribute('action'), location.href).href;
}

/** What is refused stands on a page that is as clean as any other, and whose way to the other language leads somewhere. */
async function refused(page, lang, name) {
  const action = await page.evaluate(emptied, ASKED);
  if (!action) return;
  const isAnswer = (answer) => answer.request().method() === 'POST' && answer.url() === action;
  // Sent once the evaluation is over: whoever sends leaves the page.
  const send = () => { setTimeout(() => { const form = document.querySelector('[data-emptied]'); form.requestSubmit(form.querySelector('[type=submit]')); }); };
  const [answer] = await Promise.all([page.waitForResponse(isAnswer), page.evaluate(send)]);
  // The answer has come where the form stands no more as it was emptied.
  await page.waitForFunction(() => !document.querySelector('[data-emptied]'));
  if (![409, 422].includes(answer.status())) return;
  await page.waitForSelector('[aria-invalid=true], [role=alert]', { timeout: PATIENCE });
  await frame(page, lang, name);
  await look(page, name);
  const other = await page.locator('.top__lang, .masthead__lang').first().getAttribute('href');
  const led = await page.request.get(new URL(other, address).href);
  if (led.status() !== 200) note(name, `the other language is at ${other}: ${led.status()}`);
}

/** What somebody may open, one page after the other. */
async function walk(lang, { cookies, pages }) {
  const context = await visitor(lang);
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: address })));
  const page = await context.newPage();
  for (const { kind, path, status } of pages) {
    const name = named(lang, kind);
    await step(name, async () => {
      const answer = await page.goto(`${address}/${lang}${path}`);
      if (answer.status() !== status) note(name, `status ${answer.status()}`);
      await frame(page, lang, name);
      await look(page, name);
      await refused(page, lang, `${name}-refused`);
    });
  }
  await step(`${lang}-leaves`, () => context.close());
}

/** Who looks must be able to see: words over words, too wide for a phone and hardly to be read, must be told. */
async function sees() {
  const context = await visitor('en');
  const page = await context.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Seen</title><main><h1>Seen</h1><p style="position:absolute;top:9px;width:900px;color:#ddd">Unseen words</p><img src="data:,"></main>');
  const told = (await found(page, 'seen')).join();
  for (const wanted of ['overlap', 'sideways', 'color-contrast', 'image-alt']) if (!told.includes(wanted)) note('seen', `${wanted} is not told: ${told}`);
  await context.close();
}

await sees();
await Promise.all(['ar', 'en'].map(async (lang) => {
  for (const person of people) await walk(lang, person);
}));
await end();
