//! What became of the customer before: how they have what was done, or where they were sent on.

use ::store::Tx;
use kernel::Bilingual;
use kernel::Event;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use ui::Page;

use super::Asked;
use crate::events::VisitMoved;
use crate::send_on::name_of;
use crate::store;
use crate::ticket::TicketId;
use crate::told;
use crate::told::Told;
use crate::told::Way;

/// What became of the customer before.
pub(super) enum Went {
    /// The visit was completed: what they were told, and how they have it.
    Told(Told),
    /// The one who looks sent them on.
    On(SentOn),
}

/// Somebody who was sent on.
pub(super) struct SentOn {
    number: String,
    to: To,
}

enum To {
    Service(Bilingual),
    /// The number of the counter, and who is there.
    Counter(u32, Bilingual),
    Leader(Bilingual),
}

impl Went {
    /// What the address of the page asks for; none where nothing became of anybody, or somebody else did it.
    pub(super) fn read(tx: &mut Tx<'_>, asked: &Asked) -> Result<Option<Went>> {
        if let Ok(id) = asked.told.parse() {
            return Ok(told::of(tx, id).ok().map(Went::Told));
        }
        match asked.sent.parse() {
            Ok(id) => Ok(SentOn::read(tx, id)?.map(Went::On)),
            Err(_) => Ok(None),
        }
    }

    /// What is said of it, and the papers that may be printed: each its address and its label.
    pub(super) fn shown(&self, page: &Page) -> (String, Vec<(String, String)>) {
        match self {
            Went::Told(told) => of_told(page, told),
            Went::On(sent) => (sent.words(page), Vec::new()),
        }
    }
}

/// How the customer before has what was done; on paper, what is to be printed.
fn of_told(page: &Page, told: &Told) -> (String, Vec<(String, String)>) {
    let (key, shown) = told::summed(told);
    let paper = |key: &str, label: &str| (page.href(&told::path(told.id, key)), page.t(label));
    let papers = if told.way == Way::Paper { vec![paper("roll", "centre-print-roll"), paper("a4", "centre-print-a4")] } else { Vec::new() };
    (page.t1(key, "to", shown), papers)
}

impl SentOn {
    /// Where a customer goes whom the one who looks has sent on and with whom nothing else was done since.
    fn read(tx: &mut Tx<'_>, id: TicketId) -> Result<Option<SentOn>> {
        let Some(ticket) = store::ticket(tx, id)? else { return Ok(None) };
        let Some(visit) = ticket.interaction else { return Ok(None) };
        let me = tx.actor().who.key();
        let newest = tx.newest_of_kind((visit.get(), VisitMoved::KIND), 1)?;
        let Some(moved) = newest.into_iter().find(|moved| moved.actor == me) else { return Ok(None) };
        Ok(To::read(tx, &moved)?.map(|to| SentOn { number: ticket.shown(), to }))
    }

    fn words(&self, page: &Page) -> String {
        let number = self.number.as_str();
        match &self.to {
            To::Service(name) => page.t2("centre-went-service", "number", number, "service", name.get(page.lang)),
            To::Counter(counter, who) => page.ta(
                "centre-went-counter",
                &[("number", number.into()), ("counter", i64::from(*counter).into()), ("name", who.get(page.lang).into())],
            ),
            To::Leader(who) => page.t2("centre-went-leader", "number", number, "name", who.get(page.lang)),
        }
    }
}

impl To {
    /// None where nobody is at that counter any more, and for whoever was put aside.
    fn read(tx: &mut Tx<'_>, moved: &Recorded) -> Result<Option<To>> {
        let id = |field: &str| moved.data[field].as_i64();
        match (moved.data["how"].as_str(), id("to_counter"), id("to_employee")) {
            (Some("sent-on"), ..) => {
                let Some(service) = id("to_service") else { return Ok(None) };
                Ok(org::store::service(tx, Id::new(service))?.map(|service| To::Service(service.name)))
            }
            (Some("sent-to"), Some(counter), _) => {
                let Some(counter) = store::counter_of(tx, Id::new(counter))? else { return Ok(None) };
                let Some(who) = counter.employee else { return Ok(None) };
                Ok(Some(To::Counter(counter.number, name_of(tx, who)?)))
            }
            (Some("sent-to"), None, Some(leader)) => Ok(Some(To::Leader(name_of(tx, Id::new(leader))?))),
            _ => Ok(None),
        }
    }
}
