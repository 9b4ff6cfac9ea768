// @ts-check
// Rows of a list that are picked, to do something to all of them: by their boxes, with X (see desk.js), and from one to another with Shift.
// What is picked stays picked while the list keeps itself up to date. Without scripts the boxes work all the same.

/** @type {Set<string>} */
const picked = new Set();
/** The box that was pressed last. */
let last = '';

/** @returns {HTMLInputElement[]} */
const boxes = () => [...document.querySelectorAll('.list .pick')].filter((box) => box instanceof HTMLInputElement);

/** Remembers what is ticked and says how many. */
function tell() {
  picked.clear();
  for (const box of boxes()) if (box.checked) picked.add(box.value);
  const count = document.querySelector('[data-picked]');
  if (count) count.textContent = picked.size > 0 ? String(picked.size) : '';
}

document.addEventListener('click', (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.matches('.list .pick')) return;
  const all = boxes();
  const [from, to] = [all.findIndex((one) => one.value === last), all.indexOf(box)];
  if (event instanceof MouseEvent && event.shiftKey && from >= 0) {
    for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = box.checked;
  }
  last = box.value;
  tell();
});

// A region that was fetched anew comes without ticks.
document.addEventListener('htmx:after:swap', () => {
  for (const box of boxes()) if (picked.has(box.value)) box.checked = true;
  tell();
});
