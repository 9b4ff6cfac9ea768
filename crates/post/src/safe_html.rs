//! The one way from HTML that a stranger wrote to HTML that may be shown.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use ammonia::Builder;
use ammonia::UrlRelative;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::bare_picture::MOST_POINTS;
use crate::bare_picture::shown_within;
use crate::flat_html;
use crate::links;
use crate::pictures;

/// HTML without anything that acts, loads or collects. Whoever shows HTML of others takes this type and no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml {
    html: String,
    pictures_removed: usize,
    shortened: bool,
}

impl SafeHtml {
    /// The HTML, to be put into a page as it is. Pictures sent along stand as `<img data-cid="…">`.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// The same, where each link that may mislead says in brackets to which host it leads.
    #[must_use]
    pub fn naming_hosts(self) -> Self {
        Self { html: links::told(&self.html), ..self }
    }

    /// The HTML with pictures that were sent along: `picture` gives the bytes of a JPEG, PNG, GIF or WebP for a name. Each is shown without
    /// what is hidden in it, inside of the page; what is no such picture stands as it did.
    pub fn with_pictures<'p>(&self, picture: impl Fn(&str) -> Option<&'p [u8]>) -> String {
        let room = Cell::new((MOST_PICTURES, MOST_POINTS));
        pictures::shown(&self.html, |name| {
            let (bytes, points) = room.get();
            let (bare, its_points) = shown_within(points, picture(name)?)?;
            room.set((bytes.checked_sub(bare.len())?, points - its_points));
            Some(format!("data:{};base64,{}", crate::sniff(&bare), BASE64_STANDARD.encode(&bare)))
        })
    }

    /// How many pictures from elsewhere were removed: loading them would tell the sender that the mail was read.
    pub const fn pictures_removed(&self) -> usize {
        self.pictures_removed
    }

    /// Whether the end was cut off, or elements nested too deep were opened up.
    pub const fn is_shortened(&self) -> bool {
        self.shortened
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html)
    }
}

/// All pictures of a page are at most so many bytes.
const MOST_PICTURES: usize = 8 << 20;

const TAGS: [&str; 48] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
];
const MORE_TAGS: [&str; 3] = ["tfoot", "ul", "q"];
/// Elements that vanish with all that is in them.
const WITH_CONTENT: [&str; 18] = [
    "script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "embed", "applet", "noembed", "noframes", "xmp",
    "textarea", "select", "audio", "video",
];
/// Elements in which each text finds its own direction.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "li",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "dd",
    "dt",
    "pre",
    "caption",
    "ul",
    "ol",
    "dl",
    "center",
];
const LINKS: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Cleans HTML of unknown origin. Takes time in proportion to its length, whatever is in it.
pub fn safe_html(html: &str) -> SafeHtml {
    let (flat, shortened) = flat_html::flatten(html);
    let removed = Arc::new(AtomicUsize::new(0));
    let counter = removed.clone();
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().chain(MORE_TAGS).collect())
        .clean_content_tags(WITH_CONTENT.into())
        .tag_attributes(attributes())
        .generic_attributes(HashSet::from(["lang", "title"]))
        .set_tag_attribute_values(BLOCKS.into_iter().map(|block| (block, HashMap::from([("dir", "auto")]))).collect())
        .url_schemes(LINKS.into_iter().chain(["cid"]).collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true)
        .attribute_filter(move |tag, name, value| match (tag, name) {
            ("img", "src") => local_picture(value).or_else(|| {
                counter.fetch_add(1, Ordering::Relaxed);
                None
            }),
            (_, "href") => scheme(value).filter(|scheme| LINKS.contains(&scheme.as_str())).map(|_| value.into()),
            (_, "colspan" | "rowspan" | "width" | "height" | "start") => small_number(value),
            (_, "dir") => ["rtl", "ltr", "auto"].contains(&value).then(|| value.into()),
            _ => Some(value.into()),
        });
    let cleaned = builder.clean(&flat).to_string();
    SafeHtml { html: pictures::by_content_id(&cleaned), pictures_removed: removed.load(Ordering::Relaxed), shortened }
}

fn attributes() -> HashMap<&'static str, HashSet<&'static str>> {
    HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt", "width", "height"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan"])),
        ("ol", HashSet::from(["start"])),
        ("bdo", HashSet::from(["dir"])),
        ("bdi", HashSet::from(["dir"])),
        ("span", HashSet::from(["dir"])),
    ])
}

