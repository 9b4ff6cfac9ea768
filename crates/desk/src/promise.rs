//! A promise (وعد): a time that a customer was told. It is kept or broken, and both stay on the case.

use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::CaseId;
use crate::InteractionId;
use crate::Sorts;
use crate::events::PromiseEnded;
use crate::events::PromiseMade;
use crate::events::PromiseMoved;
use crate::notices;
use crate::store;
use crate::store::promises;
use crate::store::together;

const WATCH: Permission = Permission { key: "desk.watch-promises", roles: &[Role::System] };
/// How many promises one round looks at.
const ROUND: u32 = 500;

/// Marks ids of promises.
pub enum PromiseKind {}
/// Names a promise.
pub type PromiseId = Id<PromiseKind>;

/// What was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// A reply.
    Reply,
    /// A call back.
    CallBack,
    /// That the matter is settled.
    Completion,
}

impl Promised {
    /// All kinds.
    pub const ALL: [Promised; 3] = [Promised::Reply, Promised::CallBack, Promised::Completion];

    /// The stable name: `call-back`.
    pub const fn key(self) -> &'static str {
        match self {
            Promised::Reply => "reply",
            Promised::CallBack => "call-back",
            Promised::Completion => "completion",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Promised> {
        Promised::ALL.into_iter().find(|promised| promised.key() == key)
    }
}

/// A time that a customer was told.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// The case.
    pub case: CaseId,
    /// What was promised.
    pub what: Promised,
    /// The time that was told.
    pub due_at: Timestamp,
    /// When it was told.
    pub made_at: Timestamp,
    /// Who told it; none for the system.
    pub made_by: Option<EmployeeId>,
    /// When it was kept.
    pub kept_at: Option<Timestamp>,
    /// When its time passed.
    pub broken_at: Option<Timestamp>,
    /// When its customer was told that it was kept.
    pub told_at: Option<Timestamp>,
}

impl Promise {
    /// Whether it is neither kept nor broken.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none() && self.broken_at.is_none()
    }
}

/// Writes down a time that the customer of a case was told.
///
/// # Errors
/// `Invalid` for a time that has passed; `NotFound` for a case of another entity.
pub fn make_promise(tx: &mut Tx<'_>, case: CaseId, what: Promised, due_at: Timestamp) -> Result<Promise> {
    let now = tx.now();
    if due_at <= now {
        return Err(invalid("due", "desk-promise-past"));
    }
    store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    let made_by = tx.actor().employee().ok();
    let promise = Promise { id: tx.new_id(), case, what, due_at, made_at: now, made_by, kept_at: None, broken_at: None, told_at: None };
    promises::insert(tx, &promise)?;
    let interaction: Option<InteractionId> = store::newest_interaction(tx, case)?;
    tx.record(PromiseMade {
        case: case.get(),
        interaction: interaction.map(Id::get),
        promise: promise.id.get(),
        kind: what.key().into(),
        due_at: due_at.as_millisecond(),
    })?;
    Ok(promise)
}

/// Says that what was promised has been done. A promise whose time had passed stays broken.
///
/// # Errors
/// Refused when it was kept or broken before; `NotFound` for one of another case.
pub fn keep_promise(tx: &mut Tx<'_>, case: CaseId, id: PromiseId) -> Result<()> {
    let case = store::case(tx, case)?.ok_or(Error::NotFound("case"))?.id;
    let parts = together::parts(tx, case)?;
    let is_of_it = |promise: &Promise| promise.case == case || parts.contains(&promise.case);
    let promise = promises::one(tx, id)?.filter(is_of_it).ok_or(Error::NotFound("promise"))?;
    if promise.kept_at.is_some() {
        return Ok(());
    }
    if promise.broken_at.is_some() {
        return Err(refuse("desk-promise-broken-already").into());
    }
    end(tx, &promise, true)
}

/// The promises made in a case and in those that became parts of it, oldest first: for its page, and for what its customer is shown.
///
/// # Errors
/// What the database says.
pub fn promises_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Promise>> {
    let mut all = Vec::new();
    for one in together::parts(tx, case)?.into_iter().chain([case]) {
        all.extend(promises::of_case(tx, one)?);
    }
    all.sort_by_key(|promise| promise.id);
    Ok(all)
}

