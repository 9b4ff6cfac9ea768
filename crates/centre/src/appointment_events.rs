//! What can happen to an appointment.

use desk::InteractionId;
use kernel::About;
use kernel::Event;
use serde::Serialize;

use crate::appointment::Appointment;
use crate::papers::handed_in::HandedInId;
use crate::ticket::Ticket;

/// Which appointment, as all that looks at the centre hear of it: never a name, a number or an address.
#[derive(Serialize)]
struct What {
    case: Option<i64>,
    centre: i64,
    appointment: i64,
    service: i64,
    from_at: i64,
}

impl What {
    fn of(one: &Appointment) -> What {
        What {
            case: one.case.map(kernel::Id::get),
            centre: one.centre.get(),
            appointment: one.id.get(),
            service: one.service.get(),
            from_at: one.time.from.as_millisecond(),
        }
    }

    const fn about(&self) -> About {
        About { case: self.case, interaction: None, thing: Some(("centre", self.centre)) }
    }
}

/// A time was booked.
#[derive(Serialize)]
pub(crate) struct AppointmentBooked {
    #[serde(flatten)]
    what: What,
    /// `web`, `reception`, `program`.
    by: &'static str,
}

impl AppointmentBooked {
    pub(crate) fn of(one: &Appointment, by: &'static str) -> Self {
        Self { what: What::of(one), by }
    }
}

impl Event for AppointmentBooked {
    const KIND: &'static str = "centre.appointment-booked";

    fn about(&self) -> About {
        self.what.about()
    }
}

/// Its customer chose another time.
#[derive(Serialize)]
pub(crate) struct AppointmentMoved {
    #[serde(flatten)]
    what: What,
    /// When it was before.
    before_at: i64,
}

impl AppointmentMoved {
    pub(crate) fn of(one: &Appointment, before: kernel::Timestamp) -> Self {
        Self { what: What::of(one), before_at: before.as_millisecond() }
    }
}

impl Event for AppointmentMoved {
    const KIND: &'static str = "centre.appointment-moved";

    fn about(&self) -> About {
        self.what.about()
    }
}

/// It came to an end: given back, called off, kept, missed.
#[derive(Serialize)]
pub(crate) struct AppointmentEnded {
    #[serde(flatten)]
    what: What,
    /// The interaction of its case, where it has one.
    interaction: Option<i64>,
    /// Whether it was a time with somebody, such as the centre's manager.
    meets: bool,
    /// How it stands from now on.
    how: &'static str,
}

impl AppointmentEnded {
    pub(crate) fn of(one: &Appointment, interaction: Option<InteractionId>) -> Self {
        let interaction = interaction.map(kernel::Id::get);
        Self { what: What::of(one), interaction, meets: one.employee.is_some(), how: one.standing.key() }
    }
}

impl Event for AppointmentEnded {
    const KIND: &'static str = "centre.appointment-ended";

    fn about(&self) -> About {
        About { interaction: self.interaction, ..self.what.about() }
    }
}

/// Its customer handed a document in before they came. What it is called stands in no event.
#[derive(Serialize)]
pub(crate) struct DocumentHandedIn {
    #[serde(flatten)]
    what: What,
    /// The file.
    document: i64,
}

impl DocumentHandedIn {
    pub(crate) fn of(one: &Appointment, document: HandedInId) -> Self {
        Self { what: What::of(one), document: document.get() }
    }
}

impl Event for DocumentHandedIn {
    const KIND: &'static str = "centre.document-handed-in";

    fn about(&self) -> About {
        self.what.about()
    }
}

/// Its customer took a document back that they had handed in.
#[derive(Serialize)]
pub(crate) struct DocumentTakenBack {
    #[serde(flatten)]
    what: What,
    /// The file.
    document: i64,
}

impl DocumentTakenBack {
    pub(crate) fn of(one: &Appointment, document: HandedInId) -> Self {
        Self { what: What::of(one), document: document.get() }
    }
}

impl Event for DocumentTakenBack {
    const KIND: &'static str = "centre.document-taken-back";

    fn about(&self) -> About {
        self.what.about()
    }
}

/// Whoever has the customer before them opened a document that they had handed in.
#[derive(Serialize)]
pub(crate) struct DocumentOpened {
    #[serde(flatten)]
    what: What,
    /// The file.
    document: i64,
    /// The case of the visit; none before it began.
    visit: Option<i64>,
    /// The visit itself.
    interaction: Option<i64>,
}

impl DocumentOpened {
    pub(crate) fn of(one: &Appointment, document: HandedInId, ticket: &Ticket) -> Self {
        let (visit, interaction) = (ticket.case.map(kernel::Id::get), ticket.interaction.map(kernel::Id::get));
        Self { what: What::of(one), document: document.get(), visit, interaction }
    }
}

impl Event for DocumentOpened {
    const KIND: &'static str = "centre.document-opened";

    fn about(&self) -> About {
        About { case: self.visit, interaction: self.interaction, ..self.what.about() }
    }
}
