//! What was put beside the database for an act that came to nothing: it goes, and nothing else does.

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;
use std::time::UNIX_EPOCH;

use kernel::Actor;
use platform::jobs;
use store::Prepared;

use crate::world::World;
use crate::world::run;
use crate::world::worlds;

const HOUR: Duration = Duration::from_secs(3600);

fn file(world: &World, hash: &str) -> PathBuf {
    world.app.settings().data_dir.join("blobs").join(&hash[..2]).join(hash)
}

/// Puts something large at the story's time.
async fn put(world: &World, filled_with: u8) -> Prepared {
    let prepared = world.app.blobs().prepare(vec![filled_with; 100_000]).await.unwrap();
    let now = Duration::from_secs(world.app.now().as_second().unsigned_abs());
    File::open(file(world, &prepared.hash)).unwrap().set_modified(UNIX_EPOCH + now).unwrap();
    prepared
}

#[test]
fn what_was_put_for_an_act_that_came_to_nothing_goes_after_a_day_and_what_was_recorded_stays() {
    run(async {
        for world in worlds() {
            let (lost, kept) = (put(&world, 1).await, put(&world, 2).await);
            let (known, recorded) = (kept.hash.clone(), kept.clone());
            world.act(move |tx| tx.keep(&recorded)).await;
            for hour in 0..50 {
                jobs::run_due(&world.app).await;
                assert!(hour > 23 || file(&world, &lost.hash).exists(), "it may still be on its way: hour {hour}");
                world.clock.advance(HOUR);
            }
            assert!(!file(&world, &lost.hash).exists(), "nobody knows it");
            let grant = Actor::system("story", None).may(jobs::WORK).unwrap();
            assert_eq!(world.app.blobs().read(grant, &known).await.unwrap(), vec![2; 100_000]);
        }
    });
}
