//! Where a mailbox's mail is fetched from: a mailbox on another server, entered with a password or with tokens, whose secrets lie sealed here.

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
use crate::token;
use crate::token::Tokens;

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
    /// The sealed password; empty where the server is entered with tokens.
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
    /// Since when it has not worked; none while it does.
    pub failing_since: Option<Timestamp>,
    /// When it is opened again after it failed.
    pub try_at: Option<Timestamp>,
}

/// How a mailbox's server is entered, as it was typed.
pub(crate) enum Entrance {
    /// With a password; empty for the known one.
    Password(String),
    /// With tokens of OAuth 2.0.
    Tokens(NewTokens),
}

/// Whom a token is asked of, as it was typed; an empty secret is the known one.
pub(crate) struct NewTokens {
    pub(crate) url: String,
    pub(crate) client: String,
    pub(crate) client_secret: String,
    pub(crate) refresh: String,
    /// Whether it is asked in the name of who owns the mailbox, and not of the program itself.
    pub(crate) is_refreshed: bool,
    pub(crate) scope: String,
}

/// Sets where a mailbox's mail is fetched from. Without a secret the known one stays, for the server and user for which it was entered and no
/// other: another would be shown it, or a token that was got with it.
///
/// # Errors
/// `Invalid` when host, user, folder, a secret or a choice cannot be; `NotFound` for a mailbox of another entity.
pub(crate) fn set_source(tx: &mut Tx<'_>, app: &App, mut source: Source, entrance: Entrance) -> Result<()> {
    let known = store::source(tx, source.mailbox)?;
    store::mailbox(tx, source.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    check(&source)?;
    let host = source.host.to_lowercase();
    if is_inside_host(&host) && !app.settings().mail.inside_hosts.contains(&host) {
        return Err(invalid("host", "email-source-inside"));
    }
    let is_same_door = known.as_ref().is_some_and(|known| known.is_same_door(&source));
    match entrance {
        Entrance::Password(password) => {
            let kept = known.as_ref().filter(|known| is_same_door && !known.password.is_empty());
            source.password = secret(app.keys(), &password, &context(source.mailbox), kept.map(|known| &known.password))
                .ok_or_else(|| invalid("password", "email-source-password"))?;
            store::tokens::forget(tx, source.mailbox)?;
        }
        Entrance::Tokens(new) => set_tokens(tx, app, (source.mailbox, is_same_door), new)?,
    }
    // Another server or folder numbers its messages anew.
    let is_same = |known: &Source| known.host == source.host && known.folder == source.folder && known.user == source.user;
    let same = known.filter(is_same);
    if same.is_none() {
        store::faults::forget_all(tx, source.mailbox)?;
    }
    source.cursor = same.and_then(|known| known.cursor);
    store::save_source(tx, &source)?;
    tx.record(SourceChanged { mailbox: source.mailbox.get(), is_set: true })?;
    Ok(())
}

/// The sealed secret: the one that was typed, else the known one.
fn secret(keys: &Keys, typed: &str, context: &str, known: Option<&String>) -> Option<String> {
    if typed.is_empty() { known.cloned() } else { Some(keys.seal(context, typed)) }
}

/// A secret goes to the address for which it was entered, and what is got with it to the server: other ones ask for it anew.
fn set_tokens(tx: &mut Tx<'_>, app: &App, (mailbox, is_same_door): (MailboxId, bool), new: NewTokens) -> Result<()> {
    if app.outgoing().may_call(&new.url, &[]).is_err() {
        return Err(invalid("token_url", "email-token-url"));
    }
    let is_line = |text: &str| !text.chars().any(char::is_control);
    if new.client.is_empty() || !is_line(&new.client) || !is_line(&new.scope) {
        return Err(invalid("client_id", "email-token-client-id"));
    }
    let known = store::tokens::of(tx, mailbox)?.filter(|known| is_same_door && known.url == new.url && known.client == new.client);
    let of = |what: &str| token::context(mailbox, what);
    let client_secret = secret(app.keys(), &new.client_secret, &of("client"), known.as_ref().map(|known| &known.client_secret))
        .ok_or_else(|| invalid("client_secret", "email-token-client-secret"))?;
    let kept = known.as_ref().map(|known| &known.refresh).filter(|known| !known.is_empty());
    let refresh = match new.is_refreshed {
        true => secret(app.keys(), &new.refresh, &of("refresh"), kept).ok_or_else(|| invalid("refresh_token", "email-token-refresh"))?,
        false => String::new(),
    };
    let (never, none) = (Timestamp::UNIX_EPOCH, String::new());
    let (url, client, scope) = (new.url, new.client, new.scope);
    let tokens =
        Tokens { url, client, client_secret, refresh, scope, access: none.clone(), good_until: never, refusal: none, ask_after: never };
    store::tokens::save(tx, mailbox, &tokens)
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
    store::tokens::forget(tx, mailbox)?;
    store::faults::forget_all(tx, mailbox)?;
    tx.record(SourceChanged { mailbox: mailbox.get(), is_set: false })?;
    Ok(())
}

fn context(mailbox: MailboxId) -> String {
    format!("imap.password:{mailbox}")
}

impl Source {
    /// Whether another is entered at the same place, as the same user and as well protected.
    fn is_same_door(&self, other: &Source) -> bool {
        self.host == other.host && self.port == other.port && self.user == other.user && self.security == other.security
    }

    /// Its user with the password opened.
    ///
    /// # Errors
    /// `Broken` when the password cannot be opened with the keys that are here.
    pub(crate) fn password(&self, keys: &Keys) -> Result<Login> {
        Ok(Login::Password(self.user.clone(), Secret::new(keys.open(&context(self.mailbox), &self.password)?)))
    }

    /// The account at addresses that were found and judged.
    pub(crate) fn account(&self, login: Login, addresses: Vec<IpAddr>) -> ImapAccount {
        let largest = u32::try_from(Limits::default().bytes + 1).unwrap_or(u32::MAX);
        ImapAccount {
            host: self.host.clone(),
            port: self.port,
            addresses,
            security: match self.security.as_str() {
                "none" => Security::None,
                "starttls" => Security::StartTls,
                _ => Security::Tls,
            },
            login,
            mailbox: self.folder.clone(),
            afterwards: match self.afterwards.as_str() {
                "move" => Afterwards::MoveTo(self.move_to.clone()),
                "nothing" => Afterwards::Leave,
                _ => Afterwards::MarkRead,
            },
            largest,
            trust: None,
            patience: Duration::from_secs(30),
        }
    }
}
