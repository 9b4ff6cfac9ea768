//! The register's words: each in both languages, each language pure, Arabic that an official would sign.

use kernel::Lang;

/// Names of standards, which have no Arabic form.
const ABBREVIATIONS: [&str; 2] = ["WCAG", "AA"];

/// Slips of the guide's own text and habits of typing that a register about correct language must not show.
const SLIPS: [&str; 12] = [
    "التخلي بأخلاق",
    "بصدور حب",
    "تقاليدته",
    "ملمما",
    "الإلتزام",
    "الإتصال",
    "الإستفسار",
    "لأراء",
    "الإسم",
    "الإنتباه",
    "على الاستفسارات",
    "مسئول",
];

fn texts(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let clauses =
        guide::register().iter().flat_map(move |clause| [clause.text(lang), clause.does(lang)].map(|text| (clause.id.as_str(), text)));
    let titles = guide::chapters().iter().map(move |chapter| ("chapter", chapter.title(lang)));
    clauses.chain(titles)
}

fn is_arabic(c: char) -> bool {
    ('\u{0600}'..='\u{06ff}').contains(&c)
}

#[test]
fn every_clause_and_chapter_speaks_both_languages() {
    for lang in Lang::ALL {
        for (id, text) in texts(lang) {
            assert!(text.chars().count() > 6 && text == text.trim(), "{id}: {text:?}");
        }
    }
}

#[test]
fn arabic_texts_hold_no_latin_word_but_the_names_of_standards() {
    for (id, text) in texts(Lang::Ar) {
        let latin = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        for word in latin {
            assert!(ABBREVIATIONS.contains(&word), "{id}: {word}");
        }
    }
}

#[test]
fn english_texts_hold_no_arabic_letter() {
    for (id, text) in texts(Lang::En) {
        assert!(!text.chars().any(is_arabic), "{id}: {text}");
    }
}

#[test]
fn every_duty_is_a_whole_sentence() {
    for lang in Lang::ALL {
        for clause in guide::register() {
            for text in [clause.text(lang), clause.does(lang)] {
                assert!(text.ends_with(['.', '»', '”']), "{}: {text}", clause.id);
            }
        }
    }
}

#[test]
fn arabic_texts_use_arabic_punctuation_and_single_spaces() {
    for (id, text) in texts(Lang::Ar) {
        for wrong in [",", ";", "?", "\"", "  ", " ،", " .", "ـ"] {
            assert!(!text.contains(wrong), "{id}: {wrong:?} in {text}");
        }
    }
}

#[test]
fn the_slips_of_the_source_are_not_repeated() {
    for (id, text) in texts(Lang::Ar) {
        for slip in SLIPS {
            assert!(!text.contains(slip), "{id}: {slip} in {text}");
        }
    }
}

#[test]
fn tanwin_is_written_on_its_alef_as_in_the_guide_and_everywhere_else() {
    for (id, text) in texts(Lang::Ar) {
        assert!(!text.contains("\u{064b}ا"), "{id}: {text}");
    }
}

#[test]
fn the_duty_and_what_is_done_about_it_are_two_different_texts() {
    for lang in Lang::ALL {
        for clause in guide::register() {
            assert_ne!(clause.text(lang), clause.does(lang), "{}", clause.id);
        }
    }
}

#[test]
fn the_font_clause_asks_for_a_suitable_size_although_the_source_lists_it_among_things_to_avoid() {
    assert!(guide::clause("6.email.font-size").unwrap().text(Lang::Ar).contains("يُستخدم"));
}

#[test]
fn every_key_has_its_name_in_both_languages() {
    let outcomes = guide::Outcome::ALL.map(|outcome| format!("guide-outcome-{}", outcome.key()));
    let means = guide::By::ALL.map(|by| format!("guide-by-{}", by.key()));
    let stages = guide::Stage::ALL.map(|stage| format!("guide-stage-{}", stage.key()));
    let actors = guide::register().iter().map(|clause| format!("guide-actor-{}", clause.actor.key()));
    for key in outcomes.into_iter().chain(means).chain(stages).chain(actors) {
        for (lang, _, text) in guide::words() {
            assert!(text.lines().any(|line| line.starts_with(&format!("{key} = "))), "{lang:?}: {key}");
        }
    }
}
