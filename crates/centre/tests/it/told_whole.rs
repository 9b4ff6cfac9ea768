//! What customers read of a visit, whole and as it left: on their telephone from a real gateway, in a letter, on paper; in Arabic and in English.

mod kept;

use kernel::Lang;
use kernel::Role;
use peers::Kannel;
use platform::deliveries::Letter;

use crate::sheets::must_read;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::with_phones;

/// The same in a language: what whoever serves writes, and what is read of it. `{reference}`, `{number}` and `{link}` stand for those of the visit.
struct Said {
    lang: Lang,
    steps: &'static str,
    settled: &'static str,
    goes_on: &'static str,
    rate: &'static str,
    greeting: &'static str,
    farewell: &'static str,
    subject: &'static str,
    called: &'static str,
    absent: &'static str,
    closed: &'static str,
    ways: &'static str,
    on_paper: [&'static str; 7],
}

const SAID: [Said; 2] = [
    Said {
        lang: Lang::Ar,
        steps: "رُوجعت مستنداتكم",
        settled: "وزارة الأشغال: رُوجعت مستنداتكم.\nالرقم المرجعي: {reference}",
        goes_on: "وزارة الأشغال: رُوجعت مستنداتكم.\nيُتوقع الإنجاز في موعد أقصاه الأحد 29 نوفمبر. الرقم المرجعي: {reference}",
        rate: "كيف كانت زيارتكم؟ يسعدنا رأيكم خلال سبعة أيام: {link}",
        greeting: "عميلنا العزيز، تحية طيبة وبعد،",
        farewell: "مع خالص التحية،\nوزارة الأشغال",
        subject: "ما أُنجز في زيارتكم: {reference}",
        called: "رقمكم {number} في فرع المحرق: تفضلوا إلى الشباك 1. {link}",
        absent: "نودي على رقمكم ولم يحضر أحد. خذوا تذكرة جديدة أو تحدّثوا إلى أي موظف.",
        closed: "رقمكم {number} في فرع المحرق: نعتذر عن عدم تمكننا من خدمتكم قبل إغلاق المركز اليوم. نرجو الحضور في يوم آخر. الخيارات المتاحة لكم: {link}",
        ways: "ساعات عمل المركز وخدماته",
        on_paper: ["وزارة الأشغال", "فرع المحرق", "ما أُنجز في", "رخص البناء", "الموعد المتوقع للإنجاز", "الأحد 29 نوفمبر", "الرقم المرجعي"],
    },
    Said {
        lang: Lang::En,
        steps: "Your papers were checked",
        settled: "Ministry of Works: Your papers were checked.\nReference: {reference}",
        goes_on: "Ministry of Works: Your papers were checked.\nExpected to be finished by Sunday 29 November. Reference: {reference}",
        rate: "How was your visit? Tell us within seven days: {link}",
        greeting: "Dear customer,",
        farewell: "Kind regards,\nMinistry of Works",
        subject: "What was done on your visit: {reference}",
        called: "{number} at Muharraq branch: you are called to counter 1. {link}",
        absent: "Your number was called and nobody came. Please take a new ticket or speak to any member of staff.",
        closed: "{number} at Muharraq branch: we are sorry that we could not serve you before the centre closed today. Please come on another day. What you can do next: {link}",
        ways: "Hours and services of the centre",
        on_paper: [
            "Ministry of Works",
            "Muharraq branch",
            "What was done on your visit",
            "Building permits",
            "Expected to be finished by",
            "Sunday 29 November",
            "Reference",
        ],
    },
];

/// A ticket, and where its turn is followed in the customer's language.
struct Ticket {
    number: String,
    link: String,
}

impl Ticket {
    async fn of(world: &World, who: &Person, (place, said): (Place, &Said)) -> Ticket {
        let given = world.comes(who, place, &[("lang", said.lang.code())]).await;
        let turn = given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("the ticket can be followed");
        let link = format!("http://localhost:8080{}", turn.replacen("/en/", &format!("/{}/", said.lang.code()), 1));
        Ticket { number: given.texts("h1 bdi").remove(0), link }
    }

    /// Its own page without the installation's address.
    fn turn(&self) -> &str {
        self.link.trim_start_matches("http://localhost:8080")
    }

