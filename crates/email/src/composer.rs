//! The composer: the guide's parts stand round what the employee writes, checks run while they write, drafts survive.

use ::store::Tx;
use askama::Template;
use kernel::Id;
use kernel::Lang;
use kernel::Timestamp;
use platform::deliveries::own_wait;
use ui::Page;
use writing::Speller;
use writing::address::Reply as Composed;

use crate::answerable;
use crate::attach::Files;
use crate::call_instead;
use crate::copying::Copying;
use crate::follow_up;
use crate::follow_up::ToTell;
use crate::left_draft::LeftDrafts;
use crate::letter;
use crate::message::Message;
use crate::points::Point;
use crate::points::answered;
use crate::points::asked_by;
use crate::proven;
use crate::reply::OVERRIDE;
use crate::second_look::APPROVE;
use crate::store;
use crate::store::Draft;
use crate::store::drafts;
use crate::weights::Weights;

#[derive(Template)]
#[template(path = "composer.html")]
struct Place<'p> {
    page: &'p Page,
    case: i64,
    version: i64,
    draft: Draft,
    composed: Composed,
    points: Vec<Point>,
    /// What the message asks as it is being written, one question a line, and the message.
    asked: String,
    of: String,
    /// Whether they were settled by somebody.
    is_settled: bool,
    /// Whether so much was written already that a call would do better.
    wants_call: bool,
    may_override: bool,
    switch_label: String,
    /// What became of the last reply where it has not left, and the server's words.
    undelivered: Option<(String, String)>,
    /// The files that go with it.
    files: Files<'p>,
    /// Who gets a copy of it.
    copying: Copying<'p>,
    /// What colleagues were writing.
    left: LeftDrafts<'p>,
    /// When it leaves, if it is to leave later, and whether that is outside working hours.
    leaves_at: Option<(String, Vec<&'static str>)>,
    /// Whose place to write this is: whoever writes keeps their texts on the device apart from a colleague's.
    id: String,
    /// When the draft was kept, in milliseconds since 1970; 0 when it was not.
    saved: i64,
    /// Whether the address is known to be the customer's, so that a secure message may go there.
    is_proved: bool,
    /// The customer's phones to which its codes may go instead: the number, and as it is shown.
    phones: Vec<(String, String)>,
    /// Whether a supervisor can be asked to look at it first.
    may_ask: bool,
    /// What was promised and done, and the customer has not been told.
    to_tell: Vec<ToTell>,
    /// Since when it waits for a second look, if it does.
    looked_since: Option<String>,
    /// The next beginning of working hours, and a day and a time to begin with.
    opening: String,
    tomorrow: String,
}

impl Place<'_> {
    /// Where the answer to a question goes, in the language of the reply: a place that stays open stops it.
    fn answer_place(&self, question: &str) -> String {
        self.page.words.say_plain(self.draft.lang, "email-answer-place", &[("question", question.into())])
    }
}

/// What stands where nothing was written yet: a subject.
fn nothing_yet(tx: &mut Tx<'_>, case: &desk::Case) -> kernel::Result<Draft> {
    Ok(Draft { subject: subject(tx, case, case.lang)?, body: String::new(), lang: case.lang })
}

