// @ts-check
// <cs-composer>: a textarea with the server's remarks under it, drafts that survive (drafts.js), and a way back after sending.
//
// POST data-checks   →  what remarks.js shows; "start" and "end" count Unicode code points.
// POST data-known, form field "word"
// POST data-ready, ?secure=yes, and the form's own address
//   →  200 { "href": "…" }, 409 or 422 { "refused": "…", "version": 7 }
// With data-undo, sending waits so many seconds: Escape takes it back, sending again does not wait, whoever goes on sends first. E sends
// and ends. With data-plain the form goes its own way.

import { Drafts, filled, leave, post, told_of } from './drafts.js';
import { act, draw, show, walk } from './remarks.js';

const CHECK_PAUSE = 300;

class Composer extends HTMLElement {
  connectedCallback() {
    const [form, box, mirror, checks] = ['form', 'textarea', '.composer__mirror', '.checks'].map((what) => this.querySelector(what));
    if (!(form instanceof HTMLFormElement) || !(box instanceof HTMLTextAreaElement) || !mirror || !checks) return;
    this.form = form;
    this.box = box;
    this.mirror = mirror;
    this.checks = checks;
    form.addEventListener('input', () => this.changed());
    box.addEventListener('scroll', () => (mirror.scrollTop = box.scrollTop));
    this.addEventListener('keydown', (event) => walk(checks, event, box));
    if (this.dataset.plain !== undefined) {
      this.look();
      return;
    }
    // Which questions stay open is shown here while the reply can still be taken back.
    form.addEventListener('formdata', (event) => event.formData.set('open_seen', 'yes'));
    this.drafts = new Drafts(this, form);
    form.addEventListener('change', (event) => this.touch(event.target));
    form.addEventListener('submit', (event) => this.submit(event));
    const had = box.value;
    this.drafts.restore();
    if (had && had === box.value) this.look();
    // Whoever asked to write writes; while something can still be undone by a letter, that letter is not for the text.
    if (new URLSearchParams(location.search).has('write') && !document.querySelector('[data-key="KeyZ"]')) box.focus();
  }

  disconnectedCallback() {
    clearTimeout(this.checking);
    this.drafts?.stop();
    this.stop();
  }

  changed() {
    this.drafts?.changed();
    this.look();
  }

  look() {
    if (this.mirror) draw(this.mirror, this.box?.value || '', []);
    clearTimeout(this.checking);
    if (this.dataset.checks) this.checking = setTimeout(() => this.check(), CHECK_PAUSE);
  }

  async check() {
    const { form, box, mirror, checks } = this;
    if (!form || !box || !mirror || !checks) return;
    const asked = box.value;
    const answer = await post(this.dataset.checks, filled(form));
    // Typed on meanwhile: what came back is about another text.
    const checked = answer?.ok && (await told_of(answer));
    if (!checked || asked !== box.value) return;
    this.tick(checked.answered || []);
    draw(mirror, asked, checked.remarks);
    const secure = /** @type {HTMLButtonElement | null} */ (this.querySelector('[data-secure]'));
    show(checks, checked, {
      box,
      words: this.dataset,
      replace: (remark, fix) => this.replace(remark, fix),
      know: this.dataset.known ? (word) => this.know(word) : undefined,
      secure: secure ? () => secure.click() : undefined,
    });
  }

  /** The points that the text answers are ticked; those that were touched by hand stay as they are. @param {boolean[]} answered */
  tick(answered) {
    for (const point of this.points()) {
      if (!point.dataset.touched) point.checked = answered[Number(point.dataset.point)] ?? point.checked;
    }
  }

  /** @returns {HTMLInputElement[]} */
  points() {
    return [...this.querySelectorAll('input[data-point]')].filter((point) => point instanceof HTMLInputElement);
  }

  /** A point was ticked by hand: what was said of each goes along as "0+ 2-". @param {EventTarget | null} target */
  touch(target) {
    if (!(target instanceof HTMLInputElement) || target.dataset.point === undefined) return;
    target.dataset.touched = 'yes';
    const field = this.querySelector('input[name="points"]');
    const touched = this.points().filter((point) => point.dataset.touched);
    if (field instanceof HTMLInputElement) field.value = touched.map((point) => point.dataset.point + (point.checked ? '+' : '-')).join(' ');
  }

  /** What is left open, in words; empty when nothing is. */
  left() {
    const open = this.points().filter((point) => !point.checked);
    const texts = open.map((point) => `\u2068${point.closest('label')?.textContent?.trim()}\u2069`).join(' · ');
    return open.length ? (this.dataset.openText || '{}').replace('{}', texts) : '';
  }