    /// Words of which it is read.
    fn whole(&self, words: &str, reference: &str) -> String {
        words.replace("{number}", &self.number).replace("{link}", &self.link).replace("{reference}", reference)
    }
}

/// Whoever is before somebody says who they are; the reference of their matter.
async fn says_who(world: &World, who: &Person, customer: &[(&str, &str)]) -> String {
    let page = world.does(who, "customer", customer).await;
    page.texts("section[aria-labelledby=customer-title] p > a bdi").pop().unwrap_or_else(|| panic!("{}", page.seen()))
}

/// Somebody comes to Mona and says how they are reached; the ticket and the reference of the matter.
async fn serves(world: &World, mona: &Person, (place, said): (Place, &Said), customer: &[(&str, &str)]) -> (Ticket, String) {
    let ticket = Ticket::of(world, mona, (place, said)).await;
    world.does(mona, "next", &[]).await;
    world.does(mona, "visit", &[]).await;
    (ticket, says_who(world, mona, customer).await)
}

/// In how many parts a text travels (3GPP TS 23.038): the shortest signs are all of the letters that English needs here.
fn parts(text: &str) -> usize {
    let (alone, each) = if text.is_ascii() { (160, 153) } else { (70, 67) };
    let signs = text.encode_utf16().count();
    if signs <= alone { 1 } else { signs.div_ceil(each) }
}

/// The telephones have shown these texts by now, and nothing else: no sign more, also none that turns the direction and that old ones show as a box.
async fn have_read(world: &World, phones: &Kannel, texts: &[String]) {
    assert_eq!(shown(world, phones, texts).await, texts);
}

/// What the telephones have shown once as much has come as these texts are.
async fn shown(world: &World, phones: &Kannel, texts: &[String]) -> Vec<String> {
    platform::deliveries::run_due(&world.app).await.unwrap();
    phones.shown(texts.iter().map(|text| parts(text)).sum()).into_iter().map(|one| one.text).collect()
}

/// The letters that were to leave.
async fn letters(world: &World) -> Vec<Letter> {
    let sql = "select payload from deliveries where entity_id = $1 and kind = 'letter' order by id";
    world
        .act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.query(sql, &[entity.into()], |row| row.json(0))
        })
        .await
}

#[test]
fn what_was_done_and_by_when_the_rest_is_finished_is_read_whole_on_a_telephone() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let mut read = Vec::new();
        for said in &SAID {
            for (outcome, done) in [("settled", said.settled), ("by-2026-11-29", said.goes_on)] {
                let phone = format!("3600112{}", read.len());
                let (ticket, reference) = serves(world, &mona, (place, said), &[("name", "Reem Alnoor"), ("phone", &phone)]).await;
                world.does(&mona, "completion", &[("steps", said.steps), ("outcome", outcome), ("told", "text")]).await;
                read.push(ticket.whole(&format!("{done}\n{}", said.rate), &reference));
                have_read(world, phones, &read).await;
            }
        }
    });
}

#[test]
fn what_was_done_is_read_in_a_letter_with_a_greeting_in_the_language_of_the_customer() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let mut many = 0;
        for said in &SAID {
            for (outcome, done) in [("settled", said.settled), ("by-2026-11-29", said.goes_on)] {
                let address = format!("reem{many}@mail.example");
                let (ticket, reference) = serves(&world, &mona, (place, said), &[("name", "Reem Alnoor"), ("email", &address)]).await;
                world.does(&mona, "completion", &[("steps", said.steps), ("outcome", outcome), ("told", "letter")]).await;
                let all = letters(&world).await;
                many += 1;
                assert_eq!(all.len(), many, "one a visit");
                let letter = &all[many - 1];
                assert_eq!((letter.to.as_str(), letter.lang), (address.as_str(), said.lang));
                assert_eq!(letter.subject, ticket.whole(said.subject, &reference));
                assert_eq!(letter.text, ticket.whole(&[said.greeting, done, said.rate, said.farewell].join("\n\n"), &reference));
                assert!(letter.calendar.is_none(), "nobody has to come at a time");
            }
        }
    });
}

#[test]
fn whoever_is_sent_on_is_told_where_to_go_once_and_what_was_done_by_whom_they_were_sent_to() {
    with_phones(async |world, phones| {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        let mut read = Vec::new();
        for (said, phone) in SAID.iter().zip(["36001122", "36001133"]) {
            let ticket = Ticket::of(world, &mona, (place, said)).await;
            assert_eq!(world.post_as_anybody(&format!("{}/phone", ticket.turn()), &[("phone", phone)]).await.status, 303);
            world.does(&mona, "next", &[]).await;
            world.after(10).await;
            read.push(ticket.whole(said.called, ""));
            have_read(world, phones, &read).await;
            let page = world.does(&mona, "visit", &[]).await;
            let (labels, values) = (page.texts("select[name=to] option"), page.attributes("select[name=to] option", "value"));
            let to = labels.iter().position(|label| label == "Counter 2: Salem").unwrap_or_else(|| panic!("{labels:?}"));
            world.does(&mona, "sending", &[("to", &values[to]), ("note", "They ask for you")]).await;
            world.does(&salem, "next", &[]).await;
            world.after(10).await;
            have_read(world, phones, &read).await;
            world.does(&salem, "visit", &[]).await;
            let reference = says_who(world, &salem, &[("name", "Reem Alnoor"), ("phone", phone)]).await;
            world.does(&salem, "completion", &[("steps", said.steps), ("outcome", "settled"), ("told", "text")]).await;
            read.push(ticket.whole(&format!("{}\n{}", said.settled, said.rate), &reference));
            have_read(world, phones, &read).await;
        }
    });
}

