//! A walk through every page that somebody of the demonstration may open, by the links that stand on its pages.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use platform::Access;
use platform::Route;
use post::Limits;
use post::Mail;
use testkit::Running;
use testkit::Visitor;

use super::walls::ends;
use super::walls::routes;
use crate::world::World;

/// So many pages of a kind are opened: a case that waits is another page than one that is closed.
const OF_A_KIND: usize = 5;

/// A page that there is only of cases that were picked.
const OF_PICKED: &str = "/desk/batch";

/// Pages by the kind of their address: which of them stand somewhere as links, without the language.
pub type Links = BTreeMap<&'static str, Vec<String>>;

/// The pages of the product that are asked for, as the router knows them.
pub fn pages() -> Vec<Route> {
    routes().into_iter().filter(|route| route.is_page && route.method.is_safe() && ends(route)).collect()
}

/// Whether somebody with these roles may open it.
pub fn may_open(route: &Route, roles: &[kernel::Role]) -> bool {
    match route.access {
        Access::Anyone => true,
        Access::SignedIn => !roles.is_empty(),
        Access::May(permission) => permission.roles.iter().any(|role| roles.contains(role)),
    }
}

/// Whether an address is one of a route.
fn is_of(route: &Route, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let (parts, wanted): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), route.path.split('/').collect());
    parts.len() == wanted.len() && parts.iter().zip(&wanted).all(|(part, wanted)| wanted.starts_with('{') || part == wanted)
}

/// The route that answers an address: one without places goes before one with them.
pub fn route_of<'r>(known: &'r [Route], address: &str) -> Option<&'r Route> {
    known.iter().filter(|route| is_of(route, address)).min_by_key(|route| route.path.matches('{').count())
}

/// The addresses of pages that stand in a text, without their language and what comes after the sign of a place in the page.
pub fn links(text: &str) -> BTreeSet<String> {
    let text = text.replace("&amp;", "&").replace("&#38;", "&");
    let quoted = text.split(['"', '\'', ' ', '\n', '\r', '<', '>', '#']);
    let inside = |word: &str| {
        let at = ["/ar/", "/en/"].iter().find_map(|lang| word.find(lang))?;
        (at == 0 || word.starts_with("http")).then(|| word[at + 3..].to_owned())
    };
    quoted.filter_map(inside).collect()
}

/// What somebody finds by the links of the pages that they may open, from those that stand in the rail and the ones they are given.
pub fn found_by(visitor: &mut Visitor, known: &[Route], given: &[String]) -> Links {
    let alone = |route: &&Route| !route.path.contains('{') && route.path != OF_PICKED;
    let mut found: Links = known.iter().filter(alone).map(|route| (route.path, vec![route.path.to_owned()])).collect();
    let mut waiting: Vec<String> = found.values().flatten().cloned().collect();
    let keep = |found: &mut Links, waiting: &mut Vec<String>, link: String| {
        let Some(route) = route_of(known, &link) else { return };
        let of_a_kind = found.entry(route.path).or_default();
        // What is done with one message asks which.
        let of_a_message = ["/{id}/splits", "/{id}/abuse-reports"].iter().any(|end| route.path.ends_with(end)) && !link.contains('?');
        if of_a_kind.len() < OF_A_KIND && !of_a_kind.contains(&link) && !(of_a_message || link == OF_PICKED) {
            of_a_kind.push(link.clone());
            waiting.push(link);
        }
    };
    given.iter().for_each(|link| keep(&mut found, &mut waiting, link.clone()));
    while let Some(link) = waiting.pop() {
        let answer = visitor.get(&format!("/en{link}")).unwrap();
        if answer.status == 200 && answer.body.contains('<') {
            links(&answer.body).into_iter().for_each(|link| keep(&mut found, &mut waiting, link));
        }
    }
    let cases: Vec<String> =
        found.get("/desk/cases/{id}").into_iter().flatten().filter_map(|link| link.split('/').nth(3)).map(picked).collect();
    if let Some(route) = known.iter().find(|route| route.path == OF_PICKED).filter(|_| !cases.is_empty()) {
        found.insert(route.path, vec![format!("{OF_PICKED}?act=assign{}", cases.concat())]);
    }
    found
}

fn picked(case: &str) -> String {
    format!("&case={}", case.split('?').next().unwrap_or_default())
}

/// The addresses that nobody finds by the links of pages: those in letters that left, and those of a citizen who writes by the form.
pub fn given(world: &World, running: &Running) -> Vec<String> {
    let mut given = in_letters(world);
    given.extend(of_a_citizen(running));
    given
}

/// The letters that left lead to pages, too: the newest first, since what an old one leads to is over.
fn in_letters(world: &World) -> Vec<String> {
    let texts = world.sent().into_iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail.text);
    let wanted: BTreeSet<String> = texts.flat_map(|text| links(&text)).collect();
    wanted.into_iter().rev().collect()
}

/// A citizen writes by the form: the receipt, and the case that it opens.
fn of_a_citizen(running: &Running) -> Vec<String> {
    let mut citizen = Visitor::new(running.http());
    let key = citizen.get("/en/e/rsa/write").unwrap().field("key").unwrap();
    let typed =
        [("name", "Reem"), ("email", "reem@people.example"), ("service", ""), ("subject", "Hours"), ("text", "When?"), ("key", &key)];
    let receipt = citizen.post("/en/e/rsa/write", &typed).unwrap().leads_to().to_owned();
    let page = citizen.get(&receipt).unwrap().body;
    let shown: Vec<&str> = page.split("<bdi><b>").skip(1).filter_map(|rest| rest.split("</b>").next()).collect();
    let case = citizen.post("/en/follow", &[("reference", shown[0]), ("code", shown[1])]).unwrap().leads_to().to_owned();
    [receipt, case].iter().map(|link| link[3..].to_owned()).collect()
}
