//! What the stories share: a gateway, an installation that it can report to, and a case of which messages are.

use std::net::TcpListener;
use std::ops::Deref;
use std::time::Duration;

use calendar::ServiceLevel;
use desk::CaseId;
use desk::Contact;
use desk::NewCase;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Phone;
use kernel::Role;
use org::Employee;
use org::Entity;
use peers::Kannel;
use platform::deliveries;
use platform::deliveries::Text;
use store::Tx;
use testkit::inside::Founding;
use testkit::inside::Person;
use testkit::inside::Plan;
use testkit::inside::WORKS;
use testkit::inside::address;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

/// An installation with a case.
pub struct World {
    world: testkit::inside::World,
    /// The case that the messages are about.
    pub case: CaseId,
    stop: CancellationToken,
}

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.world
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Tells a story with a gateway of its own on SQLite, and on PostgreSQL where it is installed; skipped where Kannel is not.
pub fn with_kannel(more: &[(&str, &str)], story: impl AsyncFn(&World, &mut Kannel)) {
    let Some(mut first) = peers::or_skip(Kannel::start()) else { return };
    let (url, ear) = (format!("http://127.0.0.1:{}/cgi-bin/sendsms", first.port), TcpListener::bind("127.0.0.1:0").unwrap());
    let here = format!("http://{}", ear.local_addr().unwrap());
    let own = [
        ("sms.url", url.as_str()),
        ("sms.user", Kannel::USER[0]),
        ("sms.password", Kannel::USER[1]),
        ("sms.inside_hosts", "127.0.0.1"),
        ("sms.report_url", here.as_str()),
        ("sms.sender", "Works"),
    ];
    let settings: Vec<_> = own.iter().chain(more).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let kannel = Mutex::new(&mut first);
    testkit::inside::on_each_founded(
        || plan(&settings),
        found,
        async |world| {
            let mut kannel = kannel.lock().await;
            // Each database has phones that have shown nothing yet.
            kannel.stop();
            kannel.start_again().unwrap();
            let world = World::open(world, &ear).await;
            story(&world, &mut kannel).await;
        },
    );
}

fn plan(settings: &[(String, String)]) -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).collect(),
        introduce: desk::introduce,
        settings: settings.to_vec(),
        ..Plan::of([org::slice(), desk::slice(), sms::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: "+973 1700 0000".into(), site: String::new() })
}

fn opened(tx: &mut Tx<'_>) -> kernel::Result<CaseId> {
    let contact = Contact { kind: "email", value: "huda@example.com".into(), name: "هدى أحمد".into(), lang: Lang::Ar };
    let customer = desk::meet(tx, &contact)?;
    let new = NewCase {
        kind: "matter",
        channel: "letters",
        subject: "رخصة البناء".into(),
        first_words: "متى تصدر الرخصة؟".into(),
        lang: Lang::Ar,
        customer: Some(customer.id),
        service: None,
        level: ServiceLevel::email_default(),
    };
    desk::open_case(tx, new).map(|(case, _)| case.id)
}

impl World {
    async fn open(world: testkit::inside::World, ear: &TcpListener) -> World {
        let (case, stop) = (world.act(WORKS, opened).await, CancellationToken::new());
        let ear = ear.try_clone().unwrap();
        ear.set_nonblocking(true).unwrap();
        let listener = platform::Listener::Tcp(tokio::net::TcpListener::from_std(ear).unwrap());
        tokio::spawn(platform::serve(world.router.clone(), listener, stop.clone()));
        World { world, case, stop }
    }

    /// A message is wanted and carried as far as it goes now.
    pub async fn texts(&self, key: &'static str, (to, text): (&str, &str), minutes: u64) {
        let (to, text, case) = (Phone::parse(to).unwrap(), text.to_owned(), self.case.get());
        let until = self.clock.now() + Duration::from_secs(minutes * 60);
        self.act(WORKS, move |tx| {
            deliveries::enqueue_text(tx, key.into(), &Text { to, lang: Lang::Ar, text, until, case: Some(case) }).map(drop)
        })
        .await;
        self.tries().await;
    }

    /// What is due is tried.
    pub async fn tries(&self) {
        deliveries::run_due(&self.app).await.unwrap();
    }

    /// The kinds of events of text messages so far, with what the gateway said.
    pub async fn happened(&self) -> Vec<(String, String)> {
        let events = self.act(WORKS, |tx| tx.events_after(0, 1_000)).await;
        let of_texts = events.into_iter().filter(|event| event.kind.starts_with("sms."));
        of_texts.map(|event| (event.kind, event.data["answer"].as_str().unwrap_or_default().to_owned())).collect()
    }

    /// Waits until this has happened.
    pub async fn until(&self, kind: &str) -> Vec<(String, String)> {
        self.until_times(kind, 1).await
    }

    /// Waits until this has happened so often.
    pub async fn until_times(&self, kind: &str, times: usize) -> Vec<(String, String)> {
        self.once(|happened| happened.iter().filter(|(known, _)| known == kind).count() >= times).await
    }

    async fn once(&self, is_there: impl Fn(&[(String, String)]) -> bool) -> Vec<(String, String)> {
        let mut heard = self.app.live().listen();
        loop {
            let happened = self.happened().await;
            if is_there(&happened) {
                return happened;
            }
            let next = tokio::time::timeout(Duration::from_secs(30), heard.recv()).await;
            assert!(next.is_ok(), "this alone happened: {happened:?}");
        }
    }

    /// Somebody of the entity with this role.
    pub async fn person(&self, name: (&'static str, &'static str), role: Role) -> Person {
        let person = self.account(WORKS, name.1, (Lang::Ar, None, role)).await;
        let title = Bilingual::new("موظف", "Employee");
        let known = Employee { title, ..Employee::new(person.id, Bilingual::new(name.0, name.1), address(name.1, WORKS)) };
        self.act(WORKS, move |tx| org::save_employee(tx, &known)).await;
        person
    }

    /// The deliveries in a state, as the page of deliveries shows them.
    pub async fn deliveries(&self, who: &Person, state: &str) -> Vec<String> {
        self.get(who, &format!("/en/desk/deliveries?state={state}")).await.texts("tbody tr")
    }
}
