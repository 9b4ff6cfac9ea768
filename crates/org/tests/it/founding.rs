//! Stories of a new installation: the first operator founds an entity, and its administrator takes over.

use kernel::EntityId;
use kernel::Role;
use platform::accounts;
use testkit::inside::Answer;
use testkit::inside::Browser;
use testkit::inside::HERE;

use crate::world::World;
use crate::world::on_each;

const PASSWORD: &str = "a long walk along the coast";
const ENTITIES: &str = "/en/admin/entities";
/// What the operator types.
const WORKS: [(&str, &str); 9] = [
    ("code", "mow"),
    ("name_ar", "وزارة الأشغال"),
    ("name_en", "Ministry of Works"),
    ("phone", "+973 1700 0300"),
    ("site", "https://works.example"),
    ("administrator_ar", "هدى أحمد"),
    ("administrator_en", "Huda Ahmed"),
    ("email", "huda@works.example"),
    ("lang", "en"),
];

/// The same with one field typed otherwise.
fn but(field: &str, text: &'static str) -> Vec<(&'static str, &'static str)> {
    WORKS.map(|(name, value)| (name, if name == field { text } else { value })).into()
}

/// The first operator, from the address that the server printed.
async fn operator(world: &World) -> Browser {
    let token = world.act(accounts::setup_token).await.unwrap();
    let mut browser = Browser::new(world);
    let made = browser.post(&format!("/en/setup/{token}"), &[("email", "operator@gov.example"), ("password", PASSWORD)]).await;
    assert_eq!(made.location, "/en/sign-in?done=setup", "{made:?}");
    assert_eq!(browser.signs_in("operator@gov.example", PASSWORD).await.location, "/en/desk");
    browser
}

/// The path of the invitation that a page shows.
fn invitation(page: &Answer) -> String {
    let rest = page.text.split(&format!("value=\"{HERE}")).nth(1).unwrap_or_else(|| panic!("no link: {page:?}"));
    rest.split('"').next().unwrap().to_owned()
}

async fn events(world: &World) -> Vec<String> {
    world.act(|tx| tx.events_after(0, 10_000)).await.into_iter().map(|event| event.kind).collect()
}

fn times(events: &[String], kind: &str) -> usize {
    events.iter().filter(|known| *known == kind).count()
}

#[test]
fn a_new_installation_comes_to_an_entity_whose_administrator_sets_it_up() {
    on_each(|world| async move {
        let mut operator = operator(&world).await;
        assert!(operator.get(ENTITIES).await.says("No entities yet"));
        let founded = operator.post(ENTITIES, &WORKS).await;
        assert_eq!(founded.status, 200, "{founded:?}");
        assert!(founded.says("Ministry of Works") && founded.says("MOW") && founded.says("A letter goes to huda@works.example"));
        let link = invitation(&founded);
        assert!(!operator.get(ENTITIES).await.says(&link), "the link is shown once");

        let mut huda = Browser::new(&world);
        assert_eq!(huda.get(&link).await.status, 200);
        assert_eq!(huda.post(&link, &[("password", PASSWORD)]).await.location, "/en/sign-in?done=password");
        assert_eq!(huda.signs_in("huda@works.example", PASSWORD).await.location, "/en/desk");
        assert!(huda.get("/en/admin/entity").await.says("https://works.example"));
        assert!(huda.get("/en/admin/employees").await.says("Huda Ahmed"));
        assert_eq!(huda.get(ENTITIES).await.status, 403, "her own entity is all she sets up");
        assert_eq!(operator.get("/en/admin/employees").await.status, 403, "the operator runs the installation, not the entity");
        assert!(operator.get(ENTITIES).await.says("At work"));
    });
}

#[test]
fn a_second_press_of_the_button_founds_nothing_twice_and_says_why() {
    on_each(|world| async move {
        let mut operator = operator(&world).await;
        assert_eq!(operator.post(ENTITIES, &WORKS).await.status, 200);
        let again = operator.post(ENTITIES, &WORKS).await;
        assert_eq!(again.status, 422);
        assert!(again.says("This code belongs to another entity.") && again.says("value=\"huda@works.example\""), "{again:?}");
        let events = events(&world).await;
        assert_eq!((times(&events, "org.entity-founded"), times(&events, "org.employee-saved")), (1, 1));
    });
}

#[test]
fn what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_founded() {
    on_each(|world| async move {
        let mut operator = operator(&world).await;
        let wrongs = [
            ("code", "m", "two to six capital Latin letters"),
            ("name_ar", " ", "Write the name in Arabic."),
            ("administrator_en", "", "Write the name in English."),
            ("site", "javascript:alert(1)", "Write the address with https://"),
            ("email", "operator@gov.example", "This address has an account already."),
            ("email", "huda", "f-email-error"),
        ];
        for (field, text, reason) in wrongs {
            let answer = operator.post(ENTITIES, &but(field, text)).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.says(reason) && answer.says("value=\"وزارة الأشغال\"") | (field == "name_ar"), "{field}: {answer:?}");
        }
        assert_eq!(times(&events(&world).await, "org.entity-founded"), 0);
        assert!(operator.get(ENTITIES).await.says("No entities yet"));
    });
}

#[test]
fn an_administrator_who_has_not_come_is_invited_again_and_the_older_link_opens_nothing() {
    on_each(|world| async move {
        let mut operator = operator(&world).await;
        let first = invitation(&operator.post(ENTITIES, &WORKS).await);
        let list = operator.get(ENTITIES).await;
        let act = list.text.split("action=\"").find(|rest| rest.contains("/invitation\"")).unwrap().split('"').next().unwrap().to_owned();
        let second = invitation(&operator.post(&act, &[]).await);
        let mut huda = Browser::new(&world);
        assert_ne!(huda.post(&first, &[("password", PASSWORD)]).await.location, "/en/sign-in?done=password");
        assert_eq!(huda.post(&second, &[("password", PASSWORD)]).await.location, "/en/sign-in?done=password");
        assert_eq!(operator.post(&act, &[]).await.status, 404, "nobody is awaited any more");
    });
}

#[test]
fn only_whoever_runs_the_installation_founds_entities() {
    on_each(|world| async move {
        let entity = EntityId::new(7);
        let others = Role::GIVEN.into_iter().filter(|role| *role != Role::Operator);
        for role in others {
            let mut browser = world.someone(role, (role != Role::Oversight).then_some(entity)).await;
            assert_eq!(browser.get(ENTITIES).await.status, 403, "{role:?}");
            assert_eq!(browser.post(ENTITIES, &WORKS).await.status, 403, "{role:?}");
            assert_eq!(browser.post("/en/admin/entities/7/invitation", &[]).await.status, 403, "{role:?}");
        }
        let mut nobody = Browser::new(&world);
        assert_eq!(nobody.get(ENTITIES).await.status, 401);
        assert_eq!(nobody.post(ENTITIES, &WORKS).await.status, 401);
        assert_eq!(times(&events(&world).await, "org.entity-founded"), 0);
    });
}

#[test]
fn an_operator_who_also_serves_an_entity_founds_nothing_behind_its_wall() {
    on_each(|world| async move {
        let mut both = world.someone(Role::Operator, Some(EntityId::new(7))).await;
        assert_eq!(both.post(ENTITIES, &WORKS).await.status, 403);
        assert_eq!(times(&events(&world).await, "org.entity-founded"), 0);
    });
}
