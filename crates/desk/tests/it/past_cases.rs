//! Stories of what settled cases teach: a service is proposed as colleagues settled the like, and nobody's words are shown to others.

use kernel::EntityId;
use kernel::Role;
use serde_json::json;

use crate::matters::services;
use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const CUSTOMERS: &str = "Aisha Bader Dana Fahad Ghada Hamad Iman Jawad Khalid Layla Majid Nada";
const POOL: &str = "We want a swimming pool behind the house";
const FLICKER: &str = "It flickers all night before the window";

/// Somebody's letter comes in, and an employee says what it asks for.
async fn settled(world: &World, entity: EntityId, who: &Person, (from, text): (&'static str, &'static str), service: &str) -> desk::Case {
    let case = world.letter(entity, from, text).await;
    settle(world, who, &case, service).await;
    case
}

async fn settle(world: &World, who: &Person, case: &desk::Case, service: &str) {
    let path = format!("/api/v1/cases/{}", case.id);
    let (_, now) = world.program(who, "GET", &path, None).await;
    let says = json!({"service": service, "urgency": "ordinary", "lang": "en", "version": now["version"]});
    let (status, said) = world.program(who, "POST", &format!("{path}/matter"), Some(says)).await;
    assert_eq!(status, 200, "{said}");
}

/// So many customers write of pools, and of what flickers; each case is settled.
async fn many(world: &World, entity: EntityId, who: &Person, [permit, light]: [&str; 2], times: usize) -> Vec<desk::Case> {
    let mut pools = Vec::new();
    for from in CUSTOMERS.split_whitespace().take(times) {
        pools.push(settled(world, entity, who, (from, POOL), permit).await);
        settled(world, entity, who, (from, FLICKER), light).await;
    }
    pools
}

/// What the page of a case says of its proposal, without what holds the direction of its numbers.
async fn shown(world: &World, who: &Person, case: &desk::Case, lang: &str) -> String {
    let page = world.get(who, &format!("/{lang}{}", case.path())).await;
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page.texts("#matter-proposed").join(" ").replace(['\u{2068}', '\u{2069}'], "")
}

/// What is proposed for a letter, as the page says it.
async fn proposed(world: &World, entity: EntityId, who: &Person, (from, text): (&'static str, &'static str), lang: &str) -> String {
    let case = world.letter(entity, from, text).await;
    shown(world, who, &case, lang).await
}

#[test]
fn a_wording_that_no_catalogue_knows_is_proposed_as_colleagues_settled_the_like_and_the_page_says_why() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        many(&world, WORKS, &mona, [&services[0], &services[1]], 10).await;
        let case = world.letter(WORKS, "Yousef", "How deep may our pools be?").await;
        for (lang, says) in [
            ("ar", ["رخصة بناء", "لأن الزملاء اختاروا هذه الخدمة لعملاء سابقين كتبوا ما يشبه:", "pools", "10 من 10 عملاء"]),
            (
                "en",
                [
                    "Building permit",
                    "colleagues chose this service for earlier customers who wrote words like these:",
                    "pools",
                    "10 of 10 customers",
                ],
            ),
        ] {
            let proposed = shown(&world, &mona, &case, lang).await;
            says.iter().for_each(|word| assert!(proposed.contains(word), "{word}: {proposed}"));
            assert!(!proposed.contains("Because the message says"), "{proposed}");
        }
        settle(&world, &mona, &case, &services[0]).await;
        let second = world.letter(WORKS, "Sara", "Is a pool on the roof allowed?").await;
        settle(&world, &mona, &second, &services[1]).await;
        let quality = world.act(WORKS, desk::proposal_quality).await;
        let of = |field: &str| quality.iter().find(|one| one.field == field).map(|one| (one.kept, one.corrected));
        assert_eq!((of("past"), of("service")), (Some((1, 1)), Some((0, 0))), "{quality:?}");
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        assert!(world.get(&fatima, "/en/admin/routing").await.says("Service, from past cases"));
        let by_words = proposed(&world, WORKS, &mona, ("Omar", "The street light over the pool is out"), "en").await;
        assert!(
            by_words.contains("Because the message says") && !by_words.contains("colleagues"),
            "its own words are stronger: {by_words}"
        );
    });
}

