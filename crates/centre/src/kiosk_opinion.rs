//! A customer whose ticket a kiosk reads, or who types the digits on it, says there how their visit was, with one tap.

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::HeaderMap;
use http::Method;
use kernel::Error;
use kernel::Result as Done;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use serde::Deserialize;
use store::Keys;
use ui::Answers;
use ui::Page;

use crate::device::Device;
use crate::device_pass::DevicePass;
use crate::issue::today;
use crate::kiosk::Sitting;
use crate::kiosk_pad::SCANNED;
use crate::kiosk_page::Frame;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::stand;
use crate::opinion::may_be_rated;
use crate::opinion::rate;
use crate::pass::Pass;
use crate::state::State as At;
use crate::ticket::Ticket;
use crate::turn_page::faces;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/kiosk/opinion", anyone, get(ask)),
        // Many devices stand behind one address; each shows who it is, and a code is signed.
        Route::page(Method::POST, "/kiosk/opinion", anyone, post(read)).unlimited(),
        Route::page(Method::POST, "/kiosk/opinions", anyone, post(tap)).unlimited(),
    ]
}

/// So long after its end a visit is rated with the digits of its ticket: who has them but no code stands in the centre still.
const TYPED_FOR: Duration = Duration::from_secs(3600);

/// How far it has come.
enum Step {
    /// The ticket is to be read.
    Ask,
    /// The five faces, with the pass of the ticket.
    Faces(String),
    /// It was said.
    Thanks,
}

#[derive(Template)]
#[template(path = "kiosk_opinion.html")]
struct OpinionPage {
    page: Page,
    frame: Frame,
    step: Step,
    faces: Vec<(i64, &'static str, String)>,
    wrong: String,
}

/// GET /kiosk/opinion
async fn ask(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    shown(&app, &visit, (&pass, &headers), (Step::Ask, Answers::new())).await
}

async fn shown(
    app: &App,
    visit: &Visit,
    (pass, headers): (&DevicePass, &HeaderMap),
    (step, answers): (Step, Answers),
) -> Result<Response, Failure> {
    let stand = match pass.read(app, (visit.actor.lang, KIOSK), stand).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(visit, error),
    };
    let mut page = app.page(visit, "centre-opinion-question");
    page.path = page.href("/kiosk/opinion");
    let sitting = Sitting::of(headers, app.now());
    let frame = stand.frame(&page, sitting);
    let wrong = answers.summary(&page).into_iter().map(|line| line.label).collect::<Vec<_>>().join(" ");
    sitting.shows(&OpinionPage { faces: faces(&page), frame, step, wrong, page }, app.now())
}

/// The ticket of a code, where its visit at this centre can be rated.
fn rated(tx: &mut Tx<'_>, device: &Device, pass: Option<Pass>) -> Done<Ticket> {
    let (unknown, entity, now) = (|| invalid("code", "centre-kiosk-opinion-unknown"), tx.entity()?, tx.now());
    let pass = pass.filter(|pass| pass.entity == entity).ok_or_else(unknown)?;
    let ticket = crate::store::ticket(tx, pass.ticket)?.filter(|ticket| ticket.centre == device.centre);
    ticket.filter(|ticket| may_be_rated(ticket, now)).ok_or_else(unknown)
}

/// The ticket whose digits somebody types: of those whose visits at this centre ended within the hour. Everybody hears the numbers that are called,
/// and nobody the digits.
fn typed(tx: &mut Tx<'_>, device: &Device, (digits, keys): (&str, &Keys)) -> Done<Pass> {
    let (entity, now, day) = (tx.entity()?, tx.now(), today(tx));
    let ended = crate::store::tickets_in(tx, (device.centre, &day), &[At::Done])?;
    let recent = ended.into_iter().filter(|ticket| ticket.ended.is_some_and(|ended| now < ended + TYPED_FOR));
    let mut found = recent.map(|ticket| Pass { entity, ticket: ticket.id }).filter(|pass| pass.digits(keys) == digits);
    // Of two with the same digits nobody knows which it is.
    found.next().filter(|_| found.next().is_none()).ok_or_else(|| invalid("code", "centre-kiosk-opinion-typed"))
}

/// The digits in what was typed; none where it is something else.
fn digits(said: &str) -> Option<String> {
    let said: String = ui::western(said.trim()).chars().take(SCANNED).filter(|sign| !sign.is_whitespace()).collect();
    (said.len() == 8 && said.bytes().all(|sign| sign.is_ascii_digit())).then_some(said)
}

/// The pass in what was scanned: the address of the customer's own page, or the pass alone.
pub(crate) fn scanned(said: &str, keys: &Keys) -> Option<Pass> {
    let said: String = said.trim().chars().take(SCANNED).collect();
    let text = said.rsplit_once("/turn/").map_or(said.as_str(), |(_, rest)| rest);
    Pass::read(text.split(['?', '/']).next().unwrap_or_default(), keys)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeForm {
    #[serde(default)]
    code: String,
}

/// POST /kiosk/opinion — a ticket was read, or its digits typed.
async fn read(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Result<Response, Failure> {
    let (code, digits, keys) = (scanned(&form.code, app.keys()), digits(&form.code), app.keys().clone());
    let look = move |tx: &mut Tx<'_>, device: &Device| {
        let code = match digits {
            Some(digits) => Some(typed(tx, device, (&digits, &keys))?),
            None => code,
        };
        let ticket = rated(tx, device, code)?;
        let is_rated = crate::store::opinion(tx, ticket.id)?.is_some();
        Ok(code.filter(|_| !is_rated))
    };
    let step = pass.read(&app, (visit.actor.lang, KIOSK), look).await;
    let step = step.map(|code| code.map_or(Step::Thanks, |pass| Step::Faces(pass.sign(app.keys()))));
    went(&app, &visit, (&pass, &headers), step).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tapped {
    #[serde(default)]
    code: String,
    score: i64,
}

/// POST /kiosk/opinions
async fn tap(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Form(form): Form<Tapped>,
) -> Result<Response, Failure> {
    let code = scanned(&form.code, app.keys());
    let act = move |tx: &mut Tx<'_>, device: &Device| {
        let ticket = rated(tx, device, code)?;
        rate(tx, &ticket, form.score)
    };
    let done = pass.write(&app, (visit.actor.lang, KIOSK), act).await;
    went(&app, &visit, (&pass, &headers), done.map(|()| Step::Thanks)).await
}

/// Shows how far it has come; what is wrong stands where the ticket is read.
async fn went(app: &App, visit: &Visit, shows: (&DevicePass, &HeaderMap), step: Done<Step>) -> Result<Response, Failure> {
    match step {
        Ok(step) => shown(app, visit, shows, (step, Answers::new())).await,
        Err(error @ Error::NotFound("device")) => or_unpaired(visit, error),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, shown(app, visit, shows, (Step::Ask, answers)).await?).into_response())
        }
    }
}
