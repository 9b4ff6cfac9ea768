//! What the stories share: an installation, a push service that reads what it is sent, and browsers that it reaches.

use std::ops::Deref;
use std::time::Duration;

use kernel::Lang;
use peers::PushService;
use platform::deliveries;
use platform::deliveries::Push;
use platform::deliveries::Subscription;
use serde_json::Value;
use testkit::inside::Plan;
use testkit::inside::WORKS;

/// An installation with a push service.
pub struct World {
    world: testkit::inside::World,
    /// The service.
    pub service: PushService,
    key: String,
}

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.world
    }
}

/// The parts of the installation, with these settings.
pub fn plan(settings: &[(&str, &str)]) -> Plan {
    let own = [("push.inside_hosts", "127.0.0.1")];
    let settings = own.iter().chain(settings).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let words = guide::words().into_iter().chain(calendar::words()).chain(writing::words()).collect();
    Plan { words, settings, ..Plan::of([push::slice()]) }
}

/// Tells a story on each database; skipped where what reads the messages is not installed.
pub fn with_browsers(story: impl AsyncFn(&mut World)) {
    if peers::or_skip(PushService::start()).is_none() {
        return;
    }
    testkit::inside::on_each(
        || plan(&[]),
        async |world| {
            let key = world.get_as_anybody("/push/key").await.text;
            story(&mut World { world, service: PushService::start().unwrap(), key }).await;
        },
    );
}

impl World {
    /// A browser that was told the installation's key.
    pub fn browser(&mut self) -> Subscription {
        let made: Value = serde_json::from_str(&self.service.browser(&self.key).unwrap()).unwrap();
        let field = |name: &str| made[name].as_str().unwrap().to_owned();
        Subscription::read(&self.world.app, (&field("endpoint"), &field("p256dh"), &field("auth"))).unwrap()
    }

    /// A notice is wanted that is of use for so many minutes, and carried as far as it goes now.
    pub async fn tells(&self, to: &Subscription, key: &'static str, minutes: u64) {
        let push = Push {
            to: to.clone(),
            of: 5,
            lang: Lang::En,
            title: "A 001".into(),
            text: "Two before you".into(),
            path: "/en/turn/x".into(),
            topic: "turn-1".into(),
            until: self.clock.now() + Duration::from_secs(minutes * 60),
        };
        let keys = self.app.keys().clone();
        self.act(WORKS, move |tx| deliveries::enqueue_push(tx, &keys, key.into(), &push).map(drop)).await;
        deliveries::run_due(&self.app).await.unwrap();
    }

    /// How each that has come was answered, once all that is due has left.
    pub async fn answered(&mut self) -> Vec<i64> {
        deliveries::run_due(&self.app).await.unwrap();
        let shown: Vec<Value> = serde_json::from_str(&self.service.shown().unwrap()).unwrap();
        shown.iter().map(|one| one["status"].as_i64().unwrap()).collect()
    }

    /// The kinds of events so far.
    pub async fn happened(&self) -> Vec<String> {
        self.act(WORKS, |tx| tx.events_after(0, 1000)).await.into_iter().map(|event| event.kind).collect()
    }
}
