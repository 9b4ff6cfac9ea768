//! Colleagues who are named in a note with an at sign: found by the whole name, completed where a first name is enough, asked about where it
//! is not. The list that opens while one writes stands here, too.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use serde::Serialize;

use crate::converse::WORK;

/// So many colleagues are offered at once.
const OFFERED: usize = 8;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/colleagues", Access::May(WORK), get(offer))]
}

/// A note in which colleagues are named.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The note, with first names completed.
    pub(crate) text: String,
    /// Who is told, each once.
    pub(crate) told: Vec<EmployeeId>,
}

/// Finds who is named in a note. The longest name that stands there counts, so that one that begins another tells one; an at sign behind a
/// Latin letter or a digit, as in an address, names nobody. Arabic particles are written together with it: «و@سالم».
///
/// # Errors
/// `Invalid` for a first name that several colleagues have.
pub(crate) fn find(text: &str, people: &[(EmployeeId, Bilingual)]) -> Result<Named> {
    let mut named = Named { text: String::with_capacity(text.len()), told: Vec::new() };
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let is_inside =
            rest[..at].chars().next_back().or_else(|| named.text.chars().next_back()).is_some_and(|letter| letter.is_ascii_alphanumeric());
        named.text.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if is_inside {
            continue;
        }
        let Some((one, length, whole)) = first(rest, people)? else { continue };
        named.text.push_str(if whole.is_empty() { &rest[..length] } else { whole });
        rest = &rest[length..];
        named.told.extend(one.into_iter().filter(|one| !named.told.contains(one)).collect::<Vec<_>>());
    }
    named.text.push_str(rest);
    Ok(named)
}

/// Who is named at the beginning of a text, in how many bytes, and the whole name where that was only its first word.
fn first<'p>(text: &str, people: &'p [(EmployeeId, Bilingual)]) -> Result<Option<(Vec<EmployeeId>, usize, &'p str)>> {
    let names = || people.iter().flat_map(|(id, name)| [(*id, name.ar.trim()), (*id, name.en.trim())]).filter(|(_, name)| !name.is_empty());
    if let Some(longest) = names().filter_map(|(_, name)| begins(text, name)).max() {
        let all = names().filter(|(_, name)| begins(text, name) == Some(longest)).map(|(id, _)| id);
        return Ok(Some((all.collect(), longest, "")));
    }
    let word = text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let mut alike: Vec<(EmployeeId, &str)> = names().filter(|(_, name)| is_first(name, word)).collect();
    alike.dedup_by_key(|(id, _)| *id);
    match alike.as_slice() {
        _ if word.is_empty() => Ok(None),
        [] => Ok(None),
        [(one, name)] => Ok(Some((vec![*one], word.len(), name))),
        several => {
            let names = several.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(" · ");
            let args = vec![("word", word.into()), ("names", names.into())];
            Err(Error::Invalid(vec![FieldError { field: "text".into(), key: "desk-mention-unclear", args }]))
        }
    }
}

/// In how many bytes a text begins with a name that ends there; letters are compared without their case.
fn begins(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in name.chars() {
        let (_, letter) = letters.next()?;
        if !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = letters.as_str();
    let is_end = !rest.chars().next().is_some_and(char::is_alphanumeric);
    is_end.then_some(text.len() - rest.len())
}

fn is_first(name: &str, word: &str) -> bool {
    name.split_whitespace().next().is_some_and(|first| begins(word, first) == Some(word.len()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
}

/// Who is offered, and how many they are, in words; at least so many where more fit.
#[derive(Serialize)]
struct Offer {
    told: String,
    found: Vec<String>,
}

/// GET /desk/colleagues?q=… — whose name has a word that begins so, in the reader's language.
async fn offer(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Json<Offer>, Failure> {
    let lang = visit.actor.lang;
    let me = visit.actor.employee()?;
    let people = app.read(visit.actor.may(WORK)?, org::store::employees).await?;
    let wanted = writing::fold::fold(asked.q.trim());
    let fits = |name: &str| writing::fold::fold(name).split_whitespace().any(|word| word.starts_with(&wanted));
    let fitting = people.into_iter().filter(|one| one.id != me && (fits(&one.name.ar) || fits(&one.name.en)));
    let mut found: Vec<String> = fitting.take(OFFERED + 1).map(|one| one.name.get(lang).to_owned()).collect();
    let key = if found.len() > OFFERED { "desk-offered-colleagues-least" } else { "desk-offered-colleagues" };
    found.truncate(OFFERED);
    let told = app.words().say_plain(lang, key, &[("n", found.len().into())]);
    Ok(Json(Offer { told, found }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<(EmployeeId, Bilingual)> {
        let names =
            [("علي", "Ali"), ("علي حسن", "Ali Hasan"), ("فاطمة أحمد", "Fatima Ahmed"), ("فاطمة علي", "Fatima Ali"), ("سالم", "Salem")];
        names.into_iter().enumerate().map(|(at, (ar, en))| (EmployeeId::new(at as i64), Bilingual::new(ar, en))).collect()
    }

    fn told(text: &str) -> Vec<i64> {
        find(text, &people()).unwrap().told.into_iter().map(kernel::Id::get).collect()
    }

    #[test]
    fn a_name_that_begins_another_tells_one() {
        assert_eq!(told("@Ali Hasan, please look."), [1]);
        assert_eq!(told("@علي حسن انظر هنا، و@علي."), [1, 0]);
        assert_eq!(told("@ali: now"), [0]);
        assert_eq!(told("@Alison @Salem"), [4], "a longer word is somebody else");
    }

    #[test]
    fn a_first_name_is_completed_or_asked_about_and_an_address_names_nobody() {
        let two = find("@Fatima look", &people()).unwrap_err();
        assert!(matches!(two, Error::Invalid(fields) if fields[0].key == "desk-mention-unclear"));
        assert_eq!(told("write to info@salem.example, @nobody"), Vec::<i64>::new());
        let only = [(EmployeeId::new(7), Bilingual::new("هدى سالم", "Huda Salem"))];
        let named = find("@هدى متى؟", &only).unwrap();
        assert_eq!((named.text.as_str(), named.told), ("@هدى سالم متى؟", vec![EmployeeId::new(7)]));
    }
}
