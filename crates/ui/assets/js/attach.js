// @ts-check
// Files of a reply in [data-files="address"]: chosen, pasted and dropped ones are sent at once. The region is fetched anew, the text stays.

/** @param {Element} region @param {FileList | File[]} files */
async function attach(region, files) {
  const address = region.getAttribute('data-files') || '';
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  region.setAttribute('aria-busy', 'true');
  await show(region, await send(address, { method: 'POST', body: form }, region.getAttribute('data-lost') || ''));
}

/** What went wrong, in words; empty when nothing did. @param {string} address @param {RequestInit} how @param {string} lost */
async function send(address, how, lost) {
  const answer = await fetch(address, { ...how, redirect: 'manual' }).catch(() => undefined);
  if (!answer) return lost;
  if (answer.type === 'opaqueredirect') return '';
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [...page.querySelectorAll('main h1, main p:not(.acts)')].map((one) => one.textContent?.trim()).slice(0, 3).join(' ');
}

/** @param {Element} region @param {string} trouble */
async function show(region, trouble) {
  const answer = await fetch(region.getAttribute('data-files') || '').catch(() => undefined);
  region.removeAttribute('aria-busy');
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-files]');
  if (!fresh) return;
  region.toggleAttribute('data-waits', fresh.hasAttribute('data-waits'));
  region.replaceChildren(...fresh.children);
  if (!trouble) return;
  const said = document.createElement('p');
  said.className = 'field__error';
  said.setAttribute('role', 'alert');
  said.textContent = trouble;
  region.prepend(said);
}

/** @param {EventTarget | null} target */
const regionOf = (target) => /** @type {Element} */ (target)?.closest('cs-composer')?.querySelector('[data-files]');

document.addEventListener('change', (event) => {
  const input = event.target;
  const region = regionOf(input);
  if (region && input instanceof HTMLInputElement && input.type === 'file' && input.files?.length) attach(region, input.files);
});

document.addEventListener('submit', async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const region = form.closest('[data-files]');
  if (!region) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const input = form.querySelector('input[type="file"]');
  if (input instanceof HTMLInputElement) {
    if (input.files?.length) attach(region, input.files);
    else input.click();
  } else {
    await show(region, await send(form.action, { method: 'POST', body: new URLSearchParams() }, region.getAttribute('data-lost') || ''));
  }
}, { capture: true });

// Words copied from a sheet come with a picture of them: the words are meant.
document.addEventListener('paste', (event) => {
  const given = event.clipboardData;
  const region = regionOf(event.target);
  const isWords = given?.types.includes('text/html') && given.getData('text/plain').trim();
  if (!region || !given?.files.length || isWords) return;
  event.preventDefault();
  attach(region, given.files);
});

/** Whether a picture of the page itself is dragged. */
let isOwn = false;
document.addEventListener('dragstart', () => (isOwn = true));
document.addEventListener('dragend', () => (isOwn = false));

// A file that is let go over the text or the conversation belongs to the reply as well; anywhere else it is only not opened in place of the page.
for (const way of ['dragover', 'drop']) {
  document.addEventListener(way, (event) => {
    const given = /** @type {DragEvent} */ (event).dataTransfer;
    const target = /** @type {Element} */ (event.target);
    const beside = target.closest('#thread, #write') ? document.querySelector('cs-composer [data-files]') : undefined;
    const region = target.closest('cs-composer') ? regionOf(target) : beside;
    if (isOwn || !given?.types.includes('Files') || target.closest('input[type="file"]') || !document.querySelector('cs-composer')) return;
    event.preventDefault();
    if (!region) given.dropEffect = 'none';
    else if (way === 'drop' && given.files.length) attach(region, given.files);
  });
}

// How far a look for viruses has come.
setInterval(() => {
  for (const region of document.querySelectorAll('[data-files][data-waits]')) if (!region.getAttribute('aria-busy')) show(region, '');
}, 5000);
