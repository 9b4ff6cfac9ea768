//! What the stories share: the public pages of two entities, with a letterbox behind them.

use std::ops::Deref;

use kernel::Bilingual;
use kernel::EntityId;
use org::Entity;
pub use testkit::inside::Answer;
pub use testkit::inside::HEALTH;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;

use crate::letterbox;

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
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), portal::slice(), letterbox::slice()])
    }
}

async fn found(world: &testkit::inside::World, id: EntityId, code: &str, name: Bilingual) {
    let entity = Entity { id, code: code.into(), name, phone: "+97317000000".into(), site: String::new() };
    world.act(id, move |tx| org::found_entity(tx, &entity)).await;
}

impl World {
    /// A page as anybody's browser asks for it.
    pub async fn get(&self, path: &str) -> Answer {
        self.get_as_anybody(path).await
    }

    /// A form as anybody's browser sends it.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as_anybody(path, fields).await
    }
}
