//! Where the links of a message lead, whatever their words say.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use url::Url;

use crate::Mail;
use crate::look_alike::ascii_host;
use crate::look_alike::odd_host;
use crate::pictures::tag_length;
use crate::plain::push_decoded;

/// So many hosts of a message are looked at.
const MOST: usize = 200;
/// So much of its formatted text.
const SAMPLE: usize = 1 << 20;

/// The hosts to which links of a message lead, in its text and in its formatted text, each once, as they are shown.
pub fn link_hosts(mail: &Mail) -> Vec<String> {
    let html = mail.html.as_deref().unwrap_or_default();
    let html = &html[..html.floor_char_boundary(SAMPLE)];
    let mut page = String::new();
    push_decoded(html, &mut page);
    let mut seen = BTreeSet::new();
    let written = [mail.text.as_str(), &page].into_iter().flat_map(hosts);
    let all = led_to(html).chain(written).map(|host| idna::domain_to_unicode(&host).0).filter(|host| seen.insert(host.clone()));
    all.take(MOST).collect()
}

/// Where the attributes of a page lead that anybody may have written.
fn led_to(html: &str) -> impl Iterator<Item = String> {
    html.match_indices('=').filter_map(|(at, _)| {
        let name = html[..at].trim_end().as_bytes();
        let is_link = name.len() >= 4 && name[name.len() - 4..].eq_ignore_ascii_case(b"href");
        let value = html[at + 1..].trim_start();
        let value = match value.chars().next().filter(|_| is_link)? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split(|letter: char| letter.is_ascii_whitespace() || letter == '>').next()?,
        };
        leads_to(value)
    })
}

fn hosts(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("://").filter_map(|(at, mark)| host(&text[at + mark.len()..]))
}

/// The host at the beginning of what stands behind `https://` in a text, as machines know it.
fn host(rest: &str) -> Option<String> {
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "/?#\\\"'<>()[]{},;`|،؛".contains(letter);
    let whole = rest.split(ends).next()?;
    let named = whole.rsplit('@').next()?.split(':').next()?.trim_matches('.');
    (named.contains('.') && named.len() <= 255).then(|| ascii_host(named))
}

/// The host to which a browser goes for what stands in an attribute, as machines know it: it forgives much.
fn leads_to(value: &str) -> Option<String> {
    let mut address = String::new();
    push_decoded(value, &mut address);
    let address = Url::parse(&address).ok()?;
    matches!(address.scheme(), "http" | "https").then(|| address.host_str().map(str::to_owned))?
}

/// Cleaned HTML in which each link says where it leads, when its words name another host, or when its host is easily mistaken for another.
///
/// Works on what a serialiser wrote: attributes in double quotes, with no double quote inside.
pub(crate) fn told(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Links that are open, with where their words begin.
    let mut open: Vec<(Option<String>, usize)> = Vec::new();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let tag = &tag[..tag_length(tag)];
        rest = &rest[at + tag.len()..];
        out.push_str(before);
        let words_end = html.len() - rest.len() - tag.len();
        out.push_str(tag);
        if tag.starts_with("<a ") || tag == "<a>" {
            open.push((link_of(tag), html.len() - rest.len()));
        } else if tag == "</a>"
            && let Some((Some(host), begun)) = open.pop()
            && let Some(host) = misled(&host, &html[begun..words_end])
        {
            out.push_str(&format!(" <bdi dir=\"ltr\"><small>({host})</small></bdi>"));
        }
    }
    out.push_str(rest);
    out
}

/// The host to which a tag leads, wherever in it the attribute stands.
fn link_of(tag: &str) -> Option<String> {
    const NAME: &str = " href=\"";
    let all = tag.match_indices(NAME).map(|(at, _)| at);
    let at = all.into_iter().find(|at| tag[..*at].matches('"').count().is_multiple_of(2))?;
    leads_to(tag[at + NAME.len()..].split('"').next()?)
}

/// The true host of a link that may mislead, safe to be put into a page.
fn misled(host: &str, words: &str) -> Option<String> {
    let words: String = crate::plain::from_html(words, 1_000).nfkc().filter(|letter| !is_unseen(*letter)).collect();
    let is_told =
        odd_host(host).is_some() || words.to_lowercase().split_whitespace().filter_map(claimed).any(|claimed| bare(&claimed) != bare(host));
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._:[]".contains(letter);
    let shown = |letter: char| if plain(letter) { letter.to_string() } else { format!("%{:02X}", u32::from(letter)) };
    is_told.then(|| host.chars().map(shown).collect())
}

