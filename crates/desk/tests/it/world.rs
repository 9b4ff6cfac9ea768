//! What the stories share: the desk over the organisation and a channel of letters, for two entities.

use std::ops::Deref;

use kernel::Bilingual;
use kernel::EntityId;
use org::Entity;
pub use testkit::inside::HEALTH;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;
pub use testkit::inside::percent;

use crate::letters;

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
        judging: Some(desk::judging(desk::slice().rules.into_iter().chain([letters::ANSWERS_ARE_WRITTEN]).collect())),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), letters::slice()])
    }
}

async fn found(world: &testkit::inside::World, id: EntityId, code: &str, name: Bilingual) {
    let entity = Entity { id, code: code.into(), name, phone: String::new(), site: String::new() };
    world.act(id, move |tx| org::found_entity(tx, &entity)).await;
}
