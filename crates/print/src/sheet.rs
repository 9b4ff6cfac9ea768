//! A sheet: what stands on a paper, from top to bottom.

use qrcode::EcLevel;
use qrcode::QrCode;

use crate::Direction;
use crate::Fault;
use crate::Paper;
use crate::Text;
use crate::Weight;

/// Where a line stands between the sides, seen from the direction of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Where its language begins a line.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// Where its language ends a line.
    End,
}

/// A text with its look.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What is said.
    pub text: Text,
    /// The size of the letters, in points.
    pub size: f32,
    /// How heavy they are.
    pub weight: Weight,
    /// Where the lines stand.
    pub align: Align,
    /// The height of a line, in sizes.
    pub leading: f32,
    /// The level of a heading, or none for a paragraph.
    pub heading: Option<u8>,
    /// Down to this share of its size it is made smaller before it takes a second line.
    pub least: f32,
    /// More lines than these are left out, and the last one ends in an ellipsis.
    pub at_most: Option<usize>,
}

impl Words {
    /// A paragraph.
    pub fn new(text: Text, size: f32) -> Words {
        Words { text, size, weight: Weight::Regular, align: Align::Start, leading: 1.4, heading: None, least: 1.0, at_most: None }
    }

    /// In bold.
    pub fn bold(self) -> Words {
        Words { weight: Weight::Bold, ..self }
    }

    /// Where lines of this direction begin, whatever its own: figures are read from the left, and stand in an Arabic sheet at the right.
    pub fn beginning(self, with: Direction) -> Words {
        let align = if self.text.direction == with { Align::Start } else { Align::End };
        Words { align, ..self }
    }

    /// In the middle.
    pub fn centred(self) -> Words {
        Words { align: Align::Centre, ..self }
    }

    /// With lines of this height, in sizes.
    pub fn led(self, leading: f32) -> Words {
        Words { leading, ..self }
    }

    /// As a heading, from 1 for the highest.
    pub fn heading(self, level: u8) -> Words {
        Words { heading: Some(level), ..self }
    }

    /// On one line, if that needs no less than this share of its size.
    pub fn narrowed_to(self, least: f32) -> Words {
        Words { least, ..self }
    }

    /// With no more lines than these.
    pub fn at_most(self, lines: usize) -> Words {
        Words { at_most: Some(lines), ..self }
    }
}

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it holds, most often an address.
    pub content: String,
    /// What it is for, for whoever cannot see it.
    pub label: Text,
    /// Its length on paper in millimetres, with the quiet zone round it.
    pub side: u16,
    /// Modules in a line, without the quiet zone.
    pub(crate) modules: usize,
    /// Which modules are dark, line by line.
    pub(crate) dark: Vec<bool>,
}

impl Code {
    /// Empty modules that a reader needs at each side.
    pub(crate) const QUIET: usize = 4;

    /// Makes the code, which still reads when a seventh of it is hurt.
    ///
    /// # Errors
    /// When the content is longer than a code can hold.
    pub fn new(content: &str, label: Text, side: u16) -> Result<Code, Fault> {
        let code = QrCode::with_error_correction_level(content, EcLevel::M).map_err(|_| Fault::CodeTooLong)?;
        let dark = code.to_colors().into_iter().map(|color| color == qrcode::Color::Dark).collect();
        Ok(Code { content: content.to_owned(), label, side, modules: code.width(), dark })
    }
}

/// A part of the width with blocks of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its share of the width, against those of its neighbours.
    pub share: f32,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One thing on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading, a paragraph or a number.
    Words(Words),
    /// Texts on one line: the first at its start, the last at its end, others between.
    Across(Direction, Vec<Words>),
    /// Blocks beside each other, each column in the middle of the height.
    Columns(Direction, Vec<Column>),
    /// A line from side to side, so many points thick, drawn through or in dashes.
    Rule {
        /// Its thickness in points.
        thick: f32,
        /// Whether it is broken into dashes.
        is_dashed: bool,
    },
    /// A QR code, in the middle.
    Code(Code),
    /// Nothing, for so many millimetres.
    Space(f32),
}

/// What is printed, and on what.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is, as the document's title.
    pub title: Text,
    /// The paper.
    pub paper: Paper,
    /// What stands on it.
    pub blocks: Vec<Block>,
    /// All sizes and distances are multiplied by this.
    pub scale: f32,
    /// Whether it is made smaller until it stands on one page.
    pub fits_one_page: bool,
    /// Whether what is left of a page's height is shared above and below.
    pub is_in_the_middle: bool,
}

impl Sheet {
    /// A sheet whose blocks follow each other over as many pages as they need.
    pub fn new(title: Text, paper: Paper, blocks: Vec<Block>) -> Sheet {
        Sheet { title, paper, blocks, scale: 1.0, fits_one_page: false, is_in_the_middle: false }
    }

    /// On one page: what is too much is made smaller.
    pub fn on_one_page(self) -> Sheet {
        Sheet { fits_one_page: true, ..self }
    }

    /// In the middle of the page's height.
    pub fn in_the_middle(self) -> Sheet {
        Sheet { is_in_the_middle: true, ..self }
    }

    /// On another paper, with all sizes as much larger or smaller as its width is, and smaller where its height needs it.
    pub fn on(self, paper: Paper) -> Sheet {
        let scale = self.scale * paper.measure() / self.paper.measure();
        Sheet { paper, scale, fits_one_page: paper.height.is_some(), ..self }
    }
}
