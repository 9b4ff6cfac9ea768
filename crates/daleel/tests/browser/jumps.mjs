// Keys that lead somewhere else or nowhere: jumps of two letters, which depend on what one may open, and single letters once they are
// switched off. `tools` are those of journey.mjs.
import { Hands, LAYOUTS, presser } from './hands.mjs';
import { PATIENCE } from './look.mjs';

/** Who may see the board jumps to it; the sheet of keys says so to them alone. */
async function jumps(hands, mayBoard) {
  const { page, press } = hands;
  await hands.open('/desk/cases?view=mine');
  await press('Slash', 'Shift');
  await hands.expect('?', '#shortcuts[open]');
  const told = await page.locator('#shortcuts kbd').evaluateAll((keys) => keys.filter((key) => key.checkVisibility()).map((key) => key.textContent));
  if (told.includes('G B') !== mayBoard || !told.includes('G I')) hands.note(hands.name, `the sheet of keys shows ${told}`);
  await press('Escape');
  const before = page.url();
  // Sections that this version does not have, and a letter that leads nowhere: the second letter is no act of its own either.
  for (const code of ['KeyC', 'KeyV', 'KeyX', ...(mayBoard ? [] : ['KeyB'])]) {
    await hands.away();
    await press('KeyG');
    await press(code);
  }
  if (page.url() !== before || (await page.locator('.pick:checked').count())) hands.note(hands.name, `G and a letter of no section lead to ${page.url()}`);
  if (!mayBoard) return;
  await hands.away();
  await press('KeyG');
  await press('KeyB');
  await page.waitForURL(/\/desk\/board/, { timeout: PATIENCE }).catch(() => hands.note(hands.name, `G B leads to ${page.url()}`));
  await hands.away();
  await press('KeyG');
  await press('KeyI');
  await page.waitForURL(/\/desk\/cases/, { timeout: PATIENCE }).catch(() => hands.note(hands.name, `G I leads back to ${page.url()}`));
}

/** What the page shows that a single letter could have changed. */
const state = (page) => page.evaluate(() => JSON.stringify([location.href, document.querySelectorAll('dialog[open], .pick:checked, .told').length, document.activeElement.id || document.activeElement.tagName]));

/** The box that switches letters on and off, from the menu, without a pointer. */
async function turn(hands, isOn) {
  const { page, press } = hands;
  await page.locator('.top__end .menu:has([data-opens=shortcuts]) > summary').focus();
  await press('Enter');
  await page.locator('[data-opens=shortcuts]').focus();
  await press('Enter');
  await hands.expect('the menu', '#shortcuts[open]');
  if (!isOn) await hands.look(page, `${hands.name}-letters`);
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/letters'));
  await page.locator('[data-letters]').focus();
  await page.keyboard.press('Space');
  await kept;
  await hands.expect('the box of letters', isOn ? '#shortcuts:not([data-letters-off])' : '#shortcuts[data-letters-off]');
  await press('Escape');
}

/** Switched off, letters do nothing here and on another device; what is held with Ctrl goes on, and the way back is in the menu. */
async function still(hands, elsewhere) {
  const { page, press } = hands;
  await hands.find(['mine', 'team'], '[data-key]');
  const found = page.url();
  await turn(hands, false);
  await page.goto(found);
  await hands.away();
  const before = await state(page);
  for (const code of ['KeyJ', 'KeyK', 'KeyX', 'KeyE', 'KeyR', 'KeyN', 'KeyT', 'KeyS', 'KeyL', 'KeyM', 'KeyO', 'KeyA', 'KeyU', 'KeyF', 'Slash', 'KeyG', 'KeyI']) await press(code);
  await press('Slash', 'Shift');
  if ((await state(page)) !== before) hands.note(hands.name, `letters that are switched off change ${before} to ${await state(page)}`);
  await press('KeyK', 'Control');
  await hands.expect('Ctrl+K with letters switched off', 'dialog.palette[open]');
  await press('Escape');
  await elsewhere.open('/desk/cases?view=team');
  await elsewhere.press('KeyJ');
  if (await elsewhere.page.locator('.item:focus').count()) hands.note(hands.name, 'another device still reads single letters');
  await turn(hands, true);
  await hands.open('/desk/cases?view=team');
  await press('KeyJ');
  await hands.expect('J once letters are on again', '.list .item:focus');
}

/** Both, in one language. */
export async function elsewhere(lang, tools) {
  const { visitor, signIn, step, person, supervisor } = tools;
  const hands = async (who, layout) => {
    const page = await (await visitor(lang)).newPage();
    const name = `${lang}-jumps-${layout}`;
    await step(name, () => signIn(page, lang, who));
    return new Hands(lang, name, page, await presser(page, LAYOUTS[layout]), tools);
  };
  const [above, one, other] = [await hands(supervisor, 'arabic'), await hands(person, 'latin'), await hands(person, 'arabic')];
  await step(`${lang}-jumps-above`, () => jumps(above, true));
  await step(`${lang}-jumps`, () => jumps(one, false));
  await step(`${lang}-letters-off`, () => still(one, other));
  await Promise.all([above, one, other].map(({ page }) => page.context().close()));
}
