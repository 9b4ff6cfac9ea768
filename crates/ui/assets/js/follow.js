// @ts-check
// Keeps a page up to date for whoever has no account. <div id="turn" data-follow="address of the stream"> is made anew from the page's own
// address when the stream says "now", and after a rest when it says "soon"; [data-vibrates] shakes a telephone when it comes. Every part with
// [data-part] and an id inside is compared by itself. "pulse" carries the server's time and shows that the line stands: without one for ten
// seconds the element has [data-lost], and the page asks by itself. [data-until] holds until that time of the server, in milliseconds: then the
// page is looked at anew, until something else stands there: by a device ([data-own-script]) at once, by whoever has the page open after a rest.
// Without this script the page is loaded anew by its head.
//
//   follow(root, { onTime(milliseconds), onLook() })

/** The longest rest before a page looks again: not all at once, and each only so often. */
const REST = 15_000;
/** Without a word for so long the line is lost. */
const LOST = 10_000;
/** While it is, the page asks this often. */
const POLL = 5_000;
/** A page that has slept finds that its clock has jumped. */
const ASLEEP = 5_000;

export class Follow {
  /** @param {HTMLElement} root @param {{ onTime?: (at: number) => void, onLook?: () => void }} [told] */
  constructor(root, told = {}) {
    this.root = root;
    this.told = told;
    this.heardAt = Date.now();
    this.tickedAt = Date.now();
    this.askedAt = 0;
    this.ahead = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.due = undefined;
    /** @type {Map<string, Node>} */
    this.shown = new Map(this.parts().map((part) => [part.id, part.cloneNode(true)]));
    this.open();
    setInterval(() => this.tick(), 1000);
  }

  /** @returns {HTMLElement[]} */
  parts() {
    return [this.root, .../** @type {HTMLElement[]} */ ([...this.root.querySelectorAll('[data-part][id]')])].filter((part) => part.matches('[data-part]'));
  }

  open() {
    this.source?.close();
    const source = new EventSource(this.root.dataset.follow || '');
    source.addEventListener('open', () => this.look());
    source.addEventListener('now', () => this.look());
    source.addEventListener('soon', () => this.rest());
    source.addEventListener('pulse', (event) => {
      this.ahead = Number(event.data) - Date.now();
      this.told.onTime?.(Number(event.data));
    });
    for (const name of ['open', 'now', 'soon', 'pulse']) source.addEventListener(name, () => this.hear());
    this.source = source;
  }

  hear() {
    this.heardAt = Date.now();
    this.root.removeAttribute('data-lost');
  }

  rest() {
    this.due ??= setTimeout(() => this.look(), Math.random() * REST);
  }

  tick() {
    const now = Date.now();
    const hasSlept = now - this.tickedAt > ASLEEP;
    this.tickedAt = now;
    const isLost = now - Math.max(this.heardAt, 0) > (Number(this.root.dataset.pulse) || 0) + LOST;
    if (isLost) this.root.setAttribute('data-lost', '');
    const isOver = [...this.root.querySelectorAll('[data-until]')].some((one) => Number(one.getAttribute('data-until')) < now + this.ahead);
    const isDue = now - this.askedAt >= POLL;
    if (hasSlept || (isDue && (isLost || (isOver && 'ownScript' in this.root.dataset)))) {
      this.look();
      if (hasSlept || this.source?.readyState === EventSource.CLOSED) this.open();
    } else if (isDue && isOver) {
      // As many pages as are open would ask in the second in which a centre opens.
      this.rest();
    }
  }

  async look() {
    clearTimeout(this.due);
    this.due = undefined;
    this.askedAt = Date.now();
    const asked = this.askedAt;
    try {
      const answer = await fetch(location.href, { headers: { Unattended: 'yes' }, cache: 'no-store' });
      if (answer.status === 404 || answer.redirected) return location.reload();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // An answer that was overtaken by a later one is old.
      if (asked >= this.askedAt) this.show(page);
    } catch {
      // No network: what is shown stays, and the mark of the lost line comes by itself.
    }
  }

  /** @param {Document} page */
  show(page) {
    const root = page.getElementById(this.root.id);
    if (!root || root.dataset.page !== this.root.dataset.page) return location.reload();
    for (const part of this.parts()) {
      const fresh = page.getElementById(part.id);
      if (!fresh || this.shown.get(part.id)?.isEqualNode(fresh)) continue;
      this.shown.set(part.id, fresh.cloneNode(true));
      if (fresh.querySelector('[data-vibrates]') && !part.querySelector('[data-vibrates]')) navigator.vibrate?.([300, 150, 300]);
      part.replaceChildren(...fresh.childNodes);
      for (const { name, value } of fresh.attributes) if (name.startsWith('data-')) part.setAttribute(name, value);
    }
    document.title = page.title;
    this.told.onLook?.();
  }
}

const root = document.querySelector('[data-follow]:not([data-own-script])');
if (root instanceof HTMLElement) new Follow(root);
