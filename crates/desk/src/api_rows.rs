//! What programs get of cases: ids are decimal strings, instants are RFC 3339 in UTC.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::CaseId;
use crate::findings::Kept;
use crate::lists::Listed;
use crate::store;

/// A case in a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseInList")]
pub(crate) struct Row {
    id: String,
    /// What people call it.
    reference: String,
    channel: String,
    subject: String,
    /// The beginning of the newest entry.
    preview: String,
    /// The customer's name; empty when unknown.
    customer: String,
    owner: Option<String>,
    /// `open` or `closed`.
    state: String,
    /// Whose turn it is: `employee` or `customer`.
    awaits: String,
    moved_at: String,
    due_at: Option<String>,
    is_late: bool,
    /// Whether it is put aside until a time.
    is_snoozed: bool,
}

fn text<K>(id: Option<Id<K>>) -> Option<String> {
    id.map(|id| id.to_string())
}

fn instant(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}

impl From<Listed> for Row {
    fn from(case: Listed) -> Self {
        Self {
            id: case.id.to_string(),
            reference: case.reference,
            channel: case.channel,
            subject: case.subject,
            preview: case.preview,
            customer: case.customer,
            owner: text(case.owner),
            state: case.state.key().into(),
            awaits: case.awaits.key().into(),
            moved_at: case.moved_at.to_string(),
            due_at: instant(case.due_at),
            is_late: case.is_late,
            is_snoozed: case.is_snoozed,
        }
    }
}

/// A case.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Case {
    id: String,
    /// What people call it.
    reference: String,
    /// `matter`, `complaint`, `suggestion`, `thanks`.
    kind: String,
    channel: String,
    subject: String,
    /// The customer's language: `ar` or `en`.
    lang: String,
    customer: Option<String>,
    service: Option<String>,
    /// How much it presses: `ordinary`, `soon`, `urgent`.
    urgency: String,
    owner: Option<String>,
    back_up: Option<String>,
    /// `open` or `closed`.
    state: String,
    /// Whose turn it is: `employee` or `customer`.
    awaits: String,
    opened_at: String,
    moved_at: String,
    due_at: Option<String>,
    is_late: bool,
    closed_at: Option<String>,
    /// When it comes back, while it is put aside.
    snoozed_until: Option<String>,
    /// The ids of its tags.
    tags: Vec<String>,
    /// Grows with each change; acts name the one they looked at.
    version: i64,
}

impl Case {
    pub(crate) fn read(tx: &mut Tx<'_>, id: CaseId) -> Result<Self> {
        let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let snooze = if case.is_snoozed { store::snoozes::of_case(tx, case.id)? } else { None };
        let tags = store::tags::of_case(tx, case.id)?;
        Ok(Self {
            snoozed_until: snooze.map(|snooze| snooze.until.to_string()),
            tags: tags.iter().map(|tag| tag.id.to_string()).collect(),
            id: case.id.to_string(),
            reference: case.reference,
            kind: case.kind,
            channel: case.channel,
            subject: case.subject,
            lang: case.lang.code().into(),
            customer: text(case.customer),
            service: text(case.service),
            urgency: case.urgency.key().into(),
            owner: text(case.owner),
            back_up: text(case.back_up),
            state: case.state.key().into(),
            awaits: case.awaits.key().into(),
            opened_at: case.opened_at.to_string(),
            moved_at: case.moved_at.to_string(),
            due_at: instant(case.due_at),
            is_late: case.is_late,
            closed_at: instant(case.closed_at),
            version: case.version,
        })
    }
}

/// A word with which cases are marked.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Tag {
    id: String,
    name_ar: String,
    name_en: String,
    /// Whether it can be put on cases.
    is_offered: bool,
}

impl From<crate::Tag> for Tag {
    fn from(tag: crate::Tag) -> Self {
        Self { id: tag.id.to_string(), name_ar: tag.name.ar, name_en: tag.name.en, is_offered: tag.is_offered }
    }
}

/// Something that stands in a conversation.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Entry {
    id: String,
    /// `in`, `out`, `stranger`, `note`.
    kind: String,
    channel: String,
    author: String,
    /// The employee who wrote it, if one did.
    employee: Option<String>,
    text: String,
    /// What it quotes of earlier messages.
    quoted: String,
    at: String,
}

impl From<crate::Entry> for Entry {
    fn from(entry: crate::Entry) -> Self {
        Self {
            id: entry.id.to_string(),
            kind: entry.kind.key().into(),
            channel: entry.channel,
            author: entry.author,
            employee: text(entry.author_id),
            text: entry.text,
            quoted: entry.quoted,
            at: entry.at.to_string(),
        }
    }
}

/// An event of a case.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseEvent")]
pub(crate) struct Event {
    /// The place in the one stream of the installation.
    pub(crate) seq: i64,
    at: String,
    /// Who acted: `employee:12`, `customer:7`, `system:clock`.
    actor: String,
    /// The stable name: `desk.case-opened`.
    kind: String,
    /// The event's own fields; numbers that name things may exceed 2^53.
    data: serde_json::Value,
}

impl From<Recorded> for Event {
    fn from(event: Recorded) -> Self {
        Self { seq: event.seq, at: event.at.to_string(), actor: event.actor, kind: event.kind, data: event.data }
    }
}

/// What a rule says of a clause in a case.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseFinding")]
pub(crate) struct Finding {
    id: String,
    clause: String,
    rule_version: u32,
    register_version: String,
    /// `met`, `missed`, `not-applicable`, `not-observed`.
    outcome: String,
    /// What counts after a dispute was decided.
    counts_as: String,
    employee: Option<String>,
    /// The numbers of the events that prove it.
    evidence: Vec<i64>,
    at: String,
    dispute: Option<String>,
    /// `upheld` or `overturned`.
    ruling: Option<String>,
}

impl From<Kept> for Finding {
    fn from(kept: Kept) -> Self {
        Self {
            id: kept.id.to_string(),
            counts_as: kept.counts_as().key().into(),
            clause: kept.clause,
            rule_version: kept.rule_version,
            register_version: kept.register_version,
            outcome: kept.outcome.key().into(),
            employee: kept.employee.map(|id: EmployeeId| id.to_string()),
            evidence: kept.evidence,
            at: kept.at.to_string(),
            dispute: kept.dispute,
            ruling: kept.ruling,
        }
    }
}
