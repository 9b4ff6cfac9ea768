//! A file that many letters carry lies once, and the original of each is what came, to the last byte.

use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use kernel::Role;
use post::Limits;
use post::Mail;

use crate::mail::ANSWER;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::World;
use crate::world::on_each;

/// A plan of three megabytes.
fn plan() -> Vec<u8> {
    let begin = b"%PDF-1.7\n".iter().copied();
    begin.chain((0..).map(|at: u32| (at * 7 % 251) as u8)).take(3_000_000).collect()
}

/// A letter with a file in lines of so many letters.
fn letter(from: &str, id: &str, file: &[u8], line: usize) -> String {
    let letters = BASE64.encode(file);
    let lines: Vec<&str> = letters.as_bytes().chunks(line).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!(
        "From: {from}\r\nTo: {CONTACT}\r\nSubject: The plan of my house\r\nMessage-ID: <{id}@example.com>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWhen is my permit issued?\r\n--b\r\nContent-Type: application/pdf\r\n\
         Content-Disposition: attachment; filename=\"plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        lines.join("\r\n")
    )
}

/// The sizes of the files that lie beside the database.
fn sizes(world: &World) -> Vec<u64> {
    let folder = world.app.settings().data_dir.join("blobs");
    let folders = fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.path().is_dir());
    folders.flat_map(|folder| fs::read_dir(folder.path()).unwrap().flatten()).map(|file| file.metadata().unwrap().len()).collect()
}

#[test]
fn a_plan_in_letters_of_two_senders_and_in_the_reply_lies_once_and_each_original_is_what_came() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let huda = "Huda <huda@example.com>";
        let came = [letter(huda, "1", &plan(), 76), letter(huda, "2", &plan(), 60), letter("Ali <ali@example.com>", "3", &plan(), 76)];
        let mut opened = Vec::new();
        for raw in &came {
            opened.push(world.arrives_at(CONTACT, raw.clone()).await);
        }
        assert_eq!(sizes(&world), [3_000_000]);
        let reply_files = format!("{}/reply-files", opened[2].path);
        assert_eq!(world.upload(&mona, &reply_files, &[("plan.pdf", &plan())]).await.status, 303);
        assert_eq!(world.replies(&mona, &opened[2], ANSWER, &[]).await.status, 303);
        let (_, sent) = world.reply_of(&opened[2]).await;
        assert!(Mail::parse(&sent, &Limits::default()).mail.attachments[0].bytes == plan());
        assert_eq!(sizes(&world), [3_000_000], "what goes out with it lies nowhere else");
        for (raw, one) in came.iter().zip(&opened) {
            let original = world.get(&mona, &format!("/ar/desk/messages/{}/original", one.message)).await;
            assert!(original.status == 200 && original.text == *raw, "{}", one.message);
            let file = world.get(&mona, &format!("/ar/desk/messages/{}/attachments/0", one.message)).await;
            assert_eq!((file.status, file.header("content-length")), (200, "3000000"));
        }
    });
}

#[test]
fn the_same_file_in_letters_to_two_entities_opens_no_letter_of_the_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let noora = world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await;
        let ours = letter("Huda <huda@example.com>", "1", &plan(), 76);
        let theirs = ours.replace("my permit", "my appointment").replace(CONTACT, "contact@health.example");
        let at_works = world.arrives_at(CONTACT, ours.clone()).await;
        let at_health = world.arrives_at("contact@health.example", theirs.clone()).await;
        assert_eq!(sizes(&world), [3_000_000]);
        for (who, own, raw, other) in [(&mona, &at_works, &ours, &at_health), (&noora, &at_health, &theirs, &at_works)] {
            let original = world.get(who, &format!("/en/desk/messages/{}/original", own.message)).await;
            assert!(original.status == 200 && original.text == *raw);
            for part in ["", "/original", "/attachments/0"] {
                assert_eq!(world.get(who, &format!("/en/desk/messages/{}{part}", other.message)).await.status, 404, "{part}");
            }
        }
    });
}

#[test]
fn a_letter_with_odd_base64_is_kept_as_it_came_and_its_file_is_read_all_the_same() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let odd = letter("Huda <huda@example.com>", "1", &plan(), 76).replace("\r\n", " \r\n").replacen(" \r\n", "\r\n", 16);
        let opened = world.arrives_at(CONTACT, odd.clone()).await;
        assert_eq!(sizes(&world), [odd.len() as u64]);
        let original = world.get(&mona, &format!("/en/desk/messages/{}/original", opened.message)).await;
        assert!(original.status == 200 && original.text == odd);
        let file = world.get(&mona, &format!("/en/desk/messages/{}/attachments/0", opened.message)).await;
        assert_eq!((file.status, file.header("content-length")), (200, "3000000"));
    });
}
