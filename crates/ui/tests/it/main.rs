//! What is shown is right in both languages: pages, style sheets, scripts, words, and the files of others.

mod assets;
mod layouts;
mod pages;
mod sheets;
mod words;