/// Moves a time that the customer was told, before it has passed; who moves it tells the customer in the same breath.
///
/// # Errors
/// `Invalid` for a time that has passed; refused for a promise that was kept or broken; `NotFound` for one of another case.
pub fn move_promise(tx: &mut Tx<'_>, case: CaseId, id: PromiseId, due_at: Timestamp) -> Result<Promise> {
    let now = tx.now();
    if due_at <= now {
        return Err(invalid("date", "desk-promise-past"));
    }
    let promise = promises_of(tx, case)?.into_iter().find(|promise| promise.id == id).ok_or(Error::NotFound("promise"))?;
    if !promise.is_open() || promise.due_at < now {
        return Err(refuse("desk-promise-over").into());
    }
    let before_at = promise.due_at.as_millisecond();
    promises::set_due(tx, id, due_at)?;
    let interaction = store::newest_interaction(tx, promise.case)?.map(Id::get);
    let (case, due) = (promise.case.get(), due_at.as_millisecond());
    tx.record(PromiseMoved { case, interaction, promise: id.get(), before_at, due_at: due })?;
    Ok(Promise { due_at, ..promise })
}

/// What was promised of these kinds in a case has been done, for those that are open.
///
/// # Errors
/// What the database says.
pub fn keep_promises(tx: &mut Tx<'_>, case: CaseId, kinds: &[Promised]) -> Result<()> {
    let open = promises_of(tx, case)?.into_iter().filter(|promise| promise.is_open() && kinds.contains(&promise.what));
    open.collect::<Vec<_>>().iter().try_for_each(|promise| end(tx, promise, true))
}

/// A case is not settled while its customer was promised a reply or a call; that it is settled keeps what was promised of that.
pub(crate) fn must_be_answered(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let owed = |promise: &Promise| promise.is_open() && promise.what != Promised::Completion;
    if promises_of(tx, case)?.iter().any(owed) {
        return Err(refuse("desk-promise-owed").into());
    }
    let all = promises_of(tx, case)?;
    keep_promises(tx, case, &[Promised::Completion])?;
    let now = tx.now();
    for promise in &all {
        if promise.is_open() || promise.is_to_be_told() && promise.was_answered(tx, case)? {
            promises::told(tx, promise.id, now)?;
        }
    }
    Ok(())
}

fn end(tx: &mut Tx<'_>, promise: &Promise, is_kept: bool) -> Result<()> {
    let now = tx.now();
    if promises::end(tx, promise.id, is_kept, now)? == 0 {
        return Ok(());
    }
    let interaction = store::newest_interaction(tx, promise.case)?;
    let case = store::case_anywhere(tx, promise.case)?;
    let sorts = case.as_ref().map(|case| Sorts::of(tx, case)).transpose()?;
    tx.record(PromiseEnded {
        case: promise.case.get(),
        interaction: interaction.map(Id::get),
        promise: promise.id.get(),
        is_kept,
        owner: case.and_then(|case| case.owner).map(Id::get),
        sorts,
    })?;
    Ok(())
}

/// Marks every promise whose time has passed as broken and tells the owner of its case; answers how many.
///
/// # Errors
/// What the database says.
pub async fn break_promises(app: &App) -> Result<usize> {
    let clock = Actor::system("clock", None);
    let now = app.now();
    let due = app.read(clock.may(WATCH)?, move |tx| promises::newly_due(tx, now, ROUND)).await?;
    for (entity, id) in &due {
        let id = *id;
        app.write(clock.may(WATCH)?.within(*entity), move |tx| break_promise(tx, id)).await?;
    }
    Ok(due.len())
}

/// Looks again inside the transaction: it may have been kept meanwhile.
fn break_promise(tx: &mut Tx<'_>, id: PromiseId) -> Result<()> {
    let now = tx.now();
    let Some(promise) = promises::one(tx, id)?.filter(|promise| promise.is_open() && promise.due_at < now) else { return Ok(()) };
    end(tx, &promise, false)?;
    if let Some(owner) = store::case(tx, promise.case)?.and_then(|case| case.owner) {
        notices::tell(tx, owner, "promise-broken", Some(promise.case))?;
    }
    Ok(())
}
