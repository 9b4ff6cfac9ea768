//! The entities side by side, for whoever answers for service across the government: sums, and no person.

use std::time::Duration;

use kernel::Role;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn the_sums_of_each_entity_stand_side_by_side_and_name_nobody() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let overseer = world.overseer().await;
        for _ in 0..5 {
            let case = world.comes(WORKS, None).await;
            world.clock.advance(Duration::from_secs(2 * 3_600));
            world.answers(&mona, case.id).await;
        }
        world.comes(HEALTH, None).await;
        world.after(2 * 24 * 3_600).await;
        world.counts().await;
        let (status, sums) = world.program(&overseer, "GET", "/api/v1/government/sums", None).await;
        assert_eq!(status, 200, "{sums}");
        let of = |code: &str| sums["items"].as_array().unwrap().iter().find(|one| one["entity_code"] == code).unwrap().clone();
        let (works, health) = (of("MOW"), of("MOH"));
        let counts = |one: &serde_json::Value| ["opened", "answered", "late"].map(|key| one["figures"]["counts"][key].as_i64().unwrap());
        assert_eq!((counts(&works), counts(&health)), ([5, 5, 0], [1, 0, 1]), "{sums}");
        assert_eq!((works["open"].as_i64(), works["late"].as_i64(), health["late"].as_i64()), (Some(5), Some(0), Some(1)));
        assert!(
            works["figures"]["times"]["first-clock"]["median"].as_i64().is_some_and(|median| (6_500..7_900).contains(&median)),
            "{works}"
        );
        for lang in ["ar", "en"] {
            let page = world.get(&overseer, &format!("/{lang}/gov")).await;
            assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]));
            assert_eq!(page.texts("[aria-labelledby=table-entities] tbody tr").len(), 2, "{}", page.text);
            assert!(!page.seen().contains("Mona"), "no person is named");
        }
        let table = world.get(&overseer, "/en/gov/sums.csv").await.text;
        assert!(table.contains("\"Ministry of Health\",,1,0,"), "{table}");
        for path in ["/en/gov", "/en/gov/sums.csv"] {
            assert_eq!((world.get(&salem, path).await.status, world.get(&mona, path).await.status), (403, 403), "{path}");
        }
        assert_eq!(world.program(&salem, "GET", "/api/v1/government/sums", None).await.0, 403);
    });
}

#[test]
fn before_anything_happened_the_entities_stand_there_with_nothing() {
    on_each(|world| async move {
        let overseer = world.overseer().await;
        let page = world.get(&overseer, "/en/gov").await;
        assert_eq!((page.status, page.texts("[aria-labelledby=table-entities] tbody tr").len()), (200, 2), "{}", page.text);
        let (_, sums) = world.program(&overseer, "GET", "/api/v1/government/sums", None).await;
        assert_eq!(sums["items"][0]["figures"]["counts"]["opened"], 0, "{sums}");
    });
}
