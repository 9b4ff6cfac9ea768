//! Stories of cases in the workspace: found, noted, taken over, closed, searched.

use kernel::Role;

use crate::world::WORKS;
use crate::world::on_each;
use crate::world::percent;

#[test]
fn a_letter_becomes_a_case_of_the_qualified_employee_and_stands_in_her_list() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let home = world.get(&mona, "/en/desk").await;
        assert_eq!((home.status, home.location.as_str()), (303, "/en/desk/cases"));
        let list = world.get(&mona, "/en/desk/cases").await;
        assert_eq!(list.status, 200, "{}", list.text);
        assert_eq!(list.texts(".item__name"), ["Yousef"]);
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.says("I would like to renew my licence."));
        assert!(page.says(&case.reference));
        assert!(page.text.contains("<form id=\"letter\""), "the channel's own place to write stands on the page");
    });
}

#[test]
fn an_empty_workspace_says_what_will_appear_in_every_list_and_in_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for view in ["mine", "team", "unassigned", "waiting", "answered", "snoozed", "late", "closed"] {
            for lang in ["ar", "en"] {
                let list = world.get(&mona, &format!("/{lang}/desk/cases?view={view}")).await;
                assert_eq!(list.status, 200, "{view}");
                assert_eq!(list.texts(".list .empty h2").len(), 1, "{view}");
            }
        }
        for place in ["notices", "findings", "search?q=nothing"] {
            let page = world.get(&mona, &format!("/ar/desk/{place}")).await;
            assert_eq!(page.status, 200, "{place}");
            assert_eq!(page.texts(".empty h2").len(), 1, "{place}");
        }
    });
}

#[test]
fn a_note_sent_by_a_second_click_stands_once_and_an_empty_one_is_refused_on_the_same_page() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let notes = format!("/en{}/notes", case.path());
        for _ in 0..2 {
            let sent = world.post(&mona, &notes, &[("text", "Ask the licensing office.")]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
        }
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert_eq!(page.texts(".msg--note .msg__body"), ["Ask the licensing office."]);
        let empty = world.post(&mona, &notes, &[("text", "  ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("Write the note."), "{}", empty.text);
    });
}

#[test]
fn a_colleague_takes_a_case_over_with_a_reason_and_the_owner_is_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let owner = format!("/en{}/owner", case.path());
        let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, case.id)?.unwrap().version.to_string())).await;
        let silent = world.post(&salem, &owner, &[("seen", &seen), ("reason", "")]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.says("Give the reason."));
        let taken = world.post(&salem, &owner, &[("seen", &seen), ("reason", "Mona asked me to.")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let again = world.post(&salem, &owner, &[("seen", &seen), ("reason", "Mona asked me to.")]).await;
        assert_eq!(again.status, 303, "a second click changes nothing");
        let told = world.get(&mona, "/en/desk/notices").await;
        assert!(told.says("A colleague took over your case"), "{}", told.text);
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("Mona asked me to."), "{}", timeline.text);
    });
}

#[test]
fn of_two_who_take_a_case_at_once_the_second_is_told_that_it_changed() {
    on_each(|world| async move {
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let owner = format!("/en{}/owner", case.path());
        let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, case.id)?.unwrap().version.to_string())).await;
        assert_eq!(world.post(&mona, &owner, &[("seen", &seen)]).await.status, 303);
        let second = world.post(&salem, &owner, &[("seen", &seen), ("reason", "I know this customer.")]).await;
        assert_eq!(second.status, 409);
        assert!(second.says("changed after you opened it"), "{}", second.text);
        assert!(second.text.contains("I know this customer."), "what was written is kept");
    });
}

#[test]
fn a_hand_over_that_is_refused_keeps_the_note_and_the_colleague_whom_it_was_meant_for() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        world.person(WORKS, "Noora", Role::Employee).await;
        world.person(WORKS, "Salem", Role::Employee).await;
        let path = format!("/en{}", case.path());
        let page = world.get(&mona, &path).await;
        let last = scraper::Selector::parse("#f-to option:last-child").unwrap();
        let id = scraper::Html::parse_document(&page.text).select(&last).next().unwrap().attr("value").unwrap().to_owned();
        let fields = [("to", id.as_str()), ("reason", "You know it."), ("seen", "999")];
        let refused = world.post(&mona, &format!("{path}/owner"), &fields).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        assert_eq!(refused.texts("#f-to option[selected]"), page.texts("#f-to option:last-child"));
        assert_eq!(refused.texts("#f-hand-over-note"), ["You know it."]);
    });
}

