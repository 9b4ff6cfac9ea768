//! The page of agreements: how soon a reply is owed by service and for the entity, and who is told as the time goes by.

use platform::number;
use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::Measure;
use calendar::ServiceLevel;
use http::Method;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::agreements::AGREEMENTS;
use crate::agreements::Agreement;
use crate::agreements::Step;
use crate::agreements::Whom;
use crate::agreements::agree;
use crate::agreements::end_agreement;
use crate::agreements::usual_line;
use crate::clock_page::agreed;
use crate::store::agreements;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "agreements";
/// The fields of the steps of a line: share and person.
const STEPS: [(&str, &str); 4] = [("percent1", "whom1"), ("percent2", "whom2"), ("percent3", "whom3"), ("percent4", "whom4")];

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(AGREEMENTS);
    vec![
        Route::page(Method::GET, "/admin/agreements", may, get(show)),
        Route::page(Method::POST, "/admin/agreements", may, post(save)),
        Route::page(Method::POST, "/admin/agreements/removal", may, post(remove)),
    ]
}

#[derive(Template)]
#[template(path = "agreements.html")]
struct AgreementsPage {
    page: Page,
    rows: Vec<Row>,
    services: Vec<Choice>,
    measures: Vec<Choice>,
    people: Vec<Choice>,
    steps: [(&'static str, &'static str); 4],
    typed: Answers,
    is_asked: bool,
}

/// An agreement as it is shown.
struct Row {
    service: String,
    name: String,
    agreed: String,
    line: Vec<String>,
    change: String,
    /// Whether it is only what holds without an agreement.
    is_usual: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The service whose agreement is to be changed; `0` for the entity.
    service: Option<String>,
}

/// GET /admin/agreements?service=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, None, asked.service).await
}

async fn shown(app: &App, visit: &Visit, typed: Option<Answers>, asked: Option<String>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-agreements", SECTION).await?;
    let is_asked = typed.is_some() || asked.is_some();
    let shown = app.read(visit.actor.may(AGREEMENTS)?, move |tx| read(tx, page, (typed, asked))).await?;
    html(&AgreementsPage { is_asked, ..shown })
}

fn read(tx: &mut Tx<'_>, page: Page, (typed, asked): (Option<Answers>, Option<String>)) -> Result<AgreementsPage> {
    let all = agreements::all(tx)?;
    let services = org::store::services(tx)?;
    let everyone = org::store::employees(tx)?;
    let whom = |whom: &Whom| match whom {
        Whom::One(id) => everyone.iter().find(|one| one.id == *id).map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default(),
        role => page.t(&format!("desk-whom-{}", role.key())),
    };
    let usual = Agreement { service: None, level: ServiceLevel::email_default(), line: usual_line() };
    let is_usual = !all.iter().any(|one| one.service.is_none());
    let listed: Vec<&Agreement> = is_usual.then_some(&usual).into_iter().chain(&all).collect();
    let step = |step: &Step| page.t2("desk-agreement-step", "percent", i64::from(step.percent), "whom", whom(&step.whom).as_str());
    let row = |one: &&Agreement| {
        let known = one.service.and_then(|id| services.iter().find(|service| service.id == id));
        let key = one.service.map_or_else(|| "0".to_owned(), |id| id.to_string());
        Row {
            name: known.map_or_else(|| page.t("desk-agreement-entity"), |service| service.name.get(page.lang).to_owned()),
            agreed: agreed(&page, one.level),
            line: one.line.iter().map(step).collect(),
            change: page.href(&format!("/admin/agreements?service={key}#agreement")),
            is_usual: is_usual && one.service.is_none(),
            service: key,
        }
    };
    let is_wanted = |one: &&&Agreement| asked.as_deref() == Some(one.service.map_or(0, kernel::Id::get).to_string().as_str());
    let wanted = listed.iter().find(is_wanted).copied().unwrap_or(&usual);
    let roles = Whom::ROLES.iter().map(|role| Choice::new(role.key(), whom(role)));
    let nobody = Choice::new("", page.t("desk-nobody"));
    let named = everyone.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)));
    Ok(AgreementsPage {
        rows: listed.iter().map(row).collect(),
        services: for_what(&page, &services),
        measures: measures(&page),
        people: [nobody].into_iter().chain(roles).chain(named).collect(),
        steps: STEPS,
        typed: typed.unwrap_or_else(|| answers(wanted)),
        is_asked: false,
        page,
    })
}

