//! Stories of the store, each told on SQLite and on PostgreSQL.

mod acts;
mod audit;
mod backups;
mod blob_check;
mod blobs;
mod disk;
mod encrypted;
mod fresh;
mod in_parts;
mod key_marks;
mod kill;
mod lost;
mod nodes;
mod opening;
mod parts_kept;
mod s3;
mod search;
mod upgrades;
mod world;
mod writing_shared;
mod writing_together;
