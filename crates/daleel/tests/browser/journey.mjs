// Walks a person's journeys in Chromium: node journey.mjs ADDRESS PASSWORD. What comes about on the way is looked at by axe and by the
// geometry check at a desk's and a phone's width; problems are printed, one a line, and end the walk with 1.
import { elsewhere } from './jumps.mjs';
import { DESK, signIn as signInAt, walker, PATIENCE } from './look.mjs';
import { workspace } from './workspace.mjs';

const [address, password] = process.argv.slice(2);
// Two who answer mail, so that the walks in the two languages do not take each other's cases.
const PEOPLE = { ar: 'fatima@rsa.example', en: 'ali@rsa.example' };
const { visitor, look: lookAt, lookWithout, note, step, end } = await walker(address);
const signIn = (page, lang, email) => signInAt(page, address, lang, { email, password });

/** Looks at the page as it stands, and goes on at a desk. */
async function look(page, name) {
  await lookAt(page, name);
  await page.setViewportSize(DESK);
}

/** A citizen whose browser runs no scripts writes, keeps the receipt, follows the case and adds to it. */
async function withoutScripts(lang) {
  const context = await visitor(lang, { javaScriptEnabled: false });
  const page = await context.newPage();
  await step(`${lang}-without-scripts`, async () => {
    await page.goto(`${address}/${lang}/e/rsa/write`);
    await page.fill('input[name=name]', lang === 'ar' ? 'ريم النور' : 'Reem Alnoor');
    await page.fill('input[name=email]', 'reem@people.example');
    await page.fill('input[name=subject]', lang === 'ar' ? 'ساعات العمل' : 'Opening hours');
    await page.fill('textarea[name=text]', lang === 'ar' ? 'متى يفتح المركز يوم الخميس؟' : 'When do you open on Thursdays?');
    await page.click('main form button[type=submit]');
    await page.waitForURL(/received/);
    const [reference, code] = await page.locator('bdi b').allTextContents();
    await page.goto(`${address}/${lang}/follow`);
    await page.fill('input[name=reference]', reference);
    await page.fill('input[name=code]', code);
    await page.keyboard.press('Enter');
    await page.waitForURL(/follow\/./);
    await page.fill('textarea[name=text]', lang === 'ar' ? 'ويوم السبت؟' : 'And on Saturdays?');
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    const shown = await page.textContent('main');
    if (!shown.includes(lang === 'ar' ? 'ويوم السبت؟' : 'And on Saturdays?')) note(`${lang}-open-case`, 'what was added is not shown');
  });
  await context.close();
}

