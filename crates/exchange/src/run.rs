//! Imports run in small steps: each is one transaction that also says how far it came, so that a kill at any instant loses and doubles nothing.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use table::Table;

use crate::begin::Offered;
use crate::begin::channels;
use crate::begin::offered;
use crate::begin::read_table;
use crate::bring::Ready;
use crate::bring::bring;
use crate::bring::text_of;
use crate::events::ImportEnded;
use crate::fields::Kind;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::State;
use crate::people::Known;
use crate::row::Meant;
use crate::row::What;
use crate::store;
use crate::try_out::meant;
use crate::undo;

/// Brings what was begun, and takes back what is undone.
pub(crate) const JOB: Job = Job { key: "exchange.imports", when: When::Every(Duration::from_secs(2)), run: work };
/// Do the steps of an import.
pub(crate) const RUN: Permission = Permission { key: "exchange.run", roles: &[Role::System] };
/// The rows of one step: the writes of people who work wait no longer than these take.
pub(crate) const STEP: usize = 20;

fn work(app: App, lease: Lease) -> BoxFuture<'static, Result<()>> {
    async move {
        run(&app, Some(&lease)).await?;
        app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
    }
    .boxed()
}

/// Brings everything that is under way to its end, where no timed work runs.
///
/// # Errors
/// `Busy` and `ReadOnly`; what was brought stays, and it goes on from there.
pub async fn run_all(app: &App) -> Result<()> {
    run(app, None).await
}

/// A step of each import in turn, so that none waits for the end of another.
async fn run(app: &App, lease: Option<&Lease>) -> Result<()> {
    let mut tables: HashMap<ImportId, Arc<Table>> = HashMap::new();
    loop {
        let under_way = app.read(system()?, store::under_way).await?;
        if under_way.is_empty() {
            return Ok(());
        }
        for (entity, id) in under_way {
            match step(app, lease, (entity, id), &mut tables).await {
                Err(error @ (Error::Busy(_) | Error::ReadOnly(_) | Error::Conflict("job-lease-lost"))) => return Err(error),
                Err(error) => give_up(app, lease, (entity, id), &error).await?,
                Ok(()) => {}
            }
            app.live().signal(entity, &format!("import:{id}"));
        }
    }
}

/// One that cannot go on keeps no other from it.
async fn give_up(app: &App, lease: Option<&Lease>, (entity, id): (EntityId, ImportId), error: &Error) -> Result<()> {
    tracing::error!(%error, import = id.get(), "an import cannot go on");
    let held = lease.cloned();
    app.write(system()?.within(entity), move |tx| {
        holding(tx, held.as_ref())?;
        match store::import(tx, id)?.filter(|import| import.state.is_under_way()) {
            Some(import) => store::save(tx, &Import { state: State::Failed, ended_at: Some(tx.now()), ..import }),
            None => Ok(()),
        }
    })
    .await
}

fn system() -> Result<Grant> {
    Actor::system("import", None).may(RUN)
}

async fn step(
    app: &App,
    lease: Option<&Lease>,
    (entity, id): (EntityId, ImportId),
    tables: &mut HashMap<ImportId, Arc<Table>>,
) -> Result<()> {
    let (grant, held) = (system()?.within(entity), lease.cloned());
    let found = app.read(grant.clone(), move |tx| store::import(tx, id)).await?;
    let Some(import) = found else { return Ok(()) };
    if import.state == State::Undoing {
        let inside = app.clone();
        return app.write(grant, move |tx| holding(tx, held.as_ref()).and_then(|()| undo::step(tx, &inside, id))).await;
    }
    let table = match tables.get(&id) {
        Some(table) => table.clone(),
        None => {
            let bytes = app.blobs().read(grant.clone(), &import.hash).await?;
            let table = Arc::new(read_table(app, grant.clone(), bytes).await?);
            tables.insert(id, table.clone());
            table
        }
    };
    let (to, ready) = prepare(app, grant.clone(), &import, table).await?;
    let seen = import.position;
    app.write(grant, move |tx| {
        holding(tx, held.as_ref())?;
        advance(tx, (id, seen), to.as_ref(), ready)
    })
    .await
}

fn holding(tx: &mut Tx<'_>, lease: Option<&Lease>) -> Result<()> {
    lease.map_or(Ok(()), |lease| lease.check(tx))
}

/// Reads the next rows, and makes what the channel keeps of them durable before the transaction.
async fn prepare(app: &App, grant: Grant, import: &Import, table: Arc<Table>) -> Result<(Option<Offered>, Vec<Ready>)> {
    let (inside, import) = (app.clone(), import.clone());
    let (to, rows) = app.read(grant, move |tx| read_rows(tx, &inside, &import, &table)).await?;
    let mut ready = Vec::new();
    for (line, meant, bytes) in rows {
        let original = match bytes {
            Some((text, bytes)) => Some((text, app.blobs().prepare(bytes).await?)),
            None => None,
        };
        ready.push(Ready { line, meant, original });
    }
    Ok((to, ready))
}

/// A row with what the channel would keep of it.
type Read = (i64, Meant, Option<(platform::BroughtText, Vec<u8>)>);

fn read_rows(tx: &mut Tx<'_>, app: &App, import: &Import, table: &Table) -> Result<(Option<Offered>, Vec<Read>)> {
    let known = Known::read(tx)?;
    let all = if import.kind == Kind::Cases { offered(tx, &channels(app))? } else { Vec::new() };
    let to = all.into_iter().find(|to| to.channel.key == import.channel && to.place == import.place);
    let from = usize::try_from(import.position).unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    for (line, cells) in table.rows.iter().skip(from).take(STEP) {
        let meant = meant(import.kind, &import.columns, cells, &known);
        let text = match (&meant.what, to.as_ref().and_then(|to| to.bringing)) {
            (Some(What::Case(case)), Some(bringing)) => text_of(import, &meant.number, case).map(|text| (bringing, text)),
            _ => None,
        };
        // What cannot be written as the channel keeps it is wrong with this line alone.
        let original = text.and_then(|(bringing, text)| Some(((bringing.original)(tx, &text).ok()?, text)));
        rows.push((*line, meant, original.map(|(bytes, text)| (text, bytes))));
    }
    Ok((to, rows))
}

/// Brings rows and says how far it is, in one transaction. A step that another node has done meanwhile is not done again.
fn advance(tx: &mut Tx<'_>, (id, seen): (ImportId, i64), to: Option<&Offered>, ready: Vec<Ready>) -> Result<()> {
    let mut import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
    if import.state != State::Running || import.position != seen {
        return Ok(());
    }
    import.position += i64::try_from(ready.len()).unwrap_or(i64::MAX);
    for row in ready {
        bring(tx, &mut import, to, row)?;
    }
    if import.position >= import.total {
        import.state = State::Done;
        import.ended_at = Some(tx.now());
        tx.record(ImportEnded { import: id.get(), made: import.made, known: import.known, wrong: import.wrong })?;
    }
    store::save(tx, &import)
}
