//! Stories of cases that belong together: merged and parted, linked, split.

use kernel::Role;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3600;

async fn now(world: &World, case: &desk::Case) -> desk::Case {
    let id = case.id;
    world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await
}

/// Makes the second case part of the first.
async fn merges(world: &World, who: &Person, stays: &desk::Case, goes: &desk::Case) -> testkit::inside::Answer {
    let (seen, other) = (now(world, stays).await.version.to_string(), goes.id.to_string());
    world.post(who, &format!("/en{}/merging", stays.path()), &[("other", &other), ("seen", &seen)]).await
}

#[test]
fn two_cases_of_one_customer_become_one_with_the_earlier_due_time_and_the_words_of_both() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let early = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.after(HOUR).await;
        let late = world.letter(WORKS, "Yousef", "I forgot my number, 17200300.").await;
        let page = world.get(&mona, &format!("/en{}", late.path())).await;
        assert!(page.texts("#merging .picks button")[0].contains(&early.reference), "{}", page.text);
        let merged = merges(&world, &mona, &late, &early).await;
        assert_eq!(merged.status, 303, "{}", merged.text);
        let page = world.get(&mona, &merged.location).await;
        assert!(page.says("The cases were merged."), "{}", page.text);
        assert_eq!(page.texts(".thread .msg__body p[dir]"), ["When will it be ready?", "I forgot my number, 17200300."]);
        let one = now(&world, &late).await;
        assert_eq!((one.id, one.due_at), (late.id, early.due_at), "the earlier due time stands");
        assert_eq!(world.get(&mona, "/en/desk/cases?view=mine").await.texts(".list .item").len(), 1);
        assert_eq!(world.get(&mona, "/en/desk/cases?view=mine").await.texts(".list .views a")[0], "Mine 1");
        for query in [early.reference.as_str(), "ready"] {
            let found = world.get(&mona, &format!("/en/desk/search?q={query}")).await;
            assert!(found.texts(".item").len() == 1 && found.text.contains(&format!("/desk/cases/{}", late.id)), "{query}: {}", found.text);
        }
        assert_eq!(now(&world, &early).await.id, late.id, "its number leads there");
        let (reference, code) = (early.reference.clone(), early.access_code.clone());
        let called = world.act(WORKS, move |tx| desk::store::called(tx, &reference)).await.unwrap();
        assert_eq!((called.0.id, called.1), (late.id, code), "and so does its code");
        world.answers(&mona, &early, "On Sunday.").await;
        assert_eq!(now(&world, &late).await.awaits, desk::Awaits::Customer, "what is answered there is answered here");
    });
}

#[test]
fn what_was_merged_is_parted_by_one_key_and_each_case_is_as_it_was() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let early = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.after(HOUR).await;
        let late = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        world.answers(&mona, &late, "Thank you.").await;
        let merged = merges(&world, &mona, &late, &early).await;
        assert_eq!(now(&world, &late).await.due_at, early.due_at);
        let page = world.get(&mona, &merged.location).await;
        let document = scraper::Html::parse_document(&page.text);
        let undoing =
            document.select(&scraper::Selector::parse("form[action*=undoing]").unwrap()).next().unwrap().attr("action").unwrap().to_owned();
        let undone = world.post(&mona, &undoing, &[("back", &format!("case={}", late.id))]).await;
        assert_eq!(undone.location, format!("/en/desk/cases/{}?batch={}", late.id, undoing.split('/').nth(4).unwrap()));
        let (first, second) = (now(&world, &early).await, now(&world, &late).await);
        assert_eq!((first.id, first.due_at, first.awaits), (early.id, early.due_at, desk::Awaits::Employee));
        assert_eq!((second.due_at, second.awaits), (None, desk::Awaits::Customer));
        let tabs = world.get(&mona, "/en/desk/cases?view=mine").await.texts(".list .views a");
        assert!(tabs.contains(&"Mine 2".to_owned()) && tabs.contains(&"Waiting for the customer 1".to_owned()), "{tabs:?}");
        assert_eq!(world.get(&mona, &format!("/en{}", early.path())).await.texts(".thread .msg__body p[dir]"), ["When will it be ready?"]);
    });
}

/// Lets the second case be parted from the first.
async fn parts(world: &World, who: &Person, stays: &desk::Case, goes: &desk::Case) -> u16 {
    world.post(who, &format!("/en{}/parting", stays.path()), &[("other", &goes.id.to_string())]).await.status
}

