// Every key of the workspace, pressed by its place on the keyboard: on an Arabic layout it does what it does on a Latin one.

/** What a layout reports for the places of the keys. */
const ARABIC = { KeyA: 'ش', KeyB: 'لا', KeyE: 'ث', KeyF: 'ب', KeyG: 'ل', KeyI: 'ه', KeyJ: 'ت', KeyK: 'ن', KeyL: 'م', KeyM: 'ة', KeyN: 'ى', KeyO: 'خ', KeyR: 'ق', KeyS: 'س', KeyT: 'ف', KeyU: 'ع', KeyX: 'ء', KeyZ: 'ئ', Slash: 'ظ', ShiftSlash: '؟' };
const LATIN = Object.fromEntries(Object.keys(ARABIC).map((code) => [code, code.replace('Key', '').toLowerCase()]));
const LAYOUTS = { arabic: ARABIC, latin: { ...LATIN, Slash: '/', ShiftSlash: '?' } };
const MODIFIERS = { Control: 2, Shift: 8 };
const VIRTUAL = { Enter: 13, Escape: 27, ArrowDown: 40, F7: 118 };
/** Lists in which cases are looked for. */
const OWN = ['mine', 'answered', 'waiting', 'late'];

/** Presses a key by its place, as a layout reports it. */
async function presser(page, layout) {
  const session = await page.context().newCDPSession(page);
  return async (code, ...held) => {
    const modifiers = held.reduce((sum, one) => sum + MODIFIERS[one], 0);
    const key = layout[(code === 'Slash' && held.includes('Shift') ? 'Shift' : '') + code] ?? code;
    const virtual = VIRTUAL[code];
    const about = { key, code, modifiers, ...(virtual ? { windowsVirtualKeyCode: virtual } : {}) };
    const text = code === 'Enter' ? '\r' : undefined;
    await session.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...about, ...(text ? { text } : {}) });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...about });
  };
}

/** A person at the keyboard: what they press, and what they then expect to see. */
class Hands {
  constructor(lang, name, page, press, { address, note, look }) {
    Object.assign(this, { lang, name, page, press, address, note, look });
  }

  async open(path) {
    await this.page.goto(`${this.address}/${this.lang}${path}`);
  }

  /** Nothing that is written in has the focus. */
  async away() {
    await this.page.locator('#main').focus();
  }

  async expect(what, selector, state = 'attached') {
    await this.page.waitForSelector(selector, { timeout: 8000, state }).catch(() => this.note(this.name, `${what} does not lead to ${selector} ${state}: ${this.page.url()}`));
  }

  /** Presses a letter and expects what it leads to. */
  async does(code, selector, state) {
    await this.away();
    await this.press(code);
    await this.expect(code, selector, state);
  }

  /** Opens the first case of these lists on whose page this stands. */
  async find(views, selector) {
    for (const view of views) {
      await this.open(`/desk/cases?view=${view}`);
      const hrefs = await this.page.locator('.list a.item').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      for (const href of hrefs.slice(0, 25)) {
        await this.page.goto(new URL(href, this.address).href);
        if (await this.page.locator(selector).count()) return;
      }
    }
    throw new Error(`no case of ${views} has ${selector}`);
  }
}

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
  await page.waitForURL(/\/desk\/cases(\?|$)/, { timeout: 8000 }).catch(() => hands.note(hands.name, 'G I does not lead to the inbox'));
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
  await page.keyboard.type(isArabic ? 'هلا، تم إستلام طلبك وشكرا' : 'u gotta recieve it');
  await page.waitForSelector('.remark button', { timeout: 15000 });
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
  await page.waitForURL(/[?&](sent|batch)=\d+/, { timeout: 20000 }).catch(() => hands.note(hands.name, `E while a reply waits does not send and end: ${page.url()}`));
}

/** All keys, on both layouts. */
export async function keys(lang, page, tools) {
  for (const [layout, letters] of Object.entries(LAYOUTS)) {
    const name = `${lang}-keys-${layout}`;
    const hands = new Hands(lang, name, page, await presser(page, letters), tools);
    for (const part of [lists, dialogs, acts, composer]) await tools.step(`${name}-${part.name}`, () => part(hands));
  }
}
