// @ts-check
// <cs-palette>: Ctrl+K, type, Enter. The server answers GET data-url?q=… with JSON:
// [{ "label": "…", "hint": "…", "href": "/ar/…" }, …]. Without scripts the search field of the top bar does the same.

/** @typedef {{ label: string, hint?: string, href: string }} Found */

const PAUSE = 150;

class Palette extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog');
    if (!dialog) return;
    this.dialog = dialog;
    this.input = document.createElement('input');
    this.input.type = 'search';
    this.input.dir = 'auto';
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-controls', 'palette-list');
    this.input.setAttribute('aria-label', dialog.getAttribute('aria-label') || '');
    this.input.placeholder = dialog.getAttribute('aria-label') || '';
    this.list = document.createElement('ul');
    this.list.id = 'palette-list';
    this.list.setAttribute('role', 'listbox');
    dialog.replaceChildren(this.input, this.list);
    this.input.addEventListener('input', () => this.ask());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('click', (event) => {
      const row = /** @type {Element} */ (event.target).closest('li');
      if (row) this.go(Number(row.dataset.at));
    });
    this.listener = (/** @type {KeyboardEvent} */ event) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyK') {
        event.preventDefault();
        this.open();
      }
    };
    document.addEventListener('keydown', this.listener);
  }

  disconnectedCallback() {
    if (this.listener) document.removeEventListener('keydown', this.listener);
  }

  open() {
    if (!this.dialog || !this.input) return;
    this.dialog.showModal();
    this.input.value = '';
    this.ask();
  }

  ask() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.fetch(), PAUSE);
  }

  async fetch() {
    const query = this.input?.value || '';
    this.asked?.abort();
    this.asked = new AbortController();
    const url = `${this.dataset.url}?q=${encodeURIComponent(query)}`;
    try {
      const answer = await fetch(url, { headers: { Accept: 'application/json' }, signal: this.asked.signal });
      if (answer.ok) this.show(await answer.json());
    } catch {
      // Left out of date: the next key asks again.
    }
  }

  /** @param {Found[]} found */
  show(found) {
    this.found = found;
    this.at = 0;
    this.list?.replaceChildren(...found.map((one, at) => row(one, at)));
    this.mark();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const last = (this.found?.length || 0) - 1;
    if (event.code === 'ArrowDown') this.at = Math.min(last, (this.at || 0) + 1);
    else if (event.code === 'ArrowUp') this.at = Math.max(0, (this.at || 0) - 1);
    else if (event.code === 'Enter') return this.go(this.at || 0);
    else return;
    event.preventDefault();
    this.mark();
  }

  mark() {
    [...(this.list?.children || [])].forEach((row, at) => {
      row.setAttribute('aria-selected', String(at === this.at));
      if (at === this.at) {
        row.scrollIntoView({ block: 'nearest' });
        this.input?.setAttribute('aria-activedescendant', row.id);
      }
    });
  }

  /** @param {number} at */
  go(at) {
    const href = this.found?.[at]?.href;
    if (href) location.assign(href);
  }
}

/** @param {Found} one @param {number} at */
function row(one, at) {
  const row = document.createElement('li');
  row.id = `palette-${at}`;
  row.dataset.at = String(at);
  row.setAttribute('role', 'option');
  const label = document.createElement('span');
  label.dir = 'auto';
  label.textContent = one.label;
  row.append(label);
  if (one.hint) {
    const hint = document.createElement('small');
    hint.dir = 'auto';
    hint.textContent = one.hint;
    row.append(hint);
  }
  return row;
}

customElements.define('cs-palette', Palette);
