//! The pages of the entity's employees: the list, a new one with an invitation, what is known of one, what they are qualified for.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Gender;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::accounts;
use platform::html;
use serde::Deserialize;
use ui::Choice;
use ui::NavItem;
use ui::Page;

use crate::Employee;
use crate::Skill;
use crate::employee_form::EmployeeForm;
use crate::found;
use crate::manage::MANAGE;
use crate::manage::SECTION;
use crate::manage::number;
use crate::manage::tabs;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/admin/employees", may, get(list)),
        Route::page(Method::POST, "/admin/employees", may, post(hire)),
        Route::page(Method::GET, "/admin/employees/{id}", may, get(show)),
        Route::page(Method::POST, "/admin/employees/{id}", may, post(save)),
        Route::page(Method::POST, "/admin/employees/{id}/skills", may, post(qualify)),
        Route::page(Method::POST, "/admin/employees/{id}/skills/removal", may, post(disqualify)),
    ]
}

#[derive(Template)]
#[template(path = "employees.html")]
struct EmployeesPage {
    page: Page,
    tabs: Vec<NavItem>,
    rows: Vec<Row>,
    roles: Vec<Choice>,
    centres: Vec<Choice>,
    genders: Vec<Choice>,
    langs: Vec<Choice>,
}

struct Row {
    href: String,
    name: String,
    title: String,
    centre: String,
    back_up: String,
}

/// The roles that an entity gives by itself; oversight and the operator belong to no entity.
const GIVEN: [Role; 6] =
    [Role::Employee, Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::QualityReviewer, Role::EntityAdministrator];

/// GET /admin/employees
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "org-tab-employees", SECTION).await?;
    let grant = visit.actor.may(MANAGE)?;
    let (employees, centres) = app.read(grant, |tx| Ok((store::employees(tx)?, store::centres(tx)?))).await?;
    let name_of = |id: Option<EmployeeId>| employees.iter().find(|one| Some(one.id) == id).map(|one| one.name.get(page.lang).to_owned());
    let row = |one: &Employee| Row {
        href: page.href(&format!("/admin/employees/{}", one.id)),
        name: one.name.get(page.lang).into(),
        title: one.title.get(page.lang).into(),
        centre: centres
            .iter()
            .find(|centre| Some(centre.id) == one.centre)
            .map(|centre| centre.name.get(page.lang).into())
            .unwrap_or_default(),
        back_up: name_of(one.back_up).unwrap_or_default(),
    };
    let rows = employees.iter().map(row).collect();
    let roles = GIVEN.map(|role| Choice::new(role.key(), page.t(&format!("org-role-{}", role.key())))).into();
    let centres = choices(&page, centres.iter().map(|centre| (centre.id.to_string(), centre.name.get(page.lang))), "org-no-centre");
    html(&EmployeesPage { tabs: tabs(&page, true, "employees"), rows, roles, centres, genders: genders(&page), langs: langs(), page })
}

fn choices<'n>(page: &Page, named: impl Iterator<Item = (String, &'n str)>, nobody: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t(nobody));
    [none].into_iter().chain(named.map(|(id, name)| Choice::new(id, name))).collect()
}

fn genders(page: &Page) -> Vec<Choice> {
    [("", "org-gender-unknown"), ("female", "org-gender-female"), ("male", "org-gender-male")]
        .map(|(key, label)| Choice::new(key, page.t(label)))
        .into()
}

/// The languages to choose from.
pub(crate) fn langs() -> Vec<Choice> {
    Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name())).into()
}

/// POST /admin/employees — an account without a password, the role, the record, and a letter with the link that sets the password.
async fn hire(State(app): State<App>, visit: Visit, Form(form): Form<EmployeeForm>) -> Result<Response, Failure> {
    let role = GIVEN.into_iter().find(|role| role.key() == form.role).ok_or_else(|| invalid("role", "org-role-choose"))?;
    let inside = app.clone();
    let id = app
        .write(visit.actor.may(MANAGE)?, move |tx| {
            let entity = tx.entity()?;
            let lang = Lang::parse(&form.lang).unwrap_or_default();
            let account = accounts::NewAccount { email: form.email.clone(), lang, password: None };
            let id = accounts::create(tx, account)?;
            let employee = form.employee(tx, id)?;
            found::save_employee(tx, &employee)?;
            accounts::grant_role(tx, id, Some(entity), None, role)?;
            accounts::invite(&inside, tx, id)?;
            Ok(id)
        })
        .await?;
    Ok(to(&visit, id))
}

