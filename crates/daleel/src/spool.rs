//! The spool: messages that `email receive` took while no installation answered. The one that starts next takes them up.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use kernel::Result;
use kernel::broken;
use platform::App;
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

/// Takes up what is in the spool, and what comes into it, until told to stop.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        let taken = take_up(&app, &app.settings().data_dir).await;
        if taken > 0 {
            tracing::info!(taken, "spooled messages were taken up");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Takes up everything in the spool; what cannot be kept now stays there. Answers how many were taken.
async fn take_up(app: &App, data: &Path) -> usize {
    let mut taken = 0;
    for path in waiting(data) {
        match one(app, &path).await {
            Ok(()) => taken += 1,
            Err(error) => tracing::error!(%error, file = %path.display(), "a spooled message could not be taken up"),
        }
    }
    taken
}

/// The spooled messages, oldest first.
fn waiting(data: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(data.join("spool/new")).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path()))).collect();
    files.sort();
    files.into_iter().map(|(_, path)| path).collect()
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