/// The place to write in a case.
pub(crate) fn place(tx: &mut Tx<'_>, page: &Page, id: i64) -> kernel::Result<String> {
    let Some(case) = desk::store::case(tx, Id::new(id))? else { return Ok(String::new()) };
    let Some(newest) = answerable::newest_in(tx, case.id)? else { return Ok(String::new()) };
    let Some(mailbox) = store::mailbox(tx, newest.mailbox)? else { return Ok(String::new()) };
    Speller::prepare();
    let (saved, kept) = drafts::kept_draft(tx, case.id)?.map(|kept| (kept.saved_at, kept.draft)).unzip();
    let draft = kept.map_or_else(|| nothing_yet(tx, &case), Ok)?;
    let (asked, looked_since) = (asked_by(tx, case.id, &newest)?, store::looks::look(tx, case.id)?.map(|look| page.when(look.asked_at)));
    let place = Place {
        page,
        case: id,
        version: case.version,
        composed: letter::compose(tx, &case, &mailbox, draft.lang, "…")?,
        asked: drafts::asked(tx, case.id, newest.id)?.unwrap_or_else(|| asked.points.join("\n")),
        is_settled: asked.is_settled,
        points: answered(asked.points, &draft.body, ""),
        of: newest.id.to_string(),
        wants_call: call_instead::is_better(tx, case.id)?,
        may_override: tx.actor().can(OVERRIDE) || Weights::read(tx)?.are_stricter(),
        switch_label: page.t(&format!("email-write-{}", draft.lang.other().code())),
        undelivered: undelivered(tx, page, (&case, &newest))?,
        files: Files::read(tx, page, case.id)?,
        copying: Copying::read(tx, page, (&case, &newest))?,
        left: LeftDrafts::read(tx, page, &case)?,
        leaves_at: leaves_at(tx, page, &case)?,
        id: format!("reply-{}-{id}", tx.actor().employee()?),
        saved: saved.unwrap_or(0),
        is_proved: proven::is_proved(tx, case.id)?,
        phones: desk::proven_phones(tx, case.id)?.iter().map(|phone| (phone.to_string(), phone.masked())).collect(),
        may_ask: looked_since.is_none() && !tx.actor().can(APPROVE),
        to_tell: follow_up::to_tell(tx, page, case.id)?,
        looked_since,
        opening: page.datetime(next_start(tx)?),
        tomorrow: page.now.to_zoned(page.zone.clone()).date().saturating_add(jiff::Span::new().days(1)).to_string(),
        draft,
    };
    place.render().map_err(kernel::broken("rendering the composer"))
}

/// When a reply that is put off leaves, and what speaks against that time: nobody is there then, or the customer was to have it before.
fn leaves_at(tx: &mut Tx<'_>, page: &Page, case: &desk::Case) -> kernel::Result<Option<(String, Vec<&'static str>)>> {
    let Some(one) = store::scheduled(tx, case.id)? else { return Ok(None) };
    let is_open = desk::calendars::of_entity(tx)?.is_open(one.send_at);
    let is_late = case.due_at.is_some_and(|due| due < one.send_at);
    let against = [(!is_open, "email-scheduled-outside"), (is_late, "email-scheduled-late")];
    Ok(Some((page.datetime(one.send_at), against.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| key).collect())))
}

/// The newest reply of a case, if it waits with a word of the server, or failed.
fn undelivered(tx: &mut Tx<'_>, page: &Page, (case, answered): (&desk::Case, &Message)) -> kernel::Result<Option<(String, String)>> {
    let newest = store::newest_out(tx, case.id)?;
    let is_failed = newest.as_ref().is_some_and(|sent| sent.state == "failed");
    let refused = desk::refused_contacts(tx, case)?.into_iter().find(|refused| refused.value == answered.correspondent);
    if let Some(refused) = refused.filter(|_| !is_failed) {
        return Ok(Some(("refused".into(), page.t1(&refused.words(), "when", page.when(refused.at)))));
    }
    let stuck = newest.filter(|sent| sent.state == "failed" || sent.state == "waiting" && !sent.state_note.is_empty());
    Ok(stuck.map(|sent| (sent.state, own_wait(page, &sent.state_note).unwrap_or(sent.state_note))))
}

/// The subject proposed for a reply: the matter's own, with the service and the reference where it says too little.
pub(crate) fn subject(tx: &mut Tx<'_>, case: &desk::Case, lang: Lang) -> kernel::Result<String> {
    let service = match case.service {
        Some(id) => org::store::service(tx, id)?.map(|service| service.name.get(lang).to_owned()),
        None => None,
    };
    Ok(writing::subject::propose(&case.subject, service.as_deref(), Some(&case.reference), lang))
}

/// When the doors open next: today if they have not yet, else on the next working day.
pub(crate) fn next_start(tx: &mut Tx<'_>) -> kernel::Result<Timestamp> {
    let (now, calendar) = (tx.now(), desk::calendars::of_entity(tx)?);
    if !calendar.is_open(now) {
        return Ok(calendar.next_opening(now));
    }
    let tomorrow = now.to_zoned(ui::bahrain()).tomorrow().and_then(|day| day.start_of_day());
    Ok(calendar.next_opening(tomorrow.map_or(now, |start| start.timestamp())))
}
