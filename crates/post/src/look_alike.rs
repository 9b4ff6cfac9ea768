//! Hosts that are easily mistaken for others: letters of other alphabets in them, or the same look as a name that people know (UTS 39).

use unicode_security::skeleton;

/// A host whose letters people may take for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddHost {
    /// As it is shown: `gоv.example`.
    pub shown: String,
    /// As machines know it, which shows that it is another: `xn--gv-fmc.example`.
    pub ascii: String,
}

/// What is odd about a host: letters beside those of Latin without marks and those of Arabic, or both alphabets in one of its names.
pub fn odd_host(host: &str) -> Option<OddHost> {
    let (shown, _) = idna::domain_to_unicode(host);
    if shown.split('.').all(|label| label.is_ascii() || is_arabic(label)) {
        return None;
    }
    let ascii = ascii_host(&shown);
    Some(OddHost { shown, ascii })
}

/// A host as machines know it: the same, whether it was written in its own letters or in those of machines.
pub fn ascii_host(host: &str) -> String {
    idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_lowercase())
}

/// Whether a host looks like another, and is neither it nor a part of it.
pub fn looks_like(host: &str, known: &str) -> bool {
    let (host, known) = (ascii_host(host), ascii_host(known));
    let is_theirs = host == known || host.strip_suffix(&known).is_some_and(|rest| rest.ends_with('.'));
    !known.is_empty() && !is_theirs && look(&host) == look(&known)
}

/// A name of Arabic letters alone, as they are taught in school, with digits.
fn is_arabic(label: &str) -> bool {
    label.chars().all(|letter| matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{660}'..='\u{669}' | '0'..='9' | '-'))
}

/// What an eye sees that does not look closely: letters by their shapes, without dots and strokes between them.
fn look(host: &str) -> String {
    let (shown, _) = idna::domain_to_unicode(host);
    let shapes: String = skeleton(&shown).flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()).collect();
    shapes.replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_alphabets_show_and_those_of_ours_do_not() {
        for plain in ["gov.bh", "xn--mgbcpq6gpa1a", "example.com", "وزارة-الأشغال.البحرين", "x1.example", ""] {
            assert_eq!(odd_host(plain), None, "{plain}");
        }
        let odd = odd_host("xn--gv-fmc.example").unwrap();
        assert_eq!((odd.shown.as_str(), odd.ascii.as_str()), ("g\u{43e}v.example", "xn--gv-fmc.example"));
        for other in ["g\u{43e}v.bh", "b\u{fc}ro.example", "البحرینbh.example", "\u{6a9}تاب.البحرين", "\u{455}\u{430}.example"]
        {
            assert!(odd_host(other).is_some(), "{other}");
        }
    }

    #[test]
    fn what_looks_like_ours_is_told_and_ours_is_not() {
        for other in ["w0rks.gov.bh", "vvorks.gov.bh", "works-gov.bh", "w\u{43e}rks.gov.bh", "xn--wrks-55d.gov.bh"] {
            assert!(looks_like(other, "works.gov.bh"), "{other}");
        }
        assert!(looks_like("rnoh.gov.bh", "moh.gov.bh"));
        let arabic = "وزارة-الأشغال.البحرين";
        for (one, other) in [(arabic.to_owned(), ascii_host(arabic)), (ascii_host(arabic), arabic.to_owned())] {
            assert!(!looks_like(&one, &other) && !looks_like(&format!("mail.{one}"), &other), "{one} is {other}");
        }
        for own in ["works.gov.bh", "WORKS.gov.bh", "mail.works.gov.bh", "health.gov.bh", ""] {
            assert!(!looks_like(own, "works.gov.bh"), "{own}");
        }
    }
}
