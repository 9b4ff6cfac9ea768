//! The spool: messages that `email receive` took while no installation answered. The one that starts next takes them up.

use std::collections::HashMap;
use std::collections::HashSet;
use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use kernel::EntityId;
use kernel::Result;
use kernel::broken;
use platform::App;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Puts a message into the spool. When it answers, the file and its name are on disk.
///
/// # Errors
/// When the disk takes no writes: the message is not kept.
pub fn put(data: &Path, to: &str, raw: &[u8]) -> Result<()> {
    let doing = || broken::<std::io::Error>("writing to the spool");
    let (half, whole) = (data.join("spool/half"), data.join("spool/new"));
    std::fs::create_dir_all(&half).map_err(doing())?;
    std::fs::create_dir_all(&whole).map_err(doing())?;
    let name = platform::fresh_token("");
    let path = half.join(&name);
    let mut file = File::create_new(&path).map_err(doing())?;
    file.write_all(format!("{to}\n").as_bytes()).and_then(|()| file.write_all(raw)).and_then(|()| file.sync_all()).map_err(doing())?;
    std::fs::rename(&path, whole.join(&name)).map_err(doing())?;
    for folder in [&whole, &half, &data.join("spool"), &data.to_path_buf()] {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(doing())?;
    }
    Ok(())
}

/// The spool is looked through so often: a message may be put there while an installation is still starting.
const EVERY: Duration = Duration::from_secs(10);

/// Takes up what is in the spool, and what comes into it, until told to stop. Each entity's letters go one after the other in a line of its
/// own: however many one has, another's wait for none of them.
pub async fn run(app: App, stop: CancellationToken) {
    let (mut lines, mut under_way) = (JoinSet::new(), HashSet::new());
    let mut look = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = look.tick() => {
                let waiting = by_entity(&app).await.unwrap_or_else(|error| {
                    tracing::error!(%error, "the spool cannot be looked through");
                    HashMap::new()
                });
                for (whose, letters) in waiting {
                    if under_way.insert(whose) {
                        lines.spawn(take_up(app.clone(), whose, letters));
                    }
                }
            }
            Some(ended) = lines.join_next() => match ended {
                Ok(whose) => drop(under_way.remove(&whose)),
                // Whose line it was is not told: all are looked at again.
                Err(_) => under_way.clear(),
            },
        }
    }
}

/// Takes up the letters of a line; what cannot be kept now stays there. Answers whose they were.
async fn take_up(app: App, whose: Option<EntityId>, letters: Vec<PathBuf>) -> Option<EntityId> {
    let mut taken = 0;
    for path in letters {
        match one(&app, &path).await {
            Ok(()) => taken += 1,
            Err(error) => tracing::error!(%error, file = %path.display(), "a spooled message could not be taken up"),
        }
    }
    if taken > 0 {
        tracing::info!(taken, "spooled messages were taken up");
    }
    whose
}

/// What waits, by the entity to which it goes, the oldest first. What goes to nobody has a line, too.
async fn by_entity(app: &App) -> Result<HashMap<Option<EntityId>, Vec<PathBuf>>> {
    let data = app.settings().data_dir.clone();
    let waiting = tokio::task::spawn_blocking(move || waiting(&data)).await.map_err(broken("looking through the spool"))?;
    let (mut known, mut lines) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
    for (to, path) in waiting {
        let whose = match known.get(&to) {
            Some(whose) => *whose,
            None => *known.entry(to.clone()).or_insert(email::entity_of(app, &to).await?),
        };
        lines.entry(whose).or_default().push(path);
    }
    Ok(lines)
}

/// The spooled messages with their addresses, oldest first.
fn waiting(data: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(data.join("spool/new")).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path()))).collect();
    files.sort();
    files.into_iter().filter_map(|(_, path)| Some((address(&path)?, path))).collect()
}

/// To whom a spooled message goes: its first line.
fn address(path: &Path) -> Option<String> {
    let mut line = Vec::new();
    BufReader::new(File::open(path).ok()?).read_until(b'\n', &mut line).ok()?;
    Some(String::from_utf8_lossy(&line).trim_end_matches('\n').to_owned())
}

/// The file goes only after the message is durable elsewhere. One that nobody is there for any more is kept aside.
async fn one(app: &App, path: &Path) -> Result<()> {
    let doing = || broken::<std::io::Error>("reading the spool");
    let bytes = std::fs::read(path).map_err(doing())?;
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let to = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let raw = bytes.get(end + 1..).unwrap_or_default().to_vec();
    match email::receive(app, &to, raw).await? {
        email::Taken::Kept(..) | email::Taken::Again(_) => std::fs::remove_file(path).map_err(doing()),
        email::Taken::Nobody => {
            let aside = path.with_file_name("../nobody");
            std::fs::create_dir_all(&aside).map_err(doing())?;
            std::fs::rename(path, aside.join(path.file_name().unwrap_or_default())).map_err(doing())
        }
    }
}
