// @ts-check
// <cs-composer>: a plain textarea with the remarks of the server drawn under it, drafts that survive, and a way back after sending.
//
// POST data-checks, form field "text"  →  { "remarks": [{ "kind": "bad"|"warn"|"ok", "label": "…", "start": 4, "end": 11, "fix": "…" }] }
//   start and end count Unicode code points; they and fix may be missing. With "word", the word can be said to be right:
// POST data-known, form field "word"   →  any 2xx: it is remarked on no more.
// POST data-draft, form field "text"   →  any 2xx: kept.
// With data-undo, sending waits so many seconds: Escape or the button takes it back, sending again does not wait, and whoever goes on
// meanwhile sends first.
// Without scripts it is a form with a textarea.

/** @typedef {{ kind: string, label: string, start?: number, end?: number, fix?: string, word?: string }} Remark */

const CHECK_PAUSE = 300;
const DRAFT_PAUSE = 2000;
const KEPT = 'daleel.draft:';

class Composer extends HTMLElement {
  connectedCallback() {
    const [form, box, mirror, checks] = ['form', 'textarea', '.composer__mirror', '.checks'].map((what) => this.querySelector(what));
    if (!(form instanceof HTMLFormElement) || !(box instanceof HTMLTextAreaElement) || !mirror || !checks) return;
    this.form = form;
    this.box = box;
    this.mirror = mirror;
    this.checks = checks;
    this.key = KEPT + new URL(form.action, location.href).pathname;
    // Which questions stay open is shown here while the reply can still be taken back.
    form.addEventListener('formdata', (event) => event.formData.set('open_seen', 'yes'));
    if (!box.value) box.value = localStorage.getItem(this.key) || '';
    form.addEventListener('change', (event) => this.touch(event.target));
    form.addEventListener('input', () => this.changed());
    box.addEventListener('scroll', () => (mirror.scrollTop = box.scrollTop));
    form.addEventListener('submit', (event) => this.submit(event));
    // What did not arrive is kept again.
    for (const failure of ['htmx:error', 'htmx:response:error']) form.addEventListener(failure, () => this.changed());
    if (box.value) this.changed();
    // Whoever asked to write writes.
    if (new URLSearchParams(location.search).has('write')) box.focus();
  }

  disconnectedCallback() {
    clearTimeout(this.checking);
    clearTimeout(this.drafting);
    this.stop();
  }

  changed() {
    const text = this.box?.value || '';
    localStorage.setItem(this.key || KEPT, text);
    this.draw(text, []);
    clearTimeout(this.checking);
    clearTimeout(this.drafting);
    if (this.dataset.checks) this.checking = setTimeout(() => this.check(), CHECK_PAUSE);
    if (this.dataset.draft) this.drafting = setTimeout(() => this.post(this.dataset.draft || ''), DRAFT_PAUSE);
  }

  async check() {
    const text = this.box?.value || '';
    const answer = await this.post(this.dataset.checks || '');
    // Typed on meanwhile: what came back is about another text.
    if (!answer?.ok || text !== this.box?.value) return;
    /** @type {{ remarks: Remark[], answered?: boolean[] }} */
    const { remarks, answered = [] } = await answer.json();
    this.tick(answered);
    this.draw(text, remarks);
    this.checks?.replaceChildren(...remarks.flatMap((remark) => this.row(remark)));
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
    const texts = open.map((point) => point.closest('label')?.textContent?.trim()).join(' · ');
    return open.length ? (this.dataset.openText || '{}').replace('{}', texts) : '';
  }

  /** What stands in the fields. */
  filled() {
    return new URLSearchParams(/** @type {any} */ (this.form ? new FormData(this.form) : undefined));
  }

  /** @param {string} url */
  async post(url) {
    try {
      return await fetch(url, { method: 'POST', body: this.filled(), headers: { Accept: 'application/json' } });
    } catch {
      return undefined; // Offline: the text is kept on this device, the bar at the top says so.
    }
  }

  /** Draws the same text with its remarks underlined. @param {string} text @param {Remark[]} remarks */
  draw(text, remarks) {
    const letters = Array.from(text);
    const marks = remarks.filter((one) => one.start !== undefined && one.end !== undefined && one.kind !== 'ok');
    marks.sort((one, other) => (one.start || 0) - (other.start || 0));
    /** @type {(string | Node)[]} */
    const pieces = [];
    let at = 0;
    for (const { kind, start = 0, end = 0 } of marks) {
      if (start < at) continue;
      pieces.push(letters.slice(at, start).join(''));
      const mark = document.createElement('mark');
      mark.dataset.kind = kind;
      mark.textContent = letters.slice(start, end).join('');
      pieces.push(mark);
      at = end;
    }
    this.mirror?.replaceChildren(...pieces, `${letters.slice(at).join('')}\n`);
  }

