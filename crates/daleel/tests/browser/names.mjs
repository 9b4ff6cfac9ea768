// Opens pages on which names and subjects of strangers stand: node names.mjs, told on standard input what there is, as JSON: { address, mark,
// people: [{ cookies, pages: [{ kind, path }] }], cases: [{ name, called, case, message }] }. In both languages, on the screen and for paper.
// What runs, asks elsewhere, stands as an element or turns other words round is printed, one a line, and ends the walk with 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { address, mark, people, cases } = JSON.parse(readFileSync(0, 'utf8'));
const { chromium } = createRequire(import.meta.url)('playwright-core');
const problems = new Set();
let at = '';
const note = (what) => problems.add(`${at}: ${what}`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function visitor(cookies) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(address)) return route.continue();
    if (!/^(data:image|blob:)/.test(url)) note(`asks for ${url.slice(0, 120)}`);
    return route.abort();
  });
  context.on('dialog', (dialog) => { note(`says ${dialog.message()}`); dialog.dismiss(); });
  await context.addInitScript(() => { for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ran = name; }; });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: address })));
  return context;
}

/** What is wrong with a page as it stands; runs in the page. */
function wrong(mark) {
  const all = [...document.querySelectorAll('*')];
  for (const element of all) for (const kind of ['mouseover', 'pointerover', 'focus']) element.dispatchEvent(new Event(kind, { bubbles: true }));
  const found = window.ran ? [`runs ${window.ran}`] : [];
  const leads = /^(xlink:)?(href|src|srcset|action|formaction|data|poster|background|cite|ping|manifest)$/i;
  for (const element of all) {
    const name = element.localName;
    for (const { name: key, value } of element.attributes) {
      if (/^on/i.test(key)) found.push(`${name} has ${key}="${value}"`);
      if (leads.test(key) && /^[\s\x00-\x1f]*(javascript|vbscript|data:text)/i.test(value)) found.push(`${name} leads to ${value}`);
      if (leads.test(key) && /elsewhere\.example/.test(value) && name !== 'a') found.push(`${name} asks for ${value}`);
    }
    if (/^(object|embed|base|math)$/.test(name) || (name === 'script' && !element.src)) found.push(`<${name}> ${element.outerHTML.slice(0, 80)}`);
    // What is in no page of ours: whoever closed a tag stands outside of it.
    if (name === 'svg' && !element.querySelector('use, path, circle, rect, line, polyline, polygon, g')) found.push(`<svg> ${element.outerHTML.slice(0, 80)}`);
  }

  // A mark that turns what follows round ends with its text: nothing of ours stands behind it in its paragraph or its stretch.
  const TURNS = /[\u202a-\u202e\u2066\u2067]/;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!TURNS.test(node.data) || /^(script|style|template)$/.test(node.parentElement.localName)) continue;
    let round = node.parentElement;
    const isWall = (element) => { const { display, unicodeBidi } = getComputedStyle(element); return !/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi); };
    while (round !== document.body && !isWall(round)) round = round.parentElement;
    const behind = round.textContent.slice(round.textContent.indexOf(node.data) + node.data.length).trim();
    // Within an isolate of plain text it ends with that, too.
    const after = node.data.slice(node.data.search(TURNS));
    const closed = /^[^\u2068]*\u2069/.test(after) && node.data.includes('\u2068');
    if (behind && !closed) found.push(`turns round what stands behind it: ${JSON.stringify(behind.slice(0, 60))} in <${round.localName} class="${round.className}">`);
    if (closed && /[\u202a-\u202e\u2066\u2067]/.test(after) && (after.match(/[\u2066\u2067]/g) ?? []).length > 0) found.push(`an isolate that was opened by a stranger takes our end: ${JSON.stringify(node.data.slice(0, 80))}`);
  }
  for (const element of all) {
    for (const key of ['title', 'aria-label', 'alt', 'placeholder']) {
      const value = element.getAttribute(key) ?? '';
      if (TURNS.test(value) && !value.trim().startsWith(mark)) found.push(`${element.localName} ${key} is turned: ${JSON.stringify(value.slice(0, 80))}`);
    }
  }
  if (TURNS.test(document.title)) found.push(`the title of the window is turned: ${JSON.stringify(document.title)}`);
  return found;
}

/** What is read on a page, and what stands in its fields. */
const read = () => document.body.innerText + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ');

// Whoever looks must be able to see.
at = 'seen';
{
  const context = await visitor({});
  const page = await context.newPage();
  await page.goto(`${address}/en/`);
  await page.evaluate(() => { document.body.insertAdjacentHTML('beforeend', '<p>\u202ex<b>after</b></p><img src="https://elsewhere.example/x" onerror="alert(1)" title="we say \u202ex"><a href="javascript:alert(1)">x</a>'); document.title = '\u202ex'; });
  await page.waitForTimeout(200);
  (await page.evaluate(wrong, mark)).forEach(note);
  const told = [...problems].join('\n');
  problems.clear();
  for (const wanted of ['asks for https://elsewhere', 'has onerror', 'leads to javascript', 'turns round', 'title is turned', 'title of the window']) if (!told.includes(wanted)) note(`${wanted} is not told: ${told}`);
  await context.close();
}

const seen = [];
for (const { who, cookies, pages } of people) {
  const context = await visitor(cookies);
  const page = await context.newPage();
  for (const lang of ['ar', 'en']) {
    for (const { kind, path } of pages) {
      at = `${lang} ${who} ${path}`;
      const answer = await page.goto(`${address}/${lang}${path}`);
      if (answer.status() !== 200) note(`status ${answer.status()}`);
      for (const media of ['screen', 'print']) {
        await page.emulateMedia({ media });
        (await page.evaluate(wrong, mark)).forEach(note);
      }
      await page.emulateMedia({ media: 'screen' });
      seen.push({ kind, path, text: await page.evaluate(read) });
    }
  }
  await context.close();
}

// What the palette finds is put together in the browser.
{
  const { cookies } = people.find(({ who }) => who.startsWith('fatima'));
  const context = await visitor(cookies);
  const page = await context.newPage();
  for (const lang of ['ar', 'en']) {
    at = `${lang} the palette`;
    await page.goto(`${address}/${lang}/desk/cases`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(mark, { delay: 20 });
    await page.waitForFunction((word) => [...document.querySelectorAll('dialog[open] a, dialog[open] [role=option]')].filter((line) => line.textContent.includes(word)).length >= 5, mark);
    (await page.evaluate(wrong, mark)).forEach(note);
  }
  await context.close();
}

// Nothing is left out of what somebody wrote: it stands there letter by letter, where it is not what shows marks of direction.
const bare = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\u202e/g, '').replace(/\u202d/g, '').replace(/‹U\+20[26][0-9A-F]›/g, '').replace(/\s+/g, ' ').trim();
for (const { name, called, case: number, message } of cases) {
  const wanted = bare(called);
  for (const place of [`/desk/cases/${number}`, `/desk/messages/${message}`]) {
    at = `${place} ${name}`;
    const texts = seen.filter(({ path }) => path === place).map(({ text }) => bare(text));
    if (!texts.length) note('nobody opened it');
    else if (!texts.every((text) => text.includes(wanted))) note(`does not show ${JSON.stringify(wanted)}`);
  }
}
await browser.close();
console.log(problems.size ? [...problems].join('\n') : `clean: ${seen.length} pages`);
process.exitCode = problems.size ? 1 : 0;
