//! An import is undone as a whole: the last line first, each line's case and customer gone where nobody has touched them.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use kernel::refuse;
use platform::App;

use crate::begin::channels;
use crate::events::ImportUndone;
use crate::events::UndoingBegun;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::Line;
use crate::import::State;
use crate::run::STEP;
use crate::store;

/// Begins to undo an import that has ended. A second click changes nothing.
///
/// # Errors
/// `NotFound` for an import of another entity; refused while it runs, and where nothing was made.
pub(crate) fn begin_undoing(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let mut import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
    match import.state {
        State::Undoing | State::Undone => return Ok(()),
        _ if import.can_be_undone() => {}
        State::Done | State::Failed | State::Running | State::Tried => return Err(refuse("exchange-not-done").into()),
    }
    import.state = State::Undoing;
    import.position = i64::MAX;
    store::save(tx, &import)?;
    tx.record(UndoingBegun { import: id.get() })?;
    Ok(())
}

/// Takes the next lines back.
pub(crate) fn step(tx: &mut Tx<'_>, app: &App, id: ImportId) -> Result<()> {
    let mut import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
    if import.state != State::Undoing {
        return Ok(());
    }
    let limit = u32::try_from(STEP).unwrap_or(u32::MAX);
    let lines = store::made_before(tx, id, import.position, limit)?;
    for line in &lines {
        import.position = line.line;
        take_back(tx, app, &mut import, line)?;
    }
    if lines.is_empty() {
        import.state = State::Undone;
        import.ended_at = Some(tx.now());
        tx.record(ImportUndone { import: id.get(), kept: import.kept })?;
    }
    store::save(tx, &import)
}

/// A line whose case stays keeps its customer too, and its number, so that it is not brought again.
fn take_back(tx: &mut Tx<'_>, app: &App, import: &mut Import, line: &Line) -> Result<()> {
    let bringing = channels(app).into_iter().find(|channel| channel.key == import.channel).and_then(|channel| channel.bringing);
    if let Some(case) = line.case {
        let is_gone = desk::take_back_case(tx, case, |tx| bringing.map_or(Ok(()), |bringing| (bringing.forget)(tx, case.get())))?;
        if !is_gone {
            import.kept += 1;
            return store::set_outcome(tx, import.id, &Line { outcome: "kept", ..line.clone() });
        }
    }
    let is_kept = match line.customer {
        Some(customer) => !desk::take_back_customer(tx, customer)?,
        None => false,
    };
    // A customer who has written since stays; one of a case that is gone is no loss to anybody.
    if is_kept && line.case.is_none() {
        import.kept += 1;
        return store::set_outcome(tx, import.id, &Line { outcome: "kept", ..line.clone() });
    }
    import.undone += 1;
    store::set_outcome(tx, import.id, &Line { outcome: "undone", case: None, customer: None, ..line.clone() })
}
