//! Invitations and contacts that come as files say what they are beside the message.

use crate::mail::ANSWER;
use crate::mail::with_fields;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// A letter with one further part.
fn with_part(subject: &str, kind: &str, part: &str) -> String {
    let body = format!(
        "--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nنلتقي في الموقع.\r\n--edge\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{part}\r\n--edge--"
    );
    let letter = with_fields("هدى أحمد <huda@example.com>", subject, &body, "");
    letter.replace(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--edge",
        "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge",
    )
}

fn calendar(method: &str, more: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:visit-1\r\nSUMMARY:معاينة موقع البناء\r\nDTSTART;TZID=Europe/London:20261201T070000\r\nDTEND;TZID=Europe/London:20261201T083000\r\nLOCATION:شارع المعارض\\, المنامة\r\nORGANIZER;CN=هدى أحمد:mailto:huda@example.com\r\nATTENDEE;CN=وزارة الأشغال;PARTSTAT=NEEDS-ACTION:mailto:contact@works.example\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn an_invitation_says_on_the_case_when_where_and_who_in_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let asked = with_part("موعد المعاينة", "text/calendar; method=REQUEST; charset=utf-8; name=invite.ics", &calendar("REQUEST", ""));
        let opened = world.arrives_at(CONTACT, asked).await;
        let page = world.get(&mona, &opened.path).await;
        let card = page.texts(".msg--in .content").concat();
        for said in [
            "دعوة إلى اجتماع",
            "معاينة موقع البناء",
            "10:00",
            "11:30",
            "بتوقيت البحرين",
            "شارع المعارض, المنامة",
            "هدى أحمد <huda@example.com>",
            "وزارة الأشغال",
        ] {
            assert!(card.contains(said), "{said}: {card}");
        }
        // An isolate that holds isolates alone would be laid out from the left: what is read first would stand last.
        let (_, when) = card.split_once("الموعد").unwrap();
        let is_isolate = |one: &char| matches!(one, '\u{2068}' | ' ' | '\n');
        let marks = when.chars().take_while(|one| is_isolate(one) || *one == '\u{200f}').filter(|one| *one == '\u{200f}').count();
        assert_eq!(marks, 2, "the span and its beginning: {when:?}");
        let english = world.get(&mona, &opened.path.replace("/ar/", "/en/")).await.texts(".msg--in .content").concat();
        assert!(english.contains("An invitation to a meeting") && english.contains("Bahrain time"), "{english}");
        let file = world.get(&mona, &format!("/ar/desk/messages/{}/attachments/0", opened.message)).await;
        assert!(file.text.contains("BEGIN:VCALENDAR"), "the file itself is there to be saved");
        assert!(!file.header("content-type").contains("calendar"));
    });
}

#[test]
fn a_changed_and_a_cancelled_meeting_say_so_and_an_answer_says_what_was_answered() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for (method, more, heading, said) in [
            ("REQUEST", "SEQUENCE:3\r\n", "دعوة إلى اجتماع بعد تعديلها", "معاينة"),
            ("CANCEL", "SEQUENCE:4\r\nSTATUS:CANCELLED\r\n", "أُلغي الاجتماع", "معاينة"),
            ("REPLY", "ATTENDEE;CN=علي;PARTSTAT=DECLINED:mailto:ali@example.com\r\n", "رد على دعوة", "علي (اعتذار)"),
            ("REQUEST", "RRULE:FREQ=WEEKLY\r\n", "دعوة إلى اجتماع", "كل أسبوع"),
        ] {
            let letter = with_part(&format!("موعد {method} {heading}"), "text/calendar; charset=utf-8", &calendar(method, more));
            let opened = world.arrives_at(CONTACT, letter).await;
            let card = world.get(&mona, &opened.path).await.texts(".content").concat();
            // Names are isolated from the text around them.
            let card = card.replace(['\u{2068}', '\u{2069}'], "");
            assert!(card.contains(heading) && card.contains(said), "{method}: {card}");
        }
    });
}

#[test]
fn a_summer_meeting_of_another_country_is_shown_on_both_clocks() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let summer = calendar("REQUEST", "").replace("20261201T", "20260701T");
        let opened = world.arrives_at(CONTACT, with_part("موعد الصيف", "text/calendar; charset=utf-8", &summer)).await;
        let card = world.get(&mona, &opened.path).await.texts(".content").concat();
        assert!(card.contains("09:00") && card.contains("01/07/2026 07:00 (UTC+01:00)"), "{card}");
    });
}

#[test]
fn a_contact_says_on_the_case_who_it_is() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:علي حسن\r\nORG:مكتب الهندسة\r\nTITLE:مهندس\r\nTEL;TYPE=CELL:+973 3900 1234\r\nEMAIL:ali@example.com\r\nNOTE:<script>alert(1)</script>\r\nEND:VCARD\r\n";
        let opened = world.arrives_at(CONTACT, with_part("المهندس المشرف", "text/x-vcard; charset=utf-8; name=ali.vcf", card)).await;
        let page = world.get(&mona, &opened.path).await;
        let said = page.texts(".content").concat();
        for part in ["جهة اتصال", "علي حسن", "مكتب الهندسة", "+973 3900 1234", "ali@example.com"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!page.text.contains("<script>alert"));
    });
}

