// How soon a kiosk's first screen stands on a slow tablet: node first-screen.mjs, told on standard input { address, password, times, slower } as
// JSON. A kiosk is paired with a centre of the demonstration; then its first screen is opened again and again by a browser whose processor is
// made so many times slower, each time first by one that has nothing of it yet and then by one that has seen it. Answers on standard output, as
// JSON, milliseconds since the navigation began: { first: [{ painted, largest, ready }], again: [...] }.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.cwd()}/`)('playwright-core');
const { address, password, times, slower } = JSON.parse(readFileSync(0, 'utf8'));
const TABLET = { viewport: { width: 1080, height: 1920 }, locale: 'ar-BH' };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** The state of a browser that is a kiosk of the first centre. */
async function paired() {
  const administrator = await (await browser.newContext()).newPage();
  await administrator.goto(`${address}/en/sign-in`);
  await administrator.fill('input[name=email]', 'huda@rsa.example');
  await administrator.fill('input[name=password]', password);
  await Promise.all([administrator.waitForURL((url) => !url.pathname.endsWith('/sign-in')), administrator.locator('main form [type=submit]').first().click()]);
  await administrator.goto(`${address}/en/desk/centres`);
  const centre = (await administrator.locator('a[href*="/desk/centres/"]').first().getAttribute('href')).match(/centres\/(\d+)/)[1];
  const context = await browser.newContext(TABLET);
  const kiosk = await context.newPage();
  await kiosk.goto(`${address}/ar/device`);
  const code = (await kiosk.locator('.code').innerText()).replace(/[^0-9A-Za-z]/g, '');
  const answer = await administrator.request.post(`${address}/en/desk/centres/${centre}/devices`, { form: { code, kind: 'kiosk', name: 'Slow', counter: '' }, headers: { origin: address } });
  if (!answer.ok()) throw new Error(`the kiosk was not paired: ${answer.status()}`);
  await kiosk.locator('.k-main').waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Milliseconds until something was painted, the largest part was, and a press is heard: the scripts have run. */
const seen = () => new Promise((done) => {
  new PerformanceObserver((list) => {
    const largest = list.getEntries().at(-1).startTime;
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    done({ painted, largest, ready: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
});

const state = await paired();
const [first, again] = [[], []];
for (let time = 0; time < times; time += 1) {
  const context = await browser.newContext({ ...TABLET, storageState: state });
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  for (const kept of [first, again]) {
    await page.goto(`${address}/ar/kiosk`, { waitUntil: 'load' });
    await page.locator('a.k-card').first().waitFor();
    kept.push(await page.evaluate(seen));
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ first, again }));
