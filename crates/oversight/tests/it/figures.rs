//! Figures follow what happens, agree with the cases themselves, and come out the same when they are counted anew from the events.

use std::collections::BTreeMap;

use desk::store::backlogs::came_since;
use desk::store::figures::Scope;

use crate::counter::PERMITS;
use crate::counter::working_hours;
use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3_600;

/// A week at a counter: good service and bad, matters that come back, change hands and stay open.
async fn a_week(world: &World) -> (Person, Person) {
    world.offers_permits().await;
    let muharraq = world.centre(4, "المحرق", "Muharraq").await;
    let (mona, huda) = (world.clerk(Some(muharraq), "Mona").await, world.clerk(None, "Huda").await);
    for day in 0..5_u64 {
        let mut cases = Vec::new();
        for n in 0..6_u64 {
            let service = (n % 2 == 0).then_some(PERMITS);
            cases.push(world.comes(WORKS, service).await);
            world.clock.advance(std::time::Duration::from_secs(600));
        }
        world.machine_comes().await;
        world.comes(HEALTH, None).await;
        for (n, case) in cases.iter().enumerate() {
            let owner = if case.owner == Some(mona.id) { &mona } else { &huda };
            match n {
                0 | 1 => world.answers(owner, case.id).await,
                2 => {
                    world.answers(owner, case.id).await;
                    world.closes(owner, case.id).await;
                    world.clock.advance(std::time::Duration::from_secs(HOUR));
                    world.writes_again(case.id).await;
                }
                3 => {
                    let other = if owner.id == mona.id { &huda } else { &mona };
                    world.takes_over(other, case.id).await;
                    world.answers(other, case.id).await;
                    world.closes(other, case.id).await;
                }
                4 if day % 2 == 0 => {
                    world.after(26 * HOUR).await;
                    world.answers(owner, case.id).await;
                }
                _ => {}
            }
        }
        world.after(20 * HOUR).await;
    }
    world.counts().await;
    (mona, huda)
}

/// One figure of a report for programs.
fn figure(report: &serde_json::Value, key: &str) -> i64 {
    report["counts"][key].as_i64().unwrap_or_else(|| panic!("{key} in {report}"))
}

#[test]
fn figures_counted_anew_from_the_events_are_the_same() {
    on_each(|world| async move {
        a_week(&world).await;
        let before = oversight::compare(world.app.store()).await.unwrap();
        assert!(before.series > 100 && before.wrong == 0, "{before:?}");
        oversight::forget(&world.app).await.unwrap();
        let forgotten = oversight::compare(world.app.store()).await.unwrap();
        assert_eq!((forgotten.events, forgotten.series), (0, 0));
        world.after(10).await;
        let after = oversight::compare(world.app.store()).await.unwrap();
        assert_eq!((after.series, after.wrong), (before.series, 0), "the timed work counts them again");
        oversight::recount(&world.app).await.unwrap();
        assert_eq!(oversight::compare(world.app.store()).await.unwrap(), after);
    });
}

#[test]
fn events_are_counted_once_however_often_and_by_however_many_they_are_looked_at() {
    on_each(|world| async move {
        a_week(&world).await;
        world.comes(WORKS, None).await;
        let (one, other) = futures::join!(oversight::catch_up(&world.app), oversight::catch_up(&world.app));
        assert!(one.is_ok() || other.is_ok(), "one of two that look at once counts: {one:?} {other:?}");
        world.counts().await;
        world.after(10).await;
        assert_eq!(oversight::compare(world.app.store()).await.unwrap().wrong, 0);
    });
}

#[test]
fn open_cases_by_the_day_they_came_are_those_that_the_lists_show() {
    on_each(|world| async move {
        let (mona, huda) = a_week(&world).await;
        let (kept, listed) = world
            .act(WORKS, |tx| {
                let mut listed: BTreeMap<i64, i64> = BTreeMap::new();
                for view in [desk::View::Team, desk::View::Snoozed] {
                    let (rows, next) = desk::list(tx, view, None, 1000)?;
                    assert!(next.is_none());
                    for row in rows {
                        let case = desk::store::case(tx, row.id)?.unwrap();
                        *listed.entry(desk::day_of(case.opened_at)).or_default() += 1;
                    }
                }
                Ok((came_since(tx, &Scope::Entity, None, 0)?, listed))
            })
            .await;
        let kept: BTreeMap<i64, i64> = kept.into_iter().map(|row| (row.opened_day, row.open)).collect();
        assert!(kept.len() > 4, "cases of several days are open: {kept:?}");
        assert_eq!(kept, listed);
        let [mona, huda, all] = world
            .act(WORKS, move |tx| {
                let mut open = |scope| {
                    let of_services: i64 = desk::store::backlogs::by_service(tx, &scope)?.iter().map(|(_, open)| open).sum();
                    let of_days: i64 = came_since(tx, &scope, None, 0)?.iter().map(|row| row.open).sum();
                    assert_eq!(of_services, of_days, "{scope:?}");
                    Ok::<i64, kernel::Error>(of_days)
                };
                Ok([open(Scope::Employee(mona.id))?, open(Scope::Employee(huda.id))?, open(Scope::Entity)?])
            })
            .await;
        assert!(mona > 0 && huda > 0 && all >= mona + huda, "{mona} {huda} {all}");
    });
}

