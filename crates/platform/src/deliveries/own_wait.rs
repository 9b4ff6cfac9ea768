//! What waits because of a limit of the house, not because the other side did not take it: kept as a mark, said to each reader in their
//! language.

use ui::Page;

/// How the answer of a delivery begins that waits for the next hour; the number that may leave in an hour follows.
const HOURLY: &str = "hourly-limit:";

/// The answer of what waits because its entity has sent what it may in an hour.
pub fn hourly(allowed: u64) -> String {
    format!("{HOURLY}{allowed}")
}

/// Why something waits because of a limit of the house; nothing for what another side said.
pub fn own_wait(page: &Page, answer: &str) -> Option<String> {
    let allowed = answer.strip_prefix(HOURLY)?.parse::<i64>().ok()?;
    Some(page.t1("limits-quota-mails-hour", "allowed", allowed))
}

/// Whether something waits because of a limit of the house.
pub fn is_own_wait(answer: &str) -> bool {
    answer.starts_with(HOURLY)
}
