// Many cases at once, as people do it with a pointer: from one row to another with Shift, an act on all of them, and the way back.

/** The numbers of the cases whose boxes are ticked. */
const ticked = (page) => page.locator('.list .pick:checked').evaluateAll((boxes) => boxes.map((box) => box.value));

/** Shift and a click tick all between; what is done to them is undone by one key. */
export async function rows(lang, page, { address, step, note, look }) {
  await step(`${lang}-rows`, async () => {
    await page.goto(`${address}/${lang}/desk/cases?view=mine`);
    const picks = page.locator('.list .pick');
    const all = await picks.evaluateAll((boxes) => boxes.map((box) => box.value));
    if (all.length < 6) throw new Error(`only ${all.length} cases can be picked`);
    // Upwards as well as downwards, and let go the same way.
    await picks.nth(4).click();
    await picks.nth(1).click({ modifiers: ['Shift'] });
    if ((await ticked(page)).join() !== all.slice(1, 5).join()) note(`${lang}-rows`, `Shift and a click tick ${await ticked(page)} of ${all}`);
    if ((await page.locator('[data-picked]').textContent()) !== '4') note(`${lang}-rows`, 'how many are ticked is not told');
    await picks.nth(4).click();
    await picks.nth(3).click({ modifiers: ['Shift'] });
    if ((await ticked(page)).join() !== all.slice(1, 3).join()) note(`${lang}-rows`, `Shift and a click that lets go leave ${await ticked(page)} of ${all}`);
    if (await page.evaluate(() => getSelection()?.toString())) note(`${lang}-rows`, 'Shift and a click mark the text between');
    await look(page, `${lang}-rows`);
    // What is left of a time goes on meanwhile.
    const tags = () => page.locator('.list li:has(.pick)').evaluateAll((list) => Object.fromEntries(list.map((row) => [row.querySelector('.pick').value, [...row.querySelectorAll('.tag')].map((tag) => tag.textContent.trim().replace(/\d+/g, '#')).join()])));
    const before = await tags();
    await page.locator('.batch button[value=tag]').click();
    const word = (await page.locator('form.form .tag').last().textContent()).trim();
    await page.locator('input[name=tag]').fill(word);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.told [data-key="KeyZ"]');
    const done = await tags();
    if (!all.slice(1, 3).every((one) => done[one].includes(word))) note(`${lang}-rows`, `the word ${word} does not stand at both: ${JSON.stringify(done)}`);
    await look(page, `${lang}-rows-done`);
    await page.locator('#main').focus();
    await page.keyboard.press('z');
    await page.waitForSelector('.told [data-key="KeyZ"]', { state: 'detached' });
    const after = await tags();
    if (all.slice(1, 3).some((one) => after[one] !== before[one])) note(`${lang}-rows`, `Z does not take the word back: ${JSON.stringify(after)}`);
  });
}
