//! Documents that customers hand in before they come: who opens them, what is not taken, and what becomes of them.

mod gone;
mod opened;
mod refused;

use std::time::Duration;

use kernel::Bilingual;
use kernel::Role;
use peers::Clamd;
use peers::or_skip;
use serde_json::json;
use testkit::inside::Answer;
use testkit::picture;

use crate::arrivals::TODAY;
use crate::arrivals::arrives;
use crate::booking::usual;
use crate::reception::page_of;
use crate::walks::HIDDEN;
use crate::walks::lints;
use crate::world::HEALTH;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

const PDF: &[u8] = b"%PDF-1.7\nthe plan of the plot\n%%EOF\n";

impl World {
    /// Where files are handed in on the page of an appointment, line by line.
    async fn hands_in_at(&self, own: &str) -> Vec<String> {
        lints(self.get_as_anybody(own).await).attributes("form[enctype]", "action")
    }

    /// The files that are on the page of an appointment.
    async fn has_handed_in(&self, own: &str) -> Vec<String> {
        self.get_as_anybody(own).await.texts("section[aria-labelledby=documents-title] li > span[dir]")
    }

    /// How many documents are kept, and how much the entity keeps in all.
    async fn keeps(&self) -> (usize, i64) {
        self.act(WORKS, |tx| {
            let entity = tx.entity()?;
            let kept = tx.query("select id from handed_in where entity_id = $1", &[entity.into()], |row| row.get::<i64>(0))?;
            let sql = "select amount from usage where entity_id = $1 and what = 'stored-bytes'";
            Ok((kept.len(), tx.one(sql, &[entity.into()], |row| row.get(0))?.unwrap_or_default()))
        })
        .await
    }

    /// How often something has happened in the entity.
    async fn times(&self, kind: &'static str) -> usize {
        self.act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.query("select seq from events where entity_id = $1 and kind = $2", &[entity.into(), kind.into()], |row| row.get::<i64>(0))
        })
        .await
        .len()
    }

    /// What the catalogue asks for is what is to be brought.
    async fn asks(&self, place: Place) {
        self.act(WORKS, move |tx| {
            let guide = org::ServiceGuide { documents: usual(place).bring, ..org::ServiceGuide::default() };
            org::guide_service(tx, place.permits, &guide)
        })
        .await;
    }
}

fn refuses(answer: &Answer, words: &str) {
    assert!(answer.status == 422 && answer.says(words), "{words}: {} {}", answer.status, answer.seen());
    assert!(ui::lint::html(&answer.text).is_empty(), "{:?}", ui::lint::html(&answer.text));
}

#[test]
fn what_was_handed_in_beforehand_stands_in_the_counters_list_and_opens_for_whoever_serves_alone() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.bookable(|usual| usual).await);
        world.asks(place).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        assert_eq!(lines.len(), 2, "one for each thing to bring");
        let sent = world.upload_as_anybody(&lines[0], &[("card.png", &picture(HIDDEN))]).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        let page = lints(world.get_as_anybody(&sent.location).await);
        assert!(page.says("Your document is handed in") && page.says("card.png"), "{}", page.seen());
        assert_eq!(page.attributes("input[name=ready][checked]", "value"), ["0"], "whoever hands it in has it");
        assert_eq!(world.upload_as_anybody(&lines[1], &[("plan.pdf", PDF)]).await.status, 303);
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        let called = lints(world.does(&mona, "next", &[]).await);
        assert!(called.says("Handed in beforehand") && called.says("plan.pdf"), "{}", called.seen());
        let served = lints(world.does(&mona, "visit", &[]).await);
        assert_eq!(served.attributes("input[name^='paper-'][checked]", "name"), ["paper-0", "paper-1"], "{}", served.seen());
        assert_eq!(served.text.matches("Handed in by the customer").count(), 2, "{}", served.seen());
        assert!(!served.says("Said by the customer"), "more is known than that");
        let opens = served.attributes("fieldset a[target]", "href");
        let card = world.get(&mona, &opens[0]).await;
        assert_eq!((card.status, card.header("content-type")), (200, "image/png"));
        assert!(!card.text.contains("50.5876"), "where it was taken is gone");
        let plan = world.get(&mona, &opens[1]).await;
        assert!(plan.status == 200 && plan.bytes == PDF, "{}", plan.seen());
        assert!(plan.header("content-disposition").starts_with("attachment"), "it is saved, whatever it pretends to be");
        assert_eq!(world.times("centre.document-opened").await, 2, "each opening is written down");
        let refused = world.get(&salem, &opens[0]).await;
        assert!(refused.status == 409, "Salem has nobody before him: {}", refused.seen());
        let layla = world.person(HEALTH, ("ليلى", "Layla"), Role::Employee).await;
        assert_eq!(world.get(&layla, &opens[0]).await.status, 404);
        assert_ne!(world.get_as_anybody(&opens[0]).await.status, 200, "and no customer at all");
        assert_eq!(world.times("centre.document-opened").await, 2);
        let form = [("steps", "The permit was renewed."), ("outcome", "settled"), ("offered_more", "yes"), ("then", "")];
        world.does(&mona, "completion", &form).await;
        assert_eq!(world.get(&mona, &opens[0]).await.status, 409, "once the visit is over nobody opens it");
    });
}

