//! Backups: made while the program works, whole or not there at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use object_store::ObjectStoreExt;

use crate::BlobPlace;
use crate::Blobs;
use crate::Chain;
use crate::Form;
use crate::Manifest;
use crate::Place;
use crate::Store;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::connect;
use crate::connection::Connection;
use crate::dialect;
use crate::manifest::file_hash;
use crate::migrate;
use crate::open::on_a_thread;
use crate::rows;
use crate::safekeeping::copy_file;
use crate::safekeeping::sync_folder;

/// Makes a backup in a folder that is not there yet: the database of one instant and the attachments it names, but for those that were let go of
/// while it was made. Blocks until it is synced. The keys are not in it.
///
/// # Errors
/// `Broken` when the folder is there already, or what must be copied cannot be; nothing stands under its name then.
pub fn backup(store: &Store, blobs: &Blobs, to: &Path, form: Form) -> Result<Manifest> {
    let (place, blobs, to) = (store.place().clone(), blobs.clone(), to.to_owned());
    on_a_thread(move || {
        if to.exists() {
            return Err(Error::Broken("making a backup".into(), format!("{} is there already", to.display()).into()));
        }
        let unfinished = to.with_extension("unfinished");
        drop(fs::remove_dir_all(&unfinished));
        fs::create_dir_all(unfinished.join("blobs")).map_err(broken("making the folder of the backup"))?;
        let manifest = fill(&place, &blobs, &unfinished, form)?;
        manifest.write(&unfinished)?;
        sync_folder(&unfinished)?;
        fs::rename(&unfinished, &to).map_err(broken("naming the backup"))?;
        sync_folder(to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        Ok(manifest)
    })
}

fn fill(place: &Place, blobs: &Blobs, folder: &Path, form: Form) -> Result<Manifest> {
    let mut connection = connect::to_write(place)?;
    connection.batch(dialect::takes_its_time(&connection))?;
    let mut source = match (&connection, form) {
        (Connection::Sqlite(session), Form::File) => {
            copy_file(&session.connection, &folder.join("database.sqlite"))?;
            connect::to_read_alone(&folder.join("database.sqlite"))?
        }
        _ => connection,
    };
    source.batch(dialect::begin_read(&source))?;
    let chain = Chain::read(&mut source)?;
    let form = if matches!(source, Connection::Postgres(_)) { Form::Rows } else { form };
    let tables = if form == Form::Rows { write_rows(&mut source, folder)? } else { count_rows(&mut source)? };
    copy_blobs(&mut source, (place, blobs), folder)?;
    let migrations = migrate::known(&mut source)?.into_iter().map(|(part, number, _)| (part, number)).collect();
    drop(source);
    let made = blobs.clock.now().as_millisecond();
    Ok(Manifest { version: 1, made, form, seq: chain.seq, hash: hex::encode(chain.hash), migrations, tables, files: hashes(folder)? })
}

fn count_rows(source: &mut Connection) -> Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for table in rows::tables(source)? {
        let count = source.query(&format!("select count(*) from {}", table.name), &[])?;
        counts.insert(table.name, count.first().map_or(Ok(0), |row| row.get(0))?);
    }
    Ok(counts)
}

fn write_rows(source: &mut Connection, folder: &Path) -> Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for table in rows::tables(source)? {
        let count = rows::write(source, &table.select(), &folder.join(format!("{}.rows", table.name)))?;
        counts.insert(table.name, count);
    }
    if let Some(prepare) = dialect::before_index_rows(source) {
        source.batch(prepare)?;
    }
    let count = rows::write(source, dialect::index_rows(source), &folder.join("search.rows"))?;
    counts.insert("search".into(), count);
    Ok(counts)
}

fn copy_blobs(source: &mut Connection, (place, blobs): (&Place, &Blobs), folder: &Path) -> Result<()> {
    let names = source.query("select hash from blobs where place = 'store' order by hash", &[])?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken("copying attachments"))?;
    for name in &names {
        let hash: String = name.get(0)?;
        let to = folder.join("blobs").join(&hash);
        let linked = match &blobs.place {
            BlobPlace::Folder(from) => fs::hard_link(from.join(path(&hash).as_ref()), &to).is_ok(),
            BlobPlace::S3 { .. } => false,
        };
        if linked {
            continue;
        }
        match runtime.block_on(async { blobs.objects.get(&path(&hash)).await?.bytes().await }).map_err(trouble) {
            Ok(bytes) => {
                fs::write(&to, bytes).and_then(|()| fs::File::open(&to)?.sync_all()).map_err(broken("copying an attachment"))?;
            }
            // It was let go of since the instant of the database that is backed up.
            Err(Error::NotFound(_)) if !is_kept(place, &hash)? => {}
            Err(error) => return Err(error),
        }
    }
    sync_folder(&folder.join("blobs"))
}

/// Whether an attachment is kept at present.
fn is_kept(place: &Place, hash: &str) -> Result<bool> {
    let sql = "select hash from blobs where hash = $1 and place = 'store'";
    Ok(!connect::to_read(place)?.query(sql, &[hash.into()])?.is_empty())
}

fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (inner, prefix) in [(folder.to_owned(), ""), (folder.join("blobs"), "blobs/")] {
        for entry in fs::read_dir(inner).map_err(broken("reading the backup"))? {
            let entry = entry.map_err(broken("reading the backup"))?;
            if entry.path().is_file() {
                all.insert(format!("{prefix}{}", entry.file_name().to_string_lossy()), file_hash(&entry.path())?);
            }
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use kernel::Actor;
    use kernel::Clock;
    use kernel::EntityId;
    use kernel::Permission;
    use kernel::Role;
    use kernel::Timestamp;

    use super::*;
    use crate::Options;

    const ACT: Permission = Permission { key: "story.act", roles: &[Role::System] };

    #[test]
    fn what_was_let_go_of_since_its_database_was_copied_is_left_out_of_a_backup_and_what_is_lost_fails_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (place, clock) = (Place::Sqlite(at("a.sqlite")), Clock::standing_at(Timestamp::from_second(1_790_000_000).unwrap()));
        let (migrations, hooks, listeners) = (Vec::new(), Vec::new(), Vec::new());
        let store = Store::open(Options { place: place.clone(), clock: clock.clone(), migrations, hooks, listeners, readers: 1 }).unwrap();
        let blobs = Blobs::open(&store, &BlobPlace::Folder(at("files")), clock).unwrap();
        let grant = Actor::system("story", Some(EntityId::new(1))).may(ACT).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let prepared = runtime.block_on(blobs.prepare(vec![1; 100_000])).unwrap();
        let hash = prepared.hash.clone();
        runtime.block_on(store.write(grant.clone(), move |tx| tx.keep(&prepared))).unwrap();
        let Connection::Sqlite(session) = connect::to_write(&place).unwrap() else { return };
        copy_file(&session.connection, &at("copy.sqlite")).unwrap();
        fs::create_dir_all(at("backup/blobs")).unwrap();
        let copy = || copy_blobs(&mut connect::to_read_alone(&at("copy.sqlite")).unwrap(), (&place, &blobs), &at("backup"));
        fs::remove_file(at("files").join(path(&hash).as_ref())).unwrap();
        assert!(copy().is_err(), "it is named and lost");
        runtime.block_on(store.write(grant, move |tx| tx.let_go(&hash))).unwrap();
        copy().unwrap();
        assert_eq!(fs::read_dir(at("backup/blobs")).unwrap().count(), 0, "it has left");
    }
}
