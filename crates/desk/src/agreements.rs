//! Agreements (اتفاقية مستوى الخدمة): how soon a reply is owed, by service or for the whole entity, and the line of those who are told as the
//! time goes by.

use ::store::Tx;
use calendar::Countdown;
use calendar::ServiceLevel;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use org::ServiceId;
use serde::Deserialize;
use serde::Serialize;

use crate::store::agreements;
use crate::work_events::AgreementSaved;

/// Set the entity's agreements.
pub const AGREEMENTS: Permission = Permission { key: "desk.agreements", roles: &[Role::EntityAdministrator] };

/// The most steps of a line.
pub(crate) const MOST_STEPS: usize = 4;
/// The greatest share of the time at which somebody is told, in per cent.
pub(crate) const MOST_PERCENT: u32 = 500;
/// The longest time that is agreed: a year of clock hours.
const LONGEST_SECONDS: u64 = 366 * 24 * 3600;

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The owner of the case.
    Owner,
    /// The supervisors of the owner's centre and of the whole entity.
    Supervisor,
    /// The managers of the owner's centre; the supervisors where there is none.
    CentreManager,
    /// The entity's administrators.
    Administrator,
    /// One employee.
    One(EmployeeId),
}

impl Whom {
    /// The roles that a line may name, in the order of a list to choose from.
    pub const ROLES: [Whom; 4] = [Whom::Owner, Whom::Supervisor, Whom::CentreManager, Whom::Administrator];

    /// The stable name: `centre-manager`, or an employee's number.
    pub fn key(&self) -> String {
        match self {
            Whom::Owner => "owner".into(),
            Whom::Supervisor => "supervisor".into(),
            Whom::CentreManager => "centre-manager".into(),
            Whom::Administrator => "administrator".into(),
            Whom::One(id) => id.to_string(),
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Whom> {
        let role = Whom::ROLES.into_iter().find(|whom| whom.key() == key);
        role.or_else(|| key.parse().ok().map(|id: i64| Whom::One(Id::new(id))))
    }
}

/// A point of the time at which somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// How much of the allowed time has gone by, in per cent, 1 to 500.
    pub percent: u32,
    /// Who is told.
    pub whom: Whom,
}

/// How soon a reply is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// For which service; none for everything else of the entity.
    pub service: Option<ServiceId>,
    /// How soon, and in which hours.
    pub level: ServiceLevel,
    /// Who is told as the time goes by.
    pub line: Vec<Step>,
}

/// Who is told where the entity agreed nothing else: the owner, closer to the time the supervisors, and after it the managers.
pub(crate) fn usual_line() -> Vec<Step> {
    let step = |percent, whom| Step { percent, whom };
    vec![step(75, Whom::Owner), step(90, Whom::Supervisor), step(120, Whom::CentreManager)]
}

/// How soon a reply is owed: as agreed for the service, else as the channel has it, else as the entity agreed, else 24 hours by the clock.
pub(crate) fn level(tx: &mut Tx<'_>, service: Option<ServiceId>, of_channel: ServiceLevel) -> Result<ServiceLevel> {
    let all = agreements::all(tx)?;
    let of = |wanted: Option<ServiceId>| all.iter().find(|agreement| agreement.service == wanted).map(|agreement| agreement.level);
    if let Some(level) = service.and_then(|service| of(Some(service))) {
        return Ok(level);
    }
    Ok(if of_channel == ServiceLevel::email_default() { of(None).unwrap_or(of_channel) } else { of_channel })
}

/// A clock that starts at an instant, by what is agreed for a service, else as the channel has it. What the channel has is kept: a case that
/// turns out to be of no such service goes by it again.
pub(crate) fn clock(tx: &mut Tx<'_>, started: Timestamp, service: Option<ServiceId>, of_channel: ServiceLevel) -> Result<Countdown> {
    let clock = Countdown::new(started, level(tx, service, of_channel)?);
    Ok(if is_agreed(tx, service)? { clock.in_place_of(of_channel) } else { clock })
}

/// Whether something was agreed for a service alone.
pub(crate) fn is_agreed(tx: &mut Tx<'_>, service: Option<ServiceId>) -> Result<bool> {
    Ok(service.is_some() && agreements::all(tx)?.iter().any(|agreement| agreement.service == service))
}

/// Who is told as the time of a case of a service goes by, in the order of time.
pub(crate) fn line(tx: &mut Tx<'_>, service: Option<ServiceId>) -> Result<Vec<Step>> {
    let all = agreements::all(tx)?;
    let of = |wanted: Option<ServiceId>| all.iter().find(|agreement| agreement.service == wanted).map(|agreement| agreement.line.clone());
    Ok(service.and_then(|service| of(Some(service))).or_else(|| of(None)).unwrap_or_else(usual_line))
}

/// The agreements of the transaction's entity.
///
/// # Errors
/// What the database says.
pub fn agreements(tx: &mut Tx<'_>) -> Result<Vec<Agreement>> {
    agreements::all(tx)
}

/// Agrees how soon a reply is owed. Clocks that run already keep the time that their customers were told.
///
/// # Errors
/// `Invalid` for a time, a share or a person that cannot be; `NotFound` for a service of another entity.
pub fn agree(tx: &mut Tx<'_>, agreement: &Agreement) -> Result<()> {
    if !(60..=LONGEST_SECONDS).contains(&agreement.level.allowed_seconds) {
        return Err(invalid("hours", "desk-agreement-hours"));
    }
    must_be_ours(tx, agreement.service)?;
    let mut line = agreement.line.clone();
    if line.len() > MOST_STEPS || line.iter().any(|step| !(1..=MOST_PERCENT).contains(&step.percent)) {
        return Err(invalid("line", "desk-agreement-percent"));
    }
    for step in &line {
        if let Whom::One(id) = step.whom {
            let known = org::store::employee(tx, id)?.filter(|employee| employee.is_active);
            known.ok_or_else(|| invalid("line", "desk-agreement-whom"))?;
        }
    }
    line.sort_by_key(|step| step.percent);
    line.dedup();
    agreements::save(tx, &Agreement { line, ..agreement.clone() })?;
    tx.record(AgreementSaved { service: agreement.service.map(Id::get), is_kept: true })?;
    Ok(())
}

/// A service for which something is agreed is one of the entity; none is the entity itself.
fn must_be_ours(tx: &mut Tx<'_>, service: Option<ServiceId>) -> Result<()> {
    let Some(service) = service else { return Ok(()) };
    org::store::service(tx, service)?.ok_or(Error::NotFound("service")).map(drop)
}

/// Ends what was agreed for a service or for the entity. A second click changes nothing.
///
/// # Errors
/// `NotFound` for a service of another entity.
pub fn end_agreement(tx: &mut Tx<'_>, service: Option<ServiceId>) -> Result<()> {
    must_be_ours(tx, service)?;
    if agreements::remove(tx, service)? > 0 {
        tx.record(AgreementSaved { service: service.map(Id::get), is_kept: false })?;
    }
    Ok(())
}
