//! What the guide asks of this moment at a counter: one thing is lit, what events show is done, and of what nothing shows that is said.

use ::store::Tx;
use kernel::Event;
use kernel::Lang;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use ui::Page;

use crate::events::VisitBegan;
use crate::papers::Papers;
use crate::ticket::Ticket;
use crate::visit_events::PapersSeen;
use crate::visit_events::ServiceExplained;

/// Whoever has just come is greeted, as long as nothing else is done with them: for so many seconds at most.
const GREETING_SECONDS: i64 = 60;
/// It became known whose visit it is.
const RECOGNISED: &str = "desk.customer-recognised";

const GREET: &str = "centre-guide-greet";
const NEED: &str = "centre-guide-need";
const PAPERS: &str = "centre-guide-papers";
const STEPS: &str = "centre-guide-steps";
const MORE: &str = "centre-guide-more";
const FAREWELL: &str = "centre-guide-farewell";

/// One thing that the guide asks, as it stands now.
pub(crate) struct Moment {
    pub(crate) title: String,
    pub(crate) text: String,
    /// `done`, `now`, `unseen`, `todo`.
    pub(crate) state: String,
}

/// What is known of a visit so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Whether the customer has just come.
    has_just_come: bool,
    /// Whether it is known who they are.
    is_known: bool,
    /// Whether somebody looked at the documents; none where the service needs none.
    papers: Option<bool>,
    /// Whether the steps were shown; none where the catalogue says none, and nothing can show it.
    steps: Option<bool>,
}

impl Seen {
    /// Looks at what happened in the visit; of the customer and of the service this is known.
    pub(super) fn read(tx: &mut Tx<'_>, ticket: &Ticket, (is_known, papers, is_guided): (bool, &Papers, bool)) -> Result<Seen> {
        let happened = ticket.interaction.map_or(Ok(Vec::new()), |visit| tx.events_of_interaction(visit.get()))?;
        let is_of_it = |event: &Recorded| event.kind == ServiceExplained::KIND && event.data["service"] == ticket.service.get();
        let is_new = ticket.begun.is_some_and(|begun| tx.now().duration_since(begun).as_secs() < GREETING_SECONDS);
        Ok(Seen {
            has_just_come: is_new && has_only_begun(&happened),
            is_known,
            papers: (!papers.all.is_empty()).then_some(papers.is_seen),
            steps: is_guided.then(|| happened.iter().any(is_of_it)),
        })
    }
}

/// Whether nothing was done with the customer since they came to the counter.
fn has_only_begun(happened: &[Recorded]) -> bool {
    let acts = [PapersSeen::KIND, ServiceExplained::KIND, RECOGNISED];
    happened
        .iter()
        .rfind(|event| event.kind == VisitBegan::KIND || acts.contains(&event.kind.as_str()))
        .is_some_and(|last| last.kind == VisitBegan::KIND)
}

/// Each thing that the guide asks, in its order, with whether it was done; none where nothing can show that.
fn asked(seen: &Seen) -> Vec<(&'static str, Option<bool>)> {
    let papers = seen.papers.map(|are_seen| (PAPERS, Some(are_seen)));
    let first = [(GREET, None), (NEED, Some(seen.is_known))];
    first.into_iter().chain(papers).chain([(STEPS, seen.steps), (MORE, None), (FAREWELL, None)]).collect()
}

/// How each stands. The first thing is lit that was not done yet and that comes after what was; when there is none, the customer is asked for
/// another wish.
fn states(seen: &Seen) -> Vec<(&'static str, &'static str)> {
    let asked = asked(seen);
    let end = asked.len() - 2;
    let behind = asked.iter().rposition(|(_, done)| *done == Some(true)).map_or(1, |place| place + 1);
    let now = if seen.has_just_come { 0 } else { (behind..end).find(|place| asked[*place].1 == Some(false)).unwrap_or(end) };
    let state = |(place, (key, done)): (usize, (&'static str, Option<bool>))| {
        let state = match done {
            Some(true) => "done",
            _ if place == now => "now",
            None if place < now => "unseen",
            _ => "todo",
        };
        (key, state)
    };
    asked.iter().copied().enumerate().map(state).collect()
}

/// The things that the guide asks, for the page: what is said to the customer stands there in their language.
pub(super) fn moments(app: &App, page: &Page, (seen, lang): (&Seen, Lang), papers: &Papers) -> Vec<Moment> {
    let text = |key: &str, state: &str| match key {
        GREET if state != "unseen" => greeting(app, lang, page.now),
        PAPERS => missing(page, papers),
        FAREWELL => app.words().say_plain(lang, "centre-guide-farewell-text", &[]),
        _ => String::new(),
    };
    states(seen).into_iter().map(|(key, state)| Moment { title: page.t(key), text: text(key, state), state: state.into() }).collect()
}

/// The documents that are still missing, once somebody has looked at them.
fn missing(page: &Page, papers: &Papers) -> String {
    let missing = papers.missing().join(" · ");
    if missing.is_empty() { missing } else { page.t1("centre-guide-papers-missing", "papers", missing.as_str()) }
}

/// What is said first, by the hour and in the customer's language.
fn greeting(app: &App, lang: Lang, now: Timestamp) -> String {
    let hour = now.to_zoned(ui::bahrain()).time();
    app.words().say_plain(lang, "centre-guide-greet-text", &[("greeting", writing::address::greeting(lang, Some(hour)).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(seen: Seen) -> Vec<&'static str> {
        states(&seen).into_iter().map(|(_, state)| state).collect()
    }

    #[test]
    fn what_this_moment_asks_is_lit_and_what_was_done_is_done() {
        let new = Seen { has_just_come: true, is_known: false, papers: Some(false), steps: Some(false) };
        assert_eq!(shown(new), ["now", "todo", "todo", "todo", "todo", "todo"]);
        let later = Seen { has_just_come: false, ..new };
        assert_eq!(shown(later), ["unseen", "now", "todo", "todo", "todo", "todo"]);
        let known = Seen { is_known: true, ..later };
        assert_eq!(shown(known), ["unseen", "done", "now", "todo", "todo", "todo"]);
        let with_papers = Seen { papers: Some(true), ..known };
        assert_eq!(shown(with_papers), ["unseen", "done", "done", "now", "todo", "todo"]);
        assert_eq!(shown(Seen { steps: Some(true), ..with_papers }), ["unseen", "done", "done", "done", "now", "todo"]);
        assert_eq!(shown(Seen { is_known: false, papers: None, steps: Some(true), ..later }), ["unseen", "todo", "done", "now", "todo"]);
        assert_eq!(shown(Seen { papers: None, steps: None, ..known }), ["unseen", "done", "unseen", "now", "todo"]);
    }
}
