//! What the stories share: an installation on a fresh database of either kind, its clock, and browsers that visit it.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use axum::Router;
use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Grant;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::Timestamp;
use platform::Accounts;
use platform::App;
use platform::Introduction;
use platform::Live;
use platform::Parts;
use platform::Settings;
use platform::Slice;
use platform::settings::Given;
use store::BlobPlace;
use store::Blobs;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;
use tempfile::TempDir;
use ui::Words;

/// What the builder of a story may do.
pub const PREPARE: Permission = Permission { key: "story.prepare", roles: &[Role::System] };
/// The address of every installation in these stories.
pub const HERE: &str = "http://localhost:8080";

/// An installation.
pub struct World {
    pub app: App,
    pub router: Router,
    pub clock: Clock,
    _folder: TempDir,
}

/// The same installation on SQLite, and on PostgreSQL where it is installed.
pub fn worlds() -> Vec<World> {
    worlds_of(Vec::new, &[])
}

/// The same where everybody must show a second factor, as an installation does that was told nothing else.
pub fn strict_worlds() -> Vec<World> {
    worlds_of(Vec::new, &[("sign_in.second_factor", "everybody")])
}

/// The same with further slices and with settings.
pub fn worlds_of(slices: fn() -> Vec<Slice>, settings: &[(&str, &str)]) -> Vec<World> {
    build_all(&Plan { slices, settings: settings.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect() })
}

/// What is special about an installation.
#[derive(Clone)]
struct Plan {
    slices: fn() -> Vec<Slice>,
    settings: Vec<(String, String)>,
}

fn build_all(plan: &Plan) -> Vec<World> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Place::Sqlite(folder.path().join("daleel.sqlite"));
    let mut worlds = vec![build(sqlite, folder, plan.clone())];
    if let Some(place) = postgres() {
        worlds.push(build(place, tempfile::tempdir().unwrap(), plan.clone()));
    }
    worlds
}

fn build(place: Place, folder: TempDir, plan: Plan) -> World {
    let data = ("data_dir".to_owned(), folder.path().display().to_string());
    // Most stories are not about the second factor, so that nobody needs one in them.
    let nobody = ("sign_in.second_factor".to_owned(), "nobody".to_owned());
    let is_strict = plan.settings.iter().any(|(key, _)| *key == nobody.0);
    let command_line = plan.settings.into_iter().chain([data]).chain((!is_strict).then_some(nobody)).collect();
    let settings = Settings::read(&Given { command_line, ..Given::default() }).unwrap();
    let further = (plan.slices)();
    let keys = store::Keys::from_file(&folder.path().join("keys")).unwrap();
    let slice = platform::slice();
    let clock = Clock::standing_at("2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap());
    let names = ["platform/locales"; 9];
    let sources: Vec<ui::Source> =
        ui::SOURCES.into_iter().chain(slice.locales.iter().zip(names).map(|((lang, text), name)| (*lang, name, *text))).collect();
    let words = Arc::new(Words::build(&sources).unwrap());
    let migrations = slice.migrations.clone();
    let live = Live::default();
    let told = live.clone();
    let listener: store::Listener = Arc::new(move |events| told.tell(events));
    let options = Options { place, clock: clock.clone(), migrations, hooks: Vec::new(), listeners: vec![listener], readers: 2, node: 0 };
    let store = Store::open(options).unwrap();
    let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.path().join("blobs")), clock.clone()).unwrap();
    let parts = Parts {
        store,
        blobs,
        keys: keys.clone(),
        settings,
        clock: clock.clone(),
        words,
        slices: [slice].into_iter().chain(further).collect(),
        live,
        public_url: HERE.into(),
        introduce,
        accounts: Accounts::new(keys, HERE).unwrap(),
    };
    let app = App::new(parts);
    World { router: platform::router(app.clone()), app, clock, _folder: folder }
}

fn introduce(_: &mut Tx<'_>) -> kernel::Result<Introduction> {
    Ok(Introduction::default())
}

/// A database of its own on the one server of this test's process.
fn postgres() -> Option<Place> {
    static SERVER: OnceLock<Option<peers::Postgres>> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let server = SERVER.get_or_init(|| peers::or_skip(peers::Postgres::start())).as_ref()?;
    let name = format!("story_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    let (url, created) = (server.url.clone(), name.clone());
    let create =
        move || postgres::Client::connect(&url, postgres::NoTls).unwrap().batch_execute(&format!("create database {created}")).unwrap();
    std::thread::spawn(create).join().unwrap();
    Some(Place::Postgres(Secret::new(format!("{}/{name}", server.url.rsplit_once('/').unwrap().0))))
}

impl World {
    /// Prepares or looks at something behind the pages, as a part of Daleel that reaches everywhere.
    pub async fn act<T: Send + 'static>(&self, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        self.try_act(act).await.unwrap()
    }

    /// The same, with what it refuses.
    pub async fn try_act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static,
    ) -> kernel::Result<T> {
        self.app.write(everywhere(), act).await
    }

    /// The kinds of events about an account so far, oldest first.
    pub async fn happened(&self) -> Vec<String> {
        let events = self.act(|tx| tx.events_after(0, 10_000)).await;
        events.into_iter().map(|event| event.kind).collect()
    }
}

/// The right to prepare anything.
pub fn everywhere() -> Grant {
    Actor::system("story", None).may(PREPARE).unwrap()
}

/// An entity of the stories.
pub const WORKS: EntityId = EntityId::new(7);
/// Another entity.
pub const HEALTH: EntityId = EntityId::new(8);

/// Runs a story.
pub fn run(story: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(story);
}
