// @ts-check
// Tables that are wider than a phone: each row becomes a list of its cells, each below the name of its column, so that nobody scrolls
// sideways to read it. Without scripts such a table scrolls. Wider places keep their columns, which one compares.

/** So many pixels wide is a narrow place. */
const NARROW = 576;

/** What a table is to those who do not see it, also while it is drawn as a list. @type {Record<string, string>} */
const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };

/** The name of a column; one that only says what its buttons are needs none beside them. @param {Element} head */
const named = (head) => (head.querySelector('.sr-only') ? '' : (head.textContent || '').trim());

/** Whether there is nothing in a cell. @param {Element} cell */
const isBare = (cell) => !cell.textContent?.trim() && !cell.querySelector('input, button, meter, progress, svg');

/** @param {HTMLTableElement} table */
function describe(table) {
  const names = [...table.querySelectorAll('thead th')].map(named);
  for (const part of [table, ...table.querySelectorAll('thead, tbody, tr, th, td')]) {
    part.setAttribute('role', ROLES[part.tagName] || (part.getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader'));
  }
  for (const row of table.tBodies[0]?.rows || []) {
    [...row.cells].forEach((cell, at) => {
      cell.dataset.column = names[at] || '';
      cell.toggleAttribute('data-bare', isBare(cell));
    });
  }
}

/** Draws the table of a place as it fits there. @param {Element} place */
function fit(place) {
  const table = place.querySelector(':scope > table');
  if (!(table instanceof HTMLTableElement)) return;
  place.classList.remove('table--list');
  const isTooWide = place.clientWidth > 0 && place.clientWidth <= NARROW && place.scrollWidth > place.clientWidth + 1;
  if (isTooWide) describe(table);
  place.classList.toggle('table--list', isTooWide);
}

/** How wide each place was when its table was fitted: a list is higher than its table, which is no reason to fit it again.
 * @type {WeakMap<Element, number>} */
const widths = new WeakMap();

// The table grows wider by itself, too: when its letters come.
const watch = new ResizeObserver((entries) => {
  for (const place of new Set(entries.map(({ target }) => target.closest('.table')))) {
    if (!place || (widths.get(place) === place.clientWidth && place.scrollWidth <= place.clientWidth + 1)) continue;
    fit(place);
    widths.set(place, place.clientWidth);
  }
});

/** What was brought in anew is drawn anew, too. */
function fitAll() {
  for (const place of document.querySelectorAll('.table')) {
    fit(place);
    for (const watched of [place, ...place.children]) watch.observe(watched);
  }
}

document.addEventListener('htmx:after:swap', fitAll);
fitAll();
