//! A badge in the size of a card: name and title in both languages.

use kernel::Lang;

use crate::Block;
use crate::Direction;
use crate::Paper;
use crate::Sheet;
use crate::Words;
use crate::ready::Both;

/// What a badge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Whom one works for.
    pub entity: Both,
    /// Who one is.
    pub name: Both,
    /// As what one works.
    pub title: Both,
}

/// Lays a badge out, the first language above the other.
pub fn badge(badge: &Badge, first: Lang) -> Sheet {
    let [name, other_name] = badge.name.texts(first);
    let [title, other_title] = badge.title.texts(first);
    let entity = badge.entity.texts(first).map(|text| Words::new(text, 9.0).narrowed_to(0.75).bold().led(1.35)).to_vec();
    let line = |words: Words| Block::Words(words.centred());
    let blocks = vec![
        Block::Across(Direction::from(first), entity),
        Block::Space(1.5),
        Block::Rule { thick: 1.5, is_dashed: false },
        Block::Space(4.0),
        line(Words::new(name.clone(), 22.0).narrowed_to(0.7).bold().led(1.3).heading(1)),
        line(Words::new(title, 12.0).led(1.4)),
        Block::Space(2.0),
        line(Words::new(other_name, 15.0).narrowed_to(0.8).bold().led(1.25)),
        line(Words::new(other_title, 10.0).led(1.3)),
    ];
    Sheet::new(name, Paper::BADGE, blocks).on_one_page().in_the_middle()
}
