//! What the stories share: an installation on a fresh database of either kind, and what is asked of it over HTTP.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::Request;
use http::header;
use http_body_util::BodyExt;
use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::Timestamp;
use platform::Accounts;
use platform::App;
use platform::Live;
use platform::Parts;
use platform::Settings;
use platform::sessions;
use platform::sessions::Browser;
use platform::sessions::Opening;
use platform::settings::Given;
use store::BlobPlace;
use store::Blobs;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;
use tempfile::TempDir;
use tower::ServiceExt;
use ui::Words;

use crate::people::Person;
use crate::served;

/// What the builder of a story may do.
const PREPARE: Permission = Permission { key: "story.prepare", roles: &[Role::System] };
const HERE: &str = "http://localhost:8080";
/// The entity of the stories.
pub const WORKS: EntityId = EntityId::new(7);
/// Another entity.
pub const HEALTH: EntityId = EntityId::new(8);

/// An installation.
pub struct World {
    pub app: App,
    router: Router,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub text: String,
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Place::Sqlite(folder.path().join("daleel.sqlite"));
    runtime.block_on(async { story(build(sqlite, folder).await).await });
    if let Some(place) = postgres() {
        runtime.block_on(async { story(build(place, tempfile::tempdir().unwrap()).await).await });
    }
}

async fn build(place: Place, folder: TempDir) -> World {
    let command_line =
        vec![("data_dir".to_owned(), folder.path().display().to_string()), ("sign_in.second_factor".to_owned(), "nobody".to_owned())];
    let settings = Settings::read(&Given { command_line, ..Given::default() }).unwrap();
    let keys = store::Keys::from_file(&folder.path().join("keys")).unwrap();
    let slices = vec![platform::slice(), org::slice(), desk::slice(), oversight::slice(), served::slice()];
    let clock = Clock::standing_at("2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap());
    let pure = guide::words().into_iter().chain(calendar::words());
    let of_slices = slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
    let words = Words::build(&ui::SOURCES.into_iter().chain(pure).chain(of_slices).collect::<Vec<_>>()).unwrap();
    let live = Live::default();
    let told = live.clone();
    let mut hooks = vec![desk::judging(vec![served::ANSWERED_WELL])];
    hooks.extend(slices.iter().flat_map(|slice| slice.hooks.clone()));
    let options = Options {
        place,
        clock: clock.clone(),
        migrations: slices.iter().flat_map(|slice| slice.migrations.clone()).collect(),
        hooks,
        listeners: vec![Arc::new(move |events| told.tell(events))],
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
        live,
        public_url: HERE.into(),
        introduce: desk::introduce,
        accounts: Accounts::new(keys, HERE).unwrap(),
    });
    let world = World { router: platform::router(app.clone()), app, _folder: folder };
    world.found(WORKS, "MOW", "وزارة الأشغال", "Ministry of Works").await;
    world.found(HEALTH, "MOH", "وزارة الصحة", "Ministry of Health").await;
    world
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
    async fn found(&self, id: EntityId, code: &'static str, ar: &'static str, en: &'static str) {
        let entity = org::Entity { id, code: code.into(), name: kernel::Bilingual::new(ar, en), phone: String::new(), site: String::new() };
        self.act(id, move |tx| org::found_entity(tx, &entity)).await;
    }

    /// Does something behind the pages, as a part of Daleel inside an entity.
    pub async fn act<T: Send + 'static>(&self, entity: EntityId, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        let grant = Actor::system("story", None).may(PREPARE).unwrap().within(entity);
        self.app.write(grant, act).await.unwrap()
    }

    /// A page as a person's browser asks for it.
    pub async fn get(&self, who: &Person, path: &str) -> Answer {
        let session = self.session(who).await;
        let request = Request::get(path).header(header::COOKIE, format!("daleel={session}")).body(Body::empty()).unwrap();
        self.answer(request).await
    }

    /// A page as anybody's browser asks for it.
    pub async fn public(&self, path: &str) -> Answer {
        self.answer(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A session of now: stories jump over days, and no session lasts that long.
    async fn session(&self, who: &Person) -> String {
        let (account, entity) = (who.id, who.entity);
        let opening = Opening { account, entity, is_strong: true, provider: 0, lasts: Duration::from_secs(3600) };
        self.act(WORKS, move |tx| sessions::begin(tx, opening, Browser::default())).await
    }

    /// What a program asks with a person's token, and the JSON it gets.
    pub async fn program(&self, who: Option<&Person>, path: &str) -> (u16, serde_json::Value) {
        let request = Request::get(path);
        let request = match who {
            Some(who) => request.header(header::AUTHORIZATION, format!("Bearer {}", who.token)),
            None => request,
        };
        let answer = self.answer(request.body(Body::empty()).unwrap()).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_default())
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        // The marks that isolate values stand between a figure and its sign; people do not see them.
        Answer { status, text: String::from_utf8_lossy(&bytes).replace(['\u{2068}', '\u{2069}'], "") }
    }
}
