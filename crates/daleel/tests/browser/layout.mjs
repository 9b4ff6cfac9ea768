// Looks at the pages on which texts of strangers stand: node layout.mjs ADDRESS PASSWORD SHOTS CASES. At a desk's and a phone's width, in both
// languages; what breaks the layout is printed, one a line, and ends with 1.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geometry } from './geometry.mjs';

const [address, password, shots, cases] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)('playwright-core');
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } };
const problems = [];
mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function look(page, name, path) {
  const answer = await page.goto(`${address}${path}`);
  if (answer.status() !== 200) problems.push(`${name}: status ${answer.status()}`);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${shots}/${name}-${size}.png`, animations: 'disabled' });
    for (const sentence of await page.evaluate(geometry)) problems.push(`${name} ${size}: ${sentence}`);
    // What a letter's ink covers shows in no box: it must end with its text.
    const flows = () => [...document.querySelectorAll('.event, .msg__meta > [dir="auto"], .msg__body p[dir="auto"]')].some((text) => getComputedStyle(text).overflowY !== 'clip');
    if (await page.evaluate(flows)) problems.push(`${name} ${size}: marks on letters flow over other texts`);
  }
}

for (const lang of ['ar', 'en']) {
  const context = await browser.newContext({ viewport: SIZES.desk, locale: lang === 'ar' ? 'ar-BH' : 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}/${lang}/sign-in`);
  await page.fill('input[name=email]', 'fatima@rsa.example');
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await look(page, `${lang}-hostile-list`, `/${lang}/desk/cases?view=team`);
  await look(page, `${lang}-hostile-search`, `/${lang}/desk/search?q=layout`);
  for (const { name, id, message } of JSON.parse(readFileSync(cases, 'utf8'))) {
    await look(page, `${lang}-hostile-${name}`, `/${lang}/desk/cases/${id}`);
    await look(page, `${lang}-hostile-${name}-message`, `/${lang}/desk/messages/${message}`);
  }
  await context.close();
}
await browser.close();
console.log(problems.length ? [...new Set(problems)].join('\n') : 'clean');
process.exitCode = problems.length ? 1 : 0;
