//! What becomes of the bytes of documents that were handed in.

use std::time::Duration;

use store::name_of;

use super::PDF;
use super::refuses;
use crate::arrivals::TODAY;
use crate::walks::lints;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

impl World {
    /// Whether bytes of this name still lie anywhere.
    pub(crate) async fn has_bytes(&self, hash: &str) -> bool {
        let grant = kernel::Actor::system("leftovers", None).may(platform::jobs::WORK).unwrap();
        self.app.blobs().read(grant, hash).await.is_ok()
    }

    /// How many files lie beside the database.
    fn files_beside(&self) -> usize {
        let Ok(folders) = std::fs::read_dir(self.app.settings().data_dir.join("blobs")) else { return 0 };
        let files = folders.flatten().filter_map(|folder| std::fs::read_dir(folder.path()).ok());
        files.map(Iterator::count).sum()
    }

    /// Takes back the first document on the page of an appointment.
    async fn takes_back(&self, own: &str) {
        let removal = self.get_as_anybody(own).await.attributes("form[action$=removal]", "action").remove(0);
        assert_eq!(self.post_as_anybody(&removal, &[]).await.status, 303);
    }
}

#[test]
fn the_bytes_of_a_document_leave_with_it_unless_somebody_else_handed_in_the_same() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let other = world.has_booked(place, (TODAY, "11:30"), &[("phone", "36003344")]).await;
        let plan = [PDF, vec![b' '; 100_000].as_slice(), PDF].concat();
        for page in [&own, &other] {
            let lines = world.hands_in_at(page).await;
            assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
            assert_eq!(world.upload_as_anybody(&lines[1], &[("plan.pdf", &plan)]).await.status, 303);
        }
        let hashes = [name_of(PDF), name_of(&plan)];
        for (page, stays) in [(&own, true), (&other, false)] {
            world.takes_back(page).await;
            world.takes_back(page).await;
            for hash in &hashes {
                assert_eq!(world.has_bytes(hash).await, stays, "{hash}");
            }
        }
        world.clock.advance(Duration::from_secs(1));
        let lines = world.hands_in_at(&own).await;
        assert_eq!(world.upload_as_anybody(&lines[1], &[("plan.pdf", &plan)]).await.status, 303, "it may be handed in again");
        assert!(world.has_bytes(&hashes[1]).await);
        assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        world.after(60).await;
        assert!(!world.has_bytes(&hashes[1]).await, "what was given back leaves with its bytes");
    });
}

#[test]
fn what_has_no_room_leaves_nothing_behind_and_nobody_hands_in_without_end() {
    let settings = [("quota.stored_bytes".to_owned(), "150000".to_owned())];
    on_each_with(&settings, |world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        let plan = |filling: u8| [PDF, vec![filling; 100_000].as_slice(), PDF].concat();
        assert_eq!(world.upload_as_anybody(&lines[0], &[("plan.pdf", &plan(b'.'))]).await.status, 303);
        let before = world.files_beside();
        assert_eq!(before, 1);
        refuses(&world.upload_as_anybody(&lines[0], &[("plan.pdf", &plan(b','))]).await, "No more files can be taken at the moment.");
        assert_eq!(world.files_beside(), before, "what is refused is not put there");
        world.takes_back(&own).await;
        assert_eq!(world.files_beside(), before, "nobody waits until it is taken away");
        world.after(60).await;
        assert_eq!(world.files_beside(), 0, "and what is taken back is gone within a minute");
        for _ in 1..60 {
            world.clock.advance(Duration::from_secs(8));
            assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
            world.takes_back(&own).await;
        }
        refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await, "Files were sent 60 times for this appointment");
        assert!(world.has_handed_in(&own).await.is_empty());
    });
}

#[test]
fn whoever_missed_their_appointment_sees_what_they_handed_in_and_takes_it_back() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
        world.after(3 * 3600).await;
        let missed = lints(world.get_as_anybody(&own).await);
        assert!(missed.says("You did not come in time") && missed.says("Documents you handed in"), "{}", missed.seen());
        assert!(missed.says("Identity card") && !missed.says("Plan of the plot"), "only what was handed in: {}", missed.seen());
        assert!(world.hands_in_at(&own).await.is_empty(), "nothing more is handed in");
        assert_eq!(world.upload_as_anybody(&lines[1], &[("plan.pdf", PDF)]).await.status, 409);
        lints(world.get_as_anybody(&own.replacen("/en/", "/ar/", 1)).await);
        world.takes_back(&own).await;
        assert!(!world.has_bytes(&name_of(PDF)).await);
        assert!(!world.get_as_anybody(&own).await.says("Documents you handed in"), "nothing is left of it");
    });
}
