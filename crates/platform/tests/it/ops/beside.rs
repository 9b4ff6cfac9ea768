//! Two programs on one database: whoever looks at a page of one hears what the other has changed.

use platform::live;
use testkit::inside::Plan;

use super::webhooks::answered;
use super::webhooks::happens;
use crate::world::WORKS;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds;

#[test]
fn what_two_programs_change_is_heard_by_both_once_and_in_its_order() {
    run(async {
        for world in worlds() {
            let Some(other) = world.beside(Plan::of([])) else { continue };
            let both = [&world.app, &other];
            for app in both {
                live::look(app).await.unwrap();
            }
            let mut heard = both.map(|app| app.live().listen());
            for app in [&world.app, &other, &other, &world.app] {
                app.write(everywhere().within(WORKS), |tx| tx.record(answered()).map(drop)).await.unwrap();
            }
            for app in both.into_iter().chain(both) {
                live::look(app).await.unwrap();
            }
            happens(&world, WORKS).await;
            let seqs =
                heard.each_mut().map(|heard| std::iter::from_fn(|| heard.try_recv().ok()).map(|event| event.seq).collect::<Vec<_>>());
            let first = seqs[0][0];
            assert_eq!(seqs[0], (first..first + 5).collect::<Vec<_>>());
            assert_eq!(seqs[1], seqs[0][..4], "the last one is heard with the next look");
        }
    });
}
