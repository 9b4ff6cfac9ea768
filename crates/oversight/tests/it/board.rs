//! The supervisor's board: what needs somebody, who has room, and the act that helps.

use std::time::Duration;

use futures::StreamExt;
use kernel::Role;
use platform::sessions::Opening;
use testkit::inside::Browser;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

const HOUR: u64 = 3_600;

#[test]
fn a_board_shows_what_is_late_what_soon_will_be_what_nobody_has_and_who_has_how_much() {
    on_each(|world| async move {
        let nobody = world.comes_for_nobody(WORKS).await;
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let answered = world.comes(WORKS, None).await;
        world.answers(&mona, answered.id).await;
        world.after(4 * HOUR).await;
        let later = world.comes(WORKS, None).await;
        world.after(HOUR).await;
        let (_, before) = world.program(&salem, "GET", "/api/v1/board", None).await;
        assert_eq!(
            (before["open"].as_i64(), before["late"].as_i64(), before["unassigned"].as_i64()),
            (Some(3), Some(0), Some(1)),
            "{before}"
        );
        assert_eq!((before["received_today"].as_i64(), before["answered_today"].as_i64()), (Some(3), Some(1)), "{before}");
        world.after(21 * HOUR).await;
        let (_, board) = world.program(&salem, "GET", "/api/v1/board", None).await;
        let cases = |part: usize| -> Vec<String> {
            board["parts"][part]["cases"].as_array().unwrap().iter().map(|case| case["reference"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(cases(0), std::slice::from_ref(&nobody.reference), "late");
        assert_eq!(cases(1), std::slice::from_ref(&later.reference), "due within two hours");
        assert_eq!(cases(2), std::slice::from_ref(&nobody.reference), "nobody's");
        assert_eq!(cases(3), std::slice::from_ref(&answered.reference), "waits for the customer");
        let person = &board["people"].as_array().unwrap().iter().find(|person| person["name"] == "Mona").unwrap();
        assert_eq!(
            (person["in_hand"].as_i64(), person["answered"].as_i64(), person["newest"].as_str()),
            (Some(2), Some(1), Some(later.reference.as_str()))
        );
        for lang in ["ar", "en"] {
            let page = world.get(&salem, &format!("/{lang}/desk/board")).await;
            assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]));
            assert!(page.text.contains("data-live=\"entity figures\"") && page.says(&nobody.reference), "{}", page.text);
        }
    });
}

#[test]
fn a_case_is_given_from_the_board_to_whoever_has_room_and_a_second_click_changes_nothing() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let case = world.comes(WORKS, None).await;
        let huda = world.clerk(None, "Huda").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let page = world.get(&salem, &format!("/en/desk/board?give={}", case.id)).await;
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        assert_eq!(page.texts("#give .choice b"), ["Huda"], "who has it already is not offered, nor who serves nobody: {}", page.text);
        let owner = format!("/en/desk/board/cases/{}/owner", case.id);
        let to = huda.id.to_string();
        let form = [("to", to.as_str()), ("seen", "2"), ("reason", "")];
        assert_eq!(world.post(&salem, &owner, &[("to", ""), ("seen", "2")]).await.status, 422);
        let stale = world.post(&salem, &owner, &[("to", to.as_str()), ("seen", "1"), ("reason", "She knows the street.")]).await;
        assert_eq!(stale.status, 409, "somebody changed it since: {}", stale.text);
        assert!(stale.text.contains("value=\"She knows the street.\""), "what was written stands: {}", stale.text);
        assert!(stale.text.contains(&format!("value=\"{to}\" checked")), "and who was chosen: {}", stale.text);
        for _ in 0..2 {
            let given = world.post(&salem, &owner, &form).await;
            assert_eq!((given.status, given.location.as_str()), (303, "/en/desk/board"), "{}", given.text);
        }
        let (_, board) = world.program(&salem, "GET", "/api/v1/board", None).await;
        let in_hand =
            |name: &str| board["people"].as_array().unwrap().iter().find(|person| person["name"] == name).unwrap()["in_hand"].as_i64();
        assert_eq!((in_hand("Mona"), in_hand("Huda")), (Some(0), Some(1)));
        assert_eq!(world.get(&mona, "/en/desk/board").await.status, 403);
        assert_eq!(world.post(&mona, &owner, &form).await.status, 403);
    });
}

