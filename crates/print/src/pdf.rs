//! A sheet as PDF: subset fonts, text that can be searched and read aloud, each passage tagged with its language.

use std::num::NonZeroU16;

use krilla::SerializeSettings;
use krilla::configure::Accessibility;
use krilla::configure::ConfigurationBuilder;
use krilla::destination::XyzDestination;
use krilla::geom::PathBuilder;
use krilla::geom::Point;
use krilla::geom::Rect;
use krilla::metadata::Metadata;
use krilla::outline::Outline;
use krilla::outline::OutlineNode;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::Artifact;
use krilla::tagging::ArtifactType;
use krilla::tagging::ContentTag;
use krilla::tagging::Identifier;
use krilla::tagging::SpanTag;
use krilla::tagging::Tag;
use krilla::tagging::TagGroup;
use krilla::tagging::TagKind;
use krilla::tagging::TagTree;
use krilla::text::Font;

use crate::Code;
use crate::Faces;
use crate::Fault;
use crate::Laid;
use crate::Line;
use crate::Mark;
use crate::Passage;
use crate::Placed;

mod blanks;
mod pieces;

use pieces::Carried;
use pieces::Ink;

/// What lines and pictures of the pages belong to, in the order of reading.
enum Part {
    Passage { passage: usize, said: String, shown: Vec<Identifier> },
    Figure { label: String, tag: Option<String>, shown: Identifier },
}

/// What every page of a document is made from.
struct Document<'a> {
    laid: &'a Laid,
    fonts: Vec<Font>,
    blanks: Font,
    /// The letters that blanks stand for, and what lines and pictures belong to.
    carried: Carried,
    parts: Vec<Part>,
}

/// Writes a sheet as a tagged document (PDF/UA-1).
///
/// # Errors
/// When a face cannot be embedded, or the document could not be read aloud, as one without a title.
pub fn pdf(laid: &Laid, faces: &Faces) -> Result<Vec<u8>, Fault> {
    let fonts: Option<Vec<Font>> = faces.all().map(|face| Font::new(face.data().to_vec().into(), 0)).collect();
    let blanks = Font::new(blanks::font().into(), 0).ok_or(Fault::NotAFont)?;
    let mut of = Document { laid, fonts: fonts.ok_or(Fault::NotAFont)?, blanks, carried: Vec::new(), parts: Vec::new() };
    let mut document = krilla::Document::new_with(settings()?);
    for page in &laid.pages {
        let settings = PageSettings::from_wh(laid.width, page.height).ok_or_else(|| Fault::Unwritable("a page without a size".into()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        surface.set_fill(Some(Fill::default()));
        page.marks.iter().for_each(|placed| draw(&mut surface, placed, &mut of));
        surface.finish();
        sheet.finish();
    }
    let mut tree = TagTree::new().with_lang(laid.title.tag.clone());
    of.parts.into_iter().for_each(|part| tree.push(group(part, &laid.passages)));
    document.set_tag_tree(tree);
    document.set_metadata(about(laid));
    document.set_outline(outline(laid));
    document.finish().map_err(|why| Fault::Unwritable(format!("{why:?}")))
}

/// As PDF/UA asks, so that a document that could not be read aloud is not written.
fn settings() -> Result<SerializeSettings, Fault> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|why| Fault::Unwritable(format!("{why:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn about(laid: &Laid) -> Metadata {
    // The direction of the document is not written: readers in browsers would take every line for one that is read from the right.
    let undetermined = || "und".to_owned();
    Metadata::new().title(laid.title.words.clone()).language(laid.title.tag.clone().unwrap_or_else(undetermined))
}

/// The way to each heading, below the title.
fn outline(laid: &Laid) -> Outline {
    let mut title = OutlineNode::new(laid.title.words.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0)));
    let mut last = None;
    for (page, placed) in laid.pages.iter().enumerate().flat_map(|(at, page)| page.marks.iter().map(move |placed| (at, placed))) {
        let Mark::Line { passage, size, .. } = &placed.mark else { continue };
        let heading = laid.passages.get(*passage).filter(|of| of.heading.is_some() && last != Some(*passage));
        if let Some(heading) = heading {
            let way = XyzDestination::new(page, Point::from_xy(placed.x, (placed.y - size).max(0.0)));
            title.push_child(OutlineNode::new(heading.text.words.clone(), way));
        }
        last = Some(*passage);
    }
    let mut outline = Outline::new();
    outline.push_child(title);
    outline
}

fn draw(surface: &mut Surface<'_>, placed: &Placed, of: &mut Document<'_>) {
    match &placed.mark {
        Mark::Line { line, size, passage } => {
            let tag = of.laid.passages.get(*passage).and_then(|passage| passage.text.tag.as_deref());
            let shown = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(tag)));
            draw_line(surface, line, *size, placed, of);
            surface.end_tagged();
            match of.parts.last_mut() {
                Some(Part::Passage { passage: last, said, shown: lines }) if last == passage => {
                    *said = format!("{said} {}", line.text);
                    lines.push(shown);
                }
                _ => of.parts.push(Part::Passage { passage: *passage, said: line.text.clone(), shown: vec![shown] }),
            }
        }
        Mark::Rule { length, thick } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            fill(surface, [(placed.x, placed.y, *length, *thick)].into_iter());
            surface.end_tagged();
        }
        Mark::Code { code, side } => {
            let shown = surface.start_tagged(ContentTag::Other);
            fill(surface, dark(code, *side, placed));
            surface.end_tagged();
            of.parts.push(Part::Figure { label: code.label.words.clone(), tag: code.label.tag.clone(), shown });
        }
    }
}

