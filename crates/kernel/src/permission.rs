//! What may be done, and which roles may do it.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

/// A right to one act or one kind of reading, named `slice.verb`. A constant beside the act that needs it.
#[derive(Clone, Copy)]
pub struct Permission {
    /// The stable name: `email.reply`.
    pub key: &'static str,
    /// The roles that hold it unless an entity decides otherwise.
    pub roles: &'static [Role],
}

impl PartialEq for Permission {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl fmt::Debug for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

/// What a person is to an entity or a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Anyone at all, signed in or not: a citizen on the public pages.
    Public,
    /// Daleel itself: jobs, mail intake.
    System,
    /// Serves customers (موظف خدمة العملاء).
    Employee,
    /// Leads employees (مشرف).
    Supervisor,
    /// Answers for a centre (مدير المركز).
    CentreManager,
    /// Writes the knowledge and the texts (محرر المحتوى).
    ContentEditor,
    /// Sets the entity up (مدير النظام في الجهة).
    EntityAdministrator,
    /// Judges interactions (مراجع الجودة).
    QualityReviewer,
    /// Answers for service across the government: figures without persons (الإشراف الحكومي).
    Oversight,
    /// Runs the installation; sees no customer data at all (مشغّل النظام).
    Operator,
}

impl Role {
    /// The roles that a person can be given, in the order of a list to choose from.
    pub const GIVEN: [Role; 8] = [
        Role::Employee,
        Role::Supervisor,
        Role::CentreManager,
        Role::ContentEditor,
        Role::EntityAdministrator,
        Role::QualityReviewer,
        Role::Oversight,
        Role::Operator,
    ];

    /// The stable name, as in settings, tables and words: `centre-manager`.
    pub const fn key(self) -> &'static str {
        match self {
            Role::Public => "public",
            Role::System => "system",
            Role::Employee => "employee",
            Role::Supervisor => "supervisor",
            Role::CentreManager => "centre-manager",
            Role::ContentEditor => "content-editor",
            Role::EntityAdministrator => "entity-administrator",
            Role::QualityReviewer => "quality-reviewer",
            Role::Oversight => "oversight",
            Role::Operator => "operator",
        }
    }

    /// Reads a stable name of a role that a person can be given.
    pub fn parse(key: &str) -> Option<Role> {
        Role::GIVEN.into_iter().find(|role| role.key() == key)
    }
}
