//! Stories of forms that cannot be taken as they are: what was typed stays, and what must be corrected stands beside its field.

use kernel::Role;
use scraper::Html;
use scraper::Selector;

use crate::world::WORKS;
use crate::world::on_each;

/// An attribute of every element that a selector finds.
fn attributes(page: &str, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(page).select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

#[test]
fn an_absence_that_cannot_be_entered_keeps_what_was_typed_and_says_beside_the_field_what_to_write() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let (id, other) = (mona.id.to_string(), salem.id.to_string());
        let typed = |from, to| [("employee", id.as_str()), ("from", from), ("to", to), ("reason", "duty"), ("back_up", other.as_str())];
        let unreadable = world.post(&fatima, "/ar/admin/absences", &typed("الأربعاء", "26/11/2026")).await;
        assert_eq!(unreadable.status, 422);
        assert!(unreadable.texts("#f-from-error")[0].starts_with("اكتب اليوم ثم الشهر ثم السنة"), "{}", unreadable.text);
        assert_eq!(attributes(&unreadable.text, "#f-from", "value"), ["الأربعاء"]);
        assert_eq!(attributes(&unreadable.text, "#f-to", "value"), ["26/11/2026"]);
        let chosen =
            ["#f-employee", "#f-reason", "#f-back_up"].map(|field| attributes(&unreadable.text, &format!("{field} [selected]"), "value"));
        assert_eq!(chosen, [vec![id.clone()], vec!["duty".to_owned()], vec![other.clone()]]);
        let back = world.post(&fatima, "/en/admin/absences", &typed("26/11/2026", "25/11/2026")).await;
        assert_eq!(back.texts("#f-to-error"), ["The absence must end after it begins."]);
        assert_eq!(attributes(&back.text, ".summary a", "href"), ["#f-to"]);
        assert_eq!(world.post(&fatima, "/en/admin/absences", &typed("25/11/2026", "27/11/2026")).await.status, 303);
        let twice = world.post(&fatima, "/en/admin/absences", &typed("27/11/2026", "30/11/2026")).await;
        assert_eq!(twice.status, 422);
        assert!(twice.texts("#f-from-error")[0].starts_with("This employee is already away"), "{}", twice.text);
        assert_eq!(world.post(&fatima, "/en/admin/absences", &typed("28/11/2026", "30/11/2026")).await.status, 303);
    });
}

#[test]
fn a_calendar_that_cannot_be_changed_keeps_what_was_typed_and_says_beside_the_field_what_to_write() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let week = [("sunday", "07:00-14:15"), ("monday", "8 to 2"), ("tuesday", "")];
        let refused = world.post(&fatima, "/en/admin/calendar/week", &week).await;
        assert_eq!(refused.status, 422);
        assert!(refused.texts("#f-monday-error")[0].starts_with("Write the period in hours and minutes"), "{}", refused.text);
        let kept = ["sunday", "monday", "tuesday"].map(|day| attributes(&refused.text, &format!("#f-{day}"), "value").concat());
        assert_eq!(kept, ["07:00-14:15", "8 to 2", ""]);
        let day = [("from", "16 ديسمبر"), ("name_ar", "العيد الوطني"), ("name_en", ""), ("circular", "2026/41"), ("confirmed", "yes")];
        let refused = world.post(&fatima, "/ar/admin/calendar/holidays", &day).await;
        assert_eq!(refused.status, 422);
        assert_eq!(attributes(&refused.text, ".summary a", "href"), ["#f-name_en"]);
        let kept = ["from", "name_ar", "circular"].map(|field| attributes(&refused.text, &format!("#f-{field}"), "value").concat());
        assert_eq!(kept, ["16 ديسمبر", "العيد الوطني", "2026/41"]);
        assert_eq!(attributes(&refused.text, "#f-confirmed", "checked").len(), 1);
    });
}

#[test]
fn the_forms_of_a_holiday_and_of_a_season_are_each_told_apart() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let named = [("season-name_ar", "رمضان"), ("season-name_en", "Ramadan"), ("season-hours", "09:00-14:00")];
        let season = |from, to| [("season-from", from), ("season-to", to), named[0], named[1], named[2]];
        let refused = world.post(&fatima, "/en/admin/calendar/seasons", &season("08/02/2027", "soon")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.texts("#f-season-to-error")[0].starts_with("Write the day"), "{}", refused.text);
        assert_eq!(attributes(&refused.text, ".summary a", "href"), ["#f-season-to"]);
        let kept = ["season-from", "season-to", "season-name_ar", "season-hours"]
            .map(|field| attributes(&refused.text, &format!("#f-{field}"), "value").concat());
        assert_eq!(kept, ["08/02/2027", "soon", "رمضان", "09:00-14:00"]);
        assert_eq!(attributes(&refused.text, "#f-from", "value"), [""], "the holiday's own form is as it was");
        let mut ids = attributes(&refused.text, "[id]", "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "no two fields share a name on the page");
        assert_eq!(world.post(&fatima, "/en/admin/calendar/seasons", &season("08/02/2027", "09/03/2027")).await.status, 303);
        assert!(world.get(&fatima, "/en/admin/calendar").await.says("Ramadan"));
    });
}
