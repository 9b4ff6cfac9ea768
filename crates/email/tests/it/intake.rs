//! Mail comes in: what opens a case, what joins one, what starts a clock, and what never does.

use base64::Engine;
use desk::CaseId;
use email::Taken;
use kernel::Bilingual;
use kernel::Role;
use post::Mail;
use serde_json::json;
use sha2::Digest;

use crate::mail::ANSWER;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// What the words of no service say.
const FLICKERS: &str = "المصباح أمام بيتنا يرتجف طوال الليل";
const HUDA: &str = "هدى أحمد <huda@example.com>";

fn parsed(raw: &[u8]) -> Mail {
    Mail::parse(raw, &post::Limits::default()).mail
}

#[test]
fn a_message_opens_a_case_with_reference_owner_back_up_and_clock() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let case = world.case(&mona, opened.case).await;
        assert_eq!(case["reference"], "MOW-2026-000001");
        assert_eq!(case["owner"], mona.id.to_string());
        assert_eq!(case["back_up"], salem.id.to_string());
        assert_eq!(case["due_at"], "2026-11-25T07:00:00Z");
        assert_eq!(case["subject"], "حالة رخصة البناء");
        assert_eq!(case["lang"], "ar");
    });
}

#[test]
fn the_same_bytes_twice_are_one_message_and_other_bytes_with_its_id_are_another() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.huda_asks().await;
        let raw = letter(HUDA, "حالة رخصة البناء", QUESTION);
        assert_eq!(world.takes(CONTACT, raw.clone()).await, Taken::Again(first.message));
        let forged = world.arrives_at(CONTACT, raw.replace("10:00", "11:00").replace("هدى\r\n", "علي\r\n")).await;
        assert_ne!(forged.case, first.case, "a known message id hides nobody's mail");
        assert!(world.get(&mona, &forged.path).await.says("سبقتها رسالة أخرى بالمعرّف نفسه"));
        assert!(!world.get(&mona, &first.path).await.says("سبقتها رسالة أخرى"), "the first one is as it was");
        let page = world.get(&mona, &format!("/en/desk/messages/{}", forged.message)).await;
        assert!(page.says("Another message with the same id and other content"), "{}", page.text);
    });
}

#[test]
fn two_hands_that_bring_the_same_message_at_once_bring_one() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let raw = letter(HUDA, "حالة رخصة البناء", QUESTION);
        let bring = || email::receive(&world.app, CONTACT, raw.clone().into_bytes());
        let (one, other, third) = futures::join!(bring(), bring(), bring());
        let kept = [one, other, third].into_iter().filter(|taken| matches!(taken, Ok(Taken::Kept(..)))).count();
        assert_eq!(kept, 1);
        let (_, list) = world.program(&mona, "GET", "/api/v1/cases?view=team", None).await;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "{list}");
    });
}

#[test]
fn an_answer_joins_its_case_by_the_signed_address_or_the_signed_id_and_starts_the_clock_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer");
        let (_, raw) = world.reply_of(&opened).await;
        let sent = parsed(&raw);
        let address = sent.reply_to.first().expect("a signed address").address.clone();
        let by_address = world.arrives_at(&address, letter(HUDA, "شيء آخر", "شكراً لكم")).await;
        assert_eq!(by_address.case, opened.case);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee");
        let id = sent.message_id.unwrap_or_default();
        let by_id = with_fields(HUDA, "شيء آخر", "ومتى أستلمه؟", &format!("In-Reply-To: <{id}>\r\n"));
        assert_eq!(world.arrives_at(CONTACT, by_id).await.case, opened.case);
    });
}

#[test]
fn neither_a_subject_nor_a_reference_nor_somebody_elses_code_joins_a_case() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let (_, raw) = world.reply_of(&opened).await;
        let sent = parsed(&raw);
        let address = sent.reply_to.first().map(|reply| reply.address.clone()).unwrap_or_default();
        let reference =
            format!("Re: حالة رخصة البناء [{}]", world.case(&mona, opened.case).await["reference"].as_str().unwrap_or_default());
        assert_ne!(world.arrives_at(CONTACT, letter(HUDA, &reference, "أين طلبي؟")).await.case, opened.case);
        let stranger =
            world.arrives_at(&address, letter("Ali <ali@elsewhere.example>", "Re: حالة رخصة البناء", "أرسلوا لي التفاصيل")).await;
        assert_ne!(stranger.case, opened.case);
        let page = world.get(&mona, &format!("/ar/desk/messages/{}", stranger.message)).await;
        assert!(page.says("تحمل رمز طلب أُعد لشخص آخر"), "{}", page.text);
        let mut changed = address.clone();
        changed.replace_range(8..9, if &address[8..9] == "a" { "b" } else { "a" });
        assert_ne!(world.arrives_at(&changed, letter(HUDA, "رد", "نص آخر")).await.case, opened.case);
    });
}

