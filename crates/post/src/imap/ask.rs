//! What is asked of a server: which messages are new, one message, and what is done with it there. A message comes in pieces, so that no
//! announced size is believed and no answer is large.

use async_imap::error::Error as ImapError;
use async_imap::imap_proto::AttributeValue;
use async_imap::imap_proto::MailboxDatum;
use async_imap::imap_proto::Response;
use async_imap::imap_proto::Status;
use futures::TryStreamExt;
use kernel::Error;
use kernel::Result;
use kernel::broken;

use super::Afterwards;
use super::Mailbox;

/// A message comes in pieces of so many bytes.
const PIECE: u32 = 4 << 20;
/// So many numbers are asked for at a time: a server may hold a million messages.
const WINDOW: u32 = 10_000;

/// Why a message was not given.
#[derive(Debug)]
pub(super) enum Fault {
    /// The connection broke, fell silent or was ended: that may have nothing to do with the message.
    Lost(Error),
    /// What the server says of it is no message.
    Own(Error),
}

impl Fault {
    pub(super) fn into_error(self) -> Error {
        match self {
            Fault::Lost(error) | Fault::Own(error) => error,
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        // What is read and makes no sense has no kind of its own.
        let is_own = error.kind() == std::io::ErrorKind::Other;
        let error = broken("fetching a message")(short(&error.to_string()));
        if is_own { Fault::Own(error) } else { Fault::Lost(error) }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::Lost(error)
    }
}

/// The library repeats what it could not read, which may be megabytes.
fn short(said: &str) -> String {
    said.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// What an answer says of a message.
#[derive(Default)]
struct Answer {
    is_there: bool,
    size: u32,
    piece: Option<Vec<u8>>,
}

impl Mailbox {
    /// The numbers of messages after `uid`, in their order.
    pub(super) async fn uids_after(&mut self, uid: u32) -> Result<Vec<u32>> {
        self.has_heard_of_mail()?;
        let (mut uids, mut from) = (Vec::new(), uid.saturating_add(1));
        while let Some(to) = from.checked_add(WINDOW).filter(|to| *to < self.next) {
            uids.extend(self.search(format!("UID {from}:{to}")).await?);
            from = to + 1;
        }
        uids.extend(self.search(format!("UID {from}:*")).await?);
        // `*` is the last message, also when it is older than what was asked for.
        uids.retain(|found| *found > uid);
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    async fn search(&mut self, query: String) -> Result<std::collections::HashSet<u32>> {
        self.asked(0)?.uid_search(query).await.map_err(broken("looking for mail"))
    }

    /// A message and its size as the server tells it; none when it is not there.
    pub(super) async fn message(&mut self, uid: u32) -> Result<Option<(Vec<u8>, u32)>, Fault> {
        let largest = self.account.largest;
        let (mut raw, mut size) = (Vec::new(), 0);
        loop {
            let at = u32::try_from(raw.len()).unwrap_or(u32::MAX);
            let wanted = PIECE.min(largest.saturating_sub(at));
            let answer = self.ask(uid, &format!("(UID RFC822.SIZE BODY.PEEK[]<{at}.{wanted}>)"), wanted).await?;
            if !answer.is_there {
                return Ok(None);
            }
            // Behind its end a message has nothing, which servers write in several ways.
            let mut piece = answer.piece.or_else(|| (at > 0).then(Vec::new)).ok_or_else(|| Fault::Own(Error::NotFound("message body")))?;
            let (is_last, is_first) = ((piece.len() as u64) < u64::from(wanted), raw.is_empty());
            piece.truncate(wanted as usize);
            if is_first {
                size = answer.size;
                raw = piece;
            } else {
                raw.reserve_exact(piece.len());
                raw.extend_from_slice(&piece);
            }
            if is_last || raw.len() >= largest as usize {
                return Ok(Some((raw, size)));
            }
        }
    }

    /// Whether the server gives a message, of which a byte is asked.
    pub(super) async fn gives(&mut self, uid: u32) -> bool {
        self.ask(uid, "(UID BODY.PEEK[]<0.1>)", 1).await.is_ok()
    }

    async fn ask(&mut self, uid: u32, query: &str, wanted: u32) -> Result<Answer, Fault> {
        let session = self.asked(u64::from(wanted))?;
        let sent = session.run_command(format!("UID FETCH {uid} {query}")).await;
        let asked = sent.map_err(|error| Fault::Lost(broken("fetching a message")(error)))?;
        let (mut answer, mut has_news) = (Answer::default(), false);
        loop {
            // An end before the server says that it is done is no answer at all.
            let lost = || Fault::Lost(broken("fetching a message")("the connection ended"));
            let said = session.read_response().await?.ok_or_else(lost)?;
            match said.parsed() {
                Response::Fetch(_, values) if is_about(values, uid) => answer.add(values),
                Response::MailboxData(MailboxDatum::Exists(_)) => has_news = true,
                Response::Data { status: Status::Bye, outcome } => {
                    let why = format!("the server ended the connection: {}", short(outcome.information.as_deref().unwrap_or_default()));
                    return Err(Fault::Lost(broken("fetching a message")(why)));
                }
                Response::Done { tag, status, outcome } if *tag == asked => {
                    let why = short(outcome.information.as_deref().unwrap_or_default());
                    self.has_news |= has_news;
                    return if *status == Status::Ok { Ok(answer) } else { Err(Fault::Own(broken("fetching a message")(why))) };
                }
                _ => {}
            }
        }
    }

    /// Does on the server what is wanted with a message that is kept; on a new connection where this one broke meanwhile.
    pub(super) async fn settle(&mut self, uid: u32) -> Result<()> {
        let validity = self.validity;
        let Err(error) = self.mark(uid).await else { return Ok(()) };
        if matches!(error, ImapError::No(_) | ImapError::Bad(_)) {
            return Err(broken("marking a message")(error));
        }
        self.reopen().await?;
        if self.validity != validity {
            return Err(Error::Conflict("imap-renumbered"));
        }
        self.mark(uid).await.map_err(broken("marking a message"))
    }

    async fn mark(&mut self, uid: u32) -> std::result::Result<(), ImapError> {
        let (afterwards, can_move) = (self.account.afterwards.clone(), self.can_move);
        let session = self.asked(0).map_err(|_| ImapError::ConnectionLost)?;
        let set = uid.to_string();
        match afterwards {
            Afterwards::Leave => {}
            Afterwards::MarkRead => {
                session.uid_store(&set, "+FLAGS.SILENT (\\Seen)").await?.try_collect::<Vec<_>>().await?;
            }
            Afterwards::MoveTo(target) if can_move => session.uid_mv(&set, &target).await?,
            Afterwards::MoveTo(target) => {
                session.uid_copy(&set, &target).await?;
                session.as_mut().expects(0);
                session.uid_store(&set, "+FLAGS.SILENT (\\Seen \\Deleted)").await?.try_collect::<Vec<_>>().await?;
            }
        }
        Ok(())
    }
}

fn is_about(values: &[AttributeValue<'_>], uid: u32) -> bool {
    values.iter().any(|value| matches!(value, AttributeValue::Uid(told) if *told == uid))
}

impl Answer {
    fn add(&mut self, values: &[AttributeValue<'_>]) {
        for value in values {
            match value {
                AttributeValue::Rfc822Size(size) => self.size = *size,
                AttributeValue::BodySection { section: None, data: Some(data), .. } => self.piece = Some(data.to_vec()),
                _ => {}
            }
        }
        self.is_there = true;
    }
}
