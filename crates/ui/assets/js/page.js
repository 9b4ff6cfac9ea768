// @ts-check
// Small aids of every page: dialogs, menus, passwords shown, characters counted, text copied. Each page works without them.
//
//   data-opens="id"      opens the dialog with this id as a modal
//   data-closes          closes the dialog or side panel round it
//   data-reveal="id"     shows or hides the password in the field with this id
//   data-act="copy"      copies the text of the element that data-of selects
//   data-max="1500"      a field whose characters are counted in [data-count-for="its id"]
//   data-focus           takes the focus when the page opens: what must be corrected is read first; where nothing has it,
//                        the first field that must be corrected takes it

/** @param {Element} button */
function toggleReveal(button) {
  const input = document.getElementById(button.getAttribute('data-reveal') || '');
  if (!(input instanceof HTMLInputElement)) return;
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
}

/** @param {Element} opener @param {Event} event */
function open(opener, event) {
  const dialog = document.getElementById(opener.getAttribute('data-opens') || '');
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (!dialog.open) dialog.showModal();
}

/** @param {Element} closer @param {Event} event */
function close(closer, event) {
  event.preventDefault();
  const dialog = closer.closest('dialog');
  if (dialog?.open) dialog.close();
  // Opened by its address, without a script, it closes the same way.
  if (location.hash) location.hash = '#main';
}

/** @param {Element} button */
function copy(button) {
  const text = document.querySelector(button.getAttribute('data-of') || '')?.textContent?.trim();
  if (text) navigator.clipboard?.writeText(text);
}

/** @param {Element | null} inside */
function closeMenus(inside) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(inside)) menu.removeAttribute('open');
}

document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const at = (/** @type {string} */ what) => target.closest(what);
  const [opener, closer, reveal, copier] = [at('[data-opens]'), at('[data-closes]'), at('[data-reveal]'), at('[data-act="copy"]')];
  if (opener) open(opener, event);
  if (closer) close(closer, event);
  if (reveal) toggleReveal(reveal);
  if (copier) copy(copier);
  closeMenus(target);
});

document.addEventListener('keydown', (event) => {
  if (event.code !== 'Escape') return;
  const opened = document.activeElement?.closest('details:is(.menu, .confirm)[open]');
  closeMenus(null);
  opened?.removeAttribute('open');
  opened?.querySelector('summary')?.focus();
});

document.addEventListener('input', (event) => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.dataset.max) return;
  const count = document.querySelector(`[data-count-for="${CSS.escape(field.id)}"]`);
  if (!count) return;
  const [used, max] = [[...field.value].length, Number(field.dataset.max)];
  count.textContent = `${used} / ${max}`;
  count.classList.toggle('is-over', used > max);
});

/** What works only with scripts is shown once they run. */
function show() {
  for (const button of document.querySelectorAll('[data-reveal]')) button.removeAttribute('hidden');
}

show();
document.addEventListener('htmx:after:swap', show);
/** @type {HTMLElement | null} */ (document.querySelector('[data-focus]') || document.querySelector('[aria-invalid="true"]'))?.focus();
