//! What the stories share: installations with the platform alone, and with slices and settings of a story's own.

use std::ops::Deref;

use platform::Slice;
use store::Tx;
pub use testkit::inside::HEALTH;
pub use testkit::inside::HERE;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;
pub use testkit::inside::everywhere;
pub use testkit::inside::run;

/// An installation.
pub struct World(testkit::inside::World);

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
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
    let settings: Vec<(String, String)> = settings.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    let plan = || Plan { settings: settings.clone(), ..Plan::of(slices()) };
    testkit::inside::worlds(plan).into_iter().map(World).collect()
}

impl World {
    /// Prepares or looks at something behind the pages, as a part of Daleel that reaches everywhere.
    pub async fn act<T: Send + 'static>(&self, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        self.act_everywhere(act).await
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
