//! Stories of what employees may do and whether they can sign in: roles given and withdrawn, accounts closed, opened and recovered.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::sessions;
use platform::sessions::Opening;
use std::time::Duration;
use testkit::inside::Browser;

use crate::world::World;
use crate::world::on_each;

pub const WORKS: EntityId = EntityId::new(7);
const HEALTH: EntityId = EntityId::new(8);
const PASSWORD: &str = "a long walk along the coast";

/// Someone who works in the Ministry of Works, and a browser in which they are signed in.
pub async fn person(world: &World, name: &'static str, role: Role) -> (EmployeeId, Browser) {
    let password = world.app.accounts().hash(Secret::new(PASSWORD.to_owned())).await.unwrap();
    let grant = testkit::inside::everywhere().within(WORKS);
    let act = move |tx: &mut store::Tx<'_>| {
        if org::store::own_entity(tx)?.is_none() {
            let name = Bilingual::new("وزارة الأشغال", "Ministry of Works");
            org::found_entity(tx, &org::Entity { id: WORKS, code: "MOW".into(), name, phone: String::new(), site: String::new() })?;
        }
        let email = address(name);
        let id = accounts::create(tx, accounts::NewAccount { email: email.clone(), lang: Lang::En, password: Some(password) })?;
        org::save_employee(tx, &employee(id, name, email))?;
        accounts::grant_role(tx, id, Some(WORKS), None, role)?;
        let opening = Opening { account: id, entity: Some(WORKS), is_strong: true, provider: 0, lasts: Duration::from_secs(3600) };
        Ok((id, sessions::begin(tx, opening, sessions::Browser::default())?))
    };
    let (id, session) = world.app.write(grant, act).await.unwrap();
    let mut browser = Browser::new(world);
    browser.cookies.insert("daleel".into(), session);
    (id, browser)
}

fn address(name: &str) -> String {
    format!("{}@works.example", name.to_lowercase())
}

fn employee(id: EmployeeId, name: &str, email: String) -> org::Employee {
    org::Employee { title: Bilingual::new("موظف", "Employee"), ..org::Employee::new(id, Bilingual::new(name, name), email) }
}

async fn roles(world: &World, id: EmployeeId) -> Vec<(Role, Option<CentreId>)> {
    world.act(move |tx| accounts::grants(tx, id, WORKS)).await
}

#[test]
fn an_administrator_gives_and_withdraws_roles_for_the_entity_and_in_a_centre() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (salem, mut his) = person(&world, "Salem", Role::Employee).await;
        fatima.post("/en/admin/centres", &[("name_ar", "مركز المنامة"), ("name_en", "Manama Centre")]).await;
        let page = format!("/en/admin/employees/{salem}");
        let shown = fatima.get(&page).await;
        assert!(shown.says("Manama Centre") && shown.says("The whole entity"), "{shown:?}");
        let centre = world.app.read(visit(), org::store::centres).await.unwrap()[0].id;
        let given = fatima.post(&format!("{page}/roles"), &[("role", "supervisor"), ("in_centre", &centre.to_string())]).await;
        assert_eq!(given.location, page);
        assert_eq!(roles(&world, salem).await, [(Role::Employee, None), (Role::Supervisor, Some(centre))]);
        let taken = fatima.post(&format!("{page}/roles/removal"), &[("role", "employee"), ("in_centre", "")]).await;
        assert_eq!(taken.location, page);
        assert_eq!(roles(&world, salem).await, [(Role::Supervisor, Some(centre))]);
        let wrong = fatima.post(&format!("{page}/roles"), &[("role", "content-editor"), ("in_centre", &centre.to_string())]).await;
        assert!(wrong.status == 422 && wrong.says("This role belongs to the whole entity."), "{wrong:?}");
        assert_eq!(fatima.post(&format!("{page}/roles"), &[("role", "operator")]).await.status, 422, "beyond the entity");
        let changes = world.act(|tx| tx.events_after(0, 1000)).await;
        let of_salem =
            changes.iter().filter(|event| event.kind == "account.role-changed" && event.thing == Some(("account".into(), salem.get())));
        assert_eq!(of_salem.filter(|event| event.entity == Some(WORKS)).count(), 3, "hired, given, withdrawn");
        assert_eq!(his.post(&format!("{page}/roles"), &[("role", "employee")]).await.status, 403);
    });
}

fn visit() -> kernel::Grant {
    testkit::inside::everywhere().within(WORKS)
}

#[test]
fn nobody_raises_herself_and_the_last_administrator_stays() {
    on_each(|world| async move {
        let (fatima, mut browser) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let page = format!("/en/admin/employees/{fatima}");
        let own = browser.post(&format!("{page}/roles"), &[("role", "supervisor"), ("in_centre", "")]).await;
        assert!(own.status == 409 && own.says("Nobody gives herself a role."), "{own:?}");
        let last = browser.post(&format!("{page}/roles/removal"), &[("role", "entity-administrator"), ("in_centre", "")]).await;
        assert!(last.status == 409 && last.says("only administrator"), "{last:?}");
        assert_eq!(roles(&world, fatima).await, [(Role::EntityAdministrator, None)]);
        let (rana, mut hers) = person(&world, "Rana", Role::EntityAdministrator).await;
        let done = hers.post(&format!("{page}/roles/removal"), &[("role", "entity-administrator"), ("in_centre", "")]).await;
        assert_eq!(done.location, page);
        assert_eq!(browser.get("/en/admin/employees").await.status, 403, "at once");
        let alone = hers.post(&format!("/en/admin/employees/{rana}/account/closing"), &[]).await;
        assert_eq!(alone.status, 409, "her own account");
    });
}

