//! The sheet that a customer takes along from the reception, as a document says it.

use std::io::ErrorKind;
use std::process::Command;

use kernel::Lang;
use kernel::Role;
use testkit::inside::Answer;

use crate::arrivals::meeting;
use crate::reception::HUDA;
use crate::reception::TOMORROW;
use crate::reception::books_for;
use crate::reception::desk;
use crate::reception::must_refuse;
use crate::reception::page_of;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

/// The letters of a text without what a reader of documents puts between them: blanks, marks that ride on letters, signs of direction.
fn letters(text: &str) -> String {
    let is_left_out = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{64b}'..='\u{652}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|letter| !is_left_out(*letter)).collect()
}

/// The letters that a program reads out of a document; none where poppler is not installed, which it must be under `CI`.
fn read(document: &Answer) -> Option<String> {
    assert_eq!((document.status, document.header("content-type")), (200, "application/pdf"), "{}", document.seen());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, &document.bytes).unwrap();
    match Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output() {
        Ok(said) => Some(letters(&String::from_utf8_lossy(&said.stdout))),
        Err(trouble) if trouble.kind() == ErrorKind::NotFound && std::env::var_os("CI").is_none() => None,
        Err(trouble) => panic!("pdftotext: {trouble}"),
    }
}

pub(crate) fn must_read(document: &Answer, all: &[&str]) {
    let Some(read) = read(document) else { return };
    all.iter().for_each(|words| assert!(read.contains(&letters(words)), "{words}: {read}"));
}

#[test]
fn the_reception_prints_a_sheet_in_the_language_of_the_customer_on_which_nothing_acts() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let fields = [&HUDA[..], &[("email", "huda@mail.example")]].concat();
        let page = books_for(&world, &mona, place, ((TOMORROW, "09:00"), &fields)).await;
        let shown = world.get(&mona, &page).await;
        let paper = format!("{page}/paper");
        assert!(shown.attributes("a[target]", "href").contains(&paper), "{}", shown.seen());
        let leads: Vec<String> = shown.attributes("main a", "href").into_iter().filter(|href| href.contains("/appointment/")).collect();
        assert_eq!(leads, [] as [String; 0], "nobody at the reception acts as the customer");
        let number = shown.texts("dd bdi b").remove(0);
        let sheet = world.get(&mona, &paper).await;
        assert_eq!(sheet.header("cache-control"), "no-store", "{:?}", sheet.headers);
        let whole =
            ["Ministry of Works", "Muharraq branch", "Your appointment", "Wednesday 25 November, 09:00", "Building permits", "Huda Ahmed"];
        must_read(&sheet, &whole);
        must_read(&sheet, &["You can come up to 60 minutes early.", "Please bring", "Identity card", "Plan of the plot", &number]);
        must_read(&sheet, &["Show this code or say the reference", "+973 1700 0000", "Printed on Tuesday 24 November, 10:00"]);
        let said = read(&sheet).unwrap_or_default();
        assert!(!said.contains("36001122") && !said.contains("huda@"), "it says nothing by which its customer is reached: {said}");
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let meeting = meeting(&world, place, noora.id).await;
        let own = world.has_booked(meeting, (TOMORROW, "12:00"), &[("lang", "ar"), ("name", "سلمان علي")]).await;
        let sheet = world.get(&mona, &format!("{}/paper", page_of(&world, &mona, meeting, &own).await)).await;
        must_read(&sheet, &["وزارة الأشغال", "فرع المحرق", "موعدكم", "الأربعاء 25 نوفمبر", "مقابلة مدير المركز", "نورة", "سلمان علي"]);
    });
}

#[test]
fn only_an_appointment_that_stands_is_printed_and_only_by_those_who_receive_its_customer() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let other = world.muharraq(1).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let page = page_of(&world, &mona, place, &own).await;
        let paper = format!("{page}/paper");
        let amal = world.account(WORKS, "Amal", (Lang::En, Some(other.centre), Role::Employee)).await;
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let khalid = world.person(WORKS, ("خالد", "Khalid"), Role::ContentEditor).await;
        for (who, status) in [(&mona, 200), (&amal, 404), (&ali, 404), (&khalid, 403)] {
            assert_eq!(world.get(who, &paper).await.status, status);
        }
        let id = page.rsplit('/').next().unwrap_or_default();
        assert_eq!(world.get(&mona, &desk(other, &format!("appointments/{id}/paper"))).await.status, 404, "it is of another centre");
        world.post_as_anybody(&format!("{own}/cancellation"), &[]).await;
        must_refuse(&world.get(&mona, &paper).await, 409, "only for an appointment that stands");
        assert!(!world.get(&mona, &page).await.attributes("a", "href").contains(&paper), "what is over is not offered");
    });
}
