//! One's own security page.

use std::time::Duration;

use http_body_util::BodyExt;
use kernel::Role;
use platform::accounts;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::app_code;
use super::people::enrol;
use super::people::mona;
use super::people::person;
use super::second::recovery_codes;
use crate::world::World;
use crate::world::run;
use crate::world::strict_worlds;
use crate::world::worlds;

const NEW: &str = "dates and a pearl of the sea";
const PAGE: &str = "/en/desk/me/security";

/// Mona, signed in at two places.
async fn twice(world: &World) -> (Browser, Browser) {
    mona(world).await;
    let (mut here, mut there) = (Browser::new(world), Browser::new(world));
    here.signs_in(MONA, PASSWORD).await;
    there.signs_in(MONA, PASSWORD).await;
    (here, there)
}

#[test]
fn changing_the_password_ends_every_other_session_at_once_and_renews_this_one() {
    run(async {
        for world in worlds() {
            let (mut here, mut there) = twice(&world).await;
            let before = here.clone();
            let wrong = here.post(&format!("{PAGE}/password"), &[("current", "not this one at all"), ("new", NEW)]).await;
            assert!(wrong.status == 422 && wrong.says("This is not your password."));
            let done = here.post(&format!("{PAGE}/password"), &[("current", PASSWORD), ("new", NEW)]).await;
            assert_eq!(done.location, "/en/desk/me/security?done=password");
            assert!(here.get(&done.location).await.says("Your password has been changed"));
            assert_eq!(there.get(PAGE).await.status, 401);
            assert_eq!(before.clone().get(PAGE).await.status, 401, "the cookie of before opens nothing");
            assert!(world.happened().await.ends_with(&["account.password-changed".into(), "account.sessions-ended".into()]));
        }
    });
}

#[test]
fn sessions_are_listed_and_ended_one_by_one_or_all_others() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            person(&world, "ali@works.gov.bh", Role::Employee).await;
            let mut browsers: Vec<Browser> = (0..3).map(|_| Browser::new(&world)).collect();
            browsers[2].address = "198.51.100.4:5000";
            for browser in &mut browsers {
                browser.signs_in(MONA, PASSWORD).await;
            }
            let page = browsers[0].get(PAGE).await;
            assert!(page.says("Firefox 140 on Windows") && page.says("198.51.100.4") && page.says("This browser"));
            let ends: Vec<String> = page
                .text
                .split("action=\"")
                .filter_map(|rest| rest.split('"').next().filter(|path| path.ends_with("/end")))
                .map(str::to_owned)
                .collect();
            assert_eq!(ends.len(), 2);
            let mut stranger = Browser::new(&world);
            stranger.signs_in("ali@works.gov.bh", PASSWORD).await;
            assert_eq!(stranger.post(&ends[0], &[]).await.status, 404, "not yours is not found");
            assert_eq!(browsers[0].post(&ends[0], &[]).await.status, 303);
            let alive = [browsers[1].get(PAGE).await.status, browsers[2].get(PAGE).await.status];
            assert_eq!(alive.iter().filter(|status| **status == 200).count(), 1);
            browsers[0].post(&format!("{PAGE}/sessions/end-others"), &[]).await;
            assert_eq!([browsers[1].get(PAGE).await.status, browsers[2].get(PAGE).await.status], [401; 2]);
            assert_eq!(browsers[0].get(PAGE).await.status, 200);
        }
    });
}

#[test]
fn a_change_asks_for_the_password_again_after_ten_minutes() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            assert_eq!(recovery_codes(&browser.post(&format!("{PAGE}/codes"), &[]).await).len(), 10);
            world.clock.advance(Duration::from_secs(601));
            for act in ["codes", "app/start", "app/remove", "passkeys/1/remove"] {
                assert_eq!(browser.post(&format!("{PAGE}/{act}"), &[]).await.status, 409, "{act}");
            }
            assert!(browser.get(PAGE).await.says("Show that it is you"));
            assert_eq!(browser.post(&format!("{PAGE}/confirm"), &[("password", "not this one at all")]).await.status, 422);
            assert_eq!(browser.post(&format!("{PAGE}/confirm"), &[("password", PASSWORD)]).await.status, 303);
            assert_eq!(recovery_codes(&browser.post(&format!("{PAGE}/codes"), &[]).await).len(), 10);
        }
    });
}

