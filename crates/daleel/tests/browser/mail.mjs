// Opens letters that left as mail programs do: node mail.mjs, told on standard input what they are, as JSON: [{ name, lang, html, text }].
// Each is shown as it is, within a page of another language that keeps nothing of what stands round its body, and as plain text, at a
// desk's and a phone's width. Problems are printed, one a line, and end with 1.
import { readFileSync } from 'node:fs';
import { atEachWidth, walker } from './look.mjs';

const letters = JSON.parse(readFileSync(0, 'utf8'));
const { visitor, found, note, end } = await walker('about:');

/** What is wrong with the directions of a letter; runs in the page. `parts` are its paragraphs, or the lines of a plain text. */
function directions([lang, parts]) {
  const wrong = new Set();
  const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const shown = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').slice(0, 48);

  /** Where a stretch of a text node is drawn; nothing where it is folded over two lines. */
  const place = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.01);
    return boxes.length && boxes.every((box) => Math.abs(box.top - boxes[0].top) < 2) ? { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)), top: boxes[0].top } : null;
  };

  /** The words of a part: what stands in a stretch against its direction is one. */
  const words = (part) => {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const all = [];
    let inside = false;
    // An isolate ends with its line, too.
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const stretch = node.parentElement.closest('span[dir]');
      for (const { 0: word, index } of node.data.matchAll(/[\u2066\u2067]|\u2069|[^\s\u2066\u2067\u2069]+/g)) {
        if (/^[\u2066\u2067]$/.test(word)) inside = {};
        else if (word === '\u2069') inside = false;
        else all.push({ node, from: index, to: index + word.length, word, of: inside || stretch });
      }
    }
    return all;
  };

  /** References, addresses and numbers are read from left to right, letter by letter. */
  const inOrder = ({ node, from, word }) => {
    let [last, top] = [-Infinity, null];
    // The full stop behind it is the sentence's.
    const length = word.replace(/[.,:;!?)\]،؛؟»]+$/, '').length;
    for (let at = word.search(/[A-Za-z0-9+]/); at < length; at += 1) {
      const box = place(node, from + at, from + at + 1);
      if (!box) continue;
      if (top !== null && Math.abs(box.top - top) > 2) last = -Infinity;
      if (box.left < last - 1) return false;
      [last, top] = [box.left, box.top];
    }
    return true;
  };

  /** Word after word runs along the direction of its part. */
  const runs = (all, isRight) => {
    let last = null;
    for (const one of all) {
      const box = place(one.node, one.from, one.to);
      if (box && last && Math.abs(box.top - last.box.top) < 2 && (!one.of || one.of !== last.one.of)) {
        if (isRight ? box.right > last.box.left + 1.5 : box.left < last.box.right - 1.5) return `${last.one.word} ${one.word}`;
      }
      last = box ? { box, one } : null;
    }
    return '';
  };

  for (const part of document.querySelectorAll(parts)) {
    const all = words(part);
    if (!all.length) continue;
    const style = getComputedStyle(part);
    const [along, against] = [all.filter(({ of, word }) => !of && RIGHT.test(word)).length, all.filter(({ of, word }) => !of && /[A-Za-z]/.test(word)).length];
    if (along && against) wrong.add(`both directions stand bare in one part: ${shown(part.textContent)}`);
    const isRight = along > 0 || (!against && lang === 'ar');
    if (part.matches('p')) {
      if (part.dir !== (isRight ? 'rtl' : 'ltr') || style.direction !== part.dir) wrong.add(`the direction is ${part.dir}, computed ${style.direction}: ${shown(part.textContent)}`);
      if (part.lang !== (isRight ? 'ar' : 'en')) wrong.add(`the language is ${part.lang}: ${shown(part.textContent)}`);
    }
    // A stretch against the direction begins the line as a whole.
    const opening = all.filter((one, at) => at === 0 || (one.of && one.of === all[0].of)).map((one) => place(one.node, one.from, one.to)).filter((at, _, [head]) => at && Math.abs(at.top - head.top) < 2);
    const first = opening.length && { left: Math.min(...opening.map((at) => at.left)), right: Math.max(...opening.map((at) => at.right)) };
    const box = part.getBoundingClientRect();
    if (first && Math.abs(isRight ? box.right - first.right : first.left - box.left) > 2) wrong.add(`it does not begin at its side (${Math.round(first.left)} to ${Math.round(first.right)} in ${Math.round(box.left)} to ${Math.round(box.right)}): ${shown(part.textContent)}`);
    for (const one of all) if (/[A-Za-z0-9]/.test(one.word) && !RIGHT.test(one.word) && !inOrder(one)) wrong.add(`it is not read in its order: ${shown(one.word)} in ${shown(part.textContent)}`);
    const turned = runs(all, isRight);
    if (turned) wrong.add(`words change places: ${shown(turned)} in ${shown(part.textContent)}`);
  }
  if (!document.querySelector(parts)) wrong.add('nothing is there to be read');
  return [...wrong];
}

