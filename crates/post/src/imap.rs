//! Fetches mail by IMAP: one message at a time, marked as read only when the caller has it for good.

mod account;
mod link;

use std::time::Duration;

use async_imap::Session;
use async_imap::extensions::idle::IdleResponse;
use async_imap::types::Fetch;
use async_imap::types::UnsolicitedResponse;
use futures::TryStreamExt;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use tokio::time::timeout;

use crate::imap::link::Link;

pub use account::Afterwards;
pub use account::ImapAccount;
pub use account::Login;

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
    /// Its size on the server, in bytes.
    pub size: u32,
}

/// What came of fetching.
#[derive(Debug)]
pub struct Report {
    /// From where to go on.
    pub cursor: Option<Cursor>,
    /// How many messages the caller kept.
    pub kept: usize,
    /// Messages that the server would not give in any way, by UID, with the reason. The next ones were fetched all the same.
    pub skipped: Vec<(u32, String)>,
    /// Whether the server numbered its messages anew, so that known ones came again.
    pub renumbered: bool,
    /// What stopped the fetching before its end.
    pub trouble: Option<Error>,
}

/// An open mailbox.
pub struct Mailbox {
    account: ImapAccount,
    session: Option<Session<Box<dyn Link>>>,
    validity: u32,
    can_idle: bool,
    can_move: bool,
}

/// How often a connection is opened anew for one run of fetching.
const REOPENINGS: usize = 10;

impl Mailbox {
    /// Connects, signs in and opens the mailbox.
    ///
    /// # Errors
    /// `Broken` with what was being done.
    pub async fn open(account: ImapAccount) -> Result<Self> {
        let mut mailbox = Self { account, session: None, validity: 0, can_idle: false, can_move: false };
        mailbox.reopen().await?;
        Ok(mailbox)
    }

    /// Fetches what came after `since`, oldest first. `each` keeps a message and answers when it is durable; its error stops the run,
    /// and that message comes again the next time.
    pub async fn fetch_new<F, A>(&mut self, since: Option<Cursor>, mut each: F) -> Report
    where
        F: FnMut(Fetched) -> A,
        A: Future<Output = Result<()>>,
    {
        let renumbered = since.is_some_and(|since| since.validity != self.validity);
        let start = since.filter(|_| !renumbered).map_or(0, |since| since.uid);
        let mut report = Report {
            cursor: Some(Cursor { validity: self.validity, uid: start }),
            kept: 0,
            skipped: Vec::new(),
            renumbered,
            trouble: None,
        };
        if let Err(trouble) = self.run(start, &mut report, &mut each).await {
            report.trouble = Some(trouble);
        }
        report
    }

