//! What the house says of a delivery itself, not the other side: that it waits because of a limit, or that nobody answered. Kept as a mark,
//! said to each reader in their language.

use ui::Page;

/// How the answer of a delivery begins that waits for the next hour; the number that may leave in an hour follows.
const HOURLY: &str = "hourly-limit:";
/// The same where its address had so many letters within an hour.
const FULL_ADDRESS: &str = "address-limit:";
/// The same where its entity has sent the text messages of a day.
const DAILY_TEXTS: &str = "texts-limit:";

/// What a reader is told of each.
const WORDS: [(&str, &str); 3] =
    [(HOURLY, "limits-quota-mails-hour"), (FULL_ADDRESS, "limits-address-mails-hour"), (DAILY_TEXTS, "limits-quota-texts")];

/// Nobody answered.
pub const NO_ANSWER: &str = "no answer";
/// Nobody answered in the time that an attempt has.
pub(super) const NOT_IN_TIME: &str = "no answer in time";
/// Whatever made the attempt was not heard of again.
pub(super) const NOT_HEARD_OF: &str = "no answer from its worker";
/// The attempt itself broke.
pub(super) const BROKE: &str = "the deliverer broke; see the log";
/// Where it was to go is no more.
pub(crate) const GONE: &str = "the endpoint is off or gone";

/// What it would bring is more than the other entity may keep.
pub const NO_ROOM: &str = "no room in the other entity";

/// What a reader is told of each.
const OWN: [(&str, &str); 6] = [
    (NO_ANSWER, "deliveries-no-answer"),
    (NOT_IN_TIME, "deliveries-not-in-time"),
    (NOT_HEARD_OF, "deliveries-not-heard-of"),
    (BROKE, "deliveries-broke"),
    (GONE, "deliveries-gone"),
    (NO_ROOM, "deliveries-no-room"),
];

/// The answer of what waits because its entity has sent what it may in an hour.
pub fn hourly(allowed: u64) -> String {
    format!("{HOURLY}{allowed}")
}

/// The answer of what waits because its address got what it may of machines in an hour.
pub fn full_address(allowed: u64) -> String {
    format!("{FULL_ADDRESS}{allowed}")
}

/// The answer of a text message that waits because its entity has sent those of a day.
pub fn daily_texts(allowed: u64) -> String {
    format!("{DAILY_TEXTS}{allowed}")
}

/// Whether something waits because its address got what it may of machines.
pub(super) fn is_for_full_address(answer: &str) -> bool {
    answer.starts_with(FULL_ADDRESS)
}

/// What the house says of a delivery; nothing for what another side said.
pub fn own_wait(page: &Page, answer: &str) -> Option<String> {
    if let Some((_, words)) = OWN.into_iter().find(|(own, _)| *own == answer) {
        return Some(page.t(words));
    }
    let known = WORDS.into_iter().find_map(|(mark, words)| Some((words, answer.strip_prefix(mark)?)));
    let (words, allowed) = known?;
    Some(page.t1(words, "allowed", allowed.parse::<i64>().ok()?))
}

/// What was answered, in the reader's language where the house itself says it.
pub(crate) fn said(page: &Page, answer: &str) -> String {
    own_wait(page, answer).unwrap_or_else(|| answer.to_owned())
}

/// Whether something waits because of a limit of the house.
pub fn is_own_wait(answer: &str) -> bool {
    WORDS.into_iter().any(|(mark, _)| answer.starts_with(mark))
}
