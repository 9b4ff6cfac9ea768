// @ts-check
// How a person wants to see things: light or dark, contrast, text size. The server reads the cookie and renders the same at the next page.

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

/** Marks what is chosen now; the choice itself is shown only where scripts run. */
function show() {
  const now = looks();
  for (const button of document.querySelectorAll('[data-theme-choice] [data-set]')) {
    const [what, value] = (button.getAttribute('data-set') || '').split(':');
    const on = what === 'shade' ? now.shade === value : what === 'contrast' ? now.contrast : now.large;
    button.setAttribute('aria-pressed', String(on));
  }
  for (const choice of document.querySelectorAll('[data-theme-choice]')) choice.removeAttribute('hidden');
}

document.addEventListener('click', (event) => {
  const button = /** @type {Element} */ (event.target).closest('[data-theme-choice] [data-set]');
  const [what, value] = (button?.getAttribute('data-set') || '').split(':');
  const now = looks();
  if (what === 'shade') apply({ ...now, shade: value });
  if (what === 'contrast') apply({ ...now, contrast: !now.contrast });
  if (what === 'large') apply({ ...now, large: !now.large });
});

show();
