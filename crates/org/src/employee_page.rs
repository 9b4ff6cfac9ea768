//! The page of one employee: what is known of her, what she is qualified for, what she may do.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::NavItem;
use ui::Page;

use crate::Employee;
use crate::Skill;
use crate::employee_access::Rights;
use crate::employee_access::after;
use crate::employee_form::EmployeeForm;
use crate::employee_form::choices;
use crate::employee_form::genders;
use crate::employee_form::langs;
use crate::found;
use crate::manage::MANAGE;
use crate::manage::SECTION;
use crate::manage::tabs;
use crate::roles;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/admin/employees/{id}", may, get(show)),
        Route::page(Method::POST, "/admin/employees/{id}", may, post(save)),
        Route::page(Method::POST, "/admin/employees/{id}/skills", may, post(qualify)),
        Route::page(Method::POST, "/admin/employees/{id}/skills/removal", may, post(disqualify)),
    ]
}

/// To the page of an employee.
pub(crate) fn to(visit: &Visit, id: EmployeeId) -> Response {
    Redirect::to(&format!("/{}/admin/employees/{id}", visit.actor.lang.code())).into_response()
}

#[derive(Template)]
#[template(path = "employee.html")]
struct EmployeePage {
    page: Page,
    tabs: Vec<NavItem>,
    path: String,
    name: String,
    record: Answers,
    answers: Answers,
    rights: Rights,
    centres: Vec<Choice>,
    colleagues: Vec<Choice>,
    genders: Vec<Choice>,
    langs: Vec<Choice>,
    services: Vec<Choice>,
    channels: Vec<Choice>,
    skills: Vec<SkillShown>,
}

struct SkillShown {
    channel: String,
    channel_key: String,
    service: String,
    service_id: String,
    lang: &'static str,
    lang_key: &'static str,
}

/// GET /admin/employees/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new(), String::new()).await
}

/// The page, with what was typed and must be corrected, and a link that was made just now.
pub(crate) async fn shown(app: &App, visit: &Visit, id: EmployeeId, answers: Answers, link: String) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-employee", SECTION).await?;
    let channels =
        app.slices().iter().filter_map(|slice| slice.channel).map(|channel| Choice::new(channel.key, page.t(channel.label))).collect();
    let mut shown = app.read(visit.actor.may(MANAGE)?, move |tx| read(tx, page, id, channels)).await?;
    if answers.is_filled("name_ar") {
        shown.record = answers.clone();
    }
    shown.answers = answers;
    shown.rights.link = link;
    html(&shown)
}

fn read(tx: &mut ::store::Tx<'_>, page: Page, id: EmployeeId, channels: Vec<Choice>) -> Result<EmployeePage> {
    let employee = store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
    let (centres, services) = (store::centres(tx)?, store::services(tx)?);
    let back_ups = back_ups(tx, &employee)?;
    let others = back_ups.iter().map(|one| (one.id.to_string(), one.name.get(page.lang)));
    let services = choices(&page, services.iter().map(|one| (one.id.to_string(), one.name.get(page.lang))), "org-every-service");
    let skills = store::skills(tx, id)?.into_iter().map(|skill| skill_shown(skill, &channels, &services)).collect();
    Ok(EmployeePage {
        tabs: tabs(&page, true, "employees"),
        path: page.href(&format!("/admin/employees/{id}")),
        name: employee.name.get(page.lang).into(),
        rights: Rights::read(tx, &page, id, &centres)?,
        record: EmployeeForm::of(&employee).answers(),
        answers: Answers::new(),
        centres: choices(&page, centres.iter().map(|one| (one.id.to_string(), one.name.get(page.lang))), "org-no-centre"),
        colleagues: choices(&page, others, "org-no-back-up"),
        genders: genders(&page),
        langs: langs(),
        services,
        channels,
        skills,
        page,
    })
}

/// Who may take over: whoever serves customers, and who is named already.
fn back_ups(tx: &mut ::store::Tx<'_>, employee: &Employee) -> Result<Vec<Employee>> {
    let mut all = store::serving(tx)?;
    if let Some(named) = employee.back_up.filter(|named| all.iter().all(|one| one.id != *named)) {
        all.extend(store::employee(tx, named)?);
    }
    all.retain(|one| one.id != employee.id);
    Ok(all)
}

fn skill_shown(skill: Skill, channels: &[Choice], services: &[Choice]) -> SkillShown {
    let label = |choices: &[Choice], value: &str| {
        choices.iter().find(|choice| choice.is(value)).map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    let service_id = skill.service.map(|service| service.to_string()).unwrap_or_default();
    SkillShown {
        channel: label(channels, &skill.channel),
        channel_key: skill.channel,
        service: label(services, &service_id),
        service_id,
        lang: skill.lang.name(),
        lang_key: skill.lang.code(),
    }
}

/// POST /admin/employees/{id} — one who leaves loses every role with it.
async fn save(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<EmployeeForm>) -> Result<Response, Failure> {
    let (id, answers): (EmployeeId, _) = (number(&id)?, form.answers());
    let act = move |tx: &mut ::store::Tx<'_>| {
        let known = store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
        form.judge()?;
        let changed = Employee { letters_off: known.letters_off, ..form.employee(tx, id)? };
        if known.is_active && !changed.is_active {
            roles::take_all(tx, id)?;
        }
        found::save_employee(tx, &changed)
    };
    let done = app.write(visit.actor.may(MANAGE)?, act).await;
    after(&app, &visit, id, answers, done).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SkillForm {
    channel: String,
    service: String,
    lang: String,
}

impl SkillForm {
    fn skill(&self, app: &App, employee: EmployeeId) -> Result<Skill> {
        if !app.slices().iter().filter_map(|slice| slice.channel).any(|channel| channel.key == self.channel) {
            return Err(invalid("channel", "org-skill-choose"));
        }
        let lang = Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "org-skill-choose"))?;
        let service = if self.service.is_empty() { None } else { Some(number(&self.service)?) };
        Ok(Skill { employee, service, channel: self.channel.clone(), lang })
    }

    fn answers(&self) -> Answers {
        Answers::new().with("channel", &self.channel).with("service", &self.service).with("lang", &self.lang)
    }
}

/// POST /admin/employees/{id}/skills
async fn qualify(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<SkillForm>) -> Result<Response, Failure> {
    let (id, inside, answers) = (number(&id)?, app.clone(), form.answers());
    let act = move |tx: &mut ::store::Tx<'_>| form.skill(&inside, id).and_then(|skill| found::qualify(tx, &skill));
    let done = app.write(visit.actor.may(MANAGE)?, act).await;
    after(&app, &visit, id, answers, done).await
}

/// POST /admin/employees/{id}/skills/removal
async fn disqualify(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<SkillForm>,
) -> Result<Response, Failure> {
    let (id, inside) = (number(&id)?, app.clone());
    let act = move |tx: &mut ::store::Tx<'_>| form.skill(&inside, id).and_then(|skill| found::disqualify(tx, &skill));
    let done = app.write(visit.actor.may(MANAGE)?, act).await;
    after(&app, &visit, id, Answers::new(), done).await
}
