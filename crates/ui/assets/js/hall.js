// @ts-check
// What a hall hears of the numbers that its display shows: for each new call a chime, and then in both languages the number and its counter, one
// call after the other. A call that is over or shown no more before its turn is left out; one that is called again is said again.
//
//   [data-call]            a call, by what makes it another; [data-awaited] whether its customer has not come; [data-langs] in which order it is said
//   [data-ar], [data-en]   what is said; [data-ar-clips], [data-en-clips] the recordings of it, none where one is missing: then the browser's
//                          own voice says it where it has one of that language, and else nothing does
//   [data-chimes]          where recordings are

import { voiceOf, voices } from './voice.js';

const TONES = [[880, 0], [660, 0.35]];
const CHIME = 1_300;
/** Whatever takes longer does not come. */
const PATIENCE = 10_000;
/** So many calls are remembered as said. */
const KNOWN = 500;

const rest = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

/** The ticket of a call, which is another call each time. @param {string} call */
const ticket = (call) => call.split('-')[0];

/** Whether it comes to this. @param {EventTarget} target @param {string} event @returns {Promise<boolean>} */
const comes = (target, event) =>
  new Promise((done) => {
    target.addEventListener(event, () => done(true), { once: true });
    target.addEventListener('error', () => done(false), { once: true });
    setTimeout(done, PATIENCE, false);
  });

/** Says it with recordings, once all of them are there. @param {HTMLAudioElement[]} clips @param {Promise<boolean>[]} here */
async function play(clips, here) {
  if (!clips.length || !(await Promise.all(here)).every(Boolean)) return false;
  for (const clip of clips) {
    const over = comes(clip, 'ended');
    if (!(await clip.play().then(() => over, () => false))) return false;
  }
  return true;
}

/** Says it with the browser's own voice. @param {string} lang @param {string} text */
async function speak(lang, text) {
  const voice = voiceOf(lang);
  if (!voice) return;
  const words = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: 0.9 });
  const over = comes(words, 'end');
  speechSynthesis.speak(words);
  if (!(await over)) speechSynthesis.cancel();
}

export class Hall {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.audio = new AudioContext();
    /** @type {string[]} */
    this.waiting = [];
    this.isSaying = false;
    this.known = new Set(this.shown().keys());
    voices();
  }

  /** The calls that are shown, the oldest first. @returns {Map<string, HTMLElement>} */
  shown() {
    const all = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll('[data-call]')]);
    return new Map(all.reverse().map((call) => [call.dataset.call ?? '', call]));
  }

  /** The page has changed. */
  look() {
    const fresh = [...this.shown().keys()].filter((call) => !this.known.has(call));
    this.known = new Set([...this.known, ...fresh].slice(-KNOWN));
    // What could not be heard when it was called is not said later.
    if (this.audio.state !== 'running') return;
    for (const call of fresh) {
      // One that is called again before it was said keeps its place.
      const place = this.waiting.findIndex((one) => ticket(one) === ticket(call));
      if (place < 0) this.waiting.push(call);
      else this.waiting[place] = call;
    }
    if (!this.isSaying) this.sayAll();
  }

  async sayAll() {
    this.isSaying = true;
    try {
      for (let call = this.waiting.shift(); call; call = this.waiting.shift()) {
        const element = this.shown().get(call);
        if (element?.dataset.awaited === 'true') await this.say({ ...element.dataset });
      }
    } finally {
      this.isSaying = false;
    }
  }

  /** @param {DOMStringMap} call */
  async say(call) {
    const told = (call.langs ?? '').split(' ').map((lang) => ({ lang, clips: this.clips(call[`${lang}Clips`] ?? '') }));
    const all = told.map(({ clips }) => clips.map((clip) => comes(clip, 'canplaythrough')));
    await this.chime();
    for (const [place, { lang, clips }] of told.entries()) {
      if (!(await play(clips, all[place]))) await speak(lang, call[lang] ?? '');
      for (const clip of clips) clip.remove();
    }
  }

  /** The recordings, in the page, where they are fetched while it chimes. @param {string} hashes */
  clips(hashes) {
    const clips = hashes.split(' ').filter(Boolean).map((hash) => Object.assign(document.createElement('audio'), { preload: 'auto', src: `${this.root.dataset.chimes}/${hash}` }));
    this.root.append(...clips);
    return clips;
  }

  chime() {
    for (const [pitch, after] of TONES) {
      const [tone, volume, at] = [this.audio.createOscillator(), this.audio.createGain(), this.audio.currentTime + after];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.4, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
      tone.connect(volume).connect(this.audio.destination);
      tone.start(at);
      tone.stop(at + 0.9);
    }
    return rest(CHIME);
  }
}