  /** @param {Remark} remark @returns {HTMLElement[]} */
  row(remark) {
    const tag = document.createElement('span');
    tag.className = `tag tag--${remark.kind}`;
    tag.textContent = remark.label;
    /** @type {HTMLElement[]} */
    const row = [tag];
    if (remark.fix && remark.start !== undefined) {
      row.push(this.act((this.dataset.replaceWord || '{}').replace('{}', remark.fix), () => this.replace(remark)));
    }
    if (remark.word && this.dataset.known) row.push(this.act(this.dataset.knownWord || remark.word, () => this.know(remark.word || '')));
    return row;
  }

  /** @param {string} label @param {() => void} work */
  act(label, work) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn--sm';
    button.textContent = label;
    button.addEventListener('click', work);
    return button;
  }

  /** The entity's people say that a word is right; the text is looked at again. @param {string} word */
  async know(word) {
    await fetch(this.dataset.known || '', { method: 'POST', body: new URLSearchParams({ word }) }).catch(() => undefined);
    await this.check();
  }

  /** Replaces so that Ctrl+Z takes it back. @param {Remark} remark */
  replace({ start = 0, end = 0, fix = '' }) {
    const box = this.box;
    if (!box) return;
    const letters = Array.from(box.value);
    const from = letters.slice(0, start).join('').length;
    const to = from + letters.slice(start, end).join('').length;
    this.insert(fix, from, to);
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
    const seconds = Number(this.dataset.undo);
    const isSending = !event.submitter?.hasAttribute('formaction') && this.box?.value.trim();
    if (seconds > 0 && isSending && !this.released) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (this.counting) this.release(event.submitter);
      else this.count(seconds, event.submitter);
      return;
    }
    this.released = false;
    clearTimeout(this.drafting);
    localStorage.removeItem(this.key || KEPT);
  }

  /** @param {number} seconds @param {HTMLElement | null} submitter */
  count(seconds, submitter) {
    const open = this.left();
    const say = (/** @type {number} */ left) => `${(this.dataset.undoText || '{}').replace('{}', String(left))} ${open}`.trim();
    // Read out once; counted on for the eye alone.
    const [strip, said, shown, undo] = ['p', 'span', 'span', 'button'].map((name) => document.createElement(name));
    strip.className = 'composer__undo';
    strip.setAttribute('role', 'status');
    said.className = 'sr-only';
    shown.setAttribute('aria-hidden', 'true');
    undo.setAttribute('type', 'button');
    undo.className = 'btn btn--sm';
    undo.textContent = this.dataset.undoWord || '';
    undo.addEventListener('click', () => this.takeBack());
    strip.append(said, shown, undo);
    this.append(strip);
    said.textContent = say(seconds);
    shown.textContent = say(seconds);
    this.strip = strip;
    this.box?.setAttribute('readonly', '');
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener('keydown', (event) => event.code === 'Escape' && this.takeBack(), { signal });
    document.addEventListener('click', (event) => this.goesOn(event, submitter), { signal, capture: true });
    window.addEventListener('pagehide', () => navigator.sendBeacon(this.form?.action || '', this.filled()), { signal });
    let left = seconds;
    this.counting = setInterval(() => {
      left -= 1;
      shown.textContent = say(left);
      if (left <= 0) this.release(submitter);
    }, 1000);
  }

  /** What was asked for is not sent; the text is there to go on with. */
  takeBack() {
    this.stop();
    this.box?.focus();
  }

  /**
   * Whoever goes somewhere else meanwhile has sent it: it leaves first, and its answer is seen.
   * @param {Event} event @param {HTMLElement | null} submitter
   */
  goesOn(event, submitter) {
    const target = /** @type {Element} */ (event.target);
    if (this.strip?.contains(target) || !target.closest('a[href], button[type="submit"]')) return;
    // Another act of the composer itself, such as taking a file away or sending it another way, means that this was not to leave so.
    const isSending = target.closest('button[type="submit"]')?.closest('form') === this.form && !target.closest('[formaction]');
    if (this.contains(target) && !isSending) {
      this.takeBack();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.release(submitter);
  }

  /** @param {HTMLElement | null} submitter */
  async release(submitter) {
    this.stop();
    // A file that is still on its way belongs to this reply.
    while (this.querySelector('[data-files][aria-busy]')) await new Promise((done) => setTimeout(done, 200));
    this.released = true;
    this.form?.requestSubmit(submitter);
  }

  stop() {
    clearInterval(this.counting);
    this.counting = undefined;
    this.leaving?.abort();
    this.strip?.remove();
    this.box?.removeAttribute('readonly');
  }
}

customElements.define('cs-composer', Composer);

// A phrase of the guide or of the canned replies goes where the caret is.
document.addEventListener('click', (event) => {
  const phrase = /** @type {Element} */ (event.target).closest('[data-insert]');
  const composer = document.querySelector('cs-composer');
  if (phrase && composer instanceof Composer) composer.insert(phrase.getAttribute('data-insert') || '');
});
