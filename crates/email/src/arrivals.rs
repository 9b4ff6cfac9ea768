//! What is known of who sent messages, and which of ours stay behind a code, for the conversation in which they stand.

use ::store::Tx;
use kernel::Result;
use platform::Arrival;
use platform::Writer;
use post::Standing;

use crate::doubts;
use crate::imitation;
use crate::store;
use crate::store::senders::Known;

const PROVED: Arrival = Arrival { words: "email-sender-proved", mark: "ok", icon: "check" };
const REFUTED: Arrival = Arrival { words: "email-sender-refuted", mark: "bad", icon: "triangle-alert" };
const VERIFICATION: Arrival = Arrival { words: "email-verification", mark: "warn", icon: "triangle-alert" };
const AS_COLLEAGUE: Arrival = Arrival { words: "email-sender-colleague", mark: "bad", icon: "triangle-alert" };
const COPIED: Arrival = Arrival { words: "email-sender-copied", mark: "info", icon: "users" };
const COPIES: Arrival = Arrival { words: "email-sender-copies", mark: "info", icon: "users" };
const SAME_ID: Arrival = Arrival { words: "email-sender-same-id", mark: "warn", icon: "triangle-alert" };
const LOOKS_LIKE: Arrival = Arrival { words: "email-sender-looks-like", mark: "bad", icon: "triangle-alert" };
const LINKS: Arrival = Arrival { words: "email-links-look-like", mark: "bad", icon: "triangle-alert" };
const SECURE: Arrival = Arrival { words: "email-secure-state", mark: "info", icon: "lock" };

/// What is to be said of these messages. Of one that nothing vouches for nothing is said: most of the world's mail is such.
pub(crate) fn arrivals(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Arrival)>> {
    let (known, circles) = (store::senders(tx, ids)?, store::copies::circles(tx, ids)?);
    let (mine, came) = (store::secure_among(tx, ids)?, known.iter().map(|known| known.id).collect::<Vec<_>>());
    let beside = circles.into_iter().filter(|(id, _)| came.contains(id)).map(|(id, is_aside)| (id, if is_aside { COPIED } else { COPIES }));
    let said = |Known { id, standing, is_verification, doubts }: Known| {
        let has = |key: &str| doubts.iter().any(|doubt| doubt == key);
        let (is_colleague, has_twin) = (has(doubts::COLLEAGUE).then_some(AS_COLLEAGUE), has(doubts::SAME_ID).then_some(SAME_ID));
        let is_any = |keys: &[&str]| doubts.iter().any(|doubt| doubt.split_once(':').is_some_and(|(key, _)| keys.contains(&key)));
        let imitates = [is_any(&imitation::OF_SENDER).then_some(LOOKS_LIKE), is_any(&imitation::OF_LINKS).then_some(LINKS)];
        let sender = match Standing::parse(&standing) {
            Some(Standing::Proved) => Some(PROVED),
            Some(Standing::Refuted) => Some(REFUTED),
            _ => None,
        };
        let all = [sender, is_colleague, has_twin, is_verification.then_some(VERIFICATION)].into_iter().chain(imitates);
        all.flatten().map(move |arrival| (id, arrival))
    };
    Ok(known.into_iter().flat_map(said).chain(beside).chain(mine.into_iter().map(|id| (id, SECURE))).collect())
}

/// Those who wrote who had got a copy of a reply, and can be answered in a case of their own.
pub(crate) fn writers(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Writer)>> {
    let found = store::copies::writers(tx, ids)?.into_iter();
    Ok(found.map(|(id, address, name)| (id, Writer { kind: "email", address, name })).collect())
}
