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

impl Settings {
    /// The value that holds now for the transaction's entity.
    ///
    /// # Errors
    /// What the database says.
    pub fn now(&self, tx: &mut Tx<'_>, key: &str) -> Result<String> {
        let entity = tx.entity().map_or(0, Id::get);
        let set = store::value(tx, key, entity)?;
        Ok(set.unwrap_or_else(|| self.text(key).to_owned()))
    }

    /// The number that holds now for the transaction's entity.
    ///
    /// # Errors
    /// What the database says.
    pub fn number_now(&self, tx: &mut Tx<'_>, key: &str) -> Result<u64> {
        Ok(self.now(tx, key)?.parse().unwrap_or_else(|_| self.number(key)))
    }
}

/// Sets a setting for the transaction's entity, or for the installation in a transaction that reaches everywhere. Empty text takes it back.
///
/// # Errors
/// `NotFound` when there is none of this name or it may not be set there; `Invalid` with what is allowed.
pub fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    let entity = tx.entity().ok();
    let may_be_set = |place: Place| if entity.is_some() { place == Place::Entity } else { place != Place::Start };
    let setting = declared(key).filter(|setting| may_be_set(setting.place)).ok_or(Error::NotFound("setting"))?;
    if !value.is_empty() && !setting.kind.takes(value) {
        let (key, args) = setting.kind.allowed();
        return Err(Error::Invalid(vec![FieldError { field: setting.key.into(), key, args }]));
    }
    store::save(tx, setting.key, entity.map_or(0, Id::get), value)?;
    tx.record(Changed { key: setting.key, value: value.into() })?;
    Ok(())
}
