//! What an entity may use in a day or keep: counted as it goes, never by counting rows.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Prepared;
use ::store::Tx;
use axum::response::Response;
use jiff::tz::TimeZone;
use kernel::Actor;
use kernel::EntityId;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;

use super::door::too_many;
use super::store;
use crate::App;
use crate::Settings;

/// Count what is used.
const COUNT: Permission = Permission { key: "platform.count-usage", roles: &[Role::System] };

/// Something an entity may use only so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quota {
    /// Bytes of attachments kept, over all time; give back with a negative number.
    StoredBytes,
    /// Calls of programs in a day.
    ApiCalls,
    /// Mails sent in a day.
    Mails,
    /// Mails handed to the mail server in an hour.
    MailsAnHour,
    /// Parts of text messages handed to the gateway in a day: each is paid for.
    Texts,
}

impl Quota {
    const fn key(self) -> &'static str {
        match self {
            Quota::StoredBytes => "stored-bytes",
            Quota::ApiCalls => "api-calls",
            Quota::Mails => "mails",
            Quota::MailsAnHour => "mails-an-hour",
            Quota::Texts => "texts",
        }
    }

    const fn setting(self) -> &'static str {
        match self {
            Quota::StoredBytes => "quota.stored_bytes",
            Quota::ApiCalls => "quota.api_calls_per_day",
            Quota::Mails => "quota.mails_per_day",
            Quota::MailsAnHour => "quota.mails_per_hour",
            Quota::Texts => "quota.texts_per_day",
        }
    }

    /// The key of the words with which more of it is refused.
    pub const fn refusal(self) -> &'static str {
        match self {
            Quota::StoredBytes => "limits-quota-stored-bytes",
            Quota::ApiCalls => "limits-quota-api-calls",
            Quota::Mails => "limits-quota-mails",
            Quota::MailsAnHour => "limits-quota-mails-hour",
            Quota::Texts => "limits-quota-texts",
        }
    }

    /// The day or the hour of Bahrain that is counted, or 0 for what is counted over all time.
    fn day(self, now: Timestamp) -> i64 {
        match self {
            Quota::StoredBytes => 0,
            Quota::ApiCalls | Quota::Mails | Quota::Texts => day_of(now),
            Quota::MailsAnHour => day_of(now) * 100 + i64::from(ui::bahrain().to_datetime(now).hour()),
        }
    }
}

fn day_of(now: Timestamp) -> i64 {
    let date = ui::bahrain().to_datetime(now).date();
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// When the next hour begins, in which `MailsAnHour` is counted anew: Bahrain's hours begin with those of UTC.
pub fn next_hour(now: Timestamp) -> Timestamp {
    Timestamp::from_second((now.as_second() / 3600 + 1) * 3600).unwrap_or(now)
}

/// When the next day of Bahrain begins, in which `Texts` are counted anew.
pub fn next_day(now: Timestamp) -> Timestamp {
    now + std::time::Duration::from_secs(until_tomorrow(now).into())
}

/// Seconds until the next day of Bahrain begins.
fn until_tomorrow(now: Timestamp) -> u32 {
    let tomorrow = ui::bahrain().to_datetime(now).date().tomorrow().ok();
    let begins = tomorrow.and_then(|date| date.to_zoned(zone()).ok());
    begins.map_or(3600, |begins| u32::try_from(begins.timestamp().duration_since(now).as_secs()).unwrap_or(3600))
}

fn zone() -> TimeZone {
    ui::bahrain()
}

/// Uses so much of the transaction's entity's quota; 0 in the setting means without limit.
///
/// # Errors
/// `Refused` in words when it would be more than is allowed: then nothing is counted.
pub fn take(tx: &mut Tx<'_>, settings: &Settings, quota: Quota, amount: i64) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let used = store::add(tx, entity, quota.key(), quota.day(now), amount)?;
    let allowed = settings.number_now(tx, quota.setting())?;
    if amount > 0 && allowed > 0 && u64::try_from(used).is_ok_and(|used| used > allowed) {
        return Err(refuse(quota.refusal()).with("allowed", i64::try_from(allowed).unwrap_or(i64::MAX)).into());
    }
    Ok(())
}

/// Whether the transaction's entity may use so much more now. Who then takes it may hear otherwise: others take, too.
///
/// # Errors
/// What the database says.
pub fn has_room(tx: &mut Tx<'_>, settings: &Settings, quota: Quota, amount: u64) -> Result<bool> {
    let (entity, now) = (tx.entity()?, tx.now());
    let used = store::used(tx, entity, quota.key(), quota.day(now))?;
    let allowed = settings.number_now(tx, quota.setting())?;
    Ok(allowed == 0 || u64::try_from(used).unwrap_or_default().saturating_add(amount) <= allowed)
}

/// Keeps a file for the transaction's entity, within what it may store.
///
/// # Errors
/// `Refused` in words when it would be more than is allowed.
pub fn keep(tx: &mut Tx<'_>, settings: &Settings, file: &Prepared) -> Result<()> {
    take(tx, settings, Quota::StoredBytes, i64::try_from(file.size).unwrap_or(i64::MAX))?;
    tx.keep(file).map(drop)
}

/// Calls since the last time they were written down, by entity: a call does not cost a write of its own.
#[derive(Default)]
pub(crate) struct Calls(Mutex<HashMap<EntityId, Counted>>);

#[derive(Clone, Copy, Default)]
struct Counted {
    day: i64,
    written: i64,
    waiting: i64,
    /// The second in which they were last written.
    second: i64,
}

/// So many calls are counted in memory before they are written, and all those of a second.
const TOGETHER: i64 = 50;

impl Calls {
    /// Counts one call; says what was used today as far as known, and what must be written now: of today, and what was left of a day before.
    /// Programs that ask as fast as they are answered cause a write a second: each is synced, and whoever else writes waits for that.
    fn count(&self, entity: EntityId, now: Timestamp) -> (i64, Vec<Due>) {
        let (day, second) = (day_of(now), now.as_second());
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = calls.entry(entity).or_default();
        let mut due = Vec::new();
        let is_new = counted.day != day;
        if is_new {
            due.extend(counted.take(entity));
            *counted = Counted { day, ..Counted::default() };
        }
        counted.waiting += 1;
        let used = counted.written + counted.waiting;
        if is_new || (counted.waiting >= TOGETHER && counted.second != second) {
            counted.second = second;
            due.extend(counted.take(entity));
        }
        (used, due)
    }

    /// All that waits to be written.
    fn left(&self) -> Vec<Due> {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.iter_mut().filter_map(|(entity, counted)| counted.take(*entity)).collect()
    }

    /// What could not be written waits on.
    fn give_back(&self, due: &Due) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(counted) = calls.get_mut(&due.entity).filter(|counted| counted.day == due.day) {
            counted.waiting += due.calls;
        }
    }

    /// The database says what was used on a day. Of two answers that overtake each other the greater holds.
    fn written(&self, due: &Due, used: i64) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(counted) = calls.get_mut(&due.entity).filter(|counted| counted.day == due.day) {
            counted.written = counted.written.max(used);
        }
    }
}

