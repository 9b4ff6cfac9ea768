// Opens letters in Chromium: node letters.mjs ADDRESS PASSWORD MESSAGES. Each is opened as people see it, and once more as what cleaning left
// of it, without the glass before it. What runs, asks for something or leads away by itself is printed, one a line, and ends with 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [address, password, messages] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)('playwright-core');
const problems = [];
let at = '';
let seen = 0;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ reducedMotion: 'reduce' });
const note = (what) => { seen += 1; problems.push(`${at}: ${what}`); };
await context.route('**/*', (route) => {
  const url = route.request().url();
  if (url.startsWith(address)) return route.continue();
  if (!url.startsWith('data:image/')) note(`asks for ${url.slice(0, 120)}`);
  return route.abort();
});
context.on('dialog', (dialog) => { note(`says ${dialog.message()}`); dialog.dismiss(); });
await context.addInitScript(() => { for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ran = name; }; });

/** Does to a page what people do, and looks at what is in it. */
async function tryOut(page) {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    for (const element of all) {
      if (element.closest('a')) continue;
      for (const kind of ['mouseover', 'click', 'focus', 'pointerover', 'animationstart', 'toggle']) element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    // What leads or loads; elsewhere, as in a title, such an address is text.
    const leads = /^(xlink:)?(href|src|srcset|action|formaction|data|poster|background|cite|ping|manifest)$/i;
    const isAct = ({ name, value }) => /^on/i.test(name) || (leads.test(name) && /^[\s\x00-\x1f]*(javascript|vbscript|data:text)/i.test(value));
    const acts = all.flatMap((element) => [...element.attributes].filter(isAct).map(({ name, value }) => `${element.localName} ${name}="${value}"`));
    // The one style that our own head has, without which no text of a stranger keeps to a telephone; nothing of a letter gets there.
    const [ours] = document.head.querySelectorAll('style');
    const strange = all.filter((element) => element !== ours && /^(script|iframe|object|embed|form|base|link|meta|style|svg|math)$/.test(element.localName) && !(element.localName === 'meta' && element.hasAttribute('charset')));
    return [...acts, ...strange.map((element) => `<${element.localName}>`), ...(window.ran ? [`runs ${window.ran}`] : [])];
  });
  found.forEach(note);
}

const page = await context.newPage();
await page.goto(`${address}/en/sign-in`);
await page.fill('input[name=email]', 'fatima@rsa.example');
await page.fill('input[name=password]', password);
await page.keyboard.press('Enter');
await page.waitForURL((url) => !url.pathname.includes('sign-in'));
const bare = await context.newPage();

// Whoever looks must be able to see: what nobody cleaned runs and asks.
at = 'uncleaned';
await bare.setContent('<img src="https://elsewhere.example/x" onerror="alert(1)"><svg onload="alert(2)">');
await bare.waitForTimeout(300);
await tryOut(bare);
const [isSeen, ran] = [problems.some((text) => text.includes('elsewhere.example')), problems.some((text) => text.includes('runs alert'))];
problems.length = 0;
if (!isSeen || !ran) problems.push('what nobody cleaned is not seen to run');

for (const message of JSON.parse(readFileSync(messages, 'utf8'))) {
  at = `letter ${message.name}`;
  const before = page.url();
  const answer = await page.goto(`${address}/en/desk/messages/${message.id}/body`);
  if (answer.status() !== 200) note(`status ${answer.status()}`);
  const html = await answer.text();
  if (!page.url().startsWith(`${address}/en/desk/messages/`)) note(`leads from ${before} to ${page.url()}`);
  await bare.goto('about:blank');
  await bare.setContent(html);
  await tryOut(bare);
}
await page.waitForTimeout(500);
await browser.close();
console.log(problems.length ? [...new Set(problems)].join('\n') : 'clean');
process.exitCode = problems.length ? 1 : 0;
