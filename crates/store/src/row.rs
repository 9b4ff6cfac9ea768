//! A row on its way out of a statement.

use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;

use crate::Value;

/// One row of an answer, read by position.
#[derive(Clone, Debug)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The value at a position, counted from 0.
    ///
    /// # Errors
    /// `Broken` when the column is missing or holds another type: a mistake in a statement, found by its first test.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T> {
        let value = self.0.get(column).ok_or_else(|| mismatch(column, "no such column"))?;
        T::from_value(value).ok_or_else(|| mismatch(column, std::any::type_name::<T>()))
    }

    /// The JSON text at a position as a value of type `T`.
    ///
    /// # Errors
    /// `Broken` when the text is not such JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(kernel::broken("reading JSON from a column"))
    }
}

fn mismatch(column: usize, wanted: &str) -> Error {
    Error::Broken(format!("reading column {column}"), format!("it is not {wanted}").into())
}

/// What a column can be read as.
pub trait FromValue: Sized {
    /// The value, or nothing when the column holds something else.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}
impl FromValue for u64 {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}
impl FromValue for u32 {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        Some(i64::from_value(value)? != 0)
    }
}
impl FromValue for f64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Real(number) => Some(*number),
            #[expect(clippy::cast_precision_loss, reason = "SQLite hands back whole measures as integers")]
            Value::Int(number) => Some(*number as f64),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Blob(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}
impl<K> FromValue for Id<K> {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Id::new)
    }
}
impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Option<Self> {
        Timestamp::from_millisecond(i64::from_value(value)?).ok()
    }
}
impl FromValue for Lang {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(code) => Lang::parse(code),
            _ => None,
        }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}
