// Replies where the browser's scripts do little or nothing: the whole way without any, and a supervisor's second look, in whose place to
// write the text is a colleague's: it is looked at as it is changed, and leaves at once.
import { PATIENCE } from './look.mjs';


const TEXT = {
  ar: { reply: 'تستغرق المعاملة ثلاثة أيام عمل، وتجدون التفاصيل في الملف المرفق.', slip: ' هلا', asked: 'تُستلم الوثيقة من مركز الخدمة خلال أسبوع.', changed: 'تُستلم الوثيقة من مركز الخدمة خلال خمسة أيام عمل.' },
  en: { reply: 'The matter takes three working days. The attached file tells more.', slip: ' gotta', asked: 'You can collect the document at the centre within a week.', changed: 'You can collect the document at the centre within five working days.' },
};

/** Without scripts a text is kept by a button, files go with it, and it is sent once it was seen what stays open. */
async function withoutScripts(lang, { visitor, signIn, note, lookWithout, person }, first) {
  const name = `${lang}-composer-without-scripts`;
  const page = await (await visitor(lang, { javaScriptEnabled: false })).newPage();
  await signIn(page, lang, person);
  await page.goto(first);
  const box = page.locator('textarea[name=body]');
  const { reply } = TEXT[await box.getAttribute('lang')];
  await box.fill(reply);
  await page.locator('noscript button[name=switch]').click();
  await page.waitForLoadState();
  if ((await box.inputValue()) !== reply) note(name, 'the text that was to be kept is not there');
  await page.setInputFiles('#reply-files', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Bring your card.') });
  await page.locator('.reply__attach noscript button').click();
  await page.waitForLoadState();
  if ((await page.locator('.reply__files li bdi').allTextContents()).join() !== 'notes.txt') note(name, 'the file does not go with the reply');
  if ((await box.inputValue()) !== reply) note(name, 'attaching a file takes the text away');
  await lookWithout(page, name);
  const seen = page.locator('input[name=open_seen]');
  if (await seen.isVisible()) await seen.check();
  await page.locator('.composer__send .btn--primary').click();
  await page.waitForLoadState();
  await page.goto(first);
  const sent = page.locator('.msg--out', { hasText: reply });
  if (!(await sent.count()) || !(await sent.last().textContent()).includes('notes.txt')) note(name, `the reply and its file are not in the case: ${page.url()}`);
  await page.context().close();
}

/** A supervisor reads a reply before it leaves, and changes a word of it. */
async function secondLook(lang, page, { address, visitor, signIn, note, look, supervisor }, second) {
  const name = `${lang}-second-look`;
  await page.goto(second);
  const box = page.locator('textarea[name=body]');
  const { asked, changed, slip } = TEXT[await box.getAttribute('lang')];
  await box.fill(asked);
  await page.locator('details:has(button[formaction$="/second-look"]) summary').click();
  await page.locator('button[formaction$="/second-look"]').click();
  await page.waitForSelector('form[action$="/second-look/removal"]');
  const above = await (await visitor(lang)).newPage();
  await signIn(above, lang, supervisor);
  await above.goto(`${address}/${lang}/desk/second-looks`);
  const number = new URL(second).pathname.split('/').pop();
  const place = above.locator(`#looks section:has(a[href*="/desk/cases/${number}"])`);
  const text = place.locator('textarea[name=body]');
  await text.fill(asked + slip);
  await place.locator('.remark button').first().waitFor({ timeout: PATIENCE });
  await look(above, name);
  await text.fill(changed);
  await place.locator('button[name=act][value=send]').click();
  await place.waitFor({ state: 'detached' });
  if (await above.locator('.composer__undo').count()) note(name, 'a text that was looked at waits once more');
  await page.goto(second);
  if (!(await page.locator('.msg--out', { hasText: changed }).count())) note(name, 'the reply did not leave as the supervisor wrote it');
  await above.context().close();
}

/** Both, in one language: in the first case and in the second. */
export async function plain(lang, page, tools, [first, second]) {
  await tools.step(`${lang}-composer-without-scripts`, () => withoutScripts(lang, tools, first));
  await tools.step(`${lang}-second-look`, () => secondLook(lang, page, tools, second));
}
