//! What a delivery is about, in words and with a way there: a case, an endpoint.

use ::store::Tx;
use kernel::Result;
use serde_json::Value;

/// A delivery as the part that carries it wrote it.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Its key.
    pub key: String,
    /// Where it goes.
    pub destination: String,
    /// What its deliverer needs; empty where it was wiped.
    pub payload: Value,
}

/// What a delivery is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Where it goes as people know it; empty where the destination says so itself.
    pub place: String,
    /// What people call the thing: the reference of a case; empty for nothing.
    pub label: String,
    /// Where it stands, without the language; empty where the reader may not go.
    pub href: String,
}

impl Concerns {
    /// A delivery that is about nothing with a page of its own.
    ///
    /// # Errors
    /// None.
    pub fn nothing(_: &mut Tx<'_>, _: &Wish) -> Result<Concerns> {
        Ok(Concerns::default())
    }
}
