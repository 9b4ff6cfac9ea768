//! What stands beside a letter so that nobody believes it too soon, and what stands inside of it so that nobody has to look elsewhere.

use crate::mail::QUESTION;
use crate::mail::letter;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";

#[test]
fn a_letter_that_bears_a_colleagues_address_is_a_customers_and_says_that_nothing_proves_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let raw = letter("Salem <Mona@1.gov.bh>", "Please change the address", QUESTION);
        let raw = raw.replace("Mona@1.gov.bh", &format!("MONA@{WORKS}.gov.bh"));
        let opened = world.arrives_at(CONTACT, raw).await;
        let page = world.get(&mona, &opened.path.replace("/ar/", "/en/")).await;
        assert!(page.says("Bears a colleague’s address; not proved to be theirs"), "{}", page.text);
        assert!(world.get(&mona, &opened.path).await.says("تحمل عنوان موظف لدينا ولم يثبت أنها منه"));
        let other = world.huda_asks().await;
        assert!(!world.get(&mona, &other.path).await.says("تحمل عنوان موظف"));
    });
}

#[test]
fn a_picture_inside_a_letter_is_shown_where_it_stands_and_a_page_that_says_it_is_one_is_not() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let html = "<p>انظر <img src=\"cid:shot@x\" alt=\"لقطة\"> و<img src=\"cid:page@x\"></p>";
        let gif = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=";
        let part = |id: &str, body: &str| {
            format!("--b\r\nContent-Type: image/gif\r\nContent-ID: <{id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n")
        };
        let raw = format!(
            "From: {HUDA}\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n{}{}--b--\r\n",
            part("shot@x", gif),
            part("page@x", "PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+")
        );
        let opened = world.arrives_at(CONTACT, raw).await;
        let body = world.get(&mona, &format!("/ar/desk/messages/{}/body", opened.message)).await;
        assert!(body.text.contains("src=\"data:image/gif;base64,") && body.text.contains("alt=\"لقطة\""), "{}", body.text);
        assert_eq!(body.text.matches("data:").count(), 1, "{}", body.text);
    });
}

#[test]
fn addresses_and_links_that_may_be_mistaken_for_others_are_marked_in_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let says = async |from: &str, text: &str, wanted: &[&str]| {
            let opened = world.arrives_at(CONTACT, letter(from, "سؤال", text)).await;
            let pages = [opened.path.clone(), opened.path.replace("/ar/", "/en/")];
            let pages = pages.into_iter().chain(["ar", "en"].map(|lang| format!("/{lang}/desk/messages/{}", opened.message)));
            let mut shown = String::new();
            for page in pages {
                shown += &world.get(&mona, &page).await.text;
            }
            wanted.iter().for_each(|words| assert!(shown.contains(words), "{from}: {words}\n{shown}"));
            shown
        };
        let sender = ["عنوان المرسل قد يلتبس بغيره", "Sender’s address may be mistaken for another"];
        says("Huda <huda@g\u{43e}v.example>", QUESTION, &[&sender[..], &["xn--gv-fmc.example"]].concat()).await;
        says(
            "Works <help@w0rks.example>",
            QUESTION,
            &[&sender[..], &["ليس عنوان الجهة وإن كان شبيهاً به", "though it looks like ours"]].concat(),
        )
        .await;
        says(
            "\"contact@works.example\" <x@elsewhere.example>",
            QUESTION,
            &[&sender[..], &["shows an address that is not theirs"]].concat(),
        )
        .await;
        let link = ["فيها رابط قد يلتبس بغيره", "A link may be mistaken for another", "https://works-example.example"];
        says("Ali <ali@elsewhere.example>", "انظر https://w\u{43e}rks.example/pay وأيضاً https://works-example.example", &link).await;
        let plain = says(HUDA, "انظر https://works.example/x و https://وزارة.البحرين", &[]).await;
        assert!(!plain.contains("قد يلتبس بغيره") && !plain.contains("mistaken"), "{plain}");
    });
}

#[test]
fn a_plain_letter_keeps_to_the_width_of_its_frame() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "سؤال", &"كلمة ".repeat(200))).await;
        let body = world.get(&mona, &format!("/ar/desk/messages/{}/body", opened.message)).await;
        assert!(
            body.text.contains("<pre>كلمة") && body.text.contains("pre{") && body.text.contains("white-space:pre-wrap"),
            "{}",
            body.text
        );
    });
}

#[test]
fn a_link_that_names_another_place_says_in_the_letter_where_it_leads() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let html = "<p><a href='https://evil.example/pay'>https://works.example</a></p>";
        let raw = format!("From: {HUDA}\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        let opened = world.arrives_at(CONTACT, raw).await;
        let body = world.get(&mona, &format!("/en/desk/messages/{}/body", opened.message)).await;
        assert!(body.text.contains("(evil.example)"), "{}", body.text);
    });
}
