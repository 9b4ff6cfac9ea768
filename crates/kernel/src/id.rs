//! Typed identifiers: an `Id<Case>` can never be passed where an `Id<Customer>` is meant.

use std::cmp::Ordering;
use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;

/// Identifies one row of kind `K`. Positive, grows with time, unique in the installation; it names, it does not authorise.
///
/// In URLs and JSON it is a decimal string, because 64-bit integers lose digits in browsers.
pub struct Id<K>(i64, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Wraps a number that the store made.
    pub const fn new(number: i64) -> Self {
        Self(number, PhantomData)
    }

    /// The number as the store keeps it.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The same number as an id of another kind, for rows that share a key (an employee and the employee's account).
    pub const fn of<L>(self) -> Id<L> {
        Id::new(self.0)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<K> FromStr for Id<K> {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Marks ids of government entities (جهة).
pub enum EntityKind {}
/// Marks ids of service centres (مركز خدمة).
pub enum CentreKind {}
/// Marks ids of employees (موظف خدمة العملاء).
pub enum EmployeeKind {}
/// Marks ids of customers (عميل).
pub enum CustomerKind {}

/// Names a government entity: the wall that data never crosses by itself.
pub type EntityId = Id<EntityKind>;
/// Names a service centre.
pub type CentreId = Id<CentreKind>;
/// Names an employee, and the employee's account.
pub type EmployeeId = Id<EmployeeKind>;
/// Names a customer.
pub type CustomerId = Id<CustomerKind>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_travels_as_a_decimal_string() {
        let id = EntityId::new(9_007_199_254_740_993);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"9007199254740993\"");
        assert_eq!(serde_json::from_str::<EntityId>(&json).unwrap(), id);
    }
}
