//! The services for which a centre gives tickets now, and how many wait in the queue of each.

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use org::ServiceId;
use ui::Choice;
use ui::Page;

use crate::issue::today;
use crate::queue::Queue;
use crate::state::State;
use crate::store;

/// A service for which a centre gives tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenService {
    pub(crate) id: ServiceId,
    pub(crate) name: Bilingual,
    /// The letter of its queue.
    pub(crate) letter: String,
    /// How many wait in its queue.
    pub(crate) waiting: usize,
}

/// What else may be wanted with the same ticket: nothing, or one of these.
pub(crate) fn further<'a>(page: &Page, services: impl Iterator<Item = (ServiceId, &'a Bilingual)>) -> Vec<Choice> {
    let none = Choice::new("", page.t("centre-nothing-else"));
    [none].into_iter().chain(services.map(|(id, name)| Choice::new(id.to_string(), name.get(page.lang)))).collect()
}

/// The services for which a centre gives tickets, in the order of the catalogue.
pub(crate) fn open_services(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<OpenService>> {
    let open: Vec<Queue> = store::queues(tx, centre)?.into_iter().filter(|queue| queue.is_open).collect();
    let mut offered = store::offered(tx, centre)?;
    offered.retain(|one| one.is_offered && open.iter().any(|queue| queue.id == one.queue));
    let day = today(tx);
    let waiting = store::tickets_in(tx, (centre, &day), &[State::Waiting])?;
    let one = |service: org::Service| {
        let queue = offered.iter().find(|one| one.service == service.id)?.queue;
        let waiting = waiting.iter().filter(|ticket| ticket.queue == queue && !ticket.sent.is_kept()).count();
        let letter = open.iter().find(|known| known.id == queue)?.letter.clone();
        Some(OpenService { id: service.id, name: service.name, letter, waiting })
    };
    Ok(org::store::services(tx)?.into_iter().filter_map(one).collect())
}
