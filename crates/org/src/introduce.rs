//! How someone who is signed in is introduced in the frame: name, title, entity.

use ::store::Tx;
use kernel::EntityId;
use kernel::Lang;
use kernel::Result;
use kernel::Who;
use platform::Introduction;
use ui::User;

use crate::store;

/// Looks up the one who acts.
///
/// # Errors
/// What the database says.
pub fn introduce(tx: &mut Tx<'_>) -> Result<Introduction> {
    let lang = tx.actor().lang;
    let Who::Employee(id) = tx.actor().who else { return Ok(Introduction::default()) };
    if tx.entity().is_err() {
        return Ok(Introduction::default());
    }
    let entity = store::own_entity(tx)?.map(|entity| entity.name.get(lang).to_owned()).unwrap_or_default();
    let Some(employee) = store::employee(tx, id)? else { return Ok(Introduction { entity, ..Introduction::default() }) };
    let user = User { name: employee.name.get(lang).into(), role: employee.title.get(lang).into(), entity: entity.clone() };
    Ok(Introduction { user, entity, unread: 0, letters_off: employee.letters_off })
}

/// The name of an entity, for someone who chooses among those for which they act.
///
/// # Errors
/// What the database says.
pub fn name_of_entity(tx: &mut Tx<'_>, id: EntityId, lang: Lang) -> Result<String> {
    Ok(store::entity(tx, id)?.map(|entity| entity.name.get(lang).to_owned()).unwrap_or_default())
}
