//! What is done with breaks: at one's own counter, on the floor of a centre, and on its day plan; and what the centre keeps meanwhile.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::board_page;
use crate::break_plan::NewPlan;
use crate::break_plan::plan_break;
use crate::break_plan::remove_plan;
use crate::breaks::BREAKS;
use crate::breaks::BreakId;
use crate::breaks::ask_break;
use crate::breaks::grant_break;
use crate::breaks::take_break_back;
use crate::breaks::urgent::go_at_once;
use crate::counter_acts::after;
use crate::cover::Cover;
use crate::cover::Keeps;
use crate::day_plan_page;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::set_up::set_cover;
use crate::set_up_page;
use crate::set_up_page::count;
use crate::sit::SERVE;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(BREAKS);
    vec![
        Route::page(Method::POST, "/desk/counter/break", Access::May(SERVE), post(ask)),
        Route::page(Method::POST, "/desk/counter/break/withdrawal", Access::May(SERVE), post(take_back)),
        Route::page(Method::POST, "/desk/counter/break/urgent", Access::May(SERVE), post(go)),
        Route::page(Method::POST, "/desk/centres/{id}/breaks", may, post(plan)),
        Route::page(Method::POST, "/desk/centres/{id}/breaks/{break}/grant", may, post(grant)),
        Route::page(Method::POST, "/desk/centres/{id}/breaks/{break}/removal", may, post(remove)),
        Route::page(Method::POST, "/desk/centres/{id}/cover", Access::May(SET_UP), post(cover)),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskForm {
    #[serde(default)]
    minutes: String,
}

/// POST /desk/counter/break
async fn ask(State(app): State<App>, visit: Visit, Form(form): Form<AskForm>) -> Result<Response, Failure> {
    let act = move |tx: &mut Tx<'_>| ask_break(tx, count(&form.minutes, "minutes", "centre-break-length")?);
    let done = app.write(visit.actor.may(SERVE)?, act).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/break/withdrawal
async fn take_back(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, take_break_back).await;
    after(&app, &visit, (done, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UrgentForm {
    /// Why they go.
    #[serde(default)]
    urgent: String,
}

/// POST /desk/counter/break/urgent — whoever must go at once, although the cover is not kept.
async fn go(State(app): State<App>, visit: Visit, Form(form): Form<UrgentForm>) -> Result<Response, Failure> {
    let (typed, inside) = (Answers::new().with("urgent", &form.urgent), app.clone());
    let done = app.write(visit.actor.may(SERVE)?, move |tx| go_at_once(tx, inside.words(), &form.urgent)).await;
    after(&app, &visit, (done, typed)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanForm {
    #[serde(default)]
    employee: String,
    /// `2026-12-01`.
    day: String,
    /// `10:30`.
    at: String,
    #[serde(default)]
    minutes: String,
}

impl PlanForm {
    fn answers(&self) -> Answers {
        let said = Answers::new().with("employee", &self.employee).with("day", &self.day);
        said.with("at", &self.at).with("minutes", &self.minutes)
    }

    fn read(&self, centre: CentreId) -> kernel::Result<NewPlan> {
        Ok(NewPlan {
            centre,
            employee: self.employee.parse().map_err(|_| invalid("employee", "centre-break-who"))?,
            at: ui::read_moment(&self.day, &self.at).ok_or_else(|| invalid("at", "centre-break-when"))?,
            minutes: count(&self.minutes, "minutes", "centre-break-length")?,
        })
    }
}

/// POST /desk/centres/{id}/breaks
async fn plan(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<PlanForm>) -> Result<Response, Failure> {
    let (id, typed): (CentreId, Answers) = (number(&id)?, form.answers());
    let day = form.day.clone();
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        plan_break(tx, form.read(id)?).map(drop)
    };
    let done = app.write(visit.actor.may(BREAKS)?, act).await;
    day_plan_page::after(&app, &visit, (id, &day), (done, typed)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RemoveForm {
    /// The day whose plan is looked at.
    #[serde(default)]
    day: String,
}

/// POST /desk/centres/{id}/breaks/{break}/removal
async fn remove(
    State(app): State<App>,
    visit: Visit,
    Path((id, one)): Path<(String, String)>,
    Form(form): Form<RemoveForm>,
) -> Result<Response, Failure> {
    let (id, one): (CentreId, BreakId) = (number(&id)?, number(&one)?);
    let done = app.write(visit.actor.may(BREAKS)?, move |tx| remove_plan(tx, (id, one))).await;
    day_plan_page::after(&app, &visit, (id, &form.day), (done, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GrantForm {
    #[serde(default)]
    reason: String,
}

/// POST /desk/centres/{id}/breaks/{break}/grant
async fn grant(
    State(app): State<App>,
    visit: Visit,
    Path((id, one)): Path<(String, String)>,
    Form(form): Form<GrantForm>,
) -> Result<Response, Failure> {
    let (id, one): (CentreId, BreakId) = (number(&id)?, number(&one)?);
    let typed = Answers::new().with("reason", &form.reason);
    match app.write(visit.actor.may(BREAKS)?, move |tx| grant_break(tx, (id, one), &form.reason)).await {
        Ok(_) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, board_page::shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverForm {
    least_open: String,
    #[serde(default)]
    keeps: String,
    /// Minutes, apart by spaces or commas.
    lengths: String,
}

impl CoverForm {
    fn read(&self) -> kernel::Result<Cover> {
        let parts = self.lengths.split([' ', ',', '،', ';', '؛', '\u{a0}']).filter(|part| !part.is_empty());
        let mut lengths = parts.map(|part| count(part, "lengths", "centre-lengths-wrong")).collect::<kernel::Result<Vec<u32>>>()?;
        lengths.sort_unstable();
        lengths.dedup();
        Ok(Cover {
            least_open: count(&self.least_open, "least_open", "centre-least-open-wrong")?,
            keeps: Keeps::parse(&self.keeps).ok_or_else(|| invalid("keeps", "centre-keeps-choose"))?,
            lengths,
        })
    }
}

/// POST /desk/centres/{id}/cover
async fn cover(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<CoverForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("least_open", &form.least_open).with("keeps", &form.keeps).with("lengths", &form.lengths);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        must_reach(tx, id)?;
        set_cover(tx, id, &form.read()?)
    });
    let done = done.await;
    set_up_page::after(&app, &visit, id, (done, typed)).await
}
