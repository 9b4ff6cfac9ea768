// What a letter leads to, walked without scripts and without a pointer: node public.mjs, told on standard input, as JSON: { address, outbox,
// walks: { ar: { secure, file, text, wrong, over, opinion }, en: … } }. Problems are printed, one a line, and end with 1.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { walker } from './look.mjs';

const { address, outbox, walks } = JSON.parse(readFileSync(0, 'utf8'));
const { visitor, lookWithout, note, step, end } = await walker(address);

/** What a letter says, as far as it stands in its parts. */
const said = (letter) => letter.split(/\r?\n\r?\n/).map((part) => Buffer.from(part.split(/\r?\n--/)[0], 'base64').toString()).join('\n');

/** The code in a letter that came since. */
async function code(before, words) {
  for (let look = 0; look < 400; look += 1) {
    const came = readdirSync(outbox).filter((name) => !before.has(name)).map((name) => said(readFileSync(join(outbox, name), 'utf8')));
    const found = came.map((text) => text.match(words)?.[1]).find(Boolean);
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error('no code came');
}

const CODES = { ar: /الرمز: (?:\u2066)?(\d{6})/, en: /Code: (\d{6})/ };

/** Somebody who has a keyboard and no scripts. */
class Citizen {
  constructor(lang, page) {
    Object.assign(this, { lang, page });
  }

  /** Goes by Tab to a place, whose focus can be seen. */
  async to(selector) {
    for (let press = 0; press < 40; press += 1) {
      await this.page.keyboard.press('Tab');
      if (!(await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))) continue;
      const isSeen = await this.page.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; });
      if (!isSeen) note(this.lang, `the focus on ${selector} is not to be seen`);
      return;
    }
    throw new Error(`Tab never reaches ${selector}`);
  }

  /** Opens an address; the page stands in its language, with one heading. */
  async open(path, status = 200) {
    const answer = await this.page.goto(`${address}${path}`);
    if (answer.status() !== status) note(this.lang, `${path} answers ${answer.status()}`);
    await this.frame(path.split('/')[2]);
  }

  async frame(name) {
    const { lang, page } = this;
    const found = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length]);
    if (found.join() !== `${lang},${lang === 'ar' ? 'rtl' : 'ltr'},1`) note(lang, `${page.url()}: language, direction, headings are ${found}`);
    await lookWithout(page, `${lang}-${name}`);
  }

  /** Presses what has the focus, and waits for the page to which it leads. */
  async press(key = 'Enter') {
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press(key)]);
  }
}

/** A secure message: its code is asked for, typed wrongly, typed rightly, its text is read and its file taken; then it is shut again. */
async function secure(citizen, { secure, text, file }) {
  const { lang, page } = citizen;
  await citizen.open(secure);
  if ((await page.textContent('main')).includes(text)) note(lang, 'a secure message is open without a code');
  const before = new Set(readdirSync(outbox));
  await citizen.to('form[action$="/codes"] button');
  await citizen.press();
  await citizen.frame('secure-asked');
  const right = await code(before, CODES[lang]);
  await citizen.to('input[name=code]');
  await page.keyboard.type(right === '000000' ? '000001' : '000000');
  await citizen.press();
  if (!(await page.locator('#f-code[aria-invalid=true], input[name=code][aria-invalid=true]').count())) note(lang, 'a wrong code is not told');
  await citizen.frame('secure-wrong');
  await citizen.to('input[name=code]');
  // As people type it on an Arabic keyboard, and in groups.
  const typed = lang === 'ar' ? [...right].map((digit) => String.fromCharCode(0x660 + Number(digit))).join('') : `${right.slice(0, 3)} ${right.slice(3)}`;
  await page.keyboard.type(typed);
  await citizen.press();
  if (!(await page.textContent('main')).includes(text)) note(lang, `the right code opens nothing: ${await page.textContent('main')}`);
  await citizen.frame('secure-open');
  await citizen.to('form[action*="/files/"] button');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  if (download.suggestedFilename() !== file.name) note(lang, `the file is saved as ${download.suggestedFilename()}`);
  if (readFileSync(await download.path(), 'utf8') !== file.text) note(lang, 'the file came otherwise than it was sent');
  // The same code opens it no second time.
  await citizen.open(secure);
  if ((await page.textContent('main')).includes(text)) note(lang, 'it stays open');
}

/** An opinion: opened, tapped once, a question answered with another tap, and a word added. */
async function opinion(citizen, { opinion: path }) {
  const { lang, page } = citizen;
  await citizen.open(path);
  await citizen.to('button[name=score][value="4"]');
  await citizen.press('Space');
  if (await page.locator('button[name=score]').count()) note(lang, 'a tap is not taken');
  await citizen.frame('opinion-thanks');
  await citizen.to('button[name=said][value=yes]');
  await citizen.press('Space');
  if (await page.locator('button[name=said]').count()) note(lang, 'an answer is not taken');
  await citizen.to('textarea[name=comment]');
  await page.keyboard.type(lang === 'ar' ? 'شكراً على السرعة.' : 'Thank you for being quick.');
  await citizen.to('main form button[type=submit]');
  await citizen.press();
  if (await page.locator('textarea[name=comment]').count()) note(lang, `what was added is not taken: ${await page.textContent('main')}`);
  await citizen.frame('opinion-said');
}

/** What is over, and what never was. */
async function shut(citizen, { over, wrong }) {
  const { lang, page } = citizen;
  await citizen.open(over);
  if (await page.locator('main form').count()) note(lang, 'a message that was withdrawn still asks for a code');
  for (const path of wrong) await citizen.open(path, 404);
}

await Promise.all(Object.entries(walks).map(async ([lang, told]) => {
  const context = await visitor(lang, { javaScriptEnabled: false, acceptDownloads: true });
  const citizen = new Citizen(lang, await context.newPage());
  for (const part of [secure, opinion, shut]) await step(`${lang}-${part.name}`, () => part(citizen, told));
  await context.close();
}));
await end();
