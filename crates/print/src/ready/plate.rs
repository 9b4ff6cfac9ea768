//! A plate for a counter: who serves here, in both languages, and the counter's number.

use kernel::Lang;

use crate::Block;
use crate::Column;
use crate::Direction;
use crate::Paper;
use crate::Sheet;
use crate::Text;
use crate::Words;
use crate::ready::Both;

/// What a plate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Who serves.
    pub name: Both,
    /// As what.
    pub title: Both,
    /// What the number counts: a counter, a desk.
    pub counter: Both,
    /// The number; empty at a desk that has none.
    pub number: String,
}

/// Lays a plate out, the first language at its own side.
pub fn plate(plate: &Plate, first: Lang) -> Sheet {
    let [name, other_name] = plate.name.texts(first);
    let [title, other_title] = plate.title.texts(first);
    let who = vec![
        Block::Words(Words::new(name.clone(), 38.0).narrowed_to(0.65).bold().led(1.3).heading(1)),
        Block::Words(Words::new(title, 19.0).led(1.4)),
        Block::Space(2.5),
        Block::Words(Words::new(other_name, 26.0).narrowed_to(0.8).bold().led(1.2)),
        Block::Words(Words::new(other_title, 15.0).led(1.3)),
    ];
    if plate.number.is_empty() {
        return Sheet::new(name, Paper::PLATE, who).on_one_page().in_the_middle();
    }
    let [counter, other_counter] = plate.counter.texts(first).map(|text| Block::Words(Words::new(text, 17.0).centred().led(1.3)));
    let number = Block::Words(Words::new(Text::figures(plate.number.clone()), 84.0).bold().centred().led(1.1));
    let columns = vec![Column { share: 0.72, blocks: who }, Column { share: 0.28, blocks: vec![counter, number, other_counter] }];
    Sheet::new(name, Paper::PLATE, vec![Block::Columns(Direction::from(first), columns)]).on_one_page().in_the_middle()
}