fn draw_line(surface: &mut Surface<'_>, line: &Line, size: f32, placed: &Placed, of: &mut Document<'_>) {
    for piece in pieces::pieces(line, size, &mut of.carried) {
        let (font, is_shape) = match piece.ink {
            Ink::Face(face) => (of.fonts.get(face), false),
            Ink::Shape(face) => (of.fonts.get(face), true),
            Ink::Blank => (Some(&of.blanks), false),
        };
        if let Some(font) = font {
            let start = Point::from_xy(placed.x + piece.x, placed.y);
            surface.draw_glyphs(start, &piece.glyphs, font.clone(), &line.text, size, is_shape);
        }
    }
}

/// The dark modules as rectangles, neighbours on a line as one, so that no seam shows between them.
fn dark(code: &Code, side: f32, placed: &Placed) -> impl Iterator<Item = (f32, f32, f32, f32)> {
    let module = side / as_float(code.modules + 2 * Code::QUIET);
    let from = move |at: usize| module * as_float(at + Code::QUIET);
    code.dark.chunks(code.modules).enumerate().flat_map(move |(row, line)| {
        let mut along = 0;
        let stretches = line.chunk_by(|one, other| one == other).map(move |stretch| {
            along += stretch.len();
            (along - stretch.len(), stretch)
        });
        let dark = stretches.filter(|(_, stretch)| stretch[0]);
        dark.map(move |(at, stretch)| (placed.x + from(at), placed.y + from(row), module * as_float(stretch.len()), module))
    })
}

fn fill(surface: &mut Surface<'_>, rectangles: impl Iterator<Item = (f32, f32, f32, f32)>) {
    let mut path = PathBuilder::new();
    rectangles.filter_map(|(x, y, width, height)| Rect::from_xywh(x, y, width, height)).for_each(|rectangle| path.push_rect(rectangle));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn group(part: Part, passages: &[Passage]) -> TagGroup {
    match part {
        Part::Passage { passage, said, shown } => {
            let of = passages.get(passage);
            let level = of.and_then(|passage| NonZeroU16::new(passage.heading?.into()));
            let (tag, said) = (of.and_then(|passage| passage.text.tag.clone()), Some(said));
            let kind: TagKind = match level {
                Some(level) => Tag::Hn(level, said.clone()).with_lang(tag).with_actual_text(said).into(),
                None => Tag::P.with_lang(tag).with_actual_text(said).into(),
            };
            TagGroup::with_children(kind, shown.into_iter().map(Into::into).collect())
        }
        Part::Figure { label, tag, shown } => TagGroup::with_children(Tag::Figure(Some(label)).with_lang(tag), vec![shown.into()]),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a code has at most 177 modules in a line")]
fn as_float(count: usize) -> f32 {
    count as f32
}
