// Walks a person's journeys in Chromium: node journey.mjs ADDRESS PASSWORD SHOTS. Every page is looked at by axe and by the geometry
// check at a desk's and a phone's width; problems are printed, one a line, and end the walk with 1.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geometry } from './geometry.mjs';
import { workspace } from './workspace.mjs';

const [address, password, shots] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } };
// Two who answer mail, so that the walks in the two languages do not take each other's cases.
const PEOPLE = { ar: 'fatima@rsa.example', en: 'ali@rsa.example' };
const problems = [];
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

function note(where, what) {
  problems.push(`${where}: ${what}`);
}

/** Looks at the page as it stands, in both widths. */
async function look(page, name) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${shots}/${name}-${size}.png`, animations: 'disabled' });
    for (const sentence of await page.evaluate(geometry)) note(`${name} ${size}`, sentence);
    // On a tall screen, where no bar that stays in view lies over what one scrolls to.
    await page.setViewportSize({ ...viewport, height: 3000 });
    // Evaluated over the debugging protocol, so that the page's own policy stays as strict as it is.
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
    for (const violation of found.violations) {
      const nodes = violation.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`);
      note(`${name} ${size}`, `${violation.id}: ${nodes.join(' | ')}`);
    }
  }
  await page.setViewportSize(SIZES.desk);
}

/** A context whose pages report what their scripts complain of. */
async function visitor(lang, options = {}) {
  const context = await browser.newContext({ viewport: SIZES.desk, locale: lang === 'ar' ? 'ar-BH' : 'en-GB', reducedMotion: 'reduce', ...options });
  context.on('weberror', (error) => note(lang, `script: ${error.error().message}`));
  context.on('console', (message) => {
    // The network is cut by the walk itself.
    const isOurs = message.type() === 'error' && !/status of (4|5)\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (isOurs) note(lang, `console: ${message.text()} ${message.location().url}`);
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) note(lang, `asks elsewhere: ${request.url()}`);
  });
  return context;
}

