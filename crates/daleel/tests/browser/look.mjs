// What every walk in a browser shares: pages that report what goes wrong on them, and a look at a page with axe and the geometry check at a
// desk's and a phone's width. The variable DALEEL_SHOTS names a folder for pictures of what was looked at.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geometry } from './geometry.mjs';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SHOTS = process.env.DALEEL_SHOTS;
// On a tall screen no bar that stays in view lies over what one scrolls to.
const TALL = 3000;
/** Whatever comes at all comes in so many milliseconds, however busy the machine is. */
export const PATIENCE = 120_000;
export const DESK = { width: 1440, height: 900 };
const SIZES = { desk: DESK, phone: { width: 360, height: 780 } };

/** What axe says against a page, a sentence for each rule. */
export async function judged(page) {
  // Evaluated over the debugging protocol, so that the page's own policy stays as strict as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false });
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`) }));
  }, TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

/** Words have their letters, and what depends on the width knows it. */
async function settled() {
  await document.fonts.ready;
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
}

/** Makes the window so large, and waits until the page has heard of it and stands as it will: on a busy machine that is frames later. */
async function resize(page, size) {
  await page.setViewportSize(size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
  await page.evaluate(settled);
}

/** The whole page, also where a part of it scrolls by itself. */
async function picture(page, path, viewport) {
  const hidden = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((part) => (/auto|scroll/.test(getComputedStyle(part).overflowY) ? part.scrollHeight - part.clientHeight : 0))));
  await resize(page, { ...viewport, height: Math.min(viewport.height + hidden, TALL) });
  await page.screenshot({ path, animations: 'disabled', fullPage: true });
  await resize(page, viewport);
}

/** Sees a page at each width, beginning with the one at which it stands; `judge` answers what is wrong at this width, in sentences. */
export async function atEachWidth(page, name, judge) {
  const { width } = page.viewportSize();
  const sizes = Object.entries(SIZES).sort(([, one], [, other]) => (other.width === width) - (one.width === width));
  const wrong = [];
  for (const [size, viewport] of sizes) {
    await resize(page, viewport);
    if (SHOTS) await picture(page, `${SHOTS}/${name}-${size}.png`, viewport);
    const sentences = [...await page.evaluate(geometry), ...await judge(viewport)];
    wrong.push(...sentences.map((sentence) => `${name} ${size}: ${sentence}`));
  }
  return wrong;
}

/** What is wrong with a page as it stands, in sizes of its own: each is looked at as it is seen, with whatever stays in view over it. */
export async function sees(page, name, sizes) {
  const wrong = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await resize(page, viewport);
    // A picture waits for what is drawn, also where the walk holds the page's clock.
    await page.screenshot({ animations: 'disabled', fullPage: true, ...(SHOTS ? { path: `${SHOTS}/${name}-${size}.png` } : {}) });
    wrong.push(...[...await page.evaluate(geometry), ...await judged(page)].map((sentence) => `${name} ${size}: ${sentence}`));
  }
  return wrong;
}

/** What is wrong with a page as it stands, at both widths. */
function found(page, name) {
  return atEachWidth(page, name, async (viewport) => {
    await resize(page, { ...viewport, height: TALL });
    return judged(page);
  });
}

/** A browser for a walk through the installation at an address, with what the walk needs to do and to say; `files` leads there, too. */
export async function walker(address, { files = address } = {}) {
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  const leads = files === address ? [] : [`--host-resolver-rules=MAP ${new URL(files).hostname}:80 ${new URL(address).host}`];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...leads] });
  const problems = new Set();
  const note = (where, what) => problems.add(`${where}: ${what}`);

  /** Looks at the page as it stands, at both widths, and leaves it at the last one. */
  async function look(page, name) {
    (await found(page, name)).forEach((sentence) => problems.add(sentence));
  }

  /** Looks at a page whose scripts are off, in a tab that gets the same page and runs none of its scripts: those who look are scripts. */
  async function lookWithout(page, name) {
    const beside = await (await visitor(name)).newPage();
    const html = (await page.content()).replace(/<\/?noscript>/g, '');
    await beside.route(/\.js(\?|$)/, (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
    await beside.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await beside.goto(page.url());
    await look(beside, name);
    await beside.context().close();
  }

  /** A context whose pages report what their scripts complain of. */
  async function visitor(lang, options = {}) {
    const context = await browser.newContext({ viewport: DESK, locale: lang === 'ar' ? 'ar-BH' : 'en-GB', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(PATIENCE);
    context.on('weberror', (error) => note(lang, `script: ${error.error().message} ${error.page()?.url()}`));
    context.on('console', (message) => {
      // The network is cut by the walk itself.
      const isOurs = message.type() === 'error' && !/status of (4|5)\d\d|htmx:sse:error|ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_\w+|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|FAILED)/.test(message.text());
      if (isOurs) note(lang, `console: ${message.text()} ${message.location().url}`);
    });
    context.on('request', (request) => {
      const isOurs = [address, files, 'data:', 'blob:'].some((start) => request.url().startsWith(start));
      if (!isOurs) note(lang, `asks elsewhere: ${request.url()}`);
    });
    return context;
  }

  /** Does something that a walk goes on without, should it fail or take for ever. */
  async function step(name, act) {
    let clock;
    const late = new Promise((_, fail) => { clock = setTimeout(() => fail(new Error('it takes longer than five minutes')), 300_000); });
    try {
      await Promise.race([act(), late]);
    } catch (error) {
      note(name, `cannot go on: ${error.message.split('\n').slice(0, 3).join(' ')}`);
    } finally {
      clearTimeout(clock);
    }
  }

  /** Prints the problems, one a line; any ends the walk with 1. */
  async function end() {
    await browser.close();
    console.log(problems.size ? [...problems].join('\n') : 'clean');
    process.exitCode = problems.size ? 1 : 0;
  }

  return { visitor, found, look, lookWithout, note, step, end };
}

/** Signs somebody in by the page. */
export async function signIn(page, address, lang, { email, password }) {
  await page.goto(`${address}/${lang}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}
