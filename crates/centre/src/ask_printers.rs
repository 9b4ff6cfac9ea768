//! Printers are asked how they are, whether anything is printed or not: who gives tickets learns that the paper is out before a customer does.

use std::time::Duration;

use futures::FutureExt;
use futures::StreamExt;
use futures::stream;
use kernel::Actor;
use kernel::EntityId;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::print_ticket::PRINT;
use crate::print_ticket::ask;
use crate::print_ticket::right;
use crate::print_ticket::said;
use crate::printer::Health;
use crate::printer::Printer;
use crate::store;

/// So many are asked at the same time.
const AT_ONCE: usize = 16;

/// Asks every printer each minute.
pub(crate) const JOB: Job =
    Job { key: "centre.printers", when: When::Every(Duration::from_secs(60)), run: |app, lease| go_round(app, lease).boxed() };

async fn go_round(app: App, lease: Lease) -> Result<()> {
    let entities = app.read(Actor::system("printing", None).may(PRINT)?, org::store::entities).await?;
    for entity in entities.into_iter().map(|entity| entity.id) {
        let printers = app.read(right(entity)?, store::all_printers).await?;
        stream::iter(printers).for_each_concurrent(AT_ONCE, |printer| one(&app, entity, printer)).await;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

async fn one(app: &App, entity: EntityId, printer: Printer) {
    // An empty job prints nothing: the printer only says how it is.
    let health = Health::of(ask(app, &printer, &print::job(&[])).await);
    if let Err(error) = said(app, (entity, printer.id), health).await {
        tracing::warn!(%error, "what a printer said could not be written down");
    }
}
