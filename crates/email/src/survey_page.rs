//! The public page on which a customer gives their opinion with one tap. Opening it counts nothing: programs that look at mail open links.
//! It works without JavaScript.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::led;
use crate::led::Led;
use crate::store::surveys;
use crate::survey;
use crate::survey::Survey;
use crate::survey::read_pass;
use crate::survey_more;

/// Give one's opinion of a case that was closed.
pub(crate) const GIVE: Permission = Permission { key: "email.give-opinion", roles: &[Role::Public] };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/opinion/{pass}", Access::Anyone, get(show)),
        Route::page(Method::POST, "/opinion/{pass}", Access::Anyone, post(tap)),
        Route::page(Method::POST, "/opinion/{pass}/answers", Access::Anyone, post(answer)),
        Route::page(Method::POST, "/opinion/{pass}/comments", Access::Anyone, post(say)),
    ]
}

#[derive(Template)]
#[template(path = "opinion.html")]
struct OpinionPage {
    page: Page,
    action: String,
    reference: String,
    /// What can be tapped: the number, its face and its words.
    faces: Vec<(i64, &'static str, String)>,
    /// What is asked after it.
    question: String,
    clause: &'static str,
    asked: Survey,
    answers: Answers,
}

fn led(app: &App, visit: &Visit, pass: &str) -> Result<Led<CaseId>> {
    led::led(visit, GIVE, read_pass(app.keys(), pass, app.now())?, &format!("/opinion/{pass}"))
}

/// GET /opinion/{pass}
async fn show(State(app): State<App>, visit: Visit, Path(pass): Path<String>) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    shown(&app, &visit, led, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, led: Led<CaseId>, answers: Answers) -> std::result::Result<Response, Failure> {
    let id = led.to;
    let read = app.read(led.grant, move |tx| {
        let asked = surveys::survey(tx, id)?.ok_or(Error::NotFound("page"))?;
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("page"))?;
        Ok((asked, case.reference, org::store::own_entity(tx)?.ok_or(Error::NotFound("page"))?))
    });
    let (asked, reference, entity) = read.await?;
    let mut page = app.public_page(visit, "email-survey-title", "opinion");
    page.entity = entity.name.get(page.lang).into();
    let icons = ["frown", "frown", "meh", "smile", "smile"];
    let faces = (1..).zip(icons).map(|(score, icon)| (score, icon, page.t(&format!("email-survey-face-{score}")))).collect();
    let asks = survey_more::question(&reference);
    let (question, clause) = (page.t(asks.words), asks.clause);
    Ok(private(html(&OpinionPage { page, action: led.action, reference, faces, question, clause, asked, answers })?))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Tapped {
    score: i64,
}

/// POST /opinion/{pass}
async fn tap(
    State(app): State<App>,
    visit: Visit,
    Path(pass): Path<String>,
    Form(tapped): Form<Tapped>,
) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    let case = led.to;
    app.write(led.grant, move |tx| survey::answer(tx, case, tapped.score)).await?;
    Ok(private(Redirect::to(&led.action).into_response()))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    question: String,
    said: YesOrNo,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum YesOrNo {
    Yes,
    No,
}

/// POST /opinion/{pass}/answers
async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path(pass): Path<String>,
    Form(answered): Form<Answered>,
) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    let (case, inside) = (led.to, app.clone());
    app.write(led.grant, move |tx| survey_more::answer(tx, &inside, case, (&answered.question, answered.said == YesOrNo::Yes))).await?;
    Ok(private(Redirect::to(&led.action).into_response()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    comment: String,
}

/// POST /opinion/{pass}/comments
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path(pass): Path<String>,
    Form(words): Form<Words>,
) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    let (case, answers) = (led.to, Answers::new().with("comment", words.comment.clone()));
    match app.write(led.grant.clone(), move |tx| survey::comment(tx, case, &words.comment)).await {
        Ok(()) => Ok(private(Redirect::to(&led.action).into_response())),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, led, answers).await?).into_response())
        }
    }
}
