//! Placing: the blocks of a sheet get their places on pages, in points from the upper left.

use std::collections::BTreeSet;

use crate::Code;
use crate::Faces;
use crate::Line;
use crate::Paper;
use crate::Sheet;
use crate::Text;
use crate::paper::POINTS;

mod blocks;

use blocks::Piece;
use blocks::Placer;

/// A text that was placed, whole, for whoever reads the document and does not look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What is said and in which language.
    pub text: Text,
    /// The level of a heading, or none for a paragraph.
    pub heading: Option<u8>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text, whose place is the left end of the line that its letters stand on.
    Line {
        /// The line.
        line: Line,
        /// The size of its letters, in points.
        size: f32,
        /// Which passage it belongs to.
        passage: usize,
    },
    /// A rule of a length and a thickness in points, whose place is its upper left corner.
    Rule {
        /// Its length.
        length: f32,
        /// Its thickness.
        thick: f32,
    },
    /// A QR code of a side in points, quiet zone included, whose place is its upper left corner.
    Code {
        /// The code.
        code: Box<Code>,
        /// Its side.
        side: f32,
    },
}

/// A mark at its place, in points from the upper left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// From the left.
    pub x: f32,
    /// From above.
    pub y: f32,
    /// What is drawn.
    pub mark: Mark,
}

/// One side of paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its height, in points.
    pub height: f32,
    /// What stands on it, in the order of reading.
    pub marks: Vec<Placed>,
}

/// A sheet whose every mark has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// What it is.
    pub title: Text,
    /// The width of the pages, in points.
    pub width: f32,
    /// The pages.
    pub pages: Vec<Page>,
    /// The texts that the lines belong to, whole.
    pub passages: Vec<Passage>,
    /// Letters that no face has. They are left out; a face for their alphabet must be added.
    pub missing: BTreeSet<char>,
    /// Whether something was left out because it is longer than its place or than the paper may be.
    pub is_cut: bool,
}

/// A roll is cut after this, in millimetres.
const LONGEST_ROLL: f32 = 600.0;
/// No sheet has more pages.
const MOST_PAGES: usize = 12;
/// What is made smaller to stand on one page goes down in these steps, to a quarter and not below.
const SMALLER: f32 = 0.96;
const STEPS: i32 = 34;

/// Gives every mark of a sheet its place.
pub fn lay(sheet: &Sheet, faces: &Faces) -> Laid {
    let at = |step: i32| lay_at(sheet, faces, sheet.scale * SMALLER.powi(step));
    let is_one = |laid: &Laid| laid.pages.len() <= 1 && !laid.is_cut;
    let whole = at(0);
    if !sheet.fits_one_page || is_one(&whole) {
        return whole;
    }
    let (mut too_large, mut step, mut laid) = (0, STEPS, at(STEPS));
    // The largest that fits lies between one that does not and one that does.
    while is_one(&laid) && step - too_large > 1 {
        let between = (too_large + step) / 2;
        let tried = at(between);
        if is_one(&tried) {
            (step, laid) = (between, tried);
        } else {
            too_large = between;
        }
    }
    laid
}

fn lay_at(sheet: &Sheet, faces: &Faces, scale: f32) -> Laid {
    let mut placer = Placer::new(faces, scale);
    let left = sheet.paper.margin * POINTS;
    let pieces: Vec<Piece> = sheet.blocks.iter().flat_map(|block| placer.pieces(block, left, sheet.paper.measure())).collect();
    let (mut pages, is_over) = stack(sheet.paper, pieces);
    if let (true, Some(height), [page]) = (sheet.is_in_the_middle, sheet.paper.height, pages.as_mut_slice()) {
        let rest = (height - sheet.paper.margin) * POINTS - page.height;
        page.marks.iter_mut().for_each(|placed| placed.y += (rest / 2.0).max(0.0));
    }
    for page in &mut pages {
        page.height = sheet.paper.height.map_or(page.height + left, |height| height * POINTS);
    }
    let (passages, missing, is_cut) = placer.end();
    Laid { title: sheet.title.clone(), width: sheet.paper.width * POINTS, pages, passages, missing, is_cut: is_cut || is_over }
}

/// Stands pieces below each other, and says whether there were more than the paper takes. A page's height is where its last piece ends.
fn stack(paper: Paper, pieces: Vec<Piece>) -> (Vec<Page>, bool) {
    let top = paper.margin * POINTS;
    let bottom = (paper.height.unwrap_or(LONGEST_ROLL) - paper.margin) * POINTS;
    let mut pages = vec![Page { height: top, marks: Vec::new() }];
    let mut is_over = false;
    for piece in pieces {
        let Some(page) = pages.last_mut() else { break };
        let is_too_low = page.height + piece.height > bottom + 0.01;
        if is_too_low && piece.marks.is_empty() {
            continue;
        }
        if is_too_low && (paper.height.is_none() || pages.len() == MOST_PAGES || piece.height > bottom - top + 0.01) {
            is_over = true;
            continue;
        }
        if is_too_low {
            pages.push(Page { height: top, marks: Vec::new() });
        }
        let Some(page) = pages.last_mut() else { break };
        let down = page.height;
        page.marks.extend(piece.marks.into_iter().map(|placed| Placed { y: placed.y + down, ..placed }));
        page.height += piece.height;
    }
    (pages, is_over)
}
