//! Files are looked at for viruses by a real ClamAV before anybody opens them or sends them on.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use peers::Clamd;
use peers::or_skip;

use crate::mail::ANSWER;
use crate::mail::with_fields;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

/// A letter with files.
fn with_files(subject: &str, files: &[(&str, &[u8])]) -> String {
    let part = |(name, bytes): &(&str, &[u8])| {
        format!(
            "--edge\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            BASE64.encode(bytes)
        )
    };
    let files: String = files.iter().map(part).collect();
    let body = format!("--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nأرفقت المستندات.\r\n{files}--edge--");
    let letter = with_fields("هدى أحمد <huda@example.com>", subject, &body, "");
    letter.replace(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--edge",
        "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge",
    )
}

fn looked_at_by(place: String) -> [(String, String); 2] {
    [("scan.clamd".into(), place), ("scan.patience".into(), "2".into())]
}

/// Waits until files have been looked at.
async fn scanned(mut heard: tokio::sync::broadcast::Receiver<Arc<kernel::Recorded>>) {
    let told = async { while heard.recv().await.expect("events are told").kind != "email.files-scanned" {} };
    tokio::time::timeout(Duration::from_secs(30), told).await.expect("they are looked at within seconds");
}

async fn readiness(world: &World) -> (u16, serde_json::Value) {
    let answer = world.get_as_anybody("/readyz").await;
    (answer.status, serde_json::from_str(&answer.text).expect("JSON"))
}

#[test]
fn a_file_opens_once_it_was_looked_at_and_what_was_found_in_one_stays_closed() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let clamd = &clamd;
    on_each_with(&looked_at_by(format!("127.0.0.1:{}", clamd.port)), |world| async move {
        let mona = world.mona().await;
        clamd.pause();
        let files: [(&str, &[u8]); 2] = [("plan.pdf", b"%PDF-1.7 the plan"), ("invoice.doc", &Clamd::test_file())];
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &files)).await;
        let place = format!("/ar/desk/messages/{}", opened.message);
        let page = world.get(&mona, &opened.path).await;
        assert_eq!(page.texts(".attachment--closed > span").len(), 2, "{}", page.text);
        assert!(page.says("يجري فحصه من الفيروسات"));
        for closed in ["attachments/0", "attachments/1", "original"] {
            assert_eq!(world.get(&mona, &format!("{place}/{closed}")).await.status, 409, "{closed}");
        }
        let heard = world.app.live().listen();
        clamd.resume();
        scanned(heard).await;
        assert!(world.get(&mona, &format!("{place}/attachments/0")).await.text.contains("the plan"));
        let page = world.get(&mona, &opened.path.replace("/ar/", "/en/")).await;
        let found = page.texts(".attachment--bad > span");
        assert!(found.len() == 1 && found[0].contains(Clamd::FINDS) && found[0].contains("opened by nobody"), "{found:?}");
        for closed in ["attachments/1", "attachments/1/picture", "original"] {
            let refused = world.get(&mona, &format!("{place}/{closed}")).await;
            assert_eq!(refused.status, 409, "{closed}");
            assert!(refused.says(Clamd::FINDS), "{}", refused.text);
        }
        let message = world.get(&mona, &place).await;
        assert!(message.says("لا يمكن حفظ الأصل") && message.says(Clamd::FINDS), "{}", message.text);
        let (_, events) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/events", opened.case), None).await;
        let told = events["items"].as_array().unwrap().iter().any(|event| {
            event["kind"] == "email.files-scanned" && event["data"]["names"].as_str().is_some_and(|names| names.contains("invoice.doc"))
        });
        assert!(told, "{events}");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("وجد برنامج الفحص"), "its owner is told");
    });
}

#[test]
fn while_the_scanner_is_away_nothing_is_lost_and_everybody_is_told() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let socket = format!("unix:{}", clamd.socket().display());
    let clamd = &Mutex::new(clamd);
    on_each_with(&looked_at_by(socket), |world| async move {
        let mona = world.mona().await;
        clamd.lock().unwrap().stop();
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &[("plan.pdf", b"%PDF-1.7 the plan")])).await;
        world.after(60).await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("لم يُفحص من الفيروسات بعد"), "{}", page.text);
        let (status, said) = readiness(&world).await;
        assert_eq!((status, &said["warnings"]), (200, &serde_json::json!(["scanner"])), "a warning, and it serves on");
        clamd.lock().unwrap().start_again().unwrap();
        world.after(900).await;
        let place = format!("/ar/desk/messages/{}/attachments/0", opened.message);
        assert!(world.get(&mona, &place).await.text.contains("the plan"));
        assert_eq!(readiness(&world).await.1["warnings"], serde_json::json!([]));
        clamd.lock().unwrap().pause();
        let slow = world.arrives_at(CONTACT, with_files("مستندات أخرى", &[("map.pdf", b"%PDF-1.7 the map")])).await;
        world.after(60).await;
        assert!(world.get(&mona, &slow.path).await.says("لم يُفحص من الفيروسات بعد"), "one that never answers is as one that is away");
        clamd.lock().unwrap().resume();
        world.after(900).await;
        let place = format!("/ar/desk/messages/{}/attachments/0", slow.message);
        assert!(world.get(&mona, &place).await.text.contains("the map"));
    });
}

