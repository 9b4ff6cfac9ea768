//! What a centre prints: name plates, cards and notices, read as a program reads the documents.

use std::process::Command;

use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Role;
use testkit::inside::Answer;

use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// The letters of a document in the order of reading, without spaces; none where nothing reads documents here; under `CI` it must.
fn letters(paper: &Answer) -> Option<String> {
    assert_eq!((paper.status, paper.header("content-type")), (200, "application/pdf"), "{}", paper.text);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &paper.bytes).unwrap();
    let Ok(read) = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output() else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is not installed");
        eprintln!("skipped: pdftotext is not installed (apt-get install poppler-utils)");
        return None;
    };
    let is_mark = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    Some(read.chars().filter(|letter| !is_mark(*letter) && !letter.is_whitespace() && *letter != '\u{c}').collect())
}

fn says(read: &str, words: &str) -> bool {
    read.contains(&words.replace(' ', ""))
}

async fn huda(world: &World) -> Person {
    world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await
}

/// The record of an employee says what their work is called.
async fn is_called(world: &World, id: EmployeeId, (ar, en): (&'static str, &'static str)) {
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.expect("the story has them");
            org::save_employee(tx, &org::Employee { title: Bilingual::new(ar, en), ..known })
        })
        .await;
}

async fn prints(world: &World, who: &Person, place: Place, what: &str) -> Answer {
    let page = world.get(who, &format!("/en/desk/centres/{}/prints{what}", place.centre)).await;
    let is_page = page.status == 200 && page.header("content-type").starts_with("text/html");
    assert!(!is_page || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

#[test]
fn name_plates_and_cards_of_all_who_work_in_a_centre_or_of_one_are_printed_in_both_languages() {
    on_each(|world| async move {
        let (huda, place, mona, salem) = (huda(&world).await, world.muharraq(2).await, world.mona().await, world.salem().await);
        is_called(&world, mona.id, ("أخصائية خدمة", "Service specialist")).await;
        world.sits(&mona, 2).await;
        let set_up = world.get(&huda, &format!("/en/desk/centres/{}/set-up", place.centre)).await;
        assert!(set_up.attributes("a", "href").iter().any(|href| href.ends_with("/prints")), "{}", set_up.seen());
        let page = prints(&world, &huda, place, "").await;
        let mut whose = page.texts("select[name=who] option");
        whose.sort();
        assert_eq!(whose, ["All who work here", "Mona", "Salem"]);
        assert!(page.says("Without a job title in both languages: Salem"), "{}", page.seen());
        for paper in ["", "?paper=own"] {
            let Some(all) = letters(&prints(&world, &huda, place, &format!("/plates{paper}")).await) else { return };
            for words in ["منى", "Mona", "أخصائية خدمة", "Service specialist", "سالم", "Salem", "2Counter"] {
                assert!(says(&all, words), "{words}: {all}");
            }
            assert_eq!(all.matches("Counter").count(), 1, "who sits nowhere has a plate without a number: {all}");
        }
        let one = format!("/plates?who={}&counter=1", mona.id);
        let one = letters(&prints(&world, &huda, place, &one).await).unwrap();
        assert!(says(&one, "Mona") && says(&one, "1Counter") && !says(&one, "Salem"), "{one}");
        let cards = letters(&prints(&world, &huda, place, "/cards").await).unwrap();
        for words in ["وزارة الأشغال", "Ministry of Works", "منى", "Mona", "Service specialist", "Salem"] {
            assert!(says(&cards, words), "{words}: {cards}");
        }
        let unknown = prints(&world, &huda, place, "/cards?who=7").await;
        assert_eq!((unknown.status, prints(&world, &salem, place, "").await.status), (404, 403));
        let stranger = world.person(HEALTH, ("عائشة", "Aisha"), Role::EntityAdministrator).await;
        for what in ["", "/plates", "/cards", "/notices"] {
            assert_eq!(prints(&world, &stranger, place, what).await.status, 404, "{what}");
        }
    });
}

#[test]
fn whoever_serves_prints_their_own_plate_and_card_from_the_counter() {
    on_each(|world| async move {
        let (_, mona) = (world.muharraq(2).await, world.mona().await);
        is_called(&world, mona.id, ("أخصائية خدمة", "Service specialist")).await;
        let counter = world.get(&mona, "/en/desk/counter").await;
        let papers: Vec<String> = counter.attributes("a[href^='/en/desk/counter/']", "href");
        assert_eq!(papers, ["/en/desk/counter/plate", "/en/desk/counter/card"], "{}", counter.seen());
        let Some(plate) = letters(&world.get(&mona, &papers[0]).await) else { return };
        assert!(says(&plate, "Mona") && says(&plate, "أخصائية خدمة") && !says(&plate, "Counter"), "{plate}");
        let seated = world.sits(&mona, 2).await;
        assert!(ui::lint::html(&seated.text).is_empty(), "{:?}", ui::lint::html(&seated.text));
        let plate = letters(&world.get(&mona, &papers[0]).await).unwrap();
        assert!(says(&plate, "2Counter"), "{plate}");
        let card = letters(&world.get(&mona, &papers[1]).await).unwrap();
        assert!(says(&card, "Mona") && says(&card, "Ministry of Works"), "{card}");
    });
}

#[test]
fn notices_tell_the_hours_who_goes_first_how_to_say_what_one_thinks_and_what_a_service_needs() {
    on_each(|world| async move {
        let (huda, place) = (huda(&world).await, world.muharraq(1).await);
        let page = prints(&world, &huda, place, "").await;
        assert!(page.says("The catalogue names no documents for any service of this centre yet"), "{}", page.seen());
        let none = prints(&world, &huda, place, &format!("/notices?what=documents&service={}", place.permits)).await;
        assert_eq!((none.status, prints(&world, &huda, place, "/notices?what=weather").await.status), (404, 404));
        world.guides(place).await;
        assert!(prints(&world, &huda, place, "").await.texts("select[name=service] option").contains(&"Building permits".to_owned()));
        let documents = format!("what=documents&service={}", place.permits);
        let told: [(&str, &[&str]); 4] = [
            (
                "what=hours",
                &[
                    "ساعات العمل",
                    "Opening hours",
                    "Sunday to Wednesday: 07:00-14:15",
                    "Thursday: 07:00-14:00",
                    "Friday and Saturday: closed",
                    "Ramadan:",
                    "Sunday to Thursday: 08:00-14:00",
                    "من الأحد إلى الأربعاء",
                ],
            ),
            ("what=priority&paper=a3", &["الأولوية لكبار السن وذوي الإعاقة", "Older people and people with disabilities go first"]),
            ("what=opinion", &["رأيكم يهمنا", "Tell us what you think", "You can also call us.", "+973 1700 0000"]),
            (&documents, &["رخص البناء", "Building permits", "بطاقة الهوية", "The identity card", "The plan", "Fee: 10 dinars"]),
        ];
        for (what, words) in told {
            let Some(read) = letters(&prints(&world, &huda, place, &format!("/notices?{what}")).await) else { return };
            let missing: Vec<&&str> = words.iter().filter(|words| !says(&read, words)).collect();
            assert!(missing.is_empty() && says(&read, "Muharraq branch") && says(&read, "Ministry of Works"), "{what} {missing:?}: {read}");
        }
        let opinion = letters(&prints(&world, &huda, place, "/notices?what=opinion").await).unwrap();
        assert!(!says(&opinion, "the code below"), "where nothing leads to a page of the entity none is promised: {opinion}");
    });
}
