//! Real servers for tests: each listens on a free port of the loopback, lives in a folder of its own and stops when dropped.

mod certificate;
mod clamd;
mod database;
mod dkimpy;
mod dns;
mod dovecot;
mod install;
mod kannel;
mod mta;
mod postgres;
mod process;
mod provider;
mod push_service;
mod s3;
mod scratch;

pub use certificate::Certificate;
pub use clamd::Clamd;
pub use database::database_like;
pub use database::fresh_database;
pub use dkimpy::Dkimpy;
pub use dns::Dns;
pub use dovecot::Dovecot;
pub use install::or_skip;
pub use install::packages;
pub use kannel::Kannel;
pub use kannel::OnPhone;
pub use mta::Mta;
pub use postgres::Postgres;
pub use provider::Provider;
pub use push_service::PushService;
pub use s3::S3;
