//! What the stories share: a centre of the Ministry of Works, those who serve there, and those who come.

use std::ops::Deref;

use futures::future::BoxFuture;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use org::Employee;
use org::Entity;
use org::Service;
use org::ServiceId;
use org::Skill;
use peers::Kannel;
use peers::PushService;
use platform::App;
use platform::Channel;
use platform::Slice;
use platform::Written;
use serde_json::Value;
use store::Tx;
use testkit::inside::Answer;
use testkit::inside::Founding;
pub use testkit::inside::HEALTH;
pub use testkit::inside::Person;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;
use testkit::inside::address;
use tokio::sync::Mutex;

/// A centre in Sitra that nobody has set up.
pub async fn sitra(world: &World) -> CentreId {
    world
        .act(WORKS, |tx| {
            let centre =
                org::Centre { id: tx.new_id(), name: Bilingual::new("فرع سترة", "Sitra branch"), place: Bilingual::default() };
            org::open_centre(tx, &centre)?;
            Ok(centre.id)
        })
        .await
}

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

/// Tells a story where some settings are others.
pub fn on_each_with<S: Future<Output = ()>>(settings: &[(String, String)], story: impl Fn(World) -> S) {
    let with = || {
        let usual = plan();
        Plan { settings: usual.settings.into_iter().chain(settings.iter().cloned()).collect(), ..usual }
    };
    testkit::inside::on_each_founded(with, found, async |world| story(World(world)).await);
}

/// Tells a story where customers write to an entity by a form that another slice has.
pub fn with_a_form<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    let with = || {
        let channel = Channel { key: "form", icon: "mail", label: "centre-channel", write_in: Some(written), ..Channel::default() };
        let form = Slice { key: "form", channel: Some(channel), leads: Some(form), ..Slice::default() };
        let usual = plan();
        Plan { slices: usual.slices.into_iter().chain([form]).collect(), ..usual }
    };
    testkit::inside::on_each_founded(with, found, async |world| story(World(world)).await);
}

fn form(code: &str, kind: &str, _id: i64) -> Option<String> {
    (kind == "writing").then(|| format!("/e/{code}/write"))
}

/// Nobody writes in these stories.
fn written(_app: App, _written: Written) -> BoxFuture<'static, kernel::Result<i64>> {
    Box::pin(async { Err(kernel::Error::NotFound("form")) })
}

/// Tells a story with a text gateway of its own and telephones; skipped where Kannel is not installed.
pub fn with_phones(story: impl AsyncFn(&World, &Kannel)) {
    let Some(mut first) = peers::or_skip(Kannel::start()) else { return };
    let url = format!("http://127.0.0.1:{}/cgi-bin/sendsms", first.port);
    let own = [
        ("sms.url", url.as_str()),
        ("sms.user", Kannel::USER[0]),
        ("sms.password", Kannel::USER[1]),
        ("sms.inside_hosts", "127.0.0.1"),
        ("sms.sender", "Works"),
    ];
    let settings: Vec<(String, String)> = own.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let kannel = Mutex::new(&mut first);
    let with = || {
        let usual = plan();
        let slices = usual.slices.into_iter().chain([sms::slice()]).collect();
        Plan { slices, settings: usual.settings.into_iter().chain(settings.clone()).collect(), ..usual }
    };
    testkit::inside::on_each_founded(with, found, async |world| {
        let mut kannel = kannel.lock().await;
        // Each database has phones that have shown nothing yet.
        kannel.stop();
        kannel.start_again().expect("the gateway starts again");
        story(&World(world), &**kannel).await;
    });
}

