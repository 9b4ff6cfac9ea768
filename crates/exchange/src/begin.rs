//! An import begins: the file is kept and looked at, its columns corrected, and then it runs, once.

use ::store::Prepared;
use ::store::Tx;
use calendar::Measure;
use calendar::ServiceLevel;
use kernel::Error;
use kernel::FieldError;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use platform::Bringing;
use platform::Channel;
use platform::limits;
use table::Table;

use crate::events::ImportBegun;
use crate::fields::Columns;
use crate::fields::Kind;
use crate::fields::matched;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::State;
use crate::store;
use crate::try_out::tried;

/// Bring in cases and customers of another help desk, and undo it.
pub const IMPORT: Permission = Permission { key: "exchange.import", roles: &[Role::EntityAdministrator] };
/// The most letters of what another help desk is called.
const LONGEST_SYSTEM: usize = 60;

/// What is wanted of a file.
#[derive(Clone, Debug)]
pub struct Begun {
    /// What it holds.
    pub kind: Kind,
    /// What the other help desk is called.
    pub system: String,
    /// What the file is called.
    pub file_name: String,
    /// Where its cases go on: a key of `offered`.
    pub goes_on: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A channel, and the place of it, in which cases can go on.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The channel.
    pub(crate) channel: Channel,
    /// How it takes what is brought, if it needs anything for that.
    pub(crate) bringing: Option<Bringing>,
    /// Its place; 0 where it has none.
    pub(crate) place: i64,
    /// What people call the place; empty where it has none.
    pub name: String,
    /// How soon a reply is owed there.
    pub(crate) level: ServiceLevel,
}

impl Offered {
    /// What names it in a form: `email:12`.
    pub fn key(&self) -> String {
        format!("{}:{}", self.channel.key, self.place)
    }
}

/// Where cases can go on: every place of every channel in which one writes.
///
/// # Errors
/// What the channels say.
pub fn offered(tx: &mut Tx<'_>, channels: &[Channel]) -> Result<Vec<Offered>> {
    let mut all = Vec::new();
    for channel in channels.iter().filter(|channel| channel.can_write).copied() {
        let Some(bringing) = channel.bringing else {
            let level = ServiceLevel::email_default();
            all.push(Offered { channel, bringing: None, place: 0, name: String::new(), level });
            continue;
        };
        for to in (bringing.places)(tx)? {
            let measure = if to.is_working { Measure::Working } else { Measure::Clock };
            let level = ServiceLevel::new(to.allowed, measure);
            all.push(Offered { channel, bringing: Some(bringing), place: to.place, name: to.name, level });
        }
    }
    Ok(all)
}

/// The key of the place that people call so, such as a mailbox by its address.
///
/// # Errors
/// What the channels say.
pub fn place_called(tx: &mut Tx<'_>, app: &App, name: &str) -> Result<Option<String>> {
    let all = offered(tx, &channels(app))?;
    Ok(all.into_iter().find(|to| to.name.eq_ignore_ascii_case(name.trim())).map(|to| to.key()))
}

/// The channels of the product.
pub(crate) fn channels(app: &App) -> Vec<Channel> {
    app.slices().iter().filter_map(|slice| slice.channel).collect()
}

/// Keeps a file to be looked at. Nothing is made of it yet.
///
/// # Errors
/// `Invalid` for what is no such file, or without what must be said.
pub async fn begin(app: &App, grant: Grant, begun: Begun) -> Result<ImportId> {
    let system = system(&begun.system)?;
    let table = read_table(app, grant.clone(), begun.bytes.clone()).await?;
    let prepared = app.blobs().prepare(begun.bytes.clone()).await?;
    let inside = app.clone();
    app.write(grant, move |tx| {
        let (channel, place) = goes_on(tx, &inside, begun.kind, &begun.goes_on)?;
        limits::keep(tx, inside.settings(), &prepared)?;
        let import = Import { system, channel, place, ..blank(tx, &begun, &prepared, &table) };
        store::insert(tx, &import)?;
        Ok(import.id)
    })
    .await
}

