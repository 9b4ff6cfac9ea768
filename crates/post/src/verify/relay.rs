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
    let text = plain(field);
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
    let value = |name: &str| known.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    let found = value("smtp.mailfrom").or_else(|| value("smtp.helo")).unwrap_or_default();
    found.rsplit('@').next().unwrap_or_default().to_lowercase()
}

/// The text without what stands in round brackets, and with nothing in quotation marks that could be taken for the end of a word or a
/// part: the name before an at sign may hold anything there, and strangers choose it.
fn plain(text: &str) -> String {
    let (mut depth, mut is_quoted, mut kept) = (0_usize, false, String::with_capacity(text.len()));
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            // What follows stands for itself.
            '\\' if depth > 0 || is_quoted => drop(letters.next()),
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '"' => is_quoted = !is_quoted,
            ';' | '=' | '@' if is_quoted => kept.push('_'),
            letter if is_quoted && letter.is_whitespace() => kept.push('_'),
            letter => kept.push(letter),
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
    fn a_name_in_quotation_marks_says_nothing_for_the_relay() {
        for local in ["x; dmarc=pass ", "x\\\"; dmarc=pass; y=", "(; dmarc=pass", "a\\\\; dmarc=pass "] {
            let field = format!("mx.gov.example; spf=pass smtp.mailfrom=\"{local}\"@evil.example; dmarc=fail header.from=gov.example");
            let word = said(&field).expect("it is trusted");
            assert_eq!((word.dmarc, word.spf), (Some(Check::Fail), Some((Check::Pass, "evil.example".into()))), "{field}");
        }
        let comment = said("mx.gov.example; dmarc=fail (by \\) ; dmarc=pass) header.from=a.example; spf=none").expect("it is trusted");
        assert_eq!(comment.dmarc, Some(Check::Fail));
        assert_eq!(said("mx.gov.example; spf=pass smtp.mailfrom=\"open; dmarc=pass").unwrap().dmarc, None);
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
