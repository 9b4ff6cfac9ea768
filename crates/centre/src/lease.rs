//! A lease: numbers of a queue and a day that one kiosk gives while it has no line to the server, and nobody else ever.

use ::store::Tx;
use kernel::CentreId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::device::Device;
use crate::device::DeviceId;
use crate::issue::today;
use crate::queue::Queue;
use crate::queue::QueueId;
use crate::store;

/// Marks ids of leases.
pub(crate) enum LeaseKind {}
/// Names a lease.
pub(crate) type LeaseId = Id<LeaseKind>;

/// Ordinary numbers go so far before a lease: a number beyond it was given without a line.
const ORDINARY: u32 = 1_000;
/// So many numbers are leased at once: a kiosk gives no hundred of one queue within half an hour.
const BLOCK: u32 = 100;
/// Where fewer are left, more are leased.
const FEW: u32 = 60;
/// So many leases of a queue has a device on a day at most, whatever it asks for.
const MOST: usize = 20;

/// Numbers that one kiosk may give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    pub(crate) id: LeaseId,
    pub(crate) centre: CentreId,
    pub(crate) device: DeviceId,
    /// The storage of the browser that counts them: one that was emptied begins with other numbers.
    pub(crate) holder: String,
    pub(crate) queue: QueueId,
    pub(crate) day: String,
    /// The letter of the queue, as it stood.
    pub(crate) letter: String,
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// When it began: no ticket of it is older.
    pub(crate) at: Timestamp,
}

impl Lease {
    /// Whether a number is one of these.
    pub(crate) fn has(&self, number: u32) -> bool {
        (self.first..=self.last).contains(&number)
    }
}

/// Where the next lease of a queue begins: behind all that was given and all that was leased.
fn next_first(given: u32, leased: u32) -> u32 {
    given.max(leased).max(ORDINARY) + 1
}

/// The queues of which the storage of a device holds too few numbers for today; none where the day is closed.
pub(crate) fn wanting(tx: &mut Tx<'_>, device: &Device, holder: &str) -> Result<Vec<Queue>> {
    let (day, held) = (today(tx), held(tx, device)?);
    if store::closed_day(tx, device.centre, &day)?.is_some() {
        return Ok(Vec::new());
    }
    let mut wanting = Vec::new();
    for queue in store::queues(tx, device.centre)?.into_iter().filter(|queue| queue.is_open) {
        let of_queue: Vec<&Lease> = held.iter().filter(|lease| lease.queue == queue.id).collect();
        let mut left = 0;
        for lease in of_queue.iter().filter(|lease| lease.holder == holder) {
            left += lease.last - lease.first + 1 - store::given_of(tx, lease)?;
        }
        if left < FEW && of_queue.len() < MOST {
            wanting.push(queue);
        }
    }
    Ok(wanting)
}

/// Today's leases of a device, in the order of their numbers.
pub(crate) fn held(tx: &mut Tx<'_>, device: &Device) -> Result<Vec<Lease>> {
    let day = today(tx);
    store::leases(tx, device.id, &day)
}

/// Leases the next numbers of a queue to the storage of a device.
pub(crate) fn lease(tx: &mut Tx<'_>, (device, holder): (&Device, &str), queue: Queue) -> Result<()> {
    let (day, now) = (today(tx), tx.now());
    // Whoever asks for a number or a lease of the same queue meanwhile waits for this one.
    let given = store::hold_numbers(tx, queue.id, &day)?;
    let first = next_first(given, store::last_leased(tx, queue.id, &day)?);
    let lease = Lease {
        id: tx.new_id(),
        centre: device.centre,
        device: device.id,
        holder: holder.to_owned(),
        queue: queue.id,
        day,
        letter: queue.letter,
        first,
        last: first + BLOCK - 1,
        at: now,
    };
    store::insert_lease(tx, &lease)
}

/// The next number of a queue that is in nobody's lease.
pub(crate) fn next_number(tx: &mut Tx<'_>, queue: QueueId, day: &str) -> Result<u32> {
    let mut number = store::next_number(tx, queue, day)?;
    while number > ORDINARY {
        let Some(last) = store::leased_around(tx, (queue, day), number)? else { break };
        number = store::skip_numbers(tx, (queue, day), last)?;
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_begins_behind_a_thousand_and_behind_whatever_was_given_or_leased() {
        assert_eq!(next_first(0, 0), 1_001);
        assert_eq!(next_first(312, 1_100), 1_101);
        assert_eq!(next_first(1_250, 1_200), 1_251);
    }
}
