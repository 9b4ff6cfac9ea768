//! Copies of a reply: for those whom the customer had copied, for the back-up and for colleagues, and never with what is the customer's alone.

use kernel::Role;
use org::Employee;
use post::Envelope;
use post::Limits;
use post::Mail;
use post::Proof;
use post::Standing;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

pub(crate) const HUDA: &str = "هدى أحمد <huda@example.com>";
pub(crate) const OMAR: &str = "omar@example.net";
/// Who wants those whom the customer copied to get a copy.
pub(crate) const TO_ALL: [(&str, &str); 2] = [("copies_seen", "yes"), ("copy_all", "yes")];

/// Huda's question with Omar in copy, and with our own mailbox named once more.
pub(crate) fn with_omar(text: &str) -> String {
    with_fields(HUDA, "حالة رخصة البناء", text, &format!("Cc: Omar Ali <{OMAR}>, {CONTACT}, huda@example.com\r\n"))
}

/// The same with so many others beside Omar in copy.
pub(crate) fn with_many(n: usize) -> String {
    let others: Vec<String> = (0..n).map(|one| format!("other{one}@example.net")).collect();
    with_fields(
        HUDA,
        "حالة رخصة البناء",
        "متى يصدر الترخيص لنا جميعاً؟",
        &format!("Cc: Omar Ali <{OMAR}>,\r\n {}\r\n", others.join(",\r\n ")),
    )
}

pub(crate) fn told(story: impl AsyncFn(&World, &Sink)) {
    let sink = Sink::open();
    on_each_with(&sink.settings(), |world| {
        let (sink, story) = (&sink, &story);
        async move {
            sink.serve();
            story(&world, sink).await;
        }
    });
}

/// What came to an address.
pub(crate) fn came_to(sink: &Sink, address: &str) -> Vec<Envelope> {
    sink.kept().into_iter().filter(|one| one.recipients.iter().any(|to| to.address == address)).collect()
}

pub(crate) fn read(envelope: &Envelope) -> Mail {
    Mail::parse(&envelope.raw, &Limits::default()).mail
}

pub(crate) async fn leave(world: &World) {
    for _ in 0..3 {
        platform::deliveries::run_due(&world.app).await.unwrap();
    }
}

/// Omar is copied on what Huda asks; Mona answers both. The copy that he gets.
pub(crate) async fn omar_gets_a_copy(world: &World, sink: &Sink) -> (Person, Opened, Mail) {
    let mona = world.mona().await;
    let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
    assert_eq!(world.replies(&mona, &opened, ANSWER, &TO_ALL).await.status, 303);
    leave(world).await;
    let copies = came_to(sink, OMAR);
    assert_eq!(copies.len(), 1, "one copy for Omar");
    (mona, opened, read(&copies[0]))
}

#[test]
fn whom_the_customer_copied_gets_a_copy_without_the_customers_code_and_bond() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let (id, path) = (opened.case, opened.path.clone());
        let code = world.act(WORKS, move |tx| Ok(desk::store::case(tx, kernel::Id::new(id))?.unwrap().access_code)).await;
        let own = came_to(sink, "huda@example.com").iter().map(read).find(|mail| mail.text.contains(ANSWER)).expect("Huda's own letter");
        assert!(own.text.contains(&code) && own.text.contains(&format!("Omar Ali <{OMAR}>")), "she sees who else got it: {own:?}");
        assert!(own.cc.is_empty() && own.to.len() == 1, "her answer to all hands nobody her code: {own:?}");
        assert!(copy.text.contains(ANSWER) && copy.text.contains("للعلم"), "{}", copy.text);
        assert!(!copy.text.contains(&code) && !copy.text.contains("متى يصدر"), "neither the code nor her own words: {}", copy.text);
        let whole = String::from_utf8_lossy(&came_to(sink, OMAR)[0].raw).into_owned();
        let bonds = [own.reply_to[0].address.clone(), own.message_id.clone().unwrap()];
        assert!(bonds.iter().all(|bond| !whole.contains(bond.as_str())), "nothing by which he would be taken for her");
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let copied = events.iter().find(|event| event.kind == "email.reply-copied").expect("it is an event");
        assert_eq!((&copied.data["others"], &copied.data["colleagues"]), (&serde_json::json!(1), &serde_json::json!(0)));
        assert!(world.get(&mona, &path).await.says("أُرسلت إلى آخرين أيضاً"), "and the message says so");
        let (_, asked) = world.program(&mona, "GET", &format!("/api/v1/messages/{}", opened.message), None).await;
        assert_eq!(asked["copied"], serde_json::json!([OMAR]), "neither our own mailbox nor herself: {asked}");
        let (sent, _) = world.reply_of(&opened).await;
        for (lang, words) in [("ar", "أُرسلت"), ("en", "Sent")] {
            for path in [format!("/{lang}/desk/messages/{}", sent.id), opened.path.replace("/ar/", &format!("/{lang}/"))] {
                let page = world.get(&mona, &path).await;
                let copies = page.texts(".copies__one--sent");
                assert!(matches!(copies.as_slice(), [one] if one.contains(OMAR) && one.contains(words)), "{copies:?} {}", page.text);
                assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
            }
        }
    });
}