/** An employee's day: a case, a reply that is checked while it is written and sent by the keyboard, codes for the day the phone is lost. */
async function employee(lang) {
  const context = await visitor(lang);
  const page = await context.newPage();
  await step(`${lang}-employee`, () => signIn(page, lang, PEOPLE[lang]));
  await step(`${lang}-case`, async () => {
    await page.goto(`${address}/${lang}/desk/cases?view=mine`);
    const cases = page.locator(`a[href*="/desk/cases/"]`);
    const hrefs = [...new Set(await cases.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))].filter((href) => /cases\/\d+/.test(href));
    let isOpen = false;
    let opened = '';
    // What is due first is in other hands of this walk at the same time.
    for (const href of hrefs.reverse()) {
      await page.goto(new URL(href, address).href);
      if (await page.locator('textarea[name=body]').count()) { isOpen = true; opened = page.url(); break; }
    }
    if (!isOpen) throw new Error(`none of ${hrefs.length} cases can be answered`);
    const box = page.locator('textarea[name=body]');
    const text = (await box.getAttribute('lang')) === 'ar' ? 'هلا، رقم بطاقتك 4012888888881881 وشكرا' : 'u gotta recieve it, your card 4012888888881881';
    await box.click();
    await page.keyboard.type(text);
    await page.waitForFunction(() => document.querySelector('.checks')?.textContent.trim().length > 0, null, { timeout: PATIENCE });
    await look(page, `${lang}-composer`);
    // What stops it is said at once, and nobody types into what overrides it by accident.
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.composer__undo--bad', { timeout: PATIENCE }).catch(() => note(`${lang}-composer`, 'what is stopped waits as if it left'));
    if (await page.evaluate(() => document.activeElement?.matches('input, textarea'))) note(`${lang}-composer`, 'after a refusal the caret stands where it may override it');
    if (!(await page.locator('.composer__undo--bad').evaluate((strip) => { const box = strip.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }))) note(`${lang}-composer`, 'why it was refused is out of sight');
    await look(page, `${lang}-refused`);
    await box.click();
    await page.keyboard.press('Control+A');
    const good = (await box.getAttribute('lang')) === 'ar' ? 'تستغرق المعاملة ثلاثة أيام عمل، ويمكنكم متابعتها عبر الموقع الإلكتروني.' : 'The matter takes three working days. You can follow it on our site.';
    await page.keyboard.type(good);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.composer__undo');
    await page.keyboard.press('Escape');
    if ((await box.inputValue()) !== good || (await page.locator('.composer__undo').count())) note(`${lang}-composer`, 'what is sent cannot be taken back');
    if (!(await box.evaluate((field) => field === document.activeElement))) note(`${lang}-composer`, 'taking back loses the caret');
    await page.keyboard.press('Control+Enter');
    // The next case opens, and says that the reply is on its way.
    await page.waitForURL(/[?&]sent=\d+/, { timeout: PATIENCE });
    await page.goto(opened);
    await page.waitForFunction((sent) => [...document.querySelectorAll('main article, main li, main section')].some((part) => part.textContent.includes(sent)) && !document.querySelector('textarea[name=body]')?.value.includes(sent), good, { timeout: PATIENCE });
    await look(page, `${lang}-sent`);
  });
  await step(`${lang}-codes`, async () => {
    await page.goto(`${address}/${lang}/desk/me/security`);
    await page.locator('form[action$="/codes"] button').click();
    await page.waitForSelector('.codes li');
    await look(page, `${lang}-codes`);
  });
  await context.close();
}

/** The main flow without a pointer: sign in by Tab and Enter, skip to the content, open the palette, reach a case. */
async function keyboardOnly(lang) {
  const context = await visitor(lang);
  const page = await context.newPage();
  await step(`${lang}-keyboard`, async () => {
    await page.goto(`${address}/${lang}/sign-in`);
    const tabTo = async (selector) => {
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      }
      throw new Error(`Tab never reaches ${selector}`);
    };
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    if (!first?.startsWith('#')) note(`${lang}-keyboard`, `the first stop is not the way past the navigation: ${first}`);
    await tabTo('input[name=email]');
    await page.keyboard.type(PEOPLE[lang]);
    await tabTo('input[name=password]');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk/);
    await page.goto(`${address}/${lang}/desk/cases`);
    // At once: whoever is in a hurry does not wait for the page to grow old.
    await page.keyboard.press('j');
    if (!(await page.evaluate(() => document.activeElement?.matches('.item')))) note(`${lang}-keyboard`, 'J does not reach the first case');
    await page.goto(`${address}/${lang}/desk/cases`);
    await tabTo('a[href*="/desk/cases/"]');
    const outline = await page.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; });
    if (!outline) note(`${lang}-keyboard`, 'the focus on a case is not visible');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main h1, main h2');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog[open] input, [role=dialog] input', { timeout: PATIENCE });
    await page.keyboard.press('Escape');
    if (await page.locator('dialog[open]').count()) note(`${lang}-keyboard`, 'Escape does not close the palette');
  });
  await context.close();
}

await Promise.all(['ar', 'en'].map(async (lang) => {
  await withoutScripts(lang);
  await employee(lang);
  await keyboardOnly(lang);
  const tools = { address, visitor, signIn, step, note, look, lookWithout, person: PEOPLE[lang], supervisor: 'salem@rsa.example' };
  await workspace(lang, tools);
  await elsewhere(lang, tools);
}));
await end();
