//! Stories of where one goes on: nobody loses their list by an act, the next case opens, and what was done by mistake is taken back.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn now(world: &World, case: &desk::Case) -> desk::Case {
    let id = case.id;
    world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await
}

/// A case that Mona has answered, as it is now.
async fn answered(world: &World, mona: &Person, from: &'static str) -> desk::Case {
    let case = world.letter(WORKS, from, "When will it be ready?").await;
    world.answers(mona, &case, "On Sunday.").await;
    now(world, &case).await
}

/// Presses the button that takes back what was just done.
async fn undoes(world: &World, who: &Person, page: &testkit::inside::Answer) -> testkit::inside::Answer {
    let document = scraper::Html::parse_document(&page.text);
    let form = document.select(&scraper::Selector::parse("form[action*=undoing]").unwrap()).next().expect("it can be taken back");
    let back = form.select(&scraper::Selector::parse("input[name=back]").unwrap()).next().unwrap().attr("value").unwrap().to_owned();
    let undone = world.post(who, form.attr("action").unwrap(), &[("back", &back)]).await;
    assert_eq!(undone.status, 303, "{}", undone.text);
    world.get(who, &undone.location).await
}

#[test]
fn a_note_a_tab_and_a_refusal_leave_one_in_ones_list() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let page = format!("/en{}?view=team&tab=customer", case.path());
        let shown = world.get(&mona, &page).await;
        let document = scraper::Html::parse_document(&shown.text);
        let links: Vec<_> = document.select(&scraper::Selector::parse("#side a").unwrap()).filter_map(|link| link.attr("href")).collect();
        assert!(links.contains(&format!("/en{}?view=team&tab=timeline#side", case.path()).as_str()), "the tabs keep the list: {links:?}");
        let noted = world.post_from(&mona, &page, &format!("/en{}/notes", case.path()), &[("text", "Ask the archive.")]).await;
        assert_eq!((noted.status, noted.location.as_str()), (303, page.as_str()));
        let seen = case.version.to_string();
        let refused = world.post_from(&mona, &page, &format!("/en{}/closing", case.path()), &[("seen", &seen)]).await;
        assert_eq!(refused.status, 409, "the customer waits");
        let at = format!("data-at=\"/en{}?view=team", case.path());
        assert!(refused.text.contains(&at), "the page that tells it knows its own address, and lives on");
    });
}

#[test]
fn a_row_keeps_the_page_of_the_list_on_which_it_stands() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for _ in 0..32 {
            world.letter(WORKS, "Yousef", "When will it be ready?").await;
        }
        let first = world.get(&mona, "/en/desk/cases?view=team").await;
        let document = scraper::Html::parse_document(&first.text);
        let older = document.select(&scraper::Selector::parse("a[rel=next]").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
        let second = world.get(&mona, &older).await;
        let document = scraper::Html::parse_document(&second.text);
        let row = document.select(&scraper::Selector::parse(".list .item").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
        assert!(row.contains("before="), "{row}");
        let case = world.get(&mona, &row).await;
        assert_eq!(case.texts(".list .item").len(), 2, "the same page of the list stands beside the case");
    });
}

#[test]
fn the_next_case_of_the_list_opens_once_one_is_closed_and_it_is_taken_back_from_there() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (first, second) = (answered(&world, &mona, "Yousef").await, answered(&world, &mona, "Aisha").await);
        // The newest stands first.
        let page = format!("/en{}?view=mine", second.path());
        let seen = second.version.to_string();
        let closed = world.post_from(&mona, &page, &format!("/en{}/closing", second.path()), &[("seen", &seen)]).await;
        assert!(closed.location.starts_with(&format!("/en{}?view=mine&write=reply&batch=", first.path())), "{}", closed.location);
        let next = world.get(&mona, &closed.location).await;
        assert!(next.says("One case was closed.") && next.says(&second.reference), "{}", next.text);
        let back = undoes(&world, &mona, &next).await;
        assert!(back.says(&second.reference));
        assert_eq!(now(&world, &second).await.state, desk::State::Open);
    });
}

