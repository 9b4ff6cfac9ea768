//! Files of others are what they were, scripts keep to the policy, and what a page asks for exists.

use serde::Deserialize;
use sha2::Digest;
use sha2::Sha256;

#[derive(Deserialize)]
struct Vendored {
    file: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    name: String,
    version: String,
    source: String,
    file: String,
    sha256: String,
    licence: String,
    licence_file: String,
}

fn text(path: &str) -> String {
    String::from_utf8(ui::asset(path).unwrap_or_else(|| panic!("{path} is missing")).bytes.to_vec()).unwrap()
}

#[test]
fn files_of_others_are_unchanged_and_licensed() {
    let vendored: Vendored = toml::from_str(&text("vendor/vendor.toml")).unwrap();
    for file in &vendored.file {
        let bytes = &ui::asset(&file.file).unwrap_or_else(|| panic!("{} is missing", file.file)).bytes;
        assert_eq!(hex::encode(Sha256::digest(bytes)), file.sha256, "{} {} {}", file.name, file.version, file.source);
        assert!(text(&file.licence_file).len() > 200, "{} is {}", file.name, file.licence);
    }
    assert_eq!(vendored.file.len(), 10, "two scripts and eight fonts");
}

#[test]
fn scripts_evaluate_no_text_and_write_no_markup() {
    for path in ui::assets::asset_paths().filter(|path| path.starts_with("js/")) {
        let script = text(path);
        for forbidden in ["eval(", "new Function", "innerHTML", "insertAdjacentHTML", "document.write", ".style.", "http://", "https://"] {
            assert!(!script.contains(forbidden), "{path} uses {forbidden}");
        }
        let written = std::fs::read_to_string(format!("{}/assets/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(written.starts_with("// @ts-check\n// "), "{path} opens with what it is for");
    }
}

#[test]
fn shortcuts_are_read_by_place_so_that_an_arabic_layout_works() {
    for path in ui::assets::asset_paths().filter(|path| path.starts_with("js/")) {
        assert!(!text(path).contains("event.key "), "{path}");
        assert!(!text(path).contains("event.key ==="), "{path}");
    }
}

/// Scripts of pages outside the workspace.
const OF_OTHER_PAGES: [&str; 13] = [
    "js/aloud.js",
    "js/countdown.js",
    "js/device-forget.js",
    "js/device-offline.js",
    "js/device.js",
    "js/follow.js",
    "js/hall.js",
    "js/kiosk-print.js",
    "js/kiosk-ready.js",
    "js/kiosk.js",
    "js/push-worker.js",
    "js/push.js",
    "js/voice.js",
];

/// Scripts that work where there is no line: fetched once and kept by the browser, which shows a page without waiting for them.
const WITHOUT_A_LINE: [&str; 7] = [
    "js/counter-offline.js",
    "js/counter-parked.js",
    "js/counter-stock.js",
    "js/kiosk-offline.js",
    "js/last-calls.js",
    "js/offline-stock.js",
    "js/offline.js",
];

/// Scripts that the page of a counter alone brings, which has none of those of writing.
const OF_THE_COUNTER: [&str; 2] = ["js/counter-away.js", "js/counter-ready.js"];

fn compressed(path: &str) -> usize {
    ui::asset(path).unwrap().gz().unwrap().len()
}

#[test]
fn the_scripts_of_other_pages_stay_small_each_by_itself() {
    for (paths, most) in [(&OF_OTHER_PAGES[..], 2048), (&OF_THE_COUNTER, 1536), (&WITHOUT_A_LINE, 3072)] {
        for path in paths {
            let size = compressed(path);
            assert!(size < most, "{path}: {size} bytes compressed");
        }
    }
}

#[test]
fn the_scripts_of_the_workspace_stay_small() {
    let is_other = |path: &&str| [&OF_OTHER_PAGES[..], &OF_THE_COUNTER, &WITHOUT_A_LINE].iter().any(|others| others.contains(path));
    let total: usize = ui::assets::asset_paths().filter(|path| path.ends_with(".js") && !is_other(path)).map(compressed).sum();
    assert!(total < 42 * 1024, "{total} bytes compressed");
}
