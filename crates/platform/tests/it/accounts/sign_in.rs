//! Signing in and out with a password.

use std::time::Duration;

use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use crate::world::run;
use crate::world::worlds;

#[test]
fn an_employee_signs_in_works_and_signs_out() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            assert!(browser.get("/ar/sign-in").await.says("تسجيل الدخول"));
            let answer = browser.signs_in("  Mona.Salman@works.gov.bh ", PASSWORD).await;
            assert_eq!((answer.status, answer.location.as_str()), (303, "/en/desk"));
            let cookie = answer.headers["set-cookie"].to_str().unwrap();
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
            assert!(!is_out(&mut browser).await);
        }
    });
}

#[test]
fn signing_out_ends_the_session_and_clears_the_browser() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            let before = browser.clone();
            let answer = browser.post("/en/sign-out", &[]).await;
            assert_eq!(answer.headers["clear-site-data"], "\"cache\"");
            assert_eq!(browser.session(), None);
            assert!(is_out(&mut before.clone()).await, "the old cookie opens nothing");
            assert_eq!(world.happened().await, ["account.created", "account.role-changed", "account.signed-in", "account.signed-out"]);
        }
    });
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let known = Browser::new(&world).signs_in(MONA, "not this one at all").await;
            let unknown = Browser::new(&world).signs_in("nobody@works.gov.bh", "not this one at all").await;
            assert_eq!((known.status, unknown.status), (422, 422));
            assert_eq!(known.text.replace(MONA, ""), unknown.text.replace("nobody@works.gov.bh", ""));
            assert!(known.says("The email address or the password is not right"));
        }
    });
}

#[test]
fn of_two_hundred_guesses_at_once_at_most_ten_are_evaluated() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let guesses = (0..200).map(|n| {
                let mut browser = Browser::new(&world);
                async move { browser.signs_in(MONA, &format!("a guess, number {n}")).await.status }
            });
            let answers = futures::future::join_all(guesses).await;
            let evaluated = answers.iter().filter(|status| **status == 422).count();
            let held = answers.iter().filter(|status| **status == 429).count();
            assert!(evaluated <= 10 && evaluated + held == 200, "{evaluated} evaluated, {held} held");
        }
    });
}

#[test]
fn after_too_many_guesses_even_the_right_password_waits_and_is_told_how_long() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            for _ in 0..5 {
                browser.signs_in(MONA, "not this one at all").await;
            }
            let answer = browser.signs_in(MONA, PASSWORD).await;
            assert_eq!((answer.status, answer.headers["retry-after"].to_str().unwrap()), (429, "15"));
            assert!(answer.says("Try again in 15 seconds."));
            world.clock.advance(Duration::from_secs(15));
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.status, 303);
        }
    });
}

#[test]
fn a_session_under_a_cookie_that_was_planted_is_not_the_one_that_is_opened() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.cookies.insert("daleel".into(), "ses_planted".into());
            browser.signs_in(MONA, PASSWORD).await;
            assert_ne!(browser.session(), Some("ses_planted"));
            let first = browser.clone();
            browser.signs_in(MONA, PASSWORD).await;
            assert_ne!(browser.session(), first.session());
            assert!(is_out(&mut first.clone()).await, "signing in again ends the session of before");
        }
    });
}

#[test]
fn an_idle_session_ends_after_two_hours_and_any_session_after_fourteen() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            world.clock.advance(Duration::from_secs(2 * 3600));
            assert!(is_out(&mut browser).await);
            browser.signs_in(MONA, PASSWORD).await;
            for _ in 0..13 {
                world.clock.advance(Duration::from_secs(3600));
                assert!(!is_out(&mut browser).await);
            }
            world.clock.advance(Duration::from_secs(3600));
            assert!(is_out(&mut browser).await);
        }
    });
}

#[test]
fn what_a_page_asks_by_itself_keeps_no_session_alive() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            browser.unattended = Some("later");
            for _ in 0..5 {
                world.clock.advance(Duration::from_secs(20 * 60));
                assert!(!is_out(&mut browser).await, "it is answered all the same");
            }
            world.clock.advance(Duration::from_secs(20 * 60));
            assert!(is_out(&mut browser).await, "nobody sat before it for two hours");
        }
    });
}

#[test]
fn a_session_and_a_pause_from_a_clock_that_was_ahead_are_over_when_it_is_right_again() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let right = world.app.now();
            world.clock.set(right + Duration::from_secs(3 * 86_400));
            let mut browser = Browser::new(&world);
            browser.signs_in(MONA, PASSWORD).await;
            for _ in 0..5 {
                Browser::new(&world).signs_in(MONA, "not this one at all").await;
            }
            assert_eq!(Browser::new(&world).signs_in(MONA, PASSWORD).await.status, 429);
            world.clock.set(right);
            assert!(is_out(&mut browser).await, "it would last three days too long");
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.status, 303, "nobody is kept out for three days");
            world.clock.set(right - Duration::from_secs(60));
            assert!(!is_out(&mut browser).await, "a small correction ends nothing");
        }
    });
}

#[test]
fn a_foreign_next_leads_home_and_a_local_one_where_it_says() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            for (next, to) in [
                ("//evil.example/", "/en/desk"),
                ("https://evil.example/", "/en/desk"),
                ("/\\evil.example", "/en/desk"),
                ("/ar/desk/cases/1", "/ar/desk/cases/1"),
            ] {
                let mut browser = Browser::new(&world);
                let answer = browser.post("/en/sign-in", &[("email", MONA), ("password", PASSWORD), ("next", next)]).await;
                assert_eq!(answer.location, to, "{next}");
                let again = browser.get(&format!("/en/sign-in?{}", serde_urlencoded::to_string([("next", next)]).unwrap())).await;
                assert_eq!(again.location, to, "{next}, signed in already");
            }
        }
    });
}

#[test]
fn another_sites_page_cannot_sign_anyone_in_or_out() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.origin = "https://evil.example";
            assert_eq!(browser.signs_in(MONA, PASSWORD).await.status, 403);
            browser.origin = crate::world::HERE;
            browser.signs_in(MONA, PASSWORD).await;
            browser.origin = "https://evil.example";
            assert_eq!(browser.post("/en/sign-out", &[]).await.status, 403);
            assert!(!is_out(&mut browser).await);
        }
    });
}

#[test]
fn anything_but_one_text_for_each_field_is_refused() {
    run(async {
        for world in worlds() {
            let mut browser = Browser::new(&world);
            for body in [
                "email=a&email=b&password=c",
                "email[$ne]=&password=c",
                "email=a",
                "email=a&password=c&role=operator",
                "{\"email\":{\"$ne\":null}}",
            ] {
                let answer = browser.send("POST", "/en/sign-in", "application/x-www-form-urlencoded", body).await;
                assert_eq!(answer.status, 422, "{body}");
            }
        }
    });
}

/// Whether a browser is signed out.
async fn is_out(browser: &mut Browser) -> bool {
    browser.get("/en/sign-in").await.status == 200
}
