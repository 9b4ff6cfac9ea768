//! What the stories share: an installation on a fresh database of either kind, its clock, and what is asked of it over HTTP.

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

use crate::letterbox;

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
    pub clock: Clock,
    router: Router,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub text: String,
    pub cache: String,
    pub referrer: String,
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
    let slices = vec![platform::slice(), org::slice(), desk::slice(), portal::slice(), letterbox::slice()];
    let clock = Clock::standing_at("2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap());
    let pure = guide::words().into_iter().chain(calendar::words());
    let of_slices = slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
    let words = Words::build(&ui::SOURCES.into_iter().chain(pure).chain(of_slices).collect::<Vec<_>>()).unwrap();
    let live = Live::default();
    let told = live.clone();
    let hooks = slices.iter().flat_map(|slice| slice.hooks.clone()).collect();
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
        clock: clock.clone(),
        words: Arc::new(words),
        slices,
        live,
        public_url: HERE.into(),
        introduce: desk::introduce,
        accounts: Accounts::new(keys, HERE).unwrap(),
    });
    let world = World { router: platform::router(app.clone()), app, clock, _folder: folder };
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
        let entity =
            org::Entity { id, code: code.into(), name: kernel::Bilingual::new(ar, en), phone: "+97317000000".into(), site: String::new() };
        self.act(id, move |tx| org::found_entity(tx, &entity)).await;
    }

    /// Does something behind the pages, as a part of Daleel inside an entity.
    pub async fn act<T: Send + 'static>(&self, entity: EntityId, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        let grant = Actor::system("story", None).may(PREPARE).unwrap().within(entity);
        self.app.write(grant, act).await.unwrap()
    }

    /// Moves the clock.
    pub fn after(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// A page as anybody's browser asks for it.
    pub async fn get(&self, path: &str) -> Answer {
        self.answer(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A form as anybody's browser sends it.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.answer(request).await
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let head =
            |name: header::HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (cache, referrer) = (head(header::CACHE_CONTROL), head(header::REFERRER_POLICY));
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, text: String::from_utf8_lossy(&bytes).into_owned(), cache, referrer }
    }
}

/// Text as a form or an address carries it.
pub fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
