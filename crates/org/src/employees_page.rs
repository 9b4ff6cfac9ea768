//! The list of the entity's employees, and a new one with an invitation.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
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
use platform::accounts;
use platform::failure::corrected;
use platform::html;
use ui::Answers;
use ui::Choice;
use ui::NavItem;
use ui::Page;

use crate::Employee;
use crate::employee_access::role_choices;
use crate::employee_form::EmployeeForm;
use crate::employee_form::choices;
use crate::employee_form::genders;
use crate::employee_form::langs;
use crate::employee_page::to;
use crate::found;
use crate::manage::MANAGE;
use crate::manage::SECTION;
use crate::manage::tabs;
use crate::roles;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![Route::page(Method::GET, "/admin/employees", may, get(list)), Route::page(Method::POST, "/admin/employees", may, post(hire))]
}

#[derive(Template)]
#[template(path = "employees.html")]
struct EmployeesPage {
    page: Page,
    tabs: Vec<NavItem>,
    rows: Vec<Row>,
    answers: Answers,
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
    has_left: bool,
}

/// GET /admin/employees
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-tab-employees", SECTION).await?;
    let grant = visit.actor.may(MANAGE)?;
    let (employees, centres) = app.read(grant, |tx| Ok((store::all_employees(tx)?, store::centres(tx)?))).await?;
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
        has_left: !one.is_active,
    };
    let rows = employees.iter().map(row).collect();
    let centres = choices(&page, centres.iter().map(|centre| (centre.id.to_string(), centre.name.get(page.lang))), "org-no-centre");
    let (roles, genders) = (role_choices(&page), genders(&page));
    html(&EmployeesPage { tabs: tabs(&page, true, "employees"), rows, answers, roles, centres, genders, langs: langs(), page })
}

/// POST /admin/employees — an account without a password, the role, the record, and a letter with the link that sets the password.
async fn hire(State(app): State<App>, visit: Visit, Form(form): Form<EmployeeForm>) -> Result<Response, Failure> {
    let (inside, answers) = (app.clone(), form.answers());
    match app.write(visit.actor.may(MANAGE)?, move |tx| take_on(&inside, tx, &form)).await {
        Ok(id) => Ok(to(&visit, id)),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, answers).await?).into_response())
        }
    }
}

fn take_on(app: &App, tx: &mut ::store::Tx<'_>, form: &EmployeeForm) -> Result<EmployeeId> {
    let (entity, role) = (tx.entity()?, roles::role(&form.role)?);
    form.judge()?;
    if accounts::find(tx, &form.email)?.is_some() {
        return Err(invalid("email", "org-email-taken"));
    }
    let lang = Lang::parse(&form.lang).unwrap_or_default();
    let id = accounts::create(tx, accounts::NewAccount { email: form.email.clone(), lang, password: None })?;
    let employee = form.employee(tx, id)?;
    if !employee.is_active {
        return Err(Error::NotFound("employee"));
    }
    accounts::grant_role(tx, id, Some(entity), None, role)?;
    found::save_employee(tx, &employee)?;
    accounts::invite(app, tx, id)?;
    Ok(id)
}
