//! The page of a case: the list beside it, the conversation, the place to write, and the panel with the guide, the customer and the timeline.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use guide::Means;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Channel;
use platform::Evidence;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Page;

use crate::Case;
use crate::CaseId;
use crate::abuse::beside::Reports;
use crate::case_head::Head;
use crate::clock_page::Clocking;
use crate::conversation::Conversation;
use crate::filter::Filter;
use crate::guide_panel;
use crate::guide_panel::proof;
use crate::inbox::SECTION;
use crate::inbox::counted;
use crate::lists::READ;
use crate::names::Names;
use crate::pane::Asked;
use crate::pane::Pane;
use crate::pane::channels;
use crate::promise_page;
use crate::promise_page::Shown;
use crate::promise_page::Times;
use crate::proposal_page::Proposing;
use crate::referral_page::Referring;
use crate::routing_page::Offered;
use crate::search::encoded;
use crate::side::Side;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/cases/{id}", Access::May(READ), get(show))]
}

/// What the address says about the page of a case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskedCase {
    /// The list beside it.
    pub(crate) view: String,
    /// The mark after which the list begins.
    pub(crate) before: String,
    /// `guide`, `customer`, `timeline`.
    pub(crate) tab: String,
    /// `note` for the place to write a note.
    pub(crate) write: String,
    /// The entry before which older ones are shown.
    pub(crate) entries: String,
    /// The event after which the timeline goes on.
    pub(crate) after: String,
    /// What was just done here, or to the case before, to be told and undone.
    pub(crate) batch: String,
    /// The case to which a reply has just been sent, before this one opened.
    pub(crate) sent: String,
    /// What the cases of the list beside it are like.
    #[serde(flatten)]
    pub(crate) filter: Filter,
}

impl AskedCase {
    /// The list beside the case.
    pub(crate) fn list(&self) -> Asked {
        Asked { view: self.view.clone(), before: self.before.clone(), filter: self.filter.clone(), batch: String::new() }
    }

    /// An address with the list that stands beside the case, and with more.
    pub(crate) fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let given = more.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encoded(value)));
        let query: Vec<String> = Some(self.list().query()).filter(|list| !list.is_empty()).into_iter().chain(given).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

/// What is shown again after an act that was refused: why, and what had been written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) refused: String,
    pub(crate) note: String,
    pub(crate) written: Written,
    /// A personal number that was asked for with a reason, shown this once.
    pub(crate) revealed: String,
}

/// What had been written in one of the boxes of the page. In the others it stands no more than before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    /// The name of the box.
    pub(crate) place: String,
    pub(crate) text: String,
    /// What was chosen beside it.
    pub(crate) choice: String,
}

impl Kept {
    /// What was written in one box, and chosen beside it.
    pub(crate) fn of(place: &str, text: String, choice: &str) -> Kept {
        Kept { written: Written { place: place.into(), text, choice: choice.into() }, ..Kept::default() }
    }

    /// Whether something was refused that had been written in this box.
    pub(crate) fn is_of(&self, place: &str) -> bool {
        self.written.place == place
    }

    /// What had been written in this box.
    pub(crate) fn written_in(&self, place: &str) -> &str {
        if self.is_of(place) { &self.written.text } else { "" }
    }

    /// Whether this had been chosen beside the box.
    pub(crate) fn has_chosen(&self, place: &str, choice: &str) -> bool {
        self.is_of(place) && self.written.choice == choice
    }
}

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage {
    page: Page,
    pane: Pane,
    head: Head,
    talk: Conversation,
    side: Side,
    kept: Kept,
    promises: Vec<Shown>,
    times: Times,
    proposing: Proposing,
    offered: Option<Offered>,
    clocking: Clocking,
    referring: Referring,
    abuse: Reports,
}

/// GET /desk/cases/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<AskedCase>) -> Result<Response, Failure> {
    render(&app, &visit, number(&id)?, asked, Kept::default()).await
}

/// Makes the page of a case, also after an act on it was refused.
pub(crate) async fn render(app: &App, visit: &Visit, id: CaseId, asked: AskedCase, kept: Kept) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-case", SECTION).await?;
    let (frame, known) = (page.clone(), Known::of(app));
    let read = app.read(visit.actor.may(READ)?, move |tx| Parts::read(tx, &frame, &known, id, &asked)).await?;
    let mut page = counted(page, read.pane.own);
    page.title = format!("{} — {}", read.head.name, read.head.reference);
    let times = Times::new(&page);
    let Parts { pane, head, talk, side, promises, proposing, offered, clocking, referring, abuse } = read;
    html(&CasePage { page, pane, head, talk, side, kept, promises, times, proposing, offered, clocking, referring, abuse })
}

/// What the page needs of the running product, apart from the database.
pub(crate) struct Known {
    pub(crate) channels: Vec<Channel>,
    pub(crate) means: Vec<Means>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) keys: Keys,
}

impl Known {
    fn of(app: &App) -> Known {
        Known { channels: channels(app), means: guide_panel::means(app), evidence: proof::evidence(app), keys: app.keys().clone() }
    }
}

/// Everything that the page shows, read in one snapshot.
struct Parts {
    pane: Pane,
    head: Head,
    talk: Conversation,
    side: Side,
    promises: Vec<Shown>,
    proposing: Proposing,
    offered: Option<Offered>,
    clocking: Clocking,
    referring: Referring,
    abuse: Reports,
}

impl Parts {
    fn read(tx: &mut Tx<'_>, page: &Page, known: &Known, id: CaseId, asked: &AskedCase) -> Result<Parts> {
        let case: Case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let pane = Pane::read(tx, page, &asked.list(), Some(id), &known.channels)?;
        let channel = known.channels.iter().find(|channel| channel.key == case.channel);
        let mut names = Names::new(page.lang);
        let head = Head::read(tx, page, (&case, asked, channel), &mut names)?;
        let talk = Conversation::read(tx, page, &case, asked, channel)?;
        let side = Side::read(tx, page, known, &case, asked, &mut names)?;
        let promises = promise_page::shown(tx, page, &case)?;
        let proposing = Proposing::read(tx, page, &case)?;
        let offered = Offered::read(tx, page, &case)?;
        let clocking = Clocking::read(tx, page, &case)?;
        let referring = Referring::read(tx, page, &case, channel)?;
        let abuse = Reports::read(tx, page, &case, &mut names)?;
        Ok(Parts { pane, head, talk, side, promises, proposing, offered, clocking, referring, abuse })
    }
}
