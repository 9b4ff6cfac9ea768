//! The files a browser needs, inside the binary, under names that change with their content.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::LazyLock;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::read::GzEncoder;
use rust_embed::RustEmbed;
use sha2::Digest;
use sha2::Sha256;

/// Where the shell serves assets: `/assets/` and the path.
pub const PREFIX: &str = "/assets/";

/// A name with a hash never changes its content: a browser may keep it for a year without asking.
const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Embedded;

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::read);

/// One file, ready to be sent.
#[derive(Debug)]
pub struct Asset {
    /// The content as it is. References in style sheets to other assets carry their hashed names.
    pub bytes: Cow<'static, [u8]>,
    /// The media type, with its character set where it has one.
    pub content_type: &'static str,
    /// The first 16 hex digits of the content's SHA-256: the entity tag, and part of the name.
    pub hash: String,
    /// The path with the hash: `css/base.1a2b….css`.
    pub path: String,
    br: OnceLock<Vec<u8>>,
    gz: OnceLock<Vec<u8>>,
}

impl Asset {
    /// The content in Brotli, compressed at the first request; none for what is compressed already.
    pub fn br(&self) -> Option<&[u8]> {
        self.shrinks().then(|| self.br.get_or_init(|| brotli_of(&self.bytes)).as_slice())
    }

    /// The content in gzip, compressed at the first request; none for what is compressed already.
    pub fn gz(&self) -> Option<&[u8]> {
        self.shrinks().then(|| self.gz.get_or_init(|| gzip_of(&self.bytes)).as_slice())
    }

    /// What `Cache-Control` says when this file was asked for by `path`: a year for the hashed name, asking each time for the plain one.
    pub fn cache_control(&self, path: &str) -> &'static str {
        if path == self.path { FOR_A_YEAR } else { ASK_EACH_TIME }
    }

    fn new(plain: &str, bytes: Cow<'static, [u8]>) -> Self {
        let hash = hex::encode(&Sha256::digest(&bytes)[..8]);
        let (stem, extension) = plain.rsplit_once('.').unwrap_or((plain, ""));
        let path = format!("{stem}.{hash}.{extension}");
        Self { bytes, content_type: content_type(extension), hash, path, br: OnceLock::new(), gz: OnceLock::new() }
    }

    fn shrinks(&self) -> bool {
        self.content_type != "font/woff2"
    }
}

/// The asset of a path below `/assets/`, by its hashed or its plain name.
pub fn asset(path: &str) -> Option<&'static Asset> {
    let assets = &*ASSETS;
    let plain = assets.by_hashed.get(path).map_or(path, String::as_str);
    assets.by_plain.get(plain)
}

/// The address of an asset by its plain path: `css/base.css` becomes `/assets/css/base.1a2b….css`.
///
/// # Panics
/// In a development build, when there is no such asset.
pub fn asset_url(path: &str) -> String {
    let found = asset(path);
    debug_assert!(found.is_some(), "there is no asset {path}");
    format!("{PREFIX}{}", found.map_or(path, |asset| asset.path.as_str()))
}

/// The plain paths of all assets, sorted.
pub fn asset_paths() -> impl Iterator<Item = &'static str> {
    ASSETS.by_plain.keys().map(String::as_str)
}

#[derive(Default)]
struct Assets {
    by_plain: BTreeMap<String, Asset>,
    by_hashed: BTreeMap<String, String>,
}

impl Assets {
    /// Style sheets come last, because they name fonts by their hashed names.
    fn read() -> Self {
        let mut assets = Assets::default();
        let (sheets, others): (Vec<_>, Vec<_>) = Embedded::iter().partition(|path| path.ends_with(".css"));
        for path in others.iter().chain(&sheets) {
            let Some(file) = Embedded::get(path) else { continue };
            let bytes = match path.split_once('/') {
                Some(("css", _)) => assets.with_hashed_names(path, &file.data),
                Some(("js", _)) => Cow::Owned(without_comments(&file.data)),
                _ => file.data,
            };
            assets.add(path, bytes);
        }
        assets
    }

    fn add(&mut self, plain: &str, bytes: Cow<'static, [u8]>) {
        let asset = Asset::new(plain, bytes);
        self.by_hashed.insert(asset.path.clone(), plain.into());
        self.by_plain.insert(plain.into(), asset);
    }

    /// Replaces `url("../fonts/x.woff2")` by the hashed name; the sheets stand one folder deep.
    fn with_hashed_names(&self, path: &str, css: &[u8]) -> Cow<'static, [u8]> {
        debug_assert_eq!(path.matches('/').count(), 1, "style sheets stand in css/");
        let mut text = String::from_utf8_lossy(css).into_owned();
        for (plain, asset) in &self.by_plain {
            text = text.replace(&format!("url(\"../{plain}\")"), &format!("url(\"../{}\")", asset.path));
        }
        Cow::Owned(text.into_bytes())
    }
}

/// A script of ours without the lines that are comments: they are for whoever changes it, and every reader would wait for them.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let mut is_inside = false;
    let is_code = |line: &&str| {
        let line = line.trim();
        let opens = !is_inside && line.starts_with("/*") && line.find("*/").is_none_or(|at| at + 2 == line.len());
        let was_inside = is_inside || opens;
        is_inside = was_inside && !line.ends_with("*/");
        !was_inside && !line.starts_with("//")
    };
    String::from_utf8_lossy(script).split_inclusive('\n').filter(is_code).collect::<String>().into_bytes()
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "toml" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn brotli_of(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("writing to memory does not fail");
    out
}

fn gzip_of(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzEncoder::new(bytes, Compression::best()).read_to_end(&mut out).expect("reading from memory does not fail");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_sent_without_the_lines_that_are_comments_and_with_all_others() {
        let script = "// @ts-check\n/**\n * Why.\n */\nlet a = 1; // here\n/** @type {A} */ (b).c();\n  // there\n/** One. */\nd();\n";
        assert_eq!(without_comments(script.as_bytes()), b"let a = 1; // here\n/** @type {A} */ (b).c();\nd();\n");
    }

    #[test]
    fn a_hashed_name_may_be_kept_for_a_year_and_a_plain_one_not() {
        let found = asset("css/tokens.css").unwrap();
        assert!(found.cache_control(&found.path).contains("immutable"));
        assert_eq!(found.cache_control("css/tokens.css"), "no-cache");
        assert_eq!(asset(&found.path).unwrap().hash, found.hash);
    }

    #[test]
    fn a_style_sheet_names_its_fonts_by_hash() {
        let font = asset("fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2").unwrap();
        let sheet = String::from_utf8_lossy(&asset("css/tokens.css").unwrap().bytes).into_owned();
        assert!(sheet.contains(&format!("url(\"../{}\")", font.path)));
    }

    #[test]
    fn text_is_compressed_and_fonts_are_not() {
        let sheet = asset("css/tokens.css").unwrap();
        assert!(sheet.br().unwrap().len() < sheet.bytes.len() / 2);
        assert!(sheet.gz().unwrap().len() < sheet.bytes.len() / 2);
        assert_eq!(asset("fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2").unwrap().br(), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_an_asset() {
        assert!(asset("../Cargo.toml").is_none());
        assert!(asset("").is_none());
    }
}