/// Whether a letter takes no room, so that no eye misses it between two others.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The host that a word of a link's text names, if it looks like an address: behind its scheme, or by its shape.
fn claimed(word: &str) -> Option<String> {
    if let Some((_, rest)) = word.split_once("://") {
        return host(rest);
    }
    let host = host(word.trim_start_matches(|letter: char| !letter.is_alphanumeric()))?;
    let (shown, _) = idna::domain_to_unicode(&host);
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    let last = shown.rsplit('.').next()?;
    let is_kind = (2..=24).contains(&last.chars().count()) && last.chars().all(char::is_alphabetic);
    (is_kind && shown.split('.').all(is_label)).then_some(host)
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_names_another_host_says_where_it_leads() {
        let told = |html: &str| told(crate::safe_html(html).as_str());
        let shown = told("<p><a href=\"https://evil.example/x\">https://bank.example</a> and <a href=\"https://a.example\">here</a></p>");
        assert_eq!(shown.matches("<small>(evil.example)</small>").count(), 1, "{shown}");
        assert_eq!(shown.matches("<small>").count(), 1, "{shown}");
        assert!(told("<a href='https://g&#1086;v.example'>here</a>").contains("(xn--gv-fmc.example)"));
        assert!(told("<a href='https://bank.example@evil.example/'>www.bank.example</a>").contains("(evil.example)"));
        for plain in ["<a href='https://www.a.example/x'>https://a.example</a>", "<a href='mailto:a@b.example'>x</a>", "<p>x</p>"] {
            assert!(!told(plain).contains("<small>"), "{plain}");
        }
    }

    #[test]
    fn a_link_says_where_a_browser_goes_however_it_is_written() {
        let told = |html: &str| told(crate::safe_html(html).as_str());
        let leads = [
            ("title=x href='https://evil.example/'", "evil.example"),
            ("title='a href=&quot;https://bank.example&quot;' href='https://evil.example/'", "evil.example"),
            ("title='<a ' href='https://evil.example/'", "evil.example"),
            ("href='HTTPS://evil.example/'", "evil.example"),
            ("href='  https://evil.example/'", "evil.example"),
            ("href='https:/evil.example'", "evil.example"),
            ("href='https:evil.example'", "evil.example"),
            ("href='https:\\\\evil.example\\x'", "evil.example"),
            ("href='https://bank.example;@evil.example/'", "evil.example"),
            ("href='https://%65vil.example/'", "evil.example"),
            ("href='https://3221225985/'", "192.0.2.1"),
            ("href='https://[2001:db8::1]/'", "[2001:db8::1]"),
            ("href='https://وزارة.البحرين/'", "xn--mgbexc3i.xn--mgbcpq6gpa1a"),
        ];
        for (attributes, host) in leads {
            let shown = told(&format!("<p><a {attributes}>https://bank.example</a></p>"));
            assert!(shown.contains(&format!("<small>({host})</small>")), "{attributes}: {shown}");
        }
    }

    #[test]
    fn words_of_the_shape_of_a_host_claim_it() {
        let told = |words: &str| told(crate::safe_html(&format!("<a href='https://evil.example/x'>{words}</a>")).as_str());
        for words in [
            "works.gov.bh/pay",
            "(works.gov.bh)",
            "evil.example https://bank.example",
            "wor&#x200b;ks.gov.bh",
            "ｗｏｒｋｓ．gov.bh",
            "البحرين.موقع",
        ] {
            assert!(told(words).contains("(evil.example)"), "{words}: {}", told(words));
        }
        for words in ["here", "3.5", "v1.2", "evil.example", "EVIL.example/y", "...", "a.b"] {
            assert!(!told(words).contains("<small>"), "{words}");
        }
        let arabic = super::told("<a href=\"https://وزارة.البحرين/x\">وزارة.البحرين</a>");
        assert!(!arabic.contains("<small>"), "{arabic}");
    }

    #[test]
    fn what_stands_in_an_attribute_closes_no_link() {
        let html = "<a href='https://evil.example'><img src=cid:x alt='</a><img src=x onerror=alert(1)>'>https://bank.example</a>";
        let safe = crate::safe_html(html);
        let shown = told(safe.as_str());
        assert_eq!(shown.replace(" <bdi dir=\"ltr\"><small>(evil.example)</small></bdi>", ""), safe.as_str());
        assert!(shown.ends_with("(evil.example)</small></bdi>"), "{shown}");
    }

    #[test]
    fn hosts_are_found_in_text_and_in_what_is_written_in_entities() {
        let raw = "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<a href=\"https&#58;//g&#x43e;v.example/a\">x</a> https://b.example.";
        let mail = Mail::parse(raw.as_bytes(), &crate::Limits::default()).mail;
        let mut found = link_hosts(&mail);
        found.sort();
        assert_eq!(found, ["b.example", "g\u{43e}v.example"]);
    }

    #[test]
    fn hosts_are_found_as_a_browser_finds_them() {
        let html = "<a href=https:evil.example/a><A HREF = 'https:/b.example'><a title=x href=\"\\\\HTTPS:c.example\">x";
        assert_eq!(led_to(html).collect::<Vec<_>>(), ["evil.example", "b.example"]);
    }

    #[test]
    fn a_text_of_nothing_but_links_takes_linear_time() {
        let text = "://".repeat(300_000) + &"https://a.example ".repeat(50_000);
        assert_eq!(hosts(&text).collect::<BTreeSet<_>>().len(), 1);
        assert!(told(&"<a href=\"http".repeat(100_000)).len() > 100_000);
        assert_eq!(led_to(&"href=x ".repeat(100_000)).count(), 0);
    }
}
