//! The audit trail: who did what and when, as the one stream of events tells it; looking at it is itself an event.

mod events;
mod filter;
mod page;
mod said;
mod store;

use std::path::PathBuf;

use ::store::Proof;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;

use crate::App;
use crate::Settings;
use crate::jobs::Job;
use crate::jobs::When;

pub(crate) use page::routes;
pub use said::happened;
pub use said::keys;

/// Look at the audit trail of an entity, or as the operator at that of the installation itself.
pub const AUDIT: Permission = Permission { key: "platform.audit", roles: &[Role::EntityAdministrator, Role::Operator] };
/// Sign and verify the stream of events.
const VERIFY: Permission = Permission { key: "platform.verify-audit", roles: &[Role::System] };

/// Signs where the stream stands: after a thousand events, or after ten minutes with any.
pub(crate) const CHECKPOINT: Job = Job {
    key: "audit.checkpoint",
    when: When::Every(std::time::Duration::from_secs(60)),
    run: |app, _| {
        Box::pin(async move {
            let grant = Actor::system("audit", None).may(VERIFY)?;
            let file = checkpoints(app.settings());
            app.store().checkpoint(grant, app.keys(), &file).await.map(drop)
        })
    },
};

/// The file of the signed marks outside the database: where the settings say, or in the data folder.
pub fn checkpoints(settings: &Settings) -> PathBuf {
    match settings.text("audit.checkpoints") {
        "" => settings.data_dir.join("checkpoints"),
        file => file.into(),
    }
}

/// Verifies the whole stream and its signed marks.
///
/// # Errors
/// What the database says; a changed stream is no error but a `Proof`.
pub async fn verify(app: &App) -> Result<Proof> {
    let (keys, file) = (app.keys().clone(), checkpoints(app.settings()));
    app.read(Actor::system("audit", None).may(VERIFY)?, move |tx| tx.verify_chain(Some(&keys), Some(&file))).await
}
