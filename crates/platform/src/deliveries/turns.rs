//! Whose turn it is: each entity has a line of its own to each destination, and those that are being served least come first.

mod store;

use std::collections::HashMap;

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use super::DeliveryId;

/// The first of a line, or one of those that stand in none.
struct Head {
    next_at: Timestamp,
    id: DeliveryId,
    entity: i64,
    destination: String,
}

/// Of each entity's line to a destination that is neither being served nor left alone, the delivery that is due first; of those without a
/// destination, all. So many, the oldest first, by turns of the entities.
pub(super) fn due(tx: &mut Tx<'_>, kinds: &[&'static str], most: usize) -> Result<Vec<DeliveryId>> {
    let (mut heads, waiting) = (Vec::new(), store::waiting_kinds(tx)?);
    for kind in kinds.iter().filter(|kind| waiting.iter().any(|known| known == *kind)) {
        for first in store::first_in_line(tx, kind)? {
            if first.destination.is_empty() {
                heads.extend(store::without_destination(tx, kind, first.entity, most)?);
            } else {
                heads.push(first);
            }
        }
    }
    let served = store::being_served(tx)?;
    Ok(by_turns(heads, served).into_iter().take(most).collect())
}

/// The oldest first, but nobody's second before another's first; what is being served of an entity counts as the first of it.
fn by_turns(mut heads: Vec<Head>, mut served: HashMap<i64, u64>) -> Vec<DeliveryId> {
    heads.sort_by_key(|head| (head.next_at, head.id));
    let turn = |head: Head| {
        let before = served.entry(head.entity).or_default();
        *before += 1;
        (*before, head.next_at, head.id)
    };
    let mut turns: Vec<_> = heads.into_iter().map(turn).collect();
    turns.sort_unstable();
    turns.into_iter().map(|(.., id)| id).collect()
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    fn head(entity: i64, second: i64) -> Head {
        let next_at = Timestamp::from_second(second).unwrap();
        Head { next_at, id: Id::new(entity * 100 + second), entity, destination: String::new() }
    }

    fn turns(heads: Vec<Head>, served: &[(i64, u64)]) -> Vec<i64> {
        by_turns(heads, served.iter().copied().collect()).into_iter().map(Id::get).collect()
    }

    #[test]
    fn the_oldest_comes_first_and_nobodys_second_before_anothers_first() {
        let heads = || vec![head(1, 1), head(1, 2), head(1, 3), head(2, 9), head(2, 10), head(3, 20)];
        assert_eq!(turns(heads(), &[]), [101, 209, 320, 102, 210, 103]);
    }

    #[test]
    fn who_is_being_served_already_waits_for_those_who_are_not() {
        assert_eq!(turns(vec![head(1, 1), head(1, 2), head(2, 9)], &[(1, 16)]), [209, 101, 102]);
    }
}
