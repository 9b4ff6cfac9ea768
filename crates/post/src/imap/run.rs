//! One run of fetching: what breaks on the way is tried again on new connections, and a message that the server gives on none of them is
//! passed only where it gives others, and never without a word.

use kernel::Error;
use kernel::Result;

use super::Cursor;
use super::Fetched;
use super::Mailbox;
use super::Report;
use super::Skipped;
use super::ask::Fault;

/// A message is asked for on so many connections before it is passed.
const TRIES: usize = 3;
/// So many in a row that are not given are the server's fault and not theirs.
const IN_A_ROW: usize = 5;

/// What came of asking again for a message that was passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retried {
    /// The caller has it now.
    Kept,
    /// It is no longer there.
    Gone,
    /// It was not given this time either, and this was said.
    Refused(String),
}

/// A message that was not given: whether the server says so itself, and what went wrong.
struct Doubt {
    is_own: bool,
    skipped: Skipped,
}

impl Mailbox {
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
        let mut doubts: Vec<Doubt> = Vec::new();
        for uid in self.uids_after(start).await? {
            let cursor = Cursor { validity, uid };
            match self.tried(uid).await? {
                Ok(Some((raw, size))) => {
                    let skipped: Vec<_> = doubts.drain(..).map(|doubt| doubt.skipped).collect();
                    each(Fetched { cursor, raw, size, skipped: skipped.clone() }).await?;
                    report.skipped.extend(skipped);
                    report.kept += 1;
                    report.cursor = Some(cursor);
                    self.settle(uid).await?;
                }
                // Someone else took it away meanwhile.
                Ok(None) if doubts.is_empty() => report.cursor = Some(cursor),
                Ok(None) => {}
                Err(doubt) => doubts.push(doubt),
            }
            if doubts.len() == IN_A_ROW {
                return Err(trouble(&doubts));
            }
        }
        self.pass(doubts, report).await
    }

    /// The last messages of all were not given: they are passed where the server says so itself, or gives the one before them.
    async fn pass(&mut self, doubts: Vec<Doubt>, report: &mut Report) -> Result<()> {
        let Some(last) = doubts.last().map(|doubt| doubt.skipped.uid) else { return Ok(()) };
        let before = report.cursor.map_or(0, |cursor| cursor.uid);
        if !doubts.iter().all(|doubt| doubt.is_own) && before > 0 && !self.gives(before).await {
            return Err(trouble(&doubts));
        }
        report.skipped.extend(doubts.into_iter().map(|doubt| doubt.skipped));
        report.cursor = Some(Cursor { validity: self.validity, uid: last });
        Ok(())
    }

    /// Asks for a message on as many connections as it takes, but no more than three. When the server itself is gone, that is the error.
    async fn tried(&mut self, uid: u32) -> Result<std::result::Result<Option<(Vec<u8>, u32)>, Doubt>> {
        let validity = self.validity;
        let mut tries = 1;
        loop {
            let fault = match self.message(uid).await {
                Ok(found) => return Ok(Ok(found)),
                Err(fault) => fault,
            };
            self.reopen().await?;
            if self.validity != validity {
                return Err(Error::Conflict("imap-renumbered"));
            }
            if tries == TRIES {
                let is_own = matches!(fault, Fault::Own(_));
                return Ok(Err(Doubt { is_own, skipped: Skipped { uid, why: fault.into_error().to_string() } }));
            }
            tries += 1;
        }
    }

    /// Asks once more for a message that was passed. `each` keeps it, as in `fetch_new`; where it stands is behind the cursor.
    ///
    /// # Errors
    /// What `each` answers, or `Broken` when the connection is lost and cannot be opened again.
    pub async fn fetch_again<F, A>(&mut self, uid: u32, each: F) -> Result<Retried>
    where
        F: FnOnce(Fetched) -> A,
        A: Future<Output = Result<()>>,
    {
        let cursor = Cursor { validity: self.validity, uid };
        match self.message(uid).await {
            Ok(Some((raw, size))) => {
                each(Fetched { cursor, raw, size, skipped: Vec::new() }).await?;
                self.settle(uid).await?;
                Ok(Retried::Kept)
            }
            Ok(None) => Ok(Retried::Gone),
            Err(fault) => {
                self.reopen().await?;
                if self.validity != cursor.validity {
                    return Err(Error::Conflict("imap-renumbered"));
                }
                Ok(Retried::Refused(fault.into_error().to_string()))
            }
        }
    }
}

fn trouble(doubts: &[Doubt]) -> Error {
    let said = doubts.last().map(|doubt| format!("UID {}: {}", doubt.skipped.uid, doubt.skipped.why)).unwrap_or_default();
    kernel::broken("fetching mail")(said)
}
