//! Scorecards and what stands behind each figure.

use kernel::Role;

use crate::counter::PERMITS;
use crate::counter::as_who;
use crate::people::Person;
use crate::served::CLAUSE;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_supervisor_sees_the_share_its_interval_and_what_nobody_saw_apart() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves(&mona, "well", 45).await;
        world.serves(&mona, "badly", 15).await;
        world.serves(&mona, "unseen", 20).await;
        for lang in ["ar", "en"] {
            let page = world.get(&salem, &format!("/{lang}/desk/scorecard")).await;
            assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]));
        }
        let page = world.get(&salem, "/en/desk/scorecard").await.seen();
        assert!(page.contains("<b>75%</b>"), "what was not observed is not counted as met: {page}");
        assert!(page.contains("between 63% and 84%") && page.contains("20 not observed"), "{page}");
        assert!(page.contains("outcome=missed"), "the figure opens its evidence: {page}");
    });
}

#[test]
fn a_small_sample_is_said_in_words_and_nobody_is_compared_by_it() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves(&mona, "well", 29).await;
        let page = world.get(&salem, "/en/desk/scorecard").await.seen();
        assert!(page.contains("<b>Too few to compare</b>") && !page.contains("<b>100%</b>"), "{page}");
        let empty = world.get(&salem, "/en/desk/scorecard?from=2025-01-01&to=2025-01-31").await.seen();
        assert!(empty.contains("Nothing has been found in these days"), "{empty}");
    });
}

#[test]
fn each_missed_duty_leads_to_its_case_and_the_event_that_proves_it() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves(&mona, "badly", 25).await;
        let page = world.get(&salem, &format!("/en/desk/scorecard/{CLAUSE}?outcome=missed")).await;
        assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]));
        assert!(page.seen().contains("MOW-2026-000025") && page.seen().contains("story.served"), "{}", page.text);
        assert!(!page.seen().contains("MOW-2026-000005") && page.seen().contains("before="), "older ones stand on the next page");
        let met = world.get(&salem, &format!("/en/desk/scorecard/{CLAUSE}?outcome=met")).await.seen();
        assert!(met.contains("No such findings"), "{met}");
    });
}

#[test]
fn what_belongs_to_nobody_is_told_under_the_employees_who_stand_in_order_of_names() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let huda = world.person(WORKS, "Huda", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves(&mona, "well", 40).await;
        world.serves(&huda, "badly", 40).await;
        let told = "count what belongs to no one person";
        assert!(!world.get(&salem, "/en/desk/scorecard").await.says(told), "there is nothing of it yet");
        world.serves(&mona, "unseen", 3).await;
        world.serves(&mona, "nobody", 7).await;
        let page = world.get(&salem, "/en/desk/scorecard").await;
        assert!(page.says("also count what belongs to no one person (not observed: 7, observed: 0)"), "{}", page.seen());
        assert!(page.says("10 not observed"), "the entity counts both: {}", page.seen());
        let names = page.texts("section[aria-labelledby=people-title] tbody th a");
        assert_eq!(names, ["Huda", "Mona"], "whoever keeps more stands no higher");
        assert!(!world.get(&mona, "/en/desk/scorecard/me").await.says(told));
    });
}

#[test]
fn an_employee_sees_only_what_is_their_own() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let huda = world.person(WORKS, "Huda", Role::Employee).await;
        world.serves(&mona, "well", 30).await;
        world.serves(&huda, "badly", 30).await;
        let own = world.get(&mona, "/en/desk/scorecard/me").await;
        assert!(own.seen().contains("<b>100%</b>") && !own.seen().contains("Huda"), "{}", own.text);
        let evidence = world.get(&mona, &format!("/en/desk/scorecard/me/{CLAUSE}?outcome=missed")).await.seen();
        assert!(evidence.contains("No such findings"), "{evidence}");
        assert_eq!(world.get(&mona, "/en/desk/scorecard").await.status, 403);
    });
}

#[test]
fn a_centre_manager_sees_the_people_of_the_centre() {
    on_each(|world| async move {
        let centre = kernel::CentreId::new(4);
        let place = kernel::Bilingual::new("المحرق", "Muharraq");
        world.act(WORKS, move |tx| org::open_centre(tx, &org::Centre { id: centre, name: place.clone(), place })).await;
        let mona = world.person_of(WORKS, Some(centre), ("Mona", Role::Employee)).await;
        let huda = world.person(WORKS, "Huda", Role::Employee).await;
        let noor = world.person_of(WORKS, Some(centre), ("Noor", Role::CentreManager)).await;
        world.serves(&mona, "well", 40).await;
        world.serves(&huda, "badly", 40).await;
        let page = world.get(&noor, "/en/desk/scorecard").await.seen();
        assert!(page.contains("<b>100%</b>") && page.contains("Mona") && !page.contains("Huda"), "{page}");
    });
}

