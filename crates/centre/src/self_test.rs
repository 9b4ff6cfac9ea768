//! The self-test of a counter: whether what it works with answers (4.before.systems-open). That the server does is shown by the test itself.

use ::store::Tx;
use kernel::Result;

use crate::counter::Counter;
use crate::device::Device;
use crate::device::DeviceKind;
use crate::printer::Health;
use crate::printer::Printer;
use crate::store;

/// What one thing of a counter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Answer {
    /// There is none.
    Missing,
    /// It works.
    Works,
    /// Nobody has asked it yet.
    Unknown,
    /// It does not work, or says nothing.
    Fails,
}

impl Answer {
    const ALL: [Answer; 4] = [Answer::Missing, Answer::Works, Answer::Unknown, Answer::Fails];

    /// The stable name: `works`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Answer::Missing => "missing",
            Answer::Works => "works",
            Answer::Unknown => "unknown",
            Answer::Fails => "fails",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Answer> {
        Answer::ALL.into_iter().find(|answer| answer.key() == key)
    }

    /// The key of its words.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Answer::Missing => "centre-test-missing",
            Answer::Works => "centre-test-works",
            Answer::Unknown => "centre-test-unknown",
            Answer::Fails => "centre-test-fails",
        }
    }

    /// How it is marked.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Answer::Missing => "",
            Answer::Works => "ok",
            Answer::Unknown => "warn",
            Answer::Fails => "bad",
        }
    }
}

/// What a counter's things said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SelfTest {
    /// The plate that faces the customer.
    pub(crate) plate: Answer,
    /// The printers of the reception: one that prints is enough.
    pub(crate) printer: Answer,
}

impl SelfTest {
    /// Tests a counter now.
    pub(crate) fn of(tx: &mut Tx<'_>, counter: &Counter) -> Result<SelfTest> {
        let now = tx.now();
        let says = |device: &Device| match device.seen {
            None => Answer::Unknown,
            Some(_) if device.is_silent(now) => Answer::Fails,
            Some(_) => Answer::Works,
        };
        let devices = store::devices(tx, counter.centre)?;
        let plates = devices.iter().filter(|device| device.kind == DeviceKind::Plate && device.counter == Some(counter.id));
        let printers = store::printers(tx, counter.centre)?;
        let printers = printers.iter().filter(|printer| printer.kiosk.is_none()).map(prints);
        Ok(SelfTest { plate: plates.map(says).max().unwrap_or(Answer::Missing), printer: printers.min().unwrap_or(Answer::Missing) })
    }

    /// The worst of it; where nothing is there to be tested, the server has answered.
    pub(crate) fn result(self) -> Answer {
        self.plate.max(self.printer).max(Answer::Works)
    }
}

fn prints(printer: &Printer) -> Answer {
    match printer.health {
        Health::Unknown => Answer::Unknown,
        health if health.stands_still() => Answer::Fails,
        _ => Answer::Works,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_as_good_as_the_worst_thing_and_what_is_not_there_does_not_fail() {
        let of = |plate, printer| SelfTest { plate, printer }.result();
        assert_eq!(of(Answer::Missing, Answer::Missing), Answer::Works);
        assert_eq!(of(Answer::Works, Answer::Unknown), Answer::Unknown);
        assert_eq!(of(Answer::Fails, Answer::Unknown), Answer::Fails);
        assert!(Answer::ALL.into_iter().all(|answer| Answer::parse(answer.key()) == Some(answer)));
    }
}
