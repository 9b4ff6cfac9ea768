//! A look into the catalogue from the counter: what a service needs, by any of its words, without leaving the customer
//! (4.during.know-procedures).

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use ui::Page;

/// So many services are shown.
const MOST: usize = 5;

/// What the catalogue says of a service.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) documents: Vec<String>,
    pub(crate) steps: Vec<String>,
    pub(crate) conditions: String,
    pub(crate) fee: String,
}

/// The services that all words of a query name, in either language: in their names, in the entity's words for them, in what they need.
///
/// # Errors
/// What the database says.
pub(crate) fn look_up(tx: &mut Tx<'_>, query: &str, lang: Lang) -> Result<Vec<Entry>> {
    let asked = writing::query_terms(query);
    let mut found = Vec::new();
    if asked.is_empty() {
        return Ok(found);
    }
    for service in org::store::services(tx)?.into_iter().filter(|service| service.is_offered) {
        let guide = org::store::service_guide(tx, service.id)?.unwrap_or_default();
        let texts = [&service.name, &guide.documents, &guide.steps, &guide.conditions, &guide.fee];
        let all: Vec<&str> =
            texts.into_iter().flat_map(|text| [text.ar.as_str(), text.en.as_str()]).chain([service.words.as_str()]).collect();
        let known = writing::terms(&all.join("\n"));
        if !asked.iter().all(|one_of| one_of.iter().any(|term| known.contains(term))) {
            continue;
        }
        let lines = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
        found.push(Entry {
            name: service.name.get(lang).to_owned(),
            documents: lines(guide.documents(lang)),
            steps: lines(guide.steps(lang)),
            conditions: guide.conditions.get(lang).to_owned(),
            fee: guide.fee.get(lang).to_owned(),
        });
        if found.len() == MOST {
            break;
        }
    }
    Ok(found)
}

impl Entry {
    /// Whether the catalogue says anything of it beside its name.
    pub(crate) fn says_nothing(&self) -> bool {
        self.documents.is_empty() && self.steps.is_empty() && self.conditions.is_empty() && self.fee.is_empty()
    }

    /// Its documents on one line.
    pub(crate) fn needs(&self, page: &Page) -> String {
        if self.documents.is_empty() { String::new() } else { page.t1("centre-look-needs", "documents", self.documents.join(" · ")) }
    }
}