#[test]
fn a_case_that_a_subject_names_is_offered_to_whoever_works_on_it_and_linked_by_nobody_else() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.huda_asks().await;
        let written = letter("Ali <ali@elsewhere.example>", "About MOW-٢٠٢٦-٠٠٠٠٠١ and MOH-2026-000001", "Please tell me about it.");
        let opened = world.arrives_at(CONTACT, written).await;
        assert_ne!(opened.case, first.case);
        let path = opened.path.replace("/ar/", "/en/");
        let page = world.get(&mona, &path).await;
        assert!(page.says("Named in the subject. Nothing is joined by that alone."), "{}", page.text);
        assert!(world.get(&mona, &opened.path).await.says("ورد ذكره في الموضوع"));
        let linked = world.post(&mona, &format!("{path}/links"), &[("reference", "MOW-2026-000001")]).await;
        assert_eq!(linked.status, 303, "{}", linked.text);
        let page = world.get(&mona, &path).await;
        assert!(page.says("MOW-2026-000001") && !page.says("Named in the subject"), "{}", page.text);
    });
}

#[test]
fn who_writes_is_who_the_from_line_says_and_our_own_fields_mean_nothing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.huda_asks().await;
        let fields = format!("Reply-To: mona@7.gov.bh\r\nX-Daleel-Case: {}\r\nX-Daleel-Employee: {}\r\n", first.case, mona.id);
        let opened = world.arrives_at(CONTACT, with_fields(HUDA, "موضوع جديد تماماً", "نص جديد", &fields)).await;
        assert_ne!(opened.case, first.case);
        let page = world.get(&mona, &format!("/ar/desk/messages/{}", opened.message)).await;
        assert!(page.says("عنوان غير عنوان مرسلها"), "a Reply-To elsewhere is told: {}", page.text);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (sent, _) = world.reply_of(&opened).await;
        assert_eq!(sent.correspondent, "huda@example.com");
    });
}

#[test]
fn machines_start_no_clock_burden_nobody_and_get_no_answer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for (subject, fields) in [
            ("Weekly news", "List-Id: <news.example.com>\r\n"),
            ("Automatic reply: away", "Auto-Submitted: auto-replied\r\n"),
            ("Undelivered Mail Returned to Sender", "Return-Path: <>\r\nAuto-Submitted: auto-generated\r\n"),
            ("Disk is full", "Auto-Submitted: auto-generated\r\n"),
        ] {
            let opened = world.arrives_at(CONTACT, with_fields("Robot <robot@example.com>", subject, "beep", fields)).await;
            let case = world.case(&mona, opened.case).await;
            assert_eq!((&case["owner"], &case["due_at"]), (&serde_json::Value::Null, &serde_json::Value::Null), "{subject}");
            let page = world.get(&mona, &opened.path).await;
            assert_eq!(page.status, 200, "it is there to be looked at");
        }
        assert_eq!(world.automatic_letters().await, 0);
        let (_, mine) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(mine["items"], serde_json::json!([]));
    });
}

#[test]
fn a_machines_answer_in_a_case_stands_apart_and_starts_no_clock() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let (sent, raw) = world.reply_of(&opened).await;
        let address = parsed(&raw).reply_to.first().map(|reply| reply.address.clone()).unwrap_or_default();
        let away = with_fields(HUDA, "Automatic reply: خارج المكتب", "أعود يوم الأحد", "Auto-Submitted: auto-replied\r\n");
        assert_eq!(world.arrives_at(&address, away).await.case, opened.case);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer");
        let report = bounce(&sent.message_id);
        assert_eq!(world.arrives_at(CONTACT, report).await.case, opened.case);
        let page = world.get(&mona, &format!("/ar/desk/messages/{}", sent.id)).await;
        assert!(page.says("لم تصل") && page.says("no such user"), "{}", page.text);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee", "nobody was answered");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يصل ردك إلى العميل"));
    });
}

fn bounce(message_id: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: Mail Delivery System <mailer-daemon@example.com>\r\nTo: {CONTACT}\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; huda@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{message_id}>\r\nSubject: x\r\n\r\ntext\r\n--b--\r\n"
    )
}

