//! Kills and power cuts under mail load: nothing acknowledged is lost, nothing is there twice. `DALEEL_ROUNDS` sets how many.

use testkit::Fault;
use testkit::Installation;
use testkit::Plan;

use crate::world::PROGRAM;

/// How often something strikes.
pub(super) fn rounds(otherwise: usize) -> usize {
    std::env::var("DALEEL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(otherwise)
}

fn play(installation: Installation, fault: Fault, rounds: usize) {
    let folder = tempfile::tempdir().unwrap();
    let report = testkit::rounds(&Plan { installation, folder: folder.path().to_owned(), fault, rounds }).unwrap();
    eprintln!("{fault:?}: {report}");
    assert!(report.verdict.is_clean(), "{report}");
    assert!(report.verdict.acknowledged >= rounds * 5, "each round had its load: {report}");
    assert!(report.verified.contains("verified"), "{report}");
}

#[test]
fn of_what_was_acknowledged_before_a_kill_nothing_is_lost_or_doubled() {
    play(Installation::new(PROGRAM, ""), Fault::Kill, rounds(20));
}

#[test]
fn of_what_was_acknowledged_before_a_kill_nothing_is_lost_or_doubled_on_postgres() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    play(Installation::new(PROGRAM, "").with("database_url", &server.url), Fault::Kill, rounds(10));
}

#[test]
fn of_what_was_acknowledged_before_the_power_went_nothing_is_lost_or_doubled() {
    if !super::disks::can_mount() {
        return;
    }
    play(Installation::new(PROGRAM, ""), Fault::PowerCut, rounds(5));
}
