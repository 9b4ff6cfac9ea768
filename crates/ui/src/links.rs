//! Addresses in what we wrote ourselves, as links. In what strangers wrote they stay plain words.

/// A line in stretches: its words, and the address to which a stretch leads; empty for words.
pub fn linked(line: &str) -> Vec<(&str, &str)> {
    let (mut all, mut rest) = (Vec::new(), line);
    while let Some(at) = ["https://", "http://"].into_iter().filter_map(|start| rest.find(start)).min() {
        let end = rest[at..].find(ends).map_or(rest.len(), |length| at + length);
        let address = rest[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '،', '؛', '؟', '»']);
        all.extend([(&rest[..at], ""), (address, address)]);
        rest = &rest[at + address.len()..];
    }
    all.push((rest, ""));
    all.retain(|(words, _)| !words.is_empty());
    all
}

/// What is no part of an address: space, quotes, brackets, and the marks round what is isolated.
fn ends(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '«' | '»' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_link_without_the_full_stop_behind_it() {
        let line = "افتحوها هنا: https://a.example/ar/secure/x1، أو http://b.example.";
        let stretches = linked(line);
        let links: Vec<&str> = stretches.iter().map(|(_, address)| *address).filter(|address| !address.is_empty()).collect();
        assert_eq!(links, ["https://a.example/ar/secure/x1", "http://b.example"]);
        assert_eq!(stretches.iter().map(|(words, _)| *words).collect::<String>(), line, "nothing is lost");
    }

    #[test]
    fn what_is_no_address_stays_words() {
        assert_eq!(linked("javascript:alert(1) www.example"), [("javascript:alert(1) www.example", "")]);
        assert!(linked("").is_empty());
    }
}
