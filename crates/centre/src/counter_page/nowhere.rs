//! The page of whoever sits at no counter: where they may sit down, and whom they were sent.

use ::store::Tx;
use ui::Choice;
use ui::Page;

use super::Known;
use super::Yours;
use crate::send_on::receive;
use crate::sent_back::sent_to_me;
use crate::sit::Seat;
use crate::sit::free_seats;

/// What whoever sits at no counter sees: where they may sit down, and who was sent on to them.
pub(super) fn nowhere(tx: &mut Tx<'_>, centres: Vec<org::Centre>) -> kernel::Result<Known> {
    let (seats, sent) = (free_seats(tx, centres)?, sent_to_me(tx)?);
    let yours = Yours::before(tx, &seats)?;
    let services = if sent.is_empty() { Vec::new() } else { org::store::services(tx)? };
    let services = services.into_iter().map(|service| (service.id, service.name)).collect();
    let receives = receive::receivable(tx, &sent)?;
    Ok(Known { seats, sent, receives, yours, services, ..Known::default() })
}

/// The counters at which one may sit down, to choose from.
pub(super) fn seats(page: &Page, seats: &[Seat]) -> Vec<Choice> {
    let seat = |seat: &Seat| {
        let place = [Some(&seat.centre), seat.zone.as_ref()].into_iter().flatten().map(|name| name.get(page.lang));
        let place = place.collect::<Vec<_>>().join(" · ");
        let label = page.t2("centre-seat", "centre", place, "number", i64::from(seat.counter.number));
        Choice::new(seat.counter.id.to_string(), label)
    };
    seats.iter().map(seat).collect()
}
