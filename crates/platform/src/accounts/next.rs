//! Where a person goes after signing in: an address of this installation, never one elsewhere.

/// The wanted address if it is local, else the other.
pub(crate) fn local(wanted: &str, otherwise: &str) -> String {
    if is_local(wanted) { wanted.into() } else { otherwise.into() }
}

/// A path below our own root. Browsers read `\` as `/` and drop tabs and line ends, so none of them may occur.
fn is_local(path: &str) -> bool {
    let rooted = path.starts_with('/') && !path.starts_with("//");
    rooted && path.len() <= 1_000 && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_address_with_its_query_is_kept() {
        assert_eq!(local("/ar/desk/cases/12?view=mine", "/ar/desk"), "/ar/desk/cases/12?view=mine");
    }

    #[test]
    fn every_way_to_another_site_is_refused() {
        for foreign in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "evil",
            "",
        ] {
            assert_eq!(local(foreign, "/ar/desk"), "/ar/desk", "{foreign:?}");
        }
    }
}
