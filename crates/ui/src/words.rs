//! The words of the product in both languages, read once from the Fluent files of all crates.

mod check;
mod numbers;

use std::fmt;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use kernel::Arg;
use kernel::Lang;
use unic_langid::LanguageIdentifier;

pub use check::Fault;
pub use check::Problem;
pub use numbers::Digits;
pub use numbers::grouped;

/// A file of words: its language, a name for messages about it, its Fluent text.
pub type Source = (Lang, &'static str, &'static str);

/// What begins and ends an isolate: put round each value, and in Arabic texts round what reads from the left, such as a share.
const ISOLATES: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

/// Every text of the product, in Arabic and English, with the same keys and values in both.
pub struct Words {
    arabic: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    digits: Digits,
    keys: Vec<String>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("keys", &self.keys.len()).field("digits", &self.digits).finish_non_exhaustive()
    }
}

impl Words {
    /// Reads all sources, with Western digits.
    ///
    /// # Errors
    /// Everything that is wrong in them: syntax, a key twice or in one language only, values that differ, plural forms left out.
    pub fn build(sources: &[Source]) -> Result<Self, Vec<Problem>> {
        Self::build_with(sources, Digits::Western)
    }

    /// Reads all sources; Arabic texts show numbers in the given digits.
    ///
    /// # Errors
    /// As `build`.
    pub fn build_with(sources: &[Source], digits: Digits) -> Result<Self, Vec<Problem>> {
        let (keys, problems) = check::check(sources);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { arabic: bundle(sources, Lang::Ar, digits), english: bundle(sources, Lang::En, Digits::Western), digits, keys })
    }

    /// The text of a key, with its values isolated from the text round them. A key that is missing shows as `⟦key⟧`.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "no text has the key {key}");
        let Some(pattern) = pattern else { return format!("⟦{key}⟧") };
        let values: FluentArgs = args.iter().map(|(name, value)| (*name, fluent(value, lang))).collect();
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "the text {key} lacks a value: {faults:?}");
        text
    }

    /// The text without isolating marks, for places that show them or count characters: subjects of mail, SMS, file names.
    pub fn say_plain(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.say(lang, key, args).replace(ISOLATES, "")
    }

    /// The text of a key that needs no values; none where there is no such text or where it needs some.
    pub fn say_without_values(&self, lang: Lang, key: &str) -> Option<String> {
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
        faults.is_empty().then_some(text)
    }

    /// Whether there is a text with this key.
    pub fn has(&self, key: &str) -> bool {
        self.arabic.has_message(key)
    }

    /// All keys, sorted.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// A number as people of this language read it: grouped from 10,000 on, in the digits that were set.
    pub fn number(&self, lang: Lang, number: f64) -> String {
        self.in_digits(lang, &grouped(&number.to_string()))
    }

    /// A text whose digits are those that were set for the language: for times and dates.
    pub fn in_digits(&self, lang: Lang, text: &str) -> String {
        match lang {
            Lang::Ar => self.digits.write(text),
            Lang::En => text.to_owned(),
        }
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Ar => &self.arabic,
            Lang::En => &self.english,
        }
    }
}

fn fluent(value: &Arg, lang: Lang) -> FluentValue<'_> {
    match value {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::Number(numbers::counted(*number, lang)),
    }
}

/// One language's bundle. The sources were checked before, so what can fail here has been reported already.
fn bundle(sources: &[Source], lang: Lang, digits: Digits) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.code().parse().expect("the code of a language is a language tag");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_formatter(Some(digits.formatter()));
    for (_, _, text) in sources.iter().filter(|source| source.0 == lang) {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICKETS: [Source; 2] = [
        (
            Lang::Ar,
            "test/ar",
            "ahead = { $n ->\n    [zero] لا أحد قبلك\n    [one] شخص قبلك\n    [two] اثنان قبلك\n    [few] { $n } أشخاص قبلك\n    [many] { $n } شخصاً قبلك\n   *[other] { $n } شخص قبلك\n}\ngreet = أهلاً { $name }",
        ),
        (Lang::En, "test/en", "ahead = { $n ->\n    [one] One person ahead\n   *[other] { $n } people ahead\n}\ngreet = Hello { $name }"),
    ];

    fn ahead(n: i64) -> String {
        Words::build(&TICKETS).unwrap().say_plain(Lang::Ar, "ahead", &[("n", n.into())])
    }

    #[test]
    fn arabic_counts_in_its_six_forms() {
        let forms = [0, 1, 2, 3, 10, 11, 26, 99, 100, 101, 102, 103, 111, 200].map(ahead);
        let expected = [
            "لا أحد قبلك",
            "شخص قبلك",
            "اثنان قبلك",
            "3 أشخاص قبلك",
            "10 أشخاص قبلك",
            "11 شخصاً قبلك",
            "26 شخصاً قبلك",
            "99 شخصاً قبلك",
            "100 شخص قبلك",
            "101 شخص قبلك",
            "102 شخص قبلك",
            "103 أشخاص قبلك",
            "111 شخصاً قبلك",
            "200 شخص قبلك",
        ];
        assert_eq!(forms, expected);
    }

    #[test]
    fn a_value_is_isolated_from_the_text_round_it() {
        let words = Words::build(&TICKETS).unwrap();
        assert_eq!(words.say(Lang::Ar, "greet", &[("name", "Priya Nair".into())]), "أهلاً \u{2068}Priya Nair\u{2069}");
    }

    #[test]
    fn a_plain_text_bears_no_mark_of_direction_however_it_came_there() {
        let share = "share = عند \u{2066}{ $n }%\u{2069}";
        let words = Words::build(&[(Lang::Ar, "test/ar", share), (Lang::En, "test/en", share)]).unwrap();
        assert_eq!(words.say_plain(Lang::Ar, "share", &[("n", 75_i64.into())]), "عند 75%");
    }

    #[test]
    fn a_text_that_needs_values_is_not_said_without_them() {
        let words = Words::build(&TICKETS).unwrap();
        assert_eq!(["greet", "ahead", "nowhere"].map(|key| words.say_without_values(Lang::En, key)), [None, None, None]);
    }

    #[test]
    fn numbers_are_grouped_from_ten_thousand_on() {
        let words = Words::build(&TICKETS).unwrap();
        let said = [9_999, 10_000, 1_234_567].map(|n: i64| words.say_plain(Lang::En, "ahead", &[("n", n.into())]));
        assert_eq!(said, ["9999 people ahead", "10,000 people ahead", "1,234,567 people ahead"]);
    }

    #[test]
    fn arabic_indic_digits_are_a_setting_that_english_does_not_follow() {
        let words = Words::build_with(&TICKETS, Digits::ArabicIndic).unwrap();
        assert_eq!(words.say_plain(Lang::Ar, "ahead", &[("n", 26_i64.into())]), "٢٦ شخصاً قبلك");
        assert_eq!(words.say_plain(Lang::En, "ahead", &[("n", 26_i64.into())]), "26 people ahead");
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "the text greet lacks a value")]
    fn a_value_that_is_missing_stops_a_development_build() {
        let _ = Words::build(&TICKETS).unwrap().say(Lang::Ar, "greet", &[]);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "no text has the key nowhere")]
    fn a_key_that_is_missing_stops_a_development_build() {
        let _ = Words::build(&TICKETS).unwrap().say(Lang::Ar, "nowhere", &[]);
    }
}
