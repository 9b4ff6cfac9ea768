//! What whoever was served at a counter reads at home: the letter of what was done, over a real mail server, in their language.

use peers::Dovecot;
use peers::Mta;
use peers::or_skip;
use post::Limits;
use post::Mail;
use regex::Regex;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use crate::hall::Counter;
use crate::hall::Hall;
use crate::world::World;
use crate::world::signed_in;
use crate::world::until;

/// What is written at the counter, and what is read of it in a language; `{reference}` stands for that of the matter.
struct Said {
    lang: &'static str,
    address: &'static str,
    steps: &'static str,
    subject: &'static str,
    greeting: &'static str,
    done: &'static str,
    asks: &'static str,
}

const SAID: [Said; 2] = [
    Said {
        lang: "ar",
        address: "reem@people.example",
        steps: "رُوجعت مستنداتكم",
        subject: "ما أُنجز في زيارتكم: {reference}",
        greeting: "عميلنا العزيز، تحية طيبة وبعد،",
        // A number of the other direction stands apart, so that no program turns it round.
        done: ": رُوجعت مستنداتكم.\nالرقم المرجعي: \u{2066}{reference}\u{2069}",
        asks: "كيف كانت زيارتكم؟",
    },
    Said {
        lang: "en",
        address: "adam@people.example",
        steps: "Your papers were checked",
        subject: "What was done on your visit: {reference}",
        greeting: "Dear customer,",
        done: ": Your papers were checked.\nReference: {reference}",
        asks: "How was your visit?",
    },
];

/// A form that is taken.
fn done(who: &mut Visitor, path: &str, fields: &[(&str, &str)]) {
    let answer = who.post(&format!("/en{path}"), fields).unwrap();
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
}

/// Whoever serves speaks Arabic, too.
fn speak_arabic(place: (&Installation, &Running)) {
    let mut huda = signed_in(place, "huda@rsa.example");
    let page = huda.get("/en/admin/employees").unwrap().body;
    for found in Regex::new(r#"href="/en/admin/employees/(\d+)""#).unwrap().captures_iter(&page) {
        done(&mut huda, &format!("/admin/employees/{}/skills", &found[1]), &[("channel", "centre"), ("service", ""), ("lang", "ar")]);
    }
}

/// Somebody comes, is served, and wants to have it by letter; the reference of their matter.
fn comes((reception, counter): (&mut Visitor, &mut Visitor), hall: &Hall, said: &Said) -> String {
    let ticket = [("service", hall.services[0].as_str()), ("lang", said.lang), ("key", said.address)];
    done(reception, &format!("/desk/centres/{}/tickets", hall.centre), &ticket);
    done(counter, "/desk/counter/next", &[]);
    done(counter, "/desk/counter/visit", &[]);
    let ticket = counter.get("/en/desk/counter").unwrap().field("ticket").expect("somebody is served");
    done(counter, "/desk/counter/customer", &[("ticket", &ticket), ("name", "Reem Alnoor"), ("email", said.address)]);
    let page = counter.get("/en/desk/counter").unwrap().body;
    let reference = Regex::new(r"RSA-\d{4}-\d{6}").unwrap().find(&page).unwrap_or_else(|| panic!("{page}")).as_str().to_owned();
    let done_so = [("ticket", ticket.as_str()), ("steps", said.steps), ("outcome", "settled"), ("told", "letter")];
    done(counter, "/desk/counter/completion", &done_so);
    reference
}

/// The first letter in somebody's mailbox.
fn arrives(dovecot: &Dovecot, address: &str) -> Mail {
    let folder = dovecot.mail_folder(address);
    until("the letter is in the customer's mailbox", || {
        let files = ["new", "cur"].into_iter().filter_map(|part| std::fs::read_dir(folder.join(part)).ok()).flatten().flatten();
        let mut letters = files.filter_map(|file| std::fs::read(file.path()).ok());
        letters.next().map(|raw| Mail::parse(&raw, &Limits::default()).mail)
    })
}

/// It reads as its customer reads it, and leads to where they say how it was.
fn is_read(letter: &Mail, (said, reference): (&Said, &str), customer: &mut Visitor) {
    assert_eq!(letter.subject, said.subject.replace("{reference}", reference));
    let text = letter.text.replace('\r', "");
    let mut parts = text.trim().split("\n\n");
    assert_eq!(parts.next(), Some(said.greeting), "{text}");
    let told = parts.next().unwrap_or_default();
    assert!(told.ends_with(&said.done.replace("{reference}", reference)), "{told}");
    let asks = parts.next().unwrap_or_default();
    assert!(asks.starts_with(said.asks), "{asks}");
    let at = asks.find(&format!("/{}/turn/", said.lang)).expect("it leads to their own page");
    assert!(asks[at..].is_ascii(), "nothing stands behind the address that a program would make a part of it: {asks}");
    let page = customer.get(asks[at..].trim()).unwrap();
    assert!(page.status == 200 && page.body.contains(said.asks), "{}", page.body);
    let (html, dir) = (letter.html.as_deref().unwrap_or_default(), if said.lang == "ar" { "rtl" } else { "ltr" });
    assert!(html.contains(&format!("lang=\"{}\"", said.lang)) && html.contains(&format!("dir=\"{dir}\"")), "{html}");
    assert!(html.contains(said.greeting), "{html}");
}

#[test]
fn whoever_leaves_a_counter_has_a_letter_of_what_was_done_in_their_mailbox_in_their_language() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let Some(mta) = or_skip(Mta::start(dovecot.lmtp)) else { return };
    let world = World::empty();
    let smtp = mta.smtp.to_string();
    let settings = [
        ("mail.relay_host", "127.0.0.1"),
        ("mail.relay_port", smtp.as_str()),
        ("mail.relay_security", "none"),
        ("mail.sender", "no-reply@gov.example"),
        ("mail.inside_hosts", "127.0.0.1"),
        ("sign_in.second_factor", "nobody"),
    ];
    let installation = settings.into_iter().fold(world.installation.clone(), |made, (key, value)| made.with(key, value));
    installation.found().unwrap();
    let running = installation.serve(&[]).unwrap();
    let place = (&installation, &running);
    let hall = Hall::set_up(place, 1);
    speak_arabic(place);
    let mut reception = signed_in(place, "aisha@rsa.example");
    let mut counter = Counter::open(place, "fatima@rsa.example").browser();
    let mut customer = Visitor::new(running.http());
    for said in &SAID {
        let reference = comes((&mut reception, &mut counter), &hall, said);
        is_read(&arrives(&dovecot, said.address), (said, &reference), &mut customer);
    }
    assert_eq!(running.stop().unwrap(), 0);
}
