//! What the stories share: the guide's page and the scorecards of two entities that serve people.

use std::ops::Deref;

use org::Entity;
use store::Tx;
use testkit::inside::Founding;
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
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).collect(),
        judging: Some(desk::judging(vec![served::ANSWERED_WELL])),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), oversight::slice(), served::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: String::new(), site: String::new() })
}