  /** The word is right here. @param {string} word */
  async know(word) {
    await post(this.dataset.known, new URLSearchParams({ word }));
    await this.check();
  }

  /** Replaces so that Ctrl+Z takes it back. @param {import('./remarks.js').Remark} remark @param {string} fix */
  replace({ start = 0, end = 0 }, fix) {
    const box = this.box;
    if (!box) return;
    const letters = Array.from(box.value);
    const from = letters.slice(0, start).join('').length;
    this.insert(fix, from, from + letters.slice(start, end).join('').length);
  }

  /** @param {string} text @param {number} [from] @param {number} [to] */
  insert(text, from, to) {
    const box = this.box;
    if (!box) return;
    box.focus();
    if (from !== undefined) box.setSelectionRange(from, to ?? from);
    // The old command is the only one that keeps the browser's undo history.
    if (!document.execCommand('insertText', false, text)) box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const seconds = Number(this.dataset.undo);
    const isSending = leaves(event.submitter) && this.box?.value.trim();
    if (this.counting) this.send(this.submitter);
    else if (seconds > 0 && isSending) this.ask(seconds, event.submitter);
    else this.send(event.submitter);
  }

  /** What stops it is said as soon as it is known, not after the seconds. @param {number} seconds @param {HTMLElement | null} submitter */
  async ask(seconds, submitter) {
    const { form } = this;
    if (!form) return;
    this.count(seconds, submitter);
    const address = (this.dataset.ready || '') + (isSecure(submitter) ? '?secure=yes' : '');
    const answer = await post(address, filled(form, submitter));
    const told = await told_of(answer);
    if (!told?.refused || !this.counting) return;
    this.stop();
    this.stays(answer, told, submitter);
  }

  /** @param {number} seconds @param {HTMLElement | null} submitter */
  count(seconds, submitter) {
    this.submitter = submitter;
    const open = this.left();
    const say = (/** @type {number} */ left) => [(this.dataset.undoText || '{}').replace('{}', String(left)), open].filter(Boolean).join('. ');
    // Read out once; counted on for the eye alone.
    const { strip, said, shown } = this.told(act(this.dataset.undoWord, () => this.takeBack()));
    said.textContent = say(seconds);
    shown.textContent = say(seconds);
    this.box?.setAttribute('readonly', '');
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener('keydown', (event) => this.key(event), { signal, capture: true });
    document.addEventListener('click', (event) => this.goesOn(event), { signal, capture: true });
    window.addEventListener('pagehide', () => this.goesAway(), { signal });
    let left = seconds;
    this.counting = setInterval(() => {
      left -= 1;
      shown.textContent = say(left);
      if (left <= 0) this.send(this.submitter);
    }, 1000);
    strip.scrollIntoView({ block: 'nearest' });
  }

  /** The strip under the text that says what becomes of it. @param {HTMLElement[]} acts */
  told(...acts) {
    this.strip?.remove();
    const [strip, said, shown] = ['p', 'span', 'span'].map((name) => document.createElement(name));
    strip.className = 'composer__undo';
    strip.setAttribute('role', 'status');
    said.className = 'sr-only';
    shown.setAttribute('aria-hidden', 'true');
    strip.append(said, shown, ...acts);
    this.append(strip);
    this.strip = strip;
    return { strip, said, shown };
  }

