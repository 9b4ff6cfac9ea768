//! What is taken back is not counted, and what stands in two cases is counted in one.

use std::time::Duration;

use kernel::Role;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// One figure of a day's report, of all or of somebody.
async fn figure(world: &World, salem: &Person, (day, of): (&str, &str), key: &str) -> i64 {
    let (status, report) = world.program(salem, "GET", &format!("/api/v1/reports?from={day}&to={day}&of={of}"), None).await;
    assert_eq!(status, 200, "{report}");
    report["counts"][key].as_i64().unwrap_or_else(|| panic!("{key} in {report}"))
}

#[test]
fn a_hand_over_that_is_undone_is_nobodys_and_no_days() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let case = world.comes(WORKS, None).await;
        let huda = world.clerk(None, "Huda").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        // Two minutes before midnight in Bahrain.
        world.clock.advance(Duration::from_secs(13 * 3_600 + 58 * 60));
        let of_mona = format!("employee:{}", mona.id);
        let batch = world.hands_over_together(&salem, huda.id, vec![case.id]).await;
        world.counts().await;
        for of in ["", of_mona.as_str()] {
            assert_eq!(figure(&world, &salem, ("2026-11-24", of), "handed_over").await, 1, "{of}");
        }
        world.clock.advance(Duration::from_secs(4 * 60));
        world.undoes(&salem, batch).await;
        world.counts().await;
        let of_huda = format!("employee:{}", huda.id);
        for of in ["", of_mona.as_str(), of_huda.as_str()] {
            for day in ["2026-11-24", "2026-11-25"] {
                assert_eq!(figure(&world, &salem, (day, of), "handed_over").await, 0, "{day} {of}");
            }
        }
        assert_eq!(oversight::compare(world.app.store()).await.unwrap().wrong, 0);
    });
}

#[test]
fn a_message_from_which_a_second_case_is_opened_came_once() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = world.comes(WORKS, None).await;
        let other = world.splits(&mona, case.id).await;
        assert_ne!(other.id, case.id);
        world.answers(&mona, case.id).await;
        world.answers(&mona, other.id).await;
        world.counts().await;
        let counted = async |key: &str| figure(&world, &salem, ("2026-11-24", ""), key).await;
        assert_eq!([counted("opened").await, counted("received").await, counted("answered").await], [2, 1, 2]);
        let (_, board) = world.program(&salem, "GET", "/api/v1/board", None).await;
        assert_eq!(board["received_today"], 1, "{board}");
    });
}
