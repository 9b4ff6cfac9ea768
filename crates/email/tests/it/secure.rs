//! Confidential data that does not travel: the secure message.

use kernel::Role;

use crate::copies::told;
use crate::mail::Opened;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::Answer;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;

const SECRET: &str = "رقمكم الشخصي المسجل لدينا 850101234، وطلبكم مكتمل.";

impl World {
    async fn sends_secure(&self, who: &Person, opened: &Opened, body: &str) -> Answer {
        self.makes_sure(who, opened.case).await;
        let version = self.case(who, opened.case).await["version"].to_string();
        self.presses_secure(who, opened, (body, &version)).await
    }

    /// The same from a view of the case.
    async fn presses_secure(&self, who: &Person, opened: &Opened, (body, version): (&str, &str)) -> Answer {
        let fields = [("subject", "حالة رخصة البناء"), ("body", body), ("lang", "ar"), ("version", version), ("open_seen", "yes")];
        self.post(who, &format!("{}/secure-replies", opened.path), &fields).await
    }

    /// The path of the link in the newest reply of a case.
    pub(crate) async fn link_of(&self, opened: &Opened) -> String {
        let (_, raw) = self.reply_of(opened).await;
        let text = post::Mail::parse(&raw, &post::Limits::default()).mail.text;
        let at = text.find("/ar/secure/").expect("the letter has the link");
        text[at..].split_whitespace().next().unwrap().to_owned()
    }
}

/// The newest code that left.
fn code(sink: &Sink) -> String {
    let text = sink.texts().into_iter().rev().find(|text| text.contains("الرمز: ")).expect("a code left");
    text.split("الرمز: ").nth(1).unwrap().chars().filter(char::is_ascii_digit).take(6).collect()
}

#[test]
fn what_is_confidential_stays_here_and_opens_with_a_code_at_the_customers_own_address() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let refused = world.replies(&mona, &opened, SECRET, &[]).await;
        assert!(refused.status == 409 && refused.says("أرسلها رسالةً مؤمّنة"), "{}", refused.text);
        world.makes_sure(&mona, opened.case).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        platform::deliveries::run_due(&world.app).await.unwrap();
        let before = sink.texts().len();
        for _ in 0..2 {
            assert_eq!(world.presses_secure(&mona, &opened, (SECRET, &version)).await.status, 303);
        }
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(sink.texts().len(), before + 1, "a second press sends nothing more");
        assert!(sink.texts().iter().all(|text| !text.contains("850101234")), "the secret does not travel");
        let link = world.link_of(&opened).await;
        let page = world.get_as_anybody(&link).await;
        assert!(page.says("h•••@example.com") && !page.text.contains("850101234"), "{}", page.text);
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let code = code(sink);
        let read = world.post_as_anybody(&link, &[("code", &code)]).await;
        assert!(read.status == 200 && read.says("850101234"), "{}", read.text);
        assert_eq!(read.header("cache-control"), "no-store");
        let again = world.post_as_anybody(&link, &[("code", &code)]).await;
        assert!(again.status == 422 && !again.text.contains("850101234"), "a code opens once");
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("فتح العميل الرسالة المؤمّنة") && timeline.says("جُرّب رمز غير صحيح"), "{}", timeline.text);
        let talk = world.get(&mona, &opened.path).await;
        assert!(!talk.text.contains("850101234"), "nor does it stand in the conversation");
        assert_eq!(talk.texts(".msg--out .tag").last().map(String::as_str), Some("رسالة مؤمّنة"), "which says what it is: {}", talk.text);
        let ways = talk.attributes(".msg--out p a[dir=ltr]", "href");
        assert!(ways.last().is_some_and(|way| way.ends_with(&link)), "and its link is one: {ways:?}");
    });
}

#[test]
fn a_wrong_code_opens_nothing_and_five_of_them_make_the_right_one_void() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let sent = world.sends_secure(&mona, &opened, SECRET).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        let link = world.link_of(&opened).await;
        assert_eq!(world.get_as_anybody(&link.replace("/secure/", "/secure/a")).await.status, 404);
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let code = code(sink);
        let wrong = if code == "111111" { "222222" } else { "111111" };
        for _ in 0..5 {
            let answer = world.post_as_anybody(&link, &[("code", wrong)]).await;
            assert!(answer.status == 422 && answer.says("الرمز غير صحيح"), "{}", answer.text);
        }
        assert_eq!(world.post_as_anybody(&link, &[("code", &code)]).await.status, 422, "void");
    });
}

