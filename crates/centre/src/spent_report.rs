//! What a centre's times say of some days: of all, by service, by hour, and of groups beside each other.

pub(crate) mod passed;

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;

use crate::experience::Held;
use crate::spent::Group;
use crate::spent::Times;
use crate::spent_report::passed::PassedOver;
use crate::spent_report::passed::passed_over;
use crate::store;

/// So many days unless another time is asked for, and at most.
const USUAL: u32 = 30;
const MOST: u32 = 92;

/// The times of some days.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) days: u32,
    pub(crate) all: Times,
    pub(crate) by_service: BTreeMap<ServiceId, Times>,
    pub(crate) by_hour: BTreeMap<i64, Times>,
    /// Those with priority, and those without.
    pub(crate) by_priority: [Times; 2],
    /// Those who were served in Arabic, and in English.
    pub(crate) by_lang: [Times; 2],
    /// How the estimates held whose waits ended on these days.
    pub(crate) held: Held,
    /// Those whom somebody with priority passed over.
    pub(crate) passed: PassedOver,
}

/// How many days are asked for: 1 to 92, thirty where nothing is said.
pub(crate) fn days(asked: &str) -> Result<u32> {
    let asked = asked.trim();
    let days = if asked.is_empty() { Some(USUAL) } else { asked.parse().ok() };
    days.filter(|days| (1..=MOST).contains(days)).ok_or_else(|| invalid("days", "centre-spent-days-wrong"))
}

impl Report {
    /// Of the last days of a centre, today included.
    pub(crate) fn of(tx: &mut Tx<'_>, centre: CentreId, days: u32) -> Result<Self> {
        let today = tx.now().to_zoned(ui::bahrain()).date();
        let first = today.saturating_sub(jiff::Span::new().days(days.saturating_sub(1)));
        let (first, last) = (first.to_string(), today.to_string());
        let mut rows = store::times_between(tx, centre, (&first, &last))?;
        let left = store::left_between(tx, centre, (&first, &last))?;
        rows.extend(left.into_iter().map(|group| (group, Times { left: 1, ..Times::default() })));
        let held = store::held_since(tx, centre, &first)?;
        let passed = passed_over(&store::first_calls(tx, centre, (&first, &last))?);
        Ok(rows.iter().fold(Self { days, held, passed, ..Self::default() }, |report, row| report.with(row)))
    }

    fn with(mut self, (group, times): &(Group, Times)) -> Self {
        self.all.merge(times);
        self.by_service.entry(group.service).or_default().merge(times);
        self.by_hour.entry(group.hour).or_default().merge(times);
        self.by_priority[usize::from(!group.has_priority)].merge(times);
        self.by_lang[usize::from(group.lang == Lang::En)].merge(times);
        self
    }
}
