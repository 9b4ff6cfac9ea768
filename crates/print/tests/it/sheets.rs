//! Ready sheets: nothing is cut, nothing overflows, nothing stands on something else.

use std::time::Duration;
use std::time::Instant;

use kernel::Lang;
use print::Both;
use print::Faces;
use print::Fact;
use print::Fault;
use print::Laid;
use print::Mark;
use print::Paper;
use print::Placed;
use print::Ticket;
use print::Value;

use crate::samples;

/// Left, top, right and bottom of what a mark covers, text by the height of its size.
fn covers(placed: &Placed) -> [f32; 4] {
    let Placed { x, y, mark } = placed;
    match mark {
        Mark::Line { line, size, .. } => {
            let is_figure = line.text.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase() || letter == ' ');
            [*x, y - size * 0.8, x + line.width, y + size * if is_figure { 0.02 } else { 0.25 }]
        }
        Mark::Rule { length, thick } => [*x, *y, x + length, y + thick],
        Mark::Code { side, .. } => [*x, *y, x + side, y + side],
    }
}

/// Fails where a mark leaves its page or stands on another.
fn assert_stands_well(name: &str, laid: &Laid) {
    let said = || {
        laid.pages
            .iter()
            .flat_map(|page| &page.marks)
            .filter_map(|placed| if let Mark::Line { line, .. } = &placed.mark { Some(&line.text) } else { None })
            .collect::<Vec<_>>()
    };
    assert!(!laid.is_cut && laid.missing.is_empty(), "{name}: missing {:?}, says {:?}", laid.missing, said());
    assert_keeps_inside(name, laid);
    for page in &laid.pages {
        for (at, one) in page.marks.iter().enumerate() {
            for other in &page.marks[at + 1..] {
                let ([left, top, right, bottom], [left2, top2, right2, bottom2]) = (covers(one), covers(other));
                let is_apart = right <= left2 + 0.01 || right2 <= left + 0.01 || bottom <= top2 + 0.01 || bottom2 <= top + 0.01;
                assert!(is_apart, "{name}: {one:?} stands on {other:?}");
            }
        }
    }
}

fn assert_keeps_inside(name: &str, laid: &Laid) {
    for page in &laid.pages {
        for placed in &page.marks {
            let [left, top, right, bottom] = covers(placed);
            let is_inside = left >= -0.01 && right <= laid.width + 0.01 && top >= -0.01 && bottom <= page.height + 0.01;
            assert!(is_inside, "{name}: {placed:?} leaves {} by {}", laid.width, page.height);
        }
    }
}

#[test]
fn every_ready_sheet_stands_on_one_page_with_nothing_cut() {
    for (name, sheet) in samples::all() {
        let laid = print::lay(&sheet, Faces::own());
        assert_eq!(laid.pages.len(), 1, "{name}");
        assert_stands_well(&name, &laid);
    }
}

#[test]
fn the_number_of_a_ticket_is_large_and_all_else_can_be_read_without_glasses() {
    let laid = print::lay(&print::ticket(&samples::ticket(), Lang::Ar).unwrap(), Faces::own());
    let sizes = |wanted: bool| {
        laid.pages[0].marks.iter().filter_map(move |placed| match &placed.mark {
            Mark::Line { line, size, .. } => Some((line.text == "A 042", *size)).filter(|(is_number, _)| *is_number == wanted),
            _ => None,
        })
    };
    assert!(sizes(true).all(|(_, size)| size >= 48.0) && sizes(true).count() == 1);
    assert!(sizes(false).all(|(_, size)| size >= 14.0) && sizes(false).count() > 8);
}

#[test]
fn each_language_begins_at_its_own_side() {
    let laid = print::lay(&print::plate(&samples::plate(), Lang::Ar), Faces::own());
    let side = |words: &str| {
        let found = laid.pages[0].marks.iter().find_map(|placed| match &placed.mark {
            Mark::Line { line, .. } if line.text.starts_with(words) => Some((placed.x, placed.x + line.width)),
            _ => None,
        });
        found.unwrap()
    };
    let ((_, arabic_right), (english_left, _)) = (side("نورة"), side("Noora"));
    let right = laid.width - Paper::PLATE.margin * 72.0 / 25.4;
    assert!((arabic_right - right).abs() < 0.1, "the Arabic name begins at the right margin");
    assert!(english_left > laid.width * 0.25, "the English name begins at the left of its own column, beside the number");
}

#[test]
fn a_notice_that_says_much_has_its_two_languages_beside_each_other_in_large_letters() {
    let week = |lang: Lang, heading: &str, line: &str| print::Section {
        heading: print::Text::new(lang, heading),
        paragraphs: (0..12).map(|_| print::Text::new(lang, line)).collect(),
    };
    let sections =
        vec![week(Lang::Ar, "ساعات العمل", "الأحد: من 07:00 إلى 14:15"), week(Lang::En, "Opening hours", "Sunday: 07:00 to 14:15")];
    let notice = print::Poster { sections, channels: Vec::new(), ..samples::poster() };
    let laid = print::lay(&print::poster(&notice, Paper::A4, Lang::Ar).unwrap(), Faces::own());
    assert_eq!(laid.pages.len(), 1);
    assert_stands_well("notice", &laid);
    let lines = laid.pages[0].marks.iter().filter_map(|placed| match &placed.mark {
        Mark::Line { line, size, .. } => Some((placed.x, line.text.as_str(), *size)),
        _ => None,
    });
    let said: Vec<_> = lines.filter(|(_, text, _)| text.contains("07:00")).collect();
    assert_eq!(said.len(), 24, "each line stays one: {said:?}");
    assert!(said.iter().all(|(_, _, size)| *size >= 17.0), "{said:?}");
    let middle = laid.width / 2.0;
    assert!(
        said.iter().all(|(x, text, _)| text.starts_with("Sunday") == (*x < middle)),
        "Arabic on its right, English on its left: {said:?}"
    );
}

