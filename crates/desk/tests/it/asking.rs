//! Stories of colleagues who ask each other in a case, with a time by which the answer is wanted.

use kernel::Role;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

const HOUR: u64 = 3600;

#[test]
fn a_colleague_is_asked_is_told_and_answers_with_a_note_and_the_one_who_asked_is_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let (path, to) = (format!("/en{}", case.path()), salem.id.to_string());
        let question = [("asked", to.as_str()), ("question", "Did the engineer approve it?"), ("hours", "4")];
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &format!("{path}/questions"), &question).await.status, 303);
        }
        let page = world.get(&salem, &path).await;
        assert_eq!(page.texts(".msg--note .msg__body"), ["Did the engineer approve it?"], "a second click asks nothing more");
        assert_eq!(page.texts("#guide .block li cs-timer").len(), 1);
        assert_eq!(world.get(&salem, "/en/desk/notices").await.texts(".item__name"), ["A colleague asks you something"]);
        let back = [("asked", &*mona.id.to_string()), ("question", "Which engineer?"), ("hours", "4")];
        assert_eq!(world.post(&salem, &format!("{path}/questions"), &back).await.status, 303);
        assert_eq!(world.get(&mona, &path).await.texts("#guide .block li cs-timer").len(), 2, "to ask back is no answer");
        assert_eq!(world.post(&salem, &format!("{path}/notes"), &[("text", "Yes, on Sunday.")]).await.status, 303);
        let page = world.get(&mona, &path).await;
        assert!(page.texts("#guide .block li").iter().any(|line| line == "To Salem Answered"), "{}", page.text);
        assert!(world.get(&mona, "/en/desk/notices").await.says("A colleague answered your question"));
        let timeline = world.get(&mona, &format!("{path}?tab=timeline")).await;
        assert!(timeline.says("Salem answered in time"), "{}", timeline.text);
    });
}

#[test]
fn a_question_without_an_answer_in_working_time_is_told_to_both_once() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let (path, to) = (format!("/en{}", case.path()), salem.id.to_string());
        let question = [("asked", to.as_str()), ("question", "Did the engineer approve it?"), ("hours", "8")];
        assert_eq!(world.post(&mona, &format!("{path}/questions"), &question).await.status, 303);
        world.after(10 * HOUR).await;
        let told = async |who| {
            let notices = world.get(who, "/en/desk/notices").await.texts(".item__name");
            notices.iter().filter(|notice| notice.contains("unanswered")).count()
        };
        assert_eq!(told(&mona).await, 0, "the night is no working time");
        world.after(24 * HOUR).await;
        world.after(HOUR).await;
        assert_eq!((told(&mona).await, told(&salem).await), (1, 1));
    });
}

#[test]
fn nobody_asks_oneself_someone_away_or_somebody_of_another_entity() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let huda = world.person(HEALTH, "Huda", Role::Supervisor).await;
        let questions = format!("/en{}/questions", case.path());
        let ask = async |who, to: String| {
            world.post(who, &questions, &[("asked", to.as_str()), ("question", "Is it approved?"), ("hours", "4")]).await.status
        };
        assert_eq!(ask(&mona, mona.id.to_string()).await, 409);
        assert_eq!(ask(&mona, huda.id.to_string()).await, 404);
        assert_eq!(ask(&huda, mona.id.to_string()).await, 404);
        assert!(world.get(&mona, &format!("/en{}", case.path())).await.texts(".msg--note").is_empty());
    });
}
