//! Rules of style sheets: logical directions only, nothing that breaks Arabic; and the contrast of tokens.

use std::collections::BTreeMap;

/// Beginnings of properties that name a side of the screen instead of a side of the line.
const PHYSICAL: [&str; 20] = [
    "margin-left",
    "margin-right",
    "margin-top",
    "margin-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "padding-bottom",
    "border-left",
    "border-right",
    "border-top",
    "border-bottom",
    "left",
    "right",
    "top",
    "bottom",
    "float",
    "clear",
    "scroll-margin-left",
    "scroll-margin-right",
];

/// Everything that is wrong in a style sheet; empty when nothing is.
pub fn css(text: &str) -> Vec<String> {
    let text = without_comments(text);
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for declaration in line.split(['{', '}', ';']) {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            if let Some(fault) = fault(property.trim(), value.trim()) {
                faults.push(format!("line {}: {fault}", number + 1));
            }
        }
    }
    faults
}

fn fault(property: &str, value: &str) -> Option<String> {
    let physical = PHYSICAL.iter().any(|name| property == *name || property.starts_with(&format!("{name}-")));
    match property {
        _ if physical => Some(format!("{property} names a side of the screen")),
        "text-align" if matches!(value, "left" | "right" | "justify") => {
            Some(format!("text-align: {value} ignores the direction of writing"))
        }
        "letter-spacing" => Some("letter-spacing tears Arabic words apart".into()),
        "text-transform" => Some("text-transform has no meaning in Arabic".into()),
        "font-style" if value == "italic" => Some("Arabic has no italics".into()),
        _ if value.contains("@import") || value.contains("//") => Some(format!("{property} fetches from elsewhere")),
        _ => None,
    }
}

/// Comments removed, their lines kept.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("*/").map_or(rest.len(), |end| start + end + 2);
        out.extend(rest[start..end].chars().filter(|letter| *letter == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// The custom properties set for a selector, by name: `tokens(sheet, ":root")["--ink"]`.
/// Every rule with exactly this selector counts, the later over the earlier.
pub fn tokens(sheet: &str, selector: &str) -> BTreeMap<String, String> {
    let text = without_comments(sheet);
    let opening = format!("\n{selector} {{");
    let mut found = BTreeMap::new();
    for (start, _) in text.match_indices(&opening) {
        let body = &text[start + opening.len()..];
        let body = &body[..body.find('}').unwrap_or(body.len())];
        let pairs = body.split(';').filter_map(|declaration| declaration.split_once(':'));
        found.extend(
            pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).filter(|(name, _)| name.starts_with("--")),
        );
    }
    found
}

/// The contrast of two colours `#rrggbb` by WCAG 2.2 (relative luminance), from 1 to 21; none if one is no such colour.
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok().map(|value| linear(f64::from(value) / 255.0));
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_of_the_screen_are_faults_and_sides_of_the_line_are_not() {
        assert_eq!(
            css("a { margin-left: 1px; }\nb { float: right }"),
            ["line 1: margin-left names a side of the screen", "line 2: float names a side of the screen"]
        );
        assert!(css("a { margin-inline-start: 1px; inset-block-start: 0; text-align: start }").is_empty());
    }

    #[test]
    fn letters_of_arabic_are_never_spaced() {
        assert_eq!(css("h1 { letter-spacing: .1em }").len(), 1);
    }

    #[test]
    fn black_on_white_has_the_highest_contrast() {
        assert!((contrast("#000000", "#ffffff").unwrap() - 21.0).abs() < 0.01);
        assert_eq!(contrast("red", "#ffffff"), None);
    }
}