#[test]
fn the_board_of_a_centre_shows_its_people_and_cases_and_no_others() {
    on_each(|world| async move {
        let muharraq = world.centre(4, "المحرق", "Muharraq").await;
        let (mona, huda) = (world.clerk(Some(muharraq), "Mona").await, world.clerk(None, "Huda").await);
        let noor = world.person_of(WORKS, Some(muharraq), ("Noor", Role::Supervisor)).await;
        let mut cases = Vec::new();
        for _ in 0..4 {
            cases.push(world.comes(WORKS, None).await);
        }
        world.after(25 * HOUR).await;
        let (_, board) = world.program(&noor, "GET", "/api/v1/board", None).await;
        let late = board["parts"][0]["cases"].as_array().unwrap();
        assert_eq!(late.len(), 2, "of the centre alone: {board}");
        assert!(late.iter().all(|case| case["owner"] == "Mona"), "{board}");
        assert_eq!((board["late"].as_i64(), board["open"].as_i64()), (Some(2), Some(2)), "{board}");
        let foreign = cases.iter().find(|case| case.owner == Some(huda.id)).unwrap();
        let to = mona.id.to_string();
        let taken = world.post(&noor, &format!("/en/desk/board/cases/{}/owner", foreign.id), &[("to", to.as_str()), ("seen", "3")]).await;
        assert_eq!(taken.status, 404, "a case behind the wall does not exist: {}", taken.text);
        let ali = world.person(HEALTH, "Ali", Role::Supervisor).await;
        let (_, theirs) = world.program(&ali, "GET", "/api/v1/board", None).await;
        assert_eq!((theirs["open"].as_i64(), theirs["people"].as_array().unwrap().len()), (Some(0), 0), "{theirs}");
    });
}

#[test]
fn whoever_gives_a_case_away_is_not_offered_among_colleagues() {
    on_each(|world| async move {
        world.clerk(None, "Mona").await;
        let case = world.comes(WORKS, None).await;
        world.clerk(None, "Huda").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.serves_letters(&salem).await;
        let page = world.get(&salem, &format!("/en/desk/board?give={}", case.id)).await;
        assert_eq!(page.texts("#give .choice b"), ["Huda"], "{}", page.text);
    });
}

#[test]
fn cases_of_a_colleague_who_left_are_nobodys_at_once_and_counted_as_such() {
    on_each(|world| async move {
        let muharraq = world.centre(4, "المحرق", "Muharraq").await;
        let mona = world.clerk(Some(muharraq), "Mona").await;
        world.comes(WORKS, None).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let noor = world.person_of(WORKS, Some(muharraq), ("Noor", Role::Supervisor)).await;
        world.leaves(&mona).await;
        world.after(25 * HOUR).await;
        for who in [&salem, &noor] {
            let (_, board) = world.program(who, "GET", "/api/v1/board", None).await;
            let counts = ["open", "left", "unassigned", "late"].map(|key| board[key].as_i64());
            assert_eq!(counts, [Some(1), Some(0), Some(1), Some(1)], "{board}");
        }
    });
}

#[test]
fn whoever_looks_at_the_board_hears_when_the_figures_have_followed() {
    on_each(|world| async move {
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let mut browser = Browser::new(&world);
        let opening = Opening { account: salem.id, entity: salem.entity, is_strong: true, provider: 0, lasts: Duration::from_secs(HOUR) };
        let session = world.act(WORKS, move |tx| platform::sessions::begin(tx, opening, platform::sessions::Browser::default())).await;
        browser.cookies.insert("daleel".into(), session);
        let mut told = browser.opens("/en/live?topics=figures").await.into_data_stream();
        world.comes(WORKS, None).await;
        world.counts().await;
        let start = told.next().await.unwrap().unwrap();
        assert!(start.starts_with(b"id: "), "it says first from where it listens: {start:?}");
        let first = told.next().await.unwrap().unwrap();
        assert!(String::from_utf8_lossy(&first).contains("data: figures"), "{first:?}");
    });
}
