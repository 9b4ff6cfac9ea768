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
fn a_hand_over_that_came_back_and_is_undone_neither_came_back_nor_was_answered() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let case = world.comes(WORKS, None).await;
        let huda = world.clerk(None, "Huda").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.hands_over_together(&salem, huda.id, vec![case.id]).await;
        // Two minutes before midnight in Bahrain.
        world.clock.advance(Duration::from_secs(13 * 3_600 + 58 * 60));
        let batch = world.hands_over_together(&salem, mona.id, vec![case.id]).await;
        world.counts().await;
        let of_mona = format!("employee:{}", mona.id);
        for of in ["", of_mona.as_str()] {
            assert_eq!(figure(&world, &salem, ("2026-11-24", of), "handed_returned").await, 1, "{of}");
        }
        world.clock.advance(Duration::from_secs(4 * 60));
        world.undoes(&salem, batch).await;
        world.takes_over(&mona, case.id).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let of_huda = format!("employee:{}", huda.id);
        for of in ["", of_mona.as_str(), of_huda.as_str()] {
            for (day, key) in [("2026-11-24", "handed_returned"), ("2026-11-25", "handed_returned"), ("2026-11-25", "handed_answered")] {
                assert_eq!(figure(&world, &salem, (day, of), key).await, 0, "{day} {key} {of}");
            }
        }
        assert_eq!(oversight::compare(world.app.store()).await.unwrap().wrong, 0);
    });
}

#[test]
fn a_case_that_another_help_desk_had_closed_takes_nothing_back_when_it_is_opened_again() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let (case, owner) = (world.is_brought_closed(mona.id).await, mona.id);
        assert_eq!((case.state, case.owner), (desk::State::Closed, Some(owner)));
        for reason in ["It is not done.", "It is not done yet."] {
            let id = case.id;
            let version = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version)).await;
            let body = serde_json::json!({ "reason": reason, "version": version });
            let (status, shown) = world.program(&mona, "POST", &format!("/api/v1/cases/{id}/reopening"), Some(body)).await;
            assert_eq!((status, &shown["state"]), (200, &"open".into()), "{shown}");
            world.counts().await;
            for day in ["2026-11-20", "2026-11-24"] {
                assert_eq!(figure(&world, &salem, (day, ""), "closed").await, 0, "{day}: {reason}");
            }
            // What was closed here is taken back, the second time.
            world.closes(&mona, id).await;
            world.counts().await;
            assert_eq!(figure(&world, &salem, ("2026-11-24", ""), "closed").await, 1, "{reason}");
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
