//! Whether the letters of a message have a suitable size (6.email.font-size), as its HTML declares them.

/// The sizes that are read without effort, in pixels: 9 to 18 points.
const SUITABLE: std::ops::RangeInclusive<f32> = 12.0..=24.0;

/// Whether every size that a text declares is suitable; a text that declares none has its reader's own.
pub(crate) fn is_suitable(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    let styles = html.match_indices("font-size").filter_map(|(at, found)| pixels(&html[at + found.len()..]));
    let old = html.match_indices("<font").filter_map(|(at, _)| old_size(&html[at..]));
    styles.chain(old).all(|size| SUITABLE.contains(&size))
}

/// The size of `font-size: 11pt;`, in pixels; nothing for sizes that depend on others.
fn pixels(after: &str) -> Option<f32> {
    let value = after.trim_start().strip_prefix(':')?.trim_start();
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number: f32 = value[..end].parse().ok()?;
    let per_unit = [("px", 1.0), ("pt", 4.0 / 3.0), ("em", 16.0), ("rem", 16.0), ("%", 0.16)];
    per_unit.iter().find(|(unit, _)| value[end..].starts_with(unit)).map(|(_, pixels)| number * pixels)
}

/// The size of `<font size="2">`, in pixels, as browsers show it.
fn old_size(tag: &str) -> Option<f32> {
    let tag = &tag[..tag.find('>')?];
    let value = tag.split("size=").nth(1)?.trim_start_matches(['"', '\'']);
    match value.chars().next()? {
        '1' => Some(10.0),
        '2' => Some(13.0),
        '3' => Some(16.0),
        '4' => Some(18.0),
        '5' => Some(24.0),
        '6' => Some(32.0),
        '7' => Some(48.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_every_unit_and_tiny_or_huge_ones_are_unsuitable() {
        for html in [
            "<p>نص</p>",
            "<p style='font-size: 11pt'>a</p>",
            "<font size=\"3\">a</font>",
            "<p style=\"font-size:100%\">a",
            "font-size:small",
        ] {
            assert!(is_suitable(html), "{html}");
        }
        for html in
            ["<p style='font-size:7pt'>a</p>", "<FONT SIZE=1>a</FONT>", "<p style='FONT-SIZE : 48px'>a", "<b style=\"font-size:0.5em\">"]
        {
            assert!(!is_suitable(html), "{html}");
        }
    }
}
