//! `daleel user`: accounts looked at, closed, opened and recovered by whoever runs the installation, while it runs and while it does not.

use clap::Subcommand;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::accounts;
use platform::accounts::Account;
use serde::Deserialize;
use serde::Serialize;
use store::Tx;

use crate::cli::Where;
use crate::cli::alone;
use crate::control;
use crate::control::Asked;
use crate::install::Failed;

const LOOK_AFTER: Permission = Permission { key: "daleel.look-after-accounts", roles: &[Role::System] };
/// Nobody has an account with this address.
const NO_ACCOUNT: &str = "daleel-no-account";

#[derive(Subcommand, Debug)]
pub enum Task {
    /// Lists the accounts: address, state, roles · يعرض الحسابات وحالتها وأدوارها
    List {
        #[command(flatten)]
        place: Where,
    },
    /// Closes an account: its sessions and tokens end at once · يغلق حساباً وتنتهي جلساته ورموزه فوراً
    Disable(One),
    /// Opens a closed account again · يفتح حساباً مغلقاً
    Enable(One),
    /// Prints a link, once, with which someone sets a new password; all sessions end · يعرض مرة واحدة رابطاً لتعيين كلمة مرور جديدة
    Reset {
        #[command(flatten)]
        one: One,
        /// The second factors are lost too: they are taken away · فُقدت وسائل التحقق الثانية أيضاً فتُزال
        #[arg(long)]
        second_factors: bool,
    },
}

/// One account.
#[derive(clap::Args, Debug)]
pub struct One {
    /// The e-mail address with which the person signs in · البريد الإلكتروني للدخول
    email: String,
    #[command(flatten)]
    place: Where,
}

/// What is done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Act {
    /// All accounts.
    List,
    /// Close this one.
    Disable {
        /// The address.
        email: String,
    },
    /// Open this one.
    Enable {
        /// The address.
        email: String,
    },
    /// A link for this one.
    Reset {
        /// The address.
        email: String,
        /// Whether the second factors go.
        second: bool,
    },
}

impl Task {
    pub fn run(self) -> Result<(), Failed> {
        let (act, place) = match self {
            Task::List { place } => (Act::List, place),
            Task::Disable(One { email, place }) => (Act::Disable { email }, place),
            Task::Enable(One { email, place }) => (Act::Enable { email }, place),
            Task::Reset { one: One { email, place }, second_factors } => (Act::Reset { email, second: second_factors }, place),
        };
        let asked = Asked::User { act: act.clone() };
        let never = |key: &str| if key == NO_ACCOUNT { NO_ACCOUNT } else { "account-disabled" };
        let text = control::ask_or(&place.folder(), &asked, never, || alone(&place, async |app| user(app, act.clone()).await))?;
        if !text.is_empty() {
            crate::cli::print(&text);
        }
        Ok(())
    }
}

/// Does it in an open installation; answers with what is printed.
pub async fn user(app: &App, act: Act) -> Result<String> {
    let (inside, grant) = (app.clone(), Actor::system("command-line", None).may(LOOK_AFTER)?);
    app.write(grant, move |tx| done(&inside, tx, act)).await
}

fn done(app: &App, tx: &mut Tx<'_>, act: Act) -> Result<String> {
    let mut known = |email: &str| -> Result<Account> { accounts::find(tx, email)?.ok_or_else(|| refuse(NO_ACCOUNT).into()) };
    match act {
        Act::List => listed(tx),
        Act::Disable { email } => {
            let id = known(&email)?.id;
            accounts::disable(tx, id).map(|()| String::new())
        }
        Act::Enable { email } => {
            let id = known(&email)?.id;
            accounts::enable(tx, id).map(|()| String::new())
        }
        Act::Reset { email, second } => {
            let id = known(&email)?.id;
            accounts::recover(app, tx, id, second)
        }
    }
}

/// A line for each: address, state, roles with the codes of their entities; parted by tabs.
fn listed(tx: &mut Tx<'_>) -> Result<String> {
    let entities = org::store::entities(tx)?;
    let mut lines = Vec::new();
    for account in accounts::all(tx)? {
        let code = |id| entities.iter().find(|one| Some(one.id) == id).map_or_else(String::new, |one| format!("{}:", one.code));
        let mut roles: Vec<String> =
            accounts::roles(tx, account.id)?.into_iter().map(|(entity, role)| format!("{}{}", code(entity), role.key())).collect();
        roles.dedup();
        lines.push(format!("{}\t{}\t{}", account.email, account.state.key(), roles.join(" ")));
    }
    Ok(lines.join("\n"))
}
