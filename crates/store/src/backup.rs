//! Backups: made while the program works, whole or not there at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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

/// Makes a backup in a folder that is not there yet: the database of one instant and the attachments it names. Blocks until it is synced.
/// The keys are not in it.
///
/// # Errors
/// `Broken` when the folder is there already, or what must be copied cannot be; nothing stands under its name then.
pub fn backup(store: &Store, blobs: &Blobs, to: &Path, form: Form) -> Result<Manifest> {
    let (place, blobs, to) = (store.place().clone(), blobs.clone(), to.to_owned());
    on_a_thread(move || {
        if to.exists() {
            return Err(kernel::Error::Broken("making a backup".into(), format!("{} is there already", to.display()).into()));
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
    copy_blobs(&mut source, blobs, folder)?;
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

fn copy_blobs(source: &mut Connection, blobs: &Blobs, folder: &Path) -> Result<()> {
    let names = source.query("select hash from blobs where place = 'store' order by hash", &[])?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken("copying attachments"))?;
    for name in &names {
        let hash: String = name.get(0)?;
        let to = folder.join("blobs").join(&hash);
        let linked = match &blobs.place {
            BlobPlace::Folder(from) => fs::hard_link(from.join(path(&hash).as_ref()), &to).is_ok(),
            BlobPlace::S3 { .. } => false,
        };
        if !linked {
            let bytes = runtime.block_on(async { blobs.objects.get(&path(&hash)).await?.bytes().await }).map_err(trouble)?;
            fs::write(&to, bytes).and_then(|()| fs::File::open(&to)?.sync_all()).map_err(broken("copying an attachment"))?;
        }
    }
    sync_folder(&folder.join("blobs"))
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
