//! Serving at the counter by the guide: the fewest keys, nobody skipped, and what was pressed by mistake taken back.

use kernel::Bilingual;
use kernel::Role;
use testkit::inside::Answer;

use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Somebody calls whoever is next, who comes.
async fn serves(world: &World, who: &Person) -> Answer {
    world.does(who, "next", &[]).await;
    world.does(who, "visit", &[]).await
}

/// Where a number is called out of its turn, by its place in the line.
fn out_of_turn(counter: &Answer, place: usize) -> String {
    let action = counter.attributes("form[action*='/tickets/']", "action")[place].clone();
    action.trim_start_matches("/en/desk/counter/").to_owned()
}

#[test]
fn one_key_ends_the_visit_and_calls_the_next_and_the_day_is_told_with_one_press() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.sits(&mona, 1).await;
        let page = serves(&world, &mona).await;
        must_say(&page, &["Finished today", "In one working day", "Wednesday 25 November", "In 3 working days", "Sunday 29 November"]);
        let key = page.attributes("button[data-key-fn=F2]", "data-key-ctrl");
        assert_eq!(key, ["Enter"], "one button, whichever of its two keys is pressed");
        let ticket = page.attributes("input[name=ticket]", "value").pop().unwrap();
        let day = [("ticket", ticket.as_str()), ("steps", "Handed to the engineer."), ("outcome", "by-2026-11-29"), ("then", "next")];
        must_say(&world.does(&mona, "completion", &day).await, &["A 002", "The number was called once"]);
        let (_, cases) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(cases["items"][0]["due_at"], "2026-11-29T11:15:00Z", "{cases}");
        let again = world.may_not(&mona, "completion", &day).await;
        must_say(&again, &["This ticket has moved on meanwhile", "A 002"]);
        world.does(&mona, "visit", &[]).await;
        must_say(&world.may_not(&mona, "completion", &day).await, &["This ticket has moved on meanwhile", "Steps taken"]);
        for (day, words) in [("by-2026-11-27", "does not work on this day"), ("by-soon", "Write the day"), ("", "Say what is left to do")] {
            must_say(&world.may_not(&mona, "completion", &[("steps", "Handed over."), ("outcome", day)]).await, &[words, "Handed over."]);
        }
    });
}

#[test]
fn keys_pressed_one_after_the_other_skip_nobody() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        for key in ["next", "recall"] {
            must_say(&world.may_not(&mona, key, &[]).await, &["called a moment ago", "Nobody was passed over", "A 001"]);
        }
        world.does_later(&mona, 10, "recall").await;
        world.does_later(&mona, 10, "recall").await;
        must_say(&world.may_not(&mona, "absence", &[]).await, &["called a moment ago", "A 001"]);
        world.does_later(&mona, 10, "absence").await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
    });
}

#[test]
fn that_somebody_has_come_is_taken_back_for_a_minute_and_leaves_no_matter_behind() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        must_say(&serves(&world, &mona).await, &["The customer has not come"]);
        must_say(&world.does_later(&mona, 30, "visit/taking-back").await, &["The number was called once", "The customer is here"]);
        must_say(&world.may_not(&mona, "visit/taking-back", &[]).await, &["moved on meanwhile"]);
        world.does(&mona, "visit", &[]).await;
        world.clock.advance(std::time::Duration::from_secs(61));
        let late = world.may_not(&mona, "visit/taking-back", &[]).await;
        must_say(&late, &["more than a minute ago"]);
        assert!(late.texts("form.act button").iter().all(|button| !button.contains("has not come")), "{}", late.seen());
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;

        world.comes(&mona, place, &[]).await;
        serves(&world, &mona).await;
        world.does_later(&mona, 10, "visit/taking-back").await;
        for act in ["recall", "recall", "absence"] {
            world.does_later(&mona, 10, act).await;
        }
        let (_, open) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(open["items"].as_array().map(Vec::len), Some(0), "nobody came, and nothing is left to do: {open}");
    });
}

