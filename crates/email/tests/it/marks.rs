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
