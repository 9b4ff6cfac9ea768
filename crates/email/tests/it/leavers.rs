//! Somebody leaves in the middle of a reply: it is refused, and what was written is there for whoever answers for the case now.

use kernel::Role;
use org::Employee;

use crate::mail::ANSWER;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_reply_of_somebody_who_left_is_refused_and_its_draft_is_gone_on_with_by_who_has_the_case() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let fields = [("subject", "رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", "1")];
        let draft = format!("{}/reply-draft", opened.path);
        assert_eq!(world.post(&mona, &draft, &fields).await.status, 200);
        let (salem, noor) = (world.salem().await, world.person(WORKS, ("نور", "Noor"), Role::Supervisor).await);
        let (id, back_up) = (mona.id, salem.id);
        world
            .act(WORKS, move |tx| {
                platform::accounts::withdraw_role(tx, id, Some(WORKS), None, Role::Employee)?;
                let known = org::store::employee(tx, id)?.unwrap();
                org::save_employee(tx, &Employee { is_active: false, back_up: Some(back_up), ..known })
            })
            .await;
        let refused = world.post(&mona, &format!("{}/replies", opened.path), &fields).await;
        assert_eq!(refused.status, 403, "{}", refused.text);
        assert!(world.get(&noor, &opened.path).await.texts(".msg--out").is_empty(), "nothing was sent");
        let page = world.get(&salem, &opened.path).await;
        assert!(page.says("مسودة منى") && page.says(ANSWER), "{}", page.text);
        assert!(!world.get(&noor, &opened.path).await.says("مسودة منى"), "only whoever answers for the case reads it");
        let from = mona.id.to_string();
        let place = format!("{}/left-draft", opened.path);
        let stranger = world.post(&noor, &place, &[("from", &from)]).await;
        assert!([403, 409].contains(&stranger.status), "{}", stranger.status);
        assert_eq!(world.post(&salem, &place, &[("from", &from)]).await.status, 303);
        let page = world.get(&salem, &opened.path).await;
        assert!(page.texts(".composer__box").iter().any(|text| text.contains(ANSWER)), "it stands in Salem’s composer: {}", page.text);
        assert!(!page.says("مسودة منى"));
        assert_eq!(world.post(&salem, &place, &[("from", &from)]).await.status, 409, "what he writes now is not written over");
        assert_eq!(world.replies(&salem, &opened, ANSWER, &[]).await.status, 303);
    });
}

#[test]
fn a_reply_of_somebody_whose_account_is_closed_is_gone_on_with_by_who_has_the_case() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let fields = [("subject", "رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", "1")];
        assert_eq!(world.post(&mona, &format!("{}/reply-draft", opened.path), &fields).await.status, 200);
        let (salem, rana) = (world.salem().await, world.person(WORKS, ("رنا", "Rana"), Role::EntityAdministrator).await);
        let (id, back_up) = (mona.id, salem.id);
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, id)?.unwrap();
                org::save_employee(tx, &Employee { back_up: Some(back_up), ..known })
            })
            .await;
        assert_eq!(world.post(&rana, &format!("/ar/admin/employees/{id}/account/closing"), &[]).await.status, 303);
        let page = world.get(&salem, &opened.path).await;
        assert!(page.says("مسودة منى") && page.says(ANSWER), "{}", page.text);
        assert_eq!(world.post(&salem, &format!("{}/left-draft", opened.path), &[("from", &id.to_string())]).await.status, 303);
        assert_eq!(world.replies(&salem, &opened, ANSWER, &[]).await.status, 303);
    });
}

#[test]
fn a_program_goes_on_with_what_a_colleague_was_writing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let fields = [("subject", "رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", "1")];
        assert_eq!(world.post(&mona, &format!("{}/reply-draft", opened.path), &fields).await.status, 200);
        let salem = world.salem().await;
        let list = format!("/api/v1/cases/{}/left-drafts", opened.case);
        assert_eq!(world.program(&salem, "GET", &list, None).await.0, 409, "only whoever owns the case reads it");
        let version = world.case(&salem, opened.case).await["version"].to_string();
        let taking = [("seen", version.as_str()), ("reason", "تغطية")];
        assert_eq!(world.post(&salem, &format!("{}/owner", opened.path), &taking).await.status, 303);
        let (status, left) = world.program(&salem, "GET", &list, None).await;
        assert_eq!((status, left["items"][0]["body"].as_str()), (200, Some(ANSWER)), "{left}");
        let take = format!("{list}/{}", mona.id);
        assert_eq!(world.program(&salem, "POST", &take, None).await.0, 200);
        assert!(world.get(&salem, &opened.path).await.texts(".composer__box").concat().contains(ANSWER));
        assert_eq!(world.program(&salem, "POST", &take, None).await.0, 409, "what he writes now is not written over");
        let nour = world.person(crate::world::HEALTH, ("نور", "Nour"), Role::Supervisor).await;
        assert_eq!(world.program(&nour, "GET", &list, None).await.0, 404, "another entity's");
    });
}