/// Tells a story with a push service of its own and browsers; skipped where what reads its messages is not installed.
pub fn with_browsers(story: impl AsyncFn(&World, &mut Browsers)) {
    if peers::or_skip(PushService::start()).is_none() {
        return;
    }
    let with = || {
        let usual = plan();
        let slices = usual.slices.into_iter().chain([push::slice()]).collect();
        let inside = ("push.inside_hosts".to_owned(), "127.0.0.1".to_owned());
        Plan { slices, settings: usual.settings.into_iter().chain([inside]).collect(), ..usual }
    };
    testkit::inside::on_each_founded(with, found, async |world| {
        let world = World(world);
        let key = world.get_as_anybody("/push/key").await;
        assert_eq!((key.status, key.text.len()), (200, 87), "a point of 65 bytes in base64url: {}", key.text);
        let mut browsers = Browsers { service: PushService::start().expect("it started before"), key: key.text };
        story(&world, &mut browsers).await;
    });
}

/// Browsers, and the push service that reaches them.
pub struct Browsers {
    /// The service.
    pub service: PushService,
    /// The key of the installation.
    pub key: String,
}

impl Browsers {
    /// A browser that was told the installation's key: what it is reached by.
    pub fn one(&mut self) -> Value {
        serde_json::from_str(&self.service.browser(&self.key).unwrap()).unwrap()
    }

    /// What browsers have shown by now, once all that is due has left: each with its `browser`, what was `said`, and how it was answered.
    pub async fn shown(&mut self, world: &World) -> Vec<Value> {
        platform::deliveries::run_due(&world.app).await.unwrap();
        serde_json::from_str(&self.service.shown().unwrap()).unwrap()
    }
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).chain(table::words()).collect(),
        judging: Some(desk::judging(centre::slice().rules)),
        introduce: desk::introduce,
        // Hundreds stand at one door in some stories, and all come from one connection; printers of stories stand on this machine.
        settings: [
            ("limits.forms_per_minute", "1000"),
            ("outgoing.allowed_hosts", "127.0.0.1"),
            ("sms.url", "http://gateway.example/send"),
        ]
        .map(|(key, value)| (key.into(), value.into()))
        .into(),
        ..Plan::of([org::slice(), desk::slice(), centre::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: "+973 1700 0000".into(), site: String::new() })
}

/// A centre with two services: permits in queue A, to be served within ten minutes, and lighting in queue B.
#[derive(Clone, Copy)]
pub struct Place {
    pub centre: CentreId,
    pub permits: ServiceId,
    pub lighting: ServiceId,
}

impl World {
    /// Someone of an entity, qualified for counters in both languages when they serve customers.
    pub async fn person(&self, entity: EntityId, name: (&'static str, &'static str), role: Role) -> Person {
        self.speaking(entity, name, role, &Lang::ALL).await
    }

    /// The same for whoever speaks these languages.
    pub async fn speaking(&self, entity: EntityId, name: (&'static str, &'static str), role: Role, langs: &'static [Lang]) -> Person {
        let person = self.account(entity, name.1, (Lang::Ar, None, role)).await;
        let id = person.id;
        self.act(entity, move |tx| {
            org::save_employee(tx, &Employee::new(id, Bilingual::new(name.0, name.1), address(name.1, entity)))?;
            for lang in langs.iter().filter(|_| role == Role::Employee) {
                org::qualify(tx, &Skill { employee: id, service: None, channel: "centre".into(), lang: *lang })?;
            }
            Ok(())
        })
        .await;
        person
    }

    /// Mona, who serves at counters.
    pub async fn mona(&self) -> Person {
        self.person(WORKS, ("منى", "Mona"), Role::Employee).await
    }

    /// Salem, her colleague.
    pub async fn salem(&self) -> Person {
        self.person(WORKS, ("سالم", "Salem"), Role::Employee).await
    }