#[test]
fn long_names_wrap_or_shrink_and_never_overflow() {
    let long = Both::new(
        "الشيخة فاطمة بنت عبدالرحمن بن عبداللطيف بن محمد آل بن علي النعيمي الدوسري",
        "Sheikha Fatima bint Abdulrahman bin Abdullatif bin Mohammed Al Bin Ali Al Nuaimi",
    );
    for first in Lang::ALL {
        let plate = print::Plate { name: long.clone(), title: long.clone(), ..samples::plate() };
        assert_stands_well("plate", &print::lay(&print::plate(&plate, first), Faces::own()));
        let badge = print::Badge { name: long.clone(), entity: long.clone(), ..samples::badge() };
        let laid = print::lay(&print::badge(&badge, first), Faces::own());
        assert_eq!(laid.pages.len(), 1);
        assert_stands_well("badge", &laid);
        let ticket = Ticket { service: long.clone(), number: "AB 10042".into(), ..samples::ticket() };
        assert_stands_well("ticket", &print::lay(&print::ticket(&ticket, first).unwrap(), Faces::own()));
    }
}

#[test]
fn plates_and_cards_are_gathered_on_a4_to_be_cut_out_or_bound_on_paper_of_their_own() {
    let title = || print::Text::new(Lang::Ar, "لوحات وبطاقات");
    let lay = |sheet: &print::Sheet, many: usize| vec![print::lay(sheet, Faces::own()); many];
    let (plate, badge) = (print::plate(&samples::plate(), Lang::Ar), print::badge(&samples::badge(), Lang::Ar));
    for (name, sheet, many, pages) in [("plates", &plate, 5, 2), ("cards", &badge, 11, 2), ("one", &plate, 1, 1)] {
        let laid = print::gathered(title(), lay(sheet, many), Paper::A4);
        assert_eq!(laid.pages.len(), pages, "{name}");
        assert!(!laid.is_cut && laid.missing.is_empty(), "{name}");
        assert_keeps_inside(name, &laid);
        let names = laid.passages.iter().filter(|passage| passage.heading == Some(1)).count();
        assert_eq!(names, many, "{name}: each stands there once");
        let lines = laid.pages.iter().flat_map(|page| &page.marks).filter_map(|placed| match &placed.mark {
            Mark::Line { passage, .. } => Some(*passage),
            _ => None,
        });
        assert_eq!(lines.max(), Some(laid.passages.len() - 1), "{name}: lines belong to what they say");
        assert!(print::pdf(&laid, Faces::own()).is_ok(), "{name}");
    }
    let bound = print::bound(title(), lay(&plate, 3));
    assert_eq!((bound.pages.len(), bound.passages.len()), (3, 3 * lay(&plate, 1)[0].passages.len()));
    assert!((bound.width - Paper::PLATE.width * 72.0 / 25.4).abs() < 0.1);
    assert_keeps_inside("bound", &bound);
}

#[test]
fn a_desk_without_a_number_has_a_plate_with_the_name_alone_and_a_title_that_is_not_written_leaves_no_gap() {
    let bare = print::Plate { number: String::new(), title: Both::new("", ""), ..samples::plate() };
    let laid = print::lay(&print::plate(&bare, Lang::Ar), Faces::own());
    assert_stands_well("plate", &laid);
    let said: Vec<&str> = laid.passages.iter().map(|passage| passage.text.words.as_str()).collect();
    assert_eq!(said, [bare.name.ar.as_str(), bare.name.en.as_str()]);
}

#[test]
fn ten_thousand_letters_take_bounded_time_and_paper() {
    let words = Both::new("شكوى ".repeat(2_000), "complaint ".repeat(1_000));
    let one = Both::new("ش".repeat(10_000), "W".repeat(10_000));
    for much in [words, one] {
        let fact = Fact { label: much.clone(), value: Value::Words(much.clone()) };
        let ticket = Ticket {
            centre: much.clone(),
            service: much.clone(),
            prepare: Some(much.clone()),
            scan: much.clone(),
            number: "A 042".repeat(2_000),
            facts: vec![fact],
            ..samples::ticket()
        };
        let begun = Instant::now();
        let laid = print::lay(&print::ticket(&ticket, Lang::Ar).unwrap(), Faces::own());
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        assert!(laid.is_cut, "it is told that something is left out");
        assert_keeps_inside("ticket", &laid);
        let length = laid.pages.iter().map(|page| page.height).sum::<f32>() * 25.4 / 72.0;
        assert!(laid.pages.len() == 1 && length <= 610.0, "{length} mm");
        let has_code = laid.pages[0].marks.iter().any(|placed| matches!(placed.mark, Mark::Code { .. }));
        assert!(has_code, "the code to follow the turn is still there");
    }
    let too_long = Ticket { follow: "x".repeat(10_000), ..samples::ticket() };
    assert_eq!(print::ticket(&too_long, Lang::Ar), Err(Fault::CodeTooLong));
}
