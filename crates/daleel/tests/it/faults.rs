//! Bad luck: kills, power cuts, full, read-only and rotten disks, clocks that jump, upgrades cut short, a database that goes and comes back.

mod centre_clocks;
mod clocks;
mod database;
mod disks;
mod flips;
mod full;
mod halves;
mod hundred;
mod imports;
mod kills;
mod midnights;
mod numbers;
mod outbox;
mod pressed;
mod tickets;
mod two_versions;
mod unsaid;
mod upgrades;
