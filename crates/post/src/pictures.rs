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

/// Shows pictures that were sent along: each `<img>` named by `data-cid` gets what `picture` gives for its name as its source.
pub(crate) fn shown(html: &str, picture: impl Fn(&str) -> Option<String>) -> String {
    const NAME: &str = " data-cid=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<img") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = &rest[..tag_length(rest)];
        let name = tag.find(NAME).filter(|at| tag[..*at].matches('"').count().is_multiple_of(2));
        let named = name.and_then(|at| Some((at, tag[at + NAME.len()..].split('"').next()?)));
        match named.and_then(|(at, id)| Some((at, id, picture(id)?))) {
            Some((at, id, source)) => {
                out.push_str(&tag[..at]);
                out.push_str(&format!(" src=\"{source}\""));
                out.push_str(&tag[at + NAME.len() + id.len() + 1..]);
            }
            None => out.push_str(tag),
        }
        rest = &rest[tag.len()..];
    }
    out.push_str(rest);
    out
}

/// How long a tag is that a serialiser wrote, whatever its attributes contain.
pub(crate) fn tag_length(tag: &str) -> usize {
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
