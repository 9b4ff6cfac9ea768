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

use crate::people::Person;

/// What the builder of a story may do.
const PREPARE: Permission = Permission { key: "story.prepare", roles: &[Role::System] };
const HERE: &str = "http://localhost:8080";
/// The entity of the stories.
pub const WORKS: EntityId = EntityId::new(7);
/// Its mailbox.
pub const CONTACT: &str = "contact@works.example";
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
    pub headers: http::HeaderMap,
    pub text: String,
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    on_each_with(&[], story);
}

/// The same with settings.
pub fn on_each_with<S: Future<Output = ()>>(settings: &[(String, String)], story: impl Fn(World) -> S) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Place::Sqlite(folder.path().join("daleel.sqlite"));
    runtime.block_on(async { story(build(sqlite, folder, settings).await).await });
    if let Some(place) = postgres() {
        runtime.block_on(async { story(build(place, tempfile::tempdir().unwrap(), settings).await).await });
    }
}

async fn build(place: Place, folder: TempDir, more: &[(String, String)]) -> World {
    let own = [("data_dir", folder.path().display().to_string()), ("sign_in.second_factor", "nobody".into())];
    let own = own.into_iter().map(|(key, value)| (key.to_owned(), value));
    let command_line = own.chain(more.iter().cloned()).collect();
    let settings = Settings::read(&Given { command_line, ..Given::default() }).unwrap();
    let keys = store::Keys::from_file(&folder.path().join("keys")).unwrap();
    let slices = vec![platform::slice(), org::slice(), desk::slice(), email::slice()];
    let clock = Clock::standing_at("2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap());
    let pure = guide::words().into_iter().chain(calendar::words()).chain(writing::words());
    let of_slices = slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
    let words = Words::build(&ui::SOURCES.into_iter().chain(pure).chain(of_slices).collect::<Vec<_>>()).unwrap();
    let live = Live::default();
    let told = live.clone();
    let mut hooks = vec![desk::judging(email::slice().rules)];
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
        clock: clock.clone(),
        words: Arc::new(words),
        slices,
        live,
        public_url: HERE.into(),
        introduce: desk::introduce,
        accounts: Accounts::new(keys, HERE).unwrap(),
    });
    let world = World { router: platform::router(app.clone()), app, clock, _folder: folder };
    world.found(WORKS, "MOW", ("وزارة الأشغال", "Ministry of Works"), CONTACT).await;
    world.found(HEALTH, "MOH", ("وزارة الصحة", "Ministry of Health"), "contact@health.example").await;
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
    async fn found(&self, id: EntityId, code: &'static str, name: (&'static str, &'static str), address: &'static str) {
        let name = kernel::Bilingual::new(name.0, name.1);
        let entity = org::Entity { id, code: code.into(), name: name.clone(), phone: "+973 1700 0000".into(), site: String::new() };
        self.act(id, move |tx| {
            org::found_entity(tx, &entity)?;
            let level = calendar::ServiceLevel::email_default();
            email::save_mailbox(
                tx,
                &email::Mailbox { id: tx.new_id(), entity: id, address: address.into(), name, service: None, level, is_open: true },
            )
        })
        .await;
    }

    /// Does something behind the pages, as a part of Daleel inside an entity.
    pub async fn act<T: Send + 'static>(&self, entity: EntityId, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        let grant = Actor::system("story", None).may(PREPARE).unwrap().within(entity);
        self.app.write(grant, act).await.unwrap()
    }

    /// The right to look at an entity's things behind the pages.
    pub fn grant(&self, entity: EntityId) -> kernel::Grant {
        Actor::system("story", None).may(PREPARE).unwrap().within(entity)
    }

    /// Moves the clock and lets the timed work that falls due by then be done.
    pub async fn after(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        platform::jobs::run_due(&self.app).await;
    }

    /// A page as a person's browser asks for it.
    pub async fn get(&self, who: &Person, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, format!("daleel={}", who.session)).body(Body::empty()).unwrap();
        self.answer(request).await
    }

    /// A form as a person's browser sends it.
    pub async fn post(&self, who: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
        let request = Request::post(path)
            .header(header::COOKIE, format!("daleel={}", who.session))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.answer(request).await
    }

    /// What a program asks with a person's token, and the JSON it gets.
    pub async fn program(&self, who: &Person, method: &str, path: &str, body: Option<serde_json::Value>) -> (u16, serde_json::Value) {
        let request = Request::builder().method(method).uri(path).header(header::AUTHORIZATION, format!("Bearer {}", who.token));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = self.answer(request.body(body.map_or(Body::empty(), |body| Body::from(body.to_string()))).unwrap()).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_default())
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// Text as a form sends it.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

impl Answer {
    /// The text of every element that a selector names.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let document = scraper::Html::parse_document(&self.text);
        let selector = scraper::Selector::parse(selector).unwrap();
        let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        document.select(&selector).map(text).collect()
    }

    /// Whether the page says this anywhere.
    pub fn says(&self, words: &str) -> bool {
        self.texts("body").iter().any(|text| text.contains(words))
    }
}
