// Every key of the workspace, pressed by its place on the keyboard: on an Arabic layout it does what it does on a Latin one.
import { Hands, LAYOUTS, OWN, presser } from './hands.mjs';
import { PATIENCE } from './look.mjs';

/** In lists and everywhere. */
async function lists(hands) {
  const { page, press } = hands;
  const at = () => page.evaluate(() => [...document.querySelectorAll('.list .item')].indexOf(document.activeElement));
  await hands.open('/desk/cases?view=mine');
  const walked = [];
  for (const code of ['KeyJ', 'KeyJ', 'KeyK', 'ArrowDown']) {
    await press(code);
    walked.push(await at());
  }
  if (walked.join() !== '0,1,0,1') hands.note(hands.name, `J, J, K and the arrow walk to ${walked}`);
  await press('KeyX');
  await hands.expect('X', '.pick:checked');
  await press('KeyX');
  await hands.expect('X again', '.pick:checked', 'detached');
  await press('KeyK', 'Control');
  await hands.expect('Ctrl+K', 'dialog.palette[open]');
  await press('Escape');
  await press('Slash', 'Shift');
  await hands.expect('?', '#shortcuts[open]');
  await press('Escape');
  await press('Slash');
  await hands.expect('/', '.search input:focus');
  await hands.does('KeyF', 'form.card[action$="/desk/cases"]');
  if (!page.url().includes('/desk/filter')) hands.note(hands.name, `F leads to ${page.url()}`);
  await hands.away();
  await press('KeyG');
  await press('KeyI');
  await page.waitForURL(/\/desk\/cases(\?|$)/, { timeout: PATIENCE }).catch(() => hands.note(hands.name, 'G I does not lead to the inbox'));
}

/** What opens a place to fill in, and closes with Escape. */
async function dialogs(hands) {
  const opens = { KeyT: 'hand-over', KeyS: 'snooze', KeyL: 'tagging', KeyM: 'merging', KeyO: 'take-over', KeyU: 'reopening' };
  for (const [code, dialog] of Object.entries(opens)) {
    await hands.find({ KeyO: ['team', 'late'], KeyU: ['closed'] }[code] ?? [...OWN, 'team'], `[data-key="${code}"][data-opens="${dialog}"]`);
    await hands.does(code, `#${dialog}[open]`);
    await hands.press('Escape');
    await hands.expect('Escape', `#${dialog}[open]`, 'detached');
  }
}

/** What is done at once, and undone. */
async function acts(hands) {
  await hands.find([...OWN, 'team'], '#matter-proposed [data-key="KeyA"]');
  await hands.does('KeyA', '#matter-proposed', 'detached');
  await hands.find(['answered', 'mine'], '[data-key="KeyE"]');
  const number = new URL(hands.page.url()).pathname.split('/').pop();
  await hands.does('KeyE', '.told [data-key="KeyZ"]');
  await hands.does('KeyZ', '.told [data-key="KeyZ"]', 'detached');
  await hands.open(`/desk/cases/${number}`);
  await hands.expect('Z', '[data-key="KeyE"]');
}

/** Another case is named after a number sign: the list is walked through while the caret stays in the text. */
async function named(hands, box) {
  const { page, press } = hands;
  await page.keyboard.type('#2026');
  await hands.expect('#', '.offers:not([hidden]) [role=option]');
  if (await page.locator('[aria-activedescendant]').count()) hands.note(hands.name, 'whoever only writes on is interrupted by the list of cases');
  await press('ArrowDown');
  const at = await box.getAttribute('aria-activedescendant');
  await hands.expect('the arrow in the list of cases', `[id="${at}"][aria-selected=true]`);
  await hands.look(page, `${hands.name}-named`);
  await box.focus();
  await page.keyboard.type('-');
  await hands.expect('writing on', '.offers:not([hidden]) [role=option]');
  await press('ArrowDown');
  await press('Enter');
  if (!/^[A-Z]+-2026-\d{6} $/.test(await box.inputValue())) hands.note(hands.name, `Enter in the list of cases writes ${await box.inputValue()}`);
  await box.fill('');
}