#[test]
fn an_app_is_set_up_later_on_and_the_last_factor_stays_where_one_is_demanded() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            assert_eq!(browser.post(&format!("{PAGE}/app/start"), &[]).await.location, "/en/desk/me/security/app");
            let page = browser.get(&format!("{PAGE}/app")).await;
            let code = app_code(&world, &page, 0);
            assert_eq!(recovery_codes(&browser.post(&format!("{PAGE}/app"), &[("code", &code)]).await).len(), 10);
            assert_eq!(Browser::new(&world).signs_in(MONA, PASSWORD).await.location, "/en/sign-in/second");
            assert_eq!(browser.post(&format!("{PAGE}/app/remove"), &[]).await.status, 303);
        }
        for world in strict_worlds() {
            mona(&world).await;
            let (_, codes) = enrol(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            browser.post("/en/sign-in/second", &[("code", &codes[0])]).await;
            let refused = browser.post(&format!("{PAGE}/app/remove"), &[]).await;
            assert!(refused.status == 409 && refused.says("Set up another one before you remove this one."));
        }
    });
}

#[test]
fn a_closed_account_is_out_at_once_with_its_sessions_and_tokens() {
    run(async {
        for world in worlds() {
            let account = mona(&world).await;
            let token = world.act(move |tx| accounts::create_token(tx, account, Some(crate::world::WORKS), "nightly export", None)).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            assert!(token.starts_with("dal_"));
            world.act(move |tx| accounts::disable(tx, account)).await;
            assert_eq!(browser.get(PAGE).await.status, 401);
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.status, 422);
            world.act(move |tx| accounts::enable(tx, account)).await;
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.location, "/en/desk");
        }
    });
}

#[test]
fn a_live_page_hears_nothing_more_once_its_session_has_ended() {
    run(async {
        for world in worlds() {
            let (mut here, mut there) = twice(&world).await;
            let stream = there.opens("/en/live?topics=entity").await;
            here.post(&format!("{PAGE}/sessions/end-others"), &[]).await;
            assert!(tokio::time::timeout(Duration::from_secs(5), stream.collect()).await.is_ok(), "the stream goes on");
        }
    });
}

#[test]
fn the_pages_stand_in_both_languages_and_satisfy_the_lints() {
    run(async {
        let world = strict_worlds().remove(0);
        mona(&world).await;
        person(&world, "ali@works.gov.bh", Role::Employee).await;
        let (_, codes) = enrol(&world).await;
        let (mut mona, mut ali) = (Browser::new(&world), Browser::new(&world));
        mona.signs_in(MONA, PASSWORD).await;
        ali.signs_in("ali@works.gov.bh", PASSWORD).await;
        let mut pages = Vec::new();
        for lang in ["ar", "en"] {
            for path in ["sign-in", "sign-in/forgotten", "sign-in/second"] {
                pages.push((path, mona.get(&format!("/{lang}/{path}")).await));
            }
            pages.push(("enrol", ali.get(&format!("/{lang}/sign-in/enrol")).await));
        }
        mona.post("/en/sign-in/second", &[("code", &codes[0])]).await;
        for (path, title) in [(PAGE, "Sign-in and security"), ("/ar/desk/me/security", "الدخول والأمان")] {
            let page = mona.get(path).await;
            assert!(page.says(title), "{path}");
            pages.push((path, page));
        }
        for (path, page) in pages {
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.headers["cache-control"], "no-store", "{path}");
            assert!(!page.text.contains('⟦'), "{path}");
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{path}");
        }
    });
}