#[test]
fn below_twenty_customers_whose_cases_are_settled_and_from_what_was_only_proposed_nothing_is_learnt() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        many(&world, WORKS, &mona, [&services[0], &services[1]], 9).await;
        settled(&world, WORKS, &mona, ("Zainab", POOL), &services[0]).await;
        for from in CUSTOMERS.split_whitespace() {
            world.letter(WORKS, from, "The street light over the pool is out").await;
        }
        assert_eq!(proposed(&world, WORKS, &mona, ("Yousef", "How deep may our pools be?"), "en").await, "");
        settled(&world, WORKS, &mona, ("Zainab", FLICKER), &services[1]).await;
        let now = proposed(&world, WORKS, &mona, ("Yousef", "How deep may our pools be?"), "en").await;
        assert!(now.contains("Building permit"), "{now}");
    });
}

#[test]
fn a_correction_takes_back_what_a_case_taught() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        let pools = many(&world, WORKS, &mona, [&services[0], &services[1]], 12).await;
        let asked = ("Yousef", "May a swimming pool stand behind the house?");
        assert!(proposed(&world, WORKS, &mona, asked, "en").await.contains("12 of 12 customers"));
        for case in &pools[..3] {
            settle(&world, &mona, case, &services[1]).await;
        }
        assert!(proposed(&world, WORKS, &mona, asked, "en").await.contains("9 of 12 customers"));
        for case in &pools[..9] {
            settle(&world, &mona, case, "").await;
        }
        assert_eq!(proposed(&world, WORKS, &mona, asked, "en").await, "", "what is none of the services holds its words back");
        for case in &pools {
            settle(&world, &mona, case, &services[0]).await;
        }
        assert!(proposed(&world, WORKS, &mona, asked, "en").await.contains("12 of 12 customers"), "nothing is left of what was taken back");
    });
}

#[test]
fn a_word_that_one_customer_alone_wrote_is_never_shown_however_often() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        many(&world, WORKS, &mona, [&services[0], &services[1]], 10).await;
        let lagoon = "A swimming pool like a lagoon";
        for _ in 0..5 {
            settled(&world, WORKS, &mona, ("Yousef", lagoon), &services[0]).await;
        }
        settled(&world, WORKS, &mona, ("Zainab", lagoon), &services[0]).await;
        let shown = proposed(&world, WORKS, &mona, ("Omar", "Our lagoon is no pool"), "en").await;
        assert!(shown.contains("pool") && shown.contains("12 of 12 customers"), "each customer counts once: {shown}");
        assert!(!shown.contains("lagoon"), "{shown}");
        settled(&world, WORKS, &mona, ("Sara", lagoon), &services[0]).await;
        let shown = proposed(&world, WORKS, &mona, ("Omar", "Our lagoon is no pool"), "en").await;
        assert!(shown.contains("lagoon"), "three of them wrote it: {shown}");
    });
}

#[test]
fn what_one_entity_learnt_proposes_nothing_in_another() {
    on_each(|world| async move {
        let (mona, ours) = (world.mona().await, services(&world, WORKS).await);
        let (huda, _) = (world.person(HEALTH, "Huda", Role::Employee).await, services(&world, HEALTH).await);
        many(&world, WORKS, &mona, [&ours[0], &ours[1]], 10).await;
        let asked = ("Yousef", "How deep may our pools be?");
        assert!(!proposed(&world, WORKS, &mona, asked, "en").await.is_empty());
        assert_eq!(proposed(&world, HEALTH, &huda, asked, "en").await, "");
    });
}
