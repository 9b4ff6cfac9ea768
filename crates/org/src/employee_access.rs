//! What an employee may do and whether she can sign in, on her page: roles given and withdrawn, the account closed, opened, recovered.

use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::accounts;
use platform::accounts::AccountState;
use platform::failure::corrected;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::Centre;
use crate::access;
use crate::employee_page::shown;
use crate::employee_page::to;
use crate::manage::MANAGE;
use crate::roles;
use crate::roles::GIVEN;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::POST, "/admin/employees/{id}/roles", may, post(give)),
        Route::page(Method::POST, "/admin/employees/{id}/roles/removal", may, post(take)),
        Route::page(Method::POST, "/admin/employees/{id}/account/closing", may, post(close)),
        Route::page(Method::POST, "/admin/employees/{id}/account/opening", may, post(open)),
        Route::page(Method::POST, "/admin/employees/{id}/account/recovery", may, post(recover)),
    ]
}

/// What the page shows of roles and account.
pub(crate) struct Rights {
    pub(crate) email: String,
    pub(crate) state: &'static str,
    pub(crate) held: Vec<Held>,
    pub(crate) roles: Vec<Choice>,
    pub(crate) centres: Vec<Choice>,
    pub(crate) is_own: bool,
    /// A link that was made just now: shown this once.
    pub(crate) link: String,
}

/// A role that is held.
pub(crate) struct Held {
    pub(crate) role: String,
    pub(crate) role_key: &'static str,
    pub(crate) place: String,
    pub(crate) centre: String,
    /// Whether the claim of the entity's identity provider gave it.
    pub(crate) is_claimed: bool,
}

impl Rights {
    /// Reads what an employee is to the transaction's entity.
    pub(crate) fn read(tx: &mut ::store::Tx<'_>, page: &Page, id: EmployeeId, centres: &[Centre]) -> Result<Self> {
        let entity = roles::colleague(tx, id)?;
        let account = accounts::get(tx, id)?.ok_or(kernel::Error::NotFound("account"))?;
        let name = |id: CentreId| centres.iter().find(|one| one.id == id).map_or_else(String::new, |one| one.name.get(page.lang).into());
        let claimed = accounts::claimed(tx, id, entity)?;
        let held = |(role, centre): (Role, Option<CentreId>)| Held {
            role: role_name(page, role),
            role_key: role.key(),
            place: centre.map_or_else(|| page.t("org-role-everywhere"), name),
            centre: centre.map(|centre| centre.to_string()).unwrap_or_default(),
            is_claimed: centre.is_none() && claimed.contains(&role),
        };
        let everywhere = Choice::new("", page.t("org-role-everywhere"));
        let centre = |one: &Centre| Choice::new(one.id.to_string(), one.name.get(page.lang));
        Ok(Self {
            email: account.email,
            state: account.state.key(),
            held: accounts::grants(tx, id, entity)?.into_iter().map(held).collect(),
            roles: role_choices(page),
            centres: [everywhere].into_iter().chain(centres.iter().map(centre)).collect(),
            is_own: tx.actor().employee().ok() == Some(id),
            link: String::new(),
        })
    }

    /// Whether a claim gave any of the roles.
    pub(crate) fn has_claimed(&self) -> bool {
        self.held.iter().any(|held| held.is_claimed)
    }

    /// Whether the account is closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.state == AccountState::Disabled.key()
    }
}

fn role_name(page: &Page, role: Role) -> String {
    page.t(&format!("org-role-{}", role.key()))
}

/// The roles to choose from.
pub(crate) fn role_choices(page: &Page) -> Vec<Choice> {
    GIVEN.map(|role| Choice::new(role.key(), role_name(page, role))).into()
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RoleForm {
    role: String,
    /// The number of a centre; empty for the whole entity.
    in_centre: String,
}

impl RoleForm {
    fn read(&self) -> Result<(Role, Option<CentreId>)> {
        let centre = if self.in_centre.is_empty() { None } else { Some(number(&self.in_centre)?) };
        Ok((roles::role(&self.role)?, centre))
    }

    fn answers(&self) -> Answers {
        Answers::new().with("role", &self.role).with("in_centre", &self.in_centre)
    }
}

/// POST /admin/employees/{id}/roles
async fn give(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<RoleForm>) -> Result<Response, Failure> {
    let (id, answers) = (number(&id)?, form.answers());
    let act = move |tx: &mut ::store::Tx<'_>| form.read().and_then(|(role, centre)| roles::give_role(tx, id, role, centre));
    let done = app.write(visit.actor.may(MANAGE)?, act).await;
    after(&app, &visit, id, answers, done).await
}

/// POST /admin/employees/{id}/roles/removal
async fn take(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<RoleForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let act = move |tx: &mut ::store::Tx<'_>| form.read().and_then(|(role, centre)| roles::take_role(tx, id, role, centre));
    let done = app.write(visit.actor.may(MANAGE)?, act).await;
    after(&app, &visit, id, Answers::new(), done).await
}

/// POST /admin/employees/{id}/account/closing
async fn close(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(MANAGE)?, move |tx| access::close_account(tx, id)).await;
    after(&app, &visit, id, Answers::new(), done).await
}

/// POST /admin/employees/{id}/account/opening
async fn open(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(MANAGE)?, move |tx| access::open_account(tx, id)).await;
    after(&app, &visit, id, Answers::new(), done).await
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RecoveryForm {
    /// `yes` when the second factors are lost too.
    second: String,
}

/// POST /admin/employees/{id}/account/recovery — the answer is the only page that shows the link.
async fn recover(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<RecoveryForm>,
) -> Result<Response, Failure> {
    let (id, inside) = (number(&id)?, app.clone());
    let made = app.write(visit.actor.may(MANAGE)?, move |tx| access::recover(&inside, tx, id, form.second == "yes")).await;
    match made {
        Ok(link) => shown(&app, &visit, id, Answers::new(), link).await,
        Err(error) => after(&app, &visit, id, Answers::new(), Err(error)).await,
    }
}

/// Back to the employee, or her page again with what must be corrected.
pub(crate) async fn after(app: &App, visit: &Visit, id: EmployeeId, answers: Answers, done: Result<()>) -> Result<Response, Failure> {
    let Err(error) = done else { return Ok(to(visit, id)) };
    let (status, answers) = corrected(answers, error)?;
    Ok((status, shown(app, visit, id, answers, String::new()).await?).into_response())
}
