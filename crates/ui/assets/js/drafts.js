// @ts-check
// What is typed is never lost: on this device it is kept with each stroke, in the system two seconds later, until it has arrived. Where
// both have a text the newer one stands in the box and the other is a click away; where another device has kept a newer one meanwhile,
// whoever writes chooses between the two.
//
// data-of                          →  the message of whose points "asked" speaks
// POST data-draft, the form's fields and "known" (when the one that the page knows was kept)
//   →  200 { "saved_at": 1764… }      kept
//   →  409 { "saved_at": 1764…, … }   another device has kept these fields since

/** The fields of a form that are kept. */
const FIELDS = ['subject', 'body', 'text', 'lang', 'asked'];
/** Those that a person reads. */
const TEXTS = ['body', 'text'];
const PAUSE = 2000;

/** @typedef {Record<string, string>} Fields */
/** @typedef {{ fields: Fields, of?: string, at: number, known: number, isLeaving?: boolean }} Kept */

export class Drafts {
  /** @param {HTMLElement} host @param {HTMLFormElement} form */
  constructor(host, form) {
    this.host = host;
    this.form = form;
    this.key = `daleel.draft:${host.id}`;
    this.known = Number(host.dataset.saved || 0);
    // What the device's clock says beside the server's, by which the two texts are told apart.
    this.skew = Date.now() - (Date.parse(host.dataset.now || '') || Date.now());
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** @type {Promise<boolean> | undefined} */
    this.saving = undefined;
    /** What left this page: another device has not written it, should its answer have been lost. @type {Set<string>} */
    this.left = new Set();
  }

  /** @returns {Fields} */
  fields() {
    const data = new FormData(this.form);
    return Object.fromEntries(FIELDS.filter((name) => data.has(name)).map((name) => [name, String(data.get(name))]));
  }

  /** @returns {Kept | undefined} */
  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key) || 'null') || undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {Partial<Kept>} more */
  keep(more = {}) {
    const kept = { fields: this.fields(), of: this.host.dataset.of, at: Date.now() - this.skew, known: this.known, ...more };
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the system keeps it all the same.
    }
  }

  forget() {
    clearTimeout(this.waiting);
    localStorage.removeItem(this.key);
  }

  /** What this device has is held against what the page brought. */
  restore() {
    const [mine, here] = [this.kept(), this.fields()];
    if (!mine) return;
    // What was written of the points of another message is not what this one asks.
    if (mine.of !== this.host.dataset.of) delete mine.fields.asked;
    // It left as the page was closed, and the system has no draft of it any more.
    const hasLeft = mine.isLeaving && this.known === 0;
    const isPoints = !hasLeft && mine.at > this.known && (mine.fields.asked ?? here.asked) !== here.asked;
    if (isPoints && text(mine.fields) === text(here)) {
      this.put({ asked: mine.fields.asked });
    } else if (hasLeft || !text(mine.fields).trim() || text(mine.fields) === text(here)) {
      this.forget();
    } else if (mine.known === this.known || (this.known > 0 && mine.at > this.known)) {
      this.put(mine.fields);
      // What the system has is what this one was written on from: there is nothing to choose.
      if (!(this.known && mine.known === this.known) && text(here).trim()) this.offer(here);
    } else {
      this.offer(mine.fields);
    }
  }

  changed() {
    this.keep();
    if (!this.host.dataset.draft || this.isChoosing) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
  }

  /** Keeps it in the system, one after the other. */
  async save() {
    await this.saving;
    this.saving = this.saveNow();
    return this.saving;
  }

  async saveNow() {
    const body = filled(this.form);
    this.left.add(text(this.fields()));
    body.set('known', String(this.known));
    const answer = await post(this.host.dataset.draft, body);
    const told = await told_of(answer);
    if (!told?.saved_at) return false;
    if (answer?.ok) this.known = told.saved_at;
    else this.choose(told);
    if (answer?.ok && this.kept()) this.keep();
    return !!answer?.ok;
  }

  /** Puts a text into the fields. @param {Fields} fields */
  put(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    }
    this.form.dispatchEvent(new Event('input', { bubbles: true }));
    // The parts round a text of the other language are written anew.
    const lang = this.form.querySelector('textarea')?.lang;
    if (lang && fields.lang && lang !== fields.lang) this.save().then((done) => done && location.reload());
  }

  /** Another text is a click away. @param {Fields} other */
  offer(other) {
    const panel = this.panel('otherTitle', other);
    panel.append(
      this.button('otherTake', () => {
        const here = this.fields();
        this.put(other);
        panel.remove();
        if (text(here).trim()) this.offer(here);
      }),
      this.button('otherDrop', () => panel.remove()),
    );
  }

  /** Another device has kept a newer text: whoever writes chooses. @param {Fields & { saved_at: number }} other */
  choose(other) {
    const theirs = Object.fromEntries(FIELDS.filter((name) => typeof other[name] === 'string').map((name) => [name, other[name]]));
    if (this.left.has(text(theirs))) {
      this.known = other.saved_at;
      this.changed();
      return;
    }
    this.isChoosing = true;
    const panel = this.panel('devicesTitle', theirs);
    panel.setAttribute('role', 'alert');
    const go = (/** @type {boolean} */ takes) => {
      const here = this.fields();
      this.isChoosing = false;
      this.known = other.saved_at;
      panel.remove();
      if (takes) this.put(theirs);
      else this.changed();
      this.offer(takes ? here : theirs);
    };
    panel.append(this.button('devicesMine', () => go(false)), this.button('devicesTheirs', () => go(true)));
  }

  /** @param {string} title @param {Fields} fields */
  panel(title, fields) {
    this.host.querySelector('.composer__other')?.remove();
    const [panel, said, other] = ['section', 'p', 'blockquote'].map((name) => document.createElement(name));
    panel.className = 'composer__other';
    said.textContent = this.host.dataset[title] || '';
    other.dir = 'auto';
    other.textContent = text(fields);
    panel.append(said, other);
    this.host.prepend(panel);
    return panel;
  }

  /** @param {string} word @param {() => void} work */
  button(word, work) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn--sm';
    button.textContent = this.host.dataset[word] || '';
    button.addEventListener('click', work);
    return button;
  }

  stop() {
    clearTimeout(this.waiting);
  }
}

/** @param {Fields} fields */
const text = (fields) => TEXTS.map((name) => fields[name] || '').join('');

/** Nothing where nobody answers. @param {string | undefined} address @param {BodyInit} body */
export const post = (address, body) =>
  fetch(address || '', { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(() => undefined);

/** What stands in the fields of a form, as it is sent. @param {HTMLFormElement} form @param {HTMLElement | null} [submitter] */
export function filled(form, submitter) {
  const fields = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  if (submitter instanceof HTMLButtonElement && submitter.name) fields.set(submitter.name, submitter.value);
  return fields;
}

/** What an answer says, where it says something to a script. @param {Response | undefined} answer */
export async function told_of(answer) {
  if (!answer?.headers.get('content-type')?.includes('json')) return undefined;
  return answer.json().catch(() => undefined);
}

/** Goes on, also to a place of the page that is open. @param {string} href */
export function leave(href) {
  const to = new URL(href, location.href);
  const isHere = to.pathname + to.search === location.pathname + location.search;
  location.assign(to);
  if (isHere && to.hash) location.reload();
}
