// What only a browser shows of the workspace: keys by their place on the keyboard, texts that survive dead networks, another case and
// another device. `tools` are those of journey.mjs: address, visitor, signIn, step, note, look.
import { late } from './late.mjs';
import { keys } from './keys.mjs';
import { pictures } from './pictures.mjs';
import { plain } from './plain.mjs';
import { reading } from './reading.mjs';
import { rows } from './rows.mjs';
import { PATIENCE } from './look.mjs';

/** The cases of one's own that can be answered: the addresses of two. */
async function answerable(page, address, lang) {
  await page.goto(`${address}/${lang}/desk/cases?view=mine`);
  const hrefs = await page.locator('.list a.item').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const found = [];
  for (const href of hrefs) {
    await page.goto(new URL(href, address).href);
    if (await page.locator('textarea[name=body]').count()) found.push(new URL(href, address).href);
    if (found.length === 2) return found;
  }
  throw new Error(`only ${found.length} of ${hrefs.length} cases can be answered`);
}

/** A text is not lost by a dead network, and is not carried into another case. */
async function drafts(lang, page, { address, note, look }) {
  const [first, second] = await answerable(page, address, lang);
  const box = page.locator('textarea[name=body]');
  const text = lang === 'ar' ? 'هذا نص لم يُرسل بعد.' : 'This text has not been sent yet.';
  await page.goto(first);
  await box.fill(text);
  // By the list, as people go: the page is changed in place.
  await page.locator(`.list a.item[href="${new URL(second).pathname}${new URL(second).search}"]`).click();
  await page.waitForURL(second);
  const number = new URL(second).pathname.split('/').pop();
  await page.waitForFunction((id) => document.querySelector('cs-composer')?.id.endsWith(`-${id}`), number);
  if ((await box.inputValue()).includes(text)) note(`${lang}-drafts`, 'a text for one customer stands in the reply to another');
  await page.goto(first);
  if ((await box.inputValue()) !== text) note(`${lang}-drafts`, `what was typed is gone: ${await box.inputValue()}`);
  await page.context().setOffline(true);
  await box.focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.composer__undo');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.composer__undo--bad', { timeout: PATIENCE });
  if ((await box.inputValue()) !== text) note(`${lang}-drafts`, 'a dead network takes the text away');
  await page.context().setOffline(false);
  await look(page, `${lang}-offline`);
  await page.reload();
  if ((await box.inputValue()) !== text) note(`${lang}-drafts`, 'the text is gone after the page was opened again');
}

/** What is typed on two devices is shown on both, and one chooses. */
async function devices(lang, page, { address, note, look, visitor, signIn, person }) {
  const [first] = await answerable(page, address, lang);
  const context = await visitor(lang);
  const phone = await context.newPage();
  await signIn(phone, lang, person);
  await Promise.all([page.goto(first), phone.goto(first)]);
  const [here, there] = [page.locator('textarea[name=body]'), phone.locator('textarea[name=body]')];
  const kept = (one) => one.waitForResponse((answer) => answer.url().includes('reply-draft'));
  await Promise.all([kept(page), here.fill(lang === 'ar' ? 'نص المكتب' : 'The text of the desk')]);
  await Promise.all([kept(phone), there.fill(lang === 'ar' ? 'نص الهاتف' : 'The text of the phone')]);
  await phone.waitForSelector('.composer__other');
  await look(phone, `${lang}-devices`);
  await phone.locator('.composer__other button').nth(1).click();
  if ((await there.inputValue()) !== (await here.inputValue())) note(`${lang}-devices`, 'the text of the other device is not taken');
  if (!(await phone.locator('.composer__other blockquote').textContent())?.trim()) note(`${lang}-devices`, 'the text that was not taken is not at hand');
  await context.close();
}

/** All of it, for one language. */
export async function workspace(lang, tools) {
  const { visitor, signIn, step, person } = tools;
  const context = await visitor(lang);
  const page = await context.newPage();
  await step(`${lang}-workspace`, () => signIn(page, lang, person));
  await reading(lang, page, tools);
  await keys(lang, page, tools);
  await rows(lang, page, tools);
  await late(lang, page, tools);
  await pictures(lang, page, tools, async () => { const [first] = await answerable(page, tools.address, lang); await page.goto(first); });
  await step(`${lang}-devices`, () => devices(lang, page, tools));
  await step(`${lang}-drafts`, () => drafts(lang, page, tools));
  await step(`${lang}-plain`, async () => plain(lang, page, tools, await answerable(page, tools.address, lang)));
  await context.close();
}
