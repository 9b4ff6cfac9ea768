//! Whether a customer needed a further contact for the same: what was answered and closed was settled at the first contact where they neither
//! wrote again nor came with another case about the same service within seven days, by whatever channel.

use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;

use crate::Case;
use crate::CaseId;
use crate::Sorts;
use crate::State;
use crate::round;
use crate::store;
use crate::store::contacts;
use crate::turn_events::ContactEnded;

const WATCH: Permission = Permission { key: "desk.watch-contacts", roles: &[Role::System] };
/// How many closings one round looks at.
const ROUND: u32 = 500;
/// Within so long a further contact is one about the same.
const WINDOW: Duration = Duration::from_secs(7 * 24 * 3600);

/// A case that was answered is closed: from now on it shows whether that was enough.
pub(crate) fn closed(tx: &mut Tx<'_>, case: &Case, now: Timestamp) -> Result<()> {
    if case.customer.is_none() {
        return Ok(());
    }
    contacts::begin(tx, case.id, now)
}

/// The customer of a closed case writes again: that was a further contact, where it comes within the time.
pub(crate) fn came_back(tx: &mut Tx<'_>, case: &Case, closed_at: Timestamp) -> Result<()> {
    let step = if tx.now() <= closed_at + WINDOW { "repeated" } else { "settled" };
    ended(tx, case, closed_at, step)
}

/// Says of every closing whose seven days are over whether a further contact was needed; answers of how many.
///
/// # Errors
/// What the database says.
pub async fn end_contacts(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let until = app.now() - WINDOW;
    let over = app.read(clock.may(WATCH)?, move |tx| contacts::closed_until(tx, until, ROUND)).await?;
    for (entity, case) in &over {
        let case = *case;
        round::each(app, clock.may(WATCH)?.within(*entity), case.get(), move |tx| end(tx, case)).await?;
    }
    Ok(over.len())
}

/// Looks again inside the transaction: it may have been opened again meanwhile.
fn end(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let (Some(closed_at), Some(case)) = (contacts::closed_at(tx, id)?, store::case_anywhere(tx, id)?) else { return Ok(()) };
    // What became a part of another case, or was opened by hand, is no closing any more.
    if case.id != id || case.state != State::Closed || case.closed_at != Some(closed_at) {
        return contacts::end(tx, id).map(drop);
    }
    let step = if contacts::came_again(tx, &case, (closed_at, closed_at + WINDOW))? { "repeated" } else { "settled" };
    ended(tx, &case, closed_at, step)
}

fn ended(tx: &mut Tx<'_>, case: &Case, closed_at: Timestamp, step: &'static str) -> Result<()> {
    if contacts::end(tx, case.id)? == 0 {
        return Ok(());
    }
    let interaction = store::newest_interaction(tx, case.id)?.map(Id::get);
    let (owner, sorts, closed_at) = (case.owner.map(Id::get), Sorts::of(tx, case)?, closed_at.as_millisecond());
    tx.record(ContactEnded { case: case.id.get(), interaction, owner, sorts, closed_at, step })?;
    Ok(())
}
