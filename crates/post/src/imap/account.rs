//! A mailbox on a server: where it is, how one proves to be its owner, and what happens there to a message that is kept.

use std::net::IpAddr;
use std::time::Duration;

use kernel::Secret;

use crate::Security;

/// How one proves to be the owner of a mailbox.
#[derive(Clone, Debug)]
pub enum Login {
    /// User and password.
    Password(String, Secret<String>),
    /// User and an OAuth 2.0 access token (XOAUTH2 or OAUTHBEARER).
    Token(String, Secret<String>),
}

/// What happens to a message on the server when it is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Afterwards {
    /// It is marked as read.
    MarkRead,
    /// It is moved to this mailbox.
    MoveTo(String),
    /// Nothing.
    Leave,
}

/// A mailbox on a server.
#[derive(Clone, Debug)]
pub struct ImapAccount {
    /// The server's host name, which its certificate must bear.
    pub host: String,
    /// The server's port: 143, 993.
    pub port: u16,
    /// The addresses to connect to, where the caller has found and judged them; empty: those of the host's name.
    pub addresses: Vec<IpAddr>,
    /// How the connection is protected.
    pub security: Security,
    /// The proof.
    pub login: Login,
    /// The mailbox's name: `INBOX`.
    pub mailbox: String,
    /// What happens to a message that is kept.
    pub afterwards: Afterwards,
    /// The most bytes of a message that are fetched; of a larger one, the beginning.
    pub largest: u32,
    /// A certificate in PEM to trust beside the machine's own.
    pub trust: Option<String>,
    /// How long each step of signing in may take, and how long the server may be silent while something is asked.
    pub patience: Duration,
}
