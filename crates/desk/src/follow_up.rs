//! After a promise: when its day has come and it was kept, the customer hears of it. Whoever answers meanwhile has told it; else the owner is
//! reminded, once.

use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;

use crate::CaseId;
use crate::follow_up_events::KeptTold;
use crate::follow_up_events::ToTell;
use crate::follow_up_events::Untold;
use crate::notices;
use crate::promise::Promise;
use crate::promise::PromiseId;
use crate::promise::Promised;
use crate::promise::promises_of;
use crate::round;
use crate::store;
use crate::store::promises;
use crate::store::promises::Open;

const WATCH: Permission = Permission { key: "desk.watch-follow-ups", roles: &[Role::System] };
/// How many promises one round looks at.
const ROUND: u32 = 500;
/// So long after the day of a promise its customer has been told, or was not cared for.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);

impl Promise {
    /// Whether it was kept and its customer has not been told.
    pub fn is_to_be_told(&self) -> bool {
        self.what == Promised::Completion && self.kept_at.is_some() && self.told_at.is_none()
    }

    /// It was kept and its customer has not been told.
    ///
    /// # Errors
    /// Refused, saying whether it is not kept yet or there is nothing to tell.
    pub fn must_be_to_tell(&self) -> Result<()> {
        match self.kept_at {
            None => Err(refuse("desk-promise-not-kept").into()),
            Some(_) if !self.is_to_be_told() => Err(refuse("desk-promise-nothing-to-tell").into()),
            Some(_) => Ok(()),
        }
    }

    /// Whether its customer was answered since it was made, in its own case or in the one of which that became a part: whoever is answered before
    /// the case is closed has been told of it, also where it was kept in between.
    ///
    /// # Errors
    /// What the database says.
    pub fn was_answered(&self, tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
        Ok(store::is_answered_since(tx, case, self.made_at)? || store::is_answered_since(tx, self.case, self.made_at)?)
    }
}

/// Says that the customer was told that a promise has been kept.
///
/// # Errors
/// Refused for one that was not kept, was told already, or promised nothing to be done; `NotFound` for one of another case.
pub fn tell_kept(tx: &mut Tx<'_>, case: CaseId, id: PromiseId) -> Result<()> {
    let promise = promises_of(tx, case)?.into_iter().find(|promise| promise.id == id).ok_or(Error::NotFound("promise"))?;
    promise.must_be_to_tell()?;
    told(tx, &promise)
}

/// What the customer of a case is answered tells them of what was kept before.
pub(crate) fn answered(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let kept: Vec<Promise> = promises_of(tx, case)?.into_iter().filter(Promise::is_to_be_told).collect();
    kept.iter().try_for_each(|promise| told(tx, promise))
}

fn told(tx: &mut Tx<'_>, promise: &Promise) -> Result<()> {
    let now = tx.now();
    promises::told(tx, promise.id, now)?;
    let interaction = store::newest_interaction(tx, promise.case)?.map(Id::get);
    tx.record(KeptTold { case: promise.case.get(), interaction, promise: promise.id.get() })?;
    Ok(())
}

/// Reminds the owner of each case in which something was promised and done, and whose day has come, to tell the customer; answers of how many.
///
/// # Errors
/// What the database says.
pub async fn remind_to_tell(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let kept = app.read(clock.may(WATCH)?, move |tx| promises::kept_until(tx, now, Open::Reminder, ROUND)).await?;
    for (entity, id) in &kept {
        let id = *id;
        round::each(app, clock.may(WATCH)?.within(*entity), id.get(), move |tx| remind(tx, id)).await?;
    }
    Ok(kept.len())
}

/// Looks again inside the transaction: the customer may have been told meanwhile.
fn remind(tx: &mut Tx<'_>, id: PromiseId) -> Result<()> {
    let now = tx.now();
    let Some(promise) = promises::one(tx, id)?.filter(Promise::is_to_be_told) else { return Ok(()) };
    promises::reminded(tx, id, now)?;
    let Some(case) = store::case_anywhere(tx, promise.case)? else { return Ok(()) };
    let interaction = store::newest_interaction(tx, case.id)?.map(Id::get);
    tx.record(ToTell { case: case.id.get(), interaction, promise: id.get(), due_at: promise.due_at.as_millisecond() })?;
    case.owner.map_or(Ok(()), |owner| notices::tell(tx, owner, "follow-up", Some(case.id)))
}

/// Writes down of which promises the customer has not been told within a day of their time; answers of how many.
///
/// # Errors
/// What the database says.
pub async fn mark_untold(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let until = app.now() - PATIENCE;
    let untold = app.read(clock.may(WATCH)?, move |tx| promises::kept_until(tx, until, Open::Untold, ROUND)).await?;
    for (entity, id) in &untold {
        let id = *id;
        round::each(app, clock.may(WATCH)?.within(*entity), id.get(), move |tx| leave_untold(tx, id)).await?;
    }
    Ok(untold.len())
}

fn leave_untold(tx: &mut Tx<'_>, id: PromiseId) -> Result<()> {
    let now = tx.now();
    let Some(promise) = promises::one(tx, id)?.filter(Promise::is_to_be_told) else { return Ok(()) };
    if promises::left_untold(tx, id, now)? == 0 {
        return Ok(());
    }
    let Some(case) = store::case_anywhere(tx, promise.case)? else { return Ok(()) };
    let interaction = store::newest_interaction(tx, case.id)?.map(Id::get);
    tx.record(Untold { case: case.id.get(), interaction, promise: id.get(), owner: case.owner.map(Id::get) })?;
    Ok(())
}