#[test]
fn a_case_is_closed_once_it_was_answered_and_not_before() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let (id, closing) = (case.id, format!("/en{}/closing", case.path()));
        let version = async || world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version.to_string())).await;
        let early = world.post(&mona, &closing, &[("seen", &version().await)]).await;
        assert_eq!(early.status, 409);
        assert!(early.says("waiting for a reply"), "{}", early.text);
        world.answers(&mona, &case, "Please bring your old licence.").await;
        assert_eq!(world.post(&mona, &closing, &[("seen", &version().await)]).await.status, 303);
        assert_eq!(world.get(&mona, "/en/desk/cases?view=closed").await.texts(".item__name"), ["Yousef"]);
        assert!(world.get(&mona, "/en/desk/cases?view=mine").await.texts(".item__name").is_empty());
    });
}

#[test]
fn a_case_is_found_by_its_reference_by_address_by_personal_number_and_by_folded_words() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "أودّ تجديد الرخصة التجارية").await;
        let number = format!("/en{}/personal-number", case.path());
        assert_eq!(world.post(&mona, &number, &[("number", "٨٧٠١١٢٣٤٥")]).await.status, 303);
        for query in [case.reference.as_str(), "yousef@example.com", "870112345", "تجديد الرخصه"] {
            let found = world.get(&mona, &format!("/en/desk/search?q={}", percent(query))).await;
            assert_eq!(found.texts(".item__name"), ["Yousef"], "{query}");
        }
        let page = world.get(&mona, &format!("/en{}?tab=customer", case.path())).await;
        assert!(page.says("••••••345") && !page.text.contains("870112345"), "{}", page.text);
        let shown = world.post(&mona, &format!("{number}/reveals"), &[("reason", "To verify the licence.")]).await;
        assert!(shown.text.contains("870112345"));
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("The personal number was shown") && timeline.says("To verify the licence."), "{}", timeline.text);
        assert!(!timeline.text.contains("870112345"));
    });
}

#[test]
fn a_long_list_is_read_page_by_page_without_missing_or_repeating_a_case() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for _ in 0..35 {
            world.letter(WORKS, "Yousef", "Again.").await;
        }
        let first = world.get(&mona, "/en/desk/cases?view=mine").await;
        let document = scraper::Html::parse_document(&first.text);
        let next = document.select(&scraper::Selector::parse("a[rel=next]").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
        let second = world.get(&mona, &next).await;
        assert_eq!(first.texts(".list .item").len() + second.texts(".list .item").len(), 35);
        let waiting = world.get(&mona, "/en/desk/cases?view=waiting").await;
        assert_eq!(waiting.texts(".list .item").len(), 30);
    });
}

#[test]
fn what_is_due_first_stands_first_and_what_waits_for_the_customer_last_page_by_page() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let mut cases = Vec::new();
        for from in ["Yousef", "Aisha", "Huda", "Noor"] {
            cases.push(world.letter(WORKS, from, "When will it be ready?").await);
            world.after(60).await;
        }
        for answered in [&cases[0], &cases[2]] {
            world.answers(&mona, answered, "On Sunday.").await;
            world.after(60).await;
        }
        let in_order = ["Aisha", "Noor", "Huda", "Yousef"];
        for view in ["mine", "team"] {
            let list = world.get(&mona, &format!("/en/desk/cases?view={view}")).await;
            assert_eq!(list.texts(".item__name"), in_order, "{view}");
        }
        let by_page = world.act(WORKS, |tx| {
            let (mut names, mut mark) = (Vec::new(), None);
            loop {
                let (rows, next) = desk::list(tx, desk::View::Team, mark, 1)?;
                names.extend(rows.into_iter().map(|row| row.customer));
                if next.is_none() {
                    return Ok(names);
                }
                mark = next;
            }
        });
        assert_eq!(by_page.await, in_order, "a page goes on where the one before it ended");
    });
}

#[test]
fn the_guide_stands_first_beside_a_case_and_counts_what_is_still_to_be_done() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        for answered in [false, true] {
            if answered {
                world.answers(&mona, &case, "On Sunday.").await;
            }
            let page = world.get(&mona, &format!("/en{}", case.path())).await;
            assert_eq!(page.texts("#guide h2")[0], "The guide at this moment", "{}", page.text);
            let owed = page.texts("#guide .guide > li:not(.todo)").len();
            let done = page.texts("#guide .guide > li.done").len();
            let whole = if owed == 0 { Vec::new() } else { vec![format!("{done} of {owed}")] };
            assert_eq!(page.texts("#guide .meter .num"), whole, "{}", page.text);
        }
    });
}
