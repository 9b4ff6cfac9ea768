//! The whole benchmark in one session, what is compared first: a session that is cut short still tells something.
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
use crate::bench::product::Face;
use crate::bench::product::Scenario;

/// The sizes, in cases.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
/// Messages of a run that Daleel is given; the peers get those of the plan, which take them as long.
const OUR_MESSAGES: u64 = 2_000;

/// Measures everything and adds it to the plan's results.
pub fn run(ours: &Ours, plan: &Plan) -> Result<()> {
    let peers = Peers::at(&ours.home);
    let without_mail = Plan { parts: vec![Part::Start, Part::Memory, Part::Http], ..plan.clone() };
    let replies = Plan { parts: vec![Part::Replies], ..plan.clone() };
    let mail = Plan { parts: vec![Part::Mail], ..plan.clone() };
    each_of_ours(ours, &Plan { scenarios: [&Scenario::ALL[..], &Scenario::MORE].concat(), ..without_mail.clone() }, &SIZES)?;
    for which in [Peer::Dh, Peer::Rt] {
        if peers.loaded(which)?.contains(&SIZES[0]) {
            peer(which, SIZES[0], &ours.home, &without_mail)?;
        }
    }
    each_of_ours(ours, &replies, &SIZES[..1])?;
    for which in [Peer::Dh, Peer::Rt] {
        if peers.loaded(which)?.contains(&SIZES[0]) {
            peer(which, SIZES[0], &ours.home, &replies)?;
        }
    }
    each_of_ours(ours, &Plan { messages: OUR_MESSAGES, senders: vec![1, 8, 32], ..mail.clone() }, &SIZES[..1])?;
    for which in [Peer::Dh, Peer::Rt] {
        if peers.loaded(which)?.contains(&SIZES[0]) {
            peer(which, SIZES[0], &ours.home, &mail)?;
        }
    }
    floor(&ours.home, plan)?;
    for cases in peers.loaded(Peer::Dh)?.into_iter().filter(|cases| *cases > SIZES[0]) {
        peer(Peer::Dh, cases, &ours.home, &of_large_peer(plan))?;
    }
    Ok(())
}

fn each_of_ours(ours: &Ours, plan: &Plan, sizes: &[u64]) -> Result<()> {
    for cases in sizes {
        for database in [Database::Sqlite, Database::Postgres] {
            daleel::measure(&Ours { cases: *cases, database, ..ours.clone() }, plan)?;
        }
    }
    Ok(())
}

/// A peer whose page takes seconds is asked one at a time, and for one of the four searches.
fn of_large_peer(plan: &Plan) -> Plan {
    let scenarios = vec![Scenario::Case, Scenario::List, Scenario::SearchEnRare];
    Plan { connections: vec![1], faces: vec![Face::Page], parts: vec![Part::Http], scenarios, ..plan.clone() }
}
