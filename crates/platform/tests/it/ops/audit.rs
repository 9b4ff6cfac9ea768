//! The audit trail: found by what one knows, within one's own entity, and proof against changes.

use std::time::Duration;

use kernel::About;
use kernel::Event;
use kernel::Lang;
use kernel::Role;
use platform::audit;
use platform::jobs;
use serde::Serialize;
use store::Proof;

use super::program::Program;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds;

#[derive(Serialize)]
struct Noted {
    what: String,
}

impl Event for Noted {
    const KIND: &'static str = "story.noted";

    fn about(&self) -> About {
        About::case(12)
    }
}

#[test]
fn an_administrator_finds_what_happened_and_looking_is_written_down() {
    run(async {
        for world in worlds() {
            for (entity, what) in [(WORKS, "=HYPERLINK(1)"), (HEALTH, "theirs")] {
                let noted = Noted { what: what.into() };
                world.app.write(everywhere().within(entity), move |tx| tx.record(noted).map(drop)).await.unwrap();
            }
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            world.clock.advance(Duration::from_secs(2 * 86_400));
            for query in ["", "?kind=story.noted", "?thing=case:12", "?actor=system:story", "?from=2026-11-24&until=2026-11-24"] {
                let seen = ours.get(&format!("/en/desk/audit{query}")).await;
                assert_eq!(seen.status, 200);
                assert!(seen.text.contains("story.noted") && !seen.text.contains("theirs"), "{query}: {}", seen.text);
            }
            for query in ["?kind=other", "?thing=case:13", "?actor=system:other", "?from=2026-11-25&until=2026-11-25", "?until=2026-11-23"]
            {
                let seen = ours.get(&format!("/ar/desk/audit{query}")).await;
                assert!(!seen.text.contains(">story.noted<"), "{query}");
            }
            assert_eq!(world.happened().await.iter().filter(|kind| *kind == "audit.read").count(), 10);
            let csv = ours.get("/en/desk/audit/export.csv?kind=story.noted").await;
            assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
            assert_eq!(csv.text.lines().count(), 2);
            assert_eq!(world.happened().await.last().unwrap(), "audit.exported");
            let employee = Program::of(&world, Role::Employee, Some(WORKS)).await;
            assert_eq!(employee.get("/en/desk/audit").await.status, 403);
            let operator = Program::of(&world, Role::Operator, None).await;
            assert!(
                !operator.get("/en/desk/audit").await.text.contains("story.noted"),
                "an operator sees the installation's own events only"
            );
        }
    });
}

#[test]
fn what_happened_is_told_in_the_readers_language_beside_its_stable_name() {
    run(async {
        for world in worlds() {
            for (lang, told) in [(Lang::En, "The audit trail was looked at"), (Lang::Ar, "اطُّلع على سجل التدقيق")] {
                let ours = Program::speaking(&world, Role::EntityAdministrator, Some(WORKS), lang).await;
                let lang = lang.code();
                ours.get(&format!("/{lang}/desk/audit")).await;
                let seen = ours.get(&format!("/{lang}/desk/audit?kind=audit.read")).await.text;
                assert!(seen.contains(told) && seen.contains(">audit.read</bdi>"), "{seen}");
                let saved = ours.get(&format!("/{lang}/desk/audit/export.csv?kind=audit.read")).await.text;
                assert!(saved.lines().nth(1).is_some_and(|line| line.contains(told) && line.contains("audit.read")), "{saved}");
            }
        }
    });
}

#[test]
fn pages_of_the_trail_follow_one_another_without_gaps() {
    run(async {
        for world in worlds() {
            let noting = everywhere().within(WORKS);
            world
                .app
                .write(noting, |tx| (0..120).try_for_each(|n| tx.record(Noted { what: format!("line-{n}.") }).map(drop)))
                .await
                .unwrap();
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            let mut path = "/en/desk/audit?kind=story.noted".to_owned();
            let mut seen = String::new();
            for _ in 0..3 {
                let page = ours.get(&path).await.text;
                path = page
                    .split("rel=\"next\" href=\"")
                    .nth(1)
                    .map_or_else(String::new, |rest| rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"));
                seen.push_str(&page);
            }
            assert!(path.is_empty(), "three pages are all");
            assert!((0..120).all(|n| seen.contains(&format!("line-{n}."))));
        }
    });
}

#[test]
fn where_the_stream_stands_is_signed_every_ten_minutes_and_verified() {
    run(async {
        for world in worlds() {
            world.app.write(everywhere().within(WORKS), |tx| tx.record(Noted { what: "x".into() }).map(drop)).await.unwrap();
            jobs::run_due(&world.app).await;
            let file = audit::checkpoints(world.app.settings());
            assert_eq!(std::fs::read_to_string(file).unwrap().lines().count(), 1);
            assert!(matches!(audit::verify(&world.app).await.unwrap(), Proof::Whole(chain) if chain.seq == 1));
        }
    });
}
