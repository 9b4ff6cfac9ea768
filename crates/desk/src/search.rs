//! Search over the entity's cases: what people call a case, a phone, an address or a personal number hits at once; words find entries, and
//! the cases with a tag of that name.

pub(crate) mod references;

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Channel;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use serde::Serialize;
use ui::Link;
use ui::Page;

use crate::CaseId;
use crate::Customer;
use crate::inbox::SECTION;
use crate::lists::Listed;
use crate::lists::READ;
use crate::lists::numbered;
use crate::number;
use crate::store;
use crate::store::lists;
use crate::store::tags;
use crate::tags::Tag;

/// How many cases a page of results shows.
const ROWS: usize = 20;
/// How many entries are read for a page: several may stand in one case.
const ENTRIES: u32 = 60;
/// How many cases of a tag stand among the results; its list has them all.
const TAGGED: u32 = 5;
/// How many lines the palette shows.
const PALETTE: usize = 8;

pub(crate) fn routes() -> Vec<Route> {
    let own = vec![
        Route::page(Method::GET, "/desk/search", Access::May(READ), get(show)),
        Route::page(Method::GET, "/desk/palette", Access::May(READ), get(palette)),
    ];
    [own, references::routes()].concat()
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    before: String,
}

/// What a search found: cases, and the entry before which the next page goes on.
pub(crate) struct Found {
    pub(crate) cases: Vec<Listed>,
    pub(crate) next: Option<i64>,
    /// The tags that the words name.
    pub(crate) tags: Vec<Tag>,
}

/// Finds cases: exact hits first, then those with a tag of this name, then the newest entries that have all words.
pub(crate) fn find(tx: &mut Tx<'_>, keys: &Keys, query: &str, before: Option<i64>, most: usize) -> Result<Found> {
    let query = query.trim();
    let (mut cases, mut tags) = (Vec::new(), Vec::new());
    if before.is_none() {
        cases = exact(tx, keys, query, most)?;
        tags = add_tagged(tx, &mut cases, query)?;
    }
    let ids = tx.search("entry", query, before, ENTRIES)?;
    let places = lists::cases_of_entries(tx, &ids)?;
    let (mut wanted, mut last) = (Vec::new(), None);
    for entry in &ids {
        if cases.len() + wanted.len() >= most {
            break;
        }
        last = Some(*entry);
        let case = places.iter().find(|(id, _)| id == entry).map(|(_, case)| *case);
        let is_new = |case: &CaseId| !wanted.contains(case) && !cases.iter().any(|known| known.id == *case);
        wanted.extend(case.filter(is_new));
    }
    cases.extend(lists::some(tx, &wanted)?);
    let is_more = last.is_some() && (ids.len() == ENTRIES as usize || last != ids.last().copied());
    Ok(Found { cases, next: last.filter(|_| is_more), tags })
}

/// Adds the newest cases of each tag that the words name.
fn add_tagged(tx: &mut Tx<'_>, cases: &mut Vec<Listed>, query: &str) -> Result<Vec<Tag>> {
    let asked = writing::fold::query_terms(query);
    let mut named = tags::all(tx)?;
    named.retain(|tag| tag.is_meant(&asked));
    for tag in &named {
        for case in tags::newest_with(tx, tag.id, TAGGED)? {
            add(tx, cases, case)?;
        }
    }
    Ok(named)
}

fn add(tx: &mut Tx<'_>, cases: &mut Vec<Listed>, id: CaseId) -> Result<()> {
    if !cases.iter().any(|known| known.id == id) {
        cases.extend(lists::one(tx, id)?);
    }
    Ok(())
}

/// What a whole query names: a case by its reference, a customer by address, phone or personal number.
fn exact(tx: &mut Tx<'_>, keys: &Keys, query: &str, most: usize) -> Result<Vec<Listed>> {
    let mut cases = Vec::new();
    if let Some(case) = store::case_by_reference(tx, &query.to_uppercase())? {
        add(tx, &mut cases, case.id)?;
    }
    for customer in customers(tx, keys, query)? {
        for case in lists::of_customer(tx, customer.id, u32::try_from(most).unwrap_or(u32::MAX))? {
            add(tx, &mut cases, case.id)?;
        }
    }
    Ok(cases)
}

