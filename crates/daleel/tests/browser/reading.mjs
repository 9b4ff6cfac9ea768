// A case opens where it is read from: the first line of the letter that is to be answered is in sight, and nothing covers it.

const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/** What is wrong with how the letter that is to be answered stands on the page; nothing where it can be read from its beginning. */
const wrong = (page) => page.evaluate(() => {
  const thread = document.querySelector('.thread');
  const letter = [...thread.querySelectorAll('.msg--in, .msg--out')].at(-1);
  const line = letter?.matches('.msg--in') && letter.querySelector('.msg__body p[dir="auto"]');
  if (!line) return '';
  const range = document.createRange();
  range.selectNodeContents(line);
  const first = range.getClientRects()[0];
  const at = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
  if (!line.contains(at)) return `at the first line of the letter stands ${at?.outerHTML.slice(0, 80)}`;
  const room = Math.min(thread.getBoundingClientRect().bottom, innerHeight) - first.top;
  return room < 140 ? `only ${Math.round(room)} pixels of the letter can be read` : '';
});

/** The letters that wait for an answer, at a desk and on a phone. */
export async function reading(lang, page, { address, step, note, look }) {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await step(`${lang}-reading-${size.width}`, async () => {
      await page.goto(`${address}/${lang}/desk/cases?view=waiting`);
      const cases = await page.locator('.list a.item').evaluateAll((links) => links.map((link) => link.href).slice(0, 5));
      for (const href of cases) {
        await page.goto(href);
        const told = await wrong(page);
        if (told) note(`${lang}-reading-${size.width}`, `${href}: ${told}`);
      }
      await look(page, `${lang}-reading-${size.width}`);
    });
  }
  await page.setViewportSize(before);
}
