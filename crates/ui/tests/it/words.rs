//! The frame's own words: the same in both languages, all forms of every count, every month and day.

use kernel::Lang;
use ui::Words;

fn words() -> Words {
    Words::build(&ui::SOURCES)
        .unwrap_or_else(|problems| panic!("{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>()))
}

#[test]
fn the_frame_s_words_are_whole_in_both_languages() {
    assert!(words().keys().len() > 150);
}

#[test]
fn no_key_of_the_frame_stands_outside_its_part() {
    let words = words();
    let strays: Vec<_> = words.keys().iter().filter(|key| !key.starts_with("ui-")).collect();
    assert_eq!(strays, Vec::<&String>::new());
}

#[test]
fn minutes_are_counted_in_six_forms() {
    let words = words();
    let said = [0, 1, 2, 5, 15, 100, 103, 111].map(|n: i64| words.say_plain(Lang::Ar, "ui-minutes", &[("n", n.into())]));
    assert_eq!(said, ["أقل من دقيقة", "دقيقة", "دقيقتان", "5 دقائق", "15 دقيقة", "100 دقيقة", "103 دقائق", "111 دقيقة"]);
}

#[test]
fn no_english_text_holds_arabic_but_the_language_s_own_name() {
    let arabic = |letter: char| ('\u{0600}'..'\u{0700}').contains(&letter);
    let (_, _, text) = ui::SOURCES[1];
    let mixed = text.lines().filter(|line| line.contains(arabic) && !line.starts_with("ui-other-language"));
    assert_eq!(mixed.collect::<Vec<_>>(), Vec::<&str>::new());
}
