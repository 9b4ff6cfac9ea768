//! The head of a case's page: whose it is, where it stands, and what the one who looks may do about it.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use platform::Channel;
use ui::Choice;
use ui::Page;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::State;
use crate::assign::ASSIGN;
use crate::assign::must_be_in_hand;
use crate::case_page::AskedCase;
use crate::converse::WORK;
use crate::names::Names;
use crate::referrals::handed_on;
use crate::snooze_page::Snoozing;
use crate::store;
use crate::tag_page::Tagging;
use crate::together::Together;

/// The head of a case's page.
pub(crate) struct Head {
    pub(crate) path: String,
    /// The topic on which changes of the case are heard.
    pub(crate) topic: String,
    pub(crate) name: String,
    pub(crate) initials: String,
    pub(crate) channel: String,
    pub(crate) subject: String,
    pub(crate) reference: String,
    pub(crate) due: Option<Timestamp>,
    pub(crate) is_closed: bool,
    pub(crate) owner: String,
    pub(crate) owner_or_nobody: String,
    pub(crate) back_up_or_nobody: String,
    pub(crate) version: i64,
    /// The way back from undoing what was just done here.
    pub(crate) undo_back: String,
    pub(crate) is_owned: bool,
    pub(crate) may_take_over: bool,
    pub(crate) may_hand_over: bool,
    pub(crate) may_close: bool,
    pub(crate) may_reopen: bool,
    /// The case to which a reply has just been sent before this one opened: its reference, its customer and where it is.
    pub(crate) sent: Option<(String, String, String)>,
    pub(crate) colleagues: Vec<Choice>,
    pub(crate) steps: Vec<(&'static str, String)>,
    pub(crate) snoozing: Snoozing,
    pub(crate) tagging: Tagging,
    pub(crate) together: Together,
}

/// The case of a page, what its address says, and the channel of the case.
type Of<'p> = (&'p Case, &'p AskedCase, Option<&'p Channel>);

impl Head {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, (case, asked, channel): Of<'_>, names: &mut Names) -> Result<Head> {
        let me = tx.actor().employee().ok();
        let (works, assigns) = (tx.actor().can(WORK), tx.actor().can(ASSIGN));
        let (is_own, is_closed) = (case.owner.is_some() && case.owner == me, case.state == State::Closed);
        let name = name(tx, page, case)?;
        let may_hand_over = !is_closed && (assigns || works && is_own);
        let (owner, back_up) = (names.of_one(tx, case.owner)?, names.of_one(tx, case.back_up)?);
        let together = Together::read(tx, page, case, &asked.batch)?;
        let done = together.told.as_ref().and_then(|told| told.one.as_ref()).map_or(case.id, |one| one.0);
        Ok(Head {
            topic: format!("case:{}", case.id),
            owner_or_nobody: or_nobody(page, &owner),
            back_up_or_nobody: or_nobody(page, &back_up),
            owner,
            path: page.href(&case.path()),
            initials: ui::User { name: name.clone(), ..ui::User::default() }.initials(),
            name,
            channel: channel.map(|channel| page.t(channel.label)).unwrap_or_default(),
            subject: case.subject.clone(),
            reference: case.reference.clone(),
            due: case.due_at,
            is_closed,
            version: case.version,
            undo_back: format!("case={done}"),
            is_owned: case.owner.is_some(),
            may_take_over: works && !is_own && !is_closed,
            may_hand_over,
            may_close: works && is_own && !is_closed && case.awaits == Awaits::Customer,
            colleagues: if may_hand_over { colleagues(tx, page, case)? } else { Vec::new() },
            steps: steps(case),
            snoozing: Snoozing::read(tx, page, case)?,
            tagging: Tagging::read(tx, page, case)?,
            together,
            may_reopen: works && is_closed && must_be_in_hand(tx, case).is_ok() && handed_on(tx, case)?.is_none(),
            sent: sent(tx, page, case, &asked.sent)?,
        })
    }
}

/// The case before this one, to which a reply has just been sent; nothing for this one itself.
fn sent(tx: &mut Tx<'_>, page: &Page, case: &Case, sent: &str) -> Result<Option<(String, String, String)>> {
    let Some(other) = sent.parse::<CaseId>().ok().filter(|other| *other != case.id) else { return Ok(None) };
    let Some(other) = store::case(tx, other)? else { return Ok(None) };
    let who = name(tx, page, &other)?;
    Ok(Some((other.reference.clone(), who, page.href(&other.path()))))
}

/// A name, or that there is nobody.
fn or_nobody(page: &Page, name: &str) -> String {
    if name.is_empty() { page.t("desk-nobody") } else { name.to_owned() }
}

/// The customer's name.
fn name(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<String> {
    let customer = case.customer.map_or(Ok(None), |id| store::customer(tx, id))?;
    let name = customer.map(|customer| customer.name).filter(|name| !name.is_empty());
    Ok(name.unwrap_or_else(|| page.t("desk-customer-unknown")))
}

/// The colleagues to whom a case can be handed now, those who serve customers and are present: first who is qualified for its service and its
/// customer's language, and of these who has the least in hand.
fn colleagues(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Vec<Choice>> {
    let now = tx.now();
    let away = org::store::absences_at(tx, now)?;
    let present = org::store::serving(tx)?.into_iter();
    let present = present.filter(|one| Some(one.id) != case.owner && !away.iter().any(|absence| absence.employee == one.id));
    let qualified = org::store::qualified(tx, &case.channel, case.lang, case.service)?;
    let loads: BTreeMap<EmployeeId, i64> = store::loads(tx)?.into_iter().collect();
    let known = |one: org::Employee| (!qualified.contains(&one.id), loads.get(&one.id).copied().unwrap_or(0), one);
    let mut known: Vec<(bool, i64, org::Employee)> = present.map(known).collect();
    known.sort_by_key(|(is_other, open, one)| (*is_other, *open, one.id));
    let shown = |(is_other, open, one): (bool, i64, org::Employee)| {
        let key = if is_other { "desk-colleague-other" } else { "desk-colleague-able" };
        let label = page.ta(key, &[("name", one.name.get(page.lang).into()), ("n", open.into())]);
        Choice::new(one.id.to_string(), label)
    };
    Ok(known.into_iter().map(shown).collect())
}

/// The way of a case and where it stands on it: the keys of the steps and their states.
fn steps(case: &Case) -> Vec<(&'static str, String)> {
    let answered = case.awaits == Awaits::Customer;
    let closed = case.state == State::Closed;
    let state = |done: bool, now: bool| {
        if done {
            "done"
        } else if now {
            "now"
        } else {
            "todo"
        }
        .to_owned()
    };
    vec![
        ("desk-step-received", state(true, true)),
        ("desk-step-owner", state(case.owner.is_some(), true)),
        ("desk-step-reply", state(answered, case.owner.is_some())),
        ("desk-step-close", state(closed, answered)),
    ]
}