#[test]
fn those_of_the_entity_look_at_it_for_a_reason_and_withdraw_it() {
    told(async |world, _| {
        let (mona, nour) = (world.mona().await, world.person(HEALTH, ("نور", "Nour"), Role::Supervisor).await);
        let opened = world.huda_asks().await;
        assert_eq!(world.sends_secure(&mona, &opened, SECRET).await.status, 303);
        let (message, _) = world.reply_of(&opened).await;
        let path = format!("/ar/desk/messages/{}", message.id);
        let page = world.get(&mona, &path).await;
        assert!(page.says("لم تُفتح بعد") && !page.text.contains("850101234"), "{}", page.text);
        let unsaid = world.post(&mona, &format!("{path}/secure-text"), &[("reason", " ")]).await;
        assert!(unsaid.status == 422 && unsaid.says("اكتب سبب العرض"), "{}", unsaid.text);
        let shown = world.post(&mona, &format!("{path}/secure-text"), &[("reason", "اتصل العميل وسأل عنه")]).await;
        assert!(shown.says("850101234") && ui::lint::html(&shown.text).is_empty(), "{}", shown.text);
        assert_eq!(world.post(&nour, &format!("{path}/secure-text"), &[("reason", "x")]).await.status, 404, "another entity's");
        let link = world.link_of(&opened).await;
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &format!("{path}/withdrawal"), &[]).await.status, 303);
        }
        assert!(world.get_as_anybody(&link).await.says("لم تعد هذه الرسالة متاحة"));
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 409);
        let events = world.act(WORKS, |tx| tx.events_after(0, 1_000)).await;
        assert_eq!(events.iter().filter(|event| event.kind == "email.secure-withdrawn").count(), 1);
    });
}

/// The fields of the first form with a file on a page: where it is sent, until when, and the mark.
fn ticket(page: &str) -> (String, [(String, String); 2]) {
    let form = page.split("<form class=\"acts\"").nth(1).expect("a file is offered");
    let value = |before: &str| form.split(before).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let fields = [("until".into(), value("name=\"until\" value=\"")), ("ticket".into(), value("name=\"ticket\" value=\""))];
    (value("action=\""), fields)
}

#[test]
fn files_of_a_secure_message_stay_here_and_are_saved_by_whoever_has_opened_it() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let files: [(&str, &[u8]); 1] = [("statement.txt", b"account 850101234")];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &files).await.status, 303);
        let sent = world.sends_secure(&mona, &opened, SECRET).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        platform::deliveries::run_due(&world.app).await.unwrap();
        let letters = sink.kept();
        assert!(letters.iter().all(|one| !String::from_utf8_lossy(&one.raw).contains("account")), "the file does not travel");
        let link = world.link_of(&opened).await;
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let read = world.post_as_anybody(&link, &[("code", &code(sink))]).await;
        assert!(read.says("statement.txt") && ui::lint::html(&read.text).is_empty(), "{}", read.text);
        let (action, fields) = ticket(&read.text);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let file = world.post_as_anybody(&action, &fields).await;
        assert!(file.status == 200 && file.text.contains("account 850101234"), "{}", file.text);
        assert_eq!(file.header("cache-control"), "no-store");
        let forged = world.post_as_anybody(&action, &[fields[0], ("ticket", "00")]).await;
        assert_eq!(forged.status, 409, "nobody takes it who has not opened it");
        world.after(31 * 60).await;
        assert_eq!(world.post_as_anybody(&action, &fields).await.status, 409, "half an hour later a new code is needed");
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("حفظ العميل ملفاً من الرسالة المؤمّنة، ورقمه بين ملفاتها 1"), "{}", timeline.text);
        let (message, _) = world.reply_of(&opened).await;
        let path = format!("/ar/desk/messages/{}", message.id);
        let shown = world.post(&mona, &format!("{path}/secure-text"), &[("reason", "اتصل العميل")]).await;
        let inside = shown.text.split("/secure-files/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        let place = format!("{path}/secure-files/{inside}");
        assert_eq!(world.post(&mona, &place, &[("reason", " ")]).await.status, 422, "not without a reason");
        let taken = world.post(&mona, &place, &[("reason", "طلب تصحيح الملف")]).await;
        assert!(taken.text.contains("account") && taken.header("content-disposition").contains("statement.txt"), "{}", taken.text);
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("أخذ موظف ملفاً من الرسالة المؤمّنة، ورقمه بين ملفاتها 1، والسبب: طلب تصحيح الملف"), "{}", timeline.text);
        let events = world.act(WORKS, |tx| tx.events_after(0, 1_000)).await;
        let named = events.iter().find(|event| event.data.to_string().contains("statement"));
        assert!(named.is_none(), "what a file is called is as secret as what is in it: {named:?}");
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Supervisor).await;
        assert_eq!(world.post(&nour, &place, &[("reason", "x")]).await.status, 404, "another entity's");
    });
}

