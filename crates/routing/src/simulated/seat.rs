//! A counter of a simulated day: who sits there, whom they serve, and what breaks are left.

use kernel::EmployeeId;
use kernel::Lang;

use crate::Hands;
use crate::Person;
use crate::Skill;
use crate::chance::Chance;
use crate::simulated::Staff;

/// A counter and who serves at it. Instants are seconds from when the centre opens.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Who serves, and from when until when.
    pub staff: Staff,
    /// Whom they have called, as the place of the visit, and when.
    pub serving: Option<(usize, f64)>,
    /// Until when the customer takes the counter, or the break lasts.
    pub until: f64,
    /// Whether a break goes on, and until when it was planned.
    pub on_break: Option<f64>,
    /// How many of the breaks have begun.
    pub breaks_begun: usize,
    /// Whether the counter has closed, or its employee is absent that day.
    pub is_closed: bool,
}

impl Seat {
    pub(super) fn of(staff: &Staff, is_absent: bool) -> Seat {
        let until = f64::from(staff.from_minute) * 60.0;
        Seat { staff: staff.clone(), serving: None, until, on_break: None, breaks_begun: 0, is_closed: is_absent }
    }

    /// As the router sees them.
    pub(super) fn person(&self) -> Person {
        let services: Vec<Option<i64>> = match self.staff.services.as_slice() {
            [] => vec![None],
            known => known.iter().copied().map(Some).collect(),
        };
        let skills = services.into_iter().map(needs).collect();
        let hands = Hands::default();
        Person { id: EmployeeId::new(self.staff.id), skills, is_present: false, back_up: None, stand_in: None, hands }
    }

    /// When a break is due or the counter closes.
    pub(super) fn looks(&self) -> Vec<f64> {
        let breaks = self.staff.breaks.iter().map(|(minute, _)| *minute);
        breaks.chain([self.staff.until_minute]).map(|minute| f64::from(minute) * 60.0).collect()
    }

    /// Begins a break that is due, and says how long it lasts; breaks last a little longer or shorter than planned.
    pub(super) fn begin_break(&mut self, now: f64, chance: &mut Chance) -> Option<f64> {
        let (minute, minutes) = *self.staff.breaks.get(self.breaks_begun)?;
        if now < f64::from(minute) * 60.0 {
            return None;
        }
        self.breaks_begun += 1;
        let planned = f64::from(minutes) * 60.0;
        self.on_break = Some(now + planned);
        Some(planned * chance.between(0.85, 1.3))
    }
}

/// What a visit needs of whoever serves it, or what somebody is qualified for.
pub(super) fn needs(service: Option<i64>) -> Skill {
    Skill { service, channel: "centre".to_owned(), lang: Lang::Ar }
}