fn local_picture(value: &str) -> Option<Cow<'_, str>> {
    let id = value.trim().strip_prefix("cid:").or_else(|| value.trim().strip_prefix("CID:"))?;
    let stands = !id.is_empty() && id.len() < 300 && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"'`&\\".contains(&byte));
    stands.then(|| Cow::Owned(format!("cid:{id}")))
}

fn scheme(value: &str) -> Option<String> {
    let (scheme, _) = value.trim().split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

fn small_number(value: &str) -> Option<Cow<'_, str>> {
    value.parse::<u16>().is_ok_and(|number| number <= 2000).then(|| value.into())
}

#[cfg(test)]
mod tests {
    use rustix::time::ClockId;
    use rustix::time::clock_gettime;

    use super::*;

    #[test]
    fn a_letter_keeps_its_form_and_each_block_its_direction() {
        let safe = safe_html("<p style='color:red' dir=ltr>مرحبا <b>بكم</b></p><table><tr><td colspan=2>x</td></tr></table>");
        assert_eq!(
            safe.as_str(),
            "<p dir=\"auto\">مرحبا <b>بكم</b></p><table><tbody><tr><td colspan=\"2\" dir=\"auto\">x</td></tr></tbody></table>"
        );
    }

    #[test]
    fn links_open_without_telling_where_they_came_from() {
        let safe = safe_html("<a href='https://x.example/?a=1&b=2' onclick=x target=_top>go</a><a href='javascript:x'>no</a>");
        assert_eq!(
            safe.as_str(),
            "<a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">go</a><a rel=\"noopener noreferrer nofollow\">no</a>"
        );
    }

    #[test]
    fn pictures_from_elsewhere_are_counted_and_gone_and_pictures_sent_along_stay() {
        let safe = safe_html(
            "<img src='https://t.example/x.gif' width=1><img src=cid:pic@x alt='a \" src=&quot;cid:b'><img src='data:image/png;base64,AA=='>t",
        );
        assert_eq!(safe.as_str(), "<img data-cid=\"pic@x\" alt=\"a &quot; src=&quot;cid:b\">t");
        assert_eq!(safe.pictures_removed(), 1);
    }

    #[test]
    fn a_picture_that_was_sent_along_is_shown_bare_and_nothing_else_is() {
        let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        let page =
            safe_html("<p>a &lt;img data-cid=\"gif\"></p><img src=cid:gif alt=' data-cid=\"gif\"'><img src=cid:page><img src=cid:none>");
        let shown = page.with_pictures(|name| match name {
            "gif" => Some(&gif[..]),
            "page" => Some(b"<svg onload=alert(1)>"),
            _ => None,
        });
        assert_eq!(shown.matches("src=\"data:image/gif;base64,").count(), 1, "{shown}");
        assert!(shown.contains("data-cid=\"page\"") && shown.contains("data-cid=\"none\"") && !shown.contains("svg"), "{shown}");
    }

    #[test]
    fn all_pictures_of_a_page_together_have_no_more_points_than_one_may_have() {
        let side = 8_000_u16.to_le_bytes();
        let frame = [&[0x2c, 0, 0, 0, 0], side.as_slice(), &side, &[0, 2, 1, 7, 0, 0x3b]].concat();
        let gif = [b"GIF89a\x01\0\x01\0\0\0\0".as_slice(), &frame].concat();
        let shown = safe_html(&"<img src=cid:large>".repeat(50)).with_pictures(|_| Some(&gif));
        assert_eq!(shown.matches("data:image/gif").count(), 1, "of 64 million points each");
    }

    #[test]
    fn pages_made_to_take_long_do_not() {
        let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
        let pages = [
            "<div>".repeat(200_000),
            "<table><tr><td>".repeat(30_000),
            "<b a=1></x>".repeat(50_000),
            "<a>".repeat(100_000),
            "<p><b><i><u>".repeat(30_000),
            "<!--".repeat(100_000),
            "<style>".repeat(100_000),
            "<li><table><tr><td>".repeat(20_000),
            "<svg><math>".repeat(50_000),
            format!("<p{attributes}>x"),
            "&amp;".repeat(200_000),
            "<".repeat(500_000),
        ];
        for page in pages {
            let begun = clock_gettime(ClockId::ThreadCPUTime);
            safe_html(&page);
            let taken = clock_gettime(ClockId::ThreadCPUTime) - begun;
            assert!(taken.tv_sec < 10, "{taken:?} for {}", &page[..20]);
        }
        assert!(safe_html(&"<div>".repeat(1_000)).is_shortened());
    }
}
