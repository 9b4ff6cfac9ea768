//! Whoever was sent on to a counter or a person that is not there any more stands in the line of their service again, without a new wait.

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;

use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::Standing;
use crate::issue::must_reach;
use crate::issue::today;
use crate::send_on::leaders;
use crate::serve::tell_moved;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// A counter that is left for so long has nobody for whom a customer could wait.
const LONG: Duration = Duration::from_secs(10 * 60);

/// A counter is closed: whoever was sent on to it waits for it no more.
///
/// # Errors
/// What the database says.
pub(crate) fn give_up(tx: &mut Tx<'_>, counter: &Counter) -> Result<()> {
    let day = today(tx);
    let mut sent = store::tickets_sent(tx, &day)?.into_iter().filter(|ticket| ticket.sent == Sent::Counter(counter.id));
    sent.try_for_each(|ticket| back(tx, ticket))
}

/// Those who were sent on to the one who acts and wait for them, in the centre where they sit, if they sit anywhere.
///
/// # Errors
/// What the database says.
pub(crate) fn sent_to_me(tx: &mut Tx<'_>) -> Result<Vec<Ticket>> {
    let (me, day) = (tx.actor().employee()?, today(tx));
    let at = store::counter_at(tx, me)?.map(|counter| counter.centre);
    let is_mine = |ticket: &Ticket| ticket.sent == Sent::Leader(me) && at.is_none_or(|centre| centre == ticket.centre);
    Ok(store::tickets_sent(tx, &day)?.into_iter().filter(is_mine).collect())
}

/// Those who were sent on to a counter that is closed or has been left for long, or to somebody who leads the centre no more, is away or has
/// signed out.
///
/// # Errors
/// What the database says.
pub(crate) fn in_vain(tx: &mut Tx<'_>, idle: Duration) -> Result<Vec<Ticket>> {
    let (day, mut in_vain) = (today(tx), Vec::new());
    for ticket in store::tickets_sent(tx, &day)? {
        let is_there = match ticket.sent {
            Sent::Counter(counter) => is_manned(tx, counter)?,
            Sent::Leader(leader) => leaders(tx, ticket.centre, idle)?.contains(&leader),
            Sent::Nowhere | Sent::Back => true,
        };
        if !is_there {
            in_vain.push(ticket);
        }
    }
    Ok(in_vain)
}

fn is_manned(tx: &mut Tx<'_>, counter: CounterId) -> Result<bool> {
    let (counter, now) = (store::counter_of(tx, counter)?, tx.now());
    Ok(counter.is_some_and(|counter| match counter.standing {
        Standing::Open => true,
        Standing::Paused => counter.since + LONG > now,
        Standing::Closed => false,
    }))
}

/// Somebody who leads the floor takes it back into the line: whom it was sent on to does not come to see its customer. A second press changes
/// nothing.
///
/// # Errors
/// Refused where it waits for nobody alone; `NotFound` out of reach.
pub(crate) fn take_back_to_line(tx: &mut Tx<'_>, (centre, id): (CentreId, TicketId)) -> Result<()> {
    must_reach(tx, centre)?;
    let ticket = store::ticket(tx, id)?.filter(|ticket| ticket.centre == centre).ok_or(Error::NotFound("ticket"))?;
    if ticket.sent == Sent::Back { Ok(()) } else { back(tx, ticket) }
}

/// It stands in the line of its service again, and whoever looks at the floor sees that.
///
/// # Errors
/// Refused where it waits for nobody alone.
pub(crate) fn back(tx: &mut Tx<'_>, mut ticket: Ticket) -> Result<()> {
    ticket.come_back()?;
    store::save_ticket(tx, &mut ticket)?;
    tell_moved(tx, &ticket, ("sent-back", ticket.service), String::new())
}
