//! A world of stories: an installation on SQLite, and the same on PostgreSQL where it is installed.

use std::time::Duration;

use axum::Router;
use kernel::Actor;
use kernel::Bilingual;
use kernel::Clock;
use kernel::EntityId;
use kernel::Grant;
use kernel::Permission;
use kernel::Role;
use platform::App;
use platform::Live;
use store::Place;
use store::Tx;
use tempfile::TempDir;

use super::Plan;
use super::ground;
use super::ground::Kind;
use super::plan;

/// What the builder of a story may do.
const PREPARE: Permission = Permission { key: "story.prepare", roles: &[Role::System] };
/// The address of every installation in stories.
pub const HERE: &str = "http://localhost:8080";
/// The entity of most stories.
pub const WORKS: EntityId = EntityId::new(7);
/// Another entity.
pub const HEALTH: EntityId = EntityId::new(8);

/// An installation.
pub struct World {
    /// It, as handlers see it.
    pub app: App,
    /// Its pages and its interface for programs.
    pub router: Router,
    /// Its time, which stands until the story moves it.
    pub clock: Clock,
    folder: TempDir,
}

/// Tells a story on each kind of database, one after the other.
pub fn on_each(plan: impl Fn() -> Plan, story: impl AsyncFn(World)) {
    // One runtime for each, so that what a story leaves running ends with it.
    for kind in Kind::ALL {
        run(async {
            if let Some(world) = World::new(plan(), kind) {
                story(world).await;
            }
        });
    }
}

/// An entity as stories found it.
pub struct Founding {
    /// Its id.
    pub id: EntityId,
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: Bilingual,
}

/// Tells a story on each kind of database in which the ministries of works and of health are there, each founded by an act of the story's crate.
pub fn on_each_founded(plan: impl Fn() -> Plan, found: fn(&mut Tx<'_>, Founding) -> kernel::Result<()>, story: impl AsyncFn(World)) {
    on_each(plan, async |world| {
        let works = Founding { id: WORKS, code: "MOW", name: Bilingual::new("وزارة الأشغال", "Ministry of Works") };
        let health = Founding { id: HEALTH, code: "MOH", name: Bilingual::new("وزارة الصحة", "Ministry of Health") };
        for founding in [works, health] {
            world.act(founding.id, move |tx| found(tx, founding)).await;
        }
        story(world).await;
    });
}

/// The same installation on each kind of database.
pub fn worlds(plan: impl Fn() -> Plan) -> Vec<World> {
    Kind::ALL.into_iter().filter_map(|kind| World::new(plan(), kind)).collect()
}

/// Runs a story to its end.
pub fn run(story: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a machine that runs tests has threads").block_on(story);
}

/// The right to prepare anything.
pub fn everywhere() -> Grant {
    Actor::system("story", None).may(PREPARE).expect("the system may prepare a story")
}

impl World {
    /// An installation on a database of this kind; none where PostgreSQL is not installed.
    fn new(plan: Plan, kind: Kind) -> Option<Self> {
        let (clock, folder) = (plan::clock(), tempfile::tempdir().expect("the machine takes a folder"));
        let place = ground::place(kind, folder.path(), |place| plan.options(place, clock.clone(), Live::default()))?;
        let app = plan.build(place, folder.path(), clock.clone());
        Some(Self { router: platform::router(app.clone()), app, clock, folder })
    }

    /// Another program on the same database at the same time; none on SQLite, where one has the folder.
    pub fn beside(&self, plan: Plan) -> Option<App> {
        let place = self.app.store().place();
        matches!(place, Place::Postgres(_)).then(|| plan.build(place.clone(), self.folder.path(), self.clock.clone()))
    }

    /// Does something behind the pages, as a part of Daleel inside an entity.
    pub async fn act<T: Send + 'static>(&self, entity: EntityId, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        self.app.write(everywhere().within(entity), act).await.expect("what a story prepares is allowed")
    }

    /// The same as a part of Daleel that reaches everywhere.
    pub async fn act_everywhere<T: Send + 'static>(&self, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        self.app.write(everywhere(), act).await.expect("what a story prepares is allowed")
    }

    /// Moves the clock and lets the timed work that falls due by then be done.
    pub async fn after(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        platform::jobs::run_due(&self.app).await;
    }
}
