//! What is said of a number that is called: with the recordings of the entity where all of them are there that this number needs, else with a
//! voice of the display's own browser where it has one, else not at all. No name is said, ever.

use kernel::Lang;
use platform::App;
use ui::Page;

use crate::board_page::speaks;
use crate::device::Device;
use crate::recording::Part;
use crate::recording::Recordings;
use crate::recordings_page::says;
use crate::store::Call;

/// A call as a display shows and says it.
pub(crate) struct Said {
    pub(crate) call: Call,
    /// In each language, that of the customer first.
    pub(crate) told: Vec<Told>,
}

/// What is said of a call in a language.
pub(crate) struct Told {
    pub(crate) lang: Lang,
    /// For a voice that reads.
    pub(crate) text: String,
    /// The hashes of the recordings, in their order; empty where one is missing.
    pub(crate) clips: String,
}

impl Said {
    pub(crate) fn of(app: &App, recordings: &Recordings, call: Call) -> Said {
        let told = |lang| {
            let parts = Part::of_call(&call.number, call.counter);
            let clips = recordings.all(lang, &parts).unwrap_or_default();
            let clips: Vec<&str> = clips.into_iter().map(|one| one.hash.as_str()).collect();
            let words: Vec<String> = parts.into_iter().map(|part| says(app, lang, part)).collect();
            Told { lang, text: words.join(" "), clips: clips.join(" ") }
        };
        Said { told: [call.lang, call.lang.other()].map(told).into(), call }
    }

    /// In which languages, in their order: `ar en`.
    pub(crate) fn langs(&self) -> String {
        self.told.iter().map(|told| told.lang.code()).collect::<Vec<_>>().join(" ")
    }
}

/// How a display says numbers in each language, in words. Nothing of a display that was not heard of yet.
pub(crate) fn ways(page: &Page, device: &Device, (recordings, letters): (&Recordings, &[char])) -> Vec<String> {
    if device.seen.is_none() {
        return Vec::new();
    }
    let way = |lang| {
        let with = |letter: &&char| recordings.all(lang, &Part::of_letters([**letter])).is_some();
        let recorded: Vec<String> = letters.iter().filter(with).map(char::to_string).collect();
        let (name, letters_there) = (speaks(page, lang), recorded.join(" · "));
        match (recorded.len() == letters.len() && !letters.is_empty(), recorded.is_empty(), device.has_voice(lang)) {
            (true, ..) => page.t1("centre-speaks-recordings", "lang", name),
            (false, true, true) => page.t1("centre-speaks-voice", "lang", name),
            (false, true, false) => page.t1("centre-speaks-chime", "lang", name),
            (false, false, true) => page.t2("centre-speaks-partly-voice", "lang", name, "letters", letters_there.as_str()),
            (false, false, false) => page.t2("centre-speaks-partly-chime", "lang", name, "letters", letters_there.as_str()),
        }
    };
    Lang::ALL.map(way).into()
}

/// How a kiosk reads its screen aloud in each language, in words, and what to do where its browser cannot: it does not offer it there. Nothing of a
/// kiosk that was not heard of yet.
pub(crate) fn reads(page: &Page, device: &Device) -> Vec<String> {
    if device.seen.is_none() {
        return Vec::new();
    }
    let way = |lang| {
        let key = if device.has_voice(lang) { "centre-reads-voice" } else { "centre-reads-none" };
        page.t1(key, "lang", speaks(page, lang))
    };
    Lang::ALL.map(way).into()
}
