//! Breaks are planned for a day: who, when and how long. A plan that would break the cover is refused with the time and what is missing.

use std::time::Duration;

use ::store::Tx;
use kernel::Arg;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::KEY;
use crate::break_events::BreakPlanned;
use crate::break_line::offered;
use crate::break_line::server;
use crate::break_line::servers;
use crate::breaks::Break;
use crate::breaks::BreakId;
use crate::breaks::Stage;
use crate::breaks::break_in;
use crate::breaks::withdraw;
use crate::cover::Kept;
use crate::cover::Missing;
use crate::cover::Server;
use crate::cover::minutes;
use crate::hours::calendar_of;
use crate::issue::must_reach;
use crate::issue::today;
use crate::slots::Span;
use crate::store;

/// So far ahead breaks are planned.
const AHEAD: Duration = Duration::from_secs(31 * 24 * 3600);

/// A break that should be planned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewPlan {
    pub(crate) centre: CentreId,
    pub(crate) employee: EmployeeId,
    /// When it begins.
    pub(crate) at: Timestamp,
    pub(crate) minutes: u32,
}

/// Plans a break.
///
/// # Errors
/// `Invalid` for somebody who does not serve at the counters of this centre, a time that has passed or lies outside the hours, a length that the centre does not have,
/// another break of theirs at that time, and where cover would be missing at an instant of it.
pub(crate) fn plan_break(tx: &mut Tx<'_>, new: NewPlan) -> Result<Break> {
    must_reach(tx, new.centre)?;
    tx.actor().employee()?;
    let (now, cover) = (tx.now(), store::cover(tx, new.centre)?);
    let time = Span { from: new.at, to: new.at + minutes(new.minutes) };
    if !cover.lengths.contains(&new.minutes) {
        return Err(invalid("minutes", "centre-break-length"));
    }
    if new.at <= now {
        return Err(invalid("at", "centre-break-past"));
    }
    if new.at > now + AHEAD {
        return Err(invalid("at", "centre-break-far"));
    }
    if !calendar_of(tx, new.centre)?.is_open(new.at) {
        return Err(invalid("at", "centre-break-outside-hours"));
    }
    if !may_break(tx, new.centre)?.iter().any(|one| one.id == new.employee) {
        return Err(invalid("employee", "centre-break-who"));
    }
    let leaves = server(tx, new.employee)?;
    let others: Vec<(EmployeeId, Span)> = store::open_breaks(tx, new.centre)?.iter().map(|one| (one.employee, one.span(now))).collect();
    if others.iter().any(|(who, span)| *who == new.employee && span.meets(&time)) {
        return Err(invalid("at", "centre-break-twice"));
    }
    let (there, services, counters) = (present(tx, new.centre, new.at)?, offered(tx, new.centre)?, store::counters(tx, new.centre)?.len());
    let kept = Kept { cover: &cover, services: &services, counters };
    if let Some((at, missing)) = kept.first_missing((&leaves, time), &there, &others) {
        let (key, args) = lacks(tx, at, missing)?;
        return Err(Error::Invalid(vec![FieldError { field: "at".into(), key, args }]));
    }
    planned(tx, new)
}

fn planned(tx: &mut Tx<'_>, new: NewPlan) -> Result<Break> {
    let one = Break {
        id: tx.new_id(),
        centre: new.centre,
        employee: new.employee,
        day: new.at.to_zoned(ui::bahrain()).date().to_string(),
        minutes: new.minutes,
        stage: Stage::Planned,
        asked: new.at,
        planned: Some(new.at),
        begun: None,
        due: None,
        ended: None,
        is_overdue: false,
        grantor: None,
        reason: String::new(),
    };
    store::save_break(tx, &one)?;
    let (id, employee, at) = (one.id.get(), new.employee.get(), new.at.as_millisecond());
    tx.record(BreakPlanned { centre: new.centre.get(), id, employee, at, minutes: new.minutes })?;
    Ok(one)
}

/// Takes a planned break out of the plan. A second press changes nothing.
///
/// # Errors
/// Refused where it has been asked for or has begun; `NotFound` for a break of another centre or out of reach.
pub(crate) fn remove_plan(tx: &mut Tx<'_>, (centre, id): (CentreId, BreakId)) -> Result<()> {
    let one = break_in(tx, (centre, id))?;
    match one.stage {
        Stage::Planned => withdraw(tx, one, "removed"),
        Stage::Withdrawn => Ok(()),
        _ => Err(refuse("centre-break-begun").into()),
    }
}

/// Those of whom it is known that they can be at the counters at a time: who sits there now for what is left of a day that has begun there, and
/// else whoever works in the centre, is qualified for its counters and is not entered as away.
pub(crate) fn present(tx: &mut Tx<'_>, centre: CentreId, at: Timestamp) -> Result<Vec<Server>> {
    let mut there: Vec<EmployeeId> = Vec::new();
    if at.to_zoned(ui::bahrain()).date().to_string() == today(tx) {
        there = store::counters(tx, centre)?.into_iter().filter_map(|counter| counter.employee).collect();
    }
    if there.is_empty() {
        let away = org::store::absences_at(tx, at)?;
        let works = org::store::employees(tx)?.into_iter().filter(|one| one.centre == Some(centre)).map(|one| one.id);
        there = works.filter(|who| !away.iter().any(|absence| absence.employee == *who)).collect();
    }
    let servers = servers(tx, there)?;
    Ok(servers.into_iter().filter(|server| !server.skills.is_empty()).collect())
}

/// Who can be given a break: whoever is qualified for counters and works in the centre, in the entity's office, or sits there now.
pub(crate) fn may_break(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<org::Employee>> {
    let skills = org::store::all_skills(tx)?;
    let sit: Vec<EmployeeId> = store::counters(tx, centre)?.into_iter().filter_map(|counter| counter.employee).collect();
    let is_there = |one: &org::Employee| one.centre.is_none_or(|own| own == centre) || sit.contains(&one.id);
    let is_qualified = |one: &org::Employee| skills.iter().any(|skill| skill.employee == one.id && skill.channel == KEY);
    Ok(org::store::employees(tx)?.into_iter().filter(|one| is_there(one) && is_qualified(one)).collect())
}

/// What is missing at an instant, in words.
pub(crate) fn lacks(tx: &mut Tx<'_>, at: Timestamp, missing: Missing) -> Result<(&'static str, Vec<(&'static str, Arg)>)> {
    let time = ("time", Arg::from(at.to_zoned(ui::bahrain()).strftime("%H:%M").to_string()));
    Ok(match missing {
        Missing::Counters { left, least } => {
            ("centre-break-lacks-counters", vec![time, ("left", i64::from(left).into()), ("least", i64::from(least).into())])
        }
        Missing::Service(service) => ("centre-break-lacks-service", vec![time, ("service", named(tx, service)?)]),
        Missing::Language(service, Lang::Ar) => ("centre-break-lacks-arabic", vec![time, ("service", named(tx, service)?)]),
        Missing::Language(service, Lang::En) => ("centre-break-lacks-english", vec![time, ("service", named(tx, service)?)]),
    })
}

fn named(tx: &mut Tx<'_>, service: org::ServiceId) -> Result<Arg> {
    let lang = tx.actor().lang;
    Ok(org::store::service(tx, service)?.map(|service| service.name.get(lang).to_owned()).unwrap_or_default().into())
}
