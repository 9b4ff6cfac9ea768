//! Who serves at counters, and for what: whoever sets a centre up says it of those who work there or in no centre.

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
use kernel::Lang;
use kernel::invalid;
use kernel::refuse;
use org::Centre;
use org::Employee;
use org::Service;
use org::ServiceId;
use org::Skill;
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

use crate::KEY;
use crate::board_page::SECTION;
use crate::board_page::speaks;
use crate::issue::must_reach;
use crate::open_services::OpenService;
use crate::open_services::open_services;
use crate::set_up::SET_UP;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/serving", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/serving", may, post(qualify)),
        Route::page(Method::POST, "/desk/centres/{id}/serving/removal", may, post(disqualify)),
    ]
}

/// Those who work in a centre or in none, who can be asked to serve in any.
pub(crate) fn people(tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<Vec<Employee>> {
    let all = org::store::employees(tx)?.into_iter();
    Ok(all.filter(|one| one.is_active && one.centre.is_none_or(|own| own == centre)).collect())
}

struct Known {
    centre: Centre,
    people: Vec<Employee>,
    skills: Vec<Skill>,
    /// What the centre gives tickets for, and the names of all services.
    open: Vec<OpenService>,
    services: Vec<Service>,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    let centre = must_reach(tx, id)?;
    let mut skills = org::store::known_skills(tx)?;
    skills.retain(|skill| skill.channel == KEY);
    Ok(Known { centre, people: people(tx, id)?, skills, open: open_services(tx, id)?, services: org::store::services(tx)? })
}

#[derive(Template)]
#[template(path = "serving.html")]
struct ServingPage {
    page: Page,
    back: String,
    path: String,
    people: Vec<Person>,
    who: Vec<Choice>,
    services: Vec<Choice>,
    langs: Vec<Choice>,
    answers: Answers,
}

/// Somebody who works there.
struct Person {
    id: String,
    name: String,
    title: String,
    serves: Vec<Serves>,
}

/// What they are qualified for.
struct Serves {
    words: String,
    /// Empty for every service.
    service: String,
    lang: &'static str,
}

/// GET /desk/centres/{id}/serving
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-serving", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    let lang = page.lang;
    page.title = page.t1("centre-serving-in", "centre", known.centre.name.get(lang));
    let people = known.people.iter().map(|one| person(&page, one, &known)).collect();
    let choose = |key: &str, value: &str| Choice::new(value, page.t(key));
    let who = known.people.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(lang)));
    let services = known.open.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(lang)));
    let path = page.href(&format!("/desk/centres/{id}"));
    html(&ServingPage {
        people,
        back: format!("{path}/set-up"),
        path,
        who: [choose("centre-serving-who", "")].into_iter().chain(who).collect(),
        services: [choose("centre-serving-all", "all")].into_iter().chain(services).collect(),
        langs: vec![choose("centre-serving-both", "both"), choose("centre-serving-ar", "ar"), choose("centre-serving-en", "en")],
        answers: answers.over([("lang", "both".to_owned())]),
        page,
    })
}

fn person(page: &Page, one: &Employee, known: &Known) -> Person {
    let serves = |skill: &Skill| {
        let named = |id: ServiceId| known.services.iter().find(|one| one.id == id).map(|one| one.name.get(page.lang).to_owned());
        let service = skill.service.map_or_else(|| Some(page.t("centre-serving-all")), named).unwrap_or_default();
        let id = skill.service.map(|id| id.to_string()).unwrap_or_default();
        Serves { words: format!("{service} · {}", speaks(page, skill.lang)), service: id, lang: skill.lang.code() }
    };
    let own = known.skills.iter().filter(|skill| skill.employee == one.id);
    let (name, title) = (one.name.get(page.lang).into(), one.title.get(page.lang).into());
    Person { id: one.id.to_string(), name, title, serves: own.map(serves).collect() }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServesForm {
    employee: String,
    /// `all` or empty for every service.
    service: String,
    /// `both`, `ar` or `en`.
    lang: String,
}

impl ServesForm {
    fn answers(&self) -> Answers {
        Answers::new().with("employee", &self.employee).with("service", &self.service).with("lang", &self.lang)
    }

    /// What is meant, in each language that is meant. Whoever works elsewhere is nobody here.
    fn skills(&self, tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<Vec<Skill>> {
        must_reach(tx, centre)?;
        let all = people(tx, centre)?;
        let who = self.employee.parse().ok().and_then(|id| all.iter().find(|one| one.id == id));
        let employee = who.ok_or_else(|| invalid("employee", "centre-serving-choose"))?.id;
        let service = match self.service.as_str() {
            "" | "all" => None,
            id => Some(id.parse().map_err(|_| invalid("service", "centre-choose-service"))?),
        };
        let langs = match self.lang.as_str() {
            "both" => vec![Lang::Ar, Lang::En],
            one => vec![Lang::parse(one).ok_or_else(|| invalid("lang", "centre-serving-lang"))?],
        };
        Ok(langs.into_iter().map(|lang| Skill { employee, service, channel: KEY.into(), lang }).collect())
    }
}

/// Back to the page after an act, or the page with what must be corrected.
async fn after(app: &App, visit: &Visit, id: CentreId, (done, typed): (kernel::Result<()>, Answers)) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/serving", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, id, answers).await?).into_response())
        }
    }
}

/// POST /desk/centres/{id}/serving
async fn qualify(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ServesForm>) -> Result<Response, Failure> {
    let (id, typed): (CentreId, _) = (number(&id)?, form.answers());
    let act = move |tx: &mut Tx<'_>| {
        let known = org::store::known_skills(tx)?;
        let skills = form.skills(tx, id)?;
        let service = skills.first().and_then(|skill| skill.service);
        if service.is_some() && !open_services(tx, id)?.iter().any(|one| Some(one.id) == service) {
            return Err(invalid("service", "centre-choose-service"));
        }
        // A second press says nothing anew.
        skills.iter().filter(|skill| !known.contains(skill)).try_for_each(|skill| org::qualify(tx, skill))
    };
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, typed)).await
}

/// POST /desk/centres/{id}/serving/removal
async fn disqualify(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ServesForm>,
) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let act = move |tx: &mut Tx<'_>| {
        let skills = form.skills(tx, id)?;
        for skill in &skills {
            // Whoever belongs to no centre may be serving in another one just now.
            let is_of_all = org::store::employee(tx, skill.employee)?.is_some_and(|one| one.centre.is_none());
            if is_of_all && !tx.grant().centres().is_empty() {
                return Err(refuse("centre-serving-not-yours").into());
            }
        }
        skills.iter().try_for_each(|skill| org::disqualify(tx, skill))
    };
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, Answers::new())).await
}
