//! The code of a secure message goes to the customer's phone, with a real gateway.

use kernel::Role;
use peers::Kannel;
use peers::OnPhone;
use tokio::sync::Mutex;

use crate::mail::Opened;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::Answer;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const SECRET: &str = "رقمكم الشخصي المسجل لدينا 850101234، وطلبكم مكتمل.";
const PHONE: &str = "+97336123456";
const SHOWN: &str = "•••456";
const HOW: &str = "الرقم مسجل لدينا برقمها الشخصي، واتصلت به فأجابت";

/// Tells a story with a gateway and its phones; skipped where Kannel is not installed.
fn with_phones(story: impl AsyncFn(&World, &Sink, &mut Kannel)) {
    let Some(kannel) = peers::or_skip(Kannel::start()) else { return };
    let (sink, url) = (Sink::open(), format!("http://127.0.0.1:{}/cgi-bin/sendsms", kannel.port));
    let own = [
        ("sms.url", url.as_str()),
        ("sms.user", Kannel::USER[0]),
        ("sms.password", Kannel::USER[1]),
        ("sms.inside_hosts", "127.0.0.1"),
        ("sms.sender", "Works"),
    ];
    let settings = [sink.settings(), own.map(|(key, value)| (key.to_owned(), value.to_owned())).into()].concat();
    let kannel = Mutex::new(kannel);
    on_each_with(&settings, |world| {
        let (sink, kannel, story) = (&sink, &kannel, &story);
        async move {
            let mut kannel = kannel.lock().await;
            // Each database has phones that have shown nothing yet.
            kannel.stop();
            kannel.start_again().unwrap();
            sink.serve();
            story(&world, sink, &mut kannel).await;
        }
    });
}

impl World {
    async fn proves_phone(&self, who: &Person, opened: &Opened, (phone, how): (&str, &str)) -> Answer {
        self.post(who, &format!("{}/phone-proof", opened.path), &[("phone", phone), ("how", how)]).await
    }

    async fn sends_secure_to(&self, who: &Person, opened: &Opened, code_to: &str) -> Answer {
        let version = self.case(who, opened.case).await["version"].to_string();
        let fields = [
            ("subject", "حالة رخصة البناء"),
            ("body", SECRET),
            ("lang", "ar"),
            ("version", version.as_str()),
            ("open_seen", "yes"),
            ("code_to", code_to),
        ];
        self.post(who, &format!("{}/secure-replies", opened.path), &fields).await
    }

    async fn carries(&self) {
        platform::deliveries::run_due(&self.app).await.unwrap();
    }
}

fn code(shown: &[OnPhone]) -> String {
    let text = &shown.last().expect("a text message came").text;
    text.split("رمز رسالتكم ").nth(1).expect("it has the code").chars().take(6).collect()
}

#[test]
fn a_code_that_goes_to_the_customers_phone_opens_the_secure_message_whoever_has_the_address() {
    with_phones(async |world, sink, kannel| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let unproved = world.sends_secure_to(&mona, &opened, "").await;
        assert!(unproved.status == 409 && unproved.says("لم يثبت بعد أن العنوان"), "{}", unproved.seen());
        let unproved = world.sends_secure_to(&mona, &opened, PHONE).await;
        assert!(unproved.status == 409 && unproved.says("لم يتحقق أحد بعد من أن الهاتف"), "{}", unproved.seen());
        assert_eq!(world.proves_phone(&mona, &opened, ("٣٦١٢ ٣٤٥٦", HOW)).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("ورمزها برسالة نصية إلى") && page.says(SHOWN), "{}", page.text);
        let sent = world.sends_secure_to(&mona, &opened, PHONE).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        world.carries().await;
        let link = world.link_of(&opened).await;
        let page = world.get_as_anybody(&link).await;
        assert!(page.says(SHOWN) && !page.text.contains("36123456") && !page.says("example.com"), "{}", page.text);
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        world.carries().await;
        let shown = kannel.shown(1);
        let [message] = shown.as_slice() else { panic!("one text message: {shown:?}") };
        assert!(message.to == PHONE && message.text.starts_with("وزارة الأشغال: ") && message.is_wide, "{message:?}");
        assert!(message.text.chars().count() <= 70 && !message.text.contains("secure"), "one part, and no link: {message:?}");
        assert!(sink.texts().iter().all(|text| !text.contains(&code(&shown))), "the code went to no address");
        let asked = world.get_as_anybody(&link).await;
        assert!(asked.says("في رسالة نصية إلى الهاتف") && ui::lint::html(&asked.text).is_empty(), "{}", asked.text);
        let read = world.post_as_anybody(&link, &[("code", &code(&shown))]).await;
        assert!(read.status == 200 && read.says("850101234"), "{}", read.text);
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        for told in ["أُرسلت رسالة نصية إلى الهاتف", "تحقق موظف من أن الهاتف", "فتح العميل الرسالة المؤمّنة"]
        {
            assert!(timeline.says(told), "{told}: {}", timeline.text);
        }
        assert!(!timeline.text.contains(&code(&shown)));
        let (message, _) = world.reply_of(&opened).await;
        assert!(world.get(&mona, &format!("/ar/desk/messages/{}", message.id)).await.says("يصل الرمز برسالة نصية إلى"));
    });
}

