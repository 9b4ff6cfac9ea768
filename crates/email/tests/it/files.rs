//! Files that come with messages and go with replies.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use kernel::Role;
use post::Limits;
use post::Mail;
use testkit::picture;

use crate::mail::ANSWER;
use crate::mail::with_fields;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::on_each;
use crate::world::on_each_with;

/// What is hidden in a picture.
const HIDDEN: &str = "House 7, Road 12, Hamad Town";

#[test]
fn files_go_with_a_reply_without_what_is_hidden_in_pictures() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let path = format!("{}/reply-files", opened.path);
        let files: [(&str, &[u8]); 2] = [("../الرخصة.pdf", b"%PDF-1.7 the permit"), ("site.png", &picture(HIDDEN))];
        assert_eq!(world.upload(&mona, &path, &files).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert_eq!(page.texts("[data-files] li bdi"), ["الرخصة.pdf", "site.png"]);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (message, raw) = world.reply_of(&opened).await;
        assert_eq!(message.attachments.iter().map(|file| file.kind.as_str()).collect::<Vec<_>>(), ["application/pdf", "image/png"]);
        let sent = Mail::parse(&raw, &Limits::default()).mail.attachments;
        assert_eq!(sent[0].bytes, b"%PDF-1.7 the permit");
        assert_eq!(Some(&sent[1].bytes), post::bare_picture(&picture(HIDDEN)).as_ref());
        assert_ne!(sent[1].bytes, picture(HIDDEN), "where it was taken stays here");
        let page = world.get(&mona, &opened.path).await;
        assert_eq!(page.texts(".msg--out .attachment bdi"), ["الرخصة.pdf", "site.png"]);
        assert!(page.texts("[data-files] li bdi").is_empty(), "the next reply begins without files");
    });
}

#[test]
fn a_file_is_taken_away_again_and_what_may_not_go_says_why() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let path = format!("{}/reply-files", opened.path);
        let program = world.upload(&mona, &path, &[("invoice.pdf", b"MZ\x90\0 not an invoice")]).await;
        assert_eq!(program.status, 409);
        assert!(program.says("هذا الملف برنامج"), "{}", program.text);
        let large = vec![b'a'; 9 * 1024 * 1024];
        assert_eq!(world.upload(&mona, &path, &[("first.txt", &large)]).await.status, 303);
        let second = world.upload(&mona, &path, &[("second.txt", &large)]).await;
        assert_eq!(second.status, 409);
        assert!(second.says("أكبر من 15 ميغابايت"), "{}", second.text);
        let removal = world.get(&mona, &path).await;
        let action = removal.text.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        assert_eq!(world.post(&salem, &action, &[]).await.status, 409, "a colleague's draft");
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &action, &[]).await.status, 303, "a second press too");
        }
        assert!(world.get(&mona, &path).await.texts("li").is_empty());
        for number in 0..10 {
            assert_eq!(world.upload(&mona, &path, &[(format!("{number}.txt").as_str(), b"text")]).await.status, 303);
        }
        assert!(world.upload(&mona, &path, &[("11.txt", b"text")]).await.says("10 ملفات"));
    });
}

#[test]
fn a_picture_that_came_is_shown_without_what_is_hidden_in_it_and_kept_as_it_came() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let base64 = BASE64.encode(picture(HIDDEN));
        let body = format!(
            "--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nأرفقت صورة الحفرة.\r\n--edge\r\nContent-Type: image/png; name=hole.png\r\nContent-Disposition: attachment; filename=hole.png\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64}\r\n--edge\r\nContent-Type: image/jpeg; name=broken.jpg\r\nContent-Disposition: attachment; filename=broken.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQ\r\n--edge--"
        );
        let letter = with_fields("هدى أحمد <huda@example.com>", "حفرة في الطريق", &body, "");
        let letter = letter.replace(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--edge",
            "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge",
        );
        let opened = world.arrives_at(CONTACT, letter).await;
        let page = world.get(&mona, &opened.path).await;
        assert_eq!(page.texts(".msg--in .attachment bdi"), ["hole.png", "broken.jpg"], "{}", page.text);
        let place = format!("/ar/desk/messages/{}/attachments", opened.message);
        assert!(page.text.contains(&format!("src=\"{place}/0/picture\"")));
        let shown = world.get(&mona, &format!("{place}/0/picture")).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
        assert!(!shown.text.contains("Hamad Town"), "where it was taken is not shown");
        assert!(world.get(&mona, &format!("{place}/0")).await.text.contains("Hamad Town"), "the file itself is as it came");
        assert_eq!(world.get(&mona, &format!("{place}/1/picture")).await.status, 404, "what breaks off is never rendered");
    });
}

#[test]
fn where_files_have_an_address_of_their_own_whoever_may_have_one_is_sent_there_with_a_pass_that_is_soon_over() {
    let apart = [("files_url".to_owned(), "http://files.example.test".to_owned())];
    on_each_with(&apart, |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let place = format!("/ar/desk/messages/{}", opened.message);
        let sent = world.get(&mona, &format!("{place}/original")).await;
        let there = sent.header("location").to_owned();
        assert!(sent.status == 303 && there.starts_with("http://files.example.test/files/email-"), "{} {there}", sent.status);
        let file = world.get_as_anybody(&there).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(file.header("content-disposition").starts_with("attachment;"), "it is saved, never shown");
        let body = world.get(&mona, &format!("{place}/body")).await.header("location").to_owned();
        let glass = world.get_as_anybody(&body).await;
        assert!(glass.header("content-security-policy").starts_with("sandbox; default-src 'none'"), "{}", glass.text);
        let pages = world.get(&mona, &place).await;
        assert!(pages.header("content-security-policy").contains("frame-src 'self' http://files.example.test;"), "our pages may show it");
        let here = there.trim_start_matches("http://files.example.test");
        assert_eq!(world.get(&mona, here).await.status, 404, "nowhere else is it to be had");
        let deeper = world.get(&mona, "http://files.example.test./files/a/b").await;
        assert!(deeper.status == 404 && !deeper.text.contains("<!doctype"), "no page of ours stands there: {}", deeper.text);
        assert_eq!(world.get(&mona, &format!("http://files.example.test{place}")).await.status, 404, "and nothing else is there");
        let stranger = world.person(HEALTH, ("ليلى", "Layla"), Role::Employee).await;
        assert_eq!(world.get(&stranger, &format!("{place}/original")).await.status, 404, "nobody else gets a pass");
        let changed = there.replace("-original-", "-body-");
        assert_eq!(world.get_as_anybody(&changed).await.status, 404, "a pass opens its file alone");
        world.after(241).await;
        let over = world.get_as_anybody(&there).await;
        assert_eq!(over.status, 404);
        assert!(over.text.contains("انتهت صلاحية رابط الملف") && over.text.contains("This link has expired"), "{}", over.text);
    });
}