#[test]
fn what_somebody_writes_who_got_a_copy_comes_into_the_case_as_somebody_elses_word() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let address = copy.reply_to[0].address.clone();
        let answer = letter(&format!("Omar Ali <{OMAR}>"), "رد", "أنا محامي السيدة هدى. متى يُسلَّم الترخيص؟");
        assert_eq!(world.arrives_at(&address, answer).await.case, opened.case);
        let id = opened.case;
        let entries = world.act(WORKS, move |tx| desk::store::entries(tx, kernel::Id::new(id), None, 50)).await;
        assert_eq!(entries.last().unwrap().kind.key(), "stranger", "never as the customer's");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("لم يكتبها العميل") && page.says("كتبها شخص وصلته نسخة من الرد"), "{}", page.text);
        assert_eq!(world.replies(&mona, &opened, "سنوافيكم بالتفاصيل يوم الأحد.", &[]).await.status, 303);
        let (sent, _) = world.reply_of(&opened).await;
        assert_eq!(sent.correspondent, "huda@example.com", "a reply goes to the customer all the same");
        let forged = world.arrives_at(&address, letter(HUDA, "رد", "شكراً")).await;
        assert_ne!(forged.case, opened.case, "his address proves nobody else");
        let answer = letter(&format!("Omar Ali <{OMAR}>"), "رد", "شكراً لكم.");
        let own = world.reply_of(&opened).await.1;
        let hers = Mail::parse(&own, &Limits::default()).mail.reply_to[0].address.clone();
        assert_ne!(world.arrives_at(&hers, answer).await.case, opened.case, "nor does hers prove him");
    });
}

#[test]
fn those_whom_the_customer_copied_are_proposed_where_the_sender_is_proved_and_nothing_is_confidential() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let proved = || Proof { standing: Standing::Proved, domain: "example.com".into(), ..Proof::default() };
        let (plain, secret) = (with_omar(QUESTION), with_omar("رقمي الشخصي 850101234. متى يصدر الترخيص؟"));
        let refuted = Proof { standing: Standing::Refuted, ..proved() };
        let cases = [
            (plain.clone(), proved(), false, "أول مرة"),
            (with_omar("ومتى يصدر الترخيص الآخر؟"), proved(), true, "مقترح"),
            (with_many(4), proved(), false, "أكثر من ثلاثة"),
            (secret, proved(), false, "في هذا الطلب بيانات سرية"),
            (with_omar("متى يصدر الترخيص يا ترى؟"), Proof::default(), false, "لم يثبت أن الرسالة من العميل"),
        ];
        for (raw, proof, is_proposed, why) in cases {
            let email::Taken::Kept(_, case) = email::receive_for(&world.app, WORKS, CONTACT, raw, proof).await.unwrap() else {
                panic!("it is kept")
            };
            let page = world.get(&mona, &format!("/ar/desk/cases/{case}")).await;
            assert!(page.says(OMAR), "{}", page.text);
            assert_eq!(page.text.contains("name=\"copy_all\" value=\"yes\" checked"), is_proposed, "{why}: {}", page.text);
            assert!(is_proposed || page.says(why), "{}", page.text);
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        }
        let taken = email::receive_for(&world.app, WORKS, CONTACT, with_omar("من ينتحل صفتها؟"), refuted).await.unwrap();
        let email::Taken::Kept(_, case) = taken else { panic!("it is kept") };
        assert!(!world.get(&mona, &format!("/ar/desk/cases/{case}")).await.says(OMAR), "whoever may forge adds nobody");
    });
}

#[test]
fn a_copy_goes_to_the_back_up_and_to_colleagues_and_to_nobody_outside() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let (salem, hind) = (world.salem().await, world.person(WORKS, ("هند سالم", "Hind"), Role::Supervisor).await);
        let (owner, back_up) = (mona.id, salem.id);
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, owner)?.unwrap();
                org::save_employee(tx, &Employee { back_up: Some(back_up), ..known })
            })
            .await;
        assert!(world.get(&mona, &opened.path).await.says("إلى من ينوب"), "the back-up is offered");
        let place = world.get(&mona, &opened.path.replace("/ar/", "/en/")).await.texts("label.check").join(" ");
        assert!(place.contains("Salem") && !place.contains("سالم"), "by the name of the page's language: {place}");
        let wrong =
            [("archive@works.example", "خارج الجهة"), ("contact@works.example", "صندوق بريد في هذا النظام"), ("فلان", "لا يوجد في الجهة")];
        for (to, why) in wrong {
            let refused = world.replies(&mona, &opened, ANSWER, &[("copies_seen", "yes"), ("copy_to", to)]).await;
            assert!(refused.status == 422 && refused.says(why), "{to}: {} {}", refused.status, refused.text);
        }
        assert!(world.get(&mona, &opened.path).await.text.contains("value=\"فلان\""), "what was typed is there to be corrected");
        let fields = [("copies_seen", "yes"), ("copy_back_up", "yes"), ("copy_to", "هند")];
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields = [fields.as_slice(), &[("version", version.as_str())]].concat();
        for _ in 0..2 {
            assert_eq!(world.replies(&mona, &opened, ANSWER, &fields).await.status, 303, "two clicks send once");
        }
        leave(world).await;
        let domain = format!("{WORKS}.gov.bh");
        for address in [format!("salem@{domain}"), format!("hind@{domain}")] {
            let copies = came_to(sink, &address);
            assert_eq!(copies.len(), 1, "{address}");
            let copy = read(&copies[0]);
            assert!(copy.text.contains(&format!("/ar/desk/cases/{}", opened.case)), "the way to the case: {}", copy.text);
        }
        let own = came_to(sink, "huda@example.com").iter().map(read).find(|mail| mail.text.contains(ANSWER)).unwrap();
        assert!(own.cc.is_empty(), "who works here is not shown to the customer");
        for (lang, names) in [("ar", ["سالم", "هند سالم"]), ("en", ["Salem", "Hind"])] {
            let copies = world.get(&mona, &opened.path.replace("/ar/", &format!("/{lang}/"))).await.texts(".copies__one");
            assert!(names.iter().all(|name| copies.iter().any(|one| one.starts_with(name))), "{copies:?}");
        }
        drop(hind);
    });
}

