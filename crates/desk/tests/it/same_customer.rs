//! Stories of a customer who writes again, or to two places: one person has it in hand, and whoever looks sees both.

use kernel::Role;

use crate::people::Person;
use crate::routing::gives_out;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const SAYS: &str = "The same customer has another open case";

/// Mona has a case of Yousef and one of Huda; Salem, who came after, has none.
async fn begun(world: &World) -> (Person, Person, desk::Case) {
    let mona = world.mona().await;
    let first = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
    world.letter(WORKS, "Huda", "Where do I collect my card?").await;
    (mona, world.person(WORKS, "Salem", Role::Employee).await, first)
}

#[test]
fn another_letter_of_a_customer_goes_to_whoever_has_the_first_in_hand() {
    on_each(|world| async move {
        let (mona, salem, _) = begun(&world).await;
        let second = world.letter(WORKS, "Yousef", "I forgot to say that it is urgent.").await;
        assert_eq!((second.owner, second.back_up), (Some(mona.id), Some(salem.id)), "though Salem has less");
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", second.path())).await;
        assert!(timeline.says("Given to Mona, who has another open case of the same customer; back-up: Salem"), "{}", timeline.text);
        let arabic = world.get(&mona, &format!("/ar{}?tab=timeline", second.path())).await;
        assert!(arabic.says("حيث يُعالَج طلب آخر مفتوح للعميل نفسه"), "{}", arabic.text);
        assert_eq!(world.letter(WORKS, "Ali", "Is it open today?").await.owner, Some(salem.id), "another customer’s goes to who has least");
    });
}

#[test]
fn another_letter_goes_to_somebody_else_where_whoever_has_the_first_is_full() {
    on_each(|world| async move {
        let (_, salem, _) = begun(&world).await;
        gives_out(&world, "give", "2").await;
        assert_eq!(world.letter(WORKS, "Yousef", "It is urgent.").await.owner, Some(salem.id), "Mona has two, as many as she may");
    });
}

#[test]
fn another_letter_goes_to_somebody_else_where_whoever_has_the_first_serves_no_more() {
    on_each(|world| async move {
        let (mona, salem, _) = begun(&world).await;
        let id = mona.id;
        world.act(WORKS, move |tx| platform::accounts::withdraw_role(tx, id, Some(WORKS), None, Role::Employee)).await;
        assert_eq!(world.letter(WORKS, "Huda", "Is my card ready?").await.owner, Some(salem.id), "Mona answers nobody now");
    });
}

#[test]
fn what_is_offered_is_offered_first_to_whoever_has_the_customers_other_case() {
    on_each(|world| async move {
        let (mona, salem, _) = begun(&world).await;
        gives_out(&world, "offer", "").await;
        let second = world.letter(WORKS, "Yousef", "It is urgent.").await;
        let path = format!("/en{}", second.path());
        assert!(world.get(&mona, &path).await.texts("#offered").join(" ").contains("offered to you"));
        assert_eq!(world.post(&mona, &format!("{path}/passing"), &[]).await.status, 303);
        assert!(
            world.get(&salem, &path).await.texts("#offered").join(" ").contains("offered to you"),
            "who passed it on is not asked again"
        );
    });
}

#[test]
fn a_sender_of_very_many_letters_is_no_customer_whom_one_person_must_know() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for _ in 0..11 {
            assert_eq!(world.letter(WORKS, "Machine", "Report.").await.owner, Some(mona.id));
        }
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        assert_eq!(world.letter(WORKS, "Machine", "Report.").await.owner, Some(salem.id));
    });
}

#[test]
fn two_open_cases_of_a_customer_show_each_other_until_they_are_merged_or_linked() {
    on_each(|world| async move {
        let (mona, salem, first) = begun(&world).await;
        let page = |who| {
            let (world, path) = (&world, format!("/en{}", first.path()));
            async move { world.get(who, &path).await }
        };
        assert!(!page(&mona).await.says(SAYS), "there is one alone");
        let second = world.letter(WORKS, "Yousef", "It is urgent.").await;
        let third = world.letter(WORKS, "Yousef", "And I moved house.").await;
        let shown = page(&mona).await;
        assert!(shown.says("The same customer has 2 other open cases") && shown.says(&second.reference), "{}", shown.text);
        assert!(ui::lint::html(&shown.text).is_empty(), "{:?}", ui::lint::html(&shown.text));
        assert_eq!(shown.texts(".banner form[action$=merging]").len(), 2);
        let others = page(&salem).await;
        assert!(others.says(&second.reference), "a colleague sees it too");
        assert!(others.texts(".banner form[action$=merging]").is_empty(), "and leaves it to whoever has it in hand");
        assert!(world.get(&mona, &format!("/ar{}", first.path())).await.says("للعميل نفسه طلبان آخران مفتوحان"));
        let other = second.id.to_string();
        let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, first.id)?.unwrap().version)).await.to_string();
        let merged = world.post(&mona, &format!("/en{}/merging", first.path()), &[("seen", &seen), ("other", &other)]).await;
        assert_eq!(merged.status, 303, "{}", merged.text);
        assert!(page(&mona).await.says(SAYS) && page(&mona).await.says(&third.reference), "one is left");
        let linked = world.post(&mona, &format!("/en{}/links", first.path()), &[("reference", &third.reference)]).await;
        assert_eq!(linked.status, 303, "{}", linked.text);
        assert!(!page(&mona).await.says(SAYS), "that they have to do with each other is known now");
    });
}
