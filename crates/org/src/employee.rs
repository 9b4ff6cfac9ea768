//! An employee (موظف): a person who serves; their qualification, absence and back-up.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Gender;
use kernel::Id;
use kernel::Lang;
use kernel::Timestamp;

use crate::ServiceId;

/// A person who serves customers. Supervisors and managers are employees with more to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Their id, and that of their account.
    pub id: EmployeeId,
    /// The centre where they work; none for the entity's office.
    pub centre: Option<CentreId>,
    /// Their full name.
    pub name: Bilingual,
    /// Their job title.
    pub title: Bilingual,
    /// Their department.
    pub department: Bilingual,
    /// The number shown in their signature.
    pub phone: String,
    /// The address shown in their signature.
    pub email: String,
    /// How they are addressed.
    pub gender: Option<Gender>,
    /// The colleague who takes over when they are away (6.email.teammate).
    pub back_up: Option<EmployeeId>,
    /// Whether they switched single-letter shortcuts off.
    pub letters_off: bool,
    /// Whether they still work here.
    pub is_active: bool,
}

impl Employee {
    /// Somebody who works in the entity's office and of whom nothing else is known yet.
    pub fn new(id: EmployeeId, name: Bilingual, email: impl Into<String>) -> Self {
        Self {
            id,
            centre: None,
            name,
            title: Bilingual::default(),
            department: Bilingual::default(),
            phone: String::new(),
            email: email.into(),
            gender: None,
            back_up: None,
            letters_off: false,
            is_active: true,
        }
    }
}

/// What an employee is qualified for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Skill {
    /// Who.
    pub employee: EmployeeId,
    /// The service; none means every service of the entity.
    pub service: Option<ServiceId>,
    /// The channel's key.
    pub channel: String,
    /// The language.
    pub lang: Lang,
}

/// Marks ids of absences.
pub enum AbsenceKind {}

/// A time in which an employee is away, planned or sudden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: Id<AbsenceKind>,
    /// Who is away.
    pub employee: EmployeeId,
    /// From.
    pub begins_at: Timestamp,
    /// Until.
    pub ends_at: Timestamp,
    /// Who takes over; none means the employee's own back-up.
    pub back_up: Option<EmployeeId>,
    /// The stable name of the reason: `leave`, `sick`, `duty`, `other`.
    pub reason: String,
}
