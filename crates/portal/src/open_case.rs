//! One's own case: where it stands in plain words, the times that were told, the conversation, and a place to add to it.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::routing::get;
use axum::routing::post;
use desk::Awaits;
use desk::Case;
use desk::Entry;
use desk::EntryKind;
use desk::State as Standing;
use http::Method;
use kernel::Actor;
use kernel::Error;
use kernel::Timestamp;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Arrival;
use platform::Channel;
use platform::Form;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::Written;
use platform::failure;
use platform::fresh_token;
use platform::html;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::FOLLOW;
use crate::entity::write_in;
use crate::form::TEXT;
use crate::form::fault;
use crate::form::too_long;
use crate::pass::Opens;
use crate::pass::Pass;
use crate::write::key;
use crate::write::no_such_page;
use crate::write::trouble;
use crate::write::with_status;

/// How many of the newest entries are shown.
const ENTRIES: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/follow/{pass}", Access::Anyone, get(show)),
        Route::page(Method::POST, "/follow/{pass}/messages", Access::Anyone, post(add)),
    ]
}

/// What is known of a case to its customer.
struct Known {
    entity: Entity,
    case: Case,
    service: String,
    entries: Vec<Entry>,
    /// What the channel says of our messages, by their numbers.
    marks: Vec<(i64, Arrival)>,
    told: Vec<desk::Promise>,
    /// Where it goes on, if it was handed to another entity.
    went: Option<Went>,
}

/// The other entity that has a case now.
struct Went {
    entity: String,
    /// What it is called there; empty while it is under way.
    reference: String,
    at: Timestamp,
}

fn went(tx: &mut Tx<'_>, case: &Case) -> kernel::Result<Option<Went>> {
    let Some(referral) = desk::handed_on(tx, case)? else { return Ok(None) };
    let lang = tx.actor().lang;
    let entity = org::store::entities(tx)?.into_iter().find(|entity| entity.id == referral.to);
    let entity = entity.map(|entity| entity.name.get(lang).to_owned()).unwrap_or_default();
    Ok(Some(Went { entity, reference: referral.arrived.unwrap_or_default(), at: referral.at }))
}

fn known(tx: &mut Tx<'_>, pass: Pass, channels: &[Channel]) -> kernel::Result<Known> {
    let lang = tx.actor().lang;
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let mut case = desk::store::case(tx, pass.case)?.ok_or(Error::NotFound("case"))?;
    let service = match case.service {
        Some(id) => org::store::service(tx, id)?.map(|service| service.name.get(lang).to_owned()).unwrap_or_default(),
        None => String::new(),
    };
    // What an employee wrote down of what was said is no message of the customer's.
    let is_theirs = |entry: &Entry| match entry.kind {
        EntryKind::In => entry.author_id.is_none(),
        kind => kind == EntryKind::Out,
    };
    // What a machine or a forger wrote is no customer's: neither are the words on its envelope.
    if case.customer.is_none() {
        case.subject.clear();
    }
    let mut entries: Vec<Entry> = desk::store::entries(tx, case.id, None, ENTRIES)?.into_iter().filter(is_theirs).collect();
    desk::name_authors(tx, lang, &mut entries)?;
    let (told, went, marks) = (desk::promises_of(tx, case.id)?, went(tx, &case)?, marks(tx, &case, &entries, channels)?);
    Ok(Known { entity, told, went, service, entries, marks, case })
}

/// What the channel says of how our messages left. What it says of who wrote is for us alone.
fn marks(tx: &mut Tx<'_>, case: &Case, entries: &[Entry], channels: &[Channel]) -> kernel::Result<Vec<(i64, Arrival)>> {
    let ours = entries.iter().filter(|entry| entry.kind == EntryKind::Out);
    let ids: Vec<i64> = ours.filter_map(|entry| entry.source.as_ref().map(|(_, id)| *id)).collect();
    let says = channels.iter().find(|channel| channel.key == case.channel).and_then(|channel| channel.arrivals);
    says.filter(|_| !ids.is_empty()).map_or_else(|| Ok(Vec::new()), |says| says(tx, &ids))
}

/// A step of the case's way: its title, a line under it, whether it is done.
struct Step {
    title: String,
    text: String,
    state: String,
}

/// The way of a case: received, handled, answered, closed; or handed to another entity. Nothing is said to be answered but by a word that
/// the customer got, and a letter before the answer is none.
fn steps(page: &Page, known: &Known) -> Vec<Step> {
    let case = &known.case;
    let is_answer = |entry: &&Entry| entry.kind == EntryKind::Out && entry.channel != desk::INTERIM;
    let answered = known.entries.iter().rev().find(is_answer).map(|entry| entry.at);
    let is_waiting = case.state == Standing::Open && case.awaits == Awaits::Employee;
    let step = |key: &str, text: String, state: &str| Step { title: page.t(key), text, state: state.into() };
    let due = case.due_at.map(|due| page.t1("portal-step-due", "when", page.datetime(due))).unwrap_or_default();
    let mut steps = vec![
        step("portal-step-received", page.datetime(case.opened_at), "done"),
        step("portal-step-handled", if is_waiting { due } else { String::new() }, if is_waiting { "now" } else { "done" }),
    ];
    if let Some(went) = &known.went {
        steps.push(step("portal-step-handed", page.datetime(went.at), "done"));
        return steps;
    }
    match answered.filter(|_| !is_waiting) {
        Some(at) => steps.push(step("portal-step-answered", page.datetime(at), "done")),
        None if case.state == Standing::Open => steps.push(step("portal-step-answered", String::new(), "todo")),
        None => {}
    }
    if let Some(closed) = case.closed_at {
        steps.push(step("portal-step-closed", page.datetime(closed), "done"));
    }
    steps
}

