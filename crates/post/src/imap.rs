//! Fetches mail by IMAP: one message at a time, marked as read only when the caller has it for good. Nothing that a server says is believed
//! where believing it could cost a message or memory.

mod account;
mod announced;
mod ask;
mod link;
mod run;
mod watched;

use std::time::Duration;

use async_imap::Session;
use async_imap::extensions::idle::IdleResponse;
use async_imap::types::UnsolicitedResponse;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use tokio::time::timeout;

use crate::imap::watched::Watched;

pub use account::Afterwards;
pub use account::ImapAccount;
pub use account::Login;
pub use run::Retried;

/// How far a mailbox was fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The server's UIDVALIDITY; when it changes, numbers mean other messages and all are fetched again.
    pub validity: u32,
    /// The UID of the last message that is done with; 0 before the first.
    pub uid: u32,
}

/// A message on its way in.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Where it stands; to be kept with the message in one transaction.
    pub cursor: Cursor,
    /// The raw message, cut at the account's limit.
    pub raw: Vec<u8>,
    /// Its size as the server tells it, in bytes.
    pub size: u32,
    /// The messages before it that the server would not give; to be kept with the cursor, which passes them.
    pub skipped: Vec<Skipped>,
}

/// A message that a server would not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its UID.
    pub uid: u32,
    /// What went wrong the last time.
    pub why: String,
}

/// What came of fetching.
#[derive(Debug)]
pub struct Report {
    /// From where to go on.
    pub cursor: Option<Cursor>,
    /// How many messages the caller kept.
    pub kept: usize,
    /// Messages that the server would not give on three connections, while it gave others. The next ones were fetched all the same.
    pub skipped: Vec<Skipped>,
    /// Whether the server numbered its messages anew, so that known ones came again.
    pub renumbered: bool,
    /// What stopped the fetching before its end.
    pub trouble: Option<Error>,
}

/// An open mailbox.
pub struct Mailbox {
    account: ImapAccount,
    session: Option<Session<Watched>>,
    validity: u32,
    /// The number that the server would have given the next message when the mailbox was opened.
    next: u32,
    can_idle: bool,
    can_move: bool,
    /// Whether the server told of mail while something else was asked.
    has_news: bool,
}

impl Mailbox {
    /// Connects, signs in and opens the mailbox.
    ///
    /// # Errors
    /// `Broken` with what was being done.
    pub async fn open(account: ImapAccount) -> Result<Self> {
        let mut mailbox = Self { account, session: None, validity: 0, next: 0, can_idle: false, can_move: false, has_news: false };
        mailbox.reopen().await?;
        Ok(mailbox)
    }

    /// Waits until something changes in the mailbox, or for `patience`; with servers that cannot tell, just for `patience`.
    ///
    /// # Errors
    /// `Broken` when the connection is lost; the mailbox is then to be opened anew.
    pub async fn wait(&mut self, patience: Duration) -> Result<()> {
        if self.has_heard_of_mail()? {
            return Ok(());
        }
        if !self.can_idle {
            tokio::time::sleep(patience).await;
            return self.asked(0)?.noop().await.map_err(broken("asking for news"));
        }
        self.asked(0)?;
        let mut idle = self.session.take().ok_or(Error::Busy(0))?.idle();
        idle.init().await.map_err(broken("waiting for news"))?;
        idle.as_mut().rests();
        let (waiting, _stop) = idle.wait_with_timeout(patience);
        // What the server says is not looked at: fetching looks for itself.
        let _: IdleResponse = waiting.await.map_err(broken("waiting for news"))?;
        idle.as_mut().expects(0);
        self.session = Some(idle.done().await.map_err(broken("ending the wait"))?);
        Ok(())
    }

    /// Whether the server tells of mail by itself, so that a long wait ends as soon as some comes.
    pub const fn tells_of_mail(&self) -> bool {
        self.can_idle
    }

    /// The server's UIDVALIDITY.
    pub const fn validity(&self) -> u32 {
        self.validity
    }

    /// Signs out.
    pub async fn close(mut self) {
        if let Some(mut session) = self.session.take() {
            let _ = timeout(self.account.patience, session.logout()).await;
        }
    }

    async fn reopen(&mut self) -> Result<()> {
        self.session = None;
        let opened = timeout(self.account.patience.saturating_mul(4), async {
            let mut session = link::sign_in(&self.account).await?;
            session.as_mut().expects(0);
            let capabilities = session.capabilities().await.map_err(broken("asking what the server can do"))?;
            session.as_mut().expects(0);
            let selected = session.select(&self.account.mailbox).await.map_err(broken("opening the mailbox"))?;
            Ok::<_, Error>((session, capabilities.has_str("IDLE"), capabilities.has_str("MOVE"), selected))
        });
        let (session, can_idle, can_move, selected) = opened.await.map_err(broken("opening the mailbox"))??;
        self.session = Some(session);
        self.can_idle = can_idle;
        self.can_move = can_move;
        self.validity = selected.uid_validity.ok_or(Error::NotFound("UIDVALIDITY"))?;
        self.next = selected.uid_next.unwrap_or(0);
        Ok(())
    }

    /// The session, of which something is asked now with which so many bytes of a message may come.
    fn asked(&mut self, message: u64) -> Result<&mut Session<Watched>> {
        let session = self.session.as_mut().ok_or(Error::Busy(0))?;
        session.as_mut().expects(message);
        Ok(session)
    }

    /// Whether the server has told of mail since this was asked last; it tells only once.
    fn has_heard_of_mail(&mut self) -> Result<bool> {
        let mut heard = std::mem::take(&mut self.has_news);
        let session = self.session.as_mut().ok_or(Error::Busy(0))?;
        while let Ok(news) = session.unsolicited_responses.try_recv() {
            heard |= matches!(news, UnsolicitedResponse::Exists(_));
        }
        Ok(heard)
    }
}
