//! Where customers go from the page of their turn: to whoever calls them, or where they were sent on; and once they were not served, back into the
//! line by telephone, to an appointment, or to the hours of the centre.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use org::Service;
use ui::Page;

use super::Known;
use crate::bookings_page::bookable_at;
use crate::hours::is_open_now;
use crate::join_page::address;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;

/// What a centre offers to whoever was not served there.
pub(super) struct Offered {
    /// Its public page, without the language.
    centre: String,
    /// Whether tickets are given there by telephone now.
    gives: bool,
    /// Where a time for the same service is booked, without the language; empty where none can be.
    times: String,
}

impl Offered {
    /// Looks at the centre of a ticket that ended without service; nothing for any other.
    pub(super) fn of(tx: &mut Tx<'_>, ticket: &Ticket, services: &[Service]) -> Result<Option<Offered>> {
        if !matches!(ticket.state, At::Left | At::Absent | At::Unserved) {
            return Ok(None);
        }
        let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("page"))?;
        let (centre, service) = (ticket.centre, ticket.service);
        let gives = store::joining(tx, centre)?.is_allowed && is_open_now(tx, centre)?;
        let is_booked = bookable_at(tx, centre, services)?.iter().any(|(one, _)| *one == service);
        let times = format!("/e/{}/appointments/{centre}/{service}", entity.code.to_lowercase());
        Ok(Some(Offered { centre: address(&entity.code, centre.get()), gives, times: if is_booked { times } else { String::new() } }))
    }
}

/// A way on, as a link.
pub(super) struct Way {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) kind: &'static str,
    pub(super) icon: &'static str,
}

/// The ways on from a turn that ended without service, the nearest first.
pub(super) fn ways(page: &Page, offered: &Offered) -> Vec<Way> {
    let way = |key: &str, path: &str, (kind, icon)| Way { label: page.t(key), href: page.href(path), kind, icon };
    let mut ways = Vec::new();
    if offered.gives {
        ways.push(way("centre-turn-again", &offered.centre, ("primary", "ticket")));
    }
    if !offered.times.is_empty() {
        ways.push(way("centre-turn-book", &offered.times, ("default", "calendar-clock")));
    }
    if !offered.gives {
        ways.push(way("centre-turn-centre", &offered.centre, ("default", "clock")));
    }
    ways
}

/// Where whoever is called goes, in words.
pub(super) fn go_to(page: &Page, known: &Known) -> String {
    known.goal.as_ref().map(|goal| page.ta(goal.words(), &goal.args(page.lang))).unwrap_or_default()
}

/// Where they were sent on to, in words; empty in the line of a service.
pub(super) fn sent(page: &Page, known: &Known) -> String {
    match (known.ticket.sent, known.sent) {
        (Sent::Leader(_), _) => page.t("centre-turn-sent-leader"),
        (Sent::Counter(_), Some(number)) => page.t1("centre-turn-sent-counter", "number", i64::from(number)),
        _ => String::new(),
    }
}