/** What the root of a letter says of itself. */
async function root(page, { name, lang }) {
  const said = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title.trim() ? 'titled' : '', document.querySelectorAll('img, link, script, style').length]);
  if (said.join() !== `${lang},${lang === 'ar' ? 'rtl' : 'ltr'},titled,0`) note(name, `language, direction, title, parts that load: ${said}`);
}

/** A letter in a program that shows the body alone, on its own page in the other language. */
function within(html, lang) {
  const body = html.slice(html.indexOf('>', html.indexOf('<body')) + 1, html.indexOf('</body>'));
  const [other, dir] = lang === 'ar' ? ['en', 'ltr'] : ['ar', 'rtl'];
  return `<!doctype html><html lang="${other}" dir="${dir}"><title>Mail</title><body style="margin:0"><main><h1 style="position:absolute;clip-path:inset(50%)">Mail</h1><div>${body.replace(/<style[\s\S]*?<\/style>/g, '')}</div></main>`;
}

/** A plain part as a program shows it that takes each line's direction from its letters. */
function plain(text) {
  const escaped = (line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('>'));
  return `<!doctype html><html lang="en"><title>Plain</title><body style="margin:0;font:16px sans-serif">${lines.map((line) => `<pre dir="auto" style="margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit">${escaped(line)}</pre>`).join('')}`;
}

// Who reads at night reads the same colours: nothing in a letter depends on them.
const context = await visitor('en', { colorScheme: 'dark' });
const page = await context.newPage();

/** Who looks must be able to see: a sentence turned round, a number out of its order and a side that is the wrong one must be told. */
async function sees() {
  await page.setContent('<!doctype html><html lang="ar" dir="rtl"><title>x</title><p lang="ar" dir="rtl" style="text-align:left">اتصلوا بالرقم +973 1700 0000 أو BenefitPay خدمة</p><p lang="ar" dir="ltr" style="text-align:left">السلام عليكم، help@a.example.</p>');
  const told = (await page.evaluate(directions, ['ar', 'p'])).join();
  for (const wanted of ['both directions', 'begin at its side', 'the direction is ltr', 'words change places', 'in its order']) if (!told.includes(wanted)) note('sees', `${wanted} is not told: ${told}`);
}

await sees();
for (const letter of letters) {
  const { name, lang, html, text } = letter;
  const read = (parts) => () => page.evaluate(directions, [lang, parts]);
  await page.setContent(html);
  await root(page, letter);
  (await found(page, name)).forEach((sentence) => note('letter', sentence));
  (await atEachWidth(page, name, read('p'))).forEach((sentence) => note('letter', sentence));
  await page.setContent(within(html, lang));
  (await atEachWidth(page, `${name}-within`, read('p'))).forEach((sentence) => note('letter', sentence));
  await page.setContent(plain(text));
  (await atEachWidth(page, `${name}-plain`, read('pre'))).forEach((sentence) => note('letter', sentence));
}
await end();
