//! Signing in through an entity's own provider.

use kernel::Clock;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;
use platform::accounts::oidc;
use platform::accounts::oidc::NewProvider;
use platform::accounts::oidc::ProviderId;
use testkit::inside::Answer;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use super::provider::Provider;
use super::provider::signs_in_there;
use super::provider::started;
use crate::world::HEALTH;
use crate::world::HERE;
use crate::world::WORKS;
use crate::world::World;
use crate::world::run;
use crate::world::worlds_of;

/// Installations whose settings let them call a provider on this machine, and whose clocks agree with it.
fn worlds() -> Vec<World> {
    let worlds = worlds_of(Vec::new, &[("outgoing.allowed_hosts", "127.0.0.1")]);
    worlds.iter().for_each(|world| world.clock.set(Clock::system().now()));
    worlds
}

#[test]
fn an_employee_links_the_provider_and_signs_in_with_it_from_then_on() {
    let Some(provider) = started() else { return };
    run(async {
        for world in worlds() {
            let account = mona(&world).await;
            world.act(move |tx| accounts::grant_role(tx, account, Some(HEALTH), None, Role::Supervisor)).await;
            let id = trusted(&world, &provider).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            let back = journey(&mut browser, &format!("/en/desk/me/security/link/{id}"), "mona-at-works").await;
            assert_eq!(back.location, "/en/desk/me/security?done=provider");
            assert!(browser.get(&back.location).await.says("Linked"));

            let mut later = Browser::new(&world);
            assert!(later.get("/en/sign-in").await.says("Ministry of Works"));
            let opened = journey(&mut later, &format!("/en/sign-in/with/{id}?next=/en/desk/cases"), "mona-at-works").await;
            assert_eq!(opened.location, "/en/desk/cases", "no choice of entity: the provider vouches for its own alone");
            assert_eq!(later.post("/en/desk/me/entity", &[("entity", "8")]).await.status, 404);
            assert_eq!(later.post("/en/desk/me/security/codes", &[]).await.status, 409, "changes ask for the password of here");

            let left = later.post("/en/sign-out", &[]).await;
            assert_eq!(left.location, format!("/en/sign-in?ended={id}"));
            assert!(later.get(&left.location).await.says("Sign out of Ministry of Works too"));
            let end = later.get(&format!("/en/sign-in/with/{id}/end")).await;
            assert!(end.location.starts_with(&format!("{}/session/end?client_id=daleel", provider.issuer)));
        }
    });
}

#[test]
fn a_provider_that_knows_the_address_of_someone_is_not_believed_to_know_them() {
    let Some(provider) = started() else { return };
    run(async {
        for world in worlds() {
            mona(&world).await;
            let id = trusted(&world, &provider).await;
            let mut stranger = Browser::new(&world);
            let refused = journey(&mut stranger, &format!("/en/sign-in/with/{id}"), "stranger").await;
            assert_eq!(refused.status, 409);
            assert!(refused.says("is not linked to an account here yet"));
            assert_eq!(stranger.session(), None);
        }
    });
}

#[test]
fn an_invitation_is_accepted_with_the_provider_and_its_claim_gives_the_roles() {
    let Some(provider) = started() else { return };
    run(async {
        for world in worlds() {
            let id = trusted(&world, &provider).await;
            let (account, token) = invited(&world).await;
            let mut browser = Browser::new(&world);
            let opened = journey(&mut browser, &format!("/en/sign-in/with/{id}?invitation={token}"), "lead-at-works").await;
            assert_eq!(opened.location, "/en/desk");
            let actor = world.act(move |tx| accounts::roles(tx, account)).await;
            assert_eq!(actor, [(Some(WORKS), Role::Employee), (Some(WORKS), Role::Supervisor)], "root means nothing beyond the entity");
            let mut again = Browser::new(&world);
            let refused = journey(&mut again, &format!("/en/sign-in/with/{id}?invitation={token}"), "mona-at-works").await;
            assert_eq!(refused.status, 409, "an invitation is accepted once");
        }
    });
}

