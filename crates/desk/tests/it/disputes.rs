//! Stories of findings: evidence, a dispute, and a decision by someone else.

use kernel::Role;

use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn an_employee_disputes_a_miss_and_a_supervisor_decides_once() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        world.answers(&mona, &case, "").await;
        let guide = world.get(&mona, &format!("/en{}?tab=guide", case.path())).await;
        assert!(guide.says("Missed") && guide.says("Dispute this finding"), "{}", guide.text);
        let own = world.get(&mona, "/en/desk/findings").await;
        let document = scraper::Html::parse_document(&own.text);
        let finding = document.select(&scraper::Selector::parse(".page .item").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
        assert_eq!(world.post(&fatima, &format!("{finding}/dispute"), &[("why", "Not mine.")]).await.status, 409);
        let empty = world.post(&mona, &format!("{finding}/dispute"), &[("why", " ")]).await;
        assert!(empty.status == 422 && !empty.texts("#f-why-error").is_empty(), "the refusal stands beside the field: {}", empty.text);
        assert_eq!(world.post(&mona, &format!("{finding}/dispute"), &[("why", "It was a signature.")]).await.status, 303);
        assert_eq!(world.post(&mona, &format!("{finding}/dispute"), &[("why", "It was a signature.")]).await.status, 409);
        assert_eq!(world.post(&mona, &format!("{finding}/decision"), &[("decision", "overturned")]).await.status, 403);
        let disputes = world.get(&fatima, "/en/desk/disputes").await.texts(".page .item");
        assert!(disputes.len() == 1 && disputes[0].contains("It was a signature."), "the reason stands beside it: {disputes:?}");
        let lit = world.get(&fatima, &finding).await.texts("#rail a[aria-current]");
        assert_eq!((lit.len(), lit[0].as_str()), (1, "Disputes"), "whoever decides came from the disputes");
        assert_eq!(world.get(&mona, &finding).await.texts("#rail a[aria-current]"), ["My findings"]);
        let decided = [("decision", "overturned"), ("note", "The signature is an answer.")];
        assert_eq!(world.post(&fatima, &format!("{finding}/decision"), &decided).await.status, 303);
        assert_eq!(world.post(&fatima, &format!("{finding}/decision"), &decided).await.status, 409);
        let page = world.get(&mona, &finding).await;
        assert!(page.says("The dispute was accepted") && page.says("The signature is an answer."), "{}", page.text);
        assert!(world.get(&fatima, "/en/desk/disputes").await.texts(".page .item").is_empty());
    });
}

#[test]
fn an_objection_stays_when_the_same_miss_is_judged_again_and_ends_when_it_is_none() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        world.answers(&mona, &case, "").await;
        let own = world.get(&mona, "/en/desk/findings").await;
        let document = scraper::Html::parse_document(&own.text);
        let finding = document.select(&scraper::Selector::parse(".page .item").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
        assert_eq!(world.post(&mona, &format!("{finding}/dispute"), &[("why", "It was a signature.")]).await.status, 303);
        world.answers(&mona, &case, "").await;
        assert_eq!(world.get(&fatima, "/en/desk/disputes").await.texts(".page .item").len(), 1, "nobody has decided yet");
        let odd = world.post(&fatima, &format!("{finding}/decision"), &[("decision", "perhaps")]).await;
        assert_eq!(odd.status, 404, "only what can be decided is decided: {}", odd.text);
        world.answers(&mona, &case, "Your licence is renewed.").await;
        assert!(world.get(&fatima, "/en/desk/disputes").await.texts(".page .item").is_empty());
    });
}