/** Ctrl+. goes to the phrases beside the case, from one to the next; Enter puts the one that has the focus where the caret was. */
async function phrases(hands, box) {
  const { page, press } = hands;
  await page.waitForSelector('#phrases:not([hidden]) button', { state: 'attached' });
  await box.focus();
  await press('Period', 'Control');
  await hands.expect('Ctrl+.', '#phrases button:focus');
  const first = await page.evaluate(() => document.activeElement.textContent);
  await press('Period', 'Control');
  const second = await page.evaluate(() => [document.activeElement.closest('#phrases')?.id, document.activeElement.textContent]);
  if (second[0] !== 'phrases' || second[1] === first) hands.note(hands.name, `Ctrl+. again does not lead to another phrase: ${second}`);
  const phrase = await page.evaluate(() => document.activeElement.getAttribute('data-insert'));
  await press('Enter');
  await hands.expect('Enter on a phrase', 'textarea[name=body]:focus');
  if (!phrase || !(await box.inputValue()).includes(phrase)) hands.note(hands.name, `Enter on the phrase ${phrase} writes ${await box.inputValue()}`);
  await box.fill('');
}

/** While a note and a reply are written. */
async function composer(hands) {
  const { page, press } = hands;
  await hands.find(OWN, 'textarea[name=body]');
  await hands.does('KeyN', 'textarea[name=text]');
  await page.locator('textarea[name=text]').focus();
  await page.keyboard.type('@');
  await hands.expect('@', '.offers:not([hidden]) [role=option][aria-selected=true]');
  await press('Escape');
  await hands.expect('Escape', '.offers:not([hidden])', 'detached');
  await page.locator('textarea[name=text]').fill('');
  await hands.does('KeyR', 'textarea[name=body]');
  const box = page.locator('textarea[name=body]');
  const isArabic = (await box.getAttribute('lang')) === 'ar';
  await hands.does('KeyR', 'textarea[name=body]:focus');
  await box.fill('');
  await named(hands, box);
  await press('Slash', 'Control');
  await hands.expect('Ctrl+/', '.canned:not([hidden]) input:focus');
  await press('Escape');
  await hands.expect('Escape', 'textarea[name=body]:focus');
  await page.keyboard.type('/');
  await hands.expect('/ at the head of a line', '.canned:not([hidden]) input:focus');
  await press('Escape');
  await box.fill('');
  await phrases(hands, box);
  await page.keyboard.type(isArabic ? 'هلا، تم إستلام طلبك وشكرا' : 'u gotta recieve it');
  await page.waitForSelector('.remark button', { timeout: PATIENCE });
  await press('F7');
  await hands.expect('F7', '.remark button:focus');
  await press('Escape');
  await hands.expect('Escape', 'textarea[name=body]:focus');
  const good = isArabic ? 'تستغرق المعاملة ثلاثة أيام عمل.' : 'The matter takes three working days.';
  await box.fill(good);
  for (const held of [['Control'], ['Control', 'Shift']]) {
    await press('Enter', ...held);
    await hands.expect(`${held.join('+')}+Enter`, '.composer__undo');
    await press('Escape');
    await hands.expect('Escape', '.composer__undo', 'detached');
    if ((await box.inputValue()) !== good) hands.note(hands.name, 'what is taken back is not there to go on with');
  }
  await press('Enter', 'Control');
  await hands.expect('Ctrl+Enter', '.composer__undo');
  await press('KeyE');
  await page.waitForURL(/[?&](sent|batch)=\d+/, { timeout: PATIENCE }).catch(() => hands.note(hands.name, `E while a reply waits does not send and end: ${page.url()}`));
}

/** All keys, on both layouts. */
export async function keys(lang, page, tools) {
  for (const [layout, letters] of Object.entries(LAYOUTS)) {
    const name = `${lang}-keys-${layout}`;
    const hands = new Hands(lang, name, page, await presser(page, letters), tools);
    for (const part of [lists, dialogs, acts, composer]) await tools.step(`${name}-${part.name}`, () => part(hands));
  }
}
