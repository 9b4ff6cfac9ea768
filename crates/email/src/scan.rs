//! Files are looked at for viruses before anybody opens them or sends them on. What came is durable before and waits for nothing; until it is
//! looked at its files stay closed, and what was found in one stays closed for good.

use ::store::Tx;
use desk::CaseId;
use kernel::EntityId;
use kernel::Refusal;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;
use platform::scanner::Scanner;
use platform::settings::Settings;
use ui::Page;

use crate::message::Message;
use crate::message::MessageId;
use crate::reading::ReadMail;
use crate::store::ReplyFile;
use crate::store::scans;
use crate::store::scans::Threat;

/// Not looked at yet.
pub(crate) const WAITING: &str = "waiting";
/// Nothing was found.
pub(crate) const CLEAN: &str = "clean";
/// Something was found.
pub(crate) const FOUND: &str = "found";
/// More than the scanner looks at.
pub(crate) const LARGE: &str = "large";

/// The files of a message, or one of a reply, and how far looking at them has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scan {
    /// The id of the message or of the reply's file.
    pub(crate) id: i64,
    pub(crate) entity: EntityId,
    pub(crate) case: CaseId,
    /// Where the bytes are kept.
    pub(crate) hash: String,
    pub(crate) is_message: bool,
    /// `waiting`, `clean`, `found`, `large`; `unscanned` for what waited when the scanner was taken away, until there is one
    /// again.
    pub(crate) state: String,
    pub(crate) found: Vec<Threat>,
    /// How often it was tried in vain.
    pub(crate) attempts: u32,
    /// Why it was in vain the last time.
    pub(crate) trouble: String,
    /// When it is tried next; never again for what is settled.
    pub(crate) try_at: Option<Timestamp>,
}

/// Why a file stays closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// It is about to be looked at.
    Waiting,
    /// The scanner could not look at it so far.
    Late,
    /// It is larger than the scanner takes.
    Large,
    /// This was found in it.
    Found(String),
}

impl Closed {
    fn refusal(self) -> Refusal {
        match self {
            Closed::Waiting => refuse("email-scan-waiting"),
            Closed::Late => refuse("email-scan-late"),
            Closed::Large => refuse("email-scan-large"),
            Closed::Found(name) => refuse("email-scan-found").with("name", name),
        }
    }

    /// In words.
    pub(crate) fn words(self, page: &Page) -> String {
        let refusal = self.refusal();
        page.ta(refusal.key, &refusal.args)
    }

    pub(crate) const fn is_found(&self) -> bool {
        matches!(self, Closed::Found(_))
    }
}

impl Scan {
    fn of(tx: &Tx<'_>, id: i64, case: CaseId, hash: &str, is_message: bool) -> Result<Self> {
        let (entity, hash, state, try_at) = (tx.entity()?, hash.to_owned(), WAITING.to_owned(), Some(tx.now()));
        Ok(Self { id, entity, case, hash, is_message, state, found: Vec::new(), attempts: 0, trouble: String::new(), try_at })
    }

    /// Why the file at this place stays closed, or everything together where no place is named. What was found somewhere in the message but
    /// in no file of its own closes all of them.
    pub(crate) fn closes(&self, place: Option<usize>) -> Option<Closed> {
        let here = |threat: &&Threat| threat.place.is_none() || place.is_none() || threat.place == place;
        if let Some(threat) = self.found.iter().filter(here).min_by_key(|threat| threat.is_large) {
            return Some(if threat.is_large { Closed::Large } else { Closed::Found(threat.name.clone()) });
        }
        match self.state.as_str() {
            WAITING if self.attempts == 0 => Some(Closed::Waiting),
            WAITING => Some(Closed::Late),
            LARGE => Some(Closed::Large),
            _ => None,
        }
    }
}

/// Whether files are looked at here.
pub(crate) fn is_scanned(settings: &Settings) -> bool {
    Scanner::of(settings).is_some()
}

/// A message that came is to be looked at, whether or not we see files in it: another program may see some.
pub(crate) fn want(tx: &mut Tx<'_>, read: &ReadMail, (message, case): (MessageId, CaseId), hash: &str) -> Result<()> {
    if !read.is_scanned {
        return Ok(());
    }
    let scan = Scan::of(tx, message.get(), case, hash, true)?;
    scans::insert(tx, &scan)
}

