// @ts-check
// Reads a page aloud with the browser's own voice: first what stands in the middle, then whatever is reached.
//
//   [data-reads]           is shown where the browser has a voice of the page's language
//   [data-aloud]           reads the page

import { voiceOf } from './voice.js';

const isOn = Boolean(document.querySelector('[data-aloud]'));
const reads = /** @type {HTMLElement | null} */ (document.querySelector('[data-reads]'));
const { lang } = document.documentElement;

/** @param {string} text */
function read(text) {
  const [words, voice] = [new SpeechSynthesisUtterance(text), voiceOf(lang)];
  if (!voice) return;
  [words.voice, words.lang] = [voice, voice.lang];
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

function show() {
  if (!voiceOf(lang) || !reads?.hidden) return;
  reads.hidden = false;
  if (!isOn) return;
  read(document.getElementById('main')?.innerText ?? '');
  document.addEventListener('focusin', (event) => {
    const reached = /** @type {HTMLElement} */ (event.target);
    read((reached.closest('label') ?? reached).innerText);
  });
}

if ('speechSynthesis' in window) {
  speechSynthesis.addEventListener('voiceschanged', show);
  show();
}
