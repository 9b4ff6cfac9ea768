//! Putting a case aside until a time in working hours. Its clock runs on; it comes back by itself, and whatever the customer writes
//! brings it back at once.

use std::time::Duration;

use ::store::Tx;
use calendar::Calendar;
use calendar::Date;
use kernel::Actor;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::Case;
use crate::CaseId;
use crate::Mark;
use crate::State;
use crate::assign::must_be_in_hand;
use crate::converse::REPEATED_SECONDS;
use crate::notices;
use crate::store;
use crate::store::snoozes;
use crate::store::snoozes::Snooze;
use crate::work_events::CaseSnoozed;
use crate::work_events::CaseWoken;

const WATCH: Permission = Permission { key: "desk.watch-snoozes", roles: &[Role::System] };
/// How many cases one round brings back.
const ROUND: u32 = 500;
/// The working time after which `later today` comes, and the least that must be left of today.
const LATER: Duration = Duration::from_hours(2);
const LEAST: Duration = Duration::from_mins(30);
/// No case is put aside for longer.
const LONGEST_DAYS: i64 = 366;

/// Until when a case is put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Two working hours from now, or half of what is left of today's.
    Later,
    /// When tomorrow's service begins.
    Tomorrow,
    /// When service begins on the next working day.
    NextDay,
    /// From an instant on, as soon as there is service.
    At(Timestamp),
}

impl Until {
    /// Those that need no date, in order.
    pub const QUICK: [Until; 3] = [Until::Later, Until::Tomorrow, Until::NextDay];

    /// The stable name: `next-day`.
    pub const fn key(self) -> &'static str {
        match self {
            Until::Later => "later",
            Until::Tomorrow => "tomorrow",
            Until::NextDay => "next-day",
            Until::At(_) => "date",
        }
    }

    /// Reads a stable name of those that need no date.
    pub fn parse(key: &str) -> Option<Until> {
        Until::QUICK.into_iter().find(|until| until.key() == key)
    }

    /// The instant that it means now; none where there is none, such as a tomorrow without service.
    pub fn instant(self, calendar: &Calendar, now: Timestamp) -> Option<Timestamp> {
        let today = calendar.zone().date_of(now);
        let opening = |date: Date| calendar.periods_of(date).first().map(|period| period.from).filter(|from| *from > now);
        match self {
            Until::Later => later_today(calendar, now, today),
            Until::Tomorrow => opening(today.tomorrow().ok()?),
            Until::NextDay => days_after(today).find_map(opening),
            Until::At(at) => Some(calendar.next_opening(at)),
        }
    }
}

/// The days of a year after one of them.
fn days_after(today: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok()).take(366)
}

fn later_today(calendar: &Calendar, now: Timestamp, today: Date) -> Option<Timestamp> {
    let closing = calendar.periods_of(today).last()?.to;
    let left = calendar.working_between(now, closing);
    let pause = if left > LATER { LATER } else { left / 2 };
    (left >= LEAST).then(|| calendar.add_working(now, pause))
}

/// What can be chosen now without a date, each once, with the instant that it means.
pub(crate) fn choices(calendar: &Calendar, now: Timestamp) -> Vec<(Until, Timestamp)> {
    let all = Until::QUICK.into_iter().filter_map(|until| Some((until, until.instant(calendar, now)?)));
    let mut choices: Vec<(Until, Timestamp)> = all.collect();
    choices.dedup_by_key(|(_, at)| *at);
    choices
}

/// Puts an open case aside. Asked for again with another time, that time counts.
///
/// # Errors
/// `Invalid` for a time that has passed or is more than a year away; refused for a closed case, or one in a colleague's hands;
/// `Conflict` when it changed since it was looked at.
pub fn snooze(tx: &mut Tx<'_>, id: CaseId, until: Until, seen: i64) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let known = snoozes::of_case(tx, case.id)?;
    let at = instant(tx, until)?;
    if known.is_some_and(|known| known.until == at || is_repeated(&known, until, at)) {
        return Ok(case);
    }
    case.must_be_version(seen)?;
    put_aside(tx, &mut case, at, until.key())?;
    Ok(case)
}

/// Whether `later` was just chosen, and this is a second click: a few moments on, later is a little later.
fn is_repeated(known: &Snooze, until: Until, at: Timestamp) -> bool {
    until == Until::Later && known.asked == until.key() && at.duration_since(known.until).as_secs().abs() < REPEATED_SECONDS
}

/// The instant at which a case comes back.
pub(crate) fn instant(tx: &mut Tx<'_>, until: Until) -> Result<Timestamp> {
    let (calendar, now) = (crate::calendars::of_entity(tx)?, tx.now());
    let at = until.instant(&calendar, now).ok_or_else(|| invalid("until", "desk-snooze-none"))?;
    let days = at.duration_since(now).as_hours() / 24;
    if at <= now || days > LONGEST_DAYS {
        return Err(invalid("date", "desk-snooze-past"));
    }
    Ok(at)
}

