//! Midnight passes while sixteen kiosks give tickets, at the end of a year, of a leap day and after the last second of 32 bits, on a machine whose own
//! clock is that of Santiago: each ticket is of one day, and the numbers of each queue and day begin at one and have no gap.

use std::collections::BTreeMap;
use std::sync::Barrier;

use kernel::Timestamp;
use testkit::Visitor;

use super::tickets::installation;
use super::tickets::rows;
use crate::clock::Clock;
use crate::clock::far;
use crate::clock::number;
use crate::hall::ADMINISTRATOR;
use crate::hall::Hall;
use crate::world::signed_in;
use crate::world::until;

const KIOSKS: usize = 16;
/// So many tickets each kiosk gives while it is still today or already tomorrow, and so many when it is tomorrow.
const AROUND: usize = 2;
const AFTER: usize = 1;
/// Another day than in Bahrain for a part of each day, and another hour in summer than in winter.
const ZONE: &str = "America/Santiago";
/// What is over in Bahrain when these begin: a year, a leap day, the day with the last second that fits into 32 bits.
const MIDNIGHTS: [(&str, &str, &str); 3] = [
    ("2027-12-31T21:00:00Z", "2027-12-31", "2028-01-01"),
    ("2028-02-29T21:00:00Z", "2028-02-29", "2028-03-01"),
    ("2038-01-19T21:00:00Z", "2038-01-19", "2038-01-20"),
];

/// A kiosk gives one ticket, once.
fn gives(kiosk: &mut Visitor, service: &str, key: &str) {
    for _ in 0..2 {
        let given = kiosk.post("/en/kiosk/tickets", &[("service", service), ("key", key)]).unwrap();
        assert_eq!((given.status, given.leads_to()), (303, "/en/kiosk/ticket"), "{}", given.body);
    }
}

/// Ten minutes before midnight all kiosks begin; once some have given tickets it is midnight, and they go on.
fn passes(midnight: Timestamp, (clock, kiosks): (&Clock, &mut [Visitor]), (hall, tickets): (&Hall, impl Fn() -> i64)) {
    clock.set_by(far(midnight) - 600);
    let (before, passed) = (tickets(), Barrier::new(KIOSKS + 1));
    std::thread::scope(|scope| {
        for (place, kiosk) in kiosks.iter_mut().enumerate() {
            let (service, passed) = (&hall.services[place % 2], &passed);
            scope.spawn(move || {
                let key = |one: usize| format!("{midnight}-{place}-{one}");
                (0..AROUND).for_each(|one| gives(kiosk, service, &key(one)));
                passed.wait();
                (AROUND..AROUND + AFTER).for_each(|one| gives(kiosk, service, &key(one)));
            });
        }
        until("half of the kiosks have given one", || (tickets() >= before + KIOSKS as i64 / 2).then_some(()));
        clock.set_by(far(midnight));
        passed.wait();
    });
}

/// The tickets of both days: each of one, and the numbers of each queue from the first to the last.
fn judge(tickets: &[Vec<String>], [before, after]: [&str; 2]) {
    assert_eq!(tickets.len(), KIOSKS * (AROUND + AFTER), "each ticket is there once: {tickets:?}");
    let mut given: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for ticket in tickets {
        given.entry((&ticket[0], &ticket[1])).or_default().push(ticket[2].parse().unwrap());
    }
    for (queue, numbers) in &mut given {
        numbers.sort_unstable();
        assert_eq!(*numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{queue:?}");
    }
    let on = |day: &str| tickets.iter().filter(|ticket| ticket[0] == day).count();
    assert!(on(before) >= KIOSKS / 2 && on(after) >= KIOSKS * AFTER, "{} before midnight, {} after", on(before), on(after));
    assert!(
        tickets.iter().all(|ticket| ticket[3] == ticket[0]),
        "the day of a ticket is the one in Bahrain on which it was given: {tickets:?}"
    );
}

#[test]
fn sixteen_kiosks_that_give_tickets_at_midnight_give_each_on_one_day_with_numbers_from_one() {
    let folder = tempfile::tempdir().unwrap();
    let Some((clock, installation)) = Clock::under(&installation(&folder).under("TZ", ZONE), folder.path()) else { return };
    let instant = |text: &str| text.parse::<Timestamp>().unwrap();
    clock.set_by(far(instant(MIDNIGHTS[0].0)) - 3_600);
    installation.found().unwrap();
    let running = installation.serve(&[]).unwrap();
    let place = (&installation, &running);
    let hall = Hall::set_up(place, 1);
    let mut huda = signed_in(place, ADMINISTRATOR);
    let mut kiosks: Vec<Visitor> = (0..KIOSKS).map(|one| hall.kiosk((&mut huda, running.http()), &format!("Door {one}"))).collect();
    let ask = |sql: &str| rows(&installation, None, sql);
    let tickets = || number(installation.data(), "select count(*) from tickets");
    for (midnight, before, after) in MIDNIGHTS {
        passes(instant(midnight), (&clock, &mut kiosks), (&hall, tickets));
        let given = "select day, letter, cast(number as text), date(issued_at / 1000 + 3 * 3600, 'unixepoch') from tickets";
        judge(&ask(&format!("{given} where day in ('{before}', '{after}')")), [before, after]);
        let quarter = far(instant(midnight)) + 900;
        clock.jump(installation.data(), (&format!("{quarter:+}"), quarter), &["centre.night"]);
        let left = format!("select count(*) from tickets where day = '{before}' and state <> 'unserved'");
        assert_eq!(number(installation.data(), &left), 0, "the day before is closed");
        let gone = format!("select count(*) from tickets where day = '{after}' and state <> 'waiting'");
        assert_eq!(number(installation.data(), &gone), 0, "whoever came on the new day waits");
    }
    assert_eq!(running.stop().unwrap(), 0);
    let verified = installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
}
