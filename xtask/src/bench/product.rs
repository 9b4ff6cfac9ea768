//! What every measured product can be asked, whatever it is called there.
use std::net::SocketAddr;

use anyhow::Result;
use clap::ValueEnum;

use super::chance::Chance;
use super::figures::Subject;
use super::http::Request;

/// Rows of a list or of what a search finds.
pub const ROWS: usize = 50;

/// What a person or program wants to see.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    /// The newest open cases.
    List,
    /// One case by chance, with what was written in it.
    Case,
    /// An Arabic word that a third of the cases holds.
    SearchArCommon,
    /// An Arabic word that one in forty cases holds.
    SearchArRare,
    /// An English word that a fifth of the cases holds.
    SearchEnCommon,
    /// An English word that one in seventy cases holds.
    SearchEnRare,
    /// A number that one in a thousand cases holds; longer numbers begin with it.
    SearchSeldom,
    /// A number that one in a hundred thousand cases holds.
    SearchLone,
    /// A word that no case holds.
    SearchNothing,
    /// A reply to a case, durable and with its letter written.
    Reply,
    /// The same until a mail server has taken its letter.
    Letter,
}

impl Scenario {
    /// What every product is asked, in this order.
    pub const ALL: [Self; 6] = [Self::List, Self::Case, Self::SearchArCommon, Self::SearchArRare, Self::SearchEnCommon, Self::SearchEnRare];

    /// What Daleel is asked too, to see how the cost of a search grows with what is stored.
    pub const MORE: [Self; 3] = [Self::SearchSeldom, Self::SearchLone, Self::SearchNothing];

    /// Its name in the results.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Case => "case",
            Self::SearchArCommon => "search-ar-common",
            Self::SearchArRare => "search-ar-rare",
            Self::SearchEnCommon => "search-en-common",
            Self::SearchEnRare => "search-en-rare",
            Self::SearchSeldom => "search-seldom",
            Self::SearchLone => "search-lone",
            Self::SearchNothing => "search-nothing",
            Self::Reply => "reply",
            Self::Letter => "reply-letter",
        }
    }

    /// The word that is searched for, if it is a search.
    pub fn term(self) -> Option<&'static str> {
        match self {
            Self::List | Self::Case | Self::Reply | Self::Letter => None,
            Self::SearchArCommon => Some("جواز"),
            Self::SearchArRare => Some("عداد"),
            Self::SearchEnCommon => Some("passport"),
            Self::SearchEnRare => Some("pothole"),
            Self::SearchSeldom => Some("117"),
            Self::SearchLone => Some("191162"),
            Self::SearchNothing => Some("نعامةوردية"),
        }
    }
}

/// For whom an answer is made.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Face {
    /// HTML for a person.
    Page,
    /// JSON for a program.
    Api,
}

impl Face {
    /// Its name in the results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
        }
    }
}

/// A running server with cases in it, that somebody has signed in to.
pub trait Product: Sync {
    /// Whose figures these are.
    fn subject(&self) -> &Subject;
    /// Where it listens.
    fn server(&self) -> SocketAddr;
    /// Whether a client keeps its connection; servers with one process a connection would starve.
    fn keeps_connections(&self) -> bool;
    /// The roots of the process trees that work for it, its database among them.
    fn processes(&self) -> &[u32];
    /// The requests, one after the other, that show what the scenario wants; nothing where it has no such answer.
    fn operation(&self, scenario: Scenario, face: Face, chance: &mut Chance) -> Vec<Request>;
    /// Waits until everything is done that so many right answers set going, so that its cost is counted too.
    fn settle(&self, _right: usize) -> Result<()> {
        Ok(())
    }
    /// What the same requests show once that is done too; nothing where an answer leaves nothing to be done.
    fn settled(&self, _scenario: Scenario) -> Option<Scenario> {
        None
    }
}
