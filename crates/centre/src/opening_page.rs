//! The opening of a centre's day in one screen: who was ready when, and the items that somebody confirms.

mod awaited;
pub(crate) mod photos;

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use guide::Clause;
use http::Method;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Timestamp;
use org::Employee;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::attest::ATTEST;
use crate::attest::Attestation;
use crate::attest::Word;
use crate::attest::attest;
use crate::attest::items;
use crate::attest::window;
use crate::board_page::SECTION;
use crate::issue::must_reach;
use crate::issue::today;
use crate::opening::Opening;
use crate::opening::opens_at;
use crate::self_test::Answer;
use crate::slots::Span;
use crate::store;
use crate::walk_photo::MOST;

use awaited::Awaited;
pub(crate) use photos::OpeningPhoto;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(ATTEST);
    let own = vec![
        Route::page(Method::GET, "/desk/centres/{id}/opening", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/opening/{item}", may, post(say)),
    ];
    [own, photos::routes()].concat()
}

/// What is known of the opening of today.
pub(crate) struct Known {
    centre: org::Centre,
    pub(crate) opens: Option<Timestamp>,
    pub(crate) lead: Duration,
    /// When the opening can be confirmed.
    pub(crate) window: Option<Span>,
    pub(crate) openings: Vec<Opening>,
    pub(crate) said: Vec<Attestation>,
    pub(crate) photos: Vec<OpeningPhoto>,
    me: EmployeeId,
    people: Vec<Employee>,
    /// Those who are qualified and have opened no counter here yet: who is awaited, and who is not.
    pub(crate) awaited: Awaited,
}

pub(crate) fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    let (centre, day, people) = (must_reach(tx, id)?, today(tx), org::store::employees(tx)?);
    let openings = store::openings(tx, id, &day)?;
    Ok(Known {
        centre,
        opens: opens_at(tx, id)?,
        lead: lead(tx, id)?,
        window: window(tx, id)?,
        said: store::attestations(tx, id, &day)?,
        photos: store::opening_photos(tx, id, &day)?,
        me: tx.actor().employee()?,
        awaited: Awaited::read(tx, id, (&people, &openings))?,
        openings,
        people,
    })
}