#[test]
fn a_claim_withdraws_the_roles_that_it_gave_and_leaves_those_that_were_given_by_hand() {
    let Some(provider) = started() else { return };
    run(async {
        for world in worlds() {
            let id = trusted(&world, &provider).await;
            let (account, token) = invited(&world).await;
            world.act(move |tx| accounts::grant_role(tx, account, Some(WORKS), None, Role::QualityReviewer)).await;
            let start = format!("/en/sign-in/with/{id}");
            journey(&mut Browser::new(&world), &format!("{start}?invitation={token}"), "lead-at-works").await;
            let claimed = world.act(move |tx| accounts::claimed(tx, account, WORKS)).await;
            assert_eq!(claimed, [Role::Supervisor], "the invitation had made her an employee by hand");
            let (app, mut less) = (world.app.clone(), entered(&provider.issuer, Role::Employee));
            less.roles.clear();
            world.act(move |tx| oidc::set_provider(&app, tx, WORKS, less)).await;
            assert_eq!(journey(&mut Browser::new(&world), &start, "lead-at-works").await.location, "/en/desk");
            let left = world.act(move |tx| accounts::roles(tx, account)).await;
            assert_eq!(left, [(Some(WORKS), Role::Employee), (Some(WORKS), Role::QualityReviewer)], "what the entity gave by hand stays");
        }
    });
}

#[test]
fn a_return_that_was_not_asked_for_opens_nothing() {
    let Some(provider) = started() else { return };
    run(async {
        for world in worlds() {
            mona(&world).await;
            let id = trusted(&world, &provider).await;
            let mut browser = Browser::new(&world);
            let there = browser.get(&format!("/en/sign-in/with/{id}")).await;
            assert!(there.location.contains("code_challenge_method=S256") && there.location.contains("nonce="));
            let back = signs_in_there(&there.location, "mona-at-works").await;
            let query = back.query().unwrap();
            assert!(query.contains("iss="));
            let other = Browser::new(&world).get(&format!("/sign-in/callback?{query}")).await;
            assert_eq!(other.status, 409, "another browser has no such journey");
            let forged = query.replace("state=", "state=x");
            assert_eq!(browser.clone().get(&format!("/sign-in/callback?{forged}")).await.status, 409);
            let elsewhere = query.replace("iss=http", "iss=https");
            assert_eq!(browser.clone().get(&format!("/sign-in/callback?{elsewhere}")).await.status, 409, "another issuer answers");
            world.clock.advance(std::time::Duration::from_secs(601));
            assert_eq!(browser.get(&format!("/sign-in/callback?{query}")).await.status, 409, "too late");
        }
    });
}

#[test]
fn a_provider_on_an_inside_address_is_refused_where_settings_do_not_name_it() {
    run(async {
        for world in worlds_of(Vec::new, &[]) {
            let app = world.app.clone();
            let refused = world.try_act(move |tx| oidc::set_provider(&app, tx, WORKS, entered("http://127.0.0.1:9", Role::Employee))).await;
            assert!(matches!(refused, Err(kernel::Error::Refused(_))));
            let app = world.app.clone();
            let refused =
                world.try_act(move |tx| oidc::set_provider(&app, tx, WORKS, entered("https://login.works.gov.bh", Role::Operator))).await;
            assert!(matches!(refused, Err(kernel::Error::Forbidden(_))));
        }
    });
}

/// The whole way to the provider and back.
async fn journey(browser: &mut Browser, start: &str, name: &str) -> Answer {
    let there = browser.get(start).await;
    assert_eq!(there.status, 303, "{}", there.text);
    let back = signs_in_there(&there.location, name).await;
    assert!(back.as_str().starts_with(&format!("{HERE}/sign-in/callback?")), "{back}");
    browser.get(&format!("/sign-in/callback?{}", back.query().unwrap())).await
}

fn entered(issuer: &str, role: Role) -> NewProvider {
    let roles = [("staff".to_owned(), role), ("lead".to_owned(), Role::Supervisor)].into_iter().collect();
    NewProvider {
        name: "Ministry of Works".into(),
        issuer: issuer.into(),
        client_id: "daleel".into(),
        client_secret: Secret::new("a secret of the stories".into()),
        role_claim: "groups".into(),
        roles,
    }
}

async fn trusted(world: &World, provider: &Provider) -> ProviderId {
    let (app, issuer) = (world.app.clone(), provider.issuer.clone());
    world.act(move |tx| oidc::set_provider(&app, tx, WORKS, entered(&issuer, Role::Employee))).await
}

async fn invited(world: &World) -> (EmployeeId, String) {
    world
        .act(move |tx| {
            let account = accounts::create(tx, NewAccount { email: "ali@works.gov.bh".into(), lang: Lang::En, password: None })?;
            accounts::grant_role(tx, account, Some(WORKS), None, Role::Employee)?;
            Ok((account, accounts::invitation_token(tx, account)?))
        })
        .await
}