#[test]
fn whoever_was_passed_over_is_seen_on_the_floor_by_those_who_lead_it() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let huda = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        for _ in 0..3 {
            world.comes(&mona, place, &[]).await;
            world.clock.advance(std::time::Duration::from_secs(60));
        }
        let counter = world.sits(&mona, 1).await;
        world.does(&mona, &out_of_turn(&counter, 2), &[("reason", "A child is ill")]).await;
        let board = format!("/en/desk/centres/{}", place.centre);
        let seen = world.get(&huda, &board).await;
        must_say(&seen, &["Called out of turn today", "A child is ill", "Counter 1"]);
        let row = seen.texts("section[aria-labelledby=skips-title] td").join(" · ").replace('\u{a0}', " ");
        assert!(row.contains("A 003") && row.contains("A 001") && row.contains("And one more") && row.contains("Mona"), "{row}");
        let arabic = world.get(&huda, &board.replacen("/en/", "/ar/", 1)).await;
        must_say(&arabic, &["النداءات خارج الدور اليوم", "منى"]);
        assert!(!world.get(&mona, &board).await.says("Called out of turn today"), "colleagues do not look at each other");
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let counter = world.get(&mona, "/en/desk/counter").await;
        world.does(&mona, &out_of_turn(&counter, 0), &[("reason", "It was their turn anyway")]).await;
        assert!(!world.get(&huda, &board).await.says("It was their turn anyway"), "nobody was passed over");
    });
}

#[test]
fn a_colleague_of_one_centre_resumes_a_visit_whose_matter_is_with_another() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let (mona_id, salem_id) = (mona.id, salem.id);
        world
            .act(WORKS, move |tx| {
                let riffa =
                    org::Centre {
                        id: tx.new_id(), name: Bilingual::new("فرع الرفاع", "Riffa branch"), place: Bilingual::default()
                    };
                org::open_centre(tx, &riffa)?;
                let known = org::store::employee(tx, mona_id)?.expect("Mona works here");
                org::save_employee(tx, &org::Employee { centre: Some(riffa.id), ..known })?;
                platform::accounts::grant_role(tx, salem_id, Some(WORKS), Some(place.centre), Role::Employee)?;
                platform::accounts::withdraw_role(tx, salem_id, Some(WORKS), None, Role::Employee)
            })
            .await;
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        serves(&world, &mona).await;
        let parked = world.does(&mona, "parking", &[("missing", "A photograph")]).await;
        world.sits(&salem, 2).await;
        world.does(&salem, &out_of_turn(&parked, 0), &[]).await;
        let page = world.does(&salem, "visit", &[]).await;
        must_say(&page, &["A 001", "A photograph", "Steps taken"]);
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        assert_eq!(world.get(&salem, &case).await.status, 200, "the matter of whoever stands before them is theirs");
        world.does(&salem, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let (_, happened) = world.program(&salem, "GET", &format!("/api/v1{}/events", case.trim_start_matches("/en/desk")), None).await;
        assert!(happened.to_string().contains("served"), "who answers for it now, and why, stands in it: {happened}");
    });
}

/// Mona serves the only customer of the centre.
async fn begins(world: &World) -> (Person, crate::world::Place, Answer) {
    let (mona, place) = (world.mona().await, world.muharraq(2).await);
    let ticket = world.comes(&mona, place, &[("lang", "en")]).await;
    world.sits(&mona, 1).await;
    serves(world, &mona).await;
    (mona, place, ticket)
}

/// Where the customer of a ticket follows it.
fn turn(ticket: &Answer) -> String {
    ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("a ticket has its turn")
}