#[test]
fn the_reception_and_its_programs_see_which_files_were_handed_in_and_open_none() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        for name in ["front.pdf", "back.pdf"] {
            let file = [PDF, name.as_bytes(), PDF].concat();
            assert_eq!(world.upload_as_anybody(&lines[0], &[(name, &file)]).await.status, 303);
        }
        let page = page_of(&world, &mona, place, &own).await;
        let reception = lints(world.get(&mona, &page).await);
        let papers = reception.texts("section[aria-labelledby=papers-title] li");
        assert_eq!(papers, ["Identity card Handed in by the customer front.pdf · back.pdf", "Plan of the plot"], "{}", reception.seen());
        assert!(reception.says("open for whoever serves the customer"), "{}", reception.seen());
        assert!(reception.attributes("section[aria-labelledby=papers-title] a", "href").is_empty(), "{}", reception.text);
        assert!(world.get(&mona, &page.replacen("/en/", "/ar/", 1)).await.says("قدّمه العميل قبل حضوره"));
        let one = world.program(&mona, "GET", &format!("/api/v1/appointments/{}", page.rsplit('/').next().unwrap()), None).await.1;
        let files = [&one["papers"][0]["files"], &one["papers"][1]["files"]];
        assert_eq!(files, [&json!(["front.pdf", "back.pdf"]), &json!([])], "{one}");
        let none = centre::Bookable { bring: Bilingual::default(), ..usual(place) };
        world.act(WORKS, move |tx| centre::let_book(tx, &none)).await;
        let asked_no_more = world.get(&mona, &page).await;
        assert!(asked_no_more.says("Identity card") && asked_no_more.says("back.pdf"), "{}", asked_no_more.seen());
    });
}

