//! A letter before the answer: what has to be checked first, an error of ours, a time that changes. It tells the customer by when, as a
//! promise of the case; the answer is still owed, and the clock runs on.

use ::store::Tx;
use desk::Asked;
use desk::CaseId;
use desk::PromiseId;
use desk::Promised;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Grant;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::App;
use serde::Deserialize;
use serde::Serialize;

use crate::automatic::moment;
use crate::copies::Copies;
use crate::interim_events::InterimSent;
use crate::message::MessageId;
use crate::reply;
use crate::reply::Reply;
use crate::second_look;
use crate::second_look::Sent;
use crate::sending::Sending;

/// The longest of what is said in it, in characters.
const LONGEST: usize = 2_000;

/// Why a letter goes before the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// Something has to be checked, so that nothing imprecise is said (4.during.verify-rather-than-guess).
    Check,
    /// An error of ours is put right (4.during.own-mistakes).
    Error,
    /// A time that was told changes (4.after.expected-time).
    Later,
}

impl Kind {
    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Kind::Check => "check",
            Kind::Error => "error",
            Kind::Later => "later",
        }
    }

    /// The key of what it is called.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Kind::Check => "email-interim-check",
            Kind::Error => "email-interim-error",
            Kind::Later => "email-interim-later",
        }
    }

    /// Whether it owns an error.
    pub(crate) fn is_error(self) -> bool {
        self == Kind::Error
    }

    /// Whether it changes a time that was told.
    pub(crate) fn is_later(self) -> bool {
        self == Kind::Later
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Kind> {
        [Kind::Check, Kind::Error, Kind::Later].into_iter().find(|kind| kind.key() == key)
    }
}

/// What an employee wrote for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Interim {
    pub(crate) kind: Kind,
    /// What is checked, what went wrong, or why the time changes.
    pub(crate) what: String,
    /// What is done about an error.
    pub(crate) remedy: String,
    /// By when.
    pub(crate) until: Timestamp,
    /// The promise whose time changes.
    pub(crate) promise: Option<PromiseId>,
    /// The colleague who is asked, and within how many working hours.
    pub(crate) colleague: Option<(EmployeeId, u64)>,
    pub(crate) subject: String,
    pub(crate) lang: Lang,
    /// The version of the case on which it was written.
    pub(crate) seen: i64,
    /// Why it goes although something stops it.
    pub(crate) override_reason: String,
}

/// Sends it, or lets it wait for a second look where the entity wants one: the letter, the promise and the question to the colleague become
/// true together. The same again is the one that was sent.
///
/// # Errors
/// As sending a reply; `Invalid` without what it must say, or for a time that has passed; refused for a promise that has ended.
pub(crate) async fn send_interim(app: &App, grant: Grant, case: CaseId, interim: Interim) -> Result<Sent> {
    must_be_whole(&interim)?;
    if interim.until <= app.now() {
        return Err(invalid("date", "email-interim-past"));
    }
    let (inside, asked) = (app.clone(), interim.clone());
    let body = app.read(grant.clone(), move |tx| body(tx, inside.words(), case, &asked)).await?;
    let reply = Reply {
        subject: interim.subject.clone(),
        body,
        lang: interim.lang,
        seen: interim.seen,
        override_reason: interim.override_reason.clone(),
        canned: Vec::new(),
        points: String::new(),
        with_files: false,
        copies: Copies::default(),
    };
    let sending = Sending { is_interim: true, ..Sending::of(reply) };
    if let Some(sent) = second_look::ask(app, &grant, case, (&sending, &interim)).await? {
        return Ok(sent);
    }
    reply::send(app, grant, case, sending, move |tx, message| promise(tx, case, message, &interim)).await.map(Sent::Message)
}

fn must_be_whole(interim: &Interim) -> Result<()> {
    if interim.what.trim().is_empty() {
        return Err(invalid("what", "email-interim-what-empty"));
    }
    for (field, text) in [("what", &interim.what), ("remedy", &interim.remedy)] {
        if text.chars().count() > LONGEST {
            return Err(invalid(field, "email-call-long"));
        }
    }
    match interim.kind {
        Kind::Error if interim.remedy.trim().is_empty() => Err(invalid("remedy", "email-interim-remedy-empty")),
        Kind::Later if interim.promise.is_none() => Err(invalid("promise", "email-interim-promise-none")),
        _ => Ok(()),
    }
}

/// The text between greeting and closing, in the letter's language.
fn body(tx: &mut Tx<'_>, words: &ui::Words, case: CaseId, interim: &Interim) -> Result<String> {
    let before = match interim.promise.filter(|_| interim.kind == Kind::Later) {
        Some(id) => desk::promises_of(tx, case)?.into_iter().find(|promise| promise.id == id).ok_or(Error::NotFound("promise"))?.due_at,
        None => interim.until,
    };
    let args = [
        ("what", interim.what.trim().into()),
        ("remedy", interim.remedy.trim().into()),
        ("when", moment(interim.until)),
        ("before", moment(before)),
    ];
    let key = match interim.kind {
        Kind::Check => "email-interim-letter-check",
        Kind::Error => "email-interim-letter-error",
        Kind::Later => "email-interim-letter-later",
    };
    Ok(words.say_plain(interim.lang, key, &args))
}

/// What is true with the letter: the time that the customer is told, and who is asked.
pub(crate) fn promise(tx: &mut Tx<'_>, case: CaseId, message: MessageId, interim: &Interim) -> Result<()> {
    let promise = match (interim.kind, interim.promise) {
        (Kind::Later, Some(id)) => desk::move_promise(tx, case, id, interim.until)?,
        (Kind::Error, _) => desk::make_promise(tx, case, Promised::Completion, interim.until)?,
        _ => desk::make_promise(tx, case, Promised::Reply, interim.until)?,
    };
    if let Some((to, hours)) = interim.colleague {
        desk::ask_colleague(tx, case, &Asked { to, text: interim.what.trim().into(), hours })?;
    }
    let interaction = desk::store::newest_interaction(tx, case)?.ok_or(Error::NotFound("interaction"))?;
    tx.record(InterimSent {
        case: case.get(),
        interaction: interaction.get(),
        message: message.get(),
        kind: interim.kind.key(),
        promise: promise.id.get(),
        due_at: interim.until.as_millisecond(),
    })?;
    Ok(())
}
