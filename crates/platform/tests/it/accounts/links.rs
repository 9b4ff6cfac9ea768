//! Links by mail, and the first set-up.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use futures::FutureExt;
use kernel::Lang;
use kernel::Role;
use platform::App;
use platform::Deliverer;
use platform::Slice;
use platform::accounts;
use platform::accounts::NewAccount;
use platform::deliveries;
use platform::deliveries::Delivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use crate::world::HERE;
use crate::world::WORKS;
use crate::world::World;
use crate::world::run;
use crate::world::worlds_of;

const NEW: &str = "dates and a pearl of the sea";

#[test]
fn a_forgotten_password_is_set_anew_by_a_link_that_opens_once() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut elsewhere = Browser::new(&world);
            elsewhere.signs_in(MONA, PASSWORD).await;
            let mut browser = Browser::new(&world);
            assert!(browser.post("/en/sign-in/forgotten", &[("email", "MONA.salman@works.gov.bh")]).await.says("is on its way"));
            let link = letter_links(&world).await.pop().unwrap();
            assert!(browser.get(&link).await.says(MONA));
            let short = browser.post(&link, &[("password", "short")]).await;
            assert!(short.status == 422 && short.text.contains("12"));
            assert_eq!(browser.post(&link, &[("password", NEW)]).await.location, "/ar/sign-in?done=password");
            assert_eq!(browser.post(&link, &[("password", NEW)]).await.status, 409, "it was used");
            assert_eq!(elsewhere.get("/en/desk/me/security").await.status, 401, "every session has ended");
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.status, 422);
            assert_eq!(browser.signs_in(MONA, NEW).await.location, "/en/desk");
        }
    });
}

#[test]
fn whoever_asks_for_a_link_learns_nothing_and_cannot_redirect_it() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let known = Browser::new(&world).post("/en/sign-in/forgotten", &[("email", MONA)]).await;
            let unknown = Browser::new(&world).post("/en/sign-in/forgotten", &[("email", "nobody@works.gov.bh")]).await;
            assert_eq!((known.status, &known.text), (unknown.status, &unknown.text));
            let both = "email=mona.salman%40works.gov.bh&email=thief%40evil.example";
            let answer = Browser::new(&world).send("POST", "/en/sign-in/forgotten", "application/x-www-form-urlencoded", both).await;
            assert_eq!(answer.status, 422);
            let list =
                Browser::new(&world).post("/en/sign-in/forgotten", &[("email", "mona.salman@works.gov.bh,thief@evil.example")]).await;
            assert_eq!(list.status, 200);
            assert_eq!(letter_links(&world).await.len(), 1);
        }
    });
}

#[test]
fn a_link_ends_after_half_an_hour_and_a_newer_one_makes_it_void() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.post("/en/sign-in/forgotten", &[("email", MONA)]).await;
            browser.post("/en/sign-in/forgotten", &[("email", MONA)]).await;
            let links = letter_links(&world).await;
            let good = browser.get(&links[0]).await.status == 200;
            let (old, new) = if good { (&links[1], &links[0]) } else { (&links[0], &links[1]) };
            assert_eq!(browser.get(old).await.status, 409);
            assert_eq!(browser.get(new).await.status, 200);
            world.clock.advance(Duration::from_secs(30 * 60));
            let late = browser.post(new, &[("password", NEW)]).await;
            assert!(late.status == 409 && late.text.contains("انتهت صلاحيته"));
        }
    });
}

#[test]
fn empty_null_zero_and_foreign_tokens_open_nothing() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            world.act(|tx| accounts::create(tx, NewAccount { email: "new@works.gov.bh".into(), lang: Lang::En, password: None })).await;
            Browser::new(&world).post("/en/sign-in/forgotten", &[("email", MONA)]).await;
            let reset = letter_links(&world).await.pop().unwrap().rsplit('/').next().unwrap().to_owned();
            for token in ["null", "0", "undefined", "%00", "lnk_", " "] {
                for path in ["sign-in/reset", "sign-in/invitation", "setup"] {
                    let answer = Browser::new(&world).get(&format!("/en/{path}/{}", token.replace(' ', "%20"))).await;
                    assert_eq!(answer.status, 409, "{path} {token}");
                }
            }
            assert_eq!(Browser::new(&world).get("/en/sign-in/reset/").await.status, 404);
            assert_eq!(Browser::new(&world).get(&format!("/en/sign-in/invitation/{reset}")).await.status, 409, "made for something else");
            let mut program = Browser::new(&world);
            for token in ["", "null", "0", "ses_", "dal_"] {
                program.cookies.insert("daleel".into(), token.into());
                assert_eq!(program.get("/en/desk/me/security").await.status, 401, "{token}");
            }
        }
    });
}

