//! The opinion of a customer who gave none of their visit while its page could be rated is not known (2.customer.surveys,
//! 7.measure-satisfaction): that is written down once.

use std::time::Duration;

use ::store::Tx;
use desk::round;
use desk::visit::OpinionLapsed;
use futures::FutureExt;
use kernel::Actor;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::opinion::LASTS;
use crate::store;
use crate::ticket::TicketId;

const WATCH: Permission = Permission { key: "centre.watch-opinions", roles: &[Role::System] };
/// How many of them are read at once.
const ROUND: u32 = 500;

/// Looks for those whose time is over.
pub(crate) const JOB: Job =
    Job { key: "centre.opinions", when: When::Every(Duration::from_secs(600)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    let until = app.now() - LASTS;
    let mut after = TicketId::new(0);
    loop {
        let over = app.read(clock.may(WATCH)?, move |tx| store::unanswered_until(tx, until, (after, ROUND))).await?;
        let Some((_, last)) = over.last().copied() else { break };
        for (entity, ticket) in over {
            round::each(&app, clock.may(WATCH)?.within(entity), ticket.get(), move |tx| lapse(tx, ticket)).await?;
        }
        after = last;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Looks again inside the transaction: the customer may have said something meanwhile.
fn lapse(tx: &mut Tx<'_>, id: TicketId) -> Result<()> {
    if !store::end_asked(tx, id)? {
        return Ok(());
    }
    let Some((case, ticket)) = store::ticket(tx, id)?.and_then(|ticket| Some((ticket.case?, ticket))) else { return Ok(()) };
    tx.record(OpinionLapsed { case: case.get(), interaction: ticket.interaction.map(Id::get) }).map(drop)
}
