//! Lists that employees keep: for themselves, or shared with the team. Each is a name and what its cases must be like.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use crate::assign::ASSIGN;
use crate::filter::Filter;
use crate::store::views;
use crate::work_events::ViewRemoved;
use crate::work_events::ViewSaved;

/// The longest name of a view, in letters.
const LONGEST: usize = 60;
/// How many views one employee keeps.
const MOST: usize = 50;

/// Marks ids of saved views.
pub enum ViewKind {}
/// Names a saved view.
pub type ViewId = Id<ViewKind>;

/// A list that somebody keeps.
#[derive(Clone, Debug)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// Whose it is.
    pub owner: EmployeeId,
    /// What it is called.
    pub name: String,
    /// What its cases must be like.
    pub filter: Filter,
    /// Whether the whole team sees it.
    pub is_shared: bool,
}

impl SavedView {
    /// A view is changed by who keeps it; one of the team also by those who assign.
    pub(crate) fn may_be_changed(&self, tx: &Tx<'_>) -> bool {
        tx.actor().employee().ok() == Some(self.owner) || tx.actor().can(ASSIGN)
    }
}

/// The views that the one who acts sees: own ones first, then the team's, each by name.
///
/// # Errors
/// What the database says.
pub fn saved_views(tx: &mut Tx<'_>) -> Result<Vec<SavedView>> {
    let me = tx.actor().employee()?;
    let mut all = views::seen_by(tx, me)?;
    all.sort_by_key(|view| (view.owner != me, writing::fold::fold(&view.name), view.id));
    Ok(all)
}

/// One view that the one who acts sees.
///
/// # Errors
/// What the database says.
pub fn saved_view(tx: &mut Tx<'_>, id: ViewId) -> Result<Option<SavedView>> {
    let me = tx.actor().employee()?;
    Ok(views::one(tx, id)?.filter(|view| view.is_shared || view.owner == me))
}

/// What is to be kept.
#[derive(Clone, Debug)]
pub struct NewView {
    /// What it is called.
    pub name: String,
    /// What its cases must be like.
    pub filter: Filter,
    /// Whether the whole team sees it.
    pub is_shared: bool,
}

/// Keeps a list, or changes the one with this id.
///
/// # Errors
/// `Invalid` for a name that is missing, too long or taken, or a filter that names nothing; refused for a colleague's view.
pub fn save_view(tx: &mut Tx<'_>, id: Option<ViewId>, new: NewView) -> Result<SavedView> {
    let me = tx.actor().employee()?;
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(invalid("name", "desk-view-name"));
    }
    new.filter.read(tx.now().as_millisecond(), Some(me))?;
    let seen = saved_views(tx)?;
    let folded = writing::fold::fold(&name);
    if seen.iter().any(|view| Some(view.id) != id && view.owner == me && writing::fold::fold(&view.name) == folded) {
        return Err(invalid("name", "desk-view-known"));
    }
    let view = match id {
        Some(id) => SavedView { name, filter: new.filter, is_shared: new.is_shared, ..changeable(tx, id)? },
        None if seen.iter().filter(|view| view.owner == me).count() >= MOST => return Err(refuse("desk-view-too-many").into()),
        None => SavedView { id: tx.new_id(), owner: me, name, filter: new.filter, is_shared: new.is_shared },
    };
    views::save(tx, &view)?;
    tx.record(ViewSaved { view: view.id.get(), is_shared: view.is_shared })?;
    Ok(view)
}

/// Removes a list; its cases stay as they are.
///
/// # Errors
/// Refused for a colleague's view; `NotFound` for one that is not seen.
pub fn remove_view(tx: &mut Tx<'_>, id: ViewId) -> Result<()> {
    let view = changeable(tx, id)?;
    views::remove(tx, view.id)?;
    tx.record(ViewRemoved { view: view.id.get() })?;
    Ok(())
}

fn changeable(tx: &mut Tx<'_>, id: ViewId) -> Result<SavedView> {
    let view = saved_view(tx, id)?.ok_or(Error::NotFound("view"))?;
    if view.may_be_changed(tx) { Ok(view) } else { Err(refuse("desk-view-not-yours").into()) }
}
