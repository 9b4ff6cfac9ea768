// @ts-check
// <cs-push>: asks this browser to be told of a turn while its page is closed, on one press and not before; hidden where it cannot be.
//
//   data-address     where it is asked for; /removal under it takes it back
//   data-key         where the public key of this installation is
//   data-worker      the script that shows what comes, for addresses under /turn/ alone, at which no other script stands
//   data-known       the names of the browsers that are told already
//   [data-when]      what is said: off, on, denied (the browser forbids it), failed
//   [data-press]     the buttons: on, off

const CAN = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
const KEPT = 'push-mark';

/** A script is asked for and waited for, until it stands. @param {string} script */
async function standing(script) {
  const own = await navigator.serviceWorker.register(script, { scope: '/turn/' });
  const coming = own.installing ?? own.waiting;
  if (!own.active && coming) {
    await new Promise((done, fail) => {
      coming.addEventListener('statechange', () => (coming.state === 'activated' ? done(0) : coming.state === 'redundant' && fail(new Error())));
    });
  }
  return own.pushManager;
}

/** The address of this browser. One that another key was told is given up. @param {PushManager} manager @param {string} key */
async function reached(manager, key) {
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await manager.subscribe(wanted);
  } catch (error) {
    const old = await manager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return manager.subscribe(wanted);
  }
}

/** What the server refused, in its words. */
class Refused extends Error {}

class Push extends HTMLElement {
  connectedCallback() {
    if (!CAN) return;
    try {
      this.mark = localStorage.getItem(KEPT) ?? '';
    } catch {
      // Nothing may be kept here: it is known until the page is closed.
    }
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-press]') : null;
      if (button instanceof HTMLButtonElement) this.press(button);
    });
    new MutationObserver(() => this.look()).observe(this, { childList: true });
    this.look();
  }

  known() {
    return (this.dataset.known ?? '').split(' ').filter(Boolean);
  }

  look() {
    this.hidden = !this.querySelector('[data-press]');
    const isOn = Notification.permission === 'granted' && !!this.mark && this.known().includes(this.mark);
    this.say(Notification.permission === 'denied' ? 'denied' : isOn ? 'on' : 'off');
  }

  /** After a failure the button that was pressed stays. @param {string} state @param {string} [words] @param {string} [pressed] */
  say(state, words, pressed = state === 'on' ? 'off' : 'on') {
    const all = (/** @type {string} */ what) => /** @type {HTMLElement[]} */ ([...this.querySelectorAll(what)]);
    for (const one of all('[data-when]')) {
      one.hidden = one.dataset.when !== state;
      one.dataset.usual ??= one.textContent ?? '';
      one.textContent = (!one.hidden && words) || one.dataset.usual;
    }
    for (const one of all('[data-press]')) one.hidden = state === 'denied' || one.dataset.press !== pressed;
  }

  /** @param {HTMLButtonElement} button */
  async press(button) {
    button.disabled = true;
    try {
      await (button.dataset.press === 'on' ? this.begin() : this.end());
      this.look();
      /** @type {HTMLElement | null} */ (this.querySelector('[data-press]:not([hidden])'))?.focus();
    } catch (error) {
      if (Notification.permission === 'denied') this.look();
      else this.say('failed', error instanceof Refused ? error.message : '', button.dataset.press);
    }
    button.disabled = false;
  }

  async begin() {
    if ((await Notification.requestPermission()) !== 'granted') throw new Error();
    const manager = await standing(this.dataset.worker ?? '');
    const key = await fetch(this.dataset.key ?? '');
    if (!key.ok) throw new Error();
    const { endpoint = '', keys = {} } = (await reached(manager, await key.text())).toJSON();
    const { mark } = await this.send('', { endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' });
    this.mark = mark;
    this.dataset.known = [...this.known(), mark].join(' ');
    try {
      localStorage.setItem(KEPT, mark);
    } catch {
      // As above.
    }
  }

  async end() {
    await this.send('/removal', { mark: this.mark ?? '' });
    this.dataset.known = this.known().filter((mark) => mark !== this.mark).join(' ');
  }

  /** @param {string} path @param {Record<string, string>} fields */
  async send(path, fields) {
    const answer = await fetch(`${this.dataset.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(said.said ?? '');
    return said;
  }
}

customElements.define('cs-push', Push);
