//! What a file is, in words that people use: `picture, PNG` and not `image/png`.

use ui::Page;

/// The words of a kind of files.
pub(crate) fn file_kind(page: &Page, kind: &str) -> String {
    let (what, name) = known(kind);
    if name.is_empty() { page.t(what) } else { page.t2("email-kind-named", "what", page.t(what), "name", name) }
}

/// The key of what it is, and the name by which such files go; empty where they go by none.
fn known(kind: &str) -> (&'static str, String) {
    let (group, sort) = kind.split_once('/').unwrap_or((kind, ""));
    let office = |what, name: &str| (what, name.to_owned());
    match (group, sort) {
        ("image", sort) => ("email-kind-picture", sort.split('+').next().unwrap_or(sort).to_uppercase()),
        ("audio", _) => ("email-kind-sound", String::new()),
        ("video", _) => ("email-kind-film", String::new()),
        ("application", "pdf" | "rtf" | "epub+zip") => ("email-kind-document", sort.trim_end_matches("+zip").to_uppercase()),
        ("application", sort) if sort.contains("wordprocessing") => office("email-kind-document", "Word"),
        ("application", "vnd.oasis.opendocument.text") => office("email-kind-document", "ODT"),
        ("application", "vnd.oasis.opendocument.spreadsheet") => office("email-kind-table", "ODS"),
        ("application", sort) if sort.contains("spreadsheet") => office("email-kind-table", "Excel"),
        ("application", sort) if sort.contains("presentation") => office("email-kind-slides", "PowerPoint"),
        ("application", "x-ole-storage") => office("email-kind-document", "Office"),
        ("application", "zip" | "gzip") => ("email-kind-archive", sort.to_uppercase()),
        ("application", "x-7z-compressed") => office("email-kind-archive", "7z"),
        ("application", "vnd.rar") => office("email-kind-archive", "RAR"),
        ("application", "vnd.microsoft.portable-executable" | "x-executable") | ("text", "x-shellscript") => {
            ("email-kind-program", String::new())
        }
        ("text", "csv") => office("email-kind-table", "CSV"),
        ("text", "html") => ("email-kind-web-page", String::new()),
        ("text", "calendar") => ("email-kind-invitation", String::new()),
        ("text", sort) if sort.contains("vcard") => ("email-kind-contact", String::new()),
        ("text", _) => ("email-kind-text", String::new()),
        ("message", _) => ("email-kind-letter", String::new()),
        _ => ("email-kind-other", String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_bytes_show_has_words() {
        for (kind, words) in [
            ("image/png", ("email-kind-picture", "PNG")),
            ("image/svg+xml", ("email-kind-picture", "SVG")),
            ("application/pdf", ("email-kind-document", "PDF")),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("email-kind-document", "Word")),
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("email-kind-table", "Excel")),
            ("text/plain", ("email-kind-text", "")),
            ("application/octet-stream", ("email-kind-other", "")),
        ] {
            assert_eq!(known(kind), (words.0, words.1.to_owned()), "{kind}");
        }
    }
}
