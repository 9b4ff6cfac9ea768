//! What a message seems to ask for: service, urgency and language, proposed from its words, settled by an employee, and counted.

pub(crate) mod past;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::Service;
use org::ServiceId;
use serde::Deserialize;
use serde::Serialize;
use writing::Urgency;
use writing::matter;
use writing::matter::Called;
use writing::matter::Catalogue;

use crate::Case;
use crate::CaseId;
use crate::NewCase;
use crate::assign::must_be_in_hand;
use crate::clocks;
use crate::proposals::past::Learnt;
use crate::store;
use crate::store::proposals;
use crate::work_events::MatterProposed;
use crate::work_events::MatterSettled;

/// What is proposed for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The service that it concerns; none where no words say so, or the channel knows it.
    pub service: Option<ServiceId>,
    /// How much it presses.
    pub urgency: Urgency,
    /// In which language the answer is wanted.
    pub lang: Lang,
    /// The words of the message that say so.
    pub says: Says,
    /// Whether an employee has settled it.
    pub is_settled: bool,
}

/// The words of a message that speak for what is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Says {
    /// For the service.
    pub service: Vec<String>,
    /// For the urgency.
    pub urgency: Vec<String>,
    /// For the language.
    pub lang: Vec<String>,
    /// For the service, where past cases speak for it and no word of the catalogue does.
    pub past: Vec<Learnt>,
}

/// How well one thing was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// `service`, `past` (a service, from past cases), `urgency`, `lang`.
    pub field: String,
    /// Proposals that employees kept.
    pub kept: i64,
    /// Proposals that they corrected.
    pub corrected: i64,
    /// What they said where nothing was proposed.
    pub added: i64,
}

/// What an employee says that a case is about.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The service; none when it concerns none of them.
    pub service: Option<ServiceId>,
    /// How much it presses.
    pub urgency: Urgency,
    /// The language of the customer.
    pub lang: Lang,
    /// The version of the case that was looked at.
    pub seen: i64,
}

/// Proposes what a new case is about.
pub(crate) fn propose(tx: &mut Tx<'_>, new: &NewCase) -> Result<Proposal> {
    let message = matter::Message::new(&new.subject, &new.first_words);
    let offered: Vec<Service> = org::store::services(tx)?.into_iter().filter(|service| service.is_offered).collect();
    let service = match new.service {
        None if !offered.is_empty() => catalogue(&offered).service(&message),
        _ => matter::Because::default(),
    };
    let named = service.what.map(|place| offered[place].id);
    let is_open = new.service.is_none() && named.is_none();
    let past = if is_open { past::propose(tx, &message, &offered)? } else { None };
    let (learnt, because) = past.map_or((None, Vec::new()), |(service, because)| (Some(service), because));
    let (urgency, lang) = (matter::urgency(&message), matter::answer_in(&message));
    Ok(Proposal {
        service: named.or(learnt),
        urgency: urgency.what,
        lang: if lang.says.is_empty() { new.lang } else { lang.what },
        says: Says { service: service.says, urgency: urgency.says, lang: lang.says, past: because },
        is_settled: false,
    })
}

/// Keeps what was proposed for a case that was opened just now, where there is something to settle.
pub(crate) fn keep(tx: &mut Tx<'_>, case: &Case, proposal: &Proposal) -> Result<()> {
    if proposal.service.is_none() && proposal.urgency == Urgency::Ordinary && proposal.says.lang.is_empty() {
        return Ok(());
    }
    proposals::insert(tx, case.id, proposal)?;
    tx.record(MatterProposed {
        case: case.id.get(),
        service: proposal.service.map(Id::get),
        urgency: proposal.urgency.key(),
        lang: proposal.lang.code(),
    })?;
    Ok(())
}

/// The services of an entity as they are looked for. The same names and words are read once, whoever asks.
fn catalogue(services: &[Service]) -> Arc<Catalogue> {
    const MOST: usize = 200;
    static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Catalogue>>>> = LazyLock::new(Mutex::default);
    let key: String =
        services.iter().flat_map(|service| [&service.name.ar, &service.name.en, &service.words]).flat_map(|text| [text, "\0"]).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(catalogue) = known.get(&key) {
        return Arc::clone(catalogue);
    }
    let called = services.iter().map(|service| Called { names: [&service.name.ar, &service.name.en], words: &service.words });
    let catalogue = Arc::new(Catalogue::new(&called.collect::<Vec<_>>()));
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(key, Arc::clone(&catalogue));
    catalogue
}

/// Says what a case is about: as was proposed, or otherwise. What was proposed and what was said instead are counted the first time.
///
/// # Errors
/// `Invalid` for a service that the entity does not offer; refused in a colleague's hands; `Conflict` when the case changed since.
pub fn settle_matter(tx: &mut Tx<'_>, id: CaseId, what: &Settled) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &case)?;
    let proposal = proposals::of_case(tx, case.id)?;
    let is_so = (case.service, case.urgency, case.lang) == (what.service, what.urgency, what.lang);
    if is_so && proposal.as_ref().is_none_or(|proposal| proposal.is_settled) {
        return Ok(case);
    }
    case.must_be_version(what.seen)?;
    if let Some(service) = what.service.filter(|service| case.service != Some(*service)) {
        let known = org::store::service(tx, service)?.filter(|service| service.is_offered);
        known.ok_or_else(|| invalid("service", "desk-matter-service"))?;
    }
    count(tx, &case, proposal.as_ref(), what)?;
    let before = std::mem::replace(&mut case.service, what.service);
    case.urgency = what.urgency;
    case.lang = what.lang;
    if before != case.service {
        clocks::follow_service(tx, &mut case, before)?;
    }
    store::save_case(tx, &mut case)?;
    let was_named = before.or(proposal.as_ref().and_then(|proposal| proposal.service)).is_some();
    past::follow(tx, &case, was_named)?;
    let is_kept =
        proposal.is_none_or(|proposal| (proposal.service, proposal.urgency, proposal.lang) == (what.service, what.urgency, what.lang));
    tx.record(MatterSettled {
        case: case.id.get(),
        service: what.service.map(Id::get),
        urgency: what.urgency.key(),
        lang: what.lang.code(),
        is_kept,
    })?;
    Ok(case)
}

/// How well service, urgency and language were proposed in the entity, from what employees made of it.
///
/// # Errors
/// What the database says.
pub fn proposal_quality(tx: &mut Tx<'_>) -> Result<Vec<Quality>> {
    proposals::quality(tx)
}

/// Counts what became of each thing that was proposed. A case is counted once: where it was never proposed anything, when its service is said.
fn count(tx: &mut Tx<'_>, case: &Case, proposal: Option<&Proposal>, what: &Settled) -> Result<()> {
    let Some(proposal) = proposal else {
        let is_first = case.service.is_none() && what.service.is_some();
        return if is_first { proposals::count(tx, "service", (false, false, true)) } else { Ok(()) };
    };
    if !proposals::settle(tx, case.id)? {
        return Ok(());
    }
    let field = if proposal.says.past.is_empty() { "service" } else { "past" };
    match (proposal.service, what.service) {
        (Some(proposed), said) => proposals::count(tx, field, (said == Some(proposed), said != Some(proposed), false))?,
        (None, Some(_)) if case.service.is_none() => proposals::count(tx, "service", (false, false, true))?,
        _ => {}
    }
    let is_right = proposal.urgency == what.urgency;
    proposals::count(tx, "urgency", (is_right, !is_right, false))?;
    let is_right = proposal.lang == what.lang;
    proposals::count(tx, "lang", (is_right, !is_right, false))
}