#[test]
fn the_customer_is_recognised_as_the_desk_finds_them_and_has_it_before_they_leave() {
    on_each(|world| async move {
        let (mona, place, _) = begins(&world).await;
        let page = world.get(&mona, "/en/desk/counter").await;
        must_say(&page, &["The customer is not known yet", "On paper, printed now"]);
        assert_eq!(page.attributes("select[name=told] option", "value"), ["paper", "words"], "nothing can be sent to nobody");
        assert!(
            page.attributes("#f-who", "id").len() == 1 && page.attributes("details #f-who", "id").is_empty(),
            "one looks for them first"
        );
        let wrong = world.may_not(&mona, "customer", &[("name", "Reem"), ("phone", "12"), ("email", "")]).await;
        must_say(&wrong, &["Reem"]);
        must_say(&world.may_not(&mona, "customer", &[("name", " ")]).await, &["Write a name, a phone or an email address"]);
        let says = [("name", "Reem Alnoor"), ("phone", "3912 3456"), ("email", "reem@mail.example")];
        let page = world.does(&mona, "customer", &says).await;
        must_say(&page, &["Reem Alnoor", "+97339123456", "reem@mail.example", "This is somebody else"]);
        for field in ["#f-who", "#f-name", "#f-phone"] {
            let folded = page.attributes(&format!("details:not([open]) {field}"), "id");
            assert!(folded.len() == 1 && page.attributes(field, "id").len() == 1, "{field} is folded beside a name");
        }
        let sought = world.get(&mona, "/en/desk/counter?who=nobody-at-all").await;
        assert_eq!(sought.attributes("details[open] #f-who", "value"), ["nobody-at-all"], "what was looked for stays in sight");
        assert_eq!(page.attributes("select[name=told] option[selected]", "value"), ["text"], "the shortest way is proposed");
        let number = [("steps", "Your personal number 870112345 was corrected."), ("outcome", "settled"), ("told", "text")];
        must_say(&world.may_not(&mona, "completion", &number).await, &["something that only the customer may see"]);
        must_say(
            &world.may_not(&mona, "completion", &[("steps", "Renewed."), ("outcome", "settled"), ("told", "")]).await,
            &["Choose how"],
        );
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "text")];
        must_say(&world.does(&mona, "completion", &done).await, &["goes to the customer by text message", "456"]);

        world.comes(&mona, place, &[("lang", "en")]).await;
        serves(&world, &mona).await;
        let found = world.get(&mona, "/en/desk/counter?who=39123456").await;
        must_say(&found, &["Reem Alnoor", "This is the customer"]);
        let reem = found.attributes("form[action$='/customer'] input[name=customer]", "value").pop().unwrap();
        must_say(&world.does(&mona, "customer", &[("customer", &reem)]).await, &["Reem Alnoor", "Building permits"]);
        let done = [("steps", "Handed to the engineer."), ("outcome", "by-2026-11-25"), ("told", "letter")];
        must_say(&world.does(&mona, "completion", &done).await, &["by email", "reem@mail.example"]);
        let letter = world
            .act(WORKS, move |tx| {
                let entity = tx.entity()?;
                let sql = "select payload from deliveries where entity_id = $1 and kind = 'letter' order by id";
                tx.query(sql, &[entity.into()], |row| row.get::<String>(0))
            })
            .await
            .pop()
            .expect("what was done is a letter");
        for part in ["Dear customer,", "Handed to the engineer.", "Reference: ", "Kind regards,\\nMinistry of Works"] {
            assert!(letter.contains(part), "{part}: {letter}");
        }

        let last = world.comes(&mona, place, &[]).await;
        serves(&world, &mona).await;
        must_say(&world.get(&mona, "/en/desk/counter?who=nobody-at-all").await, &["Nobody was found"]);
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "paper")];
        let after = world.does(&mona, "completion", &done).await;
        must_say(&after, &["Print what was done"]);
        let papers = after.attributes("a[href*='/tellings/']", "href");
        assert_eq!(papers.len(), 2, "for the roll and on A4");
        for paper in papers {
            let paper = world.get(&mona, &paper).await;
            assert_eq!((paper.status, paper.header("content-type")), (200, "application/pdf"));
        }
        let paper = after.attributes("a[href*='/tellings/']", "href").pop().unwrap();
        let asks = world.get(&mona, &paper).await.text.len();
        assert_eq!(world.post_as_anybody(&format!("{}/opinion", turn(&last)), &[("score", "5")]).await.status, 303);
        assert!(world.get(&mona, &paper).await.text.len() < asks, "whoever has said how it was is not asked again on paper");
        let stranger = world.person(crate::world::HEALTH, ("علي", "Ali"), Role::Employee).await;
        assert_eq!(world.get(&stranger, &paper).await.status, 404);
        assert_eq!(world.get(&mona, &paper.replace("a4", "a0")).await.status, 404);
    });
}

/// What a page that was sent back names above the form, and the field to which each line of it leads.
fn to_correct(page: &Answer) -> Vec<(String, String)> {
    page.texts(".summary a").into_iter().zip(page.attributes(".summary a", "href")).collect()
}