#[test]
fn whoever_waits_when_cases_are_parted_waits_on_and_what_was_answered_is_not_late_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let early = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.after(HOUR).await;
        let late = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        world.answers(&mona, &late, "Thank you.").await;
        assert_eq!(merges(&world, &mona, &late, &early).await.status, 303);
        world.writes_again(&late, "And where do I collect it?").await;
        assert_eq!(parts(&world, &mona, &late, &early).await, 303);
        assert_eq!(now(&world, &late).await.awaits, desk::Awaits::Employee, "the customer waits");
        assert_eq!(merges(&world, &mona, &late, &early).await.status, 303);
        world.answers(&mona, &late, "On Sunday, at the counter.").await;
        assert_eq!(parts(&world, &mona, &late, &early).await, 303);
        for case in [&early, &late] {
            let case = now(&world, case).await;
            assert_eq!((case.awaits, case.due_at), (desk::Awaits::Customer, None), "both were answered");
        }
    });
}

#[test]
fn a_due_time_that_was_missed_in_one_case_is_not_missed_again_when_cases_are_parted() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let early = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.after(HOUR).await;
        let late = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        world.answers(&mona, &late, "Thank you.").await;
        assert_eq!(merges(&world, &mona, &late, &early).await.status, 303);
        world.after(24 * HOUR).await;
        assert!(now(&world, &late).await.is_late);
        assert_eq!(parts(&world, &mona, &late, &early).await, 303);
        world.after(HOUR).await;
        let ids = [early.id, late.id];
        let events = world
            .act(WORKS, move |tx| {
                let of = ids.map(|id| tx.events_of_case(id.get(), 0, 1_000));
                of.into_iter().collect::<kernel::Result<Vec<_>>>()
            })
            .await;
        assert_eq!(events.concat().iter().filter(|event| event.kind == "desk.case-late").count(), 1);
        assert!(now(&world, &early).await.is_late && !now(&world, &late).await.is_late);
    });
}

#[test]
fn a_case_is_parted_only_from_the_one_that_it_became_part_of() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let second = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        let third = world.letter(WORKS, "Yousef", "One more thing.").await;
        let merged = merges(&world, &mona, &second, &first).await;
        let batch = merged.location.rsplit('=').next().unwrap().to_owned();
        assert_eq!(merges(&world, &mona, &third, &second).await.status, 303);
        assert_eq!(parts(&world, &mona, &third, &first).await, 404);
        let page = world.get(&mona, &format!("/en{}", third.path())).await;
        assert_eq!(page.texts("form[action$=parting]").len(), 1, "{}", page.text);
        let (_, undone) = world.program(&mona, "POST", &format!("/api/v1/batches/{batch}/undoing"), None).await;
        assert_eq!(undone["left_out"][0]["why"].as_str(), Some("desk-undo-changed"), "{undone}");
        assert_eq!(now(&world, &first).await.id, third.id);
    });
}

#[test]
fn what_was_asked_in_a_part_is_answered_in_the_whole_and_its_tag_is_not_taken_back_from_there() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        world.post(&fatima, "/en/admin/tags", &[("name_ar", "عاجل"), ("name_en", "Urgent")]).await;
        let tag = world.program(&fatima, "GET", "/api/v1/tags", None).await.1["items"][0]["id"].clone();
        let goes = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let stays = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let question = [("asked", &*salem.id.to_string()), ("question", "Is it ready?"), ("hours", "4")];
        assert_eq!(world.post(&mona, &format!("/en{}/questions", goes.path()), &question).await.status, 303);
        let body = serde_json::json!({"act": "tag", "cases": [goes.id.to_string()], "tag": tag});
        let (_, tagged) = world.program(&mona, "POST", "/api/v1/batches", Some(body)).await;
        assert_eq!(merges(&world, &mona, &stays, &goes).await.status, 303);
        let path = format!("/en{}", stays.path());
        assert_eq!(world.post(&salem, &format!("{path}/notes"), &[("text", "On Sunday.")]).await.status, 303);
        let page = world.get(&mona, &path).await;
        assert!(page.texts("#guide .block li").iter().any(|line| line == "To Salem Answered"), "{}", page.text);
        let undoing = format!("/api/v1/batches/{}/undoing", tagged["id"].as_str().unwrap());
        let (_, undone) = world.program(&mona, "POST", &undoing, None).await;
        assert_eq!(undone["left_out"][0]["why"].as_str(), Some("desk-undo-changed"), "{undone}");
        let (_, whole) = world.program(&mona, "GET", &format!("/api/v1/cases/{}", stays.id), None).await;
        assert_eq!(whole["tags"].as_array().unwrap().len(), 1, "{whole}");
    });
}

