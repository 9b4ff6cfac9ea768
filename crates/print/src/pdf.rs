//! A sheet as PDF: subset fonts, text that can be searched and read aloud, each passage tagged with its language.

use std::num::NonZeroU16;

use krilla::SerializeSettings;
use krilla::geom::PathBuilder;
use krilla::geom::Point;
use krilla::geom::Rect;
use krilla::metadata::Metadata;
use krilla::metadata::TextDirection;
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
use crate::Direction;
use crate::Faces;
use crate::Fault;
use crate::Laid;
use crate::Line;
use crate::Mark;
use crate::Passage;
use crate::Placed;

mod pieces;

/// What lines and pictures of the pages belong to, in the order of reading.
enum Part {
    Passage { passage: usize, said: String, shown: Vec<Identifier> },
    Figure { label: String, tag: Option<String>, shown: Identifier },
}

/// What every page of a document is made from.
struct Document<'a> {
    laid: &'a Laid,
    faces: &'a Faces,
    fonts: Vec<Font>,
}

/// Writes a sheet as a tagged document.
///
/// # Errors
/// When a face cannot be embedded.
pub fn pdf(laid: &Laid, faces: &Faces) -> Result<Vec<u8>, Fault> {
    let fonts: Option<Vec<Font>> = faces.all().map(|face| Font::new(face.data().to_vec().into(), 0)).collect();
    let of = Document { laid, faces, fonts: fonts.ok_or(Fault::NotAFont)? };
    let mut document = krilla::Document::new_with(SerializeSettings::default());
    let mut parts = Vec::new();
    for page in &laid.pages {
        let settings = PageSettings::from_wh(laid.width, page.height).ok_or_else(|| Fault::Unwritable("a page without a size".into()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        surface.set_fill(Some(Fill::default()));
        page.marks.iter().for_each(|placed| draw(&mut surface, placed, &of, &mut parts));
        surface.finish();
        sheet.finish();
    }
    let mut tree = TagTree::new().with_lang(laid.title.tag.clone());
    parts.into_iter().for_each(|part| tree.push(group(part, &laid.passages)));
    document.set_tag_tree(tree);
    document.set_metadata(about(laid));
    document.finish().map_err(|why| Fault::Unwritable(format!("{why:?}")))
}

fn about(laid: &Laid) -> Metadata {
    let direction = match laid.title.direction {
        Direction::RightToLeft => TextDirection::RightToLeft,
        Direction::LeftToRight => TextDirection::LeftToRight,
    };
    let about = Metadata::new().title(laid.title.words.clone()).text_direction(direction);
    match &laid.title.tag {
        Some(tag) => about.language(tag.clone()),
        None => about,
    }
}

fn draw(surface: &mut Surface<'_>, placed: &Placed, of: &Document<'_>, parts: &mut Vec<Part>) {
    match &placed.mark {
        Mark::Line { line, size, passage } => {
            let tag = of.laid.passages.get(*passage).and_then(|passage| passage.text.tag.as_deref());
            let shown = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(tag)));
            draw_line(surface, line, *size, placed, of);
            surface.end_tagged();
            match parts.last_mut() {
                Some(Part::Passage { passage: last, said, shown: lines }) if last == passage => {
                    *said = format!("{said} {}", line.text);
                    lines.push(shown);
                }
                _ => parts.push(Part::Passage { passage: *passage, said: line.text.clone(), shown: vec![shown] }),
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
            parts.push(Part::Figure { label: code.label.words.clone(), tag: code.label.tag.clone(), shown });
        }
    }
}

fn draw_line(surface: &mut Surface<'_>, line: &Line, size: f32, placed: &Placed, of: &Document<'_>) {
    for piece in pieces::pieces(line, size, of.faces) {
        if let Some(font) = of.fonts.get(piece.face) {
            let start = Point::from_xy(placed.x + piece.x, placed.y);
            surface.draw_glyphs(start, &piece.glyphs, font.clone(), &line.text, size, false);
            surface.draw_glyphs(start, &piece.shapes, font.clone(), &line.text, size, true);
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
