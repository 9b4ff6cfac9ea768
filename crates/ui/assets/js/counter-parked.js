// @ts-check
// Putting a customer aside at a counter without a line, and going on with them when they are back: each of the two is a visit of its own that is
// said in its order.
//
//   form[data-parking]    what is missing; [data-parked] those who were put aside here, each as [data-back] in [data-aside]

import { name } from './counter-stock.js';

/** @typedef {import('./counter-stock.js').Known} Known */
/** @typedef {import('./counter-stock.js').Visit} Visit */

/** Those whose last visit here ended so. @param {Known} known */
const aside = ({ done, hand }) => {
  const last = new Map(done.map((visit) => [name(visit), visit]));
  if (hand) last.delete(name(hand));
  return [...last.values()].filter((visit) => visit.how === 'parked');
};

/** What shows them. @param {{ ends: (end: Partial<Visit>, goesOn: boolean) => Promise<void>, back: (ticket: import('./counter-stock.js').One) => Promise<void>, shown: (ticket: Visit) => string }} acts */
export function parking({ ends, back, shown }) {
  /** @param {string} selector @returns {any} */
  const find = (selector) => document.querySelector(selector);
  const form = find('[data-parking]');
  form.addEventListener('submit', (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    ends({ how: 'parked', steps: form.elements.missing.value.trim() }, false).then(() => form.reset());
  });
  return (/** @type {Known} */ known) => {
    const all = aside(known);
    form.hidden = !known.hand?.came;
    find('[data-aside]').hidden = all.length === 0;
    find('[data-parked]').replaceChildren(...all.map((visit) => {
      const row = find('[data-back]').content.cloneNode(true);
      row.querySelector('bdi').textContent = shown(visit);
      row.querySelector('[dir=auto]').textContent = visit.steps;
      const { letter, number, service, has_priority } = visit;
      row.querySelector('button').addEventListener('click', () => back({ letter, number, service, has_priority }));
      return row;
    }));
  };
}
