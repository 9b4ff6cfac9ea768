//! The names that strangers give: of files, of people, of subjects. Nothing invisible in them keeps its power.

/// The most characters that a file's name keeps.
const LONGEST: usize = 120;

/// A file's name that can be shown and saved: no path, no invisible character, no leading dot; none when nothing is left.
pub(crate) fn clean(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty())?;
    let mut shown = String::with_capacity(last.len());
    for letter in last.trim().chars().take(4 * LONGEST) {
        match letter {
            _ if is_invisible(letter) => shown.push_str(&format!("‹U+{:04X}›", u32::from(letter))),
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => shown.push('_'),
            _ => shown.push(letter),
        }
    }
    let shown = shown.trim_matches(['.', ' ']);
    (!shown.is_empty()).then(|| shorten(shown))
}

/// The name of a file that is sent: as `clean`, or `file` where nothing is left.
pub fn clean_name(name: &str) -> String {
    clean(name).unwrap_or_else(|| "file".into())
}

/// Keeps the end of the name, with the extension that says how it will be opened.
fn shorten(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name.into();
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = if extension.chars().count() <= 10 { extension } else { "" };
    let stem: String = name.chars().take(LONGEST - 12).collect();
    if extension.is_empty() { stem } else { format!("{stem}….{extension}") }
}

/// Text for one line: line breaks and controls become spaces; what would turn the direction of its surroundings is left out.
pub(crate) fn without_controls(text: &str) -> String {
    let kept = text.chars().filter(|letter| !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    kept.map(|letter| if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter }).collect()
}

/// Whether a character shows nothing itself and changes how others look or are read.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_hides_its_ending_shows_how() {
        assert_eq!(clean("\u{202e}gpj.exe").unwrap(), "‹U+202E›gpj.exe");
        assert_eq!(clean("\u{200b}.htaccess").unwrap(), "‹U+200B›.htaccess");
        assert_eq!(clean("a\0.html").unwrap(), "a‹U+0000›.html");
    }

    #[test]
    fn a_path_is_cut_to_its_last_part() {
        assert_eq!(clean("../../etc/passwd").unwrap(), "passwd");
        assert_eq!(clean("C:\\Users\\x\\جواز.pdf").unwrap(), "جواز.pdf");
        assert_eq!(clean(".."), None);
        assert_eq!(clean(".htaccess").unwrap(), "htaccess");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = clean(&("ا".repeat(4000) + ".pdf")).unwrap();
        assert!(name.chars().count() <= LONGEST, "{name}");
        let ending = clean(&("ا".repeat(300) + ".pdf")).unwrap();
        assert!(ending.ends_with(".pdf"), "{ending}");
    }

    #[test]
    fn a_line_break_in_a_subject_becomes_a_space() {
        assert_eq!(without_controls("a\r\nBcc: x\u{202e}"), "a  Bcc: x");
    }
}
