// @ts-check
// The remarks of the server on a text: drawn under it, listed with what can be done about each, walked through with F7.

/**
 * @typedef {{ kind: string, label: string, start?: number, end?: number, fixes?: string[], word?: string, is_secret?: boolean }} Remark
 * @typedef {{ label: string, kind: string }} Part
 * @typedef {{ remarks: Remark[], parts?: Part[], verdict?: Part, answered?: boolean[] }} Checked
 */

/** Draws the same text with its remarks underlined. @param {Element} mirror @param {string} text @param {Remark[]} remarks */
export function draw(mirror, text, remarks) {
  const letters = Array.from(text);
  const marks = remarks.filter((one) => one.start !== undefined && one.end !== undefined && one.kind !== 'ok');
  const length = (/** @type {Remark} */ one) => (one.end || 0) - (one.start || 0);
  // A word that is misspelt inside a phrase is drawn over it.
  marks.sort((one, other) => length(other) - length(one));
  /** @type {(Remark | undefined)[]} */
  const drawn = Array.from(letters, () => undefined);
  for (const one of marks) drawn.fill(one, one.start, one.end);
  /** @type {(string | Node)[]} */
  const pieces = [];
  for (let at = 0, end = 0; at < letters.length; at = end) {
    while (end < letters.length && drawn[end] === drawn[at]) end += 1;
    const words = letters.slice(at, end).join('');
    const remark = drawn[at];
    if (!remark) {
      pieces.push(words);
      continue;
    }
    const mark = document.createElement('mark');
    mark.dataset.kind = remark.kind;
    mark.textContent = words;
    pieces.push(mark);
  }
  mirror.replaceChildren(...pieces, '\n');
}

/** @param {string | undefined} label @param {() => void} work */
export function act(label, work) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn--sm';
  button.textContent = label || '';
  button.addEventListener('click', work);
  return button;
}

/** @param {string} kind @param {string} text */
function tag(kind, text) {
  const tag = document.createElement('span');
  tag.className = `tag tag--${kind}`;
  // A colour never stands alone.
  tag.textContent = kind === 'ok' ? `✓ ${text}` : text;
  return tag;
}

/**
 * Lists what was found: what is right, the remarks with what can be done about each, and the verdict.
 * @param {Element} list @param {Checked} checked
 * @param {{ words: DOMStringMap, replace: (remark: Remark, fix: string) => void, know?: (word: string) => void, secure?: () => void, box: HTMLElement }} host
 */
export function show(list, { remarks, parts = [], verdict }, { words, replace, know, secure, box }) {
  const rows = remarks.map((remark) => {
    const row = document.createElement('span');
    row.className = 'remark';
    row.append(tag(remark.kind, remark.label));
    row.toggleAttribute('data-secret', !!remark.is_secret);
    for (const fix of remark.fixes || []) {
      // What goes by its own direction stands so: a masked number keeps its last digits last, on the button and in the text.
      const put = fix.startsWith('•') ? `\u200e${fix}` : fix;
      row.append(act((words.replaceWord || '{}').replace('{}', `\u2068${fix}\u2069`), () => replace(remark, put)));
    }
    const { word } = remark;
    if (word && know) row.append(act(words.knownWord || word, () => know(word)));
    if (remark.is_secret && secure) row.append(act(words.secureWord || '', secure));
    return row;
  });
  const right = parts.map((part) => tag(part.kind, part.label));
  const buttons = () => [...list.querySelectorAll('button')];
  const at = buttons().findIndex((one) => one === document.activeElement);
  list.replaceChildren(...rows, ...right, ...(verdict ? [tag(verdict.kind, verdict.label)] : []));
  // Whoever had walked here when a later answer came keeps a place.
  if (at >= 0) (buttons()[at] || box).focus();
}

/**
 * F7 goes to the first thing that can be done about a remark, and on to the next remark; the arrows walk, Escape goes back to the text.
 * @param {Element} list @param {KeyboardEvent} event @param {HTMLElement} box
 */
export function walk(list, event, box) {
  const rows = [...list.querySelectorAll('.remark')].filter((row) => row.querySelector('button'));
  const buttons = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.remark button')]);
  const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const row = rows.findIndex((one) => one.contains(document.activeElement));
  const isForward = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.code];
  if (event.code === 'F7' && rows.length > 0) {
    const next = rows[(row + 1) % rows.length].querySelector('button');
    next?.focus();
  } else if (at >= 0 && isForward) {
    const isTurned = document.documentElement.dir === 'rtl' && event.code.match(/Left|Right/);
    buttons[(at + (isTurned ? -isForward : isForward) + buttons.length) % buttons.length].focus();
  } else if (at >= 0 && event.code === 'Escape') {
    box.focus();
  } else {
    return;
  }
  event.preventDefault();
}
