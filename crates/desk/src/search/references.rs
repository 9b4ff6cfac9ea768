//! Cases that are named in a text by what people call them: shown as links to those that the reader may open, and as plain words otherwise.
//! The list that opens while one writes, after a number sign, stands here, too.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use ::store::Tx;
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use http::Method;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use serde::Serialize;
use ui::Page;

use crate::lists::READ;
use crate::search;
use crate::store::references;

/// So many cases are offered at once.
const OFFERED: usize = 6;
/// So many different cases of a page are looked for.
const LOOKED_FOR: usize = 100;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/references", Access::May(READ), get(offer))]
}

/// A stretch of a line: words, or what a case is called with the way to it, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Where the case opens; empty for words.
    pub(crate) href: String,
}

impl Piece {
    /// Whether it leads out of the workspace.
    pub(crate) fn is_address(&self) -> bool {
        self.href.starts_with("http")
    }
}

/// The ways to the cases that texts name, as far as the reader may open them.
#[derive(Default)]
pub(crate) struct References(BTreeMap<String, String>);

impl References {
    pub(crate) fn read<'t>(tx: &mut Tx<'_>, page: &Page, texts: impl Iterator<Item = &'t str>) -> Result<References> {
        let named: BTreeSet<String> = texts.flat_map(|text| find(text).into_iter().map(|range| text[range].to_owned())).collect();
        if named.is_empty() {
            return Ok(References::default());
        }
        let named: Vec<String> = named.into_iter().take(LOOKED_FOR).collect();
        let known = references::cases_called(tx, &named)?;
        Ok(References(known.into_iter().map(|(name, id)| (name, page.href(&format!("/desk/cases/{id}")))).collect()))
    }

    /// A line in pieces; the addresses in our own words are links as well.
    pub(crate) fn pieces(&self, line: &str, is_ours: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for range in if self.0.is_empty() { Vec::new() } else { find(line) } {
            let Some(href) = self.0.get(&line[range.clone()]) else { continue };
            pieces.push(Piece { text: line[at..range.start].into(), href: String::new() });
            pieces.push(Piece { text: line[range.clone()].into(), href: href.clone() });
            at = range.end;
        }
        pieces.push(Piece { text: line[at..].into(), href: String::new() });
        pieces.retain(|piece| !piece.text.is_empty());
        if is_ours { pieces.into_iter().flat_map(addressed).collect() } else { pieces }
    }
}

/// Words in pieces, with the addresses among them.
fn addressed(piece: Piece) -> Vec<Piece> {
    if !piece.href.is_empty() {
        return vec![piece];
    }
    ui::linked(&piece.text).into_iter().map(|(text, href)| Piece { text: text.into(), href: href.into() }).collect()
}

/// Where a text has what looks like a case's name: `MOW-2026-000001`.
fn find(text: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(letter), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                start = None;
                let word = text[begin..at].trim_end_matches('-');
                if is_name(word) {
                    found.push(begin..begin + word.len());
                }
            }
            _ => {}
        }
    }
    found
}

fn is_name(word: &str) -> bool {
    let mut parts = word.split('-');
    let (Some(code), Some(year), Some(number), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return false };
    let is_code = (2..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    is_code && year.len() == 4 && are_digits(year) && (6..=12).contains(&number.len()) && are_digits(number)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
}

/// What is offered, and how many they are, in words; at least so many where more fit.
#[derive(Serialize)]
struct Offer {
    told: String,
    found: Vec<Offered>,
}

/// A case that can be named.
#[derive(Serialize)]
struct Offered {
    reference: String,
    label: String,
}

/// GET /desk/references?q=… — the cases that a number or words name, as the search finds them.
async fn offer(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> std::result::Result<Json<Offer>, Failure> {
    let (keys, query) = (app.keys().clone(), asked.q);
    let read = move |tx: &mut Tx<'_>| {
        if query.trim().is_empty() { Ok(Vec::new()) } else { Ok(search::find(tx, &keys, &query, None, OFFERED + 1)?.cases) }
    };
    let cases = app.read(visit.actor.may(READ)?, read).await?;
    let one = |case: crate::lists::Listed| {
        let about = if case.subject.is_empty() { case.preview } else { case.subject };
        let label = [about, case.customer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Offered { reference: case.reference, label }
    };
    let key = if cases.len() > OFFERED { "desk-offered-cases-least" } else { "desk-offered-cases" };
    let found: Vec<Offered> = cases.into_iter().take(OFFERED).map(one).collect();
    let told = app.words().say_plain(visit.actor.lang, key, &[("n", found.len().into())]);
    Ok(Json(Offer { told, found }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_a_case_is_called_is_found_among_words_of_both_languages() {
        assert_eq!(names("انظر MOW-2026-000001، و(MOH-2026-000012)."), ["MOW-2026-000001", "MOH-2026-000012"]);
        assert_eq!(names("#MOW-2026-000001-"), ["MOW-2026-000001"]);
        for none in ["mow-2026-000001", "MOW-26-000001", "MOW-2026-12", "XMOW-2026-000001-7", "2026-000001", ""] {
            assert!(names(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn only_cases_that_are_known_become_links() {
        let known = References([("MOW-2026-000001".to_owned(), "/en/desk/cases/7".to_owned())].into());
        let pieces = known.pieces("See MOW-2026-000001 and MOH-2026-000002.", false);
        let shown: Vec<(&str, &str)> = pieces.iter().map(|piece| (piece.text.as_str(), piece.href.as_str())).collect();
        assert_eq!(shown, [("See ", ""), ("MOW-2026-000001", "/en/desk/cases/7"), (" and MOH-2026-000002.", "")]);
        assert_eq!(References::default().pieces("MOW-2026-000001", false).len(), 1);
    }

    #[test]
    fn an_address_is_a_link_in_our_own_words_alone() {
        let links =
            |is_ours| References::default().pieces("Open https://a.example/x.", is_ours).iter().filter(|piece| piece.is_address()).count();
        assert_eq!((links(true), links(false)), (1, 0));
    }
}
