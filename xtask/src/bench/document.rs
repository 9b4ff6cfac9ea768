//! A part of a Markdown document that a measurement writes anew.
use std::fs;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;

/// Puts a part, which begins with its heading, into the document in place of the one of the same heading, or at its end.
pub fn replace(document: &Path, heading: &str, part: &str) -> Result<()> {
    let text = fs::read_to_string(document).with_context(|| format!("reading {}", document.display()))?;
    Ok(fs::write(document, replaced(&text, heading, part))?)
}

fn replaced(text: &str, heading: &str, part: &str) -> String {
    let Some(start) = text.find(heading) else { return format!("{}\n\n{part}", text.trim_end()) };
    let after = start + heading.len();
    let end = text[after..].find("\n## ").map_or(text.len(), |found| after + found + 1);
    let rest = &text[end..];
    format!("{}{part}{}{rest}", &text[..start], if rest.is_empty() { "" } else { "\n" })
}

#[cfg(test)]
mod tests {
    use super::replaced;

    const HEADING: &str = "## Writing checks";

    #[test]
    fn the_part_takes_the_place_of_the_one_before_it() {
        let new = format!("{HEADING}\n\nnew\n");
        assert_eq!(replaced("# Results\n\nfirst\n", HEADING, &new), format!("# Results\n\nfirst\n\n{new}"));
        let old = format!("# Results\n\n{HEADING}\n\nold\n\n## Other\n\nstays\n");
        assert_eq!(replaced(&old, HEADING, &new), format!("# Results\n\n{new}\n## Other\n\nstays\n"));
    }
}
