//! Who else is on a case and who writes, told to colleagues and to nobody else.

use kernel::Role;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn says(world: &World, who: &Person, case: &desk::Case, says: &str, seen: i64) -> testkit::inside::Answer {
    world.post(who, &format!("/en{}/presence", case.path()), &[("says", says), ("seen", &seen.to_string())]).await
}

#[test]
fn colleagues_see_who_is_on_a_case_and_who_writes_until_they_are_gone() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        assert!(says(&world, &mona, &case, "here", 0).await.text.trim().is_empty(), "nobody else is there");
        let seen = says(&world, &hind, &case, "here", 0).await;
        assert!(seen.says("On this case now") && seen.says("Mona"), "{}", seen.text);
        says(&world, &mona, &case, "writing", 0).await;
        assert!(says(&world, &hind, &case, "ask", 0).await.says("Writing now"));
        world.after(10).await;
        assert!(says(&world, &hind, &case, "ask", 0).await.says("On this case now"), "she stopped");
        says(&world, &mona, &case, "gone", 0).await;
        assert!(!says(&world, &hind, &case, "ask", 0).await.says("Mona"));
        let other = world.person(HEALTH, "Layla", Role::Supervisor).await;
        assert_eq!(says(&world, &other, &case, "here", 0).await.status, 404, "behind the wall there is no case");
        assert!(!says(&world, &mona, &case, "ask", 0).await.says("Layla"));
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.text.contains(&format!("data-topic=\"presence-case:{}\"", case.id)), "{}", page.text);
    });
}

#[test]
fn whoever_writes_is_warned_when_a_colleague_has_answered_meanwhile() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let id = case.id;
        let known = world.act(WORKS, move |tx| desk::store::newest_said(tx, id)).await;
        let page = world.get(&hind, &format!("/en{}", case.path())).await;
        assert!(page.text.contains(&format!("data-seen=\"{known}\"")), "{}", page.text);
        assert!(!says(&world, &hind, &case, "here", known).await.says("has sent a reply"));
        world.answers(&mona, &case, "On Wednesday.").await;
        let warned = says(&world, &hind, &case, "ask", known).await;
        assert!(warned.says("has sent a reply since you opened this page"), "{}", warned.text);
        let known = world.act(WORKS, move |tx| desk::store::newest_said(tx, id)).await;
        world.post(&mona, &format!("/en{}/notes", case.path()), &[("text", "She called, too.")]).await;
        let noted = says(&world, &hind, &case, "ask", known).await;
        assert!(!noted.says("has sent a reply"), "a note makes no reply that was there before a new one: {}", noted.text);
    });
}