#[test]
fn a_code_whose_time_is_over_never_reaches_the_phone_and_the_next_one_does() {
    with_phones(async |world, _, kannel| {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.proves_phone(&mona, &opened, (PHONE, HOW)).await.status, 303);
        assert_eq!(world.sends_secure_to(&mona, &opened, PHONE).await.status, 303);
        world.carries().await;
        let link = world.link_of(&opened).await;
        kannel.stop();
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        world.carries().await;
        world.after(11 * 60).await;
        kannel.start_again().unwrap();
        world.carries().await;
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("فقد انقضى وقتها قبل أن تقبلها البوابة"), "{}", timeline.text);
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        world.carries().await;
        let shown = kannel.shown(1);
        assert_eq!(shown.len(), 1, "the first never came: {shown:?}");
        assert_eq!(world.post_as_anybody(&link, &[("code", &code(&shown))]).await.status, 200);
    });
}

#[test]
fn a_phone_is_the_customers_only_where_an_employee_of_the_entity_says_how_they_have_made_sure() {
    with_phones(async |world, _, _| {
        let (mona, nour) = (world.mona().await, world.person(HEALTH, ("نور", "Nour"), Role::Employee).await);
        let opened = world.huda_asks().await;
        for (phone, how, why) in [
            ("17001234", HOW, "ليس لهاتف نقال"),
            ("447700900123", HOW, "ينقص رمز الدولة"),
            ("هاتفها", HOW, "هذا ليس رقم هاتف"),
            (PHONE, "قالت", "كيف تحققت"),
        ] {
            let refused = world.proves_phone(&mona, &opened, (phone, how)).await;
            assert!(refused.status == 422 && refused.says(why), "{phone}: {}", refused.text);
            assert_eq!(ui::lint::html(&refused.text), Vec::<String>::new());
        }
        assert_eq!(world.proves_phone(&nour, &opened, (PHONE, HOW)).await.status, 404, "another entity's");
        let told = serde_json::json!({ "phone": "3612 3456", "how": HOW });
        let path = format!("/api/v1/cases/{}/phone-proof", opened.case);
        let (status, proved) = world.program(&mona, "POST", &path, Some(told)).await;
        assert_eq!((status, &proved["phone"]), (200, &serde_json::json!(PHONE)));
        let letter = crate::mail::letter("علي <ali@example.com>", "طلب آخر", crate::mail::QUESTION);
        let other = world.arrives_at(crate::world::CONTACT, letter).await;
        let taken = world.proves_phone(&mona, &other, (PHONE, HOW)).await;
        assert!(taken.status == 422 && taken.says("مسجَّل لعميل آخر"), "{}", taken.text);
        let events = world.act(WORKS, |tx| tx.events_after(0, 1_000)).await;
        assert_eq!(events.iter().filter(|event| event.kind == "desk.phone-confirmed").count(), 1);
    });
}

#[test]
fn a_secure_message_that_waits_for_a_second_look_keeps_the_phone_of_its_codes() {
    with_phones(async |world, _, kannel| {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let wish = [("wish", "yes"), ("minutes", "30"), ("then", "up")];
        assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
        let opened = world.huda_asks().await;
        assert_eq!(world.proves_phone(&mona, &opened, (PHONE, HOW)).await.status, 303);
        let waits = world.sends_secure_to(&mona, &opened, PHONE).await;
        assert_eq!(waits.status, 303, "{}", waits.seen());
        let mark = crate::second_looks::mark(world, &hind).await;
        let fields = [("act", "send"), ("look", mark.as_str()), ("subject", "حالة رخصة البناء"), ("body", SECRET)];
        let sent = world.post(&hind, &format!("/ar/desk/second-looks/{}", opened.case), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.seen());
        world.carries().await;
        let link = world.link_of(&opened).await;
        assert_eq!(world.post_as_anybody(&format!("{link}/codes"), &[]).await.status, 303);
        world.carries().await;
        assert_eq!(world.post_as_anybody(&link, &[("code", &code(&kannel.shown(1)))]).await.status, 200);
    });
}
