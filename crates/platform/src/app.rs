//! The running product: the database, the clock, the words, the slices.

use std::sync::Arc;

use axum::Json;
use kernel::Clock;
use kernel::EntityId;
use kernel::Grant;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use serde::Serialize;
use store::Ask;
use store::Blobs;
use store::Keys;
use store::Store;
use store::Tx;
use ui::Words;

use crate::Accounts;
use crate::Introduce;
use crate::Live;
use crate::Settings;
use crate::Slice;
use crate::api::claim;
use crate::intake;
use crate::workings::Workings;

/// A handle on everything that a handler needs. Cloning is cheap.
#[derive(Clone)]
pub struct App(Arc<Whole>);

/// The parts, and what the running product remembers beside them.
struct Whole {
    parts: Parts,
    workings: Workings,
}

/// What the product is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The installation's keys.
    pub keys: Keys,
    /// Attachments and raw messages.
    pub blobs: Blobs,
    /// The settings as they were at the start.
    pub settings: Settings,
    /// The time.
    pub clock: Clock,
    /// The texts in both languages.
    pub words: Arc<Words>,
    /// The slices, in the order of the table of contents.
    pub slices: Vec<Slice>,
    /// Who looks at what just now.
    pub live: Live,
    /// The address under which people reach the installation, without a slash at the end.
    pub public_url: String,
    /// How someone who is signed in is introduced in the frame.
    pub introduce: Introduce,
    /// Passwords, second factors and what else proves who someone is.
    pub accounts: Accounts,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        let workings = Workings::new(parts.settings.allowed_hosts.clone());
        Self(Arc::new(Whole { parts, workings }))
    }

    /// Runs an act in a write transaction; when it answers, it has been synced to disk.
    ///
    /// # Errors
    /// What the act says, and what `Store::write` says.
    pub async fn write<T: Send + 'static>(&self, grant: Grant, act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let worked_for = intake::worked_for(&grant);
        self.seen(worked_for, self.0.workings.write(&self.0.parts.store, grant, act).await)
    }

    /// Whoever takes mail in hears that an entity's people are at work.
    fn seen<T>(&self, worked_for: Option<EntityId>, written: Result<T>) -> Result<T> {
        if let (Some(entity), true) = (worked_for, written.is_ok()) {
            self.intake().sees(entity, self.now());
        }
        written
    }

    /// Runs an act whose outcome is, as JSON, the whole answer to a program. Where the program gave a key, the answer is kept in the same
    /// transaction: whoever asks again after a cut is told what was done.
    ///
    /// # Errors
    /// As `write`.
    pub async fn write_answer<T: Serialize + Send + 'static>(
        &self,
        grant: Grant,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Json<T>> {
        let (key, worked_for) = (claim::current(), intake::worked_for(&grant));
        let answered = move |tx: &mut Tx<'_>| {
            let said = act(tx)?;
            claim::answer(tx, key.as_deref(), &said)?;
            Ok(Json(said))
        };
        self.seen(worked_for, self.0.workings.write_whole(&self.0.parts.store, grant, answered).await)
    }

    /// The same as `write` for an act of which many come at a time, such as one that takes mail in: it shares its writes with its neighbours, what
    /// all of them will ask is asked ahead, and it may be done again after it was undone. So all it changes is the transaction.
    ///
    /// # Errors
    /// As `write`.
    pub async fn write_shared<T: Send + 'static>(
        &self,
        grant: Grant,
        asks: Vec<Ask>,
        act: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.workings.write_shared(&self.0.parts.store, grant, asks, act).await
    }

    /// Looks at one snapshot.
    ///
    /// # Errors
    /// What the reading says, and what `Store::read` says.
    pub async fn read<T: Send + 'static>(&self, grant: Grant, look: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.0.parts.store.read(grant, look).await
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.0.parts.clock.now()
    }

    /// The clock itself.
    pub fn clock(&self) -> &Clock {
        &self.0.parts.clock
    }

    /// The settings as they were at the start; `settings().now(tx, …)` for those that change while running.
    pub fn settings(&self) -> &Settings {
        &self.0.parts.settings
    }

    /// What is remembered beside the parts.
    pub(crate) fn workings(&self) -> &Workings {
        &self.0.workings
    }

    /// The installation's keys.
    pub fn keys(&self) -> &Keys {
        &self.0.parts.keys
    }

    /// Attachments and raw messages.
    pub fn blobs(&self) -> &Blobs {
        &self.0.parts.blobs
    }

    /// The database, for backup, verification and health.
    pub fn store(&self) -> &Store {
        &self.0.parts.store
    }

    /// The texts.
    pub fn words(&self) -> &Arc<Words> {
        &self.0.parts.words
    }

    /// A text with its values.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, kernel::Arg)]) -> String {
        self.0.parts.words.say(lang, key, args)
    }

    /// The slices.
    pub fn slices(&self) -> &[Slice] {
        &self.0.parts.slices
    }

    /// How someone who is signed in is introduced in the frame.
    pub(crate) fn introduce(&self) -> Introduce {
        self.0.parts.introduce
    }

    /// Passwords, second factors and what else proves who someone is.
    pub fn accounts(&self) -> &Accounts {
        &self.0.parts.accounts
    }

    /// Live updates.
    pub fn live(&self) -> &Live {
        &self.0.parts.live
    }

    /// The address under which people reach the installation, without a slash at the end.
    pub fn public_url(&self) -> &str {
        &self.0.parts.public_url
    }
}
