//! Centres and tickets as programs get them.

use ::store::Tx;
use kernel::Result;
use platform::App;
use schemars::JsonSchema;
use serde::Serialize;

use crate::line::place;
use crate::open_services::open_services;
use crate::pass::Pass;
use crate::store;
use crate::ticket;
use crate::ticket::Sent;

/// A name in both languages.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Name {
    ar: String,
    en: String,
}

impl From<kernel::Bilingual> for Name {
    fn from(name: kernel::Bilingual) -> Self {
        Self { ar: name.ar, en: name.en }
    }
}

/// A service for which a centre gives tickets.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Offered {
    id: String,
    name: Name,
    /// How many wait in its queue.
    waiting: usize,
}

/// A centre.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Centre {
    id: String,
    name: Name,
    place: Name,
    /// The services for which it gives tickets.
    services: Vec<Offered>,
}

impl Centre {
    pub(crate) fn read(tx: &mut Tx<'_>, centre: org::Centre) -> Result<Self> {
        let offered = open_services(tx, centre.id)?.into_iter();
        let services = offered.map(|one| Offered { id: one.id.to_string(), name: one.name.into(), waiting: one.waiting }).collect();
        Ok(Self { id: centre.id.to_string(), name: centre.name.into(), place: centre.place.into(), services })
    }
}

/// One counter, or one who leads the centre, to whom a ticket was sent on.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SentOnTo {
    /// The number of the counter.
    counter: Option<u32>,
    /// Who leads the centre.
    leader: Option<String>,
}

impl SentOnTo {
    fn read(tx: &mut Tx<'_>, ticket: &ticket::Ticket) -> Result<Option<Self>> {
        Ok(match ticket.sent {
            // They have come to whom they were sent on to.
            _ if ticket.state == ticket::State::Serving => None,
            Sent::Counter(id) => Some(Self { counter: store::counter_of(tx, id)?.map(|counter| counter.number), leader: None }),
            Sent::Leader(id) => Some(Self { counter: None, leader: Some(id.to_string()) }),
            Sent::Nowhere | Sent::Back => None,
        })
    }
}

/// A ticket.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Ticket {
    id: String,
    /// The number as customers see it: `A 042`.
    number: String,
    /// `waiting`, `called`, `serving`, `parked`, `done`, `absent`, `left`, `unserved`.
    state: &'static str,
    service: String,
    /// The services that come after it, in their order.
    more: Vec<String>,
    lang: &'static str,
    priority: bool,
    /// How many persons come with it.
    persons: u32,
    /// What they need.
    needs: Vec<&'static str>,
    issued_at: String,
    /// Until when others go first, where the customer asked for more time.
    rests_until: Option<String>,
    /// How many of its queue stand before it, while it waits.
    ahead: Option<usize>,
    /// Whom it was sent on to, who alone calls it.
    sent_to: Option<SentOnTo>,
    /// Where its customer follows it.
    follow: String,
}

impl Ticket {
    pub(crate) fn read(tx: &mut Tx<'_>, app: &App, ticket: &ticket::Ticket) -> Result<Self> {
        let pass = Pass { entity: tx.entity()?, ticket: ticket.id }.sign(app.keys());
        Ok(Self {
            id: ticket.id.to_string(),
            number: ticket.shown(),
            state: ticket.state.key(),
            service: ticket.service.to_string(),
            more: ticket.more.iter().map(ToString::to_string).collect(),
            lang: ticket.lang.code(),
            priority: ticket.has_priority,
            persons: ticket.party.persons,
            needs: ticket.party.needs.iter().map(|need| need.key()).collect(),
            issued_at: ticket.issued.to_string(),
            rests_until: ticket.rest.until.filter(|_| ticket.rests(tx.now())).map(|until| until.to_string()),
            ahead: place(tx, ticket)?,
            sent_to: SentOnTo::read(tx, ticket)?,
            follow: format!("{}/{}/turn/{pass}", app.public_url(), ticket.lang.code()),
        })
    }
}