#[test]
fn a_report_counts_what_came_was_answered_in_time_came_back_and_changed_hands() {
    on_each(|world| async move {
        a_week(&world).await;
        let salem = world.person(WORKS, "Salem", kernel::Role::Supervisor).await;
        let (status, report) = world.program(&salem, "GET", "/api/v1/reports", None).await;
        assert_eq!(status, 200, "{report}");
        assert_eq!(figure(&report, "opened"), 35, "six a day for five days, and what the machine sent");
        assert_eq!(figure(&report, "received"), 35, "thirty first words and five further ones");
        assert_eq!(figure(&report, "closed"), 10);
        assert_eq!(figure(&report, "reopened"), 5);
        assert_eq!(figure(&report, "handed_over"), 5);
        assert_eq!(figure(&report, "answered"), 23, "four a day, and three late ones");
        assert_eq!(figure(&report, "first_replies"), 23);
        assert_eq!(figure(&report, "in_time"), 20);
    });
}

#[test]
fn what_a_holiday_takes_back_is_taken_from_whoever_missed_it_and_from_the_day_on_which_it_was_missed() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let case = world.comes_by(WORKS, working_hours(10)).await;
        let huda = world.clerk(None, "Huda").await;
        let salem = world.person(WORKS, "Salem", kernel::Role::Supervisor).await;
        world.after(3 * 24 * HOUR).await;
        world.takes_over(&huda, case.id).await;
        world.counts().await;
        let late = async |of: &str| {
            let (_, report) = world.program(&salem, "GET", &format!("/api/v1/reports?of={of}"), None).await;
            figure(&report, "late")
        };
        let (missed_it, has_it) = (format!("employee:{}", mona.id), format!("employee:{}", huda.id));
        assert_eq!([late("").await, late(&missed_it).await, late(&has_it).await], [1, 1, 0]);
        for day in ["2026-11-25", "2026-11-26"] {
            world.closes_on(day).await;
        }
        world.counts().await;
        assert_eq!([late("").await, late(&missed_it).await, late(&has_it).await], [0, 0, 0], "it was due in the week after");
        let (_, report) = world.program(&salem, "GET", "/api/v1/reports?from=2026-11-25&to=2026-11-25", None).await;
        assert_eq!(figure(&report, "late"), 0, "{report}");
        assert_eq!(oversight::compare(world.app.store()).await.unwrap().wrong, 0);
    });
}

#[test]
fn a_report_of_a_year_counts_what_its_days_count() {
    on_each(|world| async move {
        world.after(3 * 24 * HOUR).await;
        let (mona, _) = a_week(&world).await;
        world.after(20 * 24 * HOUR).await;
        for _ in 0..6 {
            let case = world.comes(WORKS, None).await;
            world.clock.advance(std::time::Duration::from_secs(2 * HOUR));
            world.answers(&mona, case.id).await;
        }
        world.counts().await;
        let salem = world.person(WORKS, "Salem", kernel::Role::Supervisor).await;
        let read = async |from: &str, to: &str, of: &str| {
            let (_, report) = world.program(&salem, "GET", &format!("/api/v1/reports?from={from}&to={to}&of={of}"), None).await;
            report
        };
        let of_mona = format!("employee:{}", mona.id);
        for of in ["", of_mona.as_str()] {
            let year = read("2026-01-01", "2026-12-31", of).await;
            let halves = [read("2026-11-20", "2026-11-29", of).await, read("2026-11-30", "2026-12-31", of).await];
            for key in ["opened", "received", "answered", "first_clock", "closed", "late", "handed_over"] {
                let sum: i64 = halves.iter().map(|half| figure(half, key)).sum();
                assert_eq!(figure(&year, key), sum, "{key} of {of:?}");
            }
            let sample = |report: &serde_json::Value| report["times"]["first-clock"]["sample"].as_i64().unwrap();
            assert_eq!(sample(&year), halves.iter().map(sample).sum::<i64>());
            assert!(year["times"]["first-clock"]["median"].as_i64().is_some_and(|median| median > 0), "{year}");
            let before = read("2027-01-01", "2027-12-30", of).await;
            assert_eq!(before["before"]["counts"], year["counts"], "the year before is the same year");
            assert_eq!(before["before"]["times"], year["times"]);
        }
    });
}

#[test]
fn what_came_back_is_a_part_of_what_was_closed_in_the_same_days() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", kernel::Role::Supervisor).await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.closes(&mona, case.id).await;
        world.after(5 * 24 * HOUR).await;
        world.writes_again(case.id).await;
        world.counts().await;
        for (day, closed, reopened) in [("2026-11-24", 1, 1), ("2026-11-29", 0, 0)] {
            let (_, report) = world.program(&salem, "GET", &format!("/api/v1/reports?from={day}&to={day}"), None).await;
            assert_eq!((figure(&report, "closed"), figure(&report, "reopened")), (closed, reopened), "{day}: {report}");
        }
    });
}
