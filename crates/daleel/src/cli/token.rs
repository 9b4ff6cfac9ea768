//! `daleel token create`: a token with which a program does what its employee may do.

use clap::Subcommand;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::accounts;
use store::Tx;

use crate::cli::Where;
use crate::cli::alone;
use crate::control;
use crate::control::Asked;
use crate::demo;
use crate::install::Failed;

const CREATE: Permission = Permission { key: "daleel.create-token", roles: &[Role::System] };

#[derive(Subcommand, Debug)]
pub enum Task {
    /// Prints a new token; it is shown only this once · ينشئ رمزاً جديداً ويعرضه مرة واحدة
    Create {
        /// The employee's e-mail address, or `demo` · بريد الموظف
        #[arg(long)]
        employee: String,
        #[command(flatten)]
        place: Where,
    },
}

impl Task {
    pub fn run(self) -> Result<(), Failed> {
        let Task::Create { employee, place } = self;
        let asked = Asked::Token { employee: employee.clone() };
        let token =
            control::ask_or(&place.folder(), &asked, |_| "daleel-no-employee", || alone(&place, async |app| token(app, &employee).await))?;
        crate::cli::print(&token);
        Ok(())
    }
}

/// Makes a token for an employee of the installation.
pub async fn token(app: &App, employee: &str) -> Result<String> {
    let address = if employee == "demo" { demo::EMPLOYEE.to_owned() } else { employee.to_lowercase() };
    let grant = Actor::system("command-line", None).may(CREATE)?;
    app.write(grant, move |tx| create(tx, &address)).await
}

fn create(tx: &mut Tx<'_>, address: &str) -> Result<String> {
    let account = accounts::find(tx, address)?.ok_or_else(|| refuse("daleel-no-employee"))?;
    let entity = org::store::entity_of_employee(tx, account.id)?;
    accounts::create_token(tx, account.id, entity, "daleel token create", None)
}