#[test]
fn a_secure_message_waits_for_a_second_look_with_its_files_and_leaves_behind_its_code() {
    told(async |world, sink| {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let wish = [("wish", "yes"), ("minutes", "30"), ("then", "up")];
        assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
        let opened = world.huda_asks().await;
        let files: [(&str, &[u8]); 1] = [("a.txt", b"account 850101234")];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &files).await.status, 303);
        let waits = world.sends_secure(&mona, &opened, SECRET).await;
        assert_eq!(waits.status, 303, "{}", waits.seen());
        let sent = |all: Vec<email::Message>| all.iter().filter(|message| message.is_out).count();
        let case = opened.case;
        let count = async || sent(world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await);
        assert_eq!(count().await, 0, "it waits");
        let page = world.get(&hind, "/ar/desk/second-looks").await;
        assert!(page.says("رسالة مؤمّنة") && page.says("a.txt") && page.says("850101234"), "{}", page.text);
        let path = format!("/ar/desk/second-looks/{}", opened.case);
        let mark = crate::second_looks::mark(world, &hind).await;
        let fields = [("act", "send"), ("look", mark.as_str()), ("subject", "حالة رخصة البناء"), ("body", SECRET)];
        for _ in 0..2 {
            let answer = world.post(&hind, &path, &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.seen());
        }
        assert_eq!(count().await, 1, "two clicks send once");
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert!(sink.texts().iter().all(|text| !text.contains("850101234")), "the secret does not travel");
        let link = world.link_of(&opened).await;
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let read = world.post_as_anybody(&link, &[("code", &code(sink))]).await;
        assert!(read.says("850101234") && read.says("a.txt"), "{}", read.text);
    });
}

/// What was recorded of a file, with what it is called, before the names were sealed.
#[derive(serde::Serialize)]
struct FileTaken {
    case: i64,
    file: &'static str,
}

impl kernel::Event for FileTaken {
    const KIND: &'static str = "email.secure-file-taken";

    fn about(&self) -> kernel::About {
        kernel::About::case(self.case)
    }
}

#[test]
fn what_files_were_called_before_their_names_were_sealed_is_erased_and_the_chain_stays_whole() {
    const ERASED: &str = include_str!("../../migrations/0026_erased_names.sql");
    told(async |world, _| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.sends_secure(&mona, &opened, SECRET).await.status, 303);
        let case = opened.case;
        world.act(WORKS, move |tx| tx.record(FileTaken { case, file: "verdict-of-huda.pdf" })).await;
        world.act(WORKS, |tx| tx.execute(ERASED.trim().trim_end_matches(';'), &[])).await;
        let (events, proof) = world.act(WORKS, |tx| Ok((tx.events_after(0, 10_000)?, tx.verify_chain(None, None)?))).await;
        let taken = events.iter().find(|event| event.kind == "email.secure-file-taken").expect("that it happened stays");
        assert!(taken.data.is_null() && matches!(proof, store::Proof::Whole(_)), "{taken:?} {proof:?}");
    });
}
