//! A page as dots, black or white: what the head of a ticket printer burns.

use skrifa::GlyphId;
use skrifa::MetadataProvider;
use skrifa::instance::LocationRef;
use skrifa::instance::Size;
use skrifa::outline::DrawSettings;
use skrifa::outline::OutlinePen;
use zeno::Command;
use zeno::Mask;
use zeno::Vector;

use crate::Code;
use crate::Faces;
use crate::Laid;
use crate::Line;
use crate::Mark;
use crate::Page;
use crate::paper::POINTS;

/// Dots in the line of a head for rolls of 80 mm.
pub const HEAD_DOTS: usize = 576;
/// Dots in a millimetre of that head (203 dpi).
const DENSITY: f32 = 8.0;
/// How much of a dot must be covered before it is burnt, of 255. A little under a half, for the thin strokes of small letters.
const COVERED: u8 = 112;

/// Dots in lines from the top, eight in a byte, the leftmost in its highest bit; a set bit is black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Dots in a line.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// The bytes, line by line.
    pub bytes: Vec<u8>,
}

impl Bitmap {
    /// Each page of a sheet at the density of a ticket printer.
    pub fn pages(laid: &Laid, faces: &Faces) -> Vec<Bitmap> {
        laid.pages.iter().map(|page| Canvas::new(laid.width, page.height).drawn(page, faces)).collect()
    }

    /// Bytes in a line.
    pub fn stride(&self) -> usize {
        self.width.div_ceil(8)
    }

    /// Whether a dot is black; outside it is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.bytes[y * self.stride() + x / 8] & (0x80 >> (x % 8)) != 0
    }

    fn blacken(&mut self, x: i32, y: i32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width && y < self.height {
            let stride = self.stride();
            self.bytes[y * stride + x / 8] |= 0x80 >> (x % 8);
        }
    }

    fn fill(&mut self, left: i32, top: i32, width: i32, height: i32) {
        for y in top..top + height {
            (left..left + width).for_each(|x| self.blacken(x, y));
        }
    }
}

/// A bitmap on which points are drawn as dots.
struct Canvas {
    bitmap: Bitmap,
    /// Dots in a point.
    scale: f32,
}

impl Canvas {
    fn new(width: f32, height: f32) -> Canvas {
        let scale = DENSITY / POINTS;
        let count = |points: f32| usize::try_from(whole((points * scale).ceil())).unwrap_or(0);
        let (width, height) = (usize::try_from(whole(width * scale)).unwrap_or(0), count(height));
        Canvas { bitmap: Bitmap { width, height, bytes: vec![0; width.div_ceil(8) * height] }, scale }
    }

    fn drawn(mut self, page: &Page, faces: &Faces) -> Bitmap {
        for placed in &page.marks {
            let (x, y) = (placed.x * self.scale, placed.y * self.scale);
            match &placed.mark {
                Mark::Line { line, size, .. } => self.line(line, *size, x, y, faces),
                Mark::Rule { length, thick } => {
                    let (length, thick) = (whole(length * self.scale), whole(thick * self.scale).max(2));
                    self.bitmap.fill(whole(x), whole(y), length, thick);
                }
                Mark::Code { code, side } => self.code(code, side * self.scale, x, y),
            }
        }
        self.bitmap
    }

    fn line(&mut self, line: &Line, size: f32, x: f32, y: f32, faces: &Faces) {
        let mut pen = x;
        for run in &line.runs {
            let outlines = faces.face(run.face).font().outline_glyphs();
            for glyph in &run.glyphs {
                if let Some(outline) = outlines.get(GlyphId::new(glyph.id)) {
                    let (left, base) = (pen + glyph.offset.0 * self.scale, y - glyph.offset.1 * self.scale);
                    let mut path = Path { left, base, commands: Vec::new() };
                    let settings = DrawSettings::unhinted(Size::new(size * self.scale), LocationRef::default());
                    if outline.draw(settings, &mut path).is_ok() {
                        self.cover(&path.commands);
                    }
                }
                pen += glyph.advance * self.scale;
            }
        }
    }

    fn cover(&mut self, path: &[Command]) {
        if path.is_empty() {
            return;
        }
        let (covered, place) = Mask::new(path).render();
        let width = usize::try_from(place.width).unwrap_or(0).max(1);
        for (y, line) in (place.top..).zip(covered.chunks(width)) {
            let burnt = (place.left..).zip(line).filter(|(_, covered)| **covered >= COVERED);
            burnt.for_each(|(x, _)| self.bitmap.blacken(x, y));
        }
    }

    /// Modules are whole dots, so that all are equal and a reader's camera finds their edges.
    fn code(&mut self, code: &Code, side: f32, x: f32, y: f32) {
        let across = i32::try_from(code.modules + 2 * Code::QUIET).unwrap_or(i32::MAX);
        let module = (whole(side.floor()) / across).max(1);
        let begin = (whole(side.floor()) - module * across) / 2 + module * i32::try_from(Code::QUIET).unwrap_or(0);
        for (at, _) in code.dark.iter().enumerate().filter(|(_, is_dark)| **is_dark) {
            let (column, line) = (i32::try_from(at % code.modules).unwrap_or(0), i32::try_from(at / code.modules).unwrap_or(0));
            self.bitmap.fill(whole(x) + begin + column * module, whole(y) + begin + line * module, module, module);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "dots of a page stay far under 2^31, and the rest saturates")]
fn whole(dots: f32) -> i32 {
    dots.round() as i32
}

/// An outline at its place; a font's y grows upwards, a page's downwards.
struct Path {
    left: f32,
    base: f32,
    commands: Vec<Command>,
}

impl Path {
    fn at(&self, x: f32, y: f32) -> Vector {
        Vector::new(self.left + x, self.base - y)
    }
}

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::MoveTo(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::LineTo(self.at(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.commands.push(Command::QuadTo(self.at(cx, cy), self.at(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.commands.push(Command::CurveTo(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y)));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}
