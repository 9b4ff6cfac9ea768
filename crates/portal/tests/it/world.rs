//! What the stories share: the public pages of two entities, with a letterbox behind them.

use std::ops::Deref;

use org::Entity;
use store::Tx;
pub use testkit::inside::Answer;
use testkit::inside::Founding;
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
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).collect(),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), portal::slice(), letterbox::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: "+97317000000".into(), site: String::new() })
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
