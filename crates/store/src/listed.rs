//! Several values in one statement: `id in ($2, $3, $4)`.

use crate::Value;

/// The places of values in a statement, from a number on, with commas between them, and the values. Of none it is `null`, which nothing is
/// equal to.
pub fn listed<V: Into<Value>>(first: usize, all: impl IntoIterator<Item = V>) -> (String, Vec<Value>) {
    let values: Vec<Value> = all.into_iter().map(Into::into).collect();
    let places: Vec<String> = (first..first + values.len()).map(|place| format!("${place}")).collect();
    (if places.is_empty() { "null".into() } else { places.join(", ") }, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_places_one_after_the_other_and_none_are_nothing() {
        assert_eq!(listed(2, [7_i64, 8]), ("$2, $3".into(), vec![Value::Int(7), Value::Int(8)]));
        assert_eq!(listed(2, Vec::<i64>::new()).0, "null");
    }
}