#[test]
fn what_is_no_document_is_refused_with_what_to_do_in_both_languages_and_nothing_is_lost() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        assert_eq!(world.upload_as_anybody(&lines[0], &[("first.pdf", PDF)]).await.status, 303);
        assert_eq!(world.upload_as_anybody(&lines[0], &[("first.pdf", PDF)]).await.status, 303, "a second press");
        assert_eq!(world.has_handed_in(&own).await, ["first.pdf"], "is the same file");
        let large = [PDF, vec![b' '; 8 * 1024 * 1024].as_slice(), PDF].concat();
        let files: [(&str, &[u8], &str); 5] = [
            ("notes.pdf", b"only words", "This file is neither a picture (JPEG, PNG or WebP) nor a PDF."),
            ("card.jpg", b"MZ\x90\0", "This file is neither a picture"),
            ("card.html", b"<html><script>alert(1)</script></html>", "This file is neither a picture"),
            ("half.pdf", b"%PDF-1.7\nthe plan", "This file is not whole"),
            ("scan.pdf", &large, "larger than 8 MB"),
        ];
        for (name, bytes, words) in files {
            let refused = world.upload_as_anybody(&lines[0], &[(name, bytes)]).await;
            refuses(&refused, words);
            assert_eq!(refused.attributes("#f-paper[aria-invalid]", "type"), ["file"], "beside the field: {}", refused.seen());
            assert!(refused.says("first.pdf"), "what was there is there: {}", refused.seen());
        }
        refuses(&world.upload_as_anybody(&lines[0], &[]).await, "Choose a file first.");
        let arabic = lines[0].replacen("/en/", "/ar/", 1);
        refuses(&world.upload_as_anybody(&arabic, &[("notes.pdf", b"only words")]).await, "هذا الملف ليس صورة");
        for number in ["2", "3"] {
            let other = [PDF, number.as_bytes()].concat();
            assert_eq!(world.upload_as_anybody(&lines[0], &[(number, &other)]).await.status, 303);
        }
        assert_eq!(world.hands_in_at(&own).await, [lines[1].clone()], "three are enough");
        refuses(&world.upload_as_anybody(&lines[0], &[("4.pdf", &[PDF, b"4".as_slice()].concat())]).await, "There are three files");
        assert_eq!(world.upload_as_anybody(&lines[0], &[("first.pdf", PDF)]).await.status, 303, "one of the three is there already");
        let gone = world.upload_as_anybody(&lines[0].replace("/papers/0/", "/papers/7/"), &[("a.pdf", PDF)]).await;
        assert!(gone.status == 409 && gone.says("The list of documents has changed"), "{}", gone.seen());
        assert_eq!(world.has_handed_in(&own).await, ["first.pdf", "2", "3"]);
        let lost = world.upload_as_anybody(&lines[1].replacen('1', "2", 1), &[("plan.pdf", PDF)]).await;
        assert_eq!(lost.status, 404, "no other address takes anything");
    });
}

#[test]
fn a_document_is_taken_back_until_its_customer_has_come() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let other = world.has_booked(place, (TODAY, "11:30"), &[("phone", "36003344")]).await;
        let lines = world.hands_in_at(&own).await;
        let before = world.keeps().await;
        world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await;
        assert_eq!(world.keeps().await, (before.0 + 1, before.1 + 36));
        let removal = world.get_as_anybody(&own).await.attributes("form[action$=removal]", "action").remove(0);
        let theirs = format!("{other}/files/{}", removal.rsplit("/files/").next().unwrap());
        world.post_as_anybody(&theirs, &[]).await;
        assert_eq!(world.has_handed_in(&own).await, ["card.pdf"], "nobody takes back what is another's");
        let taken = world.post_as_anybody(&removal, &[]).await;
        assert!(world.get_as_anybody(&taken.location).await.says("The document was removed."));
        assert_eq!((world.keeps().await, world.times("centre.document-taken-back").await), (before, 1), "and nothing of it is counted");
        world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await;
        let removal = world.get_as_anybody(&own).await.attributes("form[action$=removal]", "action").remove(0);
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        assert!(world.hands_in_at(&own).await.is_empty());
        for late in [world.post_as_anybody(&removal, &[]).await, world.upload_as_anybody(&lines[1], &[("plan.pdf", PDF)]).await] {
            assert!(late.status == 409 && late.says("only before you come"), "{}", late.seen());
        }
        assert_eq!(world.keeps().await.0, 1, "whoever serves finds it there");
    });
}