#[test]
fn poison_bombs_and_zero_bytes_open_a_case_with_the_original_a_click_away() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let deep = (0..200).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n")).collect::<String>();
        let parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(2_000);
        let poison = [
            b"".to_vec(),
            b"\0\0\0\xff\xfe".to_vec(),
            format!("From: a@b.example\r\nSubject: deep\r\n{deep}").into_bytes(),
            format!("From: a@b.example\r\nSubject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--").into_bytes(),
            format!("From: {}\r\nSubject: x\r\n\r\ny", "a@b.example,".repeat(5_000)).into_bytes(),
            b"From: huda@example.com\r\nSubject: zero\r\n\r\nbefore\0after".to_vec(),
        ];
        for raw in poison {
            let opened = world.arrives_at(CONTACT, raw.clone()).await;
            assert_eq!(world.get(&mona, &opened.path).await.status, 200);
            let place = format!("/ar/desk/messages/{}", opened.message);
            assert_eq!(world.get(&mona, &place).await.status, 200);
            let original = world.get(&mona, &format!("{place}/original")).await;
            assert!(original.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
            assert_eq!(original.text, String::from_utf8_lossy(&raw));
        }
    });
}

#[test]
fn a_message_above_the_limit_is_kept_whole_and_says_so() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let raw = letter(HUDA, "مستندات كثيرة للرخصة", &"س".repeat(26 << 20));
        let opened = world.arrives_at(CONTACT, raw).await;
        let page = world.get(&mona, &format!("/ar/desk/messages/{}", opened.message)).await;
        assert!(page.says("حجمها أكبر من 50 ميغابايت"), "{}", page.status);
    });
}

#[test]
fn arabic_arrives_whole_in_the_character_sets_of_old_programs() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let text: Vec<u8> = vec![0xC7, 0xE1, 0xD3, 0xE1, 0xC7, 0xE3, 0x20, 0xDA, 0xE1, 0xED, 0xDF, 0xE3];
        let raw = [
            b"From: huda@example.com\r\nSubject: =?windows-1256?B?x+HR587V?=\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\n"
                .to_vec(),
            text,
        ]
        .concat();
        let opened = world.arrives_at(CONTACT, raw).await;
        assert!(world.get(&mona, &opened.path).await.says("السلام عليكم"));
        let old: [(&str, &[u8]); 3] = [
            ("cp720", b"\x9f\xe9\xab\xe9\x9f\xea \xe3\xe9\xef\xe8\xea"),
            ("IBM864", b"\xc7\xe4\xd3\x9e\xef \xd9\xe4\xea\xe3\xef"),
            ("x-mac-arabic", b"\xc7\xe4\xd3\xe4\xc7\xe5\xa0\xd9\xe4\xea\xe3\xe5"),
        ];
        for (name, text) in old {
            let head = format!("From: {HUDA}\r\nSubject: {name}\r\nContent-Type: text/plain; charset={name}\r\n\r\n");
            let opened = world.arrives_at(CONTACT, [head.as_bytes(), text].concat()).await;
            assert!(world.get(&mona, &opened.path).await.says("السلام علي"), "{name}");
        }
    });
}

#[test]
fn an_unknown_or_closed_mailbox_takes_nothing() {
    on_each(|world| async move {
        assert_eq!(world.takes("nobody@works.example", letter(HUDA, "سؤال", "نص")).await, Taken::Nobody);
        assert!(email::entity_of(&world.app, "nobody@works.example").await.unwrap().is_none());
        assert!(email::entity_of(&world.app, "Contact+x@Works.Example").await.unwrap().is_some());
    });
}

#[test]
fn what_came_is_shown_behind_glass_and_saved_never_opened() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let html = "<script>alert(1)</script><p onclick=\"x()\">مرحباً</p><img src=\"https://spy.example/x.gif\">";
        let raw = format!(
            "From: {HUDA}\r\nSubject: مستند\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"x\u{202e}gnp.html\"\r\n\r\n<script>alert(2)</script>\r\n--b--\r\n"
        );
        let opened = world.arrives_at(CONTACT, raw).await;
        let place = format!("/ar/desk/messages/{}", opened.message);
        let body = world.get(&mona, &format!("{place}/body")).await;
        assert!(body.text.contains("مرحباً") && !body.text.contains("script") && !body.text.contains("spy.example"), "{}", body.text);
        assert!(body.headers["content-security-policy"].to_str().unwrap().starts_with("sandbox; default-src 'none'"));
        let style = body.text.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
        let policy = body.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains(&format!("style-src 'sha256-{hash}';")), "our own style and no other: {policy}");
        let page = world.get(&mona, &place).await;
        assert!(
            page.texts(".attachment small").concat().starts_with("صفحة ويب"),
            "what the bytes are, in words: {:?}",
            page.texts(".attachment small")
        );
        let file = world.get(&mona, &format!("{place}/attachments/0")).await;
        assert_eq!(file.headers["content-type"], "application/octet-stream");
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        let name = file.headers["content-disposition"].to_str().unwrap().to_owned();
        assert!(name.starts_with("attachment;") && !name.contains("%E2%80%AE"), "{name}");
        assert_eq!(world.get(&mona, &format!("{place}/attachments/7")).await.status, 404);
        let stranger = world.person(HEALTH, ("ليلى", "Layla"), Role::Employee).await;
        for path in [place.clone(), format!("{place}/body"), format!("{place}/original"), format!("{place}/attachments/0")] {
            assert_eq!(world.get(&stranger, &path).await.status, 404, "another entity's employee finds nothing at {path}");
        }
        let noted = async |entity| {
            let events = world.act(entity, |tx| tx.events_after(0, 10_000)).await;
            let tried = events.into_iter().filter(|event| event.kind == "email.asked-in-vain" && event.entity == Some(entity));
            tried.map(|event| event.actor).collect::<Vec<_>>()
        };
        assert_eq!(noted(HEALTH).await, vec![format!("employee:{}", stranger.id)], "and their own entity can see that they tried");
        assert_eq!(noted(WORKS).await, [] as [String; 0]);
        world.after(3_601).await;
        assert_eq!(world.get(&stranger, &format!("{place}/original")).await.status, 404);
        assert_eq!(noted(HEALTH).await.len(), 2, "in a later hour it is written down again");
        let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::ContentEditor).await;
        assert_eq!(world.get(&administrator, &place).await.status, 403);
    });
}

