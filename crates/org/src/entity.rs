//! A government entity (جهة): the wall that data never crosses by itself; its centres and services.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Id;

/// A ministry or authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Two to six capital letters, the beginning of its references: `IGA`.
    pub code: String,
    /// Its full name.
    pub name: Bilingual,
    /// The number that customers call, as it is dialled abroad.
    pub phone: String,
    /// The address of its site.
    pub site: String,
}

/// A place with counters, hours and a queue (مركز خدمة).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Centre {
    /// Its id.
    pub id: CentreId,
    /// Its name.
    pub name: Bilingual,
    /// Where it is.
    pub place: Bilingual,
}

/// Marks ids of services.
pub enum ServiceKind {}
/// Names a service of the catalogue.
pub type ServiceId = Id<ServiceKind>;

/// An entry of the catalogue (خدمة).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: Bilingual,
    /// The entity's own words for it in both languages, with commas between them: how customers call it.
    pub words: String,
    /// Whether it is offered now.
    pub is_offered: bool,
}
