//! What a template may put into a text: words and numbers, by value or by reference, as templates hold them.

use kernel::Arg;
use kernel::Timestamp;

/// A value for a text.
pub trait Value {
    /// The value as a text takes it.
    fn arg(&self) -> Arg;
}

impl<T: Value + ?Sized> Value for &T {
    fn arg(&self) -> Arg {
        (*self).arg()
    }
}
impl Value for Arg {
    fn arg(&self) -> Arg {
        self.clone()
    }
}
impl Value for str {
    fn arg(&self) -> Arg {
        Arg::from(self)
    }
}
impl Value for String {
    fn arg(&self) -> Arg {
        Arg::from(self.as_str())
    }
}
impl Value for f64 {
    fn arg(&self) -> Arg {
        Arg::Number(*self)
    }
}
impl Value for i64 {
    fn arg(&self) -> Arg {
        Arg::from(*self)
    }
}
impl Value for u64 {
    fn arg(&self) -> Arg {
        Arg::from(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}
impl Value for usize {
    fn arg(&self) -> Arg {
        Arg::from(*self)
    }
}
impl Value for u32 {
    fn arg(&self) -> Arg {
        Arg::from(i64::from(*self))
    }
}
impl Value for i32 {
    fn arg(&self) -> Arg {
        Arg::from(i64::from(*self))
    }
}

/// A point in time, by value or by reference.
pub trait Moment {
    /// The point in time.
    fn moment(&self) -> Timestamp;
}

impl Moment for Timestamp {
    fn moment(&self) -> Timestamp {
        *self
    }
}
impl<T: Moment> Moment for &T {
    fn moment(&self) -> Timestamp {
        (*self).moment()
    }
}