#[test]
fn rows_of_letters_that_come_together_are_written_together() {
    on_each(|world| async move {
        world.huda_asks().await;
        come_together(&world, QUESTION).await;
    });
}

#[test]
fn they_are_written_together_too_where_settled_cases_propose_a_service_for_each() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let services = [("رخصة بناء", "Building permit"), ("إنارة الشوارع", "Street lighting")].map(|(ar, en)| Bilingual::new(ar, en));
        let services = world.act(WORKS, move |tx| {
            let each = services.into_iter().map(|name| {
                let service = org::Service { id: tx.new_id(), name, words: String::new(), is_offered: true };
                org::add_service(tx, &service).map(|()| service.id.to_string())
            });
            each.collect::<kernel::Result<Vec<_>>>()
        });
        let services = services.await;
        for number in 0..20 {
            let (service, text) = if number % 2 == 0 { (&services[0], QUESTION) } else { (&services[1], FLICKERS) };
            let case = world.arrives_at(CONTACT, letter(&format!("c{number}@example.com"), "سؤال", text)).await.case;
            let now = world.case(&mona, case).await;
            let says = json!({"service": service, "urgency": "ordinary", "lang": "ar", "version": now["version"]});
            let (status, said) = world.program(&mona, "POST", &format!("/api/v1/cases/{case}/matter"), Some(says)).await;
            assert_eq!(status, 200, "{said}");
        }
        world.huda_asks().await;
        for case in come_together(&world, FLICKERS).await {
            let page = world.get(&mona, &format!("/en/desk/cases/{case}")).await;
            let proposed = page.texts("#matter-proposed").join(" ");
            assert!(proposed.contains("Street lighting") && proposed.contains("colleagues chose this service"), "{proposed}");
        }
    });
}

/// Letters come together, and those that do are written with few statements; answers the cases of a time when it was so. On a busy machine some
/// come one by one, which is seen on no other: one of five times it is as it should be.
async fn come_together(world: &World, text: &str) -> Vec<CaseId> {
    let mut wrote = Vec::new();
    for time in 0..5 {
        let letters = (0..24).map(|number| letter(&format!("s{time}-{number}@example.com"), &format!("سؤال {number}"), text));
        let mut cases = Vec::new();
        for taken in futures::future::join_all(letters.map(|letter| world.takes(CONTACT, letter))).await {
            let Taken::Kept(_, case) = taken else { panic!("{taken:?}") };
            cases.push(case);
        }
        let statements = statements_that_wrote(world, &cases).await;
        if statements <= 11 {
            return cases;
        }
        wrote.push(statements);
    }
    panic!("letters asked for what others had put: of 24 each time, so many statements wrote them: {wrote:?}");
}

/// How many statements wrote the messages of cases, which only PostgreSQL knows; none elsewhere.
async fn statements_that_wrote(world: &World, cases: &[CaseId]) -> i64 {
    let ids = cases.iter().map(|case| case.get().to_string()).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "select count(distinct cast(xmin as text) || ' ' || cast(cmin as text)) from messages where entity_id = $1 and case_id in ({ids})"
    );
    let counted = world.app.read(world.grant(WORKS), move |tx| tx.one(&sql, &[WORKS.into()], |row| row.get::<i64>(0))).await;
    counted.ok().flatten().unwrap_or_default()
}
