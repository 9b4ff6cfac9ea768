// Looks at the pages on which texts of strangers stand: node layout.mjs ADDRESS PASSWORD CASES. At a desk's and a phone's width, in both
// languages; what breaks the layout is printed, one a line, and ends with 1.
import { readFileSync } from 'node:fs';
import { atEachWidth, signIn, walker } from './look.mjs';

const [address, password, cases] = process.argv.slice(2);
const { visitor, note, end } = await walker(address);

/** What a letter's ink covers shows in no box: it must end with its text. */
function flows() {
  return [...document.querySelectorAll('.event, .msg__meta > [dir="auto"], .msg__body p[dir="auto"]')].some((text) => getComputedStyle(text).overflowY !== 'clip');
}

async function look(page, name, path) {
  const answer = await page.goto(`${address}${path}`);
  if (answer.status() !== 200) note(name, `status ${answer.status()}`);
  const wrong = await atEachWidth(page, name, async () => (await page.evaluate(flows) ? ['marks on letters flow over other texts'] : []));
  wrong.forEach((sentence) => note('layout', sentence));
}

for (const lang of ['ar', 'en']) {
  const context = await visitor(lang);
  const page = await context.newPage();
  await signIn(page, address, lang, { email: 'fatima@rsa.example', password });
  await look(page, `${lang}-hostile-list`, `/${lang}/desk/cases?view=team`);
  await look(page, `${lang}-hostile-search`, `/${lang}/desk/search?q=layout`);
  for (const { name, id, message } of JSON.parse(readFileSync(cases, 'utf8'))) {
    await look(page, `${lang}-hostile-${name}`, `/${lang}/desk/cases/${id}`);
    await look(page, `${lang}-hostile-${name}-message`, `/${lang}/desk/messages/${message}`);
  }
  await context.close();
}
await end();
