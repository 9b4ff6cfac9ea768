//! What the stories share: an installation on a fresh database of either kind, in which nobody has an account.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::Timestamp;
use platform::Accounts;
use platform::App;
use platform::Live;
use platform::Parts;
use platform::Settings;
use platform::accounts;
use platform::sessions;
use platform::sessions::Opening;
use platform::settings::Given;
use store::BlobPlace;
use store::Blobs;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;
use tempfile::TempDir;
use ui::Words;

use crate::browser::Browser;

/// What the builder of a story may do.
pub const PREPARE: Permission = Permission { key: "story.prepare", roles: &[Role::System] };
/// The address of every installation in these stories.
pub const HERE: &str = "http://localhost:8080";

/// An installation.
pub struct World {
    pub app: App,
    pub router: Router,
    _folder: TempDir,
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Place::Sqlite(folder.path().join("daleel.sqlite"));
    runtime.block_on(async { story(build(sqlite, folder)).await });
    if let Some(place) = postgres() {
        runtime.block_on(async { story(build(place, tempfile::tempdir().unwrap())).await });
    }
}

fn build(place: Place, folder: TempDir) -> World {
    let command_line =
        vec![("data_dir".to_owned(), folder.path().display().to_string()), ("sign_in.second_factor".to_owned(), "nobody".to_owned())];
    let settings = Settings::read(&Given { command_line, ..Given::default() }).unwrap();
    let keys = store::Keys::from_file(&folder.path().join("keys")).unwrap();
    let slices = vec![platform::slice(), org::slice()];
    let clock = Clock::standing_at("2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap());
    let of_slices = slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
    let words = Words::build(&ui::SOURCES.into_iter().chain(calendar::words()).chain(of_slices).collect::<Vec<_>>()).unwrap();
    let options = Options {
        place,
        clock: clock.clone(),
        migrations: slices.iter().flat_map(|slice| slice.migrations.clone()).collect(),
        hooks: Vec::new(),
        listeners: Vec::new(),
        readers: 2,
        node: 0,
    };
    let store = Store::open(options).unwrap();
    let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.path().join("blobs")), clock.clone()).unwrap();
    let app = App::new(Parts {
        store,
        keys: keys.clone(),
        blobs,
        settings,
        clock,
        words: Arc::new(words),
        slices,
        live: Live::default(),
        public_url: HERE.into(),
        introduce: org::introduce,
        accounts: Accounts::new(keys, HERE).unwrap(),
    });
    World { router: platform::router(app.clone()), app, _folder: folder }
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
        self.app.write(Actor::system("story", None).may(PREPARE).unwrap(), act).await.unwrap()
    }

    /// A browser in which someone with a role is signed in.
    pub async fn someone(&self, role: Role, entity: Option<EntityId>) -> Browser {
        let password = self.app.accounts().hash(Secret::new("a long walk along the coast".to_owned())).await.unwrap();
        let session = self
            .act(move |tx| {
                let email = format!("{}@people.example", role.key());
                let account = accounts::create(tx, accounts::NewAccount { email, lang: Lang::En, password: Some(password) })?;
                accounts::grant_role(tx, account, entity, None, role)?;
                let opening = Opening { account, entity, is_strong: true, provider: 0, lasts: Duration::from_secs(3600) };
                sessions::begin(tx, opening, sessions::Browser::default())
            })
            .await;
        let mut browser = Browser::new(self);
        browser.cookies.insert("daleel".into(), session);
        browser
    }
}
