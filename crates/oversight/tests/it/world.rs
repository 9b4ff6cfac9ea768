//! What the stories share: the guide's page and the scorecards of two entities that serve people.

use std::ops::Deref;

use kernel::Bilingual;
use kernel::EntityId;
use org::Entity;
pub use testkit::inside::HEALTH;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;

use crate::served;

/// An installation with both entities.
pub struct World(testkit::inside::World);

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    testkit::inside::on_each(plan, async |world| {
        found(&world, WORKS, "MOW", Bilingual::new("وزارة الأشغال", "Ministry of Works")).await;
        found(&world, HEALTH, "MOH", Bilingual::new("وزارة الصحة", "Ministry of Health")).await;
        story(World(world)).await;
    });
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).collect(),
        judging: Some(desk::judging(vec![served::ANSWERED_WELL])),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), oversight::slice(), served::slice()])
    }
}

async fn found(world: &testkit::inside::World, id: EntityId, code: &str, name: Bilingual) {
    let entity = Entity { id, code: code.into(), name, phone: String::new(), site: String::new() };
    world.act(id, move |tx| org::found_entity(tx, &entity)).await;
}