fn to(visit: &Visit, id: EmployeeId) -> Response {
    Redirect::to(&format!("/{}/admin/employees/{id}", visit.actor.lang.code())).into_response()
}

#[derive(Template)]
#[template(path = "employee.html")]
struct EmployeePage {
    page: Page,
    tabs: Vec<NavItem>,
    employee: Employee,
    path: String,
    name: String,
    centre: String,
    back_up: String,
    gender: &'static str,
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
    let id: EmployeeId = number(&id)?;
    let page = app.desk_page(&visit, "org-employee", SECTION).await?;
    let channels =
        app.slices().iter().filter_map(|slice| slice.channel).map(|channel| Choice::new(channel.key, page.t(channel.label))).collect();
    let shown = app.read(visit.actor.may(MANAGE)?, move |tx| read(tx, page, id, channels)).await?;
    html(&shown)
}

fn read(tx: &mut ::store::Tx<'_>, page: Page, id: EmployeeId, channels: Vec<Choice>) -> Result<EmployeePage> {
    let employee = store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
    let (all, centres, services) = (store::employees(tx)?, store::centres(tx)?, store::services(tx)?);
    let others = all.iter().filter(|one| one.id != id).map(|one| (one.id.to_string(), one.name.get(page.lang)));
    let services = choices(&page, services.iter().map(|one| (one.id.to_string(), one.name.get(page.lang))), "org-every-service");
    let label = |choices: &[Choice], value: &str| {
        choices.iter().find(|choice| choice.is(value)).map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    let skill = |skill: Skill| {
        let service_id = skill.service.map(|service| service.to_string()).unwrap_or_default();
        SkillShown {
            channel: label(&channels, &skill.channel),
            channel_key: skill.channel,
            service: label(&services, &service_id),
            service_id,
            lang: skill.lang.name(),
            lang_key: skill.lang.code(),
        }
    };
    let skills = store::skills(tx, id)?.into_iter().map(skill).collect();
    Ok(EmployeePage {
        tabs: tabs(&page, true, "employees"),
        path: page.href(&format!("/admin/employees/{id}")),
        name: employee.name.get(page.lang).into(),
        centre: employee.centre.map(|centre| centre.to_string()).unwrap_or_default(),
        back_up: employee.back_up.map(|back_up| back_up.to_string()).unwrap_or_default(),
        gender: employee.gender.map_or("", Gender::key),
        centres: choices(&page, centres.iter().map(|one| (one.id.to_string(), one.name.get(page.lang))), "org-no-centre"),
        colleagues: choices(&page, others, "org-no-back-up"),
        genders: genders(&page),
        langs: langs(),
        services,
        channels,
        skills,
        employee,
        page,
    })
}

/// POST /admin/employees/{id}
async fn save(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<EmployeeForm>) -> Result<Response, Failure> {
    let id: EmployeeId = number(&id)?;
    app.write(visit.actor.may(MANAGE)?, move |tx| {
        let known = store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
        let changed = Employee { letters_off: known.letters_off, ..form.employee(tx, id)? };
        found::save_employee(tx, &changed)
    })
    .await?;
    Ok(to(&visit, id))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SkillForm {
    channel: String,
    service: String,
    lang: String,
}

impl SkillForm {
    fn skill(&self, employee: EmployeeId) -> Result<Skill> {
        let lang = Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "org-skill-choose"))?;
        let service = if self.service.is_empty() { None } else { Some(number(&self.service)?) };
        Ok(Skill { employee, service, channel: self.channel.clone(), lang })
    }
}

/// POST /admin/employees/{id}/skills
async fn qualify(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<SkillForm>) -> Result<Response, Failure> {
    let id: EmployeeId = number(&id)?;
    if !app.slices().iter().filter_map(|slice| slice.channel).any(|channel| channel.key == form.channel) {
        return Err(invalid("channel", "org-skill-choose").into());
    }
    let skill = form.skill(id)?;
    app.write(visit.actor.may(MANAGE)?, move |tx| found::qualify(tx, &skill)).await?;
    Ok(to(&visit, id))
}

/// POST /admin/employees/{id}/skills/removal
async fn disqualify(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<SkillForm>,
) -> Result<Response, Failure> {
    let id: EmployeeId = number(&id)?;
    let skill = form.skill(id)?;
    app.write(visit.actor.may(MANAGE)?, move |tx| found::disqualify(tx, &skill)).await?;
    Ok(to(&visit, id))
}

/// Both names of someone, trimmed.
pub(crate) fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual::new(ar.trim(), en.trim())
}