#[test]
fn who_serves_two_entities_chooses_by_their_names() {
    on_each(|world| async move {
        let (mona, mut hers) = person(&world, "Mona", Role::Employee).await;
        let name = Bilingual::new("وزارة الصحة", "Ministry of Health");
        let health = org::Entity { id: HEALTH, code: "MOH".into(), name, phone: String::new(), site: String::new() };
        let act = move |tx: &mut store::Tx<'_>| {
            org::found_entity(tx, &health)?;
            accounts::grant_role(tx, mona, Some(HEALTH), None, Role::Employee)
        };
        world.app.write(testkit::inside::everywhere().within(HEALTH), act).await.unwrap();
        let english = hers.get("/en/desk/me/entity").await;
        assert!(english.says("Ministry of Works") && english.says("Ministry of Health"), "{english:?}");
        assert!(hers.get("/ar/desk/me/entity").await.says("وزارة الصحة"));
    });
}

#[test]
fn an_account_is_closed_and_opened_and_its_sessions_end_at_once() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (mona, mut hers) = person(&world, "Mona", Role::Employee).await;
        let page = format!("/en/admin/employees/{mona}");
        assert_eq!(fatima.post(&format!("{page}/account/closing"), &[]).await.location, page);
        assert!(fatima.get(&page).await.says("Open the account again"));
        assert_eq!(hers.get("/en/desk/me/security").await.status, 401);
        assert!(hers.signs_in(&address("Mona"), PASSWORD).await.location.is_empty(), "a closed account opens nothing");
        assert_eq!(fatima.post(&format!("{page}/account/recovery"), &[]).await.status, 409, "it is opened first");
        assert_eq!(fatima.post(&format!("{page}/account/opening"), &[]).await.location, page);
        assert_eq!(Browser::new(&world).signs_in(&address("Mona"), PASSWORD).await.location, "/en/desk");
    });
}

#[test]
fn a_forgotten_sign_in_is_recovered_by_a_link_that_is_shown_once() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (mona, mut hers) = person(&world, "Mona", Role::Employee).await;
        let page = format!("/en/admin/employees/{mona}");
        let shown = fatima.post(&format!("{page}/account/recovery"), &[("second", "yes")]).await;
        let link = shown.text.split("value=\"http://localhost:8080").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(link.starts_with("/en/sign-in/reset/") && !fatima.get(&page).await.says(&link), "{shown:?}");
        assert_eq!(hers.get("/en/desk/me/security").await.status, 401, "her sessions ended");
        assert_eq!(hers.post(&link, &[("password", "another walk along the coast")]).await.location, "/en/sign-in?done=password");
        assert_eq!(hers.signs_in(&address("Mona"), "another walk along the coast").await.location, "/en/desk");
    });
}

#[test]
fn an_account_that_also_serves_elsewhere_is_not_this_entitys_to_take() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (huda, _) = person(&world, "Huda", Role::Employee).await;
        world.act(move |tx| accounts::grant_role(tx, huda, Some(HEALTH), None, Role::Supervisor)).await;
        for act in ["closing", "opening", "recovery"] {
            let answer = fatima.post(&format!("/en/admin/employees/{huda}/account/{act}"), &[]).await;
            assert!(answer.status == 409 && answer.says("also serves elsewhere"), "{act}: {answer:?}");
        }
        let stranger = "/en/admin/employees/99/account/closing";
        assert_eq!(fatima.post(stranger, &[]).await.status, 404);
    });
}

#[test]
fn who_leaves_loses_every_role_and_what_was_typed_wrong_is_kept() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (mona, _) = person(&world, "Mona", Role::Employee).await;
        let page = format!("/en/admin/employees/{mona}");
        let half = fatima.post(&page, &[("name_ar", "منى"), ("name_en", ""), ("phone", "17000300")]).await;
        assert!(half.status == 422 && half.says("Write the name in English.") && half.says("value=\"17000300\""), "{half:?}");
        let left = fatima.post(&page, &[("name_ar", "منى"), ("name_en", "Mona"), ("left", "yes")]).await;
        assert_eq!(left.location, page);
        assert_eq!(roles(&world, mona).await, []);
        let again = [("email", "mona@works.example"), ("name_ar", "منى"), ("name_en", "Mona"), ("role", "employee"), ("lang", "ar")];
        let taken = fatima.post("/en/admin/employees", &again).await;
        assert!(taken.status == 422 && taken.says("This address has an account already.") && taken.says("value=\"منى\""), "{taken:?}");
    });
}