#[test]
fn whoever_wants_to_stay_stays_and_the_last_case_leads_to_the_list() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let only = answered(&world, &mona, "Yousef").await;
        let (page, closing) = (format!("/en{}?view=mine", only.path()), format!("/en{}/closing", only.path()));
        let closed = world.post_from(&mona, &page, &closing, &[("seen", &only.version.to_string())]).await;
        assert!(closed.location.starts_with("/en/desk/cases?view=mine&batch="), "{}", closed.location);
        undoes(&world, &mona, &world.get(&mona, &closed.location).await).await;
        assert_eq!(world.post(&mona, "/en/desk/me", &[("after", "stay"), ("letters", "")]).await.status, 303);
        let ways = world.get(&mona, "/en/desk/me").await;
        assert!(ways.says("Stay at the same case") && ways.text.contains("data-letters-off"), "{}", ways.text);
        assert_eq!(ui::lint::html(&ways.text), Vec::<String>::new());
        let seen = now(&world, &only).await.version.to_string();
        let closed = world.post_from(&mona, &page, &closing, &[("seen", &seen)]).await;
        assert!(closed.location.starts_with(&format!("/en{}?view=mine&batch=", only.path())), "{}", closed.location);
    });
}

#[test]
fn handing_over_and_assigning_one_case_are_taken_back_like_several() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let owner = now(&world, &case).await.owner;
        let (from, to) = if owner == Some(mona.id) { (&mona, &salem) } else { (&salem, &mona) };
        let fields =
            [("to", to.id.to_string()), ("reason", "They know it.".to_owned()), ("seen", now(&world, &case).await.version.to_string())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let handed = world.post_from(from, &format!("/en{}?view=team", case.path()), &format!("/en{}/owner", case.path()), &fields).await;
        assert_eq!(handed.status, 303, "{}", handed.text);
        assert_eq!(now(&world, &case).await.owner, Some(to.id));
        undoes(&world, from, &world.get(from, &handed.location).await).await;
        assert_eq!(now(&world, &case).await.owner, Some(from.id));
    });
}

#[test]
fn a_closed_case_is_opened_again_with_a_reason_by_page_and_program() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = answered(&world, &mona, "Yousef").await;
        let closing = format!("/en{}/closing", case.path());
        world.post(&mona, &closing, &[("seen", &case.version.to_string())]).await;
        let closed = now(&world, &case).await;
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert_eq!(page.texts("[data-key=KeyU]").len(), 1, "a key opens it again");
        let reopening = format!("/en{}/reopening", case.path());
        let seen = closed.version.to_string();
        let without = world.post(&mona, &reopening, &[("reason", " "), ("seen", &seen)]).await;
        assert_eq!(without.status, 422, "{}", without.text);
        let opened = world.post(&mona, &reopening, &[("reason", "The card was not there."), ("seen", &seen)]).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
        assert_eq!(now(&world, &case).await.state, desk::State::Open);
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("The case was opened again") && timeline.says("The card was not there."), "{}", timeline.text);
        // Closed at once again, it is closed: the first closing was another.
        world.post(&mona, &closing, &[("seen", &now(&world, &case).await.version.to_string())]).await;
        let closed = now(&world, &case).await;
        assert_eq!(closed.state, desk::State::Closed);
        let body = json!({ "reason": "Once more.", "version": closed.version });
        let (status, shown) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/reopening", case.id), Some(body)).await;
        assert_eq!((status, &shown["state"]), (200, &json!("open")), "{shown}");
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        world.post(&mona, &closing, &[("seen", &now(&world, &case).await.version.to_string())]).await;
        let seen = now(&world, &case).await.version.to_string();
        let other = world.post(&salem, &reopening, &[("reason", "I am curious."), ("seen", &seen)]).await;
        assert_eq!(other.status, 409, "it is in a colleague's hands");
    });
}

#[test]
fn a_script_is_told_where_to_go_on_or_why_not() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let (page, notes) = (format!("/en{}?view=mine", case.path()), format!("/en{}/notes", case.path()));
        let noted = world.script(&mona, &page, &notes, &[("text", "Ask the archive.")]).await;
        assert_eq!(noted.json()["href"], page, "{}", noted.text);
        let refused = world.script(&mona, &page, &notes, &[("text", " ")]).await;
        assert_eq!((refused.status, &refused.json()["refused"]), (422, &json!("Write the note.")), "{}", refused.text);
    });
}
