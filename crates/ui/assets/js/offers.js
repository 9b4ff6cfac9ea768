// @ts-check
// What is offered under a text while it is written: the arrows walk through it, Enter takes what was walked to, Escape goes on without. The
// caret stays in the text throughout, and how many there are is said to whoever does not see them.

/** What stands in a row and is put into the text for it. @typedef {{ value: string, about?: string }} Offer */
/** What a list is for. @typedef {{ name: string, label: string, takesFirst: boolean, take: (value: string) => void }} Purpose */

/** @type {WeakMap<HTMLTextAreaElement, Map<string, Offers>>} */
const all = new WeakMap();
/** The list that is open; there is one at a time. @type {Offers | undefined} */
let open;
let made = 0;

export class Offers {
  /** @param {HTMLTextAreaElement} box @param {Purpose} purpose */
  constructor(box, purpose) {
    this.box = box;
    this.purpose = purpose;
    this.list = document.createElement('ul');
    this.list.id = `offers-${(made += 1)}`;
    this.list.className = 'offers';
    this.list.dataset.offers = purpose.name;
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    // It scrolls: whoever has no pointer can reach it.
    this.list.tabIndex = 0;
    this.list.setAttribute('aria-label', purpose.label);
    this.said = document.createElement('p');
    this.said.className = 'sr-only';
    this.said.setAttribute('role', 'status');
    (box.closest('.composer__write') || box).after(this.list, this.said);
    // The caret stays where it is.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this.take(/** @type {Element} */ (event.target).closest('li')));
    box.addEventListener('blur', () => this.hide());
  }

  /** The list of a text for a purpose, made where there is none. @param {HTMLTextAreaElement} box @param {Purpose} purpose */
  static of(box, purpose) {
    const known = all.get(box)?.get(purpose.name);
    if (known?.list.isConnected) return known;
    // Its list has left the page, and what it said of the text goes with it.
    known?.close();
    const made = new Offers(box, purpose);
    all.set(box, (all.get(box) || new Map()).set(purpose.name, made));
    return made;
  }

  rows() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** Shows these, and says how many there are. @param {Offer[]} offers @param {string} said */
  show(offers, said) {
    if (document.activeElement !== this.box) return;
    // Who has walked to a row and writes on keeps it as long as it is offered.
    const chosen = this.list.hidden ? undefined : this.rows()[this.at ?? -1]?.dataset.value;
    this.list.replaceChildren(...offers.map((offer, at) => this.row(offer, at)));
    this.said.textContent = said;
    if (offers.length === 0) return this.close();
    if (open !== this) open?.hide();
    open = this;
    this.list.hidden = false;
    this.box.setAttribute('aria-haspopup', 'listbox');
    this.box.setAttribute('aria-autocomplete', 'list');
    this.box.setAttribute('aria-controls', this.list.id);
    const kept = offers.findIndex((offer) => offer.value === chosen);
    this.walk(kept < 0 && this.purpose.takesFirst ? 0 : kept);
  }

  /** @param {Offer} offer @param {number} at */
  row({ value, about }, at) {
    const [row, name] = [document.createElement('li'), document.createElement('bdi')];
    row.id = `${this.list.id}-${at}`;
    row.setAttribute('role', 'option');
    row.dataset.value = value;
    name.textContent = value;
    row.append(name);
    if (about) {
      const more = document.createElement('span');
      more.dir = 'auto';
      more.textContent = about;
      row.append(' ', more);
    }
    return row;
  }

  /** Goes to a row; before the first is the text itself. @param {number} to */
  walk(to) {
    this.at = to;
    this.rows().forEach((row, at) => row.setAttribute('aria-selected', String(at === to)));
    const row = this.rows()[to];
    if (!row) return this.box.removeAttribute('aria-activedescendant');
    this.box.setAttribute('aria-activedescendant', row.id);
    row.scrollIntoView({ block: 'nearest' });
  }

  hide() {
    this.said.textContent = '';
    this.close();
  }

  close() {
    this.list.hidden = true;
    if (open !== this) return;
    open = undefined;
    for (const name of ['aria-haspopup', 'aria-autocomplete', 'aria-controls', 'aria-activedescendant']) this.box.removeAttribute(name);
  }

  /** @param {Element | null | undefined} row */
  take(row) {
    if (!(row instanceof HTMLElement)) return;
    this.hide();
    this.box.focus();
    this.purpose.take(row.dataset.value || '');
  }

  /** What a key does here; false where it is none of ours. @param {KeyboardEvent} event */
  key(event) {
    const [rows, at] = [this.rows(), this.at ?? -1];
    const least = this.purpose.takesFirst ? 0 : -1;
    if (event.code === 'ArrowDown') this.walk(at + 1 < rows.length ? at + 1 : least);
    else if (event.code === 'ArrowUp') this.walk(at > least ? at - 1 : rows.length - 1);
    else if (event.code === 'Escape') this.hide();
    else if (rows[at] && (event.code === 'Enter' || (event.code === 'Tab' && this.purpose.takesFirst))) this.take(rows[at]);
    else {
      // The next stop is what stands behind the list, not a list that goes with the caret.
      if (event.code === 'Tab') this.hide();
      return false;
    }
    return true;
  }
}

document.addEventListener(
  'keydown',
  (event) => {
    // A list that left the page holds no key back.
    if (open && !open.list.isConnected) open.close();
    if (!open || event.target !== open.box || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!open.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);
