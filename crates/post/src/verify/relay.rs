//! What a mail server of the house found out before us: the `Authentication-Results` (RFC 8601) of those that the settings name.

use crate::proof::Check;

/// The word of a relay that is trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Its name.
    pub(super) relay: String,
    /// SPF, if it was checked, and the domain that was.
    pub(super) spf: Option<(Check, String)>,
    /// DMARC, if it was checked.
    pub(super) dmarc: Option<Check>,
}

/// Reads the first of these fields that bears the name of a trusted relay: a relay writes its own above what came with the message.
pub(super) fn word(fields: impl Iterator<Item = String>, trusted: &[String]) -> Option<Word> {
    fields.into_iter().find_map(|field| read(&field, trusted))
}

fn read(field: &str, trusted: &[String]) -> Option<Word> {
    let text = without_comments(field);
    let mut parts = text.split(';');
    let name = parts.next()?.split_whitespace().next()?.to_lowercase();
    if !trusted.contains(&name) {
        return None;
    }
    let mut word = Word { relay: name, ..Word::default() };
    for part in parts {
        let mut words = part.split_whitespace();
        let Some((method, result)) = words.next().and_then(|first| first.split_once('=')) else { continue };
        let Some(check) = Check::parse(result) else { continue };
        match method.split('/').next().unwrap_or_default().to_lowercase().as_str() {
            "spf" if word.spf.is_none() => word.spf = Some((check, domain(words))),
            "dmarc" if word.dmarc.is_none() => word.dmarc = Some(check),
            _ => {}
        }
    }
    Some(word)
}

/// The domain of the envelope's sender, or else of the greeting.
fn domain<'t>(properties: impl Iterator<Item = &'t str>) -> String {
    let known: Vec<(&str, &str)> = properties.filter_map(|property| property.split_once('=')).collect();
    let value = |name: &str| known.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"'));
    let found = value("smtp.mailfrom").or_else(|| value("smtp.helo")).unwrap_or_default();
    found.rsplit('@').next().unwrap_or_default().to_lowercase()
}

/// The text without what stands in round brackets.
fn without_comments(text: &str) -> String {
    let (mut depth, mut kept) = (0_usize, String::with_capacity(text.len()));
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(field: &str) -> Option<Word> {
        word([field.to_owned()].into_iter(), &["mx.gov.example".to_owned()])
    }

    #[test]
    fn the_word_of_a_named_relay_is_taken_and_nobody_elses() {
        let field = "MX.gov.example 1; spf=pass (ok; by=us) smtp.mailfrom=huda@Example.com smtp.helo=out.example.com;\r\n\tdmarc=fail (p=reject) header.from=example.com; dkim=none";
        let word = said(field).expect("it is trusted");
        assert_eq!(word.spf, Some((Check::Pass, "example.com".into())));
        assert_eq!(word.dmarc, Some(Check::Fail));
        assert_eq!(said("mx.evil.example; spf=pass smtp.mailfrom=example.com"), None);
        assert_eq!(said(""), None);
    }

    #[test]
    fn a_report_without_a_sender_names_the_greeting() {
        assert_eq!(
            said("mx.gov.example; spf=softfail smtp.helo=out.example.com").unwrap().spf,
            Some((Check::SoftFail, "out.example.com".into()))
        );
        assert_eq!(said("mx.gov.example; none").unwrap().spf, None);
    }
}
