//! What can happen in an organisation.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A government entity was set up.
#[derive(Serialize)]
pub struct EntityFounded {
    /// The entity.
    pub entity: i64,
    /// Its code.
    pub code: String,
}
impl Event for EntityFounded {
    const KIND: &'static str = "org.entity-founded";
    fn about(&self) -> About {
        About::thing("entity", self.entity)
    }
}

/// An employee joined, or their record was changed.
#[derive(Serialize)]
pub struct EmployeeSaved {
    /// The employee.
    pub employee: i64,
    /// Whether they are new.
    pub is_new: bool,
}
impl Event for EmployeeSaved {
    const KIND: &'static str = "org.employee-saved";
    fn about(&self) -> About {
        About::thing("employee", self.employee)
    }
}

/// An employee is away for a time.
#[derive(Serialize)]
pub struct AbsenceBegun {
    /// Who is away.
    pub employee: i64,
    /// Who takes over, if anybody.
    pub back_up: Option<i64>,
    /// From, in milliseconds since 1970.
    pub begins_at: i64,
    /// Until, in milliseconds since 1970.
    pub ends_at: i64,
}
impl Event for AbsenceBegun {
    const KIND: &'static str = "org.absence-begun";
    fn about(&self) -> About {
        About::thing("employee", self.employee)
    }
}

/// An employee came back before the time.
#[derive(Serialize)]
pub struct AbsenceEnded {
    /// Who is back.
    pub employee: i64,
}
impl Event for AbsenceEnded {
    const KIND: &'static str = "org.absence-ended";
    fn about(&self) -> About {
        About::thing("employee", self.employee)
    }
}

/// What the public reads of an entity was changed.
#[derive(Serialize)]
pub struct EntityChanged {
    /// The entity.
    pub entity: i64,
}
impl Event for EntityChanged {
    const KIND: &'static str = "org.entity-changed";
    fn about(&self) -> About {
        About::thing("entity", self.entity)
    }
}

/// A centre was opened.
#[derive(Serialize)]
pub struct CentreOpened {
    /// The centre.
    pub centre: i64,
}
impl Event for CentreOpened {
    const KIND: &'static str = "org.centre-opened";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A service was added, offered, or offered no longer.
#[derive(Serialize)]
pub struct ServiceSaved {
    /// The service.
    pub service: i64,
    /// Whether it is offered now.
    pub is_offered: bool,
}
impl Event for ServiceSaved {
    const KIND: &'static str = "org.service-saved";
    fn about(&self) -> About {
        About::thing("service", self.service)
    }
}

/// What the catalogue says of a service was changed.
#[derive(Serialize)]
pub struct ServiceGuided {
    /// The service.
    pub service: i64,
}
impl Event for ServiceGuided {
    const KIND: &'static str = "org.service-guided";
    fn about(&self) -> About {
        About::thing("service", self.service)
    }
}

/// What an employee is qualified for was changed.
#[derive(Serialize)]
pub struct SkillChanged {
    /// The employee.
    pub employee: i64,
    /// The key of the channel.
    pub channel: String,
    /// Whether they are qualified now.
    pub is_held: bool,
}
impl Event for SkillChanged {
    const KIND: &'static str = "org.skill-changed";
    fn about(&self) -> About {
        About::thing("employee", self.employee)
    }
}
