//! Bad luck: kills, power cuts, full and read-only disks, a database that goes and comes back.

mod database;
mod disks;
mod kills;
