//! Limits answer with what they are, in the reader's language, with the time to wait.

use std::time::Duration;

use kernel::Error;
use kernel::Role;
use platform::limits::Quota;
use platform::limits::take;

use super::program::Program;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds_of;

#[test]
fn a_program_that_asks_too_often_is_told_when_to_come_back() {
    run(async {
        for world in worlds_of(Vec::new, &[("limits.api_per_minute", "5")]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await;
            for _ in 0..5 {
                assert_eq!(program.get("/api/v1/me/tokens").await.status, 200);
            }
            let refused = program.with("accept-language", "en").get("/api/v1/me/tokens").await;
            assert_eq!(refused.status, 429);
            let seconds: u64 = refused.header("retry-after").parse().unwrap();
            assert_eq!(refused.json()["status"], 429);
            assert!(refused.json()["detail"].as_str().unwrap().contains("Nothing was done"), "{}", refused.text);
            assert_eq!(
                Program::of(&world, Role::Supervisor, Some(HEALTH)).await.get("/api/v1/me/tokens").await.status,
                200,
                "others go on"
            );
            world.clock.advance(Duration::from_secs(seconds));
            assert_eq!(program.get("/api/v1/me/tokens").await.status, 200);
        }
    });
}

#[test]
fn an_entitys_programs_have_so_many_calls_a_day() {
    run(async {
        for world in worlds_of(Vec::new, &[("quota.api_calls_per_day", "60")]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await;
            let mut passed = 0;
            while program.get("/api/v1/me/tokens").await.status == 200 {
                passed += 1;
            }
            assert_eq!(passed, 60);
            let refused = program.get("/api/v1/me/tokens").await;
            assert_eq!(refused.status, 429);
            let seconds: u64 = refused.header("retry-after").parse().unwrap();
            assert_eq!(seconds, 14 * 3600, "until midnight in Bahrain");
            world.clock.advance(Duration::from_secs(seconds));
            assert_eq!(program.get("/api/v1/me/tokens").await.status, 200);
        }
    });
}

#[test]
fn what_would_be_more_than_the_quota_is_not_counted() {
    run(async {
        for world in worlds_of(Vec::new, &[("quota.mails_per_day", "3"), ("quota.stored_bytes", "1000")]) {
            let settings = world.app.settings().clone();
            let use_up = |quota, amount| {
                let (app, settings) = (world.app.clone(), settings.clone());
                async move { app.write(everywhere().within(WORKS), move |tx| take(tx, &settings, quota, amount)).await }
            };
            for _ in 0..3 {
                use_up(Quota::Mails, 1).await.unwrap();
            }
            let refused = use_up(Quota::Mails, 1).await;
            assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.key == "limits-quota-mails"));
            world.clock.advance(Duration::from_secs(86_400));
            use_up(Quota::Mails, 3).await.unwrap();
            use_up(Quota::StoredBytes, 900).await.unwrap();
            assert!(use_up(Quota::StoredBytes, 101).await.is_err());
            use_up(Quota::StoredBytes, -500).await.unwrap();
            use_up(Quota::StoredBytes, 600).await.unwrap();
        }
    });
}
