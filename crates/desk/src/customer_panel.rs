//! The customer beside a case: how they are reached, what else they asked, and the forms that correct what is known of them.

use ::store::Keys;
use ::store::Tx;
use kernel::Gender;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use ui::Choice;
use ui::Page;

use crate::Case;
use crate::converse::WORK;
use crate::number;
use crate::refused::RefusedContact;
use crate::store;
use crate::store::lists;

/// How many other cases are shown.
const OTHERS: u32 = 10;

/// The customer's tab.
pub(crate) struct Person {
    pub(crate) is_known: bool,
    pub(crate) name: String,
    pub(crate) shown: String,
    pub(crate) initials: String,
    pub(crate) about: String,
    pub(crate) is_synthetic: bool,
    pub(crate) contacts: Vec<Reached>,
    pub(crate) others: Vec<Other>,
    pub(crate) gender: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) genders: Vec<Choice>,
    pub(crate) langs: Vec<Choice>,
    pub(crate) may_correct: bool,
    pub(crate) action: String,
    pub(crate) number: String,
    pub(crate) may_reveal: bool,
    pub(crate) number_action: String,
}

/// A way in which the customer is reached.
pub(crate) struct Reached {
    pub(crate) icon: &'static str,
    pub(crate) value: String,
    pub(crate) is_proven: bool,
    /// Why nothing arrives there; empty where it does, as far as is known.
    pub(crate) refused: String,
}

/// Another case of the same customer.
pub(crate) struct Other {
    pub(crate) href: String,
    pub(crate) subject: String,
    pub(crate) reference: String,
    pub(crate) at: Timestamp,
}

impl Person {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, keys: &Keys, case: &Case) -> Result<Person> {
        let may_correct = tx.actor().can(WORK);
        let customer = case.customer.map_or(Ok(None), |id| store::customer(tx, id))?;
        let (mut contacts, mut others, mut number) = (Vec::new(), Vec::new(), String::new());
        if let Some(known) = &customer {
            let refused = store::refused_contacts(tx, known.id)?;
            contacts = store::contacts(tx, known.id)?.into_iter().map(|contact| Reached::new(page, contact, &refused)).collect();
            let cases = lists::of_customer(tx, known.id, OTHERS + 1)?.into_iter().filter(|other| other.id != case.id);
            others = cases.map(|other| Other::new(page, other)).collect();
            number = number::masked_number(tx, keys, known.id)?;
        }
        let name = customer.as_ref().map(|known| known.name.clone()).unwrap_or_default();
        let shown = if name.is_empty() { page.t("desk-customer-unknown") } else { name.clone() };
        Ok(Person {
            is_known: customer.is_some(),
            initials: ui::User { name: shown.clone(), ..ui::User::default() }.initials(),
            shown,
            about: page.tn("desk-customer-cases", others.len() + 1),
            is_synthetic: customer.as_ref().is_some_and(|known| known.is_synthetic),
            contacts,
            others,
            gender: customer.as_ref().and_then(|known| known.gender).map_or("", Gender::key),
            lang: customer.as_ref().map_or(case.lang, |known| known.lang).code(),
            genders: ["", "female", "male"]
                .map(|key| Choice::new(key, page.t(&format!("desk-gender-{}", if key.is_empty() { "unknown" } else { key }))))
                .into(),
            langs: Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name())).into(),
            may_correct,
            action: page.href(&format!("{}/customer", case.path())),
            may_reveal: !number.is_empty() && tx.actor().can(number::REVEAL),
            number,
            number_action: page.href(&format!("{}/personal-number", case.path())),
            name,
        })
    }
}

impl Reached {
    fn new(page: &Page, (kind, value, is_proven): (String, String, bool), refused: &[RefusedContact]) -> Reached {
        let refused = refused.iter().find(|refused| refused.value == value);
        let refused = refused.map(|refused| page.t1(&refused.words(), "when", page.when(refused.at))).unwrap_or_default();
        Reached { icon: if kind == "phone" { "phone" } else { "mail" }, value, is_proven, refused }
    }
}

impl Other {
    fn new(page: &Page, other: crate::lists::Listed) -> Other {
        let href = page.href(&format!("/desk/cases/{}", other.id));
        Other { href, subject: other.subject, reference: other.reference, at: other.moved_at }
    }
}