    /// The centre in Muharraq, with so many counters.
    pub async fn muharraq(&self, counters: u32) -> Place {
        self.act(WORKS, move |tx| {
            let centre =
                org::Centre {
                    id: tx.new_id(), name: Bilingual::new("فرع المحرق", "Muharraq branch"), place: Bilingual::default()
                };
            org::open_centre(tx, &centre)?;
            let mut services = Vec::new();
            for (letter, ar, en) in [("A", "رخص البناء", "Building permits"), ("B", "إنارة الشوارع", "Street lighting")]
            {
                let service = Service { id: tx.new_id(), name: Bilingual::new(ar, en), words: String::new(), is_offered: true };
                org::add_service(tx, &service)?;
                let queue = centre::Queue {
                    id: tx.new_id(),
                    centre: centre.id,
                    letter: letter.into(),
                    name: Bilingual::new(ar, en),
                    is_open: true,
                };
                centre::save_queue(tx, &queue)?;
                let target = std::time::Duration::from_secs(600);
                let offered = centre::Offered { centre: centre.id, service: service.id, queue: queue.id, target, is_offered: true };
                centre::offer_service(tx, &offered)?;
                services.push(service.id);
            }
            centre::set_counters(tx, centre.id, counters)?;
            Ok(Place { centre: centre.id, permits: services[0], lighting: services[1] })
        })
        .await
    }

    /// The catalogue says what building permits need.
    pub async fn guides(&self, place: Place) {
        self.act(WORKS, move |tx| {
            let guide = org::ServiceGuide {
                documents: Bilingual::new("بطاقة الهوية\nالمخطط", "The identity card\nThe plan"),
                steps: Bilingual::new("تقديم الطلب\nالمعاينة", "The request\nThe visit of the engineer"),
                conditions: Bilingual::default(),
                fee: Bilingual::new("10 دنانير", "10 dinars"),
            };
            org::guide_service(tx, place.permits, &guide)
        })
        .await;
    }

    /// A customer takes a ticket at the reception; its number and its page.
    pub async fn comes(&self, who: &Person, place: Place, fields: &[(&str, &str)]) -> Answer {
        let permits = place.permits.to_string();
        let given = |name: &str| fields.iter().any(|(field, _)| *field == name);
        // Some stories are told at night.
        let usual = [("service", permits.as_str()), ("lang", "ar"), ("outside", "They were here in time")];
        let usual = usual.into_iter().filter(|(name, _)| !given(name));
        let form: Vec<(&str, &str)> = usual.chain(fields.iter().copied()).collect();
        let given = self.post(who, &format!("/en/desk/centres/{}/tickets", place.centre), &form).await;
        assert_eq!(given.status, 303, "{}", given.text);
        self.get(who, given.header("location")).await
    }

    /// Somebody opens the counter with a number.
    pub async fn sits(&self, who: &Person, number: u32) -> Answer {
        let page = self.get(who, "/en/desk/counter").await;
        let seats = page.texts("select[name=counter] option");
        let ids = page.attributes("select[name=counter] option", "value");
        let place = seats.iter().position(|seat| seat.ends_with(&format!("Counter {number}"))).unwrap_or_else(|| panic!("{seats:?}"));
        self.does(who, "seat", &[("counter", &ids[place])]).await
    }

    /// Somebody at a counter does something that is allowed; the counter as it is then.
    pub async fn does(&self, who: &Person, act: &str, fields: &[(&str, &str)]) -> Answer {
        let done = self.post(who, &format!("/en/desk/counter/{act}"), fields).await;
        assert_eq!(done.status, 303, "{act}: {}", done.seen());
        self.get(who, done.header("location")).await
    }

    /// The same so many seconds later.
    pub async fn does_later(&self, who: &Person, seconds: u64, act: &str) -> Answer {
        self.clock.advance(std::time::Duration::from_secs(seconds));
        self.does(who, act, &[]).await
    }

    /// The same for what is refused, with what the page says.
    pub async fn may_not(&self, who: &Person, act: &str, fields: &[(&str, &str)]) -> Answer {
        let done = self.post(who, &format!("/en/desk/counter/{act}"), fields).await;
        assert!([409, 422].contains(&done.status), "{act}: {} {}", done.status, done.seen());
        done
    }
}
