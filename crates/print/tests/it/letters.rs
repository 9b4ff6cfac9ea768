//! Letters: joins, ligatures, marks, digits and the order of what is mixed.

use std::collections::BTreeSet;

use kernel::Lang;
use print::Faces;
use print::Line;
use print::Setting;
use print::Text;
use print::Weight;

/// Letters that join to the one before and to the one after.
const JOIN_BOTH: &str = "بتثجحخسشصضطظعغفقكلمنهيىئپچکگی";
/// Letters that join only to the one before.
const JOIN_BEFORE: &str = "اأإآدذرزوؤةژ";

fn set(text: &Text, weight: Weight, measure: f32) -> Vec<Line> {
    let setting = Setting { size: 10.0, weight, direction: text.direction, tag: text.tag.clone() };
    let mut missing = BTreeSet::new();
    let lines = print::set(Faces::own(), text, &setting, measure, &mut missing);
    assert_eq!(missing, BTreeSet::new(), "{}", text.words);
    lines
}

fn line(text: &Text) -> Line {
    set(text, Weight::Regular, 10_000.0).pop().unwrap()
}

/// The glyphs that stand for the letters of a word, in the order of reading.
fn glyphs(word: &str, weight: Weight) -> Vec<Vec<u32>> {
    let line = set(&Text::new(Lang::Ar, word), weight, 10_000.0).pop().unwrap();
    let all: Vec<_> = line.runs.iter().flat_map(|run| run.glyphs.clone()).collect();
    word.char_indices().map(|(at, _)| all.iter().filter(|glyph| glyph.letters.start == at).map(|glyph| glyph.id).collect()).collect()
}

/// The letters of a line from left to right as they are seen.
fn seen(line: &Line) -> String {
    let clusters = line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.letters.clone());
    let mut pieces: Vec<_> = clusters.collect();
    pieces.dedup();
    pieces.into_iter().map(|letters| &line.text[letters]).collect()
}

#[test]
fn every_arabic_letter_takes_the_form_of_its_place_in_the_word() {
    for weight in [Weight::Regular, Weight::Bold] {
        for letter in JOIN_BOTH.chars() {
            let alone = glyphs(&letter.to_string(), weight)[0].clone();
            let first = glyphs(&format!("{letter}ب"), weight)[0].clone();
            let inside = glyphs(&format!("ب{letter}ب"), weight)[1].clone();
            let last = glyphs(&format!("ب{letter}"), weight)[1].clone();
            let forms: BTreeSet<_> = [&alone, &first, &inside, &last].into_iter().collect();
            assert_eq!(forms.len(), 4, "{letter} ({weight:?}) has the forms {forms:?}");
            assert!(forms.iter().all(|form| !form.contains(&0)), "{letter}");
        }
        for letter in JOIN_BEFORE.chars() {
            let alone = glyphs(&letter.to_string(), weight)[0].clone();
            let last = glyphs(&format!("ب{letter}"), weight)[1].clone();
            let first = glyphs(&format!("{letter}ب"), weight)[0].clone();
            assert_ne!(alone, last, "{letter} ({weight:?})");
            assert_eq!(alone, first, "{letter} joins to nothing after it");
        }
    }
}

#[test]
fn lam_and_alef_become_one_sign() {
    for word in ["لا", "لأ", "لإ", "لآ"] {
        let line = line(&Text::new(Lang::Ar, word));
        let whole: Vec<_> = line.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.advance > 0.0).collect();
        assert_eq!(whole.len(), 1, "{word}: {whole:?}");
        assert_eq!(whole[0].letters, 0..word.len(), "{word}");
    }
}

#[test]
fn marks_stand_on_their_letter_and_take_no_room() {
    let bare = line(&Text::new(Lang::Ar, "محمد"));
    let marked = line(&Text::new(Lang::Ar, "مُحَمَّدٌ"));
    assert!((bare.width - marked.width).abs() < 0.01, "{} and {}", bare.width, marked.width);
    let joined = |word: &Line| -> Vec<u32> {
        word.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.advance > 0.0).map(|glyph| glyph.id).collect()
    };
    assert_eq!(joined(&bare), joined(&marked), "the marks break no join");
    let marks: Vec<_> = marked.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.advance == 0.0).collect();
    assert!(marks.len() >= 4 && marks.iter().all(|mark| mark.id != 0), "{marks:?}");
}

#[test]
fn references_numbers_and_times_keep_their_order() {
    assert_eq!(seen(&line(&Text::new(Lang::Ar, "رقمكم A 042 الآن"))), "نلآا A 042 مكمقر");
    assert_eq!(seen(&line(&Text::new(Lang::Ar, "المرجع C-2026/0417"))), "C-2026/0417 عجرملا");
    assert_eq!(
        seen(&line(&Text::new(Lang::Ar, "هاتف \u{2066}+973 8000 8001\u{2069}."))).replace(['\u{2066}', '\u{2069}'], ""),
        ".+973 8000 8001 فتاه"
    );
    assert_eq!(seen(&line(&Text::figures("24/11/2026 10:06"))), "24/11/2026 10:06");
    assert_eq!(seen(&line(&Text::figures("١٢٣"))), "١٢٣");
    assert_eq!(seen(&line(&Text::new(Lang::En, "Ask for هيئة المعلومات now"))), "Ask for تامولعملا ةئيه now");
    assert_eq!(seen(&line(&Text::new(Lang::Ar, "(أ)"))), ")أ(", "brackets are mirrored by their glyphs, in the order of seeing");
}

#[test]
fn letters_that_came_in_their_shapes_are_letters_again() {
    assert_eq!(line(&Text::new(Lang::Ar, "ﺷﻜﻮﻯ")).text, "شكوى");
    assert_eq!(line(&Text::new(Lang::En, "one\u{2009}\t two")).text, "one two");
}

#[test]
fn what_no_face_has_is_told_and_leaves_no_box() {
    let text = Text::tagged("hi", "शिकायत A 042");
    let setting = Setting { size: 10.0, weight: Weight::Regular, direction: text.direction, tag: text.tag.clone() };
    let mut missing = BTreeSet::new();
    let lines = print::set(Faces::own(), &text, &setting, 500.0, &mut missing);
    assert!(missing.contains(&'श'), "{missing:?}");
    assert_eq!(lines[0].text, "A 042");
    assert!(lines[0].runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
}

#[test]
fn a_word_that_is_torn_keeps_its_joins() {
    let word = "بببببببب";
    let lines = set(&Text::new(Lang::Ar, word), Weight::Regular, 12.0);
    assert!(lines.len() > 1);
    let inside = glyphs("ببب", Weight::Regular)[1].clone();
    let all: Vec<u32> =
        lines.iter().flat_map(|line| line.runs.iter().flat_map(|run| run.glyphs.iter().rev())).map(|glyph| glyph.id).collect();
    let medial = all.iter().filter(|id| inside.contains(id)).count();
    assert_eq!(medial, word.chars().count() - 2, "only the first and the last letter of the word have an end: {all:?}");
}
