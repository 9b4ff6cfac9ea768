//! The statements on the look after attachments.

use ::store::BlobFault;
use ::store::Step;
use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use super::Standing;

/// What the look after attachments found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// When all of them had been looked at last, and how many they were; none before the first time.
    pub through: Option<(Timestamp, u64)>,
    /// How many are not what was kept.
    pub count: u64,
    /// Some of these, the newest first: the hash, what is wrong, since when it is known.
    pub faults: Vec<(String, String, Timestamp)>,
}

pub(super) fn standing(tx: &mut Tx<'_>) -> Result<Option<Standing>> {
    tx.one("select began_at, reached, count, is_through from attachment_checks where id = 1", &[], |row| {
        Ok(Standing { began_at: row.get(0)?, reached: row.get(1)?, count: row.get(2)?, is_through: row.get(3)? })
    })
}

/// Writes down what a step found, and how far the look has come with it. What was wrong there before and is well again is forgotten.
pub(super) fn note(tx: &mut Tx<'_>, standing: &Standing, step: &Step) -> Result<()> {
    let (from, now) = (&standing.reached, tx.now());
    let found: Vec<String> = step.faults.iter().map(|(hash, _)| hash.clone()).collect();
    let known = match &step.reached {
        Some(upto) => {
            let sql = "select hash from attachment_faults where hash > $1 and hash <= $2";
            tx.query(sql, &[from.into(), upto.into()], |row| row.get::<String>(0))?
        }
        None => tx.query("select hash from attachment_faults where hash > $1", &[from.into()], |row| row.get(0))?,
    };
    for well in known.iter().filter(|hash| !found.contains(hash)) {
        tx.execute("delete from attachment_faults where hash = $1", &[well.into()])?;
    }
    for (hash, fault) in &step.faults {
        let sql = "insert into attachment_faults (hash, fault, found_at) values ($1, $2, $3)
                   on conflict (hash) do update set fault = excluded.fault";
        tx.execute(sql, &[hash.into(), fault.key().into(), now.into()])?;
    }
    let (reached, count) = (step.reached.clone().unwrap_or_default(), standing.count + step.count);
    let is_through = step.reached.is_none();
    let through = is_through.then_some((now, count));
    let sql = "insert into attachment_checks (id, began_at, reached, count, is_through, through_at, through_count)
               values (1, $1, $2, $3, $4, $5, $6)
               on conflict (id) do update set began_at = excluded.began_at, reached = excluded.reached, count = excluded.count,
               is_through = excluded.is_through, through_at = coalesce(excluded.through_at, attachment_checks.through_at),
               through_count = coalesce(excluded.through_count, attachment_checks.through_count)";
    let (at, of) = (through.map(|(at, _)| at), through.map(|(_, of)| of));
    tx.execute(sql, &[standing.began_at.into(), reached.into(), count.into(), is_through.into(), at.into(), of.into()])?;
    Ok(())
}

/// How many attachments are not what was kept, by what is wrong with them.
pub(crate) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(&'static str, u64)>> {
    let known = tx.query("select fault, count(*) from attachment_faults group by fault", &[], |row| {
        Ok((row.get::<String>(0)?, row.get::<u64>(1)?))
    })?;
    let of = |key: &str| known.iter().find(|(fault, _)| fault == key).map_or(0, |(_, number)| *number);
    Ok(BlobFault::ALL.into_iter().map(|fault| (fault.key(), of(fault.key()))).collect())
}

pub(super) fn shown(tx: &mut Tx<'_>, lines: u32) -> Result<Shown> {
    let through = tx.one("select through_at, through_count from attachment_checks where id = 1", &[], |row| {
        Ok((row.get::<Option<Timestamp>>(0)?, row.get::<Option<u64>>(1)?))
    })?;
    let count = counts(tx)?.iter().map(|(_, number)| number).sum();
    let sql = "select hash, fault, found_at from attachment_faults order by found_at desc, hash limit $1";
    let faults = tx.query(sql, &[lines.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Shown { through: through.and_then(|(at, count)| Some((at?, count?))), count, faults })
}
