//! Reading a message that came in: its text without what it quotes, its language, its questions. No message makes it stumble.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use bytes::Bytes;
use kernel::Lang;
use kernel::Result;
use post::Automatic;
use post::Content;
use post::Limits;
use post::Mail;
use post::Parsed;
use post::Proof;
use post::Standing;

use crate::file_words;
use crate::prove::Found;

/// Messages up to this size are read where they arrive; larger ones on a thread of their own.
const SMALL: usize = 64 * 1024;

/// A message and what was read from it.
pub(crate) struct ReadMail {
    pub(crate) parsed: Parsed,
    pub(crate) text: String,
    pub(crate) quoted: String,
    pub(crate) lang: Lang,
    /// What it asks.
    pub(crate) questions: Vec<String>,
    /// What is written in each of its files, where that is a meeting or a contact.
    pub(crate) contents: Vec<Option<Content>>,
    /// The hosts to which its links lead.
    pub(crate) link_hosts: Vec<String>,
    /// What its files are called and say, as far as the search finds it.
    pub(crate) file_words: String,
    /// What was found out about who sent it.
    pub(crate) proof: Proof,
    /// The same as it was written down before, where the message was brought from another entity.
    pub(crate) found: Option<Found>,
    /// Whether it proves something to another service, such as a code for signing up.
    pub(crate) is_verification: bool,
    /// Whether files are looked at for viruses here.
    pub(crate) is_scanned: bool,
    /// Whether reading it broke, so that only its raw bytes are left to look at.
    pub(crate) is_unreadable: bool,
}

/// Reads a message.
///
/// # Errors
/// `Broken` when the thread that reads ends.
pub(crate) async fn read(raw: Bytes) -> Result<ReadMail> {
    if raw.len() <= SMALL {
        return Ok(read_mail(&raw));
    }
    tokio::task::spawn_blocking(move || read_mail(&raw)).await.map_err(kernel::broken("reading a message"))
}

/// A message on which reading would break is kept all the same, with its original to look at.
fn read_mail(raw: &[u8]) -> ReadMail {
    let read = catch_unwind(AssertUnwindSafe(|| parts(raw)));
    read.unwrap_or_else(|_| ReadMail { is_unreadable: true, ..parts(b"") })
}

fn parts(raw: &[u8]) -> ReadMail {
    let parsed = Mail::parse(raw, &Limits::default());
    let (new, quoted) = post::split_quote(&parsed.mail.text);
    let (text, quoted) = (new.trim().to_owned(), quoted.unwrap_or_default().to_owned());
    let lang = writing::language(&format!("{} {text}", parsed.mail.subject));
    let questions = writing::questions::find(&text).into_iter().map(|question| question.text).collect();
    let is_verification = post::is_verification(&parsed.mail);
    let contents = post::contents(&parsed.mail.attachments);
    let link_hosts = post::link_hosts(&parsed.mail);
    let file_words = file_words::of_files(&parsed.mail.attachments, &contents);
    let (proof, found, is_scanned, is_unreadable) = (Proof::default(), None, false, false);
    ReadMail {
        parsed,
        text,
        quoted,
        lang,
        questions,
        contents,
        link_hosts,
        file_words,
        proof,
        found,
        is_verification,
        is_scanned,
        is_unreadable,
    }
}

impl ReadMail {
    /// Whether a person wrote it who wants an answer: no machine, and nothing that only proves something to another service.
    pub(crate) const fn is_personal(&self) -> bool {
        self.parsed.mail.automatic.is_personal() && !self.is_verification
    }

    /// Whether its sender's own domain says that it is not from there.
    pub(crate) fn is_refuted(&self) -> bool {
        self.proof.standing == Standing::Refuted
    }

    /// The stable names of what was wrong with it.
    pub(crate) fn faults(&self) -> Vec<String> {
        let unreadable = self.is_unreadable.then(|| "unreadable".to_owned());
        self.parsed.faults.iter().map(ToString::to_string).chain(unreadable).collect()
    }

    /// Who wrote it, as shown.
    pub(crate) fn author(&self) -> String {
        let Some(from) = &self.parsed.mail.from else { return String::new() };
        from.name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| from.address.clone())
    }

    /// The stable name of what kind of automatic mail it is; empty for a person's.
    pub(crate) const fn automatic(&self) -> &'static str {
        match &self.parsed.mail.automatic {
            Automatic::No => "",
            Automatic::Reply => "reply",
            Automatic::OutOfOffice => "out-of-office",
            Automatic::Bounce(_) => "bounce",
            Automatic::List => "list",
            Automatic::Notice => "notice",
        }
    }
}
