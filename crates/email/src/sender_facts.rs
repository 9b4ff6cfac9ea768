//! What was found out about who sent a message, in words: for its page.

use post::Standing;
use ui::Page;

use crate::message::Message;
use crate::prove::Found;

/// What a reader should know before believing who it is from.
pub(crate) fn warnings(page: &Page, message: &Message) -> Vec<String> {
    let sender = match Standing::parse(&message.standing) {
        Some(Standing::Refuted) => Some("email-sender-refuted-text"),
        Some(Standing::Unsure) => Some("email-sender-unsure-text"),
        _ => None,
    };
    let verification = message.is_verification.then_some("email-verification-text");
    sender.into_iter().chain(verification).map(|key| page.t(key)).collect()
}

/// How far the sender is proved, and each check by which.
pub(crate) fn facts(page: &Page, message: &Message) -> Vec<(String, String)> {
    let Some(found) = &message.found else { return Vec::new() };
    let standing = match Standing::parse(&message.standing) {
        Some(Standing::Proved) => page.t("email-standing-proved"),
        Some(Standing::Refuted) => page.t("email-standing-refuted"),
        Some(Standing::Unsure) => page.t("email-standing-unsure"),
        _ => page.t("email-standing-unproved"),
    };
    let checks = checks(page, found).into_iter().map(|(label, value)| (label.to_owned(), value));
    [(page.t("email-standing"), standing)].into_iter().chain(checks).collect()
}

fn checks(page: &Page, found: &Found) -> Vec<(&'static str, String)> {
    let said = |check: &str, of: &str| {
        let word = page.t(&format!("email-check-{check}"));
        if of.is_empty() { word } else { format!("{word} · {of}") }
    };
    let mut all = Vec::new();
    if !found.spf.is_empty() {
        all.push(("SPF", said(&found.spf, &found.spf_domain)));
    }
    for one in &found.signatures {
        all.push(("DKIM", said(&one.result, &format!("{} ({})", one.domain, one.selector))));
    }
    if !found.dmarc.is_empty() {
        let policy = page.t(&format!("email-policy-{}", if found.policy.is_empty() { "none" } else { &found.policy }));
        all.push(("DMARC", format!("{} · {policy}", said(&found.dmarc, &found.domain))));
    }
    if !found.arc.is_empty() {
        all.push(("ARC", said(&found.arc, &found.sealer)));
    }
    if !found.relay.is_empty() {
        all.push(("Authentication-Results", found.relay.clone()));
    }
    all
}
