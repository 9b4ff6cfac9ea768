//! The statements on lists that employees keep.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;

use crate::views::SavedView;
use crate::views::ViewId;

/// The views that an employee keeps, and those that are shared.
pub(crate) fn seen_by(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Vec<SavedView>> {
    let entity = tx.entity()?;
    let sql = "select id, owner_id, name, filter, is_shared from saved_views where entity_id = $1 and (is_shared = 1 or owner_id = $2)";
    tx.query(sql, &[entity.into(), employee.into()], view)
}

/// One view of the entity, whoever keeps it.
pub(crate) fn one(tx: &mut Tx<'_>, id: ViewId) -> Result<Option<SavedView>> {
    let entity = tx.entity()?;
    let sql = "select id, owner_id, name, filter, is_shared from saved_views where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], view)
}

fn view(row: &Row) -> Result<SavedView> {
    Ok(SavedView { id: row.get(0)?, owner: row.get(1)?, name: row.get(2)?, filter: row.json(3)?, is_shared: row.get(4)? })
}

/// Writes a view, new or changed.
pub(crate) fn save(tx: &mut Tx<'_>, view: &SavedView) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let filter = serde_json::to_string(&view.filter).map_err(kernel::broken("writing a filter"))?;
    tx.execute(
        "insert into saved_views (id, entity_id, owner_id, name, filter, is_shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set name = excluded.name, filter = excluded.filter, is_shared = excluded.is_shared
         where saved_views.entity_id = excluded.entity_id",
        &[view.id.into(), entity.into(), view.owner.into(), (&view.name).into(), filter.into(), view.is_shared.into(), now.into()],
    )?;
    Ok(())
}

/// Removes a view.
pub(crate) fn remove(tx: &mut Tx<'_>, id: ViewId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from saved_views where entity_id = $1 and id = $2", &[entity.into(), id.into()])?;
    Ok(())
}
