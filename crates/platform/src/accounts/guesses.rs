//! How often a secret may be guessed: each try is counted before it is judged, in the one writer, so that many at once gain nothing.

use std::time::Duration;

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;
use sha2::Digest;
use sha2::Sha256;

use crate::accounts::store;

/// What is guessed at, or from where.
pub(crate) struct Subject {
    digest: Vec<u8>,
    free: u32,
}

/// The first pause; each further try doubles it.
const FIRST_PAUSE: u64 = 15;
/// The longest pause: a stranger who guesses keeps the owner out for no longer, and a passkey is never held up.
const LONGEST_PAUSE: u64 = 15 * 60;
/// After so long without a try the count starts over.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(24 * 3600);

impl Subject {
    /// Guesses at one account's password, known or not: five, then pauses.
    pub(crate) fn password(email: &str) -> Self {
        Self::new("password", email, 5)
    }

    /// Guesses at one account's second factor.
    pub(crate) fn second_factor(account: kernel::EmployeeId) -> Self {
        Self::new("second", &account.to_string(), 5)
    }

    /// Guesses from one network: an office of many people behind one address needs room. IPv6 counts by the /64 that one customer is given.
    pub(crate) fn network(address: &str) -> Self {
        let network = match address.parse() {
            Ok(std::net::IpAddr::V6(v6)) => format!("{:?}", &v6.segments()[..4]),
            _ => address.to_owned(),
        };
        Self::new("network", &network, 30)
    }

    /// Letters asked for an address: three, then pauses.
    pub(crate) fn letter(email: &str) -> Self {
        Self::new("letter", email, 3)
    }

    fn new(kind: &str, name: &str, free: u32) -> Self {
        Self { digest: Sha256::digest(format!("{kind}:{name}")).to_vec(), free }
    }

    fn pause(&self, tried: u32) -> Duration {
        let beyond = tried.saturating_sub(self.free);
        let pause = if tried < self.free { 0 } else { FIRST_PAUSE.saturating_mul(1 << beyond.min(10)) };
        Duration::from_secs(pause.min(LONGEST_PAUSE))
    }
}

/// Counts a try against all subjects, or says for how many seconds none is taken.
pub(crate) fn take(tx: &mut Tx<'_>, subjects: &[Subject]) -> Result<Result<(), u32>> {
    let now = tx.now();
    store::forget_guesses(tx, now - FORGOTTEN_AFTER)?;
    let mut counts = Vec::new();
    let mut held_until = now;
    for subject in subjects {
        let (tried, until) = store::guesses(tx, &subject.digest)?.unwrap_or((0, Timestamp::UNIX_EPOCH));
        // A longer pause than the longest was begun before the clock went back.
        if until <= now + Duration::from_secs(LONGEST_PAUSE) {
            held_until = held_until.max(until);
        }
        counts.push(tried);
    }
    if held_until > now {
        return Ok(Err(seconds_between(now, held_until)));
    }
    for (subject, tried) in subjects.iter().zip(counts) {
        store::save_guesses(tx, &subject.digest, tried + 1, now, now + subject.pause(tried + 1))?;
    }
    Ok(Ok(()))
}

/// The secret was right: what was guessed at starts over.
pub(crate) fn forgive(tx: &mut Tx<'_>, guessed_at: &Subject) -> Result<()> {
    store::forgive_guesses(tx, &guessed_at.digest)
}

/// The secret was right: the network gets the one try back, but not those it spent on others.
pub(crate) fn give_back(tx: &mut Tx<'_>, network: &Subject) -> Result<()> {
    store::give_back_guess(tx, &network.digest)
}

fn seconds_between(now: Timestamp, then: Timestamp) -> u32 {
    let millis = then.as_millisecond() - now.as_millisecond();
    u32::try_from((millis + 999) / 1_000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_quarter_of_an_hour_and_no_further() {
        let subject = Subject::password("mona@works.gov.bh");
        let pauses: Vec<u64> = [1, 4, 5, 6, 7, 10, 11, 500].map(|tried| subject.pause(tried).as_secs()).to_vec();
        assert_eq!(pauses, [0, 0, 15, 30, 60, 480, 900, 900]);
    }

    #[test]
    fn neighbours_in_one_ipv6_network_count_together() {
        assert_eq!(Subject::network("2001:db8:1:2::5").digest, Subject::network("2001:db8:1:2:ffff::9").digest);
        assert_ne!(Subject::network("2001:db8:1:2::5").digest, Subject::network("2001:db8:1:3::5").digest);
    }
}
