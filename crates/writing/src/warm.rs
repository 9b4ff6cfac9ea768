//! The dictionaries and lists are unpacked before the first text is looked at, so that nobody waits for them.

use std::sync::Once;

use kernel::Lang;

use crate::checks;
use crate::checks::Context;
use crate::spelling::Speller;

impl Speller {
    /// Unpacks the dictionaries on a thread of its own, once: it takes some tenths of a second, for which whoever begins to write need not wait.
    pub fn prepare() {
        static BEGUN: Once = Once::new();
        let unpack = || {
            let speller = Speller::shared();
            // The lists of every check too: whoever opens the composer waits for none of them.
            for (lang, text) in [(Lang::Ar, "نرجو إرسال الكتاب"), (Lang::En, "Please send the book")] {
                let context = Context { lang, customer: None, gender: None, speller, slang: &[], patterns: &[], is_whole: true };
                checks::check(text, &context);
            }
            for wrong in ["كتابب", "bookk"] {
                speller.suggest(wrong, 1);
            }
        };
        // Where there is no thread to be had, the first check unpacks them.
        BEGUN.call_once(|| drop(std::thread::Builder::new().name("dictionaries".into()).spawn(unpack)));
    }
}