#[test]
fn documents_of_an_appointment_go_when_it_is_given_back_and_a_month_after_it() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let given_back = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let moved = world.has_booked(place, (TODAY, "11:30"), &[("phone", "36003344")]).await;
        for own in [&given_back, &moved] {
            let lines = world.hands_in_at(own).await;
            assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
        }
        assert_eq!(world.post_as_anybody(&format!("{given_back}/cancellation"), &[]).await.status, 303);
        world.after(60).await;
        assert_eq!(world.keeps().await.0, 1, "what was given back is forgotten within a minute");
        let times = world.get_as_anybody(&format!("{moved}/times?day=2026-12-01")).await;
        let later = times.attributes("section[aria-labelledby=time-title] button", "value").remove(0);
        assert_eq!(world.post_as_anybody(&format!("{moved}/time"), &[("from", &later)]).await.status, 303);
        assert_eq!(world.has_handed_in(&moved).await, ["card.pdf"], "with another time it stays handed in");
        world.after(31 * 24 * 3600).await;
        assert_eq!(world.keeps().await.0, 1, "a month after the time that was given up");
        world.after(7 * 24 * 3600).await;
        assert_eq!(world.keeps().await, (0, 0), "a month after the appointment");
    });
}

#[test]
fn what_the_centre_asks_for_no_more_stays_handed_in() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        assert_eq!(world.upload_as_anybody(&lines[1], &[("plan.pdf", PDF)]).await.status, 303);
        let less = centre::Bookable { bring: Bilingual::new("بطاقة الهوية", "Identity card"), ..usual(place) };
        world.act(WORKS, move |tx| centre::let_book(tx, &less)).await;
        assert_eq!((world.has_handed_in(&own).await, world.hands_in_at(&own).await.len()), (vec!["plan.pdf".to_owned()], 1));
    });
}

#[test]
fn a_document_is_never_filed_under_another_line_than_the_one_that_was_on_the_page() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let page = world.get_as_anybody(&own).await;
        let (lines, says) = (page.attributes("form[enctype]", "action"), page.attributes("input[name=line]", "value"));
        assert_eq!(says, ["Identity card", "Plan of the plot"]);
        let more = Bilingual::new("عقد الإيجار\nبطاقة الهوية\nخريطة الأرض", "Lease\nIdentity card\nPlan of the plot");
        let more = centre::Bookable { bring: more, ..usual(place) };
        world.act(WORKS, move |tx| centre::let_book(tx, &more)).await;
        let late = world.upload_form_as_anybody(&lines[0], &[("line", &says[0])], &[("card.pdf", PDF)]).await;
        assert!(late.status == 409 && late.says("The list of documents has changed"), "{}", late.seen());
        assert!(world.has_handed_in(&own).await.is_empty(), "it is not filed as the lease");
        let new = world.get_as_anybody(&own).await.attributes("input[name=line]", "value");
        let sent = world.upload_form_as_anybody(&lines[1], &[("line", &new[1])], &[("card.pdf", PDF)]).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        let ready = world.get_as_anybody(&own).await.attributes("input[name=ready][checked]", "value");
        assert_eq!(ready, ["1"], "the identity card, which stands second now");
    });
}

#[test]
fn where_files_are_looked_at_for_viruses_what_does_harm_is_not_kept() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let looked_at = [("scan.clamd".to_owned(), format!("127.0.0.1:{}", clamd.port))];
    on_each_with(&looked_at, |world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        let harmful = [b"%PDF-1.7\n".to_vec(), Clamd::test_file(), b"\n%%EOF\n".to_vec()].concat();
        refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", &harmful)]).await, "Something harmful was found in this file");
        assert_eq!(world.keeps().await.0, 0);
        assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
    });
}

#[test]
fn what_cannot_be_looked_at_or_has_no_room_is_refused_with_another_way() {
    for (setting, value, words) in [
        ("scan.clamd", "127.0.0.1:1", "Files cannot be checked at the moment, so nothing was kept."),
        ("quota.stored_bytes", "10", "No more files can be taken at the moment. Please bring the document with you."),
    ] {
        on_each_with(&[(setting.to_owned(), value.to_owned())], |world| async move {
            let place = world.bookable(|usual| usual).await;
            let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
            let lines = world.hands_in_at(&own).await;
            refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await, words);
            assert_eq!(world.keeps().await.0, 0);
        });
    }
}