/// A file of a reply is to be looked at.
pub(crate) fn want_for_reply(tx: &mut Tx<'_>, app: &App, case: CaseId, file: &ReplyFile) -> Result<()> {
    if !is_scanned(app.settings()) {
        return Ok(());
    }
    let scan = Scan::of(tx, file.id.get(), case, &file.hash, false)?;
    scans::insert(tx, &scan)
}

/// A file of a message, or all of it where no place is named, may be opened.
///
/// # Errors
/// Refused, saying why, while it was not looked at, and for good when something was found in it.
pub(crate) fn must_be_open(tx: &mut Tx<'_>, message: &Message, place: Option<usize>) -> Result<()> {
    let scan = scans::scans(tx, &[message.id.get()])?.pop();
    match scan.and_then(|scan| scan.closes(place)) {
        Some(closed) => Err(closed.refusal().into()),
        None => Ok(()),
    }
}

/// The files of a reply may leave.
///
/// # Errors
/// Refused, with the name of the file, while one was not looked at or when something was found in it.
pub(crate) fn may_leave(tx: &mut Tx<'_>, files: &[ReplyFile]) -> Result<()> {
    let ids: Vec<i64> = files.iter().map(|file| file.id.get()).collect();
    for scan in scans::scans(tx, &ids)? {
        let Some(closed) = scan.closes(None) else { continue };
        let file = files.iter().find(|file| file.id.get() == scan.id).map(|file| file.name.clone()).unwrap_or_default();
        return Err(match closed {
            Closed::Found(name) => refuse("email-scan-reply-found").with("file", file).with("name", name),
            Closed::Large => refuse("email-scan-reply-large").with("file", file),
            Closed::Waiting | Closed::Late => refuse("email-scan-reply-waits").with("file", file),
        }
        .into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    fn scan(state: &str, found: &[(Option<usize>, &str)]) -> Scan {
        let found = found.iter().map(|(place, name)| Threat::found(*place, (*name).into())).collect();
        let (id, entity, case) = (1, Id::new(7), Id::new(9));
        let (hash, trouble) = (String::new(), String::new());
        Scan { id, entity, case, hash, is_message: true, state: state.into(), found, attempts: 0, trouble, try_at: None }
    }

    #[test]
    fn what_was_found_in_one_file_closes_it_and_the_whole_and_leaves_its_neighbours_open() {
        let one = scan(FOUND, &[(Some(1), "Worm")]);
        assert_eq!(one.closes(Some(0)), None);
        assert_eq!(one.closes(Some(1)), Some(Closed::Found("Worm".into())));
        assert_eq!(one.closes(None), Some(Closed::Found("Worm".into())));
        let whole = scan(FOUND, &[(None, "Worm")]);
        assert_eq!(whole.closes(Some(0)), Some(Closed::Found("Worm".into())), "nobody knows where it is");
    }

    #[test]
    fn what_was_found_in_one_file_opens_no_neighbour_that_nobody_has_looked_at() {
        let mut both = scan(FOUND, &[(Some(0), "Worm")]);
        both.found.push(Threat::large(Some(1)));
        assert_eq!(both.closes(Some(0)), Some(Closed::Found("Worm".into())));
        assert_eq!(both.closes(Some(1)), Some(Closed::Large));
        assert_eq!(both.closes(Some(2)), None);
        assert_eq!(both.closes(None), Some(Closed::Found("Worm".into())));
    }

    #[test]
    fn what_waits_is_closed_and_what_is_clean_or_will_never_be_looked_at_is_open() {
        assert_eq!(scan(WAITING, &[]).closes(Some(0)), Some(Closed::Waiting));
        assert_eq!(Scan { attempts: 2, ..scan(WAITING, &[]) }.closes(Some(0)), Some(Closed::Late));
        assert_eq!(scan(LARGE, &[]).closes(None), Some(Closed::Large));
        assert_eq!(scan("unscanned", &[]).closes(Some(0)), None);
        assert_eq!(scan(CLEAN, &[]).closes(None), None);
    }
}
