//! Stories of what an administrator looks after on pages: settings while running, the entity's identity providers, its trail.

use kernel::Role;
use platform::accounts;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use super::people::person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::run;
use crate::world::worlds;
use crate::world::worlds_of;

const FATIMA: &str = "fatima@works.gov.bh";
const SETTINGS: &str = "/en/admin/settings";
const PROVIDERS: &str = "/en/admin/sign-in";

async fn fatima(world: &World) -> Browser {
    person(world, FATIMA, Role::EntityAdministrator).await;
    let mut browser = Browser::new(world);
    browser.signs_in(FATIMA, PASSWORD).await;
    browser
}

async fn operator(world: &World) -> Browser {
    let id = person(world, "operator@gov.bh", Role::Operator).await;
    world
        .act(move |tx| {
            accounts::withdraw_role(tx, id, Some(WORKS), None, Role::Operator)?;
            accounts::grant_role(tx, id, None, None, Role::Operator)
        })
        .await;
    let mut browser = Browser::new(world);
    browser.signs_in("operator@gov.bh", PASSWORD).await;
    browser
}

#[test]
fn settings_are_changed_while_running_by_whose_they_are_and_a_wrong_one_is_told() {
    run(async {
        for world in worlds() {
            let mut operator = operator(&world).await;
            let page = operator.get(SETTINGS).await;
            assert!(page.says("password.minimum") && page.says("the default") && !page.says("data_dir"), "{}", page.text);
            let wrong = operator.post(SETTINGS, &[("key", "password.minimum"), ("value", "4")]).await;
            assert_eq!(wrong.status, 422);
            assert!(
                wrong.says("password.minimum = 4 (this form) cannot be taken. Allowed: a whole number from 8 to 64."),
                "{}",
                wrong.text
            );
            assert!(wrong.text.contains("value=\"4\""), "what was typed is kept");
            let saved = operator.post(SETTINGS, &[("key", "password.minimum"), ("value", "16")]).await;
            assert_eq!(saved.location, "/en/admin/settings#setting-password-minimum");
            assert!(operator.get(SETTINGS).await.says("the operator, while running"));
            operator.post(SETTINGS, &[("key", "password.minimum"), ("back", "yes")]).await;
            assert!(!operator.get(SETTINGS).await.says("the operator, while running"));

            let mut fatima = fatima(&world).await;
            let own = fatima.get(SETTINGS).await;
            assert!(own.says("mail.acknowledge") && !own.says("password.minimum"), "{}", own.text);
            let beyond = fatima.post(SETTINGS, &[("key", "password.minimum"), ("value", "16")]).await;
            assert_eq!(beyond.status, 404);
            fatima.post(SETTINGS, &[("key", "mail.acknowledge"), ("value", "no")]).await;
            assert!(fatima.get(SETTINGS).await.says("this entity, while running"));
            assert_eq!(world.happened().await.iter().filter(|kind| *kind == "settings.changed").count(), 3);
            mona(&world).await;
            let mut hers = Browser::new(&world);
            hers.signs_in(MONA, PASSWORD).await;
            assert_eq!(hers.get(SETTINGS).await.status, 403);
        }
    });
}

fn typed(issuer: &str) -> [(&str, &str); 6] {
    [
        ("name", "Ministry of Works"),
        ("issuer", issuer),
        ("client_id", "daleel"),
        ("client_secret", "a secret of the stories"),
        ("role_claim", "groups"),
        ("role-supervisor", "lead, head"),
    ]
}

/// The address of an act of the one provider on the page.
fn act(body: &str, act: &str) -> String {
    let end = format!("/{act}\"");
    let found = body.split("action=\"").find(|rest| rest.split('>').next().unwrap().contains(&end)).unwrap_or_else(|| panic!("{body}"));
    found.split('"').next().unwrap().to_owned()
}

#[test]
fn a_provider_is_entered_tried_used_switched_off_and_removed() {
    run(async {
        for world in worlds_of(Vec::new, &[("outgoing.allowed_hosts", "127.0.0.1")]) {
            let mut fatima = fatima(&world).await;
            let missing = fatima.post(PROVIDERS, &[("name", "Ministry of Works")]).await;
            assert_eq!(missing.status, 422);
            assert!(missing.says("Write the client secret.") && missing.text.contains("value=\"Ministry of Works\""));
            assert_eq!(fatima.post(PROVIDERS, &typed("http://127.0.0.1:9")).await.location, PROVIDERS);
            let page = fatima.get(PROVIDERS).await;
            assert!(page.says("Off") && !page.text.contains("a secret of the stories"), "{}", page.text);
            let button = "/en/sign-in/with/";
            assert!(!Browser::new(&world).get("/en/sign-in").await.text.contains(button), "not before it is used");
            let tried = fatima.post(&act(&page.text, "trial"), &[]).await;
            assert!(tried.says("It could not be reached"), "{}", tried.text);
            fatima.post(&act(&page.text, "on"), &[]).await;
            assert!(Browser::new(&world).get("/en/sign-in").await.text.contains(button));
            let page = fatima.get(PROVIDERS).await;
            fatima.post(&act(&page.text, "off"), &[]).await;
            assert!(!Browser::new(&world).get("/en/sign-in").await.text.contains(button));
            let kept = [("name", "Works"), ("issuer", "http://127.0.0.1:9"), ("client_id", "daleel"), ("client_secret", "")];
            assert_eq!(fatima.post(PROVIDERS, &kept).await.location, PROVIDERS, "the secret stays");
            let removal = act(&page.text, "removal");
            let unconfirmed = fatima.post(&removal, &[("name", "Work")]).await;
            assert_eq!(unconfirmed.status, 422, "the form of the removal asks for the name");
            assert!(unconfirmed.says("This is not the name of the provider.") && unconfirmed.text.contains("value=\"Work\""));
            assert!(unconfirmed.says("Nobody signs in with it yet."), "{}", unconfirmed.text);
            fatima.post(&removal, &[("name", "Works")]).await;
            assert!(fatima.get(PROVIDERS).await.says("No identity provider yet"));
            assert_eq!(world.happened().await.iter().filter(|kind| *kind == "account.provider-changed").count(), 6);
        }
    });
}

#[test]
fn no_host_inside_the_network_is_reached_through_a_provider() {
    run(async {
        for world in worlds() {
            let mut fatima = fatima(&world).await;
            for issuer in ["https://127.0.0.1", "https://10.0.0.5", "https://localhost", "http://login.works.gov.bh", "works"] {
                let refused = fatima.post(PROVIDERS, &typed(issuer)).await;
                assert_eq!(refused.status, 422, "{issuer}");
                assert!(refused.text.contains("f-issuer-error") && refused.text.contains(&format!("value=\"{issuer}\"")), "{issuer}");
            }
            assert!(fatima.get(PROVIDERS).await.says("No identity provider yet"));
        }
    });
}

#[test]
fn what_happens_to_an_account_stands_in_the_trail_of_its_entity() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut hers = Browser::new(&world);
            hers.signs_in(MONA, "not her password").await;
            hers.signs_in(MONA, PASSWORD).await;
            hers.post("/en/sign-out", &[]).await;
            let mut fatima = fatima(&world).await;
            let trail = fatima.get("/en/desk/audit").await;
            for kind in ["account.refused", "account.signed-in", "account.signed-out"] {
                assert!(trail.says(kind), "{kind}: {}", trail.text);
            }
            let mut operator = operator(&world).await;
            let trail = operator.get("/en/desk/audit?kind=account.signed-out").await;
            assert!(trail.says("Nothing found"), "it is the entity's own");
        }
    });
}
