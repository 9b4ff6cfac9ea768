//! The words with which an entity marks its cases, in both languages: made by those who may, put on and taken off by whoever works.

use ::store::Tx;
use kernel::Bilingual;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;

use crate::Case;
use crate::CaseId;
use crate::store;
use crate::store::tags;
use crate::work_events::CaseTagged;
use crate::work_events::TagSaved;

/// Make the entity's tags, rename them, and say which are offered.
pub const TAGS: Permission = Permission { key: "desk.tags", roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator] };

/// The longest name of a tag, in letters.
const LONGEST: usize = 40;
/// How many tags an entity may have: they are shown together.
const MOST: usize = 200;

/// Marks ids of tags.
pub enum TagKind {}
/// Names a tag.
pub type TagId = Id<TagKind>;

/// A word with which cases are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// Its name.
    pub name: Bilingual,
    /// Whether it can be put on cases; one that is not stays on those that have it.
    pub is_offered: bool,
}

impl Tag {
    /// Whether every word that is searched for stands in its name in one of the languages; the last may be unfinished.
    pub(crate) fn is_meant(&self, asked: &[Vec<String>]) -> bool {
        let holds = |name: &String| {
            let words = writing::fold::terms(name);
            let stands = |(place, any): (usize, &Vec<String>)| {
                let is_last = place + 1 == asked.len();
                words.iter().any(|word| any.iter().any(|wanted| word == wanted || is_last && word.starts_with(wanted.as_str())))
            };
            asked.iter().enumerate().all(stands)
        };
        !asked.is_empty() && [&self.name.ar, &self.name.en].into_iter().any(holds)
    }

    /// Whether it is called so in either language, however it is spelt.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = writing::fold::fold(name.trim());
        [&self.name.ar, &self.name.en].into_iter().any(|name| writing::fold::fold(name) == wanted)
    }
}

/// Makes a tag, or changes the one with this id.
///
/// # Errors
/// `Invalid` for a name that is missing, too long, or another tag's in either language; refused when there are too many; `NotFound` for a
/// tag of another entity.
pub fn save_tag(tx: &mut Tx<'_>, id: Option<TagId>, name: Bilingual) -> Result<Tag> {
    let name = Bilingual::new(name.ar.trim(), name.en.trim());
    for (field, text) in [("name_ar", &name.ar), ("name_en", &name.en)] {
        if text.is_empty() || text.chars().count() > LONGEST {
            return Err(invalid(field, "desk-tag-names"));
        }
    }
    let all = tags::all(tx)?;
    let others = all.iter().filter(|tag| Some(tag.id) != id);
    for (field, text) in [("name_ar", &name.ar), ("name_en", &name.en)] {
        if others.clone().any(|tag| tag.is_called(text)) {
            return Err(invalid(field, "desk-tag-known"));
        }
    }
    let tag = match id {
        Some(id) => Tag { name, ..all.into_iter().find(|tag| tag.id == id).ok_or(Error::NotFound("tag"))? },
        None if all.len() >= MOST => return Err(refuse("desk-tag-too-many").into()),
        None => Tag { id: tx.new_id(), name, is_offered: true },
    };
    keep(tx, &tag)?;
    Ok(tag)
}

/// Says whether a tag can be put on cases from now on.
///
/// # Errors
/// `NotFound` for a tag of another entity.
pub fn offer_tag(tx: &mut Tx<'_>, id: TagId, is_offered: bool) -> Result<()> {
    let known = tags::one(tx, id)?.ok_or(Error::NotFound("tag"))?;
    if known.is_offered == is_offered { Ok(()) } else { keep(tx, &Tag { is_offered, ..known }) }
}

fn keep(tx: &mut Tx<'_>, tag: &Tag) -> Result<()> {
    tags::save(tx, tag)?;
    tx.record(TagSaved { tag: tag.id.get(), is_offered: tag.is_offered })?;
    Ok(())
}

/// The tag that is called so.
///
/// # Errors
/// `Invalid` when none is, or it is not offered any more.
pub fn tag_called(tx: &mut Tx<'_>, name: &str) -> Result<Tag> {
    let known = tags::all(tx)?.into_iter().find(|tag| tag.is_offered && tag.is_called(name));
    known.ok_or_else(|| invalid("tag", "desk-tag-unknown"))
}

/// Puts a tag on a case; one that is there stays.
///
/// # Errors
/// `NotFound` for a case or tag of another entity; refused for a tag that is not offered any more.
pub fn put_tag(tx: &mut Tx<'_>, case: CaseId, tag: TagId) -> Result<Case> {
    let case = store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    let tag = tags::one(tx, tag)?.ok_or(Error::NotFound("tag"))?;
    if !tag.is_offered {
        return Err(refuse("desk-tag-unknown").into());
    }
    if tags::put(tx, case.id, tag.id)? > 0 {
        tx.record(CaseTagged { case: case.id.get(), tag: tag.id.get(), is_kept: true })?;
    }
    Ok(case)
}

/// Takes a tag off a case; one that is not there stays away.
///
/// # Errors
/// `NotFound` for a case or tag of another entity.
pub fn take_tag(tx: &mut Tx<'_>, case: CaseId, tag: TagId) -> Result<Case> {
    let case = store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    tags::one(tx, tag)?.ok_or(Error::NotFound("tag"))?;
    if tags::take(tx, case.id, tag)? > 0 {
        tx.record(CaseTagged { case: case.id.get(), tag: tag.get(), is_kept: false })?;
    }
    Ok(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_answers_to_its_name_in_either_language_however_it_is_spelt() {
        let tag = Tag { id: TagId::new(1), name: Bilingual::new("إعادة فتح", "Reopened"), is_offered: true };
        assert!(tag.is_called("اعاده فتح") && tag.is_called(" REOPENED "));
        assert!(!tag.is_called("فتح") && !tag.is_called(""));
        let is_meant = |query: &str| tag.is_meant(&writing::fold::query_terms(query));
        assert!(is_meant("فتح") && is_meant("اعاده فتح") && is_meant("reop"));
        assert!(!is_meant("إعادة نظر") && !is_meant("opened") && !is_meant(""));
    }
}
