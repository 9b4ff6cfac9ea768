//! What becomes of the bytes of documents that were handed in.

use std::time::Duration;

use super::PDF;
use crate::arrivals::TODAY;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

impl World {
    /// The names of the bytes of all documents, each once.
    async fn document_hashes(&self) -> Vec<String> {
        self.act(WORKS, |tx| {
            let entity = tx.entity()?;
            tx.query("select distinct hash from handed_in where entity_id = $1", &[entity.into()], |row| row.get(0))
        })
        .await
    }

    /// Whether bytes of this name still lie anywhere.
    async fn has_bytes(&self, hash: &str) -> bool {
        let grant = kernel::Actor::system("leftovers", None).may(platform::jobs::WORK).unwrap();
        self.app.blobs().read(grant, hash).await.is_ok()
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
        let hashes = world.document_hashes().await;
        assert_eq!(hashes.len(), 2, "the same bytes are kept once");
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
        let again = world.document_hashes().await.remove(0);
        assert!(world.has_bytes(&again).await);
        assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        world.after(60).await;
        assert!(!world.has_bytes(&again).await, "what was given back leaves with its bytes");
    });
}
