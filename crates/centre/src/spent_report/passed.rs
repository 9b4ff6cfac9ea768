//! Whom somebody with priority passed over who came later for the same service, and how long they still waited after that.

use std::collections::BTreeMap;

use kernel::Timestamp;
use org::ServiceId;

/// The first call of a ticket for a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstCall {
    pub(crate) day: String,
    pub(crate) service: ServiceId,
    pub(crate) has_priority: bool,
    /// From when its customer waited.
    pub(crate) since: Timestamp,
    /// When it was called.
    pub(crate) called: Timestamp,
}

/// Those without priority who were passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PassedOver {
    /// How many.
    pub(crate) many: usize,
    /// The longest that any of them waited after it happened for the first time, in seconds; none where it happened to nobody.
    pub(crate) longest: Option<i64>,
}

/// Whom somebody with priority passed over, among those who waited for the same service on the same day.
pub(crate) fn passed_over(calls: &[FirstCall]) -> PassedOver {
    let mut lines: BTreeMap<(&str, ServiceId), [Vec<&FirstCall>; 2]> = BTreeMap::new();
    for call in calls {
        lines.entry((&call.day, call.service)).or_default()[usize::from(call.has_priority)].push(call);
    }
    let waited_on = |[ordinary, first]: &[Vec<&FirstCall>; 2]| -> Vec<i64> {
        let passing = |one: &&FirstCall| {
            let earlier = first.iter().filter(|other| other.since > one.since && other.called < one.called);
            earlier.map(|other| other.called).min().map(|at| one.called.duration_since(at).as_secs())
        };
        ordinary.iter().filter_map(passing).collect()
    };
    let all: Vec<i64> = lines.values().flat_map(waited_on).collect();
    PassedOver { many: all.len(), longest: all.into_iter().max() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_came_later_for_the_same_service_and_was_called_earlier_passes_somebody_over() {
        let at = |minutes: i64| Timestamp::from_second(1_795_000_000 + 60 * minutes).unwrap();
        let call = |service, has_priority, since, called| FirstCall {
            day: "2026-11-18".into(),
            service: kernel::Id::new(service),
            has_priority,
            since: at(since),
            called: at(called),
        };
        let ordinary = call(1, false, 0, 30);
        let of = |others: &[FirstCall]| passed_over(&[&[ordinary.clone()][..], others].concat());
        assert_eq!(of(&[call(1, true, 5, 40), call(2, true, 5, 10), call(1, false, 5, 20)]), PassedOver::default());
        let earlier = FirstCall { day: "2026-11-17".into(), ..call(1, true, 5, 10) };
        assert_eq!(of(&[earlier]), PassedOver::default(), "of another day");
        assert_eq!(of(&[call(1, true, -5, 10)]), PassedOver::default(), "who came earlier passes nobody over");
        let twice = of(&[call(1, true, 5, 20), call(1, true, 6, 25)]);
        assert_eq!(twice, PassedOver { many: 1, longest: Some(600) }, "from the first time on");
    }
}