fn blank(tx: &Tx<'_>, begun: &Begun, prepared: &Prepared, table: &Table) -> Import {
    Import {
        id: tx.new_id(),
        kind: begun.kind,
        system: String::new(),
        file_name: begun.file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
        hash: prepared.hash.clone(),
        channel: String::new(),
        place: 0,
        columns: matched(begun.kind, &table.head),
        state: State::Tried,
        total: i64::try_from(table.rows.len()).unwrap_or(i64::MAX),
        position: 0,
        made: 0,
        known: 0,
        wrong: 0,
        kept: 0,
        undone: 0,
        by: tx.actor().employee().ok(),
        at: tx.now(),
        ended_at: None,
    }
}

fn system(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_SYSTEM {
        return Err(invalid("system", "exchange-system-needed"));
    }
    Ok(name)
}

/// The channel and place that a form names. Customers go on nowhere.
fn goes_on(tx: &mut Tx<'_>, app: &App, kind: Kind, key: &str) -> Result<(String, i64)> {
    if kind == Kind::Customers {
        return Ok((String::new(), 0));
    }
    let to = offered(tx, &channels(app))?.into_iter().find(|to| to.key() == key);
    let to = to.ok_or_else(|| invalid("goes_on", "exchange-goes-on-needed"))?;
    Ok((to.channel.key.into(), to.place))
}

/// Corrects which column says what, while nothing has been made.
///
/// # Errors
/// `NotFound` for an import of another entity; refused once it runs; `Invalid` for a column that two fields are said to stand in.
pub(crate) fn correct(tx: &mut Tx<'_>, id: ImportId, columns: Columns) -> Result<()> {
    let mut import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
    if import.state != State::Tried {
        return Err(refuse("exchange-not-tried").into());
    }
    let mut taken = std::collections::BTreeSet::new();
    let twice = columns.iter().find(|(_, column)| !taken.insert(**column)).map(|(field, _)| field.clone());
    if let Some(field) = twice {
        return Err(Error::Invalid(vec![FieldError { field: field.into(), key: "exchange-column-twice", args: Vec::new() }]));
    }
    import.columns = columns;
    store::save(tx, &import)
}

/// Forgets a file of which nothing was made.
///
/// # Errors
/// `NotFound` for an import of another entity; refused once it has begun.
pub(crate) fn forget(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
    if import.state != State::Tried {
        return Err(refuse("exchange-not-tried").into());
    }
    store::remove(tx, id)
}

/// Lets an import run that was tried. A second click changes nothing.
///
/// # Errors
/// `NotFound` for an import of another entity; refused where nothing could be made of it.
pub async fn start(app: &App, grant: Grant, id: ImportId) -> Result<()> {
    let bytes = read_file(app, grant.clone(), id).await?;
    // A large file is tried while others write; the columns may be corrected meanwhile.
    let look = app.read(grant.clone(), move |tx| {
        let import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
        if import.state == State::Tried && tried(tx, import.kind, &import.system, &import.columns, &Table::read(&bytes)?)?.made() == 0 {
            return Err(refuse("exchange-nothing-to-make").into());
        }
        Ok(import.columns)
    });
    let columns = look.await?;
    app.write(grant, move |tx| {
        let mut import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
        if import.state != State::Tried {
            return Ok(());
        }
        if import.columns != columns {
            return Err(Error::Conflict("exchange-columns-changed"));
        }
        import.state = State::Running;
        store::save(tx, &import)?;
        tx.record(ImportBegun { import: id.get(), kind: import.kind.key(), system: import.system.clone(), rows: import.total })?;
        Ok(())
    })
    .await
}

/// Reads a file where it holds nothing else up: a large one takes a while.
///
/// # Errors
/// `Invalid` for what is no such file.
pub(crate) async fn read_table(app: &App, grant: Grant, bytes: Vec<u8>) -> Result<Table> {
    app.read(grant, move |_| Table::read(&bytes)).await
}

/// The bytes of an import's file.
///
/// # Errors
/// `NotFound` for an import of another entity.
pub(crate) async fn read_file(app: &App, grant: Grant, id: ImportId) -> Result<Vec<u8>> {
    let import = app.read(grant.clone(), move |tx| store::import(tx, id)?.ok_or(Error::NotFound("import"))).await?;
    app.blobs().read(grant, &import.hash).await
}