#[test]
fn all_that_is_missing_at_the_end_of_a_visit_is_said_at_once_and_each_line_leads_to_its_field() {
    on_each(|world| async move {
        let (mona, ..) = begins(&world).await;
        let nothing = world.may_not(&mona, "completion", &[("steps", " "), ("told", ""), ("then", "another")]).await;
        let lines = [
            ("Write the steps that were taken.", "#f-steps"),
            ("Say what is left to do.", "#f-outcome"),
            ("Choose how the customer is told what was done.", "#f-told"),
            ("Choose a service that the entity offers.", "#f-another"),
        ];
        assert_eq!(to_correct(&nothing), lines.map(|(words, field)| (words.to_owned(), field.to_owned())), "{}", nothing.seen());
        for (_, field) in lines {
            assert_eq!(nothing.attributes(field, "id").len(), 1, "{field} is on the page, once");
        }
        let past = [("steps", ""), ("outcome", "goes-on"), ("until", "19/11/2026"), ("told", "words")];
        must_say(&world.may_not(&mona, "completion", &past).await, &["Write the steps that were taken.", "This day has passed"]);
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
    });
}

#[test]
fn another_service_goes_on_with_the_same_ticket_and_without_a_new_wait() {
    on_each(|world| async move {
        let (mona, place, ticket) = begins(&world).await;
        world.does(&mona, "customer", &[("name", "Reem Alnoor")]).await;
        let lighting = place.lighting.to_string();
        let done = |another: &'static str| {
            [("steps", "The permit was renewed."), ("outcome", "settled"), ("then", "another"), ("another", another)]
        };
        must_say(&world.may_not(&mona, "completion", &done("")).await, &["Choose a service"]);
        let more = [("steps", "The permit was renewed."), ("outcome", "settled"), ("then", "another"), ("another", lighting.as_str())];
        let page = world.does(&mona, "completion", &more).await;
        must_say(&page, &["A 001 · Street lighting", "Reem Alnoor", "Steps taken"]);
        assert!(!page.says("The customer has not come"), "they stand there");
        must_say(&world.get_as_anybody(&turn(&ticket)).await, &["You are being served at counter 1", "Street lighting"]);
        let end = world.does(&mona, "completion", &[("steps", "The lamp is reported."), ("outcome", "settled")]).await;
        must_say(&end, &["Call the next customer"]);
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        assert_eq!(closed["items"].as_array().map(Vec::len), Some(2), "each service is a matter of its own: {closed}");
    });
}

#[test]
fn what_must_be_checked_is_told_with_a_time_and_the_visit_does_not_end_before_it_is_answered() {
    on_each(|world| async move {
        let (mona, ..) = begins(&world).await;
        must_say(
            &world.may_not(&mona, "owed", &[("kind", "check"), ("what", ""), ("by", "wait-10")]).await,
            &["Write what should be known"],
        );
        for by in ["", "wait-7", "by-2026-11-23"] {
            world.may_not(&mona, "owed", &[("kind", "check"), ("what", "Whether the old plan counts"), ("by", by)]).await;
        }
        let page = world.does(&mona, "owed", &[("kind", "check"), ("what", "Whether the old plan counts"), ("by", "wait-10")]).await;
        must_say(&page, &["An answer was promised by", "To be checked: Whether the old plan counts", "What you tell the customer now"]);
        must_say(&world.get(&mona, "/ar/desk/counter").await, &["المطلوب التحقق منه: Whether the old plan counts"]);
        let done = [("steps", "The plan was accepted."), ("outcome", "settled")];
        let owed = world.may_not(&mona, "completion", &done).await;
        must_say(&owed, &["Write what you tell them now, then complete the visit.", "The plan was accepted."]);
        assert_eq!(to_correct(&owed).len(), 1, "{}", owed.seen());
        assert_eq!(
            (to_correct(&owed)[0].1.as_str(), owed.attributes("#f-answer", "id").len()),
            ("#f-answer", 1),
            "the line leads to the answer"
        );
        let both = to_correct(&world.may_not(&mona, "completion", &[("outcome", "settled")]).await);
        assert_eq!(both.iter().map(|(_, field)| field.as_str()).collect::<Vec<_>>(), ["#f-steps", "#f-answer"]);
        world.clock.advance(std::time::Duration::from_secs(300));
        must_say(&world.may_not(&mona, "answers", &[("answer", " ")]).await, &["Write what should be known"]);
        let page = world.does(&mona, "answers", &[("answer", "The old plan counts.")]).await;
        assert!(!page.says("An answer was promised by"));
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        must_say(&world.get(&mona, &case).await, &["We want to be sure before we answer", "The old plan counts."]);
        world.does(&mona, "completion", &done).await;
    });
}