#[test]
fn what_is_more_than_the_scanner_takes_stays_closed_and_says_so() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let clamd = &clamd;
    on_each_with(&looked_at_by(format!("localhost:{}", clamd.port)), |world| async move {
        let mona = world.mona().await;
        let heard = world.app.live().listen();
        let large = vec![b'a'; Clamd::LARGEST + 1];
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &[("large.txt", &large)])).await;
        scanned(heard).await;
        let refused = world.get(&mona, &format!("/en/desk/messages/{}/attachments/0", opened.message)).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("larger than the scanner takes"), "{}", refused.text);
        assert_eq!(readiness(&world).await.1["warnings"], serde_json::json!([]), "the scanner works");
    });
}

#[test]
fn a_decoy_opens_no_file_beside_it_that_was_not_looked_at() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let clamd = &clamd;
    on_each_with(&looked_at_by(format!("127.0.0.1:{}", clamd.port)), |world| async move {
        let mona = world.mona().await;
        let heard = world.app.live().listen();
        let (decoy, large) = (Clamd::test_file(), vec![b'a'; Clamd::LARGEST + 1]);
        let files: [(&str, &[u8]); 2] = [("decoy.txt", &decoy), ("payload.bin", &large)];
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &files)).await;
        scanned(heard).await;
        for (place, why) in [(0, Clamd::FINDS), (1, "larger than the scanner takes")] {
            let refused = world.get(&mona, &format!("/en/desk/messages/{}/attachments/{place}", opened.message)).await;
            assert_eq!(refused.status, 409, "{place}");
            assert!(refused.says(why), "{place}: {}", refused.text);
        }
    });
}

#[test]
fn a_file_of_a_reply_leaves_only_when_nothing_was_found_in_it() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let clamd = &clamd;
    on_each_with(&looked_at_by(format!("127.0.0.1:{}", clamd.port)), |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let path = format!("{}/reply-files", opened.path);
        assert_eq!(world.upload(&mona, &path, &[("form.doc", &Clamd::test_file())]).await.status, 303);
        let files = world.get(&mona, &path).await;
        assert!(files.texts("li.attachment--bad").concat().contains(Clamd::FINDS), "{}", files.text);
        let refused = world.replies(&mona, &opened, ANSWER, &[]).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        assert!(refused.says("form.doc") && refused.says(Clamd::FINDS), "{}", refused.text);
        let removal = files.text.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        clamd.pause();
        assert_eq!(world.upload(&mona, &path, &[("map.pdf", b"%PDF-1.7 the map")]).await.status, 303);
        let refused = world.replies(&mona, &opened, ANSWER, &[]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("لم يُفحص الملف"), "{}", refused.text);
        clamd.resume();
        world.after(900).await;
        assert!(world.get(&mona, &path).await.texts("li.attachment--closed").is_empty());
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.reply_of(&opened).await.0.attachments.len(), 1);
    });
}

#[test]
fn a_message_in_which_we_see_no_file_is_looked_at_too_and_so_is_the_copy_of_a_reply() {
    let Some(clamd) = or_skip(Clamd::start()) else { return };
    let clamd = &clamd;
    on_each_with(&looked_at_by(format!("127.0.0.1:{}", clamd.port)), |world| async move {
        let mona = world.mona().await;
        let bad = format!("نرجو الاطلاع.\r\n{}", String::from_utf8(Clamd::test_file()).unwrap());
        clamd.pause();
        let opened = world.arrives_at(CONTACT, with_fields("هدى أحمد <huda@example.com>", "مستند", &bad, "")).await;
        let original = |message: String| format!("/en/desk/messages/{message}/original");
        assert_eq!(world.get(&mona, &original(opened.message.to_string())).await.status, 409, "it waits");
        let heard = world.app.live().listen();
        clamd.resume();
        scanned(heard).await;
        assert!(world.get(&mona, &original(opened.message.to_string())).await.says(Clamd::FINDS));
        let heard = world.app.live().listen();
        world.copies(&mona, &opened, with_fields("mona@works.example", "رد", &bad, "")).await;
        scanned(heard).await;
        let copy = world.reply_of(&opened).await.0.id;
        let refused = world.get(&mona, &original(copy.to_string())).await;
        assert!(refused.status == 409 && refused.says(Clamd::FINDS), "{}", refused.text);
    });
}

/// What the timed work writes down of a message, as it would stand there.
async fn stands(world: &World, sql: &'static str) {
    world.act(WORKS, move |tx| tx.execute(sql, &[])).await;
}

#[test]
fn what_waited_when_the_scanner_was_taken_away_waits_again_once_there_is_one() {
    let Some(mut clamd) = or_skip(Clamd::start()) else { return };
    let place = format!("127.0.0.1:{}", clamd.port);
    clamd.stop();
    on_each_with(&looked_at_by(place), |world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &[("plan.pdf", b"%PDF-1.7 the plan")])).await;
        let file = format!("/en/desk/messages/{}/attachments/0", opened.message);
        stands(&world, "update scans set state = 'unscanned'").await;
        assert_eq!(world.get(&mona, &file).await.status, 200, "without a scanner nothing waits for it");
        world.after(60).await;
        assert_eq!(world.get(&mona, &file).await.status, 409, "there is one again");
    });
}

#[test]
fn what_was_too_large_for_the_scanner_stays_closed_when_it_is_taken_away() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_files("مستندات", &[("plan.pdf", b"%PDF-1.7 the plan")])).await;
        let file = format!("/en/desk/messages/{}/attachments/0", opened.message);
        let large = "insert into scans (id, entity_id, case_id, hash, is_message, state, found, attempts, trouble, try_at)
            select id, entity_id, case_id, raw, 1, 'large', '[]', 0, '', 1 from messages";
        stands(&world, large).await;
        assert_eq!(world.get(&mona, &file).await.status, 409);
        world.after(60).await;
        assert_eq!(world.get(&mona, &file).await.status, 409);
    });
}
