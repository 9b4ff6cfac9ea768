//! The incidents of a centre: what goes on, what was this week, and what somebody writes down of them.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Timestamp;
use kernel::invalid;
use org::Centre;
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
use ui::Choice;
use ui::Page;

use crate::board_page::SECTION;
use crate::day::incident::Incident;
use crate::day::incident::IncidentId;
use crate::day::incident::Report;
use crate::day::incident::Trouble;
use crate::day::incident::end_incident;
use crate::day::incident::incident_in;
use crate::day::incident::report_incident;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::issue::today;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/incidents", may, get(list)),
        Route::page(Method::POST, "/desk/centres/{id}/incidents", may, post(report)),
        Route::page(Method::GET, "/desk/centres/{id}/incidents/{incident}", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/incidents/{incident}/end", may, post(end)),
    ]
}

/// An incident with the names of who wrote it down and who said that it is over.
type Known = (Incident, [String; 2]);

fn named(tx: &mut Tx<'_>, one: Incident) -> kernel::Result<Known> {
    let lang = tx.actor().lang;
    let mut name = |id: Option<EmployeeId>| {
        let who = id.map_or(Ok(None), |id| org::store::employee(tx, id))?;
        Ok::<String, kernel::Error>(who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default())
    };
    let names = [name(Some(one.by))?, name(one.closer)?];
    Ok((one, names))
}

/// An incident as it is shown.
struct Row {
    href: String,
    trouble: String,
    what: String,
    began: String,
    by: String,
    /// When it was over, and who said so; empty while it goes on.
    ended: String,
    closer: String,
    done: String,
}

fn row(page: &Page, centre: CentreId, (one, [by, closer]): &Known) -> Row {
    Row {
        href: page.href(&format!("/desk/centres/{centre}/incidents/{}", one.id)),
        trouble: page.t(one.trouble.label()),
        what: one.what.clone(),
        began: page.datetime(one.began),
        by: by.clone(),
        ended: one.ended.map(|ended| page.datetime(ended)).unwrap_or_default(),
        closer: closer.clone(),
        done: one.done.clone(),
    }
}

#[derive(Template)]
#[template(path = "incidents.html")]
struct ListPage {
    page: Page,
    path: String,
    topic: String,
    troubles: Vec<Choice>,
    open: Vec<Row>,
    over: Vec<Row>,
    answers: Answers,
}

/// GET /desk/centres/{id}/incidents
async fn list(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    listed(&app, &visit, number(&id)?, Answers::new()).await
}

async fn listed(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-incidents", SECTION).await?;
    let read = move |tx: &mut Tx<'_>| {
        let (centre, mut all) = (must_reach(tx, id)?, Vec::new());
        for one in store::incidents(tx, id)? {
            all.push(named(tx, one)?);
        }
        Ok((centre, all))
    };
    let (centre, all): (Centre, Vec<Known>) = app.read(visit.actor.may(RECEIVE)?, read).await?;
    page.title = page.t1("centre-incidents-of", "centre", centre.name.get(page.lang));
    let (open, over): (Vec<&Known>, Vec<&Known>) = all.iter().partition(|(one, _)| one.ended.is_none());
    let troubles = Trouble::ALL.map(|one| Choice::new(one.key(), page.t(one.label())));
    html(&ListPage {
        path: page.href(&format!("/desk/centres/{id}")),
        topic: format!("centre:{id}"),
        troubles: [Choice::new("", page.t("centre-incident-which"))].into_iter().chain(troubles).collect(),
        open: open.into_iter().map(|one| row(&page, id, one)).collect(),
        over: over.into_iter().map(|one| row(&page, id, one)).collect(),
        answers,
        page,
    })
}

/// The fields of a day and of a time, and what is said of a wrong time.
type Fields = (&'static str, &'static str, &'static str);

/// A time as it is typed, of the day that is typed or of today; none where nothing is.
fn typed_at(tx: &Tx<'_>, (day, time): (&str, &str), (day_field, field, wrong): Fields) -> kernel::Result<Option<Timestamp>> {
    let (day, time) = (day.trim(), time.trim());
    if day.is_empty() && time.is_empty() {
        return Ok(None);
    }
    if !day.is_empty() && ui::read_day(day).is_none() {
        return Err(invalid(day_field, "centre-incident-day-wrong"));
    }
    let day = if day.is_empty() { today(tx) } else { day.to_owned() };
    ui::read_moment(&day, time).map(Some).ok_or_else(|| invalid(field, wrong))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportForm {
    #[serde(default)]
    trouble: String,
    /// `23/11/2026`; today where left out.
    #[serde(default)]
    from_day: String,
    /// `10:30`; now where both are left out.
    #[serde(default)]
    from: String,
    #[serde(default)]
    what: String,
}

/// POST /desk/centres/{id}/incidents
async fn report(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ReportForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("trouble", &form.trouble).with("what", &form.what);
    let typed = typed.with("from_day", &form.from_day).with("from", &form.from);
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let began = typed_at(tx, (&form.from_day, &form.from), ("from_day", "from", "centre-incident-from-wrong"))?;
        report_incident(tx, id, &Report { trouble: form.trouble, what: form.what, began })
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(new) => Ok(to(&visit, id, new.id)),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, listed(&app, &visit, id, answers).await?).into_response())
        }
    }
}

fn to(visit: &Visit, centre: CentreId, id: IncidentId) -> Response {
    Redirect::to(&format!("/{}/desk/centres/{centre}/incidents/{id}", visit.actor.lang.code())).into_response()
}

#[derive(Template)]
#[template(path = "incident.html")]
struct IncidentPage {
    page: Page,
    /// The incidents of the centre.
    path: String,
    one: Row,
    answers: Answers,
}

/// GET /desk/centres/{id}/incidents/{incident}
async fn show(State(app): State<App>, visit: Visit, Path((id, one)): Path<(String, String)>) -> Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, number(&one)?), Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, which: (CentreId, IncidentId), answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-incident", SECTION).await?;
    let read = move |tx: &mut Tx<'_>| {
        let one = incident_in(tx, which)?;
        named(tx, one)
    };
    let known = app.read(visit.actor.may(RECEIVE)?, read).await?;
    let one = row(&page, which.0, &known);
    page.title.clone_from(&one.trouble);
    html(&IncidentPage { path: page.href(&format!("/desk/centres/{}/incidents", which.0)), one, answers, page })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndForm {
    #[serde(default)]
    done: String,
    /// `23/11/2026`; today where left out.
    #[serde(default)]
    until_day: String,
    /// `11:15`; now where both are left out.
    #[serde(default)]
    until: String,
}

/// POST /desk/centres/{id}/incidents/{incident}/end
async fn end(
    State(app): State<App>,
    visit: Visit,
    Path((id, one)): Path<(String, String)>,
    Form(form): Form<EndForm>,
) -> Result<Response, Failure> {
    let which: (CentreId, IncidentId) = (number(&id)?, number(&one)?);
    let typed = Answers::new().with("done", &form.done).with("until_day", &form.until_day).with("until", &form.until);
    let act = move |tx: &mut Tx<'_>| {
        incident_in(tx, which)?;
        let until = typed_at(tx, (&form.until_day, &form.until), ("until_day", "until", "centre-incident-until-wrong"))?;
        end_incident(tx, which, (&form.done, until))
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(_) => Ok(to(&visit, which.0, which.1)),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, which, answers).await?).into_response())
        }
    }
}
