//! Where the links of a message lead, whatever their words say.

use std::collections::BTreeSet;

use crate::Mail;
use crate::look_alike::odd_host;
use crate::plain::push_decoded;

/// So many hosts of a message are looked at.
const MOST: usize = 200;
/// So much of its formatted text.
const SAMPLE: usize = 1 << 20;

/// The hosts to which links of a message lead, in its text and in its formatted text, each once, in small letters.
pub fn link_hosts(mail: &Mail) -> Vec<String> {
    let mut page = String::new();
    if let Some(html) = &mail.html {
        push_decoded(&html[..html.floor_char_boundary(SAMPLE)], &mut page);
    }
    let mut seen = BTreeSet::new();
    let all = [mail.text.as_str(), &page].into_iter().flat_map(hosts).filter(|host| seen.insert(host.clone()));
    all.take(MOST).collect()
}

fn hosts(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("://").filter_map(|(at, mark)| host(&text[at + mark.len()..]))
}

/// The host at the beginning of what stands behind `https://`.
fn host(rest: &str) -> Option<String> {
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "/?#\\\"'<>()[]{},;`|،؛".contains(letter);
    let whole = rest.split(ends).next()?;
    let named = whole.rsplit('@').next()?.split(':').next()?.trim_matches('.');
    (named.contains('.') && named.len() <= 255).then(|| named.to_lowercase())
}

/// Cleaned HTML in which each link says where it leads, when its words name another host, or when its host is easily mistaken for another.
pub(crate) fn told(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<a href=\"http") {
        let Some(end) = rest[at..].find("</a>").map(|end| at + end) else { break };
        out.push_str(&rest[..end + "</a>".len()]);
        if let Some(host) = misled(&rest[at..end]) {
            out.push_str(&format!(" <bdi dir=\"ltr\"><small>({host})</small></bdi>"));
        }
        rest = &rest[end + "</a>".len()..];
    }
    out.push_str(rest);
    out
}

/// The true host of a link that may mislead, safe to be put into a page.
fn misled(link: &str) -> Option<String> {
    let address = link.split('"').nth(1)?;
    let words = crate::plain::from_html(link, 1_000).to_lowercase();
    let mut decoded = String::new();
    push_decoded(address.split_once("://")?.1, &mut decoded);
    let host = host(&decoded)?;
    let claimed = words.split_whitespace().find_map(claimed);
    let odd = odd_host(&host);
    if odd.is_none() && claimed.is_none_or(|claimed| bare(&claimed) == bare(&host)) {
        return None;
    }
    let ascii = odd.map_or(host, |odd| odd.ascii);
    ascii.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter)).then_some(ascii)
}

/// The host that a word of a link's text names, if it looks like an address.
fn claimed(word: &str) -> Option<String> {
    match word.split_once("://") {
        Some((_, rest)) => host(rest),
        None => word.starts_with("www.").then(|| host(word)).flatten(),
    }
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
    fn hosts_are_found_in_text_and_in_what_is_written_in_entities() {
        let raw = "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<a href=\"https&#58;//g&#x43e;v.example/a\">x</a> https://b.example.";
        let mail = Mail::parse(raw.as_bytes(), &crate::Limits::default()).mail;
        let mut found = link_hosts(&mail);
        found.sort();
        assert_eq!(found, ["b.example", "g\u{43e}v.example"]);
    }

    #[test]
    fn a_text_of_nothing_but_links_takes_linear_time() {
        let text = "://".repeat(300_000) + &"https://a.example ".repeat(50_000);
        assert_eq!(hosts(&text).collect::<BTreeSet<_>>().len(), 1);
        assert!(told(&"<a href=\"http".repeat(100_000)).len() > 100_000);
    }
}
