//! Whatever people and programs give: no text and no font brings printing down.

use std::collections::BTreeSet;

use kernel::Lang;
use print::Bitmap;
use print::Both;
use print::Faces;
use print::Mark;
use print::Paper;
use print::Setting;
use print::Text;
use print::Weight;
use proptest::prelude::*;

use crate::samples;

/// Texts of the letters that are hard: both scripts, figures, marks, joiners, signs of direction, letters that no face has, breaks of lines.
fn hard() -> impl Strategy<Value = String> {
    let letters = "ابلألإ ىيكهةءﻻﷲ \u{64b}\u{651}\u{670}\u{640}\u{200c}\u{200d}\u{200e}\u{200f}\u{202e}\u{202c}\u{2067}\u{2069}\u{feff}\
                   abfiW 0123٤٥۶/-–:.,،؛?؟()[]«»%+\n\t\r\u{a0}\u{2028}\u{300}é中😀\u{0}";
    let one = prop::sample::select(letters.chars().collect::<Vec<_>>());
    prop_oneof![prop::collection::vec(one, 0..60).prop_map(|letters| letters.into_iter().collect()), any::<String>()]
}

proptest! {
    #[test]
    fn no_line_is_wider_than_its_measure_and_no_letter_gets_lost(words in hard(), measure in 40.0f32..300.0, is_arabic: bool) {
        let text = Text::new(if is_arabic { Lang::Ar } else { Lang::En }, words);
        let setting = Setting { size: 12.0, weight: Weight::Regular, direction: text.direction, tag: text.tag.clone() };
        let mut missing = BTreeSet::new();
        let lines = print::set(Faces::own(), &text, &setting, measure, &mut missing);
        let whole: String = print::set(Faces::own(), &text, &setting, f32::MAX, &mut missing).into_iter().map(|line| line.text).collect();
        let broken: String = lines.iter().map(|line| line.text.as_str()).collect();
        let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&broken), bare(&whole));
        for line in &lines {
            prop_assert!(line.width <= measure + 0.02, "{} is wider than {measure}: {:?}", line.width, line.text);
            for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
                prop_assert!(glyph.id != 0, "a box stands for {:?}", &line.text[glyph.letters.clone()]);
            }
        }
    }
}

proptest! {
    // Each is a picture and a document, which take their time in a debug build.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_words_become_a_ticket_on_paper_and_in_a_document(ar in hard(), en in hard(), number in hard()) {
        let words = Both::new(ar, en);
        let ticket = print::Ticket { centre: words.clone(), service: words.clone(), prepare: Some(words), number, ..samples::ticket() };
        let laid = print::lay(&print::ticket(&ticket, Lang::Ar).unwrap(), Faces::own());
        prop_assert_eq!(Bitmap::pages(&laid, Faces::own()).len(), 1);
        prop_assert!(print::pdf(&laid, Faces::own()).is_ok());
    }
}

const OWN: &[u8] = include_bytes!("../../fonts/IBMPlexSansArabic-Regular.ttf");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_damaged_font_is_refused_or_set_as_far_as_it_goes(cut in 0..OWN.len(), at in prop::collection::vec((0..OWN.len(), any::<u8>()), 0..200)) {
        let mut damaged = OWN.to_vec();
        at.into_iter().for_each(|(at, byte)| damaged[at] = byte);
        damaged.truncate(if cut % 3 == 0 { cut } else { OWN.len() });
        let Ok(faces) = Faces::new().with(damaged, Weight::Regular) else { return Ok(()) };
        // Letters that only the damaged face can have.
        let text = Text::new(Lang::Ar, "भाषा ქართული 中");
        let sheet = print::Sheet::new(text.clone(), Paper::A4, vec![print::Block::Words(print::Words::new(text, 12.0))]);
        let laid = print::lay(&sheet, &faces);
        Bitmap::pages(&laid, &faces);
    }
}

#[test]
fn what_is_no_font_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7", &[0; 4096], &OWN[..100]] {
        assert_eq!(Faces::new().with(bytes.to_vec(), Weight::Regular).err(), Some(print::Fault::NotAFont));
    }
}

/// Where Debian keeps the faces of further alphabets (`fonts-noto-core`).
const NOTO: &str = "/usr/share/fonts/truetype/noto";

#[test]
fn a_face_that_is_added_sets_an_alphabet_that_the_others_lack() {
    let added = ["NotoSansDevanagari-Regular.ttf", "NotoSansMalayalam-Regular.ttf"].map(|name| std::fs::read(format!("{NOTO}/{name}")));
    let [Ok(devanagari), Ok(malayalam)] = added else {
        assert!(std::env::var_os("CI").is_none(), "fonts-noto-core is not installed");
        eprintln!("skipped: fonts-noto-core is not installed");
        return;
    };
    let faces = Faces::new().with(devanagari, Weight::Regular).unwrap().with(malayalam, Weight::Regular).unwrap();
    let hindi = print::Section {
        heading: Text::tagged("hi", "हमें बताइए"),
        paragraphs: vec![Text::tagged("hi", "शिकायत संख्या C-2026/0417 संभाल कर रखें।")],
    };
    let malayalam = print::Section {
        heading: Text::tagged("ml", "ഞങ്ങളോട് പറയൂ"),
        paragraphs: vec![Text::tagged("ml", "പരാതി നമ്പർ C-2026/0417 സൂക്ഷിക്കുക.")],
    };
    let mut poster = samples::poster();
    poster.sections.extend([hindi, malayalam]);
    let laid = print::lay(&print::poster(&poster, Paper::A4, Lang::Ar).unwrap(), &faces);
    assert_eq!(laid.missing, BTreeSet::new());
    let used: BTreeSet<usize> = laid.pages[0]
        .marks
        .iter()
        .filter_map(|placed| if let Mark::Line { line, .. } = &placed.mark { Some(line) } else { None })
        .flat_map(|line| line.runs.iter().map(|run| run.face))
        .collect();
    assert_eq!(used, BTreeSet::from([0, 1, 2, 3]), "all faces are in use, the own one for figures");
    let pdf = print::pdf(&laid, &faces).unwrap();
    if let Some(folder) = std::env::var_os("DALEEL_SHOTS") {
        std::fs::write(std::path::Path::new(&folder).join("poster-six-languages.pdf"), pdf).unwrap();
    }
}
