//! Stories of the email channel through the real router, on both databases, and with real mail servers.

mod acknowledgement;
mod before_answering;
mod clauses;
mod composer;
mod departures;
mod due_moved;
mod files;
mod installation;
mod intake;
mod long_talks;
mod mail;
mod people;
mod referrals;
mod scans;
mod schedule;
mod second_looks;
mod secure;
mod senders;
mod servers;
mod signing;
mod sink;
mod surveys;
mod together;
mod world;
mod writing_rules;
