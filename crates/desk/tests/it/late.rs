//! Stories of time: what is late is marked once, promises are kept or broken, a changed calendar moves the clocks.

use kernel::Role;

use crate::world::WORKS;
use crate::world::on_each;

const DAY: u64 = 86_400;

#[test]
fn a_case_that_nobody_answered_in_a_day_is_late_once_and_its_owner_is_told_once() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        world.after(DAY + 60).await;
        world.after(60).await;
        assert_eq!(world.get(&mona, "/en/desk/cases?view=late").await.texts(".item__name"), ["Yousef"]);
        let told = world.get(&mona, "/en/desk/notices").await;
        assert_eq!(told.texts(".item__name").iter().filter(|text| text.contains("A reply is late")).count(), 1, "{}", told.text);
        world.answers(&mona, &case, "Yes. Please forgive the delay.").await;
        assert!(world.get(&mona, "/en/desk/cases?view=late").await.texts(".item__name").is_empty());
    });
}

#[test]
fn a_promise_is_kept_in_time_or_broken_in_the_open() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let path = format!("/en{}", case.path());
        let promises = format!("{path}/promises");
        let past = world.post(&mona, &promises, &[("what", "reply"), ("date", "2026-11-23"), ("time", "10:00")]).await;
        assert_eq!(past.status, 422);
        for what in ["reply", "call-back"] {
            let made = world.post(&mona, &promises, &[("what", what), ("date", "٢٥/١١/٢٠٢٦"), ("time", "10:00")]).await;
            assert_eq!(made.status, 303, "{}", made.text);
        }
        let page = world.get(&mona, &path).await;
        let document = scraper::Html::parse_document(&page.text);
        let form = document.select(&scraper::Selector::parse("form[action*=keeping]").unwrap()).next().unwrap();
        assert_eq!(world.post(&mona, form.attr("action").unwrap(), &[]).await.status, 303);
        world.after(2 * DAY).await;
        let page = world.get(&mona, &path).await;
        assert!(page.says("Kept") && page.says("Broken"), "{}", page.text);
        assert!(world.get(&mona, "/en/desk/notices").await.says("A promised time has passed"));
    });
}

#[test]
fn a_holiday_by_circular_moves_clocks_in_working_hours_and_the_owner_is_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let before = world
            .act(WORKS, |tx| {
                let level = calendar::ServiceLevel::new(std::time::Duration::from_secs(14 * 3600), calendar::Measure::Working);
                let new = desk::NewCase {
                    kind: "matter",
                    channel: "letter",
                    subject: "Permit".into(),
                    first_words: String::new(),
                    lang: kernel::Lang::En,
                    customer: None,
                    service: None,
                    level,
                };
                Ok(desk::open_case(tx, new)?.0)
            })
            .await;
        let day = [("from", "2026-11-25"), ("name_ar", "عطلة"), ("name_en", "Holiday"), ("circular", "2026/41"), ("confirmed", "yes")];
        let added = world.post(&fatima, "/en/admin/calendar/holidays", &day).await;
        assert_eq!(added.status, 303, "{}", added.text);
        assert!(world.get(&fatima, "/en/admin/calendar").await.says("2026/41"));
        let id = before.id;
        let now = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await;
        assert!(now.due_at.unwrap() > before.due_at.unwrap());
        assert!(world.get(&mona, "/en/desk/notices").await.says("The due time changed with the calendar"));
    });
}
