//! The opinion of a customer who gave none while the link opened is not known (2.customer.surveys, 7.measure-satisfaction): that is written down
//! once.

use std::time::Duration;

use ::store::Tx;
use desk::CaseId;
use desk::round;
use futures::FutureExt;
use kernel::Actor;
use kernel::Event;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::store::surveys;
use crate::survey::LASTS;
use crate::survey_events::OpinionAsked;
use crate::survey_events::OpinionLapsed;

const WATCH: Permission = Permission { key: "email.watch-opinions", roles: &[Role::System] };
/// How many of them one round looks at.
const ROUND: u32 = 500;

/// Looks for those whose time is over.
pub(crate) const JOB: Job =
    Job { key: "email.opinions", when: When::Every(Duration::from_secs(600)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    let until = app.now() - LASTS;
    let over = app.read(clock.may(WATCH)?, move |tx| surveys::unanswered_until(tx, until, ROUND)).await?;
    for (entity, case) in over {
        round::each(&app, clock.may(WATCH)?.within(entity), case.get(), move |tx| lapse(tx, case)).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Looks again inside the transaction: the customer may have answered meanwhile. Whose letter never left was not asked, and owes nothing.
fn lapse(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let now = tx.now();
    if surveys::lapse(tx, case, now)? == 0 || !was_asked(tx, case)? {
        return Ok(());
    }
    let interaction = desk::store::newest_interaction(tx, case)?.map(Id::get);
    tx.record(OpinionLapsed { case: case.get(), interaction })?;
    Ok(())
}

/// Whether the letter left.
fn was_asked(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    Ok(!tx.events_of_kind((case.get(), OpinionAsked::KIND), 0, 1)?.is_empty())
}