impl Counted {
    fn take(&mut self, entity: EntityId) -> Option<Due> {
        let calls = std::mem::take(&mut self.waiting);
        (calls > 0).then_some(Due { entity, day: self.day, calls })
    }
}

/// Calls that are to be written down.
struct Due {
    entity: EntityId,
    day: i64,
    calls: i64,
}

/// Counts a program's call for its entity, or gives the refusal.
pub(super) async fn count_call(app: &App, actor: &Actor) -> Result<(), Response> {
    let Some(entity) = actor.entity else { return Ok(()) };
    let now = app.now();
    let (mut used, all_due) = app.calls().count(entity, now);
    for due in all_due {
        match write(app, &due).await {
            Ok(written) if due.day == day_of(now) => used = written,
            Ok(_) => {}
            // Where storage takes no writes just now, reading goes on: the calls wait to be written down.
            Err(error) => tracing::warn!(%error, "calls of programs could not be written down"),
        }
    }
    let allowed = app.settings().number(Quota::ApiCalls.setting());
    let is_over = allowed > 0 && u64::try_from(used).is_ok_and(|used| used > allowed);
    if is_over { Err(too_many(until_tomorrow(now), "limits-quota-api-calls-today")) } else { Ok(()) }
}

/// Writes calls down; answers how many there were on their day. Those that cannot be written wait on.
async fn write(app: &App, due: &Due) -> Result<i64> {
    let (entity, day, calls) = (due.entity, due.day, due.calls);
    let grant = Actor::system("limits", Some(entity)).may(COUNT)?;
    let written = app.write_quietly(grant, move |tx| store::add(tx, entity, Quota::ApiCalls.key(), day, calls)).await;
    match &written {
        Ok(used) => app.calls().written(due, *used),
        Err(_) => app.calls().give_back(due),
    }
    written
}

/// Writes down the calls of programs that are counted in memory alone, when the program ends in order: a day's calls begin anew with no start.
pub async fn write_calls(app: &App) {
    for due in app.calls().left() {
        if let Err(error) = write(app, &due).await {
            tracing::warn!(%error, calls = due.calls, "calls of programs could not be written down");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn however_fast_programs_call_their_calls_are_written_down_once_a_second_and_each_is_counted() {
        let (calls, entity, begun) = (Calls::default(), EntityId::new(1), Timestamp::from_second(1_795_600_000).unwrap());
        let (mut writes, mut written) = (0, 0);
        for number in 0..10_000 {
            let (used, all_due) = calls.count(entity, begun + Duration::from_millis(number));
            assert_eq!(used, i64::try_from(number).unwrap() + 1);
            for due in all_due {
                (writes, written) = (writes + 1, written + due.calls);
                calls.written(&due, written);
            }
        }
        assert_eq!(writes, 10);
        let (_, due) = calls.count(entity, begun + Duration::from_secs(10));
        assert_eq!(written + due[0].calls, 10_001);
    }

    #[test]
    fn what_is_left_of_a_day_is_written_to_that_day_when_the_next_begins() {
        let (calls, entity, begun) = (Calls::default(), EntityId::new(1), Timestamp::from_second(1_795_600_000).unwrap());
        (0..3).for_each(|second| drop(calls.count(entity, begun + Duration::from_secs(second))));
        let tomorrow = begun + Duration::from_secs(24 * 3600);
        let due: Vec<_> = calls.count(entity, tomorrow).1.iter().map(|due| (due.day, due.calls)).collect();
        assert_eq!(due, [(day_of(begun), 2), (day_of(tomorrow), 1)], "the first call of a day is written at once");
        assert!(calls.left().is_empty());
    }
}