async function signIn(page, lang, email) {
  await page.goto(`${address}/${lang}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

async function step(name, act) {
  try {
    await act();
  } catch (error) {
    note(name, `cannot go on: ${error.message.split('\n').slice(0, 3).join(' ')}`);
  }
}

/** Pages that anyone sees. */
async function publicPages(lang) {
  const context = await visitor(lang);
  const page = await context.newPage();
  const pages = { home: '/', entity: '/e/rsa', write: '/e/rsa/write', follow: '/follow', guide: '/guide', clause: '/guide/6.email.sla', charter: '/charter', accessibility: '/accessibility', privacy: '/privacy', styleguide: '/styleguide', 'sign-in': '/sign-in', missing: '/nowhere' };
  for (const [name, path] of Object.entries(pages)) {
    await step(`${lang}-${name}`, async () => {
      const answer = await page.goto(`${address}/${lang}${path}`);
      if (answer.status() !== (name === 'missing' ? 404 : 200)) note(`${lang}-${name}`, `status ${answer.status()}`);
      const frame = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length, document.querySelectorAll('main').length]);
      if (frame.join() !== `${lang},${lang === 'ar' ? 'rtl' : 'ltr'},1,1`) note(`${lang}-${name}`, `language, direction, h1, main: ${frame}`);
      await look(page, `${lang}-${name}`);
    });
  }
  await context.close();
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
    await page.screenshot({ path: `${shots}/${lang}-receipt-desk.png` });
    const [reference, code] = await page.locator('bdi b').allTextContents();
    await page.goto(`${address}/${lang}/follow`);
    await page.fill('input[name=reference]', reference);
    await page.fill('input[name=code]', code);
    await page.keyboard.press('Enter');
    await page.waitForURL(/follow\/./);
    await page.screenshot({ path: `${shots}/${lang}-open-case-desk.png` });
    await page.fill('textarea[name=text]', lang === 'ar' ? 'ويوم السبت؟' : 'And on Saturdays?');
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    const shown = await page.textContent('main');
    if (!shown.includes(lang === 'ar' ? 'ويوم السبت؟' : 'And on Saturdays?')) note(`${lang}-open-case`, 'what was added is not shown');
  });
  await context.close();
}

/** An employee's day: inbox, case, a reply that is checked while it is written and sent by the keyboard, scorecard. */
async function employee(lang) {
  const context = await visitor(lang);
  const page = await context.newPage();
  await step(`${lang}-employee`, async () => {
    await signIn(page, lang, PEOPLE[lang]);
    await page.goto(`${address}/${lang}/desk/cases`);
    await look(page, `${lang}-inbox`);
  });
  await step(`${lang}-case`, async () => {
    await page.goto(`${address}/${lang}/desk/cases?view=mine`);
    const cases = page.locator(`a[href*="/desk/cases/"]`);
    const hrefs = [...new Set(await cases.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))].filter((href) => /cases\/\d+/.test(href));
    let isOpen = false;
    let opened = '';
    for (const href of hrefs) {
      await page.goto(new URL(href, address).href);
      if (await page.locator('textarea[name=body]').count()) { isOpen = true; opened = page.url(); break; }
    }
    if (!isOpen) throw new Error(`none of ${hrefs.length} cases can be answered`);
    await look(page, `${lang}-case`);
    const box = page.locator('textarea[name=body]');
    const text = (await box.getAttribute('lang')) === 'ar' ? 'هلا، رقم بطاقتك 4012888888881881 وشكرا' : 'u gotta recieve it, your card 4012888888881881';
    await box.click();
    await page.keyboard.type(text);
    await page.waitForFunction(() => document.querySelector('.checks')?.textContent.trim().length > 0, null, { timeout: 15000 });
    await look(page, `${lang}-composer`);
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
    await page.waitForURL(/[?&]sent=\d+/, { timeout: 20000 });
    await page.goto(opened);
    await page.waitForFunction((sent) => [...document.querySelectorAll('main article, main li, main section')].some((part) => part.textContent.includes(sent)) && !document.querySelector('textarea[name=body]')?.value.includes(sent), good, { timeout: 20000 });
    await look(page, `${lang}-sent`);
  });
  for (const [name, path] of Object.entries({ scorecard: '/desk/scorecard/me', findings: '/desk/findings', notices: '/desk/notices', search: '/desk/search?q=identity', security: '/desk/me/security', tokens: '/desk/me/tokens' })) {
    await step(`${lang}-${name}`, async () => {
      const answer = await page.goto(`${address}/${lang}${path}`);
      if (answer.status() !== 200) note(`${lang}-${name}`, `status ${answer.status()}`);
      await look(page, `${lang}-${name}`);
    });
  }
  await step(`${lang}-codes`, async () => {
    await page.goto(`${address}/${lang}/desk/me/security`);
    await page.locator('form[action$="/codes"] button').click();
    await page.waitForSelector('.codes li');
    await look(page, `${lang}-codes`);
  });
  await context.close();
}

/** The pages of those who lead and set up. */
async function others(lang) {
  const pages = { 'salem@rsa.example': { team: '/desk/scorecard', disputes: '/desk/disputes', unassigned: '/desk/cases?view=unassigned', absences: '/admin/absences' }, 'huda@rsa.example': { employees: '/admin/employees', entity: '/admin/entity', services: '/admin/services', calendar: '/admin/calendar', webhooks: '/desk/webhooks', settings: '/admin/settings', providers: '/admin/sign-in', mailboxes: '/desk/mailboxes', centres: '/admin/centres' }, 'oversight@gov.example': { government: '/gov' }, 'operator@gov.example': { deliveries: '/desk/deliveries', audit: '/desk/audit', entities: '/admin/entities' } };
  for (const [email, theirs] of Object.entries(pages)) {
    const context = await visitor(lang);
    const page = await context.newPage();
    await step(`${lang}-${email}`, () => signIn(page, lang, email));
    for (const [name, path] of Object.entries(theirs)) {
      await step(`${lang}-${name}`, async () => {
        const answer = await page.goto(`${address}/${lang}${path}`);
        if (answer.status() !== 200) note(`${lang}-${name}`, `status ${answer.status()}`);
        await look(page, `${lang}-${name}`);
      });
    }
    await context.close();
  }
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
    await page.waitForSelector('dialog[open] input, [role=dialog] input', { timeout: 5000 });
    await page.screenshot({ path: `${shots}/${lang}-palette-desk.png` });
    await page.keyboard.press('Escape');
    if (await page.locator('dialog[open]').count()) note(`${lang}-keyboard`, 'Escape does not close the palette');
  });
  await context.close();
}

await Promise.all(['ar', 'en'].map(async (lang) => {
  await publicPages(lang);
  await withoutScripts(lang);
  await employee(lang);
  await keyboardOnly(lang);
  await workspace(lang, { address, visitor, signIn, step, note, look, person: PEOPLE[lang] });
  await others(lang);
}));
await browser.close();
console.log(problems.length ? [...new Set(problems)].join('\n') : 'clean');
process.exitCode = problems.length ? 1 : 0;
