//! On which page somebody stands who changes something. What is refused is shown there: the way to the other language, a page opened again
//! and what brings it up to date must lead to it, and not to the address of the act, at which there is nothing to look at.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use http::Method;
use http::StatusCode;
use kernel::Lang;

use crate::App;
use crate::Visit;
use crate::accounts;
use crate::shell::own_routes;

impl App {
    /// The address of the page on which a visitor stands, with its query.
    pub(crate) fn stands_at(&self, visit: &Visit) -> String {
        match visit.is_change {
            true => page_for(&addresses(self), visit.actor.lang, &visit.path, &visit.from),
            false => visit.path.clone(),
        }
    }
}

/// The addresses of pages and of what is done on them, without their language, and whether there is something to look at.
fn addresses(app: &App) -> Vec<(&'static str, bool)> {
    let (own, account) = (own_routes(), accounts::routes());
    let all = own.iter().chain(&account).chain(app.slices().iter().flat_map(|slice| &slice.routes));
    all.filter(|route| route.is_page).map(|route| (route.path, route.method.is_safe())).collect()
}

/// The page for an act at `path` that was asked for on the page `from`: the act's own address where it is a page too, else where one came
/// from, else the nearest page above.
fn page_for(addresses: &[(&str, bool)], lang: Lang, path: &str, from: &str) -> String {
    let prefix = format!("/{}", lang.code());
    let is_page = |address: &&str| address.strip_prefix(&prefix).is_some_and(|rest| is_look(addresses, rest));
    let (bare, came) = (without_query(path), without_query(from));
    if is_page(&came) && (came == bare || !is_page(&bare)) {
        return from.to_owned();
    }
    if is_page(&bare) {
        return path.to_owned();
    }
    let mut above = std::iter::successors(Some(bare), |address| address.rsplit_once('/').map(|(above, _)| above));
    above.find(is_page).map_or_else(|| format!("{prefix}/"), str::to_owned)
}

fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

/// Whether there is something to look at: as in the router, an address without places goes before one with them.
fn is_look(addresses: &[(&str, bool)], address: &str) -> bool {
    let known = addresses.iter().filter(|(route, _)| is_of(route, address));
    let nearest = known.min_by_key(|(route, is_look)| (route.matches('{').count(), !is_look));
    nearest.is_some_and(|(_, is_look)| *is_look)
}

/// Whether an address is one of a route, which has places in braces.
fn is_of(route: &str, address: &str) -> bool {
    let (mut parts, mut wanted) = (address.split('/'), route.split('/'));
    loop {
        match (parts.next(), wanted.next()) {
            (None, None) => return true,
            (Some(part), Some(wanted)) if wanted == part || wanted.starts_with('{') && !part.is_empty() => {}
            _ => return false,
        }
    }
}

/// An address to which one can only send something: whoever looks there, as after a refusal, is led to its page.
pub(crate) async fn only_acts(State(app): State<App>, method: Method, visit: Visit) -> Response {
    let is_ours = visit.path.starts_with(&format!("/{}/", visit.actor.lang.code()));
    if method != Method::GET || !is_ours {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    Redirect::to(&page_for(&addresses(&app), visit.actor.lang, &visit.path, "")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESSES: [(&str, bool); 8] = [
        ("/", true),
        ("/desk/cases/{id}", true),
        ("/desk/board", true),
        ("/admin/calendar", true),
        ("/e/{entity}/write", true),
        ("/desk/plan", true),
        ("/desk/plan/{place}", true),
        ("/desk/plan/rules", false),
    ];

    fn stands_at(path: &str, from: &str) -> String {
        page_for(&ADDRESSES, Lang::En, path, from)
    }

    #[test]
    fn who_acts_stands_on_the_page_they_came_from() {
        assert_eq!(stands_at("/en/desk/cases/7/notes", "/en/desk/cases/7?view=mine"), "/en/desk/cases/7?view=mine");
        assert_eq!(stands_at("/en/desk/board", "/en/desk/board?before=9"), "/en/desk/board?before=9");
    }

    #[test]
    fn an_act_that_is_a_page_itself_is_where_one_stands() {
        assert_eq!(stands_at("/en/e/rsa/write?service=4", "/en/"), "/en/e/rsa/write?service=4");
    }

    #[test]
    fn where_nobody_says_whence_or_it_was_an_act_too_the_page_above_it_is_shown() {
        assert_eq!(stands_at("/en/admin/calendar/holidays", ""), "/en/admin/calendar");
        assert_eq!(stands_at("/en/admin/calendar/holidays?x=/y", "/en/admin/calendar/holidays"), "/en/admin/calendar");
        assert_eq!(stands_at("/en/desk/cases/7/notes", "/ar/desk/cases/7"), "/en/desk/cases/7");
        assert_eq!(stands_at("/en/sign-out", ""), "/en/");
        assert_eq!(stands_at("/en/desk/plan/rules", ""), "/en/desk/plan", "an act is no page of which it might be the place");
        assert_eq!(stands_at("/en/desk/plan/7", ""), "/en/desk/plan/7");
    }
}