    async fn run<F, A>(&mut self, start: u32, report: &mut Report, each: &mut F) -> Result<()>
    where
        F: FnMut(Fetched) -> A,
        A: Future<Output = Result<()>>,
    {
        let validity = self.validity;
        for uid in self.uids_after(start).await? {
            let cursor = Cursor { validity, uid };
            match self.fetch(uid).await {
                Ok(Some((raw, size))) => {
                    each(Fetched { cursor, raw, size }).await?;
                    report.kept += 1;
                    report.cursor = Some(cursor);
                    self.settle(uid).await?;
                }
                // Someone else took it away meanwhile.
                Ok(None) => report.cursor = Some(cursor),
                Err(trouble) => {
                    report.skipped.push((uid, trouble.to_string()));
                    if report.skipped.len() > REOPENINGS {
                        return Err(trouble);
                    }
                    // If the server itself is gone this fails, and the message counts as not yet seen.
                    self.reopen().await?;
                    if self.validity != validity {
                        return Err(Error::Conflict("imap-renumbered"));
                    }
                    report.cursor = Some(cursor);
                }
            }
        }
        Ok(())
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
            let limit = self.account.patience;
            let noop = self.session()?.noop();
            return timeout(limit, noop).await.map_err(broken("asking for news"))?.map_err(broken("asking for news"));
        }
        let mut idle = self.session.take().ok_or(Error::Busy(0))?.idle();
        let limit = self.account.patience;
        timeout(limit, idle.init()).await.map_err(broken("waiting for news"))?.map_err(broken("waiting for news"))?;
        let (waiting, _stop) = idle.wait_with_timeout(patience);
        // What the server says is not looked at: fetching looks for itself.
        let _: IdleResponse = waiting.await.map_err(broken("waiting for news"))?;
        let session = timeout(limit, idle.done()).await.map_err(broken("ending the wait"))?.map_err(broken("ending the wait"))?;
        self.session = Some(session);
        Ok(())
    }

    /// Whether the server tells of mail by itself, so that a long wait ends as soon as some comes.
    pub const fn tells_of_mail(&self) -> bool {
        self.can_idle
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
            let capabilities = session.capabilities().await.map_err(broken("asking what the server can do"))?;
            let selected = session.select(&self.account.mailbox).await.map_err(broken("opening the mailbox"))?;
            Ok::<_, Error>((session, capabilities.has_str("IDLE"), capabilities.has_str("MOVE"), selected.uid_validity))
        });
        let (session, can_idle, can_move, validity) = opened.await.map_err(broken("opening the mailbox"))??;
        self.session = Some(session);
        self.can_idle = can_idle;
        self.can_move = can_move;
        self.validity = validity.ok_or(Error::NotFound("UIDVALIDITY"))?;
        Ok(())
    }

    fn session(&mut self) -> Result<&mut Session<Box<dyn Link>>> {
        self.session.as_mut().ok_or(Error::Busy(0))
    }

    /// Whether the server has told of mail since this was asked last; it tells only once.
    fn has_heard_of_mail(&mut self) -> Result<bool> {
        let session = self.session()?;
        let mut heard = false;
        while let Ok(news) = session.unsolicited_responses.try_recv() {
            heard |= matches!(news, UnsolicitedResponse::Exists(_));
        }
        Ok(heard)
    }

    async fn uids_after(&mut self, uid: u32) -> Result<Vec<u32>> {
        self.has_heard_of_mail()?;
        let limit = self.account.patience;
        let query = format!("UID {}:*", uid.saturating_add(1));
        let found = timeout(limit, self.session()?.uid_search(query))
            .await
            .map_err(broken("looking for mail"))?
            .map_err(broken("looking for mail"))?;
        // `*` is the last message, also when it is older than what was asked for.
        let mut uids: Vec<_> = found.into_iter().filter(|found| *found > uid).collect();
        uids.sort_unstable();
        Ok(uids)
    }

    async fn fetch(&mut self, uid: u32) -> Result<Option<(Vec<u8>, u32)>> {
        let Some(head) = self.ask(uid, "(UID RFC822.SIZE)").await? else { return Ok(None) };
        let size = head.size.unwrap_or(0);
        let largest = self.account.largest;
        let query = if size > largest { format!("(UID BODY.PEEK[]<0.{largest}>)") } else { "(UID BODY.PEEK[])".into() };
        let Some(answer) = self.ask(uid, &query).await? else { return Ok(None) };
        let mut raw = answer.body().ok_or(Error::NotFound("message body"))?.to_vec();
        raw.truncate(largest as usize);
        Ok(Some((raw, size)))
    }

    async fn ask(&mut self, uid: u32, query: &str) -> Result<Option<Fetch>> {
        let limit = self.account.patience;
        let session = self.session()?;
        let asked = async {
            let answers: Vec<Fetch> = session.uid_fetch(uid.to_string(), query).await?.try_collect().await?;
            Ok::<_, async_imap::error::Error>(answers.into_iter().find(|answer| answer.uid == Some(uid)))
        };
        timeout(limit, asked).await.map_err(broken("fetching a message"))?.map_err(broken("fetching a message"))
    }

    /// Does on the server what is wanted with a message that is kept.
    async fn settle(&mut self, uid: u32) -> Result<()> {
        let limit = self.account.patience;
        let (afterwards, can_move) = (self.account.afterwards.clone(), self.can_move);
        let session = self.session()?;
        let set = uid.to_string();
        let settled = async {
            match afterwards {
                Afterwards::Leave => {}
                Afterwards::MarkRead => {
                    session.uid_store(&set, "+FLAGS.SILENT (\\Seen)").await?.try_collect::<Vec<_>>().await?;
                }
                Afterwards::MoveTo(target) if can_move => session.uid_mv(&set, &target).await?,
                Afterwards::MoveTo(target) => {
                    session.uid_copy(&set, &target).await?;
                    session.uid_store(&set, "+FLAGS.SILENT (\\Seen \\Deleted)").await?.try_collect::<Vec<_>>().await?;
                }
            }
            Ok::<_, async_imap::error::Error>(())
        };
        timeout(limit, settled).await.map_err(broken("marking a message"))?.map_err(broken("marking a message"))
    }
}
