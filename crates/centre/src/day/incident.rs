//! What happens in a centre and is nobody's visit (حادثة): the power fails, the network is down, somebody faints. Whoever works there writes it
//! down, and what was done about it.

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::day::incident_events::IncidentEnded;
use crate::day::incident_events::IncidentReported;
use crate::issue::must_reach;
use crate::serve::said;
use crate::store;

/// So long ago may have begun or ended what is written down.
pub(crate) const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// What is written down again within so long is the same press.
const AGAIN: Duration = Duration::from_secs(60);
/// Times are typed to the minute.
const MINUTE: Duration = Duration::from_secs(60);

/// Marks ids of incidents.
pub(crate) enum IncidentKind {}
/// Names an incident.
pub(crate) type IncidentId = Id<IncidentKind>;

/// What an incident concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The power.
    Power,
    /// The network, or a system in it.
    Network,
    /// A display, a printer, a lift.
    Device,
    /// Somebody was hurt or ill, or might be.
    Safety,
    /// More people than the place holds.
    Crowd,
    /// Something else.
    Other,
}

impl Trouble {
    /// Each, in the order in which they are offered.
    pub(crate) const ALL: [Trouble; 6] =
        [Trouble::Power, Trouble::Network, Trouble::Device, Trouble::Safety, Trouble::Crowd, Trouble::Other];

    /// The stable name: `power`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Trouble::Power => "power",
            Trouble::Network => "network",
            Trouble::Device => "device",
            Trouble::Safety => "safety",
            Trouble::Crowd => "crowd",
            Trouble::Other => "other",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Trouble> {
        Trouble::ALL.into_iter().find(|one| one.key() == key)
    }

    /// The key of its words.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Trouble::Power => "centre-trouble-power",
            Trouble::Network => "centre-trouble-network",
            Trouble::Device => "centre-trouble-device",
            Trouble::Safety => "centre-trouble-safety",
            Trouble::Crowd => "centre-trouble-crowd",
            Trouble::Other => "centre-trouble-other",
        }
    }
}

/// An incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incident {
    /// Its id.
    pub(crate) id: IncidentId,
    /// The centre.
    pub(crate) centre: CentreId,
    /// What it concerns.
    pub(crate) trouble: Trouble,
    /// What happened.
    pub(crate) what: String,
    /// When it began.
    pub(crate) began: Timestamp,
    /// Who wrote it down, and when.
    pub(crate) by: EmployeeId,
    pub(crate) reported: Timestamp,
    /// What was done; empty while it goes on.
    pub(crate) done: String,
    /// When it was over; none while it goes on.
    pub(crate) ended: Option<Timestamp>,
    /// Who said so.
    pub(crate) closer: Option<EmployeeId>,
}

/// What is written down of an incident.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// `power`, `network`, `device`, `safety`, `crowd`, `other`.
    pub(crate) trouble: String,
    /// What happened.
    pub(crate) what: String,
    /// When it began; none for now.
    pub(crate) began: Option<Timestamp>,
}

/// Writes down what happened in a centre.
///
/// # Errors
/// `Invalid` without what it concerns and what happened, and for a time that is to come or more than a week ago; `NotFound` for a centre out of
/// reach.
pub(crate) fn report_incident(tx: &mut Tx<'_>, centre: CentreId, report: &Report) -> Result<Incident> {
    must_reach(tx, centre)?;
    let (now, by) = (tx.now(), tx.actor().employee()?);
    let trouble = Trouble::parse(&report.trouble).ok_or_else(|| invalid("trouble", "centre-incident-choose"))?;
    let what = said(&report.what, "what")?;
    let began = report.began.unwrap_or(now);
    if began > now || began + WEEK < now {
        return Err(invalid("from", "centre-incident-from-wrong"));
    }
    // A second press says nothing new.
    let is_same = |one: &Incident| (one.trouble, &one.what, one.by) == (trouble, &what, by) && one.reported + AGAIN > now;
    if let Some(known) = store::open_incidents(tx, centre)?.into_iter().find(is_same) {
        return Ok(known);
    }
    let new = Incident { id: tx.new_id(), centre, trouble, what, began, by, reported: now, done: String::new(), ended: None, closer: None };
    store::insert_incident(tx, &new)?;
    tx.record(IncidentReported {
        centre: centre.get(),
        incident: new.id.get(),
        trouble: trouble.key(),
        what: new.what.clone(),
        began_at: began.as_millisecond(),
    })?;
    Ok(new)
}

/// An incident of a centre.
///
/// # Errors
/// `NotFound` for a centre out of reach and for an incident of another centre.
pub(crate) fn incident_in(tx: &mut Tx<'_>, (centre, id): (CentreId, IncidentId)) -> Result<Incident> {
    must_reach(tx, centre)?;
    store::incident(tx, id)?.filter(|one| one.centre == centre).ok_or(Error::NotFound("incident"))
}

/// An incident is over: what was done, and until when it went on; none for now.
///
/// # Errors
/// `Invalid` without what was done, and for an end before its beginning, to come or more than a week ago; refused where it was over already; what `incident_in` says.
pub(crate) fn end_incident(tx: &mut Tx<'_>, which: (CentreId, IncidentId), (done, until): (&str, Option<Timestamp>)) -> Result<Incident> {
    let mut incident = incident_in(tx, which)?;
    if incident.ended.is_some() {
        return Err(refuse("centre-incident-over").into());
    }
    let (now, me) = (tx.now(), tx.actor().employee()?);
    incident.done = said(done, "done")?;
    let ended = until.unwrap_or(now);
    if ended > now || ended + WEEK < now || ended + MINUTE <= incident.began {
        return Err(invalid("until", "centre-incident-until-wrong"));
    }
    let ended = ended.max(incident.began);
    (incident.ended, incident.closer) = (Some(ended), Some(me));
    store::update_incident(tx, &incident)?;
    tx.record(IncidentEnded {
        centre: incident.centre.get(),
        incident: incident.id.get(),
        trouble: incident.trouble.key(),
        done: incident.done.clone(),
        ended_at: ended.as_millisecond(),
    })?;
    Ok(incident)
}
