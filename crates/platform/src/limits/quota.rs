//! What an entity may use in a day or keep: counted as it goes, never by counting rows.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use axum::response::IntoResponse;
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
use crate::Failure;
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
}

impl Quota {
    const fn key(self) -> &'static str {
        match self {
            Quota::StoredBytes => "stored-bytes",
            Quota::ApiCalls => "api-calls",
            Quota::Mails => "mails",
            Quota::MailsAnHour => "mails-an-hour",
        }
    }

    const fn setting(self) -> &'static str {
        match self {
            Quota::StoredBytes => "quota.stored_bytes",
            Quota::ApiCalls => "quota.api_calls_per_day",
            Quota::Mails => "quota.mails_per_day",
            Quota::MailsAnHour => "quota.mails_per_hour",
        }
    }

    const fn refusal(self) -> &'static str {
        match self {
            Quota::StoredBytes => "limits-quota-stored-bytes",
            Quota::ApiCalls => "limits-quota-api-calls",
            Quota::Mails => "limits-quota-mails",
            Quota::MailsAnHour => "limits-quota-mails-hour",
        }
    }

    /// The day or the hour of Bahrain that is counted, or 0 for what is counted over all time.
    fn day(self, now: Timestamp) -> i64 {
        match self {
            Quota::StoredBytes => 0,
            Quota::ApiCalls | Quota::Mails => day_of(now),
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
    /// Counts one call; says what was used today as far as known, and what must be written now.
    /// Programs that ask as fast as they are answered cause a write a second: each is synced, and whoever else writes waits for that.
    fn count(&self, entity: EntityId, now: Timestamp) -> (i64, i64) {
        let (day, second) = (day_of(now), now.as_second());
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = calls.entry(entity).or_default();
        let is_new = counted.day != day;
        if is_new {
            *counted = Counted { day, ..Counted::default() };
        }
        counted.waiting += 1;
        let is_due = is_new || (counted.waiting >= TOGETHER && counted.second != second);
        let due = if is_due { std::mem::take(&mut counted.waiting) } else { 0 };
        counted.second = if is_due { second } else { counted.second };
        (counted.written + counted.waiting + due, due)
    }

    /// What could not be written waits on.
    fn give_back(&self, entity: EntityId, due: i64) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(counted) = calls.get_mut(&entity) {
            counted.waiting += due;
        }
    }

    /// The database says what was used on the day of that instant. Of two answers that overtake each other the greater holds.
    fn written(&self, entity: EntityId, used: i64, now: Timestamp) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(counted) = calls.get_mut(&entity).filter(|counted| counted.day == day_of(now)) {
            counted.written = counted.written.max(used);
        }
    }
}

/// Counts a program's call for its entity, or gives the refusal.
pub(super) async fn count_call(app: &App, actor: &Actor) -> Result<(), Response> {
    let Some(entity) = actor.entity else { return Ok(()) };
    let now = app.now();
    let (mut used, due) = app.calls().count(entity, now);
    if due > 0 {
        let grant = Actor::system("limits", Some(entity)).may(COUNT).map_err(|error| Failure(error).into_response())?;
        let written = app.write_quietly(grant, move |tx| store::add(tx, entity, Quota::ApiCalls.key(), day_of(now), due)).await;
        match written {
            Ok(today) => {
                used = today;
                app.calls().written(entity, used, now);
            }
            // Where storage takes no writes just now, reading goes on: the calls wait to be written down.
            Err(error) => {
                tracing::warn!(%error, "calls of programs could not be written down");
                app.calls().give_back(entity, due);
            }
        }
    }
    let allowed = app.settings().number(Quota::ApiCalls.setting());
    let is_over = allowed > 0 && u64::try_from(used).is_ok_and(|used| used > allowed);
    if is_over { Err(too_many(until_tomorrow(now), "limits-quota-api-calls-today")) } else { Ok(()) }
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
            let (used, due) = calls.count(entity, begun + Duration::from_millis(number));
            assert_eq!(used, i64::try_from(number).unwrap() + 1);
            if due > 0 {
                (writes, written) = (writes + 1, written + due);
                calls.written(entity, written, begun);
            }
        }
        assert_eq!(writes, 10);
        let (_, due) = calls.count(entity, begun + Duration::from_secs(10));
        assert_eq!(written + due, 10_001);
    }
}
