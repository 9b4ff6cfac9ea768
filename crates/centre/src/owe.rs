//! "I need to check" and "our error" at the counter: the customer is told by when, whether they wait or go, and that is a promise
//! (4.during.verify-rather-than-guess, 4.during.own-mistakes).

use std::time::Duration;

use ::store::Tx;
use desk::Asked;
use desk::CaseId;
use desk::EntryKind;
use desk::InteractionId;
use desk::Promised;
use desk::Said;
use desk::visit::OwedTold;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::call::own_ticket;
use crate::serve::said;
use crate::ticket::Ticket;

/// A colleague who is asked for a customer who stands at the counter answers within so many working hours at most.
const HOURS: u64 = 1;

/// Why the customer does not have it at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something has to be checked, so that nothing imprecise is said.
    Check,
    /// An error of ours is put right.
    Error,
}

impl Kind {
    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Kind::Check => "check",
            Kind::Error => "error",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Kind> {
        [Kind::Check, Kind::Error].into_iter().find(|kind| kind.key() == key)
    }
}

/// By when the customer is told.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    /// In so many minutes; they wait at the counter.
    Minutes(u64),
    /// At a time; they go meanwhile.
    Time(Timestamp),
}

/// What is checked or put right.
#[derive(Clone, Debug)]
pub(crate) struct Owed {
    pub(crate) kind: Kind,
    /// What has to be checked, or what went wrong.
    pub(crate) what: String,
    /// What is done about an error.
    pub(crate) remedy: String,
    pub(crate) by: By,
    /// The colleague who is asked; none where one looks oneself.
    pub(crate) colleague: Option<EmployeeId>,
}

impl Owed {
    /// By when, as an instant.
    fn due(&self, now: Timestamp) -> Timestamp {
        match self.by {
            By::Minutes(minutes) => now + Duration::from_mins(minutes),
            By::Time(at) => at,
        }
    }

    /// The same with its words checked: nothing is missing, and an error is nobody's but ours.
    fn checked(&self) -> Result<Owed> {
        let what = said(&self.what, "what")?;
        let remedy = if self.kind == Kind::Error { said(&self.remedy, "remedy")? } else { String::new() };
        for (field, text) in [("what", &what), ("remedy", &remedy)] {
            if self.kind == Kind::Error && !writing::slang::blame(text).is_empty() {
                return Err(invalid(field, "centre-error-blames"));
            }
        }
        Ok(Owed { what, remedy, ..self.clone() })
    }

    /// What the customer is told, in their language.
    fn words(&self, app: &App, (lang, now): (Lang, Timestamp)) -> String {
        let key = match self.kind {
            Kind::Check => "centre-told-check",
            Kind::Error => "centre-told-error",
        };
        let (page, due) = (ui::Page::new(app.words().clone(), lang, "", now), self.due(now));
        let when = if page.day(due) == page.day(now) { page.time(due) } else { page.day(due) };
        let args = [("what", self.what.as_str().into()), ("remedy", self.remedy.as_str().into()), ("when", when.into())];
        app.words().say_plain(lang, key, &args)
    }
}

/// Tells the customer who is served: what they are told stands in the conversation in their language, the answer is still owed.
///
/// # Errors
/// `Invalid` without what is checked or put right, for words that blame somebody, and for a time that has passed; refused where nobody is
/// served.
pub(crate) fn owe(tx: &mut Tx<'_>, app: &App, owed: &Owed) -> Result<Ticket> {
    let (now, ticket, owed) = (tx.now(), own_ticket(tx)?, owed.checked()?);
    let (id, interaction) = visit(&ticket)?;
    let promised = if owed.kind == Kind::Error { Promised::Completion } else { Promised::Reply };
    let promise = desk::make_promise(tx, id, promised, owed.due(now))?;
    let text = owed.words(app, (ticket.lang, now));
    tell(tx, (id, interaction), (desk::INTERIM, text))?;
    if let Some(to) = owed.colleague {
        desk::ask_colleague(tx, id, &Asked { to, text: owed.what.clone(), hours: HOURS })?;
    }
    let (kind, waits) = (owed.kind.key(), matches!(owed.by, By::Minutes(_)));
    let due_at = promise.due_at.as_millisecond();
    let told = OwedTold { case: id.get(), interaction: interaction.get(), kind, promise: promise.id.get(), what: owed.what, due_at, waits };
    desk::visit::tell_owed(tx, told)?;
    Ok(ticket)
}

/// The matter of whoever is served.
fn visit(ticket: &Ticket) -> Result<(CaseId, InteractionId)> {
    ticket.must_be_served()?;
    ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand").into())
}

/// Puts what the customer is told into the conversation, in the name of the one who acts.
fn tell(tx: &mut Tx<'_>, (id, interaction): (CaseId, InteractionId), (channel, text): (&'static str, String)) -> Result<()> {
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let told = Said::by_me(tx, case.lang, (EntryKind::Out, channel), text)?;
    desk::say(tx, &mut case, Said { interaction: Some(interaction), ..told }).map(drop)
}

/// What was checked is told to the customer, who still stands there: what they were promised of it is kept; where nothing was to be checked,
/// what was to be put right is.
///
/// # Errors
/// `Invalid` without the answer; refused where nobody is served.
pub(crate) fn answer(tx: &mut Tx<'_>, text: &str) -> Result<Ticket> {
    let ticket = own_ticket(tx)?;
    let (id, interaction) = visit(&ticket)?;
    tell(tx, (id, interaction), (crate::KEY, said(text, "answer")?))?;
    let is_checked = is_answer_owed(tx, id)?;
    desk::keep_promises(tx, id, &[if is_checked { Promised::Reply } else { Promised::Completion }])?;
    Ok(ticket)
}

/// Whether the customer of a case was promised an answer that they do not have yet.
pub(crate) fn is_answer_owed(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    Ok(desk::promises_of(tx, case)?.iter().any(|promise| promise.is_open() && promise.what == Promised::Reply))
}
