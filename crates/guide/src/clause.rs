//! A clause (بند): one duty of the guide, and how the software stands behind it.

use kernel::Lang;
use serde::Deserialize;
use serde::Serialize;

/// A duty of the guide in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// The stable name, `chapter.part.key`. It never changes and is never reused.
    pub id: String,
    /// The guide's chapter, 1 to 8.
    pub chapter: u8,
    /// When in the service the duty falls due.
    pub stage: Stage,
    /// Whose duty it is.
    pub actor: Duty,
    /// Where it applies: `centre`, `call`, `email`, `video`, `chat`, `complaint`, or `all`.
    pub channels: Vec<String>,
    /// How the software stands behind it, in one or more ways.
    pub by: Vec<By>,
    /// The duty in English.
    pub en: String,
    /// The duty in Arabic.
    pub ar: String,
    /// What the software does about it, in English.
    pub does_en: String,
    /// What the software does about it, in Arabic.
    pub does_ar: String,
}

impl Clause {
    /// The duty in the reader's language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }

    /// What the software does about it, in the reader's language.
    pub fn does(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.does_ar,
            Lang::En => &self.does_en,
        }
    }

    /// Whether the duty applies in a channel, by itself or because it applies in all.
    pub fn applies_in(&self, channel: &str) -> bool {
        self.channels.iter().any(|own| own == "all" || own == channel)
    }
}

/// When in the service a duty falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Before the service.
    Before,
    /// While it is given.
    During,
    /// Once it is given.
    After,
    /// At all times.
    Always,
}

impl Stage {
    /// All stages, in the order of a service.
    pub const ALL: [Stage; 4] = [Stage::Before, Stage::During, Stage::After, Stage::Always];

    /// The stable name: `before`.
    pub const fn key(self) -> &'static str {
        match self {
            Stage::Before => "before",
            Stage::During => "during",
            Stage::After => "after",
            Stage::Always => "always",
        }
    }
}

/// Whose duty a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The employee who serves (موظف خدمة العملاء).
    Employee,
    /// The employee's supervisor (المشرف).
    Supervisor,
    /// The manager of a centre (مدير المركز).
    Manager,
    /// The government entity (الجهة).
    Entity,
    /// The customer (العميل).
    Customer,
}

impl Duty {
    /// The stable name: `employee`.
    pub const fn key(self) -> &'static str {
        match self {
            Duty::Employee => "employee",
            Duty::Supervisor => "supervisor",
            Duty::Manager => "manager",
            Duty::Entity => "entity",
            Duty::Customer => "customer",
        }
    }
}

/// How the software stands behind a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The right thing happens by itself, or the wrong one is refused, with an audited way out.
    Enforce,
    /// The words, facts or tool are in the employee's hand at that moment.
    Assist,
    /// A rule decides from recorded events.
    Measure,
    /// A person observes it: a walk-through, a review, a mystery visit.
    Inspect,
    /// The person responsible confirms it, and when.
    Attest,
    /// The customer is asked.
    Survey,
    /// The public can read it.
    Publish,
}

impl By {
    /// All ways, the strongest first.
    pub const ALL: [By; 7] = [By::Enforce, By::Assist, By::Measure, By::Inspect, By::Attest, By::Survey, By::Publish];

    /// The stable name: `enforce`.
    pub const fn key(self) -> &'static str {
        match self {
            By::Enforce => "enforce",
            By::Assist => "assist",
            By::Measure => "measure",
            By::Inspect => "inspect",
            By::Attest => "attest",
            By::Survey => "survey",
            By::Publish => "publish",
        }
    }
}