fn measures(page: &Page) -> Vec<Choice> {
    Measure::ALL.map(|measure| Choice::new(measure.key(), page.t(&format!("calendar-measure-{}", measure.key())))).into()
}

/// The entity, then each of its services.
fn for_what(page: &Page, services: &[org::Service]) -> Vec<Choice> {
    let entity = Choice::new("0", page.t("desk-agreement-entity"));
    let offered = services.iter().map(|service| Choice::new(service.id.to_string(), service.name.get(page.lang)));
    [entity].into_iter().chain(offered).collect()
}

/// The form filled with an agreement.
fn answers(agreement: &Agreement) -> Answers {
    let known = Answers::new()
        .with("service", agreement.service.map_or(0, kernel::Id::get).to_string())
        .with("hours", agreement.level.allowed_seconds.div_ceil(3600).to_string())
        .with("measure", agreement.level.measure.key());
    STEPS
        .into_iter()
        .zip(&agreement.line)
        .fold(known, |known, ((percent, whom), step)| known.with(percent, step.percent.to_string()).with(whom, step.whom.key()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AgreementForm {
    service: String,
    hours: String,
    measure: String,
    percent1: String,
    whom1: String,
    percent2: String,
    whom2: String,
    percent3: String,
    whom3: String,
    percent4: String,
    whom4: String,
}

impl AgreementForm {
    fn steps(&self) -> [(&str, &str); 4] {
        [(&self.percent1, &self.whom1), (&self.percent2, &self.whom2), (&self.percent3, &self.whom3), (&self.percent4, &self.whom4)]
            .map(|(percent, whom)| (percent.as_str(), whom.as_str()))
    }

    fn answers(&self) -> Answers {
        let known = Answers::new().with("service", &self.service).with("hours", &self.hours).with("measure", &self.measure);
        STEPS.into_iter().zip(self.steps()).fold(known, |known, ((percent, whom), typed)| known.with(percent, typed.0).with(whom, typed.1))
    }

    fn agreement(&self) -> Result<Agreement> {
        let hours: u64 = writing::fold(self.hours.trim()).parse().map_err(|_| invalid("hours", "desk-agreement-hours"))?;
        let measure = Measure::parse(&self.measure).ok_or_else(|| invalid("measure", "desk-filter-unknown"))?;
        let mut line = Vec::new();
        for ((field, _), (percent, whom)) in STEPS.into_iter().zip(self.steps()) {
            if whom.is_empty() {
                continue;
            }
            let percent = writing::fold(percent.trim().trim_end_matches(['%', '٪'])).trim().parse();
            let percent = percent.map_err(|_| invalid(field, "desk-agreement-percent"))?;
            line.push(Step { percent, whom: Whom::parse(whom).ok_or_else(|| invalid(field, "desk-agreement-whom"))? });
        }
        let level = ServiceLevel::new(Duration::from_secs(hours.saturating_mul(3600)), measure);
        Ok(Agreement { service: service(&self.service)?, level, line })
    }
}

fn service(key: &str) -> Result<Option<ServiceId>> {
    if key.is_empty() || key == "0" { Ok(None) } else { Ok(Some(number(key)?)) }
}

/// POST /admin/agreements
async fn save(State(app): State<App>, visit: Visit, Form(form): Form<AgreementForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let done = match form.agreement() {
        Ok(agreement) => app.write(visit.actor.may(AGREEMENTS)?, move |tx| agree(tx, &agreement)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(back(&visit)),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, Some(answers), None).await?).into_response())
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RemovalForm {
    service: String,
}

/// POST /admin/agreements/removal
async fn remove(State(app): State<App>, visit: Visit, Form(form): Form<RemovalForm>) -> Result<Response, Failure> {
    let service = service(&form.service)?;
    app.write(visit.actor.may(AGREEMENTS)?, move |tx| end_agreement(tx, service)).await?;
    Ok(back(&visit))
}

fn back(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}/admin/agreements", visit.actor.lang.code())).into_response()
}
