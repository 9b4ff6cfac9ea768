//! Settings that change while the installation runs: a row of the entity, else of the installation, else what the start said.

use ::store::Tx;
use kernel::About;
use kernel::Error;
use kernel::Event;
use kernel::FieldError;
use kernel::Id;
use kernel::Result;
use serde::Serialize;

use super::Place;
use super::Settings;
use super::declared;
use super::store;

/// A setting was changed while running. Secrets can only be set at the start, so the value may stand here.
#[derive(Serialize)]
struct Changed {
    key: &'static str,
    value: String,
}

impl Event for Changed {
    const KIND: &'static str = "settings.changed";

    fn about(&self) -> About {
        About::nothing()
    }
}

/// Where the value that holds was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetAt {
    /// At the start: by nobody, the file, the environment or the command line.
    Start,
    /// For the installation, while it ran.
    Installation,
    /// For the entity, while it ran.
    Entity,
}

impl Settings {
    /// The value that holds now for the transaction's entity, and where it was set.
    ///
    /// # Errors
    /// What the database says.
    pub(super) fn held(&self, tx: &mut Tx<'_>, key: &str) -> Result<(String, SetAt)> {
        let entity = tx.entity().map_or(0, Id::get);
        Ok(match store::value(tx, key, entity)? {
            Some((value, 0)) => (value, SetAt::Installation),
            Some((value, _)) => (value, SetAt::Entity),
            None => (self.text(key).to_owned(), SetAt::Start),
        })
    }

    /// The value that holds now for the transaction's entity.
    ///
    /// # Errors
    /// What the database says.
    pub fn now(&self, tx: &mut Tx<'_>, key: &str) -> Result<String> {
        self.held(tx, key).map(|(value, _)| value)
    }

    /// The number that holds now for the transaction's entity.
    ///
    /// # Errors
    /// What the database says.
    pub fn number_now(&self, tx: &mut Tx<'_>, key: &str) -> Result<u64> {
        Ok(self.now(tx, key)?.parse().unwrap_or_else(|_| self.number(key)))
    }
}

/// Whether a setting may be set while running: by an entity its own, by the operator all but those of the start.
pub(super) fn may_be_set(of_entity: bool, place: Place) -> bool {
    if of_entity { place == Place::Entity } else { place != Place::Start }
}

/// Sets a setting for the transaction's entity, or for the installation in a transaction that reaches everywhere. Empty text takes it back.
///
/// # Errors
/// `NotFound` when there is none of this name or it may not be set there; `Invalid` with what is allowed.
pub fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    let entity = tx.entity().ok();
    let setting = declared(key).filter(|setting| may_be_set(entity.is_some(), setting.place)).ok_or(Error::NotFound("setting"))?;
    if !value.is_empty() && !setting.kind.takes(value) {
        let (key, args) = setting.kind.allowed();
        return Err(Error::Invalid(vec![FieldError { field: setting.key.into(), key, args }]));
    }
    store::save(tx, setting.key, entity.map_or(0, Id::get), value)?;
    tx.record(Changed { key: setting.key, value: value.into() })?;
    Ok(())
}
