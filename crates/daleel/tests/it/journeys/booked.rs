//! What leaves for somebody who has booked a time: a letter in their language, and the event for their calendar.

use post::Limits;
use post::Mail;
use regex::Regex;
use testkit::Answer;
use testkit::Visitor;

use crate::world::World;
use crate::world::until;

/// The first address in a page that looks like this.
fn link(page: &str, like: &str) -> String {
    let found = Regex::new(&format!("href=\"({like})\"")).unwrap();
    found.captures(page).unwrap_or_else(|| panic!("no {like}: {page}"))[1].to_owned()
}

/// What stands in a field of a form.
fn field(form: &Answer, name: &str) -> String {
    form.field(name).unwrap_or_else(|| panic!("no {name}: {} {} {}", form.status, form.leads_to(), form.body))
}

#[test]
fn whoever_books_has_a_letter_in_their_language_with_the_event_for_their_calendar() {
    let world = World::filled();
    let running = world.serve();
    let mut citizen = Visitor::new(running.http());
    let read = [("ar", "موعد", "هيئة السجلات والخدمات"), ("en", "ppointment", "Records and Services Authority")];
    for (lang, says, entity) in read {
        let list = citizen.get(&format!("/{lang}/e/rsa/appointments")).unwrap();
        let times = link(&list.body, &format!(r"/{lang}/e/\w+/appointments/\d+/\d+"));
        let free = link(&citizen.get(&times).unwrap().body, &format!(r"{times}/\d+"));
        let form = citizen.get(&free).unwrap();
        let (key, from, to) = (field(&form, "key"), field(&form, "from"), format!("reem-{lang}@people.example"));
        let typed = [("key", key.as_str()), ("from", &from), ("name", "Reem Alnoor"), ("phone", ""), ("email", &to), ("lang", lang)];
        let booked = citizen.post(&times, &typed).unwrap();
        assert_eq!(booked.status, 303, "{}", booked.body);
        let letter = until("the letter leaves", || {
            let letters = world.sent().into_iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail);
            letters.into_iter().find(|mail| mail.to.iter().any(|one| one.address == to))
        });
        assert!(letter.subject.contains(says), "{}", letter.subject);
        assert_eq!(letter.from.as_ref().and_then(|from| from.name.as_deref()), Some(entity), "it comes in the name of the entity");
        let [event] = &letter.attachments[..] else { panic!("{:?}", letter.attachments) };
        assert_eq!((event.name.as_deref(), event.declared.as_str()), (Some("appointment.ics"), "text/calendar"));
        let text = String::from_utf8_lossy(&event.bytes).into_owned();
        for line in ["BEGIN:VEVENT", "STATUS:CONFIRMED", &format!("SUMMARY;LANGUAGE={lang}:")] {
            assert!(text.contains(line), "{line}: {text}");
        }
    }
}
