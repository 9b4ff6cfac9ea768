//! Where a mailbox's mail is fetched from: a mailbox on another server, with a password that lies sealed here.

use std::net::IpAddr;
use std::time::Duration;

use ::store::Keys;
use ::store::Tx;
use kernel::EntityId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Secret;
use kernel::Timestamp;
use kernel::invalid;
use platform::App;
use platform::outgoing::is_inside_host;
use post::Afterwards;
use post::Cursor;
use post::ImapAccount;
use post::Limits;
use post::Login;
use post::Security;

use crate::events::SourceChanged;
use crate::mailbox::MailboxId;
use crate::store;

/// Set up the entity's mailboxes.
pub(crate) const MANAGE: Permission = Permission { key: "email.mailboxes", roles: &[Role::EntityAdministrator] };

/// A mailbox on another server.
#[derive(Clone, Debug)]
pub struct Source {
    /// The mailbox here whose mail it holds.
    pub mailbox: MailboxId,
    /// Whose it is.
    pub entity: EntityId,
    /// The server's host name.
    pub host: String,
    /// Its port: 143, 993.
    pub port: u16,
    /// How the connection is protected: `tls`, `starttls`, `none`.
    pub security: String,
    /// The user.
    pub user: String,
    /// The sealed password.
    pub password: String,
    /// The folder's name: `INBOX`.
    pub folder: String,
    /// What happens there to a message that is kept here: `seen`, `move`, `nothing`.
    pub afterwards: String,
    /// The folder to which it is moved.
    pub move_to: String,
    /// How far it was fetched.
    pub cursor: Option<Cursor>,
    /// What went wrong the last time; empty when nothing did.
    pub trouble: String,
    /// When it was fetched last.
    pub fetched_at: Option<Timestamp>,
}

/// Sets where a mailbox's mail is fetched from. Without a password the known one stays.
///
/// # Errors
/// `Invalid` when host, user, folder or a choice cannot be; `NotFound` for a mailbox of another entity.
pub(crate) fn set_source(tx: &mut Tx<'_>, app: &App, mut source: Source, password: &str) -> Result<()> {
    let known = store::source(tx, source.mailbox)?;
    store::mailbox(tx, source.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    check(&source)?;
    let host = source.host.to_lowercase();
    if is_inside_host(&host) && !app.settings().mail.inside_hosts.contains(&host) {
        return Err(invalid("host", "email-source-inside"));
    }
    source.password = match (password.is_empty(), &known) {
        (true, Some(known)) => known.password.clone(),
        (true, None) => return Err(invalid("password", "email-source-password")),
        (false, _) => app.keys().seal(&context(source.mailbox), password),
    };
    // Another server or folder numbers its messages anew.
    let is_same = |known: &Source| known.host == source.host && known.folder == source.folder && known.user == source.user;
    source.cursor = known.filter(is_same).and_then(|known| known.cursor);
    store::save_source(tx, &source)?;
    tx.record(SourceChanged { mailbox: source.mailbox.get(), is_set: true })?;
    Ok(())
}

fn check(source: &Source) -> Result<()> {
    let is_name = |text: &str| !text.is_empty() && text.len() <= 253 && text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    if !is_name(&source.host) || source.port == 0 {
        return Err(invalid("host", "email-source-host"));
    }
    if source.user.is_empty() || source.user.chars().any(char::is_control) {
        return Err(invalid("user", "email-source-user"));
    }
    if source.folder.is_empty() || source.folder.chars().any(char::is_control) {
        return Err(invalid("folder", "email-source-folder"));
    }
    if !["tls", "starttls", "none"].contains(&source.security.as_str())
        || !["seen", "move", "nothing"].contains(&source.afterwards.as_str())
    {
        return Err(invalid("security", "email-source-choice"));
    }
    if source.afterwards == "move" && (source.move_to.is_empty() || source.move_to.chars().any(char::is_control)) {
        return Err(invalid("move_to", "email-source-move"));
    }
    Ok(())
}

/// Fetches a mailbox's mail no longer.
///
/// # Errors
/// `NotFound` when it was not fetched, or is another entity's.
pub(crate) fn remove_source(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<()> {
    if store::drop_source(tx, mailbox)? == 0 {
        return Err(Error::NotFound("mailbox"));
    }
    tx.record(SourceChanged { mailbox: mailbox.get(), is_set: false })?;
    Ok(())
}

fn context(mailbox: MailboxId) -> String {
    format!("imap.password:{mailbox}")
}

impl Source {
    /// The account with its password opened, at addresses that were found and judged.
    ///
    /// # Errors
    /// `Broken` when the password cannot be opened with the keys that are here.
    pub(crate) fn account(&self, keys: &Keys, addresses: Vec<IpAddr>) -> Result<ImapAccount> {
        let largest = u32::try_from(Limits::default().bytes + 1).unwrap_or(u32::MAX);
        Ok(ImapAccount {
            host: self.host.clone(),
            port: self.port,
            addresses,
            security: match self.security.as_str() {
                "none" => Security::None,
                "starttls" => Security::StartTls,
                _ => Security::Tls,
            },
            login: Login::Password(self.user.clone(), Secret::new(keys.open(&context(self.mailbox), &self.password)?)),
            mailbox: self.folder.clone(),
            afterwards: match self.afterwards.as_str() {
                "move" => Afterwards::MoveTo(self.move_to.clone()),
                "nothing" => Afterwards::Leave,
                _ => Afterwards::MarkRead,
            },
            largest,
            trust: None,
            patience: Duration::from_secs(30),
        })
    }
}
