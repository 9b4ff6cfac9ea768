//! Sheets as one document: each behind the other on paper of its own, or small ones on larger paper, to be cut out along hairlines.

use std::collections::BTreeSet;

use crate::Laid;
use crate::Mark;
use crate::Page;
use crate::Paper;
use crate::Placed;
use crate::Text;
use crate::paper::POINTS;

/// The thickness of the lines along which is cut, in points.
const HAIRLINE: f32 = 0.4;
/// No paper takes more sheets beside or below each other.
const MOST: u8 = 50;

/// Puts sheets of one width behind each other, each on paper of its own.
pub fn bound(title: Text, sheets: Vec<Laid>) -> Laid {
    let mut all = empty(title);
    for sheet in sheets {
        all.width = all.width.max(sheet.width);
        let pages = take(&mut all, sheet);
        all.pages.extend(pages);
    }
    all
}

/// Puts small sheets onto pages of a larger paper, as many as each takes, with hairlines round them.
pub fn gathered(title: Text, sheets: Vec<Laid>, paper: Paper) -> Laid {
    let mut all = empty(title);
    let mut pieces: Vec<(f32, Page)> = Vec::new();
    for sheet in sheets {
        let wide = sheet.width;
        pieces.extend(take(&mut all, sheet).into_iter().map(|page| (wide, page)));
    }
    let wide = pieces.iter().fold(0.0, |most: f32, (wide, _)| most.max(*wide));
    let high = pieces.iter().fold(0.0, |most: f32, (_, page)| most.max(page.height));
    let (width, height) = (paper.width * POINTS, paper.height.map_or(high, |height| height * POINTS));
    let (beside, below) = (fitting(width, wide), fitting(height, high));
    let (left, top) = ((width - wide * f32::from(beside)) / 2.0, (height - high * f32::from(below)) / 2.0);
    all.width = width;
    for (at, (own, page)) in pieces.into_iter().enumerate() {
        let place = at % (usize::from(beside) * usize::from(below));
        if place == 0 {
            all.pages.push(Page { height, marks: Vec::new() });
        }
        let (x, y) = (left + wide * counted(place % usize::from(beside)), top + high * counted(place / usize::from(beside)));
        if let Some(onto) = all.pages.last_mut() {
            onto.marks.extend(edges((x, y), (own, page.height)));
            onto.marks.extend(page.marks.into_iter().map(|placed| Placed { x: placed.x + x, y: placed.y + y, ..placed }));
        }
    }
    all
}

fn empty(title: Text) -> Laid {
    Laid { title, width: 0.0, pages: Vec::new(), passages: Vec::new(), missing: BTreeSet::new(), is_cut: false }
}

/// Takes over what a sheet says, and gives its pages, whose lines belong to it where it stands then.
fn take(all: &mut Laid, sheet: Laid) -> Vec<Page> {
    let before = all.passages.len();
    all.passages.extend(sheet.passages);
    all.missing.extend(sheet.missing);
    all.is_cut |= sheet.is_cut;
    let mut pages = sheet.pages;
    for placed in pages.iter_mut().flat_map(|page| &mut page.marks) {
        if let Mark::Line { passage, .. } = &mut placed.mark {
            *passage += before;
        }
    }
    pages
}

/// How many of a length stand in another one, at least one.
fn fitting(whole: f32, part: f32) -> u8 {
    (1..=MOST).take_while(|many| f32::from(*many) * part <= whole + 0.01).last().unwrap_or(1)
}

/// A place among those of a page.
fn counted(place: usize) -> f32 {
    f32::from(u16::try_from(place).unwrap_or(u16::MAX))
}

/// The lines along which a sheet is cut out.
fn edges((x, y): (f32, f32), (width, height): (f32, f32)) -> [Placed; 4] {
    let line = |x: f32, y: f32, length: f32, thick: f32| Placed { x, y, mark: Mark::Rule { length, thick } };
    [
        line(x, y, width, HAIRLINE),
        line(x, y + height - HAIRLINE, width, HAIRLINE),
        line(x, y, HAIRLINE, height),
        line(x + width - HAIRLINE, y, HAIRLINE, height),
    ]
}
