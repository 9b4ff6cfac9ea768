//! What the stories share: the desk over the organisation and a channel of letters, for two entities.

use std::ops::Deref;

use org::Entity;
use store::Tx;
use testkit::inside::Founding;
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
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).collect(),
        judging: Some(desk::judging(desk::slice().rules.into_iter().chain([letters::ANSWERS_ARE_WRITTEN]).collect())),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), letters::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: String::new(), site: String::new() })
}
