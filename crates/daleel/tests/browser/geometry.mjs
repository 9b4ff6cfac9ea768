// What axe does not see: sideways scroll of a page, of a table on a phone or by a little anywhere, choices that stick out, clipped text, text drawn over other text. Runs in the page; answers sentences.
export function geometry() {
  const found = new Set();
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !element.closest('.sr-only, [hidden]');
    });
    const names = wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    found.add(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${names.join(', ')}`);
  }
  for (const place of document.querySelectorAll('.table')) {
    const isNarrow = place.clientWidth > 0 && place.clientWidth <= 576;
    const over = place.clientWidth > 0 ? place.scrollWidth - place.clientWidth : 0;
    if (over > 1 && (isNarrow || over < 64)) found.add(`a table scrolls sideways by ${over} px: ${place.getAttribute('aria-label')}`);
  }
  for (const choices of document.querySelectorAll('.choices')) {
    const over = choices.getBoundingClientRect().width - choices.parentElement.getBoundingClientRect().width;
    if (over > 1) found.add(`choices stick out of their field by ${Math.round(over)} px: ${choices.parentElement.id}`);
  }
  const label = (element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 32);
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const texts = [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    const isAside = element.closest('svg, .sr-only, option, [aria-hidden="true"], .composer__mirror');
    return box.width > 2 && box.height > 2 && !isAside && isShown(element) && hasText(element) && getComputedStyle(element).clipPath === 'none';
  });
  const scroller = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowY + getComputedStyle(up).overflowX)) return up;
    }
    return root;
  };
  const layer = (element) => {
    for (let up = element; up; up = up.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(up).position)) return up;
    }
    return null;
  };
  // What is left of a box after everything that cuts off what flows out of it, the element itself included.
  const visible = (element, box) => {
    let { left, top, right, bottom } = box;
    for (let up = element; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') {
        const clip = up.getBoundingClientRect();
        [left, top, right, bottom] = [Math.max(left, clip.left), Math.max(top, clip.top), Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const rects = texts.map((element) => {
    const style = getComputedStyle(element);
    const isCut = style.display !== 'inline' && style.textOverflow !== 'ellipsis' && !/auto|scroll/.test(style.overflowX);
    if (isCut && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 2) found.add(`clipped: ${label(element)}`);
    const range = document.createRange();
    const boxes = [...element.childNodes].filter((node) => node.nodeType === 3).flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    // The box of a large number is taller than its line: what lies above and below of it is empty.
    const line = parseFloat(style.lineHeight);
    const lined = ({ left, right, top, bottom }) => {
      const empty = Math.max(bottom - top - line, 0) / 2 || 0;
      return { left, right, top: top + empty, bottom: bottom - empty };
    };
    return { element, boxes: boxes.map((box) => visible(element, lined(box))).filter((box) => box.width > 1 && box.height > 1), scroller: scroller(element), layer: layer(element) };
  });
  rects.forEach((one, at) => rects.slice(at + 1).forEach((other) => {
    if (one.element.contains(other.element) || other.element.contains(one.element)) return;
    if (one.scroller !== other.scroller || one.layer !== other.layer) return;
    for (const a of one.boxes) for (const b of other.boxes) {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 3 && height > 0.35 * Math.min(a.height, b.height)) found.add(`overlap: "${label(one.element)}" and "${label(other.element)}"`);
    }
  }));
  return [...found];
}
