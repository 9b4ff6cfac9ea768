//! Attachments are looked after day by day: what was lost or changed stands where the operator looks, until it is put back.

use std::fs;
use std::path::PathBuf;

use kernel::Lang;
use kernel::Role;
use platform::jobs;

use super::program::Program;
use crate::world::World;
use crate::world::run;
use crate::world::worlds;

fn file(world: &World, hash: &str) -> PathBuf {
    world.app.settings().data_dir.join("blobs").join(&hash[..2]).join(hash)
}

async fn kept(world: &World, filled_with: u8) -> String {
    let prepared = world.app.blobs().prepare(vec![filled_with; 100_000]).await.unwrap();
    let hash = prepared.hash.clone();
    world.act(move |tx| tx.keep(&prepared)).await;
    hash
}

/// Lets a day and some minutes pass, and what is timed in them be done.
async fn a_day_passes(world: &World) {
    world.clock.advance(std::time::Duration::from_secs(24 * 3600));
    for _ in 0..3 {
        jobs::run_due(&world.app).await;
        world.clock.advance(std::time::Duration::from_secs(60));
    }
}

async fn warns(world: &World) -> bool {
    Program::nobody(world).get("/readyz").await.json()["warnings"].to_string().contains("attachments")
}

#[test]
fn a_removed_and_a_changed_attachment_are_told_to_the_operator_within_a_day_until_they_are_back() {
    run(async {
        for world in worlds() {
            let [sound, removed, changed] = [kept(&world, 1).await, kept(&world, 2).await, kept(&world, 3).await];
            jobs::run_due(&world.app).await;
            assert!(!warns(&world).await, "all are as they were kept");
            let whole = [&removed, &changed].map(|hash| fs::read(file(&world, hash)).unwrap());
            fs::remove_file(file(&world, &removed)).unwrap();
            fs::write(file(&world, &changed), [&whole[1][1..], b"!"].concat()).unwrap();
            a_day_passes(&world).await;
            assert!(warns(&world).await);
            let said = [(Lang::Ar, "غير موجود", "ليس كما حُفظ"), (Lang::En, "It is not there", "It is not what was kept")];
            for (lang, gone, other) in said {
                let operator = Program::speaking(&world, Role::Operator, None, lang).await;
                let page = operator.get(&format!("/{}/desk/deliveries", lang.code())).await.text;
                assert!(page.contains(&removed) && page.contains(&changed) && !page.contains(&sound), "{page}");
                assert!(page.contains(gone) && page.contains(other), "{page}");
            }
            fs::write(file(&world, &removed), &whole[0]).unwrap();
            fs::write(file(&world, &changed), &whole[1]).unwrap();
            a_day_passes(&world).await;
            assert!(!warns(&world).await, "they were put back");
        }
    });
}
