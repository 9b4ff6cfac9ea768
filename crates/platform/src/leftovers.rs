//! What was put beside the database for an act that came to nothing, as when the process was killed in the middle of a message, is let go of
//! after a day; it leaves with what acts have let go of, each minute and by one process.

use std::time::Duration;

use futures::FutureExt;
use kernel::Actor;
use kernel::Result;

use crate::App;
use crate::jobs::Job;
use crate::jobs::Lease;
use crate::jobs::WORK;
use crate::jobs::When;

const HOUR: Duration = Duration::from_secs(3600);
/// So many of the 256 folders of objects are looked into each hour: each of them every day, and none of them long.
const FOLDERS: i64 = 11;

const MINUTE: Duration = Duration::from_secs(60);

/// Takes away what acts have let go of.
pub(crate) const LEAVING: Job = Job { key: "platform.leaving", when: When::Every(MINUTE), run: |app, lease| see_off(app, lease).boxed() };

/// Lets go of what no row knows.
pub(crate) const JOB: Job = Job { key: "platform.leftovers", when: When::Every(HOUR), run: |app, lease| clear(app, lease).boxed() };

async fn clear(app: App, lease: Lease) -> Result<()> {
    let grant = Actor::system("leftovers", None).may(WORK)?;
    let gone = app.blobs().clear_unrecorded(grant.clone(), folders(lease.slot.as_second() / 3600)).await?;
    if gone > 0 {
        tracing::info!(gone, "files of acts that came to nothing leave");
    }
    app.write(grant, move |tx| lease.finish(tx)).await
}

async fn see_off(app: App, lease: Lease) -> Result<()> {
    let grant = Actor::system("leftovers", None).may(WORK)?;
    app.blobs().see_off(&grant).await?;
    app.write(grant, move |tx| lease.finish(tx)).await
}

/// The folders whose turn it is in an hour, counted from 1970.
fn folders(hour: i64) -> impl Iterator<Item = u8> {
    (0..FOLDERS).filter_map(move |step| u8::try_from((hour * FOLDERS + step).rem_euclid(256)).ok())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_folder_has_its_turn_on_every_day() {
        for day in 20_600..20_700 {
            let seen: BTreeSet<u8> = (0..24).flat_map(|hour| folders(day * 24 + hour)).collect();
            assert_eq!(seen.len(), 256, "day {day}");
        }
    }
}
