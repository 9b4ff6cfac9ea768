// @ts-check
// <cs-timer>: time left until a promise, or since it was broken. The server's text stands until the first tick;
// the server's clock counts, not the device's.

/** @param {number} seconds @returns {string} hours and minutes, or minutes and seconds under an hour */
export function clock(seconds) {
  const whole = Math.floor(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Beyond this many seconds the server's words say it better than a running clock. */
const FAR = 3600;

class Timer extends HTMLElement {
  connectedCallback() {
    this.offset = Date.parse(this.dataset.now || '') - Date.now() || 0;
    this.ticking = setInterval(() => this.tick(), 1000);
    this.tick();
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  tick() {
    const due = Date.parse(this.dataset.due || '');
    const time = this.querySelector('time');
    if (!due || !time) return;
    const left = (due - Date.now() - (this.offset || 0)) / 1000;
    const warn = Number(this.dataset.warn || FAR);
    this.classList.toggle('tag--bad', left < 0);
    this.classList.toggle('tag--warn', left >= 0 && left < warn);
    if (Math.abs(left) >= FAR) return;
    const template = left < 0 ? this.dataset.over : this.dataset.left;
    if (template) time.textContent = template.replace('{}', clock(left));
  }
}

customElements.define('cs-timer', Timer);
