//! Documents: what a program reads out of a PDF is what was written, in the order of reading.

use std::io::ErrorKind;
use std::process::Command;

use kernel::Lang;
use print::Block;
use print::Faces;
use print::Paper;
use print::Sheet;
use print::Text;
use print::Words;
use unicode_normalization::char::is_combining_mark;

use crate::samples;

/// What a program of poppler says of a document, or none where it is not installed; under `CI` it must be.
fn asked(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, pdf).unwrap();
    match Command::new(program).args(arguments).arg(&file).args(if program == "pdftotext" { &["-"][..] } else { &[] }).output() {
        Ok(said) => Some(String::from_utf8_lossy(&said.stdout).into_owned()),
        Err(trouble) if trouble.kind() == ErrorKind::NotFound && std::env::var_os("CI").is_none() => {
            eprintln!("skipped: {program} is not installed (apt-get install poppler-utils)");
            None
        }
        Err(trouble) => panic!("{program}: {trouble}"),
    }
}

/// The letters alone: a reader puts spaces where it sees gaps, and may put a mark that ends a word before the word.
fn letters(text: &str) -> String {
    let is_mark = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !is_mark(*letter) && !letter.is_whitespace() && !is_combining_mark(*letter)).collect()
}

fn marks(text: &str) -> usize {
    text.chars().filter(|letter| is_combining_mark(*letter)).count()
}

#[test]
fn text_is_read_out_of_every_document_as_it_went_in() {
    for (name, sheet) in samples::all() {
        let laid = print::lay(&sheet, Faces::own());
        let pdf = print::pdf(&laid, Faces::own()).unwrap();
        let Some(read) = asked("pdftotext", &["-raw"], &pdf) else { return };
        let told: String = laid.passages.iter().map(|passage| passage.text.words.as_str()).collect();
        assert_eq!(marks(&read), marks(&told), "{name}: no mark is lost, none is told twice");
        let read = letters(&read);
        for passage in &laid.passages {
            let words = letters(&passage.text.words);
            assert!(read.contains(&words), "{name}: «{words}» is not in\n{read}");
        }
    }
}

#[test]
fn whoever_listens_hears_headings_paragraphs_and_pictures_each_in_its_language() {
    let (_, sheet) = samples::all().into_iter().find(|(name, _)| name == "poster-ar").unwrap();
    let laid = print::lay(&sheet, Faces::own());
    let pdf = print::pdf(&laid, Faces::own()).unwrap();
    let Some(structure) = asked("pdfinfo", &["-struct-text"], &pdf) else { return };
    let kinds = |kind: &str| structure.lines().filter(|line| line.trim_start().starts_with(kind)).count();
    assert_eq!((kinds("H1"), kinds("H2"), kinds("Figure")), (1, 3, 3), "{structure}");
    assert_eq!(kinds("P ") + 4, laid.passages.len(), "every passage is one element: {structure}");
    for tag in ["ar", "en", "ur", "tl"] {
        assert!(pdf_has(&pdf, format!("/Lang ({tag})").as_bytes()) || pdf_has(&pdf, format!("/Lang({tag})").as_bytes()), "{tag}");
    }
    let about = asked("pdfinfo", &[], &pdf).unwrap();
    assert!(about.contains("Tagged:          yes") && about.contains("رأيكم"), "{about}");
    assert!(asked("pdfinfo", &["-meta"], &pdf).unwrap().contains("<pdfuaid:part>1</pdfuaid:part>"));
}

fn pdf_has(pdf: &[u8], wanted: &[u8]) -> bool {
    pdf.windows(wanted.len()).any(|window| window == wanted)
}

/// What people can write into the names on a sheet is text there: nothing of it is followed, fetched or read.
#[test]
fn an_address_of_a_file_that_stands_in_a_name_is_printed_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "of the server alone").unwrap();
    let path = secret.display();
    for hostile in [format!("<img src=\"file://{path}\">"), format!("\\input{{{path}}}"), format!("(file://{path}) Tj /F (run) /S /Launch")]
    {
        let ticket = print::Ticket { service: print::Both::new("تجديد البطاقة", &hostile), ..samples::ticket() };
        let laid = print::lay(&print::ticket(&ticket, Lang::Ar).unwrap(), Faces::own());
        let pdf = print::pdf(&laid, Faces::own()).unwrap();
        for acts in ["/Launch", "/URI", "/GoToR", "/EmbeddedFile", "/JavaScript"] {
            assert!(!pdf_has(&pdf, acts.as_bytes()), "{hostile}: {acts}");
        }
        let Some(read) = asked("pdftotext", &["-raw"], &pdf) else { return };
        assert!(letters(&read).contains(&letters(&hostile)) && !read.contains("of the server"), "{hostile}: {read}");
    }
}

#[test]
fn fonts_are_embedded_and_only_the_letters_in_use() {
    let (_, sheet) = samples::all().into_iter().find(|(name, _)| name == "badge-ar").unwrap();
    let pdf = print::pdf(&print::lay(&sheet, Faces::own()), Faces::own()).unwrap();
    assert!(pdf.len() < 60_000, "{}", pdf.len());
    let Some(fonts) = asked("pdffonts", &[], &pdf) else { return };
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    let faces = rows.iter().filter(|row| row.contains("+IBMPlexSansArabic")).count();
    assert_eq!((rows.len(), faces), (3, 2), "both weights, and blanks that carry letters: {fonts}");
    assert!(rows.iter().all(|row| row.contains("yes yes yes")), "{fonts}");
}

#[test]
fn a_long_text_goes_on_over_pages() {
    let words = "كل شكوى تُسجَّل وتُتابَع حتى تُغلق، إلّا المكرّرة. Every complaint is kept. ".repeat(150);
    let blocks = vec![Block::Words(Words::new(Text::tagged("ar", words.clone()), 14.0))];
    let laid = print::lay(&Sheet::new(Text::tagged("ar", "سياسة الشكاوى"), Paper::A4, blocks), Faces::own());
    assert!(laid.pages.len() > 1 && laid.pages.len() < 12 && !laid.is_cut, "{}", laid.pages.len());
    let pdf = print::pdf(&laid, Faces::own()).unwrap();
    let Some(read) = asked("pdftotext", &["-raw"], &pdf) else { return };
    assert_eq!((letters(&read), marks(&read)), (letters(&words), marks(&words)));
}
