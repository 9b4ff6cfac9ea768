// @ts-check
// The voices of this browser: in which languages it can say something by itself.
//
//   voiceOf(lang)    its voice of a language; nothing where it has none
//   voices()         the languages of which it has one: "ar en"

// A voice of another machine would be told who is called and what stands on the screen, and be silent without a line.
export const voiceOf = (/** @type {string} */ lang) => globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
export const voices = () => ['ar', 'en'].filter((lang) => voiceOf(lang)).join(' ');
