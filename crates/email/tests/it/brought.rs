//! Cases of another help desk that go on in a mailbox, and are taken back.

use calendar::ServiceLevel;
use desk::Brought;
use desk::CaseId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use writing::Urgency;

use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

fn brought(number: &str, owner: EmployeeId, at: Timestamp) -> Brought {
    Brought {
        system: "Old Desk".into(),
        number: number.into(),
        channel: "email",
        level: ServiceLevel::email_default(),
        subject: "رخصة بناء".into(),
        text: "متى تصدر الرخصة؟".into(),
        reply: String::new(),
        lang: Lang::Ar,
        customer: None,
        author: "هدى أحمد".into(),
        service: None,
        urgency: Urgency::Ordinary,
        owner: Some(owner),
        opened_at: at,
        answered_at: None,
        is_waiting: true,
        closed_at: None,
    }
}

async fn is_taken_back(world: &World, case: CaseId) -> bool {
    let bringing = email::slice().channel.and_then(|channel| channel.bringing).expect("mailboxes take what is brought");
    world.act(WORKS, move |tx| desk::take_back_case(tx, case, |tx| (bringing.forget)(tx, case.get()))).await
}

#[test]
fn a_case_in_which_somebody_writes_a_reply_is_not_taken_back() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let owner = mona.id;
        let [written_in, other] = world
            .act(WORKS, move |tx| {
                let now = tx.now();
                Ok([desk::bring_case(tx, &brought("T-1", owner, now))?.0.id, desk::bring_case(tx, &brought("T-2", owner, now))?.0.id])
            })
            .await;
        let fields = [("subject", "حالة رخصة البناء"), ("body", "تصدر خلال خمسة أيام"), ("lang", "ar"), ("version", "1")];
        assert_eq!(world.post(&mona, &format!("/ar/desk/cases/{written_in}/reply-draft"), &fields).await.status, 200);
        assert!(is_taken_back(&world, other).await, "nobody has touched it");
        assert!(!is_taken_back(&world, written_in).await, "her letter would be lost");
        assert_eq!(world.get(&mona, &format!("/ar/desk/cases/{written_in}")).await.status, 200);
        assert_eq!(world.get(&mona, &format!("/ar/desk/cases/{other}")).await.status, 404);
    });
}
