//! Rot: pages of the database that turned to noise, and single bytes of a copy. Each is found, and none is served in silence.

use std::fs;
use std::path::Path;

use kernel::Actor;
use kernel::Clock;
use kernel::Permission;
use kernel::Role;
use store::Options;
use store::Place;
use store::Proof;
use store::Store;
use testkit::Mailing;

use crate::slices::slices;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

const LOOK: Permission = Permission { key: "story.look", roles: &[Role::System] };
const PAGE: usize = 4096;

fn flips(otherwise: usize) -> usize {
    std::env::var("DALEEL_FLIPS").ok().and_then(|flips| flips.parse().ok()).unwrap_or(otherwise)
}

/// The finaliser of SplitMix64: the same flips in each run.
fn chance(seed: usize) -> u64 {
    let mut mixed = (seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a small file")]
fn place(seed: usize, below: usize) -> usize {
    (chance(seed) % below as u64) as usize
}

/// What `daleel verify` finds in a file: nothing, or what is wrong.
fn verify(file: &Path) -> Result<(), String> {
    let migrations = slices().iter().flat_map(|slice| slice.migrations.clone()).collect();
    let place = Place::Sqlite(file.to_owned());
    let options = Options { place, clock: Clock::system(), migrations, hooks: Vec::new(), listeners: Vec::new(), readers: 1 };
    let store = Store::open_reading(options).map_err(|error| error.to_string())?;
    let grant = Actor::system("story", None).may(LOOK).map_err(|error| error.to_string())?;
    let wait = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let read = wait.block_on(store.read(grant, |tx| Ok((tx.damage()?, tx.verify_chain(None, None)?))));
    match read.map_err(|error| error.to_string())? {
        (damage, Proof::Whole(_)) if damage.is_empty() => Ok(()),
        (damage, Proof::Whole(_)) => Err(damage.join("; ")),
        (_, Proof::Broken { why, .. }) => Err(why.into()),
    }
}

/// A database with some cases in it, at rest.
fn some_cases() -> World {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    for number in 0..20 {
        let text = "Everything about my matter. ".repeat(20 + number * 20);
        let said = lmtp.deliver("reem@people.example", MAILBOX, &letter(&format!("matter-{number}"), "A matter", &text)).unwrap();
        assert!(said.is_kept(), "{said:?}");
    }
    drop(lmtp);
    assert_eq!(running.stop().unwrap(), 0);
    world
}

#[test]
fn a_page_that_turned_to_noise_is_found_wherever_it_lies() {
    let world = some_cases();
    let file = world.installation.data().join("daleel.sqlite");
    assert_eq!(verify(&file), Ok(()));
    let whole = fs::read(&file).unwrap();
    let free = rusqlite::Connection::open(&file).unwrap().query_row("pragma freelist_count", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(free, 0, "every page holds something");
    let rotten = world.folder.path().join("rotten.sqlite");
    let missed: Vec<usize> = (0..flips(200))
        .filter(|seed| {
            let mut bytes = whole.clone();
            let page = place(*seed, bytes.len() / PAGE) * PAGE;
            (0..PAGE / 8).for_each(|word| {
                bytes[page + word * 8..page + word * 8 + 8].copy_from_slice(&chance(seed * 1_000 + word).to_le_bytes());
            });
            fs::write(&rotten, bytes).unwrap();
            verify(&rotten).is_ok()
        })
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_byte_of_a_copy_that_changed_is_found_wherever_it_lies() {
    let world = some_cases();
    let copy = world.folder.path().join("copy");
    assert_eq!(world.installation.run(&["backup", copy.to_str().unwrap()]).unwrap().code, 0);
    assert!(store::verify(&copy, None).is_ok());
    let mut files: Vec<_> = walkdir::WalkDir::new(&copy).into_iter().flatten().filter(|entry| entry.file_type().is_file()).collect();
    files.retain(|file| file.metadata().unwrap().len() > 0);
    files.sort_by_key(|file| file.path().to_owned());
    for seed in 0..flips(200) {
        // The database is by far the largest, and every file has its turn.
        let file = files[seed % files.len()].path();
        let whole = fs::read(file).unwrap();
        let mut bytes = whole.clone();
        let at = place(seed, bytes.len());
        bytes[at] ^= 1 << (chance(seed) >> 61);
        fs::write(file, bytes).unwrap();
        assert!(store::verify(&copy, None).is_err(), "byte {at} of {}", file.display());
        fs::write(file, whole).unwrap();
    }
    assert!(store::verify(&copy, None).is_ok());
}

#[test]
fn the_program_itself_names_a_page_that_turned_to_noise_and_serves_nothing_of_it() {
    let world = some_cases();
    let file = world.installation.data().join("daleel.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let page = bytes.len() / PAGE / 3 * PAGE;
    bytes[page..page + PAGE].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    for (lang, words) in [("en_GB.UTF-8", "The database is damaged"), ("ar_BH.UTF-8", "قاعدة البيانات تالفة")] {
        let found = world.installation.command(&["verify"]).env("LC_ALL", lang).output().unwrap();
        let said = String::from_utf8_lossy(&found.stderr).into_owned();
        assert!(!found.status.success() && said.contains(words), "{said}");
    }
}