#[test]
fn an_error_of_ours_is_apologised_for_and_put_right_and_words_that_blame_are_refused() {
    on_each(|world| async move {
        let (mona, ..) = begins(&world).await;
        let error = |what: &'static str| [("kind", "error"), ("what", what), ("remedy", "A new card is printed"), ("by", "by-2026-11-25")];
        must_say(&world.may_not(&mona, "owed", &error("My colleague made a mistake.")).await, &["put the blame on somebody"]);
        let page = world.does(&mona, "owed", &error("The name on the card is wrong")).await;
        must_say(&page, &["It was promised to be done by 25 November 2026", "To be put right: The name on the card is wrong"]);
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        must_say(&world.get(&mona, &case).await, &["We apologise", "A new card is printed"]);
    });
}

#[test]
fn abuse_is_reported_with_two_presses_and_a_supervisor_steps_in_without_a_new_wait() {
    on_each(|world| async move {
        let (mona, place, ticket) = begins(&world).await;
        let huda = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        world.comes(&mona, place, &[]).await;
        for _ in 0..2 {
            must_say(&world.does(&mona, "abuse", &[("words", "You are all thieves!")]).await, &["Abuse reported", "Stay calm"]);
        }
        let told = world.get(&huda, "/en/desk/notices").await;
        assert_eq!(told.text.matches("/desk/cases/").count().min(1), 1, "wherever she is: {}", told.seen());
        let board = world.get(&huda, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&board, &["Abuse reported", "Step in"]);
        let act = board.attributes("form[action$='/stepping-in']", "action").pop().unwrap();
        assert_eq!(world.post(&mona, &act, &[]).await.status, 403);
        for _ in 0..2 {
            assert_eq!(world.post(&huda, &act, &[]).await.status, 303, "a second press changes nothing");
        }
        let page = world.get(&huda, "/en/desk/counter").await;
        must_say(&page, &["Counter 1", "A 001", "Steps taken"]);
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        must_say(&world.get(&huda, &case).await, &["You are all thieves!"]);
        must_say(&world.get(&mona, "/en/desk/counter").await, &["Where do you sit?"]);
        must_say(&world.get_as_anybody(&turn(&ticket)).await, &["You are being served at counter 1"]);
        world.sits(&mona, 2).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
        let stranger = world.person(crate::world::HEALTH, ("علي", "Ali"), Role::Supervisor).await;
        assert_eq!(world.post(&stranger, &act, &[]).await.status, 404);
    });
}

#[test]
fn a_visit_is_rated_with_one_tap_for_a_week_and_opening_the_page_counts_nothing() {
    on_each(|world| async move {
        let (mona, _, ticket) = begins(&world).await;
        let turn = turn(&ticket);
        assert_eq!(world.post_as_anybody(&format!("{turn}/opinion"), &[("score", "5")]).await.status, 404, "it is not over");
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        for lang in ["ar", "en"] {
            let page = world.get_as_anybody(&turn.replacen("/en/", &format!("/{lang}/"), 1)).await;
            must_say(&page, &[]);
            assert_eq!(page.attributes("button[name=score]", "value"), ["1", "2", "3", "4", "5"]);
        }
        assert_eq!(world.post_as_anybody(&format!("{turn}/opinion"), &[("score", "6")]).await.status, 422);
        world.clock.advance(std::time::Duration::from_secs(6 * 86_400));
        for score in ["2", "5"] {
            assert_eq!(world.post_as_anybody(&format!("{turn}/opinion"), &[("score", score)]).await.status, 303);
        }
        let page = world.get_as_anybody(&turn).await;
        must_say(&page, &["Thank you", "Were you received with a friendly face?"]);
        let clause = page.attributes("input[name=question]", "value").pop().unwrap();
        let answers = format!("{turn}/answers");
        assert_eq!(world.post_as_anybody(&answers, &[("question", "4.during.privacy"), ("said", "yes")]).await.status, 404);
        for said in ["no", "yes"] {
            assert_eq!(world.post_as_anybody(&answers, &[("question", &clause), ("said", said)]).await.status, 303);
        }
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        let case = format!("/en/desk/cases/{}", closed["items"][0]["id"].as_str().unwrap());
        must_say(&world.get(&mona, &case).await, &["★★☆☆☆ 2/5", "Were you received with a friendly face? No"]);
        world.clock.advance(std::time::Duration::from_secs(2 * 86_400));
        assert_eq!(world.get_as_anybody(&turn).await.status, 404, "after a week the address opens nothing");
    });
}

