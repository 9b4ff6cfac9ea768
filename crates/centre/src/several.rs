//! Several services on one ticket: in which order they cost the least waiting.

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::Refusal;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use org::ServiceId;

use crate::open_services::open_services;
use crate::queue::QueueId;
use crate::state::State;
use crate::ticket::Ticket;

/// The most services of one ticket.
pub(crate) const MOST: usize = 3;

/// The services that are asked for, each once, in the order that costs the least waiting as the queues stand now.
///
/// # Errors
/// `Invalid` for none, for more than three, and for one that the centre does not offer now.
pub(crate) fn in_best_order(tx: &mut Tx<'_>, centre: CentreId, asked: &[ServiceId]) -> Result<Vec<ServiceId>> {
    let mut services: Vec<ServiceId> = Vec::new();
    for service in asked {
        if !services.contains(service) {
            services.push(*service);
        }
    }
    if services.is_empty() || services.len() > MOST {
        return Err(invalid("service", "centre-service-choose"));
    }
    if services.len() == 1 {
        return Ok(services);
    }
    let open = open_services(tx, centre)?;
    let waits: Option<Vec<usize>> = services.iter().map(|id| open.iter().find(|one| one.id == *id).map(|one| one.waiting)).collect();
    let waits = waits.ok_or_else(|| invalid("more", "centre-not-offered"))?;
    Ok(best(&waits).into_iter().map(|place| services[place]).collect())
}

/// The order with the least waiting, by how long each queue is. A ticket stands in the next queue with all the time since it was given, so that
/// waits run beside each other: whoever begins where it is shortest has waited for the others meanwhile. Equal ones stay as they were asked for.
fn best(waits: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..waits.len()).collect();
    order.sort_by_key(|place| waits[*place]);
    order
}

impl Ticket {
    /// The visit is completed, and the next service of the ticket is waited for: in its queue, with all the time since the ticket was given.
    ///
    /// # Errors
    /// Refused where it is not served.
    pub fn go_on(&mut self, (queue, service): (QueueId, ServiceId), now: Timestamp) -> std::result::Result<(), Refusal> {
        self.must_be(&[State::Serving])?;
        self.leave_counter("done", now);
        (self.state, self.queue, self.service) = (State::Waiting, queue, service);
        self.forget_calls();
        (self.case, self.interaction, self.queued) = (None, None, now);
        (self.served, self.rest.spent) = (Duration::ZERO, Duration::ZERO);
        self.note.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How long somebody waits altogether in this order, who is served for so long at each and keeps the time waited.
    fn waited(order: &[usize], waits: &[usize], served: usize) -> usize {
        let (mut clock, mut waited) = (0, 0);
        for place in order {
            let wait = waits[*place].saturating_sub(clock);
            (clock, waited) = (clock + wait + served, waited + wait);
        }
        waited
    }

    proptest! {
        #[test]
        fn no_other_order_costs_less_waiting(waits in prop::collection::vec(0_usize..90, 1..4), served in 0_usize..30) {
            let least = waited(&best(&waits), &waits, served);
            let places: Vec<usize> = (0..waits.len()).collect();
            for turn in 0..waits.len() {
                let mut other = places.clone();
                other.rotate_left(turn);
                prop_assert!(least <= waited(&other, &waits, served), "{other:?}");
                other.reverse();
                prop_assert!(least <= waited(&other, &waits, served), "{other:?}");
            }
        }
    }
}
