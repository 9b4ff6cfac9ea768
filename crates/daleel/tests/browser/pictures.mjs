// Files on their way into a reply: a picture from the clipboard, files that are dropped, and those that may not leave.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENCE } from './look.mjs';

/** A picture that says in a block of its own where it was taken. */
const HIDDEN = 'taken-at-26.2285N';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAD0lEQVR4nGNoAAMGBzAAACTOBIHVUVYVAAAAAElFTkSuQmCC';

/** What stands on the desktop of whoever writes. */
function desktop(lang) {
  const folder = mkdtempSync(join(tmpdir(), 'daleel-dropped-'));
  const kept = (name, bytes) => { writeFileSync(join(folder, name), bytes); return join(folder, name); };
  const picture = Buffer.from(PIXEL, 'base64');
  const words = Buffer.from(`Comment\0${HIDDEN}`);
  const block = Buffer.alloc(12 + words.length);
  block.writeUInt32BE(words.length, 0);
  block.write('tEXt', 4);
  words.copy(block, 8);
  block.writeUInt32BE(checked(block.subarray(4, 8 + words.length)), 8 + words.length);
  return {
    picture: kept(lang === 'ar' ? 'خريطة المركز.png' : 'map of the centre.png', Buffer.concat([picture.subarray(0, 33), block, picture.subarray(33)])),
    page: kept('notes.txt', 'Bring your card.'),
    program: kept('setup.exe', Buffer.from('MZ and so on')),
    drawing: kept('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    large: kept('film.mp4', Buffer.alloc(17 * 1024 * 1024, 'x')),
  };
}

/** The sum at the end of a block of a picture (CRC-32). */
function checked(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** Files are carried over a place of the page and let go there, as the system's file manager does it. */
async function drop(page, selector, ...files) {
  const session = await page.context().newCDPSession(page);
  const place = page.locator(selector);
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await place.boundingBox();
  const at = { x: x + width / 2, y: y + height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, ...at });
  await session.detach();
}

/** Waits until the files are shown as this says. */
async function files(page, wanted) {
  await page.waitForFunction((count) => !document.querySelector('[data-files][aria-busy]') && document.querySelectorAll('.reply__files li').length === count, wanted, { timeout: PATIENCE });
  return page.locator('.reply__files li bdi').allTextContents();
}

/** What is refused is said, and the text and the other files stay. */
async function refused(page, name, { file, note, text, count }) {
  // What was said of the file before goes with it.
  await page.evaluate(() => document.querySelector('.reply__files [role=alert]')?.remove());
  await drop(page, 'textarea[name=body]', file);
  await page.waitForSelector('.reply__files [role=alert]', { timeout: PATIENCE }).catch(() => note(name, `nobody says why ${file} is not taken`));
  const said = (await page.locator('.reply__files [role=alert]').allTextContents()).join();
  if ((await page.locator('textarea[name=body]').inputValue()) !== text) note(name, `${file} takes the text away`);
  await files(page, count);
  return said;
}

/** What is copied from a page or a sheet has words and their picture: the words are meant. */
async function words(page, name, note) {
  const box = page.locator('textarea[name=body]');
  await box.fill('');
  await paste(page, async (pixel) => {
    const picture = new Blob([Uint8Array.from(atob(pixel), (one) => one.charCodeAt(0))], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob(['A1 B1'], { type: 'text/plain' }), 'text/html': new Blob(['<b>A1 B1</b>'], { type: 'text/html' }), 'image/png': picture })]);
  }, PIXEL);
  if ((await box.inputValue()) !== 'A1 B1' || (await page.locator('.reply__files li').count())) note(name, 'cells copied from a sheet are pasted as a picture');
  await page.locator('.reply__files li button').first().click({ timeout: 500 }).catch(() => {});
}

/** The walks in both languages have one clipboard: one after the other. */
let turn = Promise.resolve();

/** Puts something into the clipboard and pastes it into the reply. */
function paste(page, put, told) {
  turn = turn.catch(() => {}).then(async () => {
    await page.bringToFront();
    await page.evaluate(put, told);
    await page.locator('textarea[name=body]').focus();
    await page.keyboard.press('Control+V');
    await page.waitForFunction(() => !document.querySelector('[data-files][aria-busy]') && (document.querySelector('textarea[name=body]').value || document.querySelector('.reply__files li')));
  });
  return turn;
}

/** A picture from the clipboard and two that are dropped leave with the reply. */
export async function pictures(lang, page, { address, step, note, look }, open) {
  const name = `${lang}-pictures`;
  await step(name, async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address });
    await open();
    const [box, on] = [page.locator('textarea[name=body]'), desktop(lang)];
    const text = (await box.getAttribute('lang')) === 'ar' ? 'تجدون موقع المركز في الصورة المرفقة.' : 'The picture shows where the centre is.';
    await words(page, name, note);
    await box.fill('');
    await paste(page, async () => {
      const sheet = new OffscreenCanvas(40, 30);
      sheet.getContext('2d').fillRect(0, 0, 20, 15);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': await sheet.convertToBlob() })]);
    });
    await files(page, 1);
    await box.fill(text);
    await drop(page, 'textarea[name=body]', on.picture);
    await files(page, 2);
    await drop(page, '#thread', on.page);
    const shown = await files(page, 3);
    if (!shown.some((one) => /(خريطة المركز|map of the centre)\.png/.test(one)) || !shown.includes('notes.txt')) note(name, `what was dropped is shown as ${shown}`);
    if (!(await box.evaluate((field) => field === document.activeElement)) || (await box.inputValue()) !== text) note(name, `files take the caret or the text: ${await box.inputValue()}`);
    await look(page, name);
    const why = [];
    for (const file of [on.program, on.drawing, on.large]) why.push(await refused(page, name, { file, note, text, count: 3 }));
    if (new Set(why.filter(Boolean)).size !== why.length || !why.at(-1).includes('15')) note(name, `why files are refused is not told: ${why.join(' | ')}`);
    await look(page, `${name}-refused`);
    await box.focus();
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.composer__undo');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/[?&]sent=\d+/, { timeout: PATIENCE });
  });
}