#[test]
fn whoever_says_nothing_of_a_visit_for_a_week_is_counted_once_as_having_said_nothing() {
    on_each(|world| async move {
        let (mona, ..) = begins(&world).await;
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        let case: i64 = closed["items"][0]["id"].as_str().unwrap().parse().unwrap();
        let mut lapsed = Vec::new();
        for days in [6, 2, 1] {
            world.after(days * 86_400).await;
            let found = world.act(crate::world::WORKS, move |tx| tx.events_of_kind((case, "desk.opinion-lapsed"), 0, 9)).await;
            lapsed.push(found.len());
        }
        assert_eq!(lapsed, [0, 1, 1]);
    });
}

#[test]
fn the_documents_are_a_list_beside_the_customer_and_what_is_missing_is_why_they_are_put_aside() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.guides(place).await;
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        let page = serves(&world, &mona).await;
        must_say(&page, &["Documents the customer has", "The identity card", "The plan", "The visit of the engineer", "10 dinars"]);
        let kept = world.post(&mona, "/en/desk/counter/papers", &[("paper-0", "yes"), ("steps", "Half written")]).await;
        assert_eq!(kept.status, 200, "what was typed stays: {}", kept.seen());
        must_say(&kept, &["Half written"]);
        assert_eq!(kept.attributes("input[name^='paper-'][checked]", "name"), ["paper-0"]);
        assert_eq!(kept.attributes("input[name=missing]", "value"), ["The plan"]);
        world.may_not(&mona, "papers", &[("paper-x", "yes")]).await;
        let parked = world.does(&mona, "parking", &[("paper-0", "yes"), ("missing", "")]).await;
        must_say(&parked, &["A 001", "The plan"]);
        world.does(&mona, &out_of_turn(&parked, 0), &[]).await;
        let back = world.does(&mona, "visit", &[]).await;
        assert_eq!(back.attributes("input[name^='paper-'][checked]", "name"), ["paper-0"], "the list is kept with the visit");
    });
}

#[test]
fn what_the_service_needs_is_turned_to_the_customer_in_their_language() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        serves(&world, &mona).await;
        must_say(&world.may_not(&mona, "explanation", &[]).await, &["The catalogue says nothing of this service yet"]);
        world.guides(place).await;
        let shown = world.does(&mona, "explanation", &[]).await;
        must_say(&shown, &["رخص البناء", "المعاينة", "10 دنانير", "المستندات المطلوبة"]);
        assert_eq!(shown.attributes("a.btn", "href"), ["/en/desk/counter"], "and back in the language of whoever serves");
        assert!(!shown.says("A 001") && !shown.says("Mona"), "nothing of the desk is turned to the customer");
    });
}

/// What was to leave, by its kind.
async fn messages(world: &World) -> Vec<String> {
    let sql = "select kind from deliveries where entity_id = $1 and kind in ('sms', 'letter') order by id";
    world
        .act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.query(sql, &[entity.into()], |row| row.get::<String>(0))
        })
        .await
}

#[test]
fn what_the_service_needs_is_sent_to_the_customer_in_their_language_once_and_stands_on_the_case() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.guides(place).await;
        world.sits(&mona, 1).await;
        let (text, letter) = ([("way", "text")], [("way", "letter")]);
        let said = [
            ("en", "39123456", ["Sent by text message to •••456", "What to bring", "The identity card", "2. The visit of the engineer"]),
            ("ar", "39123457", ["أُرسلت برسالة نصية إلى •••457", "المستندات المطلوبة", "بطاقة الهوية", "2. المعاينة"]),
        ];
        for (many, (lang, phone, words)) in said.into_iter().enumerate() {
            world.comes(&mona, place, &[("lang", lang)]).await;
            let page = serves(&world, &mona).await;
            must_say(&page, &["To send it, first record the customer’s phone or email address"]);
            assert!(page.attributes("form[action$='/explanation/sending']", "action").is_empty(), "nobody is to be reached");
            must_say(&world.may_not(&mona, "explanation/sending", &text).await, &["No phone number is known"]);
            must_say(&world.may_not(&mona, "explanation/sending", &letter).await, &["No email address is known"]);
            let email = format!("reem{phone}@mail.example");
            let page = world.does(&mona, "customer", &[("name", "Reem Alnoor"), ("phone", phone), ("email", &email)]).await;
            assert_eq!(page.attributes("form[action$='/explanation/sending'] input[name=way]", "value"), ["text", "letter"]);
            for _ in 0..2 {
                must_say(&world.does(&mona, "explanation/sending", &text).await, &["Goes to the customer by text message"]);
            }
            let page = world.does(&mona, "explanation/sending", &letter).await;
            must_say(&page, &["Goes to the customer by email"]);
            assert_eq!(messages(&world).await, ["sms", "letter"].repeat(many + 1), "each once");
            let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
            let case = world.get(&mona, &case).await;
            must_say(&case, &words);
            assert!(case.says(&email), "and to which address: {}", case.seen());
            world.does(&mona, "completion", &[("steps", "Explained."), ("outcome", "settled")]).await;
        }
    });
}

