//! Icons of the sprite, mirrored in Arabic where they point along the line of reading.

use askama::filters::HtmlSafeOutput;

use crate::assets::asset_url;

/// Markup of an icon, which templates show without escaping.
pub type Icon = HtmlSafeOutput<String>;

/// Icons that point along the line of reading. Clocks, ticks, phones, play buttons and search glasses point nowhere.
const MIRRORED: [&str; 14] = [
    "arrow-left",
    "arrow-right",
    "chevron-left",
    "chevron-right",
    "external-link",
    "forward",
    "list-checks",
    "log-in",
    "log-out",
    "panel-right",
    "reply",
    "reply-all",
    "send-horizontal",
    "undo-2",
];

/// The markup of an icon by its name in the sprite. Hidden from screen readers: the word beside it speaks.
pub fn icon(name: &str) -> Icon {
    debug_assert!(has_icon(name), "the sprite has no icon {name}");
    let class = if MIRRORED.contains(&name) { "icon icon--dir" } else { "icon" };
    let sprite = asset_url("icons/icons.svg");
    HtmlSafeOutput(format!(r##"<svg class="{class}" aria-hidden="true" focusable="false"><use href="{sprite}#{name}"/></svg>"##))
}

/// Whether the sprite has this icon. Names are letters, digits and hyphens only.
pub fn has_icon(name: &str) -> bool {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain && crate::assets::asset("icons/icons.svg").is_some_and(|sprite| contains(&sprite.bytes, &format!("<symbol id=\"{name}\"")))
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mirrored_icon_is_in_the_sprite() {
        let missing: Vec<_> = MIRRORED.into_iter().filter(|name| !has_icon(name)).collect();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn only_icons_that_point_along_the_line_are_mirrored() {
        assert!(icon("send-horizontal").0.contains("icon--dir"));
        assert!(!icon("clock").0.contains("icon--dir"));
    }
}
