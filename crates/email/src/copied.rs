//! Who else got a reply, and what became of each copy, for whoever reads it.

use ::store::Tx;
use kernel::Result;
use platform::Copied;

use crate::copies::Person;
use crate::departures::how_far;
use crate::store::copies;

/// The copies of these messages: each beside the number of its message, with the name of a colleague in the reader's language.
pub(crate) fn of(tx: &mut Tx<'_>, messages: &[i64]) -> Result<Vec<(i64, Copied)>> {
    let mut all = Vec::new();
    for copy in copies::copies_of(tx, messages)? {
        let state = how_far(&copy.state).unwrap_or("waiting");
        // What a server says to what it takes tells nobody anything.
        let answer = if state == "sent" { String::new() } else { copy.state_note };
        all.push((copy.message.get(), Copied { who: who(tx, copy.person)?, state, answer }));
    }
    Ok(all)
}

fn who(tx: &mut Tx<'_>, person: Person) -> Result<String> {
    if !person.is_colleague {
        // Isolated, so that its signs stay on their sides beside a name of the other direction.
        let address = format!("<{}>", person.address);
        return Ok(person.shown().replace(&address, &format!("\u{2068}{address}\u{2069}")));
    }
    let known = org::store::employee_at(tx, &person.address)?;
    let name = known.map_or(person.name.clone(), |known| known.name.get(tx.actor().lang).to_owned());
    Ok(Person { name, ..person }.shown())
}
