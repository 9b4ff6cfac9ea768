//! The second factor: set up at the first sign-in, shown at each later one.

use platform::accounts;
use testkit::inside::Answer;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::app_code;
use super::people::enrol;
use super::people::mona;
use crate::world::run;
use crate::world::strict_worlds;
use crate::world::worlds;

#[test]
fn where_a_second_factor_is_demanded_the_first_sign_in_sets_one_up() {
    run(async {
        for world in strict_worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            let answer = browser.signs_in(MONA, PASSWORD).await;
            assert_eq!(answer.location, "/en/sign-in/enrol");
            assert_eq!(browser.session(), None, "the password alone opens nothing");
            let page = browser.get("/en/sign-in/enrol").await;
            assert!(page.says("Protect your account") && page.text.contains("<svg class=\"qr\""));
            let wrong = browser.post("/en/sign-in/enrol", &[("code", "000000")]).await;
            assert_eq!(wrong.status, 422);
            let code = app_code(&world, &page, 0);
            let codes = browser.post("/en/sign-in/enrol", &[("code", &code)]).await;
            assert_eq!(recovery_codes(&codes).len(), 10);
            assert!(browser.session().is_some());
        }
    });
}

#[test]
fn a_code_of_the_app_is_taken_once() {
    run(async {
        for world in strict_worlds() {
            mona(&world).await;
            let (secret, _) = enrol(&world).await;
            world.clock.advance(std::time::Duration::from_secs(60));
            let code = super::people::code(&secret, &world, 0);
            let mut browser = Browser::new(&world);
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.location, "/en/sign-in/second");
            assert_eq!(browser.get("/ar/sign-in/second").await.status, 200);
            let mut thief = Browser::new(&world);
            thief.signs_in(MONA, PASSWORD).await;
            assert_eq!(browser.post("/en/sign-in/second", &[("code", &code)]).await.location, "/en/desk");
            let replay = thief.post("/en/sign-in/second", &[("code", &code)]).await;
            assert_eq!(replay.status, 422);
            assert!(replay.says("it was used already"));
            assert_eq!(thief.session(), None);
        }
    });
}

#[test]
fn a_recovery_code_opens_once() {
    run(async {
        for world in strict_worlds() {
            mona(&world).await;
            let (_, codes) = enrol(&world).await;
            for (attempt, expected) in [(codes[3].to_uppercase(), 303), (codes[3].clone(), 422), (codes[4].clone(), 303)] {
                let mut browser = Browser::new(&world);
                browser.signs_in(MONA, PASSWORD).await;
                assert_eq!(browser.post("/en/sign-in/second", &[("code", &attempt)]).await.status, expected);
            }
        }
    });
}

#[test]
fn of_many_codes_at_once_at_most_five_are_evaluated() {
    run(async {
        for world in strict_worlds() {
            mona(&world).await;
            enrol(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            let guesses = (0..100).map(|n| {
                let mut browser = browser.clone();
                async move { browser.post("/en/sign-in/second", &[("code", &format!("{n:06}"))]).await.status }
            });
            let answers = futures::future::join_all(guesses).await;
            assert!(answers.iter().filter(|status| **status == 422).count() <= 5);
        }
    });
}

#[test]
fn a_step_ends_after_ten_minutes_and_serves_for_nothing_else() {
    run(async {
        for world in strict_worlds() {
            mona(&world).await;
            let (secret, _) = enrol(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            assert_eq!(browser.get("/en/sign-in/enrol").await.location, "/en/sign-in", "a second app cannot be set up in between");
            assert_eq!(browser.get("/en/desk/me/security").await.status, 401);
            world.clock.advance(std::time::Duration::from_secs(600));
            let late = browser.post("/en/sign-in/second", &[("code", &super::people::code(&secret, &world, 0))]).await;
            assert_eq!(late.status, 410);
            assert!(late.says("Signing in took too long"));
        }
    });
}

#[test]
fn whoever_lost_everything_starts_over_once_an_administrator_says_so() {
    run(async {
        for world in strict_worlds() {
            let account = mona(&world).await;
            enrol(&world).await;
            world.act(move |tx| accounts::reset_second_factor(tx, account)).await;
            assert_eq!(Browser::new(&world).signs_in(MONA, PASSWORD).await.location, "/en/sign-in/enrol");
        }
    });
}

#[test]
fn where_none_is_demanded_the_password_is_enough() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            assert_eq!(Browser::new(&world).signs_in(MONA, PASSWORD).await.location, "/en/desk");
        }
    });
}

/// The codes on the page that shows them once.
pub fn recovery_codes(page: &Answer) -> Vec<String> {
    let document = scraper::Html::parse_document(&page.text);
    document.select(&scraper::Selector::parse(".codes code").unwrap()).map(|code| code.text().collect()).collect()
}
