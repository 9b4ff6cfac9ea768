//! Style sheets: directions, the contrast of the tokens, and the two dark themes that must be one.

use std::collections::BTreeMap;

use ui::lint;

type Tokens = BTreeMap<String, String>;

/// Text and what it stands on; WCAG 2.2 asks for 4.5.
const TEXT: [(&str, &str); 23] = [
    ("--ink", "--canvas"),
    ("--ink", "--surface"),
    ("--ink", "--surface-3"),
    ("--ink-2", "--canvas"),
    ("--ink-2", "--surface"),
    ("--ink-2", "--surface-3"),
    ("--ink-3", "--canvas"),
    ("--ink-3", "--surface"),
    ("--ink-3", "--surface-2"),
    ("--brand", "--surface"),
    ("--on-official", "--official"),
    ("--link", "--surface"),
    ("--link", "--canvas"),
    ("--on-action", "--action"),
    ("--on-action", "--action-strong"),
    ("--action-strong", "--action-soft"),
    ("--ink", "--action-soft"),
    ("--ok-ink", "--ok-soft"),
    ("--warn-ink", "--warn-soft"),
    ("--bad-ink", "--bad-soft"),
    ("--info-ink", "--info-soft"),
    ("--note-ink", "--note-soft"),
    ("--on-badge", "--badge"),
];

/// Outlines of controls and marks that carry meaning; 3 is asked for.
const LINES: [(&str, &str); 7] = [
    ("--line-control", "--surface"),
    ("--line-control", "--canvas"),
    ("--action", "--surface"),
    ("--ok", "--surface"),
    ("--warn", "--surface"),
    ("--bad", "--surface"),
    ("--focus-outer", "--focus-inner"),
];

fn sheet() -> String {
    String::from_utf8(ui::asset("css/tokens.css").unwrap().bytes.to_vec()).unwrap()
}

/// Each theme with everything it sets over the light one.
fn themes() -> Vec<(&'static str, Tokens)> {
    let sheet = sheet();
    let light = lint::tokens(&sheet, ":root");
    let over = |selectors: &[&str]| {
        let mut tokens = light.clone();
        selectors.iter().for_each(|selector| tokens.extend(lint::tokens(&sheet, selector)));
        tokens
    };
    vec![
        ("light", light.clone()),
        ("dark", over(&[":root[data-theme=\"dark\"]"])),
        ("light, more contrast", over(&[":root[data-contrast=\"more\"]"])),
        ("dark, more contrast", over(&[":root[data-theme=\"dark\"]", ":root[data-theme=\"dark\"][data-contrast=\"more\"]"])),
    ]
}

fn too_weak(tokens: &Tokens, pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let measured = pairs.iter().map(|(fore, back)| (fore, back, lint::contrast(&tokens[*fore], &tokens[*back]).unwrap()));
    measured.filter(|(.., contrast)| *contrast < least).map(|(fore, back, contrast)| format!("{fore} on {back}: {contrast:.2}")).collect()
}

#[test]
fn every_text_can_be_read_in_every_theme() {
    for (theme, tokens) in themes() {
        assert_eq!(too_weak(&tokens, &TEXT, 4.5), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn every_control_can_be_seen_in_every_theme() {
    for (theme, tokens) in themes() {
        assert_eq!(too_weak(&tokens, &LINES, 3.0), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn a_device_s_darkness_is_the_chosen_darkness() {
    let sheet = sheet();
    assert_eq!(lint::tokens(&sheet, ":root[data-theme=\"auto\"]"), lint::tokens(&sheet, ":root[data-theme=\"dark\"]"));
    let contrast = |theme: &str| lint::tokens(&sheet, &format!(":root[data-theme=\"{theme}\"][data-contrast=\"more\"]"));
    assert_eq!(contrast("auto"), contrast("dark"));
    assert!(!contrast("dark").is_empty());
}

#[test]
fn a_device_s_wish_for_contrast_is_the_chosen_contrast() {
    let sheet = sheet();
    for theme in ["", "[data-theme=\"dark\"]", "[data-theme=\"auto\"]"] {
        let asked = lint::tokens(&sheet, &format!(":root{theme}[data-contrast=\"normal\"]"));
        assert_eq!(asked, lint::tokens(&sheet, &format!(":root{theme}[data-contrast=\"more\"]")), "{theme}");
        assert!(!asked.is_empty(), "{theme}");
    }
}

#[test]
fn no_style_sheet_breaks_a_rule() {
    for path in ui::assets::asset_paths().filter(|path| path.ends_with(".css")) {
        let sheet = String::from_utf8_lossy(&ui::asset(path).unwrap().bytes).into_owned();
        assert_eq!(lint::css(&sheet), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn every_token_that_is_used_is_set() {
    let set: Tokens = lint::tokens(&sheet(), ":root");
    for path in ui::assets::asset_paths().filter(|path| path.ends_with(".css")) {
        let sheet = String::from_utf8_lossy(&ui::asset(path).unwrap().bytes).into_owned();
        let used = sheet.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next());
        let unknown: Vec<_> = used.filter(|name| !set.contains_key(*name)).collect();
        assert_eq!(unknown, Vec::<&str>::new(), "{path}");
    }
}
