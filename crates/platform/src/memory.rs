//! What slices keep in memory while the product runs, such as answers that were dear to get: one value of each type.

use std::any::Any;
use std::any::TypeId;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

/// The values by their types.
#[derive(Default)]
pub(crate) struct Memory(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Memory {
    /// The value of a type; the first who asks makes it.
    pub(crate) fn get<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(make()));
        value.clone().downcast().expect("a value is kept under its own type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_everybody() {
        let memory = Memory::default();
        let first = memory.get(|| vec![1]);
        assert!(Arc::ptr_eq(&first, &memory.get(|| vec![2])));
        assert_eq!(*memory.get(|| 7_u8), 7);
    }
}