#[test]
fn what_no_text_message_holds_is_sent_by_letter_and_what_nobody_wrote_is_not_sent() {
    on_each(|world| async move {
        let (mona, place, _) = begins(&world).await;
        world.does(&mona, "customer", &[("name", "Reem Alnoor"), ("phone", "39123456"), ("email", "reem@mail.example")]).await;
        must_say(
            &world.may_not(&mona, "explanation/sending", &[("way", "letter")]).await,
            &["The catalogue says nothing of this service yet"],
        );
        world
            .act(WORKS, move |tx| {
                let conditions = Bilingual::new("يسكن في المحرق. ".repeat(60), "Lives in Muharraq. ".repeat(60));
                org::guide_service(tx, place.permits, &org::ServiceGuide { conditions, ..org::ServiceGuide::default() })
            })
            .await;
        must_say(&world.may_not(&mona, "explanation/sending", &[("way", "text")]).await, &["too long for a text message"]);
        must_say(&world.may_not(&mona, "explanation/sending", &[("way", "paper")]).await, &["Choose a text message or an email"]);
        world.does(&mona, "explanation/sending", &[("way", "letter")]).await;
        assert_eq!(messages(&world).await, ["letter"]);
    });
}

#[test]
fn the_catalogue_is_looked_into_from_the_counter_by_any_words() {
    on_each(|world| async move {
        let (mona, place, _) = begins(&world).await;
        world.guides(place).await;
        let found = world.get(&mona, "/en/desk/counter?service=engineer").await;
        must_say(&found, &["Documents: The identity card · The plan"]);
        let found = world.get(&mona, "/ar/desk/counter?service=lighting").await;
        must_say(&found, &["إنارة الشوارع", "لم يُكتب شيء عن هذه الخدمة"]);
        must_say(&world.get(&mona, "/en/desk/counter?service=passports").await, &["No service was found for these words"]);
    });
}

#[test]
fn neither_an_offer_nor_a_letter_reaches_whoever_serves() {
    on_each(|world| async move {
        let (mona, ..) = begins(&world).await;
        let salem = world.salem().await;
        for (who, channel) in [(mona.id, "email"), (salem.id, "email"), (mona.id, "chat"), (salem.id, "chat")] {
            world
                .act(WORKS, move |tx| {
                    org::qualify(tx, &org::Skill { employee: who, service: None, channel: channel.into(), lang: kernel::Lang::En })
                })
                .await;
        }
        let arrives = |channel: &'static str| desk::NewCase {
            kind: "matter",
            channel,
            subject: "A lamp is broken".into(),
            first_words: "The lamp before our house is broken.".into(),
            lang: kernel::Lang::En,
            customer: None,
            service: None,
            level: calendar::ServiceLevel::email_default(),
        };
        for channel in ["email", "chat", "email", "chat"] {
            let (case, _) = world.act(WORKS, move |tx| desk::open_case(tx, arrives(channel))).await;
            assert_eq!(case.owner, Some(salem.id), "Mona has a customer before her, and what comes by {channel} passes by");
        }
        let follows = world.get(&mona, "/en/desk/counter").await.attributes("#live", "hx-sse:connect").remove(0);
        assert!(
            follows.starts_with("/en/live?topics=centre:") && !follows.contains(','),
            "and her page hears of nothing but her centre: {follows}"
        );
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let mut owners = Vec::new();
        for _ in 0..2 {
            owners.push(world.act(WORKS, move |tx| desk::open_case(tx, arrives("email"))).await.0.owner);
        }
        assert!(owners.contains(&Some(mona.id)), "afterwards it reaches her again: {owners:?}");
    });
}