/// Puts a case aside until an instant, whichever version of it was looked at.
pub(crate) fn put_aside(tx: &mut Tx<'_>, case: &mut Case, until: Timestamp, asked: &'static str) -> Result<()> {
    if case.state == State::Closed {
        return Err(refuse("desk-already-closed").into());
    }
    must_be_in_hand(tx, case)?;
    let by = tx.actor().employee().ok();
    snoozes::begin(tx, case.id, &Snooze { until, asked: asked.into(), by })?;
    case.is_snoozed = true;
    store::save_case(tx, case)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(CaseSnoozed {
        case: case.id.get(),
        interaction: interaction.map(kernel::Id::get),
        until_at: until.as_millisecond(),
        due_at: case.due_at.map(|due| due.as_millisecond()),
    })?;
    Ok(())
}

/// Brings a case back before its time. One that is not put aside stays as it is.
///
/// # Errors
/// Refused for a case in a colleague's hands.
pub fn bring_back(tx: &mut Tx<'_>, id: CaseId) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.is_snoozed {
        must_be_in_hand(tx, &case)?;
        wake(tx, &mut case, "chosen")?;
        store::save_case(tx, &mut case)?;
    }
    Ok(case)
}

/// Ends that a case is put aside; the caller saves it. Reasons: `time`, `customer-wrote`, `chosen`, `handed`, `merged`, `undone`, `undelivered`.
pub(crate) fn wake(tx: &mut Tx<'_>, case: &mut Case, reason: &'static str) -> Result<()> {
    snoozes::end(tx, case.id)?;
    case.is_snoozed = false;
    case.moved_at = tx.now();
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(CaseWoken { case: case.id.get(), interaction: interaction.map(kernel::Id::get), reason })?;
    Ok(())
}

/// Brings back every case whose time has come and tells who answers for it; answers how many.
///
/// # Errors
/// What the database says.
pub async fn wake_due(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let due = app.read(clock.may(WATCH)?, move |tx| snoozes::due(tx, now, ROUND)).await?;
    for (entity, case) in &due {
        let case = *case;
        app.write(clock.may(WATCH)?.within(*entity), move |tx| come_back(tx, case)).await?;
    }
    Ok(due.len())
}

/// Looks again inside the transaction: it may have come back meanwhile, or been put aside for longer.
fn come_back(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let now = tx.now();
    let Some(known) = snoozes::of_case(tx, id)?.filter(|known| known.until <= now) else { return Ok(()) };
    let Some(mut case) = store::case_anywhere(tx, id)? else { return Ok(()) };
    wake(tx, &mut case, "time")?;
    store::save_case(tx, &mut case)?;
    match case.owner.or(known.by) {
        Some(employee) => notices::tell(tx, employee, "woken", Some(id)),
        None => Ok(()),
    }
}

/// After a change of the calendar: a case that would come back while there is no service comes back when there is again.
pub(crate) fn keep_in_hours(tx: &mut Tx<'_>, calendar: &Calendar) -> Result<()> {
    let mut mark = Mark { at: i64::MIN, id: i64::MIN };
    loop {
        let coming = snoozes::coming(tx, mark, ROUND)?;
        let Some((last, until)) = coming.last().copied() else { return Ok(()) };
        mark = Mark { at: until.as_millisecond(), id: last.get() };
        for (id, until) in coming.into_iter().filter(|(_, until)| !calendar.is_open(*until)) {
            let Some(known) = snoozes::of_case(tx, id)? else { continue };
            snoozes::begin(tx, id, &Snooze { until: calendar.next_opening(until), ..known })?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("{text}+03:00").parse().unwrap()
    }

    fn offered(now: &str) -> Vec<(&'static str, Timestamp)> {
        choices(&calendar::bahrain(), at(now)).into_iter().map(|(until, at)| (until.key(), at)).collect()
    }

    #[test]
    fn on_a_morning_in_the_week_there_is_a_later_and_a_tomorrow() {
        let tuesday = offered("2026-11-24T09:00:00");
        assert_eq!(tuesday, [("later", at("2026-11-24T11:00:00")), ("tomorrow", at("2026-11-25T07:00:00"))]);
    }

    #[test]
    fn towards_the_end_of_a_day_later_is_half_of_what_is_left_and_then_nothing() {
        assert_eq!(offered("2026-11-24T13:15:00")[0], ("later", at("2026-11-24T13:45:00")));
        assert_eq!(offered("2026-11-24T14:00:00")[0].0, "tomorrow");
    }

    #[test]
    fn on_thursday_the_next_working_day_is_sunday_and_no_tomorrow_is_offered() {
        let thursday = offered("2026-11-26T14:00:00");
        assert_eq!(thursday, [("next-day", at("2026-11-29T07:00:00"))]);
    }

    #[test]
    fn a_time_outside_service_means_the_next_opening() {
        let friday = Until::At(at("2026-11-27T10:00:00"));
        assert_eq!(friday.instant(&calendar::bahrain(), at("2026-11-24T09:00:00")), Some(at("2026-11-29T07:00:00")));
    }
}
