// A person at the keyboard: keys are pressed by their place, as an Arabic or a Latin layout reports them.
import { PATIENCE } from './look.mjs';


/** What a layout reports for the places of the keys. */
const ARABIC = { KeyA: 'ش', KeyB: 'لا', KeyD: 'ي', KeyE: 'ث', KeyF: 'ب', KeyG: 'ل', KeyI: 'ه', KeyJ: 'ت', KeyK: 'ن', KeyL: 'م', KeyM: 'ة', KeyN: 'ى', KeyO: 'خ', KeyR: 'ق', KeyS: 'س', KeyT: 'ف', KeyU: 'ع', KeyX: 'ء', KeyZ: 'ئ', Slash: 'ظ', ShiftSlash: '؟', Period: 'ز' };
const LATIN = Object.fromEntries(Object.keys(ARABIC).map((code) => [code, code.replace('Key', '').toLowerCase()]));
export const LAYOUTS = { arabic: ARABIC, latin: { ...LATIN, Slash: '/', ShiftSlash: '?', Period: '.' } };
const MODIFIERS = { Control: 2, Shift: 8 };
const VIRTUAL = { Enter: 13, Escape: 27, ArrowDown: 40, F7: 118 };
/** Lists in which cases are looked for. */
export const OWN = ['mine', 'answered', 'waiting', 'late'];

/** Presses a key by its place, as a layout reports it. */
export async function presser(page, layout) {
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
export class Hands {
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
    await this.page.waitForSelector(selector, { timeout: PATIENCE, state }).catch(() => this.note(this.name, `${what} does not lead to ${selector} ${state}: ${this.page.url()}`));
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