  /** While it waits: Escape takes it back, E sends and ends. @param {KeyboardEvent} event */
  key(event) {
    const ends = this.querySelector('button[name="then"][value="end"]');
    const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('#shortcuts[data-letters-off]');
    const writes = /** @type {Element} */ (event.target).matches('input:not([readonly]), textarea:not([readonly]), select');
    if (event.code === 'Escape') this.takeBack();
    else if (event.code === 'KeyE' && isLetter && !writes && ends instanceof HTMLElement && !isSecure(this.submitter)) this.send(ends);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** What was asked for is not sent; the text is there to go on with. */
  takeBack() {
    this.stop();
    this.box?.focus();
  }

  /** Whoever goes on meanwhile has sent it. @param {Event} event */
  goesOn(event) {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest('a[href]');
    if (this.strip?.contains(target) || !(link || target.closest('button[type="submit"]'))) return;
    // Another act of the composer itself, such as taking a file away or sending it another way, means that this was not to leave so.
    const button = target.closest('button[type="submit"]');
    const isSending = button instanceof HTMLButtonElement && button.form === this.form && leaves(button) && isSecure(button) === isSecure(this.submitter);
    if (this.contains(target) && !isSending) {
      this.takeBack();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    // Who only skips the wait still wants what was asked for.
    this.send(isSending && button.name ? button : this.submitter, link instanceof HTMLAnchorElement ? link.href : '');
  }

  /** The page is closed: it is sent, and kept here until the system has no draft of it any more. */
  goesAway() {
    if (!this.form) return;
    this.drafts?.keep({ isLeaving: true });
    navigator.sendBeacon(addressOf(this.form, this.submitter), filled(this.form, this.submitter));
  }

  /** Sends it; all of it stays until it has arrived. @param {HTMLElement | null | undefined} submitter @param {string} [href] where to go then */
  async send(submitter, href = '') {
    const { form, drafts } = this;
    if (!form || !drafts || this.isBusy) return;
    this.isBusy = true;
    this.stop();
    this.box?.setAttribute('readonly', '');
    drafts.stop();
    // A file that is still on its way belongs to this reply.
    while (this.querySelector('[data-files][aria-busy]')) await new Promise((done) => setTimeout(done, 200));
    await drafts.saving;
    drafts.left.add(this.box?.value || '');
    const body = filled(form, submitter);
    if (this.dataset.draft) body.set('known', String(drafts.known));
    const answer = await post(addressOf(form, submitter), body);
    const told = await told_of(answer);
    this.isBusy = false;
    this.box?.removeAttribute('readonly');
    if (answer?.ok && told?.href) {
      drafts.forget();
      leave(href || told.href);
    } else {
      this.stays(answer, told, submitter);
    }
  }

  /** It has not arrived: what was written stays, and it is said why. @param {Response | undefined} answer @param {any} told @param {HTMLElement | null | undefined} submitter */
  stays(answer, told, submitter) {
    this.drafts?.keep();
    if (told?.saved_at) {
      this.drafts?.choose(told);
      return;
    }
    const version = this.querySelector('input[name="version"]');
    // The system has kept it before it said no.
    if (told?.refused && this.dataset.draft) this.drafts?.save();
    if (told?.version && version instanceof HTMLInputElement) version.value = String(told.version);
    const isOut = answer?.status === 401 || (answer?.redirected && answer.url.includes('/sign-in'));
    const why = answer ? (isOut ? this.dataset.signedOut : this.dataset.lost) : this.dataset.offline;
    const acts = [act(this.dataset.againWord, () => this.send(submitter))];
    const secure = /** @type {HTMLButtonElement | null} */ (this.querySelector('[data-secure]'));
    const isSecret = told?.refused && secure && this.checks?.querySelector('[data-secret]');
    if (isSecret) acts.push(act(this.dataset.secureWord, () => secure.click()));
    const proof = this.querySelector('[data-proof]');
    if (told?.refused && proof && isSecure(submitter)) acts.push(/** @type {any} */ (proof.cloneNode(true)));
    const { strip, shown } = this.told(...acts);
    strip.classList.add('composer__undo--bad');
    strip.setAttribute('role', 'alert');
    shown.removeAttribute('aria-hidden');
    shown.textContent = told?.refused || why || '';
    // Nothing is typed into what overrides it by accident, and the words are in sight.
    strip.tabIndex = -1;
    (isSecret ? strip : this.box)?.focus();
    strip.scrollIntoView({ block: 'nearest' });
  }

  stop() {
    clearInterval(this.counting);
    this.counting = undefined;
    this.leaving?.abort();
    this.strip?.remove();
    this.box?.removeAttribute('readonly');
  }
}

/** @param {HTMLElement | null | undefined} button */
const isSecure = (button) => !!button?.hasAttribute('data-secure');
/** Whether a button sends what is written. @param {HTMLElement | null | undefined} button */
const leaves = (button) => !button?.hasAttribute('formaction') || isSecure(button);
/** @param {HTMLFormElement} form @param {HTMLElement | null | undefined} button */
const addressOf = (form, button) => button?.getAttribute('formaction') || form.action;

customElements.define('cs-composer', Composer);

// A phrase of the guide or of the canned replies goes where the caret is.
document.addEventListener('click', (event) => {
  const phrase = /** @type {Element} */ (event.target).closest('[data-insert]');
  const composer = document.querySelector('cs-composer');
  if (phrase && composer instanceof Composer) composer.insert(phrase.getAttribute('data-insert') || '');
});