#[test]
fn a_scorecard_is_opened_for_a_centre_a_service_and_an_employee_down_to_the_evidence() {
    on_each(|world| async move {
        world.offers_permits().await;
        let muharraq = world.centre(4, "المحرق", "Muharraq").await;
        let mona = world.person_of(WORKS, Some(muharraq), ("Mona", Role::Employee)).await;
        let huda = world.person(WORKS, "Huda", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let noor = world.person_of(WORKS, Some(muharraq), ("Noor", Role::CentreManager)).await;
        world.serves_in(&mona, ("well", Some(PERMITS)), 30).await;
        world.serves_in(&mona, ("badly", None), 10).await;
        world.serves_in(&huda, ("badly", Some(PERMITS)), 30).await;
        let whole = world.get(&salem, "/en/desk/scorecard").await;
        assert!(whole.says("By centre") && whole.says("Muharraq") && whole.says("By service"), "{}", whole.text);
        for (of, share) in [("centre:4", "<b>75%</b>"), ("service:90", "<b>50%</b>"), (&format!("employee:{}", huda.id), "<b>0%</b>")] {
            let page = world.get(&salem, &format!("/en/desk/scorecard?of={of}")).await;
            assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]), "{of}");
            assert!(page.seen().contains(share) && page.text.contains(&format!("&#38;of={of}")), "{of}: {}", page.text);
        }
        let proof = world.get(&salem, &format!("/en/desk/scorecard/{CLAUSE}?outcome=missed&of=service:90")).await;
        assert!(proof.says("MOW-2026-000070") && !proof.says("MOW-2026-000040"), "only what concerns the service: {}", proof.text);
        for of in ["service:90", &format!("employee:{}", huda.id), "centre:5"] {
            assert_eq!(world.get(&noor, &format!("/en/desk/scorecard?of={of}")).await.status, 404, "beyond the centre: {of}");
        }
    });
}

#[test]
fn what_was_found_on_days_that_are_over_counts_once_and_follows_a_decision() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let overseer = world.overseer().await;
        world.serves(&mona, "well", 30).await;
        world.serves(&mona, "badly", 10).await;
        world.after(2 * 24 * 3_600).await;
        world.serves(&mona, "badly", 20).await;
        let counts = async |who: &Person| {
            let (_, scores) = world.program(who, "GET", "/api/v1/scores", None).await;
            (scores["items"][0]["met"].as_u64().unwrap(), scores["items"][0]["missed"].as_u64().unwrap())
        };
        let own = async || world.get(&salem, &format!("/en/desk/scorecard?of=employee:{}", mona.id)).await.seen().contains("<b>50%</b>");
        // What was found two days ago is summed up, what was found today is not yet; in the end all of it is.
        for days in [0, 2, 40] {
            world.after(days * 24 * 3_600).await;
            assert_eq!((counts(&salem).await, counts(&overseer).await), ((30, 30), (30, 30)), "after {days} days");
            assert!(own().await);
            let card = world.get(&salem, "/en/desk/scorecard").await;
            assert!(card.seen().contains("50%") && card.says("Mona"), "{}", card.text);
        }
        let old = world.act(WORKS, |tx| desk::store::findings::of_clause(tx, CLAUSE, guide::Outcome::Missed, None, 30)).await;
        let id = old.iter().map(|finding| finding.id).min().unwrap();
        world.app.write(as_who(&mona, Role::Employee), move |tx| desk::dispute(tx, id, "He had asked for it.").map(drop)).await.unwrap();
        let decide = move |tx: &mut store::Tx<'_>| desk::rule(tx, id, desk::Ruling::Overturned, "So it is.").map(drop);
        world.app.write(as_who(&salem, Role::Supervisor), decide).await.unwrap();
        assert_eq!((counts(&salem).await, counts(&overseer).await), ((30, 29), (30, 29)), "it is taken off where it had been summed up");
    });
}

#[test]
fn entities_are_compared_on_equal_terms_and_without_persons() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let ali = world.person(HEALTH, "Ali", Role::Employee).await;
        let overseer = world.overseer().await;
        world.serves(&mona, "well", 90).await;
        world.serves(&mona, "badly", 10).await;
        world.serves(&ali, "badly", 40).await;
        world.serves(&ali, "well", 60).await;
        let page = world.get(&overseer, "/en/gov").await;
        assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]));
        assert!(page.seen().contains("30 points") && page.seen().contains("Beyond chance"), "{}", page.text);
        assert!(!page.seen().contains("Mona") && !page.seen().contains("Ali"), "no person is named");
        let (_, scores) = world.program(&overseer, "GET", "/api/v1/scores", None).await;
        assert_eq!(scores["items"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn the_table_to_save_is_guarded_and_marked_as_utf_8() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves(&mona, "well", 30).await;
        let table = world.get(&salem, "/ar/desk/scorecard.csv").await.seen();
        assert!(table.starts_with('\u{feff}') && table.contains(&format!("\"{CLAUSE}\"")) && table.contains("\"100\""), "{table}");
    });
}
