//! The page of absences: who is away now and soon, who stands in, where tomorrow nobody does, and the form that enters one.

use platform::number;
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
use calendar::Date;
use http::Method;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::beside;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::NavItem;
use ui::Page;

use crate::Absence;
use crate::absence::come_back;
use crate::absence::enter_absence;
use crate::absence::stand_in;
use crate::manage::ABSENCES;
use crate::manage::MANAGE;
use crate::manage::tabs;
use crate::store;

/// How far ahead absences are shown.
const AHEAD: Duration = Duration::from_secs(60 * 86_400);
const DAY: Duration = Duration::from_secs(86_400);

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(ABSENCES);
    vec![
        Route::page(Method::GET, "/admin/absences", may, get(list)),
        Route::page(Method::POST, "/admin/absences", may, post(enter)),
        Route::page(Method::POST, "/admin/absences/{id}/ending", may, post(end)),
    ]
}

#[derive(Template)]
#[template(path = "absences.html")]
struct AbsencesPage {
    page: Page,
    tabs: Vec<NavItem>,
    rows: Vec<Row>,
    gaps: Vec<String>,
    employees: Vec<Choice>,
    colleagues: Vec<Choice>,
    reasons: Vec<Choice>,
    answers: Answers,
}

struct Row {
    name: String,
    dates: String,
    reason: String,
    stand_in: String,
    is_now: bool,
    action: String,
}

const REASONS: [&str; 4] = ["leave", "sick", "duty", "other"];

/// GET /admin/absences
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, None).await
}

async fn shown(app: &App, visit: &Visit, typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-tab-absences", "absences").await?;
    let may_manage = visit.actor.can(MANAGE);
    let mut shown = app.read(visit.actor.may(ABSENCES)?, move |tx| read(tx, page, may_manage)).await?;
    shown.answers = typed.unwrap_or(shown.answers);
    html(&shown)
}

fn read(tx: &mut Tx<'_>, page: Page, may_manage: bool) -> Result<AbsencesPage> {
    let now = tx.now();
    let all = store::employees(tx)?;
    let name = |id: EmployeeId| all.iter().find(|one| one.id == id).map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
    let mut rows = Vec::new();
    let led: Vec<EmployeeId> = all.iter().filter(|one| is_led(tx, one.centre)).map(|one| one.id).collect();
    for absence in store::absences_between(tx, now, now + AHEAD)?.into_iter().filter(|absence| led.contains(&absence.employee)) {
        let from = absence.begins_at.max(now);
        rows.push(Row {
            name: name(absence.employee),
            dates: dates(&page, &absence),
            reason: page.t(&format!("org-absence-{}", absence.reason)),
            stand_in: stand_in(tx, absence.employee, from)?.map(name).unwrap_or_default(),
            is_now: absence.begins_at <= now,
            action: page.href(&format!("/admin/absences/{}/ending", absence.id)),
        });
    }
    let gaps = gaps(tx, now + DAY)?.into_iter().filter(|id| led.contains(id)).map(name).collect();
    let choice = |one: &crate::Employee| Choice::new(one.id.to_string(), one.name.get(page.lang));
    let employees = all.iter().filter(|one| led.contains(&one.id)).map(choice).collect();
    let today = page.now.to_zoned(page.zone.clone()).date().to_string();
    let own_back_up = Choice::new("", page.t("org-absence-own-back-up"));
    Ok(AbsencesPage {
        tabs: tabs(&page, may_manage, "absences"),
        rows,
        gaps,
        colleagues: [own_back_up].into_iter().chain(store::serving(tx)?.iter().map(choice)).collect(),
        employees,
        reasons: REASONS.map(|reason| Choice::new(reason, page.t(&format!("org-absence-{reason}")))).into(),
        answers: Answers::new().with("from", today.clone()).with("to", today),
        page,
    })
}

