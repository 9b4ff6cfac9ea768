//! The names of employees on a page, each looked up once.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;

use crate::Entry;

/// Names those who wrote entries in a language: what was written keeps the name in the language of the case.
///
/// # Errors
/// What the database says.
pub fn name_authors(tx: &mut Tx<'_>, lang: Lang, entries: &mut [Entry]) -> Result<()> {
    let mut names = Names::new(lang);
    for entry in entries {
        let name = names.of_one(tx, entry.author_id)?;
        if !name.is_empty() {
            entry.author = name;
        }
    }
    Ok(())
}

/// Names in one language, found as they are needed.
pub(crate) struct Names {
    lang: Lang,
    known: BTreeMap<EmployeeId, String>,
}

impl Names {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, known: BTreeMap::new() }
    }

    /// The employee's name; empty for someone of another entity.
    pub(crate) fn of(&mut self, tx: &mut Tx<'_>, id: EmployeeId) -> Result<String> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let name = org::store::employee(tx, id)?.map(|employee| employee.name.get(self.lang).to_owned()).unwrap_or_default();
        self.known.insert(id, name.clone());
        Ok(name)
    }

    /// The name of nobody is empty.
    pub(crate) fn of_one(&mut self, tx: &mut Tx<'_>, id: Option<EmployeeId>) -> Result<String> {
        id.map_or(Ok(String::new()), |id| self.of(tx, id))
    }
}
