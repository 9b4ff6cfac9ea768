//! What the stories share: mail over the desk, for two entities with a mailbox each.

use std::ops::Deref;

use calendar::ServiceLevel;
use email::Mailbox;
use kernel::EntityId;
use kernel::Grant;
use org::Entity;
use store::Tx;
pub use testkit::inside::Answer;
use testkit::inside::Founding;
pub use testkit::inside::HEALTH;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;

/// The mailbox of the stories' entity.
pub const CONTACT: &str = "contact@works.example";

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
    on_each_with(&[], story);
}

/// The same with settings.
pub fn on_each_with<S: Future<Output = ()>>(settings: &[(String, String)], story: impl Fn(World) -> S) {
    let plan = || Plan { settings: settings.to_vec(), ..plan() };
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

/// The same where the database is busy the first time that each of these kinds of events is to be written down.
pub fn on_each_busy_when<S: Future<Output = ()>>(
    kinds: &'static [&'static str],
    settings: &[(String, String)],
    story: impl Fn(World) -> S,
) {
    let plan = || {
        let mut plan = Plan { settings: settings.to_vec(), ..plan() };
        plan.slices.push(testkit::inside::busy_when(kinds));
        plan
    };
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).collect(),
        judging: Some(desk::judging(email::slice().rules)),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), canned::slice(), email::slice(), sms::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    let entity = Entity { id, code: code.into(), name: name.clone(), phone: "+973 1700 0000".into(), site: String::new() };
    org::found_entity(tx, &entity)?;
    let address = if id == WORKS { CONTACT } else { "contact@health.example" };
    let level = ServiceLevel::email_default();
    email::save_mailbox(tx, &Mailbox { id: tx.new_id(), entity: id, address: address.into(), name, service: None, level, is_open: true })
}

impl World {
    /// The right to look at an entity's things behind the pages.
    pub fn grant(&self, entity: EntityId) -> Grant {
        testkit::inside::everywhere().within(entity)
    }
}
