//! One entity is flooded, with mail and by its own programs: the people and the mail of another wait in no line of it.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

/// The mailbox of the other entity.
const OTHER: &str = "contact@hpa.example";
/// So many connections bring mail to the flooded entity, and so many programs of its own ask, as fast as they are answered.
const AT_ONCE: usize = 12;
/// The flood's 24 connections and the one beside them share the machine evenly: longer than so many times would be a line to wait in.
const AT_MOST: f64 = 25.0;
/// Below so many milliseconds nobody waits, however quick it was before; a machine that is busy with other tests takes as long.
const FLOOR: f64 = 1_000.0;
/// So often each thing of the other entity is measured.
const SAMPLES: usize = 40;

/// How long the things of the other entity took, in milliseconds: the middle, and what 95 of 100 stay under.
#[derive(Debug)]
struct Took {
    page: (f64, f64),
    note: (f64, f64),
    mail: (f64, f64),
}

fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    (at(50), at(95))
}

/// Maryam of the other entity looks at her list, writes notes, and a citizen writes to her entity, one after the other.
fn measured(maryam: &mut Visitor, running: &Running, case: &str, round: &str) -> Took {
    let mut smtp = Mailing::smtp(running.smtp()).unwrap();
    let (mut page, mut note, mut mail) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..SAMPLES {
        let timed = |work: &mut dyn FnMut()| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        };
        page.push(timed(&mut || assert_eq!(maryam.get("/en/desk/cases").unwrap().status, 200)));
        note.push(timed(&mut || {
            let written = maryam.post(&format!("/en/desk/cases/{case}/notes"), &[("text", "Called back")]).unwrap();
            assert_eq!(written.status, 303, "{}", written.body);
        }));
        let name = format!("{round}-{number}");
        mail.push(timed(&mut || {
            let said = smtp
                .deliver(
                    &format!("{name}@people.example"),
                    OTHER,
                    &letter(&name, "A question", "Hello").replace("reem@", &format!("{name}@")),
                )
                .unwrap();
            assert!(said.is_kept(), "{said:?}");
        }));
    }
    Took { page: spread(page), note: spread(note), mail: spread(mail) }
}

/// Floods until told to stop; answers how many messages and calls were served.
fn flood(running: &Running, token: &str, stop: &AtomicBool, served: &AtomicUsize, sender: usize) {
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    let mut program = Visitor::with_token(running.http(), token);
    for number in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let is_served = if sender.is_multiple_of(2) {
            let name = format!("flood-{sender}-{number}");
            lmtp.deliver("flood@people.example", MAILBOX, &letter(&name, &name, "Again and again.")).unwrap().is_kept()
        } else {
            let path = if number % 4 == 0 { "/api/v1/cases?q=flood" } else { "/api/v1/cases?limit=100" };
            program.get(path).unwrap().status == 200
        };
        served.fetch_add(usize::from(is_served), Ordering::SeqCst);
    }
}

#[test]
fn while_one_entity_is_flooded_another_waits_in_no_line_of_it() {
    let world = World::filled();
    let token = world.installation.token().unwrap();
    let running = world.serve();
    let mut maryam = world.signed_in(&running, "maryam@hpa.example");
    let list = maryam.get("/en/desk/cases?view=team").unwrap().body;
    let case: String = list
        .split("/desk/cases/")
        .find_map(|rest| {
            let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
            (!id.is_empty()).then_some(id)
        })
        .unwrap();
    let calm = measured(&mut maryam, &running, &case, "calm");
    let (stop, served) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (crowded, at_once) = std::thread::scope(|scope| {
        (0..AT_ONCE * 2).for_each(|sender| {
            drop(scope.spawn({
                let (running, token, stop, served) = (&running, &token, &stop, &served);
                move || flood(running, token, stop, served, sender)
            }))
        });
        let begun = Instant::now();
        let crowded = measured(&mut maryam, &running, &case, "crowded");
        let at_once = served.load(Ordering::SeqCst);
        stop.store(true, Ordering::SeqCst);
        eprintln!("{:.1} s", begun.elapsed().as_secs_f64());
        (crowded, at_once)
    });
    eprintln!("calm {calm:?}\ncrowded {crowded:?}\nof the flood {at_once} were served");
    assert!(at_once > SAMPLES, "there was a flood: {at_once}");
    for (calm, crowded) in [(calm.page, crowded.page), (calm.note, crowded.note), (calm.mail, crowded.mail)] {
        assert!(crowded.1 <= (calm.1 * AT_MOST).max(FLOOR), "{:.0} ms against {:.0} ms", crowded.1, calm.1);
    }
}
