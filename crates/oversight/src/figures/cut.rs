//! By what figures are looked at, and which durations are spread.

/// A duration whose spread is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Time {
    /// To the first answer, by the clock.
    FirstClock,
    /// To the first answer, in working time.
    FirstWorking,
    /// To the closing, by the clock.
    SettledClock,
    /// To the closing, in working time.
    SettledWorking,
}

impl Time {
    /// All of them.
    pub(crate) const ALL: [Time; 4] = [Time::FirstClock, Time::FirstWorking, Time::SettledClock, Time::SettledWorking];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Time::FirstClock => "first-clock",
            Time::FirstWorking => "first-working",
            Time::SettledClock => "settled-clock",
            Time::SettledWorking => "settled-working",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Time> {
        Time::ALL.into_iter().find(|time| time.key() == key)
    }
}

/// By what figures are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cut {
    /// The whole entity; its subject is empty.
    Entity,
    /// A centre.
    Centre,
    /// An employee.
    Employee,
    /// A service.
    Service,
    /// A service in a centre: `4/12`.
    CentreService,
    /// A channel.
    Channel,
    /// A language.
    Lang,
}

impl Cut {
    /// All of them.
    pub(crate) const ALL: [Cut; 7] = [Cut::Entity, Cut::Centre, Cut::Employee, Cut::Service, Cut::CentreService, Cut::Channel, Cut::Lang];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Cut::Entity => "entity",
            Cut::Centre => "centre",
            Cut::Employee => "employee",
            Cut::Service => "service",
            Cut::CentreService => "centre-service",
            Cut::Channel => "channel",
            Cut::Lang => "lang",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Cut> {
        Cut::ALL.into_iter().find(|cut| cut.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for cut in Cut::ALL {
            assert_eq!(Cut::parse(cut.key()), Some(cut));
        }
        for time in Time::ALL {
            assert_eq!(Time::parse(time.key()), Some(time));
        }
    }
}