fn lead(tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<Duration> {
    Ok(Duration::from_secs(u64::from(store::rules(tx, centre)?.lead_minutes) * 60))
}

/// How many items of today's opening nobody has confirmed yet, once the centre opens and as long as they can be; none for who does not confirm
/// them.
pub(crate) fn unconfirmed(tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<usize> {
    let lead = lead(tx, centre)?;
    let Some(window) = window(tx, centre)?.filter(|_| tx.actor().can(ATTEST)) else { return Ok(0) };
    let opens = opens_at(tx, centre)?.unwrap_or(window.to);
    if tx.now() + lead < opens || window.to < tx.now() {
        return Ok(0);
    }
    let day = today(tx);
    let said = store::attestations(tx, centre, &day)?;
    Ok(items().filter(|item| !said.iter().any(|one| one.clause == item.id)).count())
}

/// Somebody who opened a counter today.
struct Ready {
    who: String,
    counter: u32,
    at: String,
    words: &'static str,
    mark: &'static str,
    plate: Answer,
    printer: Answer,
    tested: String,
    first: String,
}

/// An item of the opening.
struct Item {
    clause: &'static Clause,
    place: usize,
    /// What was said of it, by whom and when; none where nobody has.
    said: Option<(Attestation, String)>,
    /// What was typed and refused; nothing where nothing was.
    typed: Answers,
    photos: Vec<Shot>,
    /// Whether it may have one more, and what was wrong with the one that was sent.
    has_room: bool,
    wrong_photo: String,
}

/// A photograph of an item.
struct Shot {
    id: String,
    href: String,
    /// Who put it there, and when.
    by: String,
    is_own: bool,
}

#[derive(Template)]
#[template(path = "opening.html")]
struct OpeningPage {
    page: Page,
    path: String,
    topic: String,
    /// When the centre opens, and by when whoever serves is there; empty where it has no more hours today.
    opens: String,
    by: String,
    /// From when until when the items can be confirmed, and whether they can be now.
    window: Option<(String, String)>,
    may_say: bool,
    ready: Vec<Ready>,
    /// Those who are awaited, and those who are not with the reason: what is said of them, and their names.
    awaited: Vec<(String, Vec<String>)>,
    items: Vec<Item>,
    answers: Answers,
}

/// GET /desk/centres/{id}/opening
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-opening", SECTION).await?;
    let known = app.read(visit.actor.may(ATTEST)?, move |tx| known(tx, id)).await?;
    page.title = page.t1("centre-opening-of", "centre", known.centre.name.get(page.lang));
    let name = |id: EmployeeId| name_of(&known.people, id, page.lang);
    let path = page.href(&format!("/desk/centres/{id}"));
    let shot = |photo: &OpeningPhoto| {
        let (id, by) = (photo.id.to_string(), format!("{} · {}", name(photo.by), page.time(photo.at)));
        Shot { href: format!("{path}/opening-photo?photo={id}"), id, by, is_own: photo.by == known.me }
    };
    let item = |(place, clause): (usize, &'static Clause)| {
        let said = known.said.iter().find(|said| said.clause == clause.id);
        let by = |said: &Attestation| format!("{} · {}", name(said.by), page.time(said.at));
        let typed = if answers.value("item") == clause.id { answers.clone() } else { Answers::new() };
        let photos: Vec<Shot> = known.photos.iter().filter(|photo| photo.clause == clause.id).map(shot).collect();
        let wrong_photo = Some(answers.error(&page, "photo")).filter(|_| answers.value("photo-of") == clause.id);
        Item {
            clause,
            place,
            said: said.map(|said| (said.clone(), by(said))),
            typed,
            has_room: photos.len() < MOST,
            photos,
            wrong_photo: wrong_photo.unwrap_or_default(),
        }
    };
    html(&OpeningPage {
        topic: format!("centre:{id}"),
        opens: known.opens.map(|opens| page.time(opens)).unwrap_or_default(),
        by: known.opens.map(|opens| page.time(opens - known.lead)).unwrap_or_default(),
        window: known.window.map(|window| (page.time(window.from), page.time(window.to))),
        may_say: known.window.is_some_and(|window| window.from <= page.now && page.now <= window.to),
        ready: known.openings.iter().map(|one| ready(&page, one, name(one.employee), known.lead)).collect(),
        awaited: known.awaited.shown(&page, name),
        items: items().enumerate().map(item).collect(),
        path,
        answers,
        page,
    })
}

fn name_of(people: &[Employee], id: EmployeeId, lang: kernel::Lang) -> String {
    people.iter().find(|one| one.id == id).map(|one| one.name.get(lang).to_owned()).unwrap_or_default()
}

fn ready(page: &Page, opening: &Opening, who: String, lead: Duration) -> Ready {
    let (words, mark) = opening.earliness(lead).shown();
    Ready {
        who,
        counter: opening.counter,
        at: page.time(opening.opened),
        words,
        mark,
        plate: opening.test.plate,
        printer: opening.test.printer,
        tested: page.time(opening.tested),
        first: opening.first_customer.map(|first| page.time(first)).unwrap_or_default(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SayForm {
    #[serde(default)]
    kept: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    reason: String,
}

/// POST /desk/centres/{id}/opening/{item}
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path((id, item)): Path<(String, String)>,
    Form(form): Form<SayForm>,
) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("item", &item).with("note", &form.note).with("reason", &form.reason);
    let word = Word { kept: form.kept, note: form.note, reason: form.reason };
    match app.write(visit.actor.may(ATTEST)?, move |tx| attest(tx, id, &item, &word)).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/opening", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}
