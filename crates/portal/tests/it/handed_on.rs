//! What a customer sees of a case that was handed to another entity, or closed without a word.

use desk::CaseId;
use desk::Refer;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;

use crate::world::Answer;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const WORK: Permission = Permission { key: "story.work", roles: &[Role::Employee] };

/// Somebody of the Ministry of Works who may work on cases.
async fn mona(world: &World) -> Actor {
    let password = world.app.accounts().hash(Secret::new("coffee by the old pier".into())).await.unwrap();
    let id: EmployeeId = world
        .act(WORKS, move |tx| {
            let id = accounts::create(tx, NewAccount { email: "mona@works.gov.bh".into(), lang: Lang::En, password: Some(password) })?;
            accounts::grant_role(tx, id, Some(WORKS), None, Role::Employee)?;
            Ok(id)
        })
        .await;
    world.act(WORKS, move |tx| accounts::acting(tx, id, WORKS)).await.expect("her account is in use")
}

async fn hands_over(world: &World, case: CaseId) {
    let actor = mona(world).await;
    let done = world.app.write(actor.may(WORK).unwrap(), move |tx| {
        let seen = desk::store::case(tx, case)?.unwrap().version;
        desk::refer_case(tx, case, &Refer { to: HEALTH, note: "It is theirs.".into(), seen })
    });
    done.await.unwrap();
}

/// The page of a case in a language.
async fn page(world: &World, lang: &str, (reference, code): (&str, &str)) -> Answer {
    let opened = world.post(&format!("/{lang}/follow"), &[("reference", reference), ("code", code)]).await;
    let page = world.get(&opened.location).await;
    assert_eq!((page.status, ui::lint::html(&page.text)), (200, Vec::<String>::new()));
    page
}

#[test]
fn a_case_that_was_handed_to_another_entity_says_where_it_is_and_not_that_it_was_answered() {
    on_each(|world| async move {
        let (case, reference, code) = world.case("When is the vaccination of my daughter?").await;
        let opens = (reference.as_str(), code.as_str());
        hands_over(&world, case).await;
        let steps = page(&world, "en", opens).await.texts("ol.guide li b");
        assert_eq!(steps, ["Received", "Being handled", "Handed to another entity"]);
        let soon = page(&world, "en", opens).await;
        assert!(soon.says("We handed it over to the Ministry of Health. It will write to you"), "{}", soon.text);
        world
            .act(WORKS, move |tx| {
                let went = desk::store::case(tx, case)?.unwrap();
                let referral = desk::handed_on(tx, &went)?.unwrap().id;
                desk::referral_arrived(tx, referral, "MOH-2026-000007")
            })
            .await;
        let there = page(&world, "en", opens).await;
        assert!(there.says("There it is MOH-2026-000007") && there.says("Follow it there"), "{}", there.text);
        let arabic = page(&world, "ar", opens).await;
        assert!(arabic.says("حوّلناه إلى وزارة الصحة") && arabic.says("رقمه هناك MOH-2026-000007"), "{}", arabic.text);
        for other in [&there, &arabic] {
            assert!(!other.says("Answered") && !other.says("أُرسل الرد") && !other.says("It is theirs"), "{}", other.text);
        }
    });
}

#[test]
fn a_case_that_was_closed_without_a_word_was_not_answered() {
    on_each(|world| async move {
        let (case, reference, code) = world.case("Nothing any more, thank you.").await;
        let opens = (reference.as_str(), code.as_str());
        let open = page(&world, "en", opens).await;
        assert_eq!(open.texts("ol.guide li b"), ["Received", "Being handled", "Answered"]);
        assert_eq!(open.texts("ol.guide li.todo b"), ["Answered"]);
        world
            .act(WORKS, move |tx| {
                let mut case = desk::store::case(tx, case)?.unwrap();
                desk::entity_answered(tx, &mut case)?;
                desk::settle(tx, &mut case)
            })
            .await;
        assert_eq!(page(&world, "en", opens).await.texts("ol.guide li b"), ["Received", "Being handled", "Closed"]);
    });
}
