//! What a file really is, by its first bytes.

/// The media type that the bytes show; `text/plain` or `application/octet-stream` when they show nothing more.
pub fn sniff(bytes: &[u8]) -> &'static str {
    let by_start = MAGIC.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    match by_start {
        Some("application/zip") => office(bytes),
        Some("riff") => riff(bytes),
        Some(kind) => kind,
        None if bytes.get(4..8) == Some(b"ftyp") => container(bytes),
        None => text(bytes),
    }
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"RIFF", "riff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
    (b"#!", "text/x-shellscript"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
];

/// Office files are archives; the first name inside tells, without unpacking anything.
fn office(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    let kinds: [(&[u8], &str); 6] = [
        (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        (b"application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
        (b"application/epub+zip", "application/epub+zip"),
    ];
    kinds.into_iter().find(|(name, _)| holds(name)).map_or("application/zip", |(_, kind)| kind)
}

fn riff(bytes: &[u8]) -> &'static str {
    match bytes.get(8..12) {
        Some(b"WEBP") => "image/webp",
        Some(b"WAVE") => "audio/wav",
        Some(b"AVI ") => "video/x-msvideo",
        _ => "application/octet-stream",
    }
}

fn container(bytes: &[u8]) -> &'static str {
    match bytes.get(8..11) {
        Some(b"hei" | b"mif") => "image/heic",
        Some(b"avi") => "image/avif",
        Some(b"M4A") => "audio/mp4",
        _ => "video/mp4",
    }
}

/// Texts of a form that programs agree on: invitations (RFC 5545) and contacts (RFC 6350).
const CARDS: [(&str, &str); 2] = [("begin:vcalendar", "text/calendar"), ("begin:vcard", "text/vcard")];

fn text(bytes: &[u8]) -> &'static str {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.contains("<svg") {
        return "image/svg+xml";
    }
    let active = ["<!doctype html", "<html", "<script", "<head", "<body", "<iframe"];
    if active.iter().any(|tag| start.contains(tag)) {
        return "text/html";
    }
    if let Some((_, kind)) = CARDS.iter().find(|(begin, _)| start.starts_with(begin)) {
        return kind;
    }
    if start.starts_with("<?xml") {
        return "application/xml";
    }
    let looks_like_text = !bytes[..bytes.len().min(1024)].contains(&0) && !head.contains(char::REPLACEMENT_CHARACTER);
    if looks_like_text { "text/plain" } else { "application/octet-stream" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_or_a_page_under_another_name_is_recognised() {
        assert_eq!(sniff(b"MZ\x90\0"), "application/vnd.microsoft.portable-executable");
        assert_eq!(sniff(b"  <svg xmlns='x' onload='alert(1)'/>"), "image/svg+xml");
        assert_eq!(sniff(b"<script>alert(1)</script>"), "text/html");
    }

    #[test]
    fn common_documents_are_named() {
        assert_eq!(sniff(b"%PDF-1.7"), "application/pdf");
        assert_eq!(sniff(b"\xff\xd8\xff\xe0"), "image/jpeg");
        assert_eq!(sniff(b"PK\x03\x04aaaaword/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assert_eq!(sniff(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nVERSION:2.0"), "text/calendar");
        assert_eq!(sniff(b"begin:vcard\nVERSION:3.0"), "text/vcard");
        assert_eq!(sniff("نص".as_bytes()), "text/plain");
        assert_eq!(sniff(b"\0\x01\x02"), "application/octet-stream");
    }
}
