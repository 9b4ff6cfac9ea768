//! Replies that left although a check stopped them: each has a reason, and somebody else looks at it. Its writer sees what came of it.

use ::store::Tx;
use desk::CaseId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::checks::Counted;
use crate::events::ConfidentialSent;
use crate::message::MessageId;
use crate::reply::OVERRIDE;
use crate::reply::Reply;
use crate::review_events::ReplyReviewed;
use crate::review_events::SentDespite;
use crate::store;
use crate::weights::Check;

/// Look at replies that left although a check stopped them.
pub(crate) const REVIEW: Permission =
    Permission { key: "email.review-reply", roles: &[Role::Supervisor, Role::CentreManager, Role::QualityReviewer] };

/// Marks ids of reviews.
pub(crate) enum ReviewKind {}
/// Names a review.
pub(crate) type ReviewId = Id<ReviewKind>;

/// How a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Nobody has looked at it.
    Open,
    /// The reason was a good one.
    Accepted,
    /// It is to be talked about with its writer.
    Discuss,
    /// It was talked about.
    Discussed,
}

impl Stand {
    const ALL: [Stand; 4] = [Stand::Open, Stand::Accepted, Stand::Discuss, Stand::Discussed];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Stand::Open => "open",
            Stand::Accepted => "accepted",
            Stand::Discuss => "discuss",
            Stand::Discussed => "discussed",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Stand> {
        Stand::ALL.into_iter().find(|stand| stand.key() == key)
    }

    /// What may come of it next.
    fn may_become(self, next: Stand) -> bool {
        matches!((self, next), (Stand::Open, Stand::Accepted | Stand::Discuss) | (Stand::Discuss, Stand::Discussed))
    }
}

/// A reply that left although a check stopped it.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    pub(crate) id: ReviewId,
    pub(crate) case: CaseId,
    pub(crate) message: MessageId,
    /// Who sent it.
    pub(crate) employee: EmployeeId,
    /// The stable names of the checks, with spaces between.
    pub(crate) kinds: String,
    pub(crate) reason: String,
    pub(crate) at: Timestamp,
    pub(crate) stand: Stand,
    pub(crate) decided_by: Option<EmployeeId>,
    /// What the one who looked at it wrote last.
    pub(crate) note: String,
    pub(crate) decided_at: Option<Timestamp>,
    /// The case, as people call it.
    pub(crate) reference: String,
    pub(crate) subject: String,
}

/// What stops a reply is overridden only with a reason, and confidential data only by those who may.
///
/// # Errors
/// `Invalid` for a place that was not filled; refused without a reason or the right.
pub(crate) fn must_leave(tx: &Tx<'_>, words: &ui::Words, reply: &Reply, counted: &Counted) -> Result<()> {
    let Some(first) = counted.stops.first() else { return Ok(()) };
    if counted.stops.contains(&Check::Gap) {
        return Err(invalid("body", "email-gap-left"));
    }
    let has_reason = !reply.override_reason.trim().is_empty();
    let is_confidential = [Check::Confidential, Check::Doubtful].iter().any(|check| counted.stops.contains(check));
    match (is_confidential, has_reason, tx.actor().can(OVERRIDE)) {
        (true, _, false) => Err(refuse("email-confidential").by(Check::Confidential.clause()).into()),
        (true, false, true) => Err(refuse("email-confidential-reason").by(Check::Confidential.clause()).into()),
        (false, false, _) => {
            let lang = tx.actor().lang;
            let names: Vec<String> = counted.stops.iter().map(|check| words.say_plain(lang, &check.word(), &[])).collect();
            Err(refuse("email-stopped").with("what", names.join(" · ")).by(first.clause()).into())
        }
        (_, true, _) => Ok(()),
    }
}

/// Writes down that a reply left although something stopped it.
pub(crate) fn write_down(tx: &mut Tx<'_>, (case, message): (CaseId, MessageId), reply: &Reply, counted: &Counted) -> Result<()> {
    if counted.stops.is_empty() {
        return Ok(());
    }
    let kinds = counted.stops.iter().map(|check| check.key()).collect::<Vec<_>>().join(" ");
    let reason = reply.override_reason.trim().to_owned();
    let (id, employee, at) = (tx.new_id(), tx.actor().employee()?, tx.now());
    let (case_id, message_id) = (case.get(), message.get());
    store::save_review(
        tx,
        &Review {
            id,
            case,
            message,
            employee,
            kinds: kinds.clone(),
            reason: reason.clone(),
            at,
            stand: Stand::Open,
            decided_by: None,
            note: String::new(),
            decided_at: None,
            reference: String::new(),
            subject: String::new(),
        },
    )?;
    if counted.leaks > 0 {
        tx.record(ConfidentialSent { case: case_id, message: message_id, pieces: counted.leaks, reason: reason.clone() })?;
    }
    tx.record(SentDespite { case: case_id, message: message_id, kinds, note: reason })?;
    Ok(())
}

/// Says what came of a review. The same again changes nothing.
///
/// # Errors
/// `Invalid` without a note where there is to be talk; refused for one's own reply and for what was decided; `NotFound` for another entity's.
pub(crate) fn decide(tx: &mut Tx<'_>, id: ReviewId, next: Stand, note: &str) -> Result<()> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let review = store::review(tx, id)?.ok_or(Error::NotFound("review"))?;
    let note = note.trim().to_owned();
    if review.employee == me {
        return Err(refuse("email-review-own").into());
    }
    if review.stand == next {
        return Ok(());
    }
    if !review.stand.may_become(next) {
        return Err(refuse("email-review-decided").into());
    }
    if next != Stand::Accepted && note.is_empty() {
        return Err(invalid("note", "email-review-note-empty"));
    }
    let (case, employee) = (review.case, review.employee);
    let decided = Review { stand: next, decided_by: Some(me), note: note.clone(), decided_at: Some(now), ..review };
    store::save_review(tx, &decided)?;
    tx.record(ReplyReviewed { case: case.get(), message: decided.message.get(), employee: employee.get(), step: next.key(), note })?;
    desk::tell(tx, employee, "reply-reviewed", Some(case))
}
