//! Mail as people's programs really write it, in both languages.

use post::Automatic;
use post::Limits;
use post::Mail;

fn read(raw: &str) -> Mail {
    Mail::parse(raw.replace('\n', "\r\n").as_bytes(), &Limits::default()).mail
}

#[test]
fn an_arabic_message_with_a_picture_and_a_file_is_read_whole() {
    let mail = read(
        "From: =?utf-8?B?2YXZhtmJ?= <mona@Example.BH>
To: \"Contact, Centre\" <contact@entity.example>, b@c.example
Cc: d@e.example
Subject: =?windows-1256?Q?=E3=E6=DA=CF?= 12
Message-ID: <one@example.bh>
In-Reply-To: <zero@entity.example>
References: <a@x> <zero@entity.example>
Date: Tue, 24 Nov 2026 10:00:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/related; boundary=related

--related
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

2YXYsdit2KjYpw==
--inner
Content-Type: text/html; charset=utf-8

<p>مرحبا <img src=\"cid:pic\"></p>
--inner--
--related
Content-Type: image/png
Content-ID: <pic>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--related--
--outer
Content-Type: application/pdf; name*=utf-8''%D8%AC%D9%88%D8%A7%D8%B2.pdf
Content-Disposition: attachment

%PDF-1.7
--outer--
",
    );
    let from = mail.from.unwrap();
    assert_eq!((from.name.as_deref(), from.address.as_str()), (Some("منى"), "mona@example.bh"));
    assert_eq!(mail.to[0].name.as_deref(), Some("Contact, Centre"));
    assert_eq!((mail.to.len(), mail.cc.len()), (2, 1));
    assert_eq!(mail.subject, "موعد 12");
    assert_eq!(mail.message_id.as_deref(), Some("one@example.bh"));
    assert_eq!(mail.in_reply_to, ["zero@entity.example"]);
    assert_eq!(mail.references, ["a@x", "zero@entity.example"]);
    assert_eq!(mail.date.unwrap().to_string(), "2026-11-24T07:00:00Z");
    assert_eq!(mail.text, "مرحبا");
    assert_eq!(mail.html.unwrap(), "<p>مرحبا <img src=\"cid:pic\"></p>");
    assert_eq!(mail.attachments.len(), 2);
    assert_eq!((mail.attachments[0].content_id.as_deref(), mail.attachments[0].inline), (Some("pic"), true));
    assert_eq!((mail.attachments[1].name.as_deref(), mail.attachments[1].sniffed), (Some("جواز.pdf"), "application/pdf"));
}

#[test]
fn a_message_in_html_alone_has_a_text_too() {
    let mail = read("From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<div>شكراً</div><div>لكم</div>\n");
    assert_eq!(mail.text, "شكراً\nلكم");
}

#[test]
fn texts_that_follow_each_other_are_all_read() {
    let mail = read(
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\none\n--x\nContent-Type: text/html\n\n<b>two</b>\n--x\n\nthree\n--x--\n",
    );
    assert_eq!(mail.text, "one\n\ntwo\n\nthree");
    assert!(mail.html.unwrap().contains("<b>two</b>"));
    assert!(mail.attachments.is_empty());
}

#[test]
fn raw_arabic_bytes_in_the_subject_are_read_by_the_bodys_character_set() {
    let mut raw = b"From: a@b.example\r\nContent-Type: text/plain; charset=windows-1256\r\nSubject: ".to_vec();
    raw.extend(b"\xe3\xd1\xcd\xc8\xc7\r\n\r\n\xe3\xd1\xcd\xc8\xc7\r\n");
    let mail = Mail::parse(&raw, &Limits::default()).mail;
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("مرحبا", "مرحبا"));
}

#[test]
fn a_bounce_names_the_recipient_and_the_message_that_did_not_arrive() {
    let mail = read(
        "From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: text/plain

Sorry.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; mona@x.example
Action: failed
Status: 5.1.1

--x
Content-Type: message/rfc822

Message-ID: <reply-7@entity.example>
Subject: s

x
--x--
",
    );
    let Automatic::Bounce(bounce) = mail.automatic else { panic!("a bounce is recognised: {:?}", mail.automatic) };
    assert_eq!(bounce.recipients[0].address, "mona@x.example");
    assert_eq!(bounce.original.as_deref(), Some("reply-7@entity.example"));
    assert!(bounce.is_final());
}
