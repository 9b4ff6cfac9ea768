//! A ticket for the queue, from a roll of 80 mm.

use kernel::Lang;

use crate::Block;
use crate::Code;
use crate::Fault;
use crate::Paper;
use crate::Sheet;
use crate::Text;
use crate::Words;
use crate::ready::Both;
use crate::ready::Fact;

/// What a ticket says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Where one is.
    pub centre: Both,
    /// The number that is called, such as `A 042`.
    pub number: String,
    /// What one waits for.
    pub service: Both,
    /// How many are ahead, the expected wait as an interval, the time of issue: as many as are known.
    pub facts: Vec<Fact>,
    /// Where the turn can be followed.
    pub follow: String,
    /// What can be typed where nothing can be scanned, if anything.
    pub code: Option<String>,
    /// What to do with the code.
    pub scan: Both,
    /// What to have ready, if anything.
    pub prepare: Option<Both>,
}

/// Letters that can be read at arm's length without glasses, in points.
const READABLE: f32 = 14.0;
/// The number, in points, and the share of it to which a longer one may be narrowed: 48 points.
const NUMBER: f32 = 64.0;
const NARROWEST: f32 = 0.75;

/// Lays a ticket out, the customer's language first.
///
/// # Errors
/// When the address to follow is too long for a code.
pub fn ticket(ticket: &Ticket, first: Lang) -> Result<Sheet, Fault> {
    let said = |both: &Both, lines: usize| {
        both.texts(first).map(|text| Block::Words(Words::new(text, READABLE).centred().led(1.35).at_most(lines)))
    };
    let strong = |both: &Both, size: f32, lines: usize| {
        let [main, other] = both.texts(first).map(|text| Words::new(text, READABLE).centred().led(1.35).at_most(lines));
        [Block::Words(Words { size, ..main.bold() }), Block::Words(other)]
    };
    let number = Words::new(Text::figures(ticket.number.clone()), NUMBER).narrowed_to(NARROWEST);
    let number = number.bold().centred().led(1.05).heading(1).at_most(2);
    let mut blocks = Vec::from(strong(&ticket.centre, READABLE, 3));
    blocks.extend([Block::Space(2.0), rule(1.5), Block::Space(1.0), Block::Words(number), Block::Space(1.0), rule(1.5), Block::Space(2.0)]);
    blocks.extend(strong(&ticket.service, READABLE + 2.0, 6));
    blocks.extend([Block::Space(1.5), dashes(), Block::Space(1.0)]);
    blocks.extend(ticket.facts.iter().flat_map(|fact| fact.blocks(first, READABLE)));
    blocks.extend([Block::Space(1.0), dashes(), Block::Space(1.5)]);
    if let Some(prepare) = &ticket.prepare {
        blocks.extend(said(prepare, 12));
        blocks.push(Block::Space(1.5));
    }
    blocks.push(Block::Code(Code::new(&ticket.follow, ticket.scan.text(first), 34)?));
    if let Some(code) = &ticket.code {
        blocks.push(Block::Words(Words::new(Text::figures(code.clone()), READABLE).bold().centred().at_most(2)));
    }
    blocks.extend(said(&ticket.scan, 4));
    let title = Text { words: format!("{} · {}", ticket.number, ticket.centre.text(first).words), ..ticket.centre.text(first) };
    Ok(Sheet::new(title, Paper::ROLL, blocks))
}

fn rule(thick: f32) -> Block {
    Block::Rule { thick, is_dashed: false }
}

fn dashes() -> Block {
    Block::Rule { thick: 0.75, is_dashed: true }
}
