// A page that brings itself up to date while its reader goes on: what was fetched of one case does not stand in another.
import { PATIENCE } from './look.mjs';

/** The parts of the case that is open, each with the case that it is of. */
const parts = (page) => page.evaluate(() => ['case-head', 'thread', 'guide'].map((id) => document.getElementById(id)?.dataset.live));

/** Somebody notes something in a case; its parts are on their way when the next case is opened. */
export async function late(lang, page, { address, step, note }) {
  await step(`${lang}-late`, async () => {
    await page.goto(`${address}/${lang}/desk/cases?view=mine`);
    const [first, second] = await page.locator('.list .pick').evaluateAll((boxes) => boxes.map((box) => box.value));
    await page.goto(`${address}/${lang}/desk/cases/${first}?view=mine`);
    let goOn = () => {};
    const gone = new Promise((done) => (goOn = done));
    let under = () => {};
    const begun = new Promise((done) => (under = done));
    let ended = () => {};
    const shown = new Promise((done) => (ended = done));
    await page.route(new RegExp(`/desk/cases/${first}\\?`), async (route) => {
      if (!route.request().headers().unattended) return route.continue();
      under();
      await gone;
      await route.continue();
      ended();
    });
    await page.evaluate((at) => fetch(at, { method: 'POST', body: new URLSearchParams({ text: 'Called back.' }) }), `/${lang}/desk/cases/${first}/notes`);
    let clock;
    const never = new Promise((_, fail) => { clock = setTimeout(() => fail(new Error('a note does not bring its case up to date')), PATIENCE); });
    await Promise.race([begun, never]);
    clearTimeout(clock);
    await page.locator(`.list a[href*="/cases/${second}?"]`).first().click();
    await page.waitForSelector(`#case-head[data-live="case:${second}"]`, { timeout: PATIENCE });
    goOn();
    await shown;
    await page.waitForTimeout(1000);
    const found = await parts(page);
    if (found.some((topic) => topic !== `case:${second}`)) note(`${lang}-late`, `beside ${second} stand parts of ${found}`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
