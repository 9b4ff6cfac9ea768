//! Joins a queue from outside: a ticket by telephone, within the centre's hours and as far as it allows (4.before.no-long-wait).

use ::store::Tx;
use kernel::CentreId;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;

use crate::events::CentreChanged;
use crate::hours::calendar_of;
use crate::issue::NewTicket;
use crate::issue::issue_ticket;
use crate::issue::must_reach;
use crate::issue::today;
use crate::joining::Joining;
use crate::store;
use crate::ticket::Ticket;

/// See who waits at a centre, and take a ticket by telephone.
pub(crate) const JOIN: Permission = Permission { key: "centre.join", roles: &[Role::Public] };

/// Where a ticket is taken by telephone.
pub(crate) const ORIGIN: &str = "phone";

/// Gives a ticket to somebody who is not there yet. `from` stands for their address; the same key twice is one ticket.
///
/// # Errors
/// Refused where the centre allows none, outside its hours, where as many wait from outside as it allows, altogether or of one address, and for
/// what `issue_ticket` says.
pub fn join(tx: &mut Tx<'_>, new: NewTicket, from: &str, key: &str) -> Result<Ticket> {
    must_reach(tx, new.centre)?;
    if let Some(known) = store::ticket_of_key(tx, new.centre, key)? {
        return Ok(known);
    }
    let joining = store::joining(tx, new.centre)?;
    if !joining.is_allowed {
        return Err(refuse("centre-joining-off").into());
    }
    if !calendar_of(tx, new.centre)?.is_open(tx.now()) {
        return Err(refuse("centre-joining-hours").into());
    }
    let (all, of_one) = store::joined(tx, (new.centre, &today(tx)), from)?;
    if all >= joining.most_waiting {
        return Err(refuse("centre-joining-full").with("n", i64::from(joining.most_waiting)).into());
    }
    if of_one >= joining.most_of_one {
        return Err(refuse("centre-joining-many").with("n", i64::from(joining.most_of_one)).into());
    }
    let ticket = issue_ticket(tx, new, key)?;
    store::set_from(tx, ticket.id, from)?;
    Ok(ticket)
}

/// Says what the centre allows of joining from outside.
///
/// # Errors
/// `Invalid` for what `Joining::check` says; `NotFound` for a centre out of reach.
pub fn set_joining(tx: &mut Tx<'_>, centre: CentreId, joining: Joining) -> Result<()> {
    must_reach(tx, centre)?;
    joining.check()?;
    store::save_joining(tx, centre, joining)?;
    tx.record(CentreChanged { centre: centre.get(), what: "joining", id: centre.get() }).map(drop)
}