#[test]
fn a_hostile_calendar_is_a_file_like_any_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let bomb = format!(
            "BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n",
            "BEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example\r\nEND:VEVENT\r\n".repeat(20_000)
        );
        let hostile = calendar("REQUEST", "").replace("معاينة موقع البناء", "<img src=x onerror=alert(1)>\u{202e}gpj.exe");
        for (number, part) in [bomb.as_str(), hostile.as_str(), "BEGIN:VCALENDAR\r\n\0\u{fffd}"].into_iter().enumerate() {
            let begun = std::time::Instant::now();
            let opened = world.arrives_at(CONTACT, with_part(&format!("ملف {number}"), "text/calendar", part)).await;
            let page = world.get(&mona, &opened.path).await;
            assert_eq!(page.status, 200);
            assert!(!page.text.contains("<img src=x") && !page.text.contains('\u{202e}'), "{}", page.text);
            assert!(begun.elapsed().as_secs() < 5, "{number}: {:?}", begun.elapsed());
        }
    });
}

/// How many cases a person's search finds.
async fn found(world: &World, who: &Person, query: &str) -> usize {
    let query: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    world.get(who, &format!("/en/desk/search?q={query}")).await.texts(".item").len()
}

#[test]
fn a_case_is_found_by_what_its_files_are_called_and_say() {
    on_each(|world| async move {
        let (mona, layla) = (world.mona().await, world.person(HEALTH, ("ليلى", "Layla"), kernel::Role::Employee).await);
        let text = "text/plain; charset=utf-8; name=blueprint-zubara.txt\r\nContent-Disposition: attachment; filename=blueprint-zubara.txt";
        let opened = world.arrives_at(CONTACT, with_part("المخطط", text, "رقم القطعة XK99817 في الزبارة")).await;
        let meeting = "text/calendar; method=REQUEST; charset=utf-8; name=invite.ics";
        world.arrives_at(CONTACT, with_part("موعد المعاينة", meeting, &calendar("REQUEST", ""))).await;
        for (query, wanted) in [("blueprint", 1), ("XK99817", 1), ("معاينة", 1), ("شارع المعارض", 1), ("nothing-of-it", 0)]
        {
            assert_eq!(found(&world, &mona, query).await, wanted, "{query}");
            assert_eq!(found(&world, &layla, query).await, 0, "{query}: behind the wall");
        }
        let file: [(&str, &[u8]); 1] = [("permit-answer.txt", b"stamp QQ4455")];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &file).await.status, 303);
        assert_eq!(world.replies(&mona, &opened, crate::mail::ANSWER, &[]).await.status, 303);
        assert_eq!((found(&world, &mona, "QQ4455").await, found(&world, &mona, "permit-answer").await), (1, 1), "and by what was sent");
    });
}

#[test]
fn files_of_older_messages_are_found_after_an_upgrade() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let text = "text/plain; charset=utf-8; name=old.txt\r\nContent-Disposition: attachment; filename=old.txt";
        let opened = world.arrives_at(CONTACT, with_part("المخطط", text, "رقم القطعة XK99817")).await;
        let case = opened.case;
        // As the search knew it before it knew of files.
        world
            .act(WORKS, move |tx| {
                let entries = desk::store::entries(tx, kernel::Id::new(case), None, 50)?;
                entries.iter().try_for_each(|entry| tx.index("entry", entry.id, &entry.text))?;
                email::store::read_all_files_again(tx)
            })
            .await;
        assert_eq!(found(&world, &mona, "XK99817").await, 0);
        world.after(60).await;
        assert_eq!(found(&world, &mona, "XK99817").await, 1);
        assert_eq!(found(&world, &mona, "old.txt").await, 1);
    });
}

#[test]
fn a_row_of_the_list_says_what_a_letter_is_about_and_what_it_says_behind_its_greeting() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let row = world.get(&mona, "/ar/desk/cases?view=mine").await;
        assert_eq!(row.texts(".item__text"), ["حالة رخصة البناء"]);
        assert_eq!(row.texts(".item__more"), ["أود معرفة حالة طلب رخصة البناء. متى يصدر الترخيص؟ هدى"]);
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let row = world.get(&mona, "/ar/desk/cases?view=mine").await;
        assert_eq!((row.texts(".item__text"), row.texts(".item__more").len()), (vec!["حالة رخصة البناء".to_owned()], 1));
        assert!(row.texts(".item__more")[0].contains("خمسة أيام عمل"), "{:?}", row.texts(".item__more"));
        assert!(!row.texts(".item__more")[0].starts_with("السلام"), "{:?}", row.texts(".item__more"));
        assert!(ui::lint::html(&row.text).is_empty(), "{:?}", ui::lint::html(&row.text));
    });
}