fn customers(tx: &mut Tx<'_>, keys: &Keys, query: &str) -> Result<Vec<Customer>> {
    let mut found = Vec::new();
    if query.contains('@') {
        found.extend(store::customer_by_contact(tx, "email", &query.to_lowercase())?);
    }
    if let Some(number) = number::read_number(query) {
        found.extend(number::customer_by_number(tx, keys, &number)?);
    }
    for phone in phones(query) {
        found.extend(store::customer_by_contact(tx, "phone", &phone)?);
    }
    Ok(found)
}

/// The ways in which a number that was typed may be kept: with its country, Bahrain's where none was given.
fn phones(query: &str) -> Vec<String> {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 8 || query.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    let digits = digits.trim_start_matches("00");
    vec![format!("+{digits}"), format!("+973{digits}")]
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    query: String,
    /// The lists of the tags that the words name.
    tagged: Vec<Link>,
    rows: Vec<Row>,
    older: String,
}

struct Row {
    href: String,
    icon: &'static str,
    name: String,
    reference: String,
    subject: String,
    when: String,
}

/// GET /desk/search?q=
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-search", SECTION).await?;
    let (keys, query, before) = (app.keys().clone(), asked.q.clone(), numbered("before", &asked.before)?);
    let found = app.read(visit.actor.may(READ)?, move |tx| find(tx, &keys, &query, before, ROWS)).await?;
    let channels = crate::pane::channels(&app);
    let tagged = |tag: Tag| Link {
        label: page.t1("desk-search-tagged", "name", tag.name.get(page.lang)),
        href: page.href(&format!("/desk/cases?view=filter&tag={}", tag.id)),
    };
    let tagged = found.tags.into_iter().map(tagged).collect();
    let rows = found.cases.into_iter().map(|case| row(&page, case, &channels)).collect();
    let older = found.next.map(|next| format!("{}?q={}&before={next}", page.href("/desk/search"), encoded(&asked.q)));
    html(&SearchPage { page, query: asked.q, tagged, rows, older: older.unwrap_or_default() })
}

fn row(page: &Page, case: Listed, channels: &[Channel]) -> Row {
    Row {
        href: page.href(&format!("/desk/cases/{}", case.id)),
        icon: channels.iter().find(|channel| channel.key == case.channel).map_or("file-text", |channel| channel.icon),
        name: if case.customer.is_empty() { page.t("desk-customer-unknown") } else { case.customer },
        reference: case.reference,
        subject: case.subject,
        when: page.when(case.moved_at),
    }
}

/// Text as the value of a query parameter.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A line of the palette.
#[derive(Serialize)]
struct Line {
    label: String,
    hint: String,
    href: String,
}

/// GET /desk/palette?q= — cases that the words name, and places of the workspace; places alone while nothing is typed.
async fn palette(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.page(&visit, "desk-search");
    let mut lines = places(&app, &visit, &page, &asked.q);
    if !asked.q.trim().is_empty() {
        let (keys, query) = (app.keys().clone(), asked.q);
        let found = app.read(visit.actor.may(READ)?, move |tx| find(tx, &keys, &query, None, PALETTE)).await?;
        let line = |case: Listed| Line {
            label: if case.subject.is_empty() { case.preview } else { case.subject },
            hint: format!("{} · {}", case.reference, case.customer),
            href: page.href(&format!("/desk/cases/{}", case.id)),
        };
        lines.splice(0..0, found.cases.into_iter().map(line));
    }
    Ok(Json(lines).into_response())
}

/// The places of the workspace whose names hold what was typed.
fn places(app: &App, visit: &Visit, page: &Page, query: &str) -> Vec<Line> {
    let wanted = writing::fold::fold(query.trim());
    let named = app.places(&visit.actor).into_iter().map(|place| Line {
        label: page.t(place.label),
        hint: page.t("desk-palette-open"),
        href: page.href(place.href),
    });
    named.filter(|line| writing::fold::fold(&line.label).contains(&wanted)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_looked_up_with_and_without_its_country() {
        assert_eq!(phones("3612 3456"), ["+36123456", "+97336123456"]);
        assert!(phones("0097336123456").contains(&"+97336123456".to_owned()));
        assert!(phones("تجديد 2026").is_empty());
    }

    #[test]
    fn any_text_fits_into_an_address() {
        assert_eq!(encoded("a b&ج"), "a%20b%26%D8%AC");
    }
}