#[test]
fn whoever_did_not_come_was_told_where_to_go_and_reads_on_their_own_page_what_they_can_do() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let mut read = Vec::new();
        for (said, phone) in SAID.iter().zip(["36001122", "36001133"]) {
            let ticket = Ticket::of(world, &mona, (place, said)).await;
            assert_eq!(world.post_as_anybody(&format!("{}/phone", ticket.turn()), &[("phone", phone)]).await.status, 303);
            world.does(&mona, "next", &[]).await;
            world.after(10).await;
            for act in ["recall", "recall", "absence"] {
                world.does_later(&mona, 10, act).await;
            }
            world.after(10).await;
            read.push(ticket.whole(said.called, ""));
            have_read(world, phones, &read).await;
            let page = world.get_as_anybody(ticket.turn()).await;
            assert!(page.says(said.absent), "{}", page.seen());
        }
    });
}

#[test]
fn whoever_still_waits_as_the_day_is_closed_is_told_so_once_and_led_to_what_they_can_do() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        Ticket::of(world, &mona, (place, &SAID[1])).await;
        let (mut read, mut tickets) = (Vec::new(), Vec::new());
        for (said, phone) in SAID.iter().zip(["36001122", "36001133"]) {
            let ticket = Ticket::of(world, &mona, (place, said)).await;
            assert_eq!(world.post_as_anybody(&format!("{}/phone", ticket.turn()), &[("phone", phone)]).await.status, 303);
            read.push(ticket.whole(said.closed, ""));
            tickets.push(ticket);
        }
        let day = async |act: &str, left_over: &[(&str, &str)]| {
            world.post(&fatima, &format!("/en/desk/centres/{}/day/{act}", place.centre), left_over).await.status
        };
        assert_eq!(day("end", &[("left_over", "served")]).await, 303);
        have_read(world, phones, &[]).await;
        assert_eq!(day("end", &[("left_over", "unserved")]).await, 303);
        read.sort();
        // Both leave at once, and neither is the first.
        let by_now = async || {
            let mut all = shown(world, phones, &read).await;
            all.sort();
            all
        };
        assert_eq!(by_now().await, read, "whoever left no number reads it on their page");
        assert_eq!(day("end", &[("left_over", "unserved")]).await, 409);
        assert_eq!(day("start", &[]).await, 303);
        assert_eq!(day("end", &[("left_over", "unserved")]).await, 303);
        world.after(10).await;
        assert_eq!(by_now().await, read, "nobody is told twice, or that their turn nears");
        for (said, ticket) in SAID.iter().zip(&tickets) {
            let page = world.get_as_anybody(ticket.turn()).await;
            assert!(page.says(said.ways), "{}", page.seen());
        }
    });
}

#[test]
fn whoever_still_waits_in_the_night_is_woken_by_no_text() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let ticket = Ticket::of(&world, &mona, (place, &SAID[1])).await;
        assert_eq!(world.post_as_anybody(&format!("{}/phone", ticket.turn()), &[("phone", "36001122")]).await.status, 303);
        world.after(24 * 3600).await;
        let page = world.get_as_anybody(ticket.turn()).await;
        assert!(page.says("before your turn") && page.says("We are sorry that we could not serve you"), "{}", page.seen());
        let texts = "select count(*) from deliveries where entity_id = $1 and kind = 'text'";
        let texts = world.act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.one(texts, &[entity.into()], |row| row.get::<i64>(0))
        });
        assert_eq!(texts.await, Some(0));
    });
}

#[test]
fn what_is_told_on_paper_stands_on_it_in_the_language_of_the_customer_and_nothing_is_sent() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        for said in &SAID {
            let (_, reference) = serves(&world, &mona, (place, said), &[("name", "Reem Alnoor")]).await;
            let done = [("steps", said.steps), ("outcome", "by-2026-11-29"), ("told", "paper")];
            let after = world.does(&mona, "completion", &done).await;
            let papers = after.attributes("a[href*='/tellings/']", "href");
            assert_eq!(papers.len(), 2, "on the roll and on A4: {}", after.seen());
            for paper in papers {
                let paper = world.get(&mona, &paper).await;
                must_read(&paper, &said.on_paper);
                must_read(&paper, &[said.steps, &reference]);
            }
        }
        assert!(letters(&world).await.is_empty());
    });
}

#[test]
fn a_number_of_working_days_is_counted_as_each_language_counts() {
    on_each(|world| async move {
        let said = [
            (0_i64, "يُنجز اليوم", "Finished today"),
            (1, "خلال يوم عمل واحد", "In one working day"),
            (2, "خلال يومي عمل", "In 2 working days"),
            (3, "خلال 3 أيام عمل", "In 3 working days"),
            (11, "خلال 11 يوم عمل", "In 11 working days"),
            (100, "خلال 100 يوم عمل", "In 100 working days"),
        ];
        for (many, ar, en) in said {
            for (lang, words) in [(Lang::Ar, ar), (Lang::En, en)] {
                assert_eq!(world.app.words().say_plain(lang, "centre-until-days", &[("n", many.into())]), words);
            }
        }
    });
}
