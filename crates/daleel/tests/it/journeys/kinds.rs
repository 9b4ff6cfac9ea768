//! One page of every kind, each with somebody who may open it, for those who look at pages with eyes.

use std::collections::BTreeSet;

use kernel::Role;
use platform::Route;
use serde_json::Value;
use serde_json::json;
use testkit::Running;
use testkit::Visitor;

use super::walk::found_by;
use super::walk::given;
use super::walk::may_open;
use super::walk::pages;
use super::walls::PEOPLE;
use crate::world::World;

/// Pages that say why there is nothing: who sees them, which they are.
const NOTHING: [(&str, &str, u16); 2] = [("", "/nowhere", 404), ("fatima@rsa.example", "/admin/settings", 403)];

/// A page for where there is no line: with one it leads back by itself. The story whose line is cut looks at it.
const WITHOUT_A_LINE: &str = "/desk/counter/offline";

/// What people open, so that each kind of page is opened once: who they are to the server, and for each kind where the page stands.
pub fn one_of_each(world: &World, running: &Running) -> Vec<Value> {
    let anyone: (&str, &[Role]) = ("", &[]);
    let mut seen = BTreeSet::new();
    let mut opened_by = |(who, roles): (&str, &[Role])| {
        let mut visitor = if roles.is_empty() { Visitor::new(running.http()) } else { world.signed_in(running, who) };
        let known: Vec<Route> = pages().into_iter().filter(|route| may_open(route, roles)).collect();
        let given = if roles.is_empty() { given(world, running) } else { Vec::new() };
        let mut opened = Vec::new();
        for (kind, links) in found_by(&mut visitor, &known, &given) {
            if seen.contains(kind) {
                continue;
            }
            if let Some((status, path)) = fullest(&mut visitor, links) {
                seen.insert(kind);
                opened.push(json!({ "kind": kind, "path": path, "status": status }));
            }
        }
        let nothing = NOTHING.iter().filter(|(by, ..)| *by == who);
        opened.extend(nothing.map(|(_, path, status)| json!({ "kind": format!("{path}/{status}"), "path": path, "status": status })));
        let session = visitor.cookie("daleel").map(|session| json!({ "daleel": session }));
        json!({ "who": who, "cookies": session.unwrap_or_else(|| json!({})), "pages": opened })
    };
    std::iter::once(anyone).chain(PEOPLE).map(&mut opened_by).collect()
}

/// Of the pages of a kind the one with the most on it, with its status. Letters of strangers, files and ways on are no pages of ours.
fn fullest(visitor: &mut Visitor, links: Vec<String>) -> Option<(u16, String)> {
    let is_ours = |link: &String| !link.ends_with("/body") && link != WITHOUT_A_LINE;
    let ours = links.into_iter().filter(is_ours).filter_map(|link| {
        let answer = visitor.get(&format!("/en{link}")).unwrap();
        let is_page = answer.body.starts_with("<!doctype html") && [200, 410].contains(&answer.status);
        is_page.then_some((answer.body.len(), answer.status, link))
    });
    ours.max().map(|(_, status, link)| (status, link))
}
