//! A poster, such as one that tells how to complain: a heading, a section in each language, the channels with their codes if there are any.

use kernel::Lang;

use crate::Block;
use crate::Code;
use crate::Column;
use crate::Direction;
use crate::Fault;
use crate::Paper;
use crate::Sheet;
use crate::Text;
use crate::Words;
use crate::ready::Both;

/// What is said in one language; further languages than Arabic and English are sections too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Text,
    /// The paragraphs.
    pub paragraphs: Vec<Text>,
}

/// A way to complain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// What it is called.
    pub name: Both,
    /// A telephone number or an address as it is shown.
    pub shown: String,
    /// What its code holds, if it has one.
    pub code: Option<String>,
}

/// What a poster says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// Whose poster it is.
    pub entity: Both,
    /// A section in each language.
    pub sections: Vec<Section>,
    /// The channels.
    pub channels: Vec<Channel>,
}

/// How much larger than planned it may become to fill its paper.
const LARGER: f32 = 1.6;
/// Channels beside each other.
const BESIDE: usize = 3;
/// Of so many paragraphs on, such as the hours of each day, two languages stand beside each other: below each other both would be small.
const MANY: usize = 8;

/// Lays a poster out on a paper, as large as it allows; where it lies on its side, the channels stand beside the sections. The sections stand in the order in which they are given.
///
/// # Errors
/// When the content of a channel is too long for a code.
pub fn poster(poster: &Poster, paper: Paper, first: Lang) -> Result<Sheet, Fault> {
    let from = Direction::from(first);
    let entity = poster.entity.texts(first).map(|text| Words::new(text, 15.0).bold()).to_vec();
    let mut blocks = vec![Block::Across(from, entity), Block::Space(3.0), rule(3.0), Block::Space(8.0)];
    let columns = poster.channels.iter().map(|channel| column(channel, first)).collect::<Result<Vec<Column>, Fault>>()?;
    if paper.height.is_some_and(|height| height < paper.width) {
        let stacked = columns.into_iter().flat_map(|column| column.blocks.into_iter().chain([Block::Space(4.0)])).collect();
        blocks.push(Block::Columns(from, vec![Column { share: 3.0, blocks: said(poster, from) }, Column { share: 1.0, blocks: stacked }]));
    } else {
        blocks.extend(said(poster, from));
        if !columns.is_empty() {
            blocks.extend([rule(1.0), Block::Space(6.0)]);
        }
        for row in columns.chunks(BESIDE) {
            blocks.extend([Block::Columns(from, row.to_vec()), Block::Space(5.0)]);
        }
    }
    let title = poster.sections.first().map_or_else(|| poster.entity.text(first), |section| section.heading.clone());
    let scale = LARGER * paper.width.min(paper.height.unwrap_or(paper.width)) / Paper::A4.width;
    Ok(Sheet { scale, ..Sheet::new(title, paper, blocks) }.on_one_page())
}

fn rule(thick: f32) -> Block {
    Block::Rule { thick, is_dashed: false }
}

/// The sections: the first language is seen from across the hall, the others from some steps away; two that say much are seen alike.
fn said(poster: &Poster, from: Direction) -> Vec<Block> {
    if let [one, other] = poster.sections.as_slice()
        && one.paragraphs.len().max(other.paragraphs.len()) >= MANY
    {
        let columns = [(one, 1), (other, 2)].map(|(section, level)| Column { share: 1.0, blocks: told(section, (30.0, 17.0), level) });
        return vec![Block::Columns(from, columns.into())];
    }
    let sized = |(at, section): (usize, &Section)| if at == 0 { told(section, (44.0, 19.0), 1) } else { told(section, (27.0, 15.0), 2) };
    poster.sections.iter().enumerate().flat_map(sized).collect()
}

/// A section, with the sizes of its heading and of what follows.
fn told(section: &Section, (heading, size): (f32, f32), level: u8) -> Vec<Block> {
    let heading = Block::Words(Words::new(section.heading.clone(), heading).bold().led(1.3).heading(level));
    let lines = section.paragraphs.iter().map(|text| Block::Words(Words::new(text.clone(), size).led(1.5)));
    [heading, Block::Space(2.0)].into_iter().chain(lines).chain([Block::Space(7.0)]).collect()
}

/// A channel under its code.
fn column(channel: &Channel, first: Lang) -> Result<Column, Fault> {
    let mut blocks = Vec::new();
    if let Some(content) = &channel.code {
        blocks.push(Block::Code(Code::new(content, channel.name.text(first), 42)?));
    }
    let [name, other] = channel.name.texts(first);
    blocks.extend([
        Block::Words(Words::new(name, 16.0).bold().centred()),
        Block::Words(Words::new(other, 12.0).centred()),
        Block::Words(Words::new(Text::figures(channel.shown.clone()), 12.0).centred()),
    ]);
    Ok(Column { share: 1.0, blocks })
}
