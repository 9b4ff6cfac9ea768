//! The statements on messages of cases that another help desk had.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

/// Lets the messages of a case go that is taken back.
pub(crate) fn drop_messages(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    // What stands beside its messages names people, and goes with them.
    for beside in ["message_circles", "message_marks", "reply_copies"] {
        let of_case = "select id from messages where entity_id = $1 and case_id = $2";
        let sql = format!("delete from {beside} where entity_id = $1 and message_id in ({of_case})");
        tx.execute(&sql, &[entity.into(), case.into()])?;
    }
    tx.execute("delete from messages where entity_id = $1 and case_id = $2", &[entity.into(), case.into()]).map(drop)
}
