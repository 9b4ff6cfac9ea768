//! The calendar of Bahrain's government, to start from. The figures and their sources stand in `seeds/bahrain.toml`.

use std::sync::LazyLock;

use crate::Calendar;

static SEED: LazyLock<Calendar> =
    LazyLock::new(|| toml::from_str(include_str!("../seeds/bahrain.toml")).expect("the file is part of the binary, and a test reads it"));

/// Government hours, Ramadan hours and the holidays of 2026 and 2027. Entities change it as circulars come.
pub fn bahrain() -> Calendar {
    SEED.clone()
}
