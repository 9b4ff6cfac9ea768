// @ts-check
// A kiosk whose browser prints by itself: the paper of a ticket is printed once, however often its page is shown.
//
//   [data-prints]         the paper; where a key stands there it is printed at once
//   [data-slip]           what is filled in without a line: number, the service as ar and en, day, time
//   printed(key, said)    fills it in and prints it; nothing where the kiosk does not print by itself

const PRINTED = 'printed';
const paper = /** @type {HTMLElement | null} */ (document.querySelector('[data-prints]'));

/** @param {string} key @param {Record<string, string>} [said] */
export function printed(key, said = {}) {
  if (!paper || !key || sessionStorage.getItem(PRINTED) === key) return;
  for (const [name, text] of Object.entries(said)) {
    const place = paper.querySelector(`[data-slip="${name}"]`);
    if (place) place.textContent = text;
  }
  // Before it prints: what was asked for twice is on paper once.
  sessionStorage.setItem(PRINTED, key);
  print();
}

printed(paper?.dataset.prints ?? '');