#[test]
fn of_confidential_data_and_of_secure_messages_nobody_gets_a_copy() {
    told(async |world, sink| {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let version = world.case(&hind, opened.case).await["version"].to_string();
        let taken = world.post(&hind, &format!("{}/owner", opened.path), &[("seen", &version), ("reason", "تغطية")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let secret = "رقمكم الشخصي المسجل لدينا 850101234.";
        let despite = [TO_ALL.as_slice(), &[("override_reason", "طلبته صاحبة الشأن")]].concat();
        let refused = world.replies(&hind, &opened, secret, &despite).await;
        assert!(refused.status == 422 && refused.says("ولا تُرسل منها نسخة"), "{} {}", refused.status, refused.text);
        assert_eq!(world.makes_sure(&hind, opened.case).await.status, 303);
        let version = world.case(&hind, opened.case).await["version"].to_string();
        let fields =
            [("subject", "حالة رخصة البناء"), ("body", secret), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        let secure = format!("{}/secure-replies", opened.path);
        let refused = world.post(&hind, &secure, &[fields.as_slice(), &TO_ALL].concat()).await;
        assert!(refused.status == 422 && refused.says("للعميل وحده"), "{} {}", refused.status, refused.text);
        let sent = world.post(&hind, &secure, &[fields.as_slice(), &[("copies_seen", "yes")]].concat()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        leave(world).await;
        assert!(came_to(sink, OMAR).is_empty(), "the link is for the customer alone");
        drop(mona);
    });
}

#[test]
fn who_gets_a_copy_is_kept_with_the_draft_and_with_a_reply_that_leaves_later() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let draft = [("subject", "حالة رخصة البناء"), ("body", "نص"), ("lang", "ar"), ("version", "2")];
        let kept = world.post(&mona, &format!("{}/reply-draft", opened.path), &[draft.as_slice(), &TO_ALL].concat()).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains("name=\"copy_all\" value=\"yes\" checked"), "{}", page.text);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let text = [("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str())];
        let when = [("open_seen", "yes"), ("when", "opening")];
        let later = world.post(&mona, &format!("{}/reply-schedule", opened.path), &[text.as_slice(), &when, &TO_ALL].concat()).await;
        assert_eq!(later.status, 303, "{}", later.text);
        for _ in 0..8 {
            world.after(12 * 3600).await;
        }
        leave(world).await;
        assert_eq!(came_to(sink, OMAR).len(), 1, "it leaves with its copy");
    });
}

#[test]
fn a_supervisor_sees_who_gets_a_copy_before_it_leaves_and_programs_choose_too() {
    told(async |world, sink| {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let wish = [
            TO_ALL.as_slice(),
            &[("version", version.as_str()), ("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("open_seen", "yes")],
        ]
        .concat();
        assert_eq!(world.post(&mona, &format!("{}/second-look", opened.path), &wish).await.status, 303);
        let page = world.get(&hind, "/ar/desk/second-looks").await;
        assert!(page.says("Omar Ali") && page.says(OMAR), "she sees to whom it goes: {}", page.text);
        let (_, asked) = world.program(&hind, "GET", "/api/v1/second-looks", None).await;
        assert_eq!(asked["items"][0]["copies"], serde_json::json!([OMAR]), "{asked}");
        let other = world.arrives_at(CONTACT, with_omar("متى يصدر الترخيص الثاني؟")).await;
        let version = world.case(&mona, other.case).await["version"].clone();
        let reply =
            serde_json::json!({ "subject": "الترخيص الثاني", "body": ANSWER, "lang": "ar", "version": version, "copies": { "all": true } });
        let (status, answer) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/replies", other.case), Some(reply)).await;
        assert_eq!(status, 200, "{answer}");
        leave(world).await;
        assert_eq!(came_to(sink, OMAR).len(), 1, "of the second one; the first still waits");
    });
}
