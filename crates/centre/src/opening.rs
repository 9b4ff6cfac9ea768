//! Who opened a counter of a centre on a day, and when for the first time: what the guide asks before work is judged of it
//! (4.before.present-early, 4.before.systems-open).

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::counter::Counter;
use crate::hours::calendar_of;
use crate::issue::today;
use crate::opening_events::CounterReady;
use crate::opening_events::CounterTested;
use crate::opening_events::FirstCustomer;
use crate::relief::takes_over;
use crate::self_test::SelfTest;
use crate::sit::own_counter;
use crate::store;

/// Marks ids of openings.
pub(crate) enum OpeningKind {}
/// Names an opening.
pub(crate) type OpeningId = Id<OpeningKind>;

/// The first time on a day that somebody opened a counter of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Its id, under which what happened is judged.
    pub(crate) id: OpeningId,
    /// The centre.
    pub(crate) centre: CentreId,
    /// The day: `2026-11-29`.
    pub(crate) day: String,
    /// Who.
    pub(crate) employee: EmployeeId,
    /// The number of the counter where they sat last before their first customer.
    pub(crate) counter: u32,
    /// When they opened the first one.
    pub(crate) opened: Timestamp,
    /// When the centre opened then; none where the calendar has no more hours on that day.
    pub(crate) opens: Option<Timestamp>,
    /// What the counter's last test said, and when.
    pub(crate) test: SelfTest,
    pub(crate) tested: Timestamp,
    /// When the first customer came to them; none before.
    pub(crate) first_customer: Option<Timestamp>,
    /// When they left the counters of the centre; none while they are there.
    pub(crate) left: Option<Timestamp>,
    /// From whom they took over after the centre had opened.
    pub(crate) relieved: Option<EmployeeId>,
}

/// How early somebody opened their first counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Earliness {
    /// As long before the centre opened as is asked for.
    InTime,
    /// Before the centre opened, and too close to it.
    Short,
    /// After the centre had opened.
    After,
    /// The centre had no more hours on that day.
    NoHours,
}

impl Earliness {
    /// The stable name: `in-time`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Earliness::InTime => "in-time",
            Earliness::Short => "short",
            Earliness::After => "after",
            Earliness::NoHours => "no-hours",
        }
    }

    /// The key of its words, and how it is marked.
    pub(crate) const fn shown(self) -> (&'static str, &'static str) {
        match self {
            Earliness::InTime => ("centre-ready-early", "ok"),
            Earliness::Short => ("centre-ready-short", "warn"),
            Earliness::After => ("centre-ready-after", "warn"),
            Earliness::NoHours => ("centre-ready-no-hours", ""),
        }
    }
}

impl Opening {
    /// How early it was, where one is present so long before the centre opens.
    pub(crate) fn earliness(&self, lead: Duration) -> Earliness {
        match self.opens {
            Some(opens) if self.opened + lead <= opens => Earliness::InTime,
            Some(opens) if self.opened <= opens => Earliness::Short,
            Some(_) => Earliness::After,
            None => Earliness::NoHours,
        }
    }
}

/// When a centre opens next on this day, or has opened for the hours that run; none where the day's hours are over or there are none.
pub(crate) fn opens_at(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Timestamp>> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    let periods = calendar.periods_of(calendar.zone().date_of(now));
    Ok(periods.into_iter().find(|period| now < period.to).map(|period| period.from))
}

/// The one who acts has opened a counter: it tests itself, and on the first time of the day it is written down when that was.
pub(crate) fn has_opened(tx: &mut Tx<'_>, counter: &Counter) -> Result<()> {
    let (me, day, now) = (tx.actor().employee()?, today(tx), tx.now());
    let test = SelfTest::of(tx, counter)?;
    let mut opening = match store::opening(tx, (counter.centre, &day), me)? {
        Some(known) if known.first_customer.is_some() => return is_back(tx, known),
        Some(known) => Opening { left: None, ..known },
        None => {
            let (centre, number, opens) = (counter.centre, counter.number, opens_at(tx, counter.centre)?);
            let new = Opening {
                id: tx.new_id(),
                centre,
                day,
                employee: me,
                counter: number,
                opened: now,
                opens,
                test,
                tested: now,
                first_customer: None,
                left: None,
                relieved: None,
            };
            // Whoever goes on to another centre was early, or late, at the first one.
            let is_first = !store::has_opened(tx, &new.day, me)?;
            if is_first {
                is_ready(tx, &new)?;
            }
            if is_first { takes_over(tx, new)? } else { new }
        }
    };
    (opening.counter, opening.test, opening.tested) = (counter.number, test, now);
    store::save_opening(tx, &opening)?;
    tell_test(tx, &opening)
}

/// Whoever left the counters sits there again.
fn is_back(tx: &mut Tx<'_>, known: Opening) -> Result<()> {
    if known.left.is_some() { store::save_opening(tx, &Opening { left: None, ..known }) } else { Ok(()) }
}

fn is_ready(tx: &mut Tx<'_>, new: &Opening) -> Result<()> {
    let lead_minutes = store::rules(tx, new.centre)?.lead_minutes;
    let away = match new.opens {
        Some(opens) => org::store::absences_at(tx, opens)?.iter().any(|absence| absence.employee == new.employee),
        None => false,
    };
    tx.record(CounterReady {
        centre: new.centre.get(),
        opening: new.id.get(),
        employee: new.employee.get(),
        counter: new.counter,
        opens_at: new.opens.map(Timestamp::as_millisecond),
        lead_minutes,
        was_away: away,
    })
    .map(drop)
}

fn tell_test(tx: &mut Tx<'_>, opening: &Opening) -> Result<()> {
    tx.record(CounterTested {
        centre: opening.centre.get(),
        opening: opening.id.get(),
        employee: opening.employee.get(),
        counter: opening.counter,
        plate: opening.test.plate.key(),
        printer: opening.test.printer.key(),
        result: opening.test.result().key(),
    })
    .map(drop)
}

/// The counter of the one who acts tests itself again, once what did not answer was seen to.
///
/// # Errors
/// Refused for who sits nowhere.
pub(crate) fn test_again(tx: &mut Tx<'_>) -> Result<()> {
    let counter = own_counter(tx)?;
    if counter.is_office() { Ok(()) } else { has_opened(tx, &counter) }
}

/// A customer has come to the one who acts: the counter is tested as it stands, and that is judged.
pub(crate) fn has_a_customer(tx: &mut Tx<'_>, centre: CentreId) -> Result<()> {
    let (me, day, now) = (tx.actor().employee()?, today(tx), tx.now());
    let (opening, at) = (store::opening(tx, (centre, &day), me)?, store::counter_at(tx, me)?);
    let Some(mut opening) = opening.filter(|opening| opening.first_customer.is_none()) else { return Ok(()) };
    // Who is received in an office comes to no counter.
    if at.as_ref().is_some_and(Counter::is_office) {
        return Ok(());
    }
    // What answered when the counter was opened may be silent by now.
    if let Some(counter) = at {
        (opening.test, opening.tested) = (SelfTest::of(tx, &counter)?, now);
        tell_test(tx, &opening)?;
    }
    opening.first_customer = Some(now);
    store::save_opening(tx, &opening)?;
    tx.record(FirstCustomer { centre: centre.get(), opening: opening.id.get(), employee: me.get() }).map(drop)
}