/// Where the case stands, as the key of a plain sentence.
fn standing(known: &Known, now: Timestamp) -> &'static str {
    let case = &known.case;
    let is_late = case.is_late || case.due_at.is_some_and(|due| due < now);
    match (case.state, case.awaits) {
        (Standing::Closed, _) if known.went.is_some() => "portal-stands-handed",
        (Standing::Closed, _) => "portal-stands-closed",
        (Standing::Open, Awaits::Customer) => "portal-stands-answered",
        (Standing::Open, Awaits::Employee) if is_late => "portal-stands-late",
        (Standing::Open, Awaits::Employee) => "portal-stands-waiting",
    }
}

#[derive(Template)]
#[template(path = "open_case.html")]
struct CasePage {
    page: Page,
    known: Known,
    standing: &'static str,
    steps: Vec<Step>,
    action: String,
    answers: Answers,
    trouble: String,
    key: String,
    is_sent: bool,
    can_write: bool,
}

impl CasePage {
    /// What was promised, in words.
    fn promised(&self, told: &desk::Promise) -> String {
        self.page.t(&format!("desk-promise-{}", told.what.key()))
    }

    /// What is said of a message of ours beside its words.
    fn marks(&self, entry: &Entry) -> Vec<Arrival> {
        let source = entry.source.as_ref().map(|(_, id)| *id);
        self.known.marks.iter().filter(|(id, _)| source == Some(*id)).map(|(_, mark)| *mark).collect()
    }

    /// A line in stretches: in our own words addresses are links.
    fn stretches<'l>(&self, entry: &Entry, line: &'l str) -> Vec<(&'l str, &'l str)> {
        if entry.kind == EntryKind::Out { ui::linked(line) } else { vec![(line, "")] }
    }

    /// Why the clock stood still, in words.
    fn stopped(&self, stop: &calendar::Stop) -> String {
        self.page.t(&format!("calendar-stop-{}", stop.reason.key()))
    }

    /// Who wrote an entry: the customer is addressed, the employee is named.
    fn who(&self, entry: &Entry) -> String {
        if entry.kind == EntryKind::In { self.page.t("portal-you") } else { entry.author.clone() }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    sent: String,
}

/// GET /follow/{pass}
async fn show(State(app): State<App>, visit: Visit, Path(pass): Path<String>, Query(sent): Query<Sent>) -> Result {
    let blank = (Answers::new(), fresh_token(""));
    let shown = page(&app, &visit, &pass, blank).await?;
    Ok(private(html(&CasePage { is_sent: !sent.sent.is_empty(), ..shown })?))
}

async fn page(app: &App, visit: &Visit, text: &str, (answers, key): (Answers, String)) -> Result<CasePage> {
    let pass = Pass::read(text, app.keys(), Opens::Case, app.now()).ok_or_else(no_such_page)?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let channels: Vec<Channel> = app.slices().iter().filter_map(|slice| slice.channel).collect();
    let known = app.read(grant, move |tx| known(tx, pass, &channels)).await?;
    let mut page = app.public_page(visit, "portal-follow", "follow");
    page.title = page.t1("portal-case", "reference", &known.case.reference);
    page.entity = known.entity.name.get(page.lang).into();
    let steps = steps(&page, &known);
    Ok(CasePage {
        standing: standing(&known, app.now()),
        action: page.href(&format!("/follow/{text}/messages")),
        can_write: write_in(app).is_some(),
        trouble: String::new(),
        is_sent: false,
        page,
        known,
        steps,
        answers,
        key,
    })
}

/// A further message as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    text: String,
    key: String,
}

/// POST /follow/{pass}/messages
async fn add(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(typed): Form<Typed>) -> Result {
    match take(&app, &visit, &text, &typed).await {
        Ok(()) => Ok(private(Redirect::to(&format!("/{}/follow/{text}?sent=yes", visit.actor.lang.code())).into_response())),
        Err(error) => {
            let (status, trouble) = (failure::status(&error), trouble(&app, &visit, &error));
            let answers = Answers::new().with("text", typed.text);
            let answers = if let Error::Invalid(fields) = error { answers.wrong(fields) } else { answers };
            let shown = CasePage { trouble, ..page(&app, &visit, &text, (answers, typed.key)).await? };
            Ok(private(with_status(status, html(&shown)?)))
        }
    }
}

async fn take(app: &App, visit: &Visit, text: &str, typed: &Typed) -> kernel::Result<()> {
    let pass = Pass::read(text, app.keys(), Opens::Case, app.now()).ok_or(Error::NotFound("page"))?;
    let write_in = write_in(app).ok_or_else(|| kernel::refuse("portal-no-writing"))?;
    let said = typed.text.trim();
    if said.is_empty() {
        return Err(Error::Invalid(vec![fault("text", "portal-text-empty")]));
    }
    if let Some(fault) = too_long("text", said, TEXT) {
        return Err(Error::Invalid(vec![fault]));
    }
    let written = Written {
        entity: pass.entity,
        case: Some(pass.case.get()),
        name: String::new(),
        address: String::new(),
        lang: visit.actor.lang,
        service: None,
        subject: String::new(),
        text: said.into(),
        key: key(app, &[&pass.case.to_string(), &typed.key, said]),
    };
    write_in(app.clone(), written).await?;
    Ok(())
}
