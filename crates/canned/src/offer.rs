//! Canned replies while one writes: those that suit the case first, filled for its customer, found by a few letters.

use std::collections::BTreeSet;

use ::store::Tx;
use desk::Case;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use ui::Page;

use crate::canned::Canned;
use crate::canned::CannedId;
use crate::store;
use crate::text::Field;
use crate::text::fill;

/// How many are offered at once.
const OFFERED: usize = 8;

/// One that can be put into a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The canned reply.
    pub id: CannedId,
    /// What is typed to have it.
    pub shortcut: String,
    /// What it is called, in the reader's language.
    pub title: String,
    /// What it says to this customer.
    pub text: String,
}

/// Those that suit a case and what was typed of them, the best first. `page` is in the reader's language, `letter` in that of the reply.
///
/// # Errors
/// What the database says.
pub(crate) fn offers(tx: &mut Tx<'_>, case: &Case, (page, letter): (&Page, &Page), typed: &str) -> Result<Vec<Offer>> {
    let wanted = writing::fold(typed);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found = store::all(tx)?;
    found.retain(|(canned, _)| canned.is_offered && words.iter().all(|word| findable(canned).contains(word)));
    found.sort_by_key(|(canned, used)| {
        let is_named = !wanted.is_empty() && writing::fold(&canned.shortcut).starts_with(&wanted);
        let is_for_it = canned.service.is_some() && canned.service == case.service;
        let is_for_another = canned.service.is_some() && !is_for_it;
        (!is_named, is_for_another, !is_for_it, std::cmp::Reverse(used.times), canned.id)
    });
    let about = About::of(tx, case, letter)?;
    Ok(found.into_iter().take(OFFERED).map(|(canned, _)| about.offer(canned, page.lang)).collect())
}

fn findable(canned: &Canned) -> String {
    let said = [&canned.shortcut, &canned.title.ar, &canned.title.en, &canned.text.ar, &canned.text.en];
    writing::fold(&said.map(String::as_str).join(" "))
}

/// What is known of a case, in the letter's language. What is not known is a gap that must be filled before sending.
struct About {
    lang: Lang,
    gender: Option<kernel::Gender>,
    values: Vec<(Field, String)>,
}

impl About {
    fn of(tx: &mut Tx<'_>, case: &Case, letter: &Page) -> Result<About> {
        let lang = letter.lang;
        let customer = case.customer.map(|id| desk::store::customer(tx, id)).transpose()?.flatten();
        let name =
            customer.as_ref().map(|customer| customer.name.trim()).filter(|name| !name.is_empty() && writing::language(name) == lang);
        let service = case.service.map(|id| org::store::service(tx, id)).transpose()?.flatten();
        let me = tx.actor().employee()?;
        let employee = org::store::employee(tx, me)?.ok_or(Error::NotFound("employee"))?;
        let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
        let known = [
            (Field::Name, name.map(str::to_owned)),
            (Field::Reference, Some(case.reference.clone())),
            (Field::Service, service.map(|service| service.name.get(lang).to_owned())),
            (Field::Due, case.due_at.map(|due| letter.datetime(due))),
            (Field::Employee, Some(employee.name.get(lang).to_owned())),
            (Field::Entity, Some(entity.name.get(lang).to_owned())),
        ];
        let values = known.map(|(field, value)| (field, value.unwrap_or_else(|| gap(letter, field)))).into();
        Ok(About { lang, gender: customer.and_then(|customer| customer.gender), values })
    }

    fn offer(&self, canned: Canned, reader: Lang) -> Offer {
        let value = |field| self.values.iter().find(|(known, _)| *known == field).map(|(_, value)| value.clone()).unwrap_or_default();
        Offer {
            id: canned.id,
            text: fill(canned.text.get(self.lang), self.gender, value),
            title: canned.title.get(reader).to_owned(),
            shortcut: canned.shortcut,
        }
    }
}

fn gap(letter: &Page, field: Field) -> String {
    format!("[{}]", letter.t(&format!("canned-field-{}", field.key())))
}

/// The first gap of a canned reply, of either language, that was left in a text: `[customer's name]`.
pub fn gap_in(words: &ui::Words, text: &str) -> Option<String> {
    let gap = |lang: Lang, field: Field| format!("[{}]", words.say_plain(lang, &format!("canned-field-{}", field.key()), &[]));
    let mut gaps = Lang::ALL.into_iter().flat_map(|lang| Field::ALL.map(|field| gap(lang, field)));
    gaps.find(|gap| text.contains(gap.as_str()))
}

/// One more reply was sent with each of these, however often it stands in it; one that is not there counts nothing.
///
/// # Errors
/// What the database says.
pub fn count_uses(tx: &mut Tx<'_>, used: &[CannedId]) -> Result<()> {
    used.iter().collect::<BTreeSet<_>>().into_iter().try_for_each(|id| store::count_use(tx, *id))
}