#[test]
fn an_invited_employee_chooses_a_password_and_signs_in() {
    run(async {
        for world in worlds() {
            let app = world.app.clone();
            world
                .act(move |tx| {
                    let account = accounts::create(tx, NewAccount { email: "ali@works.gov.bh".into(), lang: Lang::En, password: None })?;
                    accounts::grant_role(tx, account, Some(WORKS), None, Role::Employee)?;
                    accounts::invite(&app, tx, account)
                })
                .await;
            let link = letter_links(&world).await.pop().unwrap();
            let mut browser = Browser::new(&world);
            assert!(browser.get(&link).await.says("Welcome: choose your password"));
            assert_eq!(browser.post(&link, &[("password", NEW)]).await.location, "/en/sign-in?done=password");
            assert!(browser.get("/en/sign-in?done=password").await.says("Your password has been set."));
            assert_eq!(browser.signs_in("ali@works.gov.bh", NEW).await.location, "/en/desk");
        }
    });
}

#[test]
fn the_first_account_is_made_once_by_whoever_read_the_address() {
    run(async {
        for world in worlds() {
            let void = world.act(accounts::setup_token).await.unwrap();
            let token = world.act(accounts::setup_token).await.unwrap();
            let mut browser = Browser::new(&world);
            assert_eq!(browser.get(&format!("/en/setup/{void}")).await.status, 409);
            let path = format!("/en/setup/{token}");
            assert_eq!(browser.get(&format!("/setup/{token}")).await.location, format!("/ar/setup/{token}"));
            assert!(browser.get(&path).await.says("Set up this installation"));
            let weak = browser.post(&path, &[("email", "root@egov.bh"), ("password", "password1234")]).await;
            assert_eq!(weak.status, 422);
            assert_eq!(browser.post(&path, &[("email", "root@egov.bh"), ("password", NEW)]).await.location, "/en/sign-in?done=setup");
            let again = browser.post(&path, &[("email", "thief@egov.bh"), ("password", NEW)]).await;
            assert_eq!((again.status, browser.get(&path).await.status), (409, 409));
            assert_eq!(world.act(accounts::setup_token).await, None, "nobody can begin it again");
            assert_eq!(browser.signs_in("root@egov.bh", NEW).await.location, "/en/desk");
        }
    });
}

#[test]
fn a_set_up_that_nobody_finished_in_a_day_needs_a_new_address() {
    run(async {
        for world in worlds() {
            let token = world.act(accounts::setup_token).await.unwrap();
            world.clock.advance(Duration::from_secs(24 * 3600));
            assert_eq!(Browser::new(&world).get(&format!("/en/setup/{token}")).await.status, 409);
            assert!(world.act(accounts::setup_token).await.is_some());
        }
    });
}

/// The paths of the links in the letters that were sent since this was asked last, in no order.
async fn letter_links(world: &World) -> Vec<String> {
    deliveries::run_due(&world.app).await.unwrap();
    let mut sent = SENT.lock().unwrap();
    let texts: Vec<String> = sent.extract_if(.., |(whose, _)| *whose == world.app.settings().data_dir).map(|(_, text)| text).collect();
    texts.iter().filter_map(|text| text.split_whitespace().find_map(|word| word.strip_prefix(HERE).map(str::to_owned))).collect()
}

/// What the post was given, by the data folder of the installation that sent it: stories run beside each other.
static SENT: Mutex<Vec<(PathBuf, String)>> = Mutex::new(Vec::new());

fn worlds() -> Vec<World> {
    worlds_of(post, &[])
}

/// The part that knows mail, as far as these stories need one: it takes every letter.
fn post() -> Vec<Slice> {
    let take = |app: App, delivery: Delivery| {
        let text = delivery.payload["text"].as_str().unwrap_or_default().to_owned();
        SENT.lock().unwrap().push((app.settings().data_dir.clone(), text));
        async { Outcome::Sent("250 ok".into()) }.boxed()
    };
    let deliverer = Deliverer {
        kind: deliveries::LETTER,
        label: "deliveries-what",
        pauses: Pauses::MAIL,
        is_confidential: true,
        concerns: platform::deliveries::Concerns::nothing,
        deliver: take,
    };
    vec![Slice { key: "story", deliverers: vec![deliverer], ..Slice::default() }]
}
