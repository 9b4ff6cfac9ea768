//! The first set-up of a centre, step by step: what is there, what is missing, and whether customers can come.

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use org::ServiceId;
use ui::Page;

use crate::KEY;
use crate::hours::calendar_of;
use crate::open_services::open_services;
use crate::serving_page::people;
use crate::store;

/// What is known of how far a centre is set up.
pub(crate) struct Progress {
    has_hours: bool,
    has_own_hours: bool,
    queues: usize,
    /// The services for which tickets are given.
    open: Vec<(ServiceId, Bilingual)>,
    counters: usize,
    /// How many are qualified for its counters.
    people: usize,
    /// The services for which nobody is.
    unserved: Vec<Bilingual>,
    devices: usize,
}

impl Progress {
    /// Looks at a centre now.
    pub(crate) fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Progress> {
        let open: Vec<(ServiceId, Bilingual)> = open_services(tx, centre)?.into_iter().map(|one| (one.id, one.name)).collect();
        let here = people(tx, centre)?;
        let mut skills = org::store::all_skills(tx)?;
        skills.retain(|skill| skill.channel == KEY && here.iter().any(|one| one.id == skill.employee));
        let is_served = |id: ServiceId| skills.iter().any(|skill| skill.service.is_none_or(|known| known == id));
        Ok(Progress {
            has_own_hours: store::own_hours(tx, centre)?.is_some(),
            has_hours: !calendar_of(tx, centre)?.week().is_never_open(),
            queues: store::queues(tx, centre)?.len(),
            unserved: open.iter().filter(|(id, _)| !is_served(*id)).map(|(_, name)| name.clone()).collect(),
            people: here.iter().filter(|one| skills.iter().any(|skill| skill.employee == one.id)).count(),
            open,
            counters: store::counters(tx, centre)?.len(),
            devices: store::devices(tx, centre)?.len(),
        })
    }

    /// Whether customers can come: whatever they may want, tickets are given for it and somebody serves it.
    pub(crate) fn is_open(&self) -> bool {
        self.has_hours && !self.open.is_empty() && self.counters > 0 && self.people > 0 && self.unserved.is_empty()
    }

    /// The steps in their order.
    pub(crate) fn steps(&self, page: &Page, path: &str) -> Vec<Step> {
        let step = |label: &str, href: String, is_done: bool, text: String| Step { label: page.t(label), href, is_done, text };
        let unserved: Vec<&str> = self.unserved.iter().map(|name| name.get(page.lang)).collect();
        let queues = match (self.queues, self.open.len()) {
            (0, _) => page.t("centre-step-no-queue"),
            (_, 0) => page.t("centre-step-no-service"),
            (_, many) => page.tn("centre-step-services", many),
        };
        let people = match (self.people, unserved.is_empty()) {
            (0, _) => page.t("centre-step-nobody"),
            (_, false) => page.t1("centre-step-unserved", "services", unserved.join(" · ").as_str()),
            (many, true) => page.tn("centre-step-people", many),
        };
        let hours = match (self.has_hours, self.has_own_hours) {
            (_, true) => "centre-step-hours-own",
            (true, false) => "centre-step-hours-there",
            (false, false) => "centre-step-hours-missing",
        };
        vec![
            step("centre-step-hours", format!("{path}/hours"), self.has_hours, page.t(hours)),
            step("centre-step-queues", format!("{path}/set-up#queues-title"), !self.open.is_empty(), queues),
            step(
                "centre-step-counters",
                format!("{path}/set-up#counters-title"),
                self.counters > 0,
                page.tn("centre-step-many-counters", self.counters),
            ),
            step("centre-step-serving", format!("{path}/serving"), self.people > 0 && unserved.is_empty(), people),
            step("centre-step-devices", format!("{path}/devices"), self.devices > 0, page.tn("centre-step-many-devices", self.devices)),
        ]
    }
}

/// A step of the first set-up.
pub(crate) struct Step {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_done: bool,
    /// What is there, or what is missing.
    pub(crate) text: String,
}
