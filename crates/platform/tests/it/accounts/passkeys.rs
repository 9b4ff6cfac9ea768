//! Passkeys: added on one's own page, used instead of a password or after it.

use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;
use testkit::inside::Browser;

use super::authenticator::Authenticator;
use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use super::people::person;
use crate::world::World;
use crate::world::run;
use crate::world::worlds;

const PAGE: &str = "/en/desk/me/security";

#[test]
fn a_passkey_alone_signs_in_and_no_answer_counts_twice() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut key = with_passkey(&world).await;
            let mut browser = Browser::new(&world);
            let options = json(
                &browser.post_json("/en/sign-in/passkey/start", &json!({ "email": "", "password": "", "next": "/en/desk/cases" })).await,
            );
            let answer = key.sign(&options);
            let replay = browser.clone();
            let opened = browser.post_json("/en/sign-in/passkey/finish", &answer).await;
            assert_eq!((opened.status, json(&opened)["href"].as_str()), (200, Some("/en/desk/cases")));
            assert!(browser.session().is_some());
            let again = replay.clone().post_json("/en/sign-in/passkey/finish", &answer).await;
            assert_eq!(again.status, 409);
            assert!(json(&again)["detail"].as_str().unwrap().contains("Start again"));
        }
    });
}

#[test]
fn a_passkey_is_the_second_factor_after_the_password() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut key = with_passkey(&world).await;
            let mut browser = Browser::new(&world);
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.location, "/en/sign-in/second");
            assert!(browser.get("/en/sign-in/second").await.says("Use a passkey"));
            let options = json(&browser.post_json("/en/sign-in/second/passkey/start", &json!({})).await);
            let opened = browser.post_json("/en/sign-in/second/passkey/finish", &key.sign(&options)).await;
            assert_eq!(json(&opened)["href"], "/en/desk");
        }
    });
}

#[test]
fn a_passkey_that_is_not_registered_opens_nothing() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut key = with_passkey(&world).await;
            let mut browser = Browser::new(&world);
            let first = json(&browser.post_json("/en/sign-in/passkey/start", &json!({})).await);
            let stale = key.sign(&first);
            browser.post_json("/en/sign-in/passkey/start", &json!({})).await;
            let refused = browser.post_json("/en/sign-in/passkey/finish", &stale).await;
            assert_eq!(refused.status, 409, "an answer to another question");
            assert_eq!(browser.session(), None);
            assert!(world.happened().await.contains(&"account.refused".into()));
        }
    });
}

#[test]
fn a_passkey_is_taken_away_and_then_opens_nothing() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut key = with_passkey(&world).await;
            let mut browser = Browser::new(&world);
            let options = json(&browser.post_json("/en/sign-in/passkey/start", &json!({})).await);
            browser.post_json("/en/sign-in/passkey/finish", &key.sign(&options)).await;
            let page = browser.get(PAGE).await;
            assert!(page.says("my office computer"));
            let remove = page
                .text
                .split("action=\"")
                .filter_map(|rest| rest.split('"').next())
                .find(|path| path.contains("/passkeys/") && path.ends_with("/remove"))
                .unwrap();
            person(&world, "hamad.ali@works.gov.bh", Role::EntityAdministrator).await;
            let mut other = Browser::new(&world);
            other.signs_in("hamad.ali@works.gov.bh", PASSWORD).await;
            assert_eq!(other.post(remove, &[]).await.status, 404, "whose it is not finds nothing behind its number");
            assert!(browser.get(PAGE).await.says("my office computer"));
            assert_eq!(browser.post(remove, &[]).await.status, 303);
            let mut later = Browser::new(&world);
            let options = json(&later.post_json("/en/sign-in/passkey/start", &json!({})).await);
            assert_eq!(later.post_json("/en/sign-in/passkey/finish", &key.sign(&options)).await.status, 409);
        }
    });
}

/// Signs Mona in with her password and adds a passkey.
async fn with_passkey(world: &World) -> Authenticator {
    let mut browser = Browser::new(world);
    browser.signs_in(MONA, PASSWORD).await;
    let options = json(&browser.post_json(&format!("{PAGE}/passkeys/start"), &json!({ "name": "my office computer" })).await);
    assert_eq!(options["publicKey"]["authenticatorSelection"]["residentKey"], "preferred");
    let (key, made) = Authenticator::register(7, &options);
    let kept = browser.post_json(&format!("{PAGE}/passkeys/finish"), &made).await;
    assert_eq!(json(&kept)["href"], "/en/desk/me/security?done=passkey", "{}", kept.text);
    key
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.text))
}
