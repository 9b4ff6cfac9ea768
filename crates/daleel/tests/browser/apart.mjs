// Looks at what came with a letter where files have an address of their own: node apart.mjs ADDRESS PASSWORD LETTERS. The page shows it, no
// session goes there, and nothing else stands there; what is wrong is printed, one a line, and ends with 1.
import { readFileSync } from 'node:fs';
import { signIn, walker } from './look.mjs';

const FILES = 'http://files.localhost';
const [address, password, letters] = process.argv.slice(2);
const [{ message, case: id }] = JSON.parse(readFileSync(letters, 'utf8'));
// The name leads to the installation, as a proxy would have it.
const { visitor, note, step, end } = await walker(address, { files: FILES });

for (const lang of ['ar', 'en']) {
  const context = await visitor(lang);
  const page = await context.newPage();
  await signIn(page, address, lang, { email: 'fatima@rsa.example', password });
  const asked = [];
  page.on('request', (request) => { if (request.url().startsWith(FILES)) asked.push(request); });
  await step(`${lang}-letter`, async () => {
    await page.goto(`${address}/${lang}/desk/messages/${message}`);
    await page.frameLocator('iframe').getByText('from the address of files').waitFor();
    const [, frame] = page.frames();
    if (!frame.url().startsWith(`${FILES}/files/`)) note(lang, `the letter stands at ${frame.url()}`);
  });
  await step(`${lang}-picture`, async () => {
    await page.goto(`${address}/${lang}/desk/cases/${id}`);
    const picture = page.locator('img[src*="/picture"]').first();
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction((one) => one.naturalWidth > 0, await picture.elementHandle());
  });
  if (asked.length < 2) note(lang, `only ${asked.length} files came from their address`);
  for (const request of asked) {
    const { cookie } = await request.allHeaders();
    if (cookie) note(lang, `a session went to the address of files: ${cookie}`);
  }
  for (const path of [`/${lang}/desk/cases`, `/${lang}/sign-in`, '/assets/app.js']) {
    const answer = await page.goto(`${FILES}${path}`);
    if (answer.status() !== 404) note(lang, `${path} stands at the address of files: ${answer.status()}`);
  }
  await context.close();
}
await end();
