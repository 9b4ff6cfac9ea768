//! The whole benchmark in one session: the peers that are loaded, then Daleel at each size on each database.
use anyhow::Result;

use super::Part;
use super::Plan;
use super::daleel;
use super::daleel::Database;
use super::daleel::Ours;
use super::floor;
use super::peer;
use crate::bench::peers::Peer;
use crate::bench::peers::Peers;

/// The sizes, in cases.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
/// A larger peer is left out: django-helpdesk with a million cases needs twenty seconds a page (`bench peer dh --cases 1000000`).
const LARGEST_PEER: u64 = 100_000;
/// Messages of a run that Daleel is given; the peers get those of the plan, which take them as long.
const OUR_MESSAGES: u64 = 5_000;

/// Measures everything and adds it to the plan's results.
pub fn run(ours: &Ours, plan: &Plan) -> Result<()> {
    floor(&ours.home, plan)?;
    let peers = Peers::at(&ours.home);
    for which in [Peer::Rt, Peer::Dh] {
        for cases in peers.loaded(which)?.into_iter().filter(|cases| *cases <= LARGEST_PEER) {
            peer(which, cases, &ours.home, &of_peer(plan, cases))?;
        }
    }
    for cases in SIZES {
        for database in [Database::Sqlite, Database::Postgres] {
            let plan = Plan { messages: OUR_MESSAGES, senders: vec![1, 8], ..plan.clone() };
            daleel::measure(&Ours { cases, database, ..ours.clone() }, &plan)?;
        }
    }
    Ok(())
}

/// A peer whose page takes seconds is asked one at a time, and its mail and memory are measured once, at the smallest size.
fn of_peer(plan: &Plan, cases: u64) -> Plan {
    if cases <= SIZES[0] { plan.clone() } else { Plan { connections: vec![1], parts: vec![Part::Http], ..plan.clone() } }
}
