//! A ticket that the reception, or a program in its place, gives outside the centre's hours: whoever receives customers decides so, with a reason
//! that those who lead the floor see.

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use ui::Page;

use crate::day::CLOSE;
use crate::hours::opens_at;
use crate::issue::NewTicket;
use crate::issue::issue_ticket;
use crate::store;
use crate::ticket::Ticket;
use crate::turn_events::TicketOutsideHours;

/// The longest reason, in characters.
const LONGEST: usize = 500;
/// So many of a day are shown.
const MOST: u32 = 50;

/// A ticket that was given outside the centre's hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GivenOutside {
    /// As its customer sees it.
    pub(crate) number: String,
    /// Who decided so.
    pub(crate) employee: EmployeeId,
    pub(crate) reason: String,
    pub(crate) at: Timestamp,
}

/// Gives a ticket at the reception. Outside the centre's hours it needs a reason; within them there is nothing to decide.
///
/// # Errors
/// `Invalid` without a reason outside the hours; what `issue_ticket` says.
pub(crate) fn give_at_reception(tx: &mut Tx<'_>, new: NewTicket, (key, reason): (&str, &str)) -> Result<Ticket> {
    if let Some(known) = store::ticket_of_key(tx, new.centre, key)? {
        return Ok(known);
    }
    let ticket = issue_ticket(tx, new, key)?;
    if opens_at(tx, ticket.centre)?.is_some() {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(invalid("outside", "centre-outside-missing"));
        }
        if reason.chars().count() > LONGEST {
            return Err(invalid("outside", "centre-text-long"));
        }
        let employee = tx.actor().employee()?;
        let given = GivenOutside { number: ticket.shown(), employee, reason: reason.into(), at: tx.now() };
        store::insert_outside(tx, &ticket, &given)?;
        let (centre, employee) = (ticket.centre.get(), employee.get());
        tx.record(TicketOutsideHours { centre, ticket: ticket.id.get(), number: given.number, employee, reason: given.reason })?;
    }
    Ok(ticket)
}

/// What the floor shows of it.
pub(crate) struct Outside {
    /// When the centre opens; none while it is open.
    opens: Option<Timestamp>,
    /// What was given so today, with the name of whoever decided; nothing for who may not see it.
    pub(crate) given: Vec<(GivenOutside, String)>,
}

impl Outside {
    /// Looks at a centre now.
    pub(crate) fn read(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Outside> {
        let (lang, mut given) = (tx.actor().lang, Vec::new());
        let all = if tx.actor().can(CLOSE) { store::outside_on(tx, (centre, day), MOST)? } else { Vec::new() };
        for one in all {
            let who = org::store::employee(tx, one.employee)?;
            given.push((one, who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default()));
        }
        Ok(Outside { opens: opens_at(tx, centre)?, given })
    }

    /// That the centre is closed at this hour, and when it opens; empty while it is open.
    pub(crate) fn closed(&self, page: &Page) -> String {
        self.opens.map(|opens| closed_until(page, opens)).unwrap_or_default()
    }
}

/// That a centre is closed at this hour, and when it opens: never at the end of time.
pub(crate) fn closed_until(page: &Page, opens: Timestamp) -> String {
    if opens == Timestamp::MAX {
        return page.t("centre-closed-now");
    }
    page.t2("centre-closed-opens", "day", page.day(opens).as_str(), "time", page.time(opens).as_str())
}