/// From when to when, in words: whole days by their dates, a single one once.
fn dates(page: &Page, absence: &Absence) -> String {
    let is_midnight = |at: Timestamp| {
        let at = at.to_zoned(page.zone.clone());
        (at.hour(), at.minute(), at.second()) == (0, 0, 0)
    };
    let begins = if is_midnight(absence.begins_at) { page.date(absence.begins_at) } else { page.datetime(absence.begins_at) };
    let ends = if is_midnight(absence.ends_at) { page.date(absence.ends_at - DAY) } else { page.datetime(absence.ends_at) };
    if begins == ends { begins } else { format!("{begins} – {ends}") }
}

/// Whether the one who acts looks after the absences of a centre.
fn is_led(tx: &Tx<'_>, centre: Option<CentreId>) -> bool {
    let centres = tx.grant().centres();
    centres.is_empty() || centre.is_some_and(|centre| centres.contains(&centre))
}

/// The employee, when the one who acts looks after her absences.
fn led(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    let known = store::employee(tx, id)?.filter(|one| is_led(tx, one.centre));
    known.map(drop).ok_or(Error::NotFound("employee"))
}

/// Who is away at an instant without anybody to stand in.
fn gaps(tx: &mut Tx<'_>, at: Timestamp) -> Result<Vec<EmployeeId>> {
    let away = store::absences_at(tx, at)?;
    let mut gaps = Vec::new();
    for absence in away {
        if stand_in(tx, absence.employee, at)?.is_none() {
            gaps.push(absence.employee);
        }
    }
    Ok(gaps)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AbsenceForm {
    employee: String,
    from: String,
    to: String,
    reason: String,
    back_up: String,
}

impl AbsenceForm {
    fn answers(&self) -> Answers {
        let dates = Answers::new().with("from", &self.from).with("to", &self.to);
        dates.with("employee", &self.employee).with("reason", &self.reason).with("back_up", &self.back_up)
    }

    /// From the first day, or from now when it is today, to the end of the last day, in Bahrain.
    fn absence(&self, tx: &Tx<'_>) -> Result<Absence> {
        let begins = day("from", &self.from)?;
        let ends = day("to", &self.to)? + DAY;
        let reason = REASONS.into_iter().find(|reason| *reason == self.reason).unwrap_or("other");
        Ok(Absence {
            id: tx.new_id(),
            employee: number(&self.employee)?,
            begins_at: if begins < tx.now() { tx.now() } else { begins },
            ends_at: ends,
            back_up: (!self.back_up.is_empty()).then(|| number(&self.back_up)).transpose()?,
            reason: reason.into(),
        })
    }
}

/// The beginning of a day in Bahrain.
fn day(field: &'static str, text: &str) -> Result<Timestamp> {
    let date: Option<Date> = ui::read_day(text);
    let midnight = date.and_then(|date| date.at(0, 0, 0, 0).to_zoned(ui::bahrain()).ok());
    midnight.map(|midnight| midnight.timestamp()).ok_or_else(|| invalid(field, "org-date"))
}

/// POST /admin/absences
async fn enter(State(app): State<App>, visit: Visit, Form(form): Form<AbsenceForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        let absence = form.absence(tx)?;
        led(tx, absence.employee)?;
        enter_absence(tx, &absence)
    };
    match app.write(visit.actor.may(ABSENCES)?, act).await {
        Ok(()) => Ok(to(&visit)),
        Err(error) => {
            let (status, answers) = corrected(answers, beside(error, place))?;
            Ok((status, shown(&app, &visit, Some(answers)).await?).into_response())
        }
    }
}

/// The field that says what an absence may not be.
fn place(refusal: &str) -> Option<&'static str> {
    match refusal {
        "org-absence-order" => Some("to"),
        "org-absence-twice" => Some("from"),
        "org-absence-nobody" | "org-back-up-serves-nobody" => Some("back_up"),
        _ => None,
    }
}

/// POST /admin/absences/{id}/ending — back before the time.
async fn end(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(ABSENCES)?, move |tx| {
        let absence = store::absence(tx, id)?.ok_or(Error::NotFound("absence"))?;
        led(tx, absence.employee)?;
        come_back(tx, &absence)
    })
    .await?;
    Ok(to(&visit))
}

fn to(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}/admin/absences", visit.actor.lang.code())).into_response()
}
