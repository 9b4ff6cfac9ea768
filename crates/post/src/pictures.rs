//! Pictures in cleaned HTML: those sent along get a name that no browser loads by itself, those without a source vanish.

/// Turns `src="cid:…"` of each `<img>` into `data-cid="…"` and takes away each `<img>` that has none.
///
/// Works on what a serialiser wrote: attributes in double quotes, with no double quote inside.
pub(crate) fn by_content_id(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<img") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = tag_length(rest);
        let tag = &rest[..length];
        if let Some(source) = tag.find(" src=\"cid:").filter(|source| tag[..*source].matches('"').count().is_multiple_of(2)) {
            out.push_str(&tag[..source]);
            out.push_str(" data-cid=\"");
            out.push_str(&tag[source + " src=\"cid:".len()..]);
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn tag_length(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}