#[test]
fn cases_of_two_customers_a_closed_one_and_a_colleagues_are_not_merged() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let other = world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let refused = merges(&world, &mona, &case, &other).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("Only cases of the same customer become one."), "{}", refused.text);
        let itself = merges(&world, &mona, &case, &case).await;
        assert!(itself.says("These are one case already."), "{}", itself.text);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let third = world.letter(WORKS, "Yousef", "One more thing.").await;
        let taken = [("seen", &*third.version.to_string()), ("reason", "I know it.")];
        assert_eq!(world.post(&salem, &format!("/en{}/owner", third.path()), &taken).await.status, 303);
        assert!(merges(&world, &mona, &case, &third).await.says("in a colleague’s hands"));
        let huda = world.person(HEALTH, "Huda", Role::Supervisor).await;
        let theirs = world.letter(HEALTH, "Yousef", "When is my appointment?").await;
        assert_eq!(merges(&world, &mona, &case, &theirs).await.status, 404);
        for act in ["merging", "parting", "links", "splits"] {
            let fields = [("other", "1"), ("seen", "1"), ("reference", "x"), ("entry", "1"), ("subject", "x")];
            assert_eq!(world.post(&huda, &format!("/en{}/{act}", case.path()), &fields).await.status, 404, "{act}");
        }
    });
}

#[test]
fn linked_cases_show_each_other_until_the_link_is_taken_away() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "The lamp in our street is broken.").await;
        let other = world.letter(WORKS, "Aisha", "Our street is dark.").await;
        let links = format!("/en{}/links", case.path());
        assert!(world.post(&mona, &links, &[("reference", "MOW-2026-999999")]).await.says("No case is called so."));
        let linked = world.post(&mona, &links, &[("reference", &other.reference.to_lowercase())]).await;
        assert_eq!(linked.status, 303, "{}", linked.text);
        for (one, shown) in [(&case, &other), (&other, &case)] {
            let page = world.get(&mona, &format!("/en{}", one.path())).await;
            assert!(page.texts("#guide .block a").contains(&shown.reference), "{}", page.text);
        }
        let removal = format!("{links}/{}/removal", other.id);
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        assert!(!world.get(&mona, &format!("/en{}", other.path())).await.texts("#guide .block a").contains(&case.reference));
    });
}

#[test]
fn a_part_of_a_message_becomes_a_case_of_its_own_whose_clock_counts_from_the_message() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready? And how much is a new licence?").await;
        let entry = world.act(WORKS, move |tx| Ok(desk::store::entries(tx, case.id, None, 1)?[0].id)).await.to_string();
        world.after(5 * HOUR).await;
        let splits = format!("/en{}/splits", case.path());
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.text.contains(&format!("{splits}?entry=entry-{entry}")), "{}", page.text);
        let asked = world.get(&mona, &format!("{splits}?entry=entry-{entry}")).await;
        assert!(asked.says("And how much is a new licence?"), "{}", asked.text);
        let invented = [("entry", entry.as_str()), ("text", "Please refund me."), ("subject", "Refund")];
        assert_eq!(world.post(&mona, &splits, &invented).await.texts("#f-text-error").len(), 1);
        let part = [("entry", entry.as_str()), ("text", "And how much is a new licence?"), ("subject", "Fee of a licence")];
        let split = world.post(&mona, &splits, &part).await;
        assert_eq!(split.status, 303, "{}", split.text);
        let page = world.get(&mona, &split.location).await;
        assert_eq!(page.texts(".thread .msg__body p[dir]"), ["And how much is a new licence?"]);
        assert_eq!(page.texts("#case-head h1"), ["Yousef"]);
        assert_eq!(world.post(&mona, &splits, &part).await.location, split.location, "a second click opens no second case");
        let id = split.location.rsplit('/').next().unwrap().parse().unwrap();
        let new = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await;
        assert_eq!((new.due_at, new.owner), (case.due_at, Some(mona.id)), "it has waited as long as the message");
        assert!(new.reference != case.reference && new.access_code != case.access_code);
        assert!(page.texts("#guide .block a").contains(&case.reference), "each shows the other");
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says(&format!("{} was opened from a message", new.reference)), "{}", timeline.text);
    });
}
