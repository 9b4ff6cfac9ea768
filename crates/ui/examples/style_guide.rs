//! Writes the style guide, the workspace and an error page in both languages, with all assets, into a folder to look at.
//!
//! `cargo run -p ui --example style_guide -- target/style-guide`, then serve that folder with any file server.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use askama::Template;
use kernel::Clock;
use kernel::Lang;
use ui::Page;
use ui::Theme;
use ui::Words;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder to write into")?;
    let folder = Path::new(&folder);
    let words = Arc::new(Words::build(&ui::SOURCES).map_err(|problems| format!("{problems:?}"))?);
    for lang in Lang::ALL {
        for theme in ["light", "dark", "light.contrast", "light.large"] {
            let mut page = Page::new(words.clone(), lang, &format!("/{}/", lang.code()), Clock::system().now());
            page.theme = Theme::parse(theme);
            let place = folder.join(lang.code()).join(theme);
            write(&place.join("components.html"), ui::style_guide(page.clone()).render()?.as_bytes())?;
            write(&place.join("desk.html"), ui::desk_guide(page.clone()).render()?.as_bytes())?;
            write(&place.join("error.html"), ui::ErrorPage::new(page, &kernel::Error::NotFound("page"), "E-7F2K").render()?.as_bytes())?;
        }
    }
    for path in ui::assets::asset_paths() {
        let asset = ui::asset(path).ok_or("a listed asset is there")?;
        write(&folder.join("assets").join(&asset.path), &asset.bytes)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(path, bytes)
}
