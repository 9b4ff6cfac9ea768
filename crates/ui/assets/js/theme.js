// @ts-check
// How a person wants to see things, and small aids of forms. The server reads the cookie and renders the same at the next page.

/** @typedef {{ shade: string, contrast: boolean, large: boolean }} Looks */

const root = document.documentElement;
const A_YEAR = 31536000;

/** @returns {Looks} */
const looks = () => ({
  shade: root.dataset.theme || 'auto',
  contrast: root.dataset.contrast === 'more',
  large: root.dataset.size === 'large',
});

/** @param {Looks} next */
function apply(next) {
  root.dataset.theme = next.shade;
  root.dataset.contrast = next.contrast ? 'more' : 'normal';
  root.dataset.size = next.large ? 'large' : 'normal';
  const words = [next.shade, next.contrast && 'contrast', next.large && 'large'].filter(Boolean).join('.');
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `theme=${words}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax${secure}`;
  show();
}

/** Marks what is chosen now. */
function show() {
  const now = looks();
  for (const button of document.querySelectorAll('[data-theme-choice] [data-set]')) {
    const [what, value] = (button.getAttribute('data-set') || '').split(':');
    const on = what === 'shade' ? now.shade === value : what === 'contrast' ? now.contrast : now.large;
    button.setAttribute('aria-pressed', String(on));
  }
  for (const choice of document.querySelectorAll('[data-theme-choice]')) choice.removeAttribute('hidden');
  for (const button of document.querySelectorAll('[data-reveal]')) button.removeAttribute('hidden');
}

document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const set = target.closest('[data-theme-choice] [data-set]')?.getAttribute('data-set');
  if (set) {
    const [what, value] = set.split(':');
    const now = looks();
    if (what === 'shade') apply({ ...now, shade: value });
    if (what === 'contrast') apply({ ...now, contrast: !now.contrast });
    if (what === 'large') apply({ ...now, large: !now.large });
  }
  const reveal = target.closest('[data-reveal]');
  if (reveal) toggleReveal(reveal);
  closeMenus(target);
});

/** Shows or hides a password. @param {Element} button */
function toggleReveal(button) {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById(button.getAttribute('data-reveal') || ''));
  if (!input) return;
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
}

/** Closes open menus when the click is outside them. @param {Element} target */
function closeMenus(target) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.removeAttribute('open');
}

document.addEventListener('keydown', (event) => {
  if (event.code !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  }
});

/** Counts characters down to the limit that the field's hint names. */
document.addEventListener('input', (event) => {
  const field = /** @type {HTMLTextAreaElement} */ (event.target);
  const max = Number(field.dataset?.max);
  if (!max) return;
  const count = document.querySelector(`[data-count-for="${field.id}"]`);
  if (!count) return;
  const used = [...field.value].length;
  count.textContent = `${used} / ${max}`;
  count.classList.toggle('is-over', used > max);
});

// What must be corrected is read first.
const summary = /** @type {HTMLElement | null} */ (document.querySelector('[data-focus]'));
summary?.focus();
show();
document.addEventListener('htmx:after:swap', show);
