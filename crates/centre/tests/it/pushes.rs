//! Browsers that are told of a turn while its page is closed, by a push service that reads what is sent and checks who sent it.

use serde_json::Value;
use testkit::inside::Answer;
use testkit::inside::Person;

use crate::world::Browsers;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::with_browsers;

fn turn_of(given: &Answer) -> String {
    given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("a ticket can be followed")
}

/// The turn of somebody who comes when so many wait already.
async fn behind(world: &World, (mona, place): (&Person, Place), many: usize) -> String {
    for _ in 0..many {
        world.comes(mona, place, &[]).await;
    }
    turn_of(&world.comes(mona, place, &[]).await)
}

/// A browser asks to be told, as the script of the page does.
async fn asks(world: &World, turn: &str, browser: &Value) -> Answer {
    let field = |name: &str| browser[name].as_str().unwrap_or_default().to_owned();
    let (endpoint, key, secret) = (field("endpoint"), field("p256dh"), field("auth"));
    world.post_as_anybody(&format!("{turn}/push"), &[("endpoint", &endpoint), ("p256dh", &key), ("auth", &secret)]).await
}

/// The same where it is allowed: the name under which the page knows the browser.
async fn is_told(world: &World, turn: &str, browser: &Value) -> String {
    let asked = asks(world, turn, browser).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    asked.json()["mark"].as_str().unwrap().to_owned()
}

/// The names of the browsers that are told, as the page of the turn gives them to its script.
async fn known(world: &World, turn: &str) -> Vec<String> {
    let page = world.get_as_anybody(turn).await;
    page.attributes("#turn-push", "data-known")[0].split_whitespace().map(str::to_owned).collect()
}

async fn completes(world: &World, mona: &Person) {
    world.does(mona, "visit", &[]).await;
    let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("until", ""), ("offered_more", "yes"), ("then", "next")];
    world.does(mona, "completion", &done).await;
}

fn said<'a>(shown: &'a Value, what: &str) -> &'a str {
    shown["said"][what].as_str().unwrap_or_else(|| panic!("{what}: {shown}"))
}

#[test]
fn a_browser_that_asked_is_told_once_when_two_are_before_and_once_when_the_number_is_called() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 3).await;
        let arabic = turn.replacen("/en/", "/ar/", 1);
        let page = world.get_as_anybody(&turn).await;
        assert!(page.says("Turn on notices") && page.says("even after you close this page"), "{}", page.seen());
        assert_eq!(page.attributes("#turn-push", "hidden").len(), 1, "nothing of it is there without a script");
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        assert!(world.get_as_anybody(&arabic).await.says("تفعيل الإشعارات"));
        let (one, other, third) = (browsers.one(), browsers.one(), browsers.one());
        let mark = is_told(world, &turn, &one).await;
        assert_eq!(is_told(world, &turn, &one).await, mark, "a second press is the same browser");
        let second = is_told(world, &arabic, &other).await;
        assert_eq!(known(world, &turn).await, [mark, second]);
        let many = asks(world, &turn, &third).await;
        assert!(many.status == 409 && many.text.contains("as many devices as it may"), "{}", many.text);
        world.after(10).await;
        assert!(browsers.shown(world).await.is_empty(), "three are before them");
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        let near = browsers.shown(world).await;
        assert_eq!(near.len(), 2, "{near:?}");
        let of = |shown: &[Value], browser: &Value| shown.iter().rfind(|one| one["browser"] == browser["path"]).unwrap().clone();
        let (english, arab) = (of(&near, &one), of(&near, &other));
        assert_eq!(said(&english, "title"), "A\u{a0}004: your turn is near");
        assert_eq!(said(&english, "text"), "2 people before you. Please come to the waiting hall.");
        assert_eq!((said(&english, "lang"), said(&english, "dir"), said(&english, "path")), ("en", "ltr", turn.as_str()));
        assert_eq!((said(&arab, "title"), said(&arab, "dir")), ("رقمكم A\u{a0}004: اقترب دوركم", "rtl"));
        assert_eq!((said(&arab, "text"), said(&arab, "path")), ("شخصان قبلكم. نرجو الحضور إلى صالة الانتظار.", arabic.as_str()));
        let all = english["said"].to_string();
        assert!(!all.contains("permit") && !all.contains("Muharraq"), "no service and no name: {all}");
        let (ttl, until) = (english["ttl"].as_i64().unwrap(), english["until"].as_i64().unwrap() - world.clock.now().as_second());
        assert!((1..=600).contains(&ttl) && (1..86_400).contains(&until), "{english}");
        for _ in 0..3 {
            world.after(10).await;
            completes(world, &mona).await;
        }
        world.after(10).await;
        let called = browsers.shown(world).await;
        assert_eq!(called.len(), 4, "near once and called once for each: {called:?}");
        assert_eq!(said(&of(&called, &one), "title"), "A\u{a0}004: it is your turn");
        assert_eq!(said(&of(&called, &one), "text"), "Please go to counter 1");
        assert_eq!(said(&of(&called, &other), "text"), "تفضلوا إلى الشباك 1");
        assert_eq!(of(&called, &one)["topic"], english["topic"], "it takes the place of the one before");
        world.does(&mona, "recall", &[]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 4, "a second call tells nothing new");
        completes(world, &mona).await;
        assert!(known(world, &turn).await.is_empty(), "with the ticket its browsers are forgotten");
    });
}

#[test]
fn whoever_is_near_as_they_ask_or_is_called_first_is_told_of_the_call_alone() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 0).await;
        let one = browsers.one();
        is_told(world, &turn, &one).await;
        world.after(10).await;
        assert!(browsers.shown(world).await.is_empty(), "the page says already that nobody is before them");
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        let shown = browsers.shown(world).await;
        assert!(shown.len() == 1 && said(&shown[0], "title").contains("it is your turn"), "{shown:?}");
        let late = asks(world, &turn, &browsers.one()).await;
        assert!(late.status == 409 && late.text.contains("no longer waiting"), "{}", late.text);
    });
}

#[test]
fn whoever_waits_once_more_is_told_once_more() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 0).await;
        let one = browsers.one();
        is_told(world, &turn, &one).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 1);
        world.does(&mona, "visit", &[]).await;
        let lighting = place.lighting.to_string();
        world.does(&mona, "sending", &[("to", &lighting), ("note", "It is about a lamp")]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 2);
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 3);
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "parking", &[("missing", "A photograph")]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 3, "whoever looks for a photograph is left alone");
        let counter = world.get(&mona, "/en/desk/counter").await;
        let back = counter.attributes("form[action$='/call']", "action").pop().unwrap();
        world.does(&mona, back.trim_start_matches("/en/desk/counter/"), &[]).await;
        world.after(10).await;
        let shown = browsers.shown(world).await;
        let titles: Vec<&str> = shown.iter().map(|one| said(one, "title").split(": ").nth(1).unwrap()).collect();
        assert_eq!(titles, ["it is your turn", "your turn is near", "it is your turn", "it is your turn"]);
    });
}

#[test]
fn a_ticket_that_ended_tells_nothing_more_although_something_still_waited_to_leave() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 3).await;
        let one = browsers.one();
        is_told(world, &turn, &one).await;
        browsers.service.answers(503).unwrap();
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 1, "the service is away");
        assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        browsers.service.answers(201).unwrap();
        world.after(120).await;
        assert_eq!(browsers.shown(world).await.len(), 1, "nobody is told of a turn that they gave back");
        assert!(known(world, &turn).await.is_empty());
    });
}

#[test]
fn whoever_is_sent_away_as_the_day_is_closed_is_told_so_once() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), kernel::Role::Supervisor).await;
        let turn = behind(world, (&mona, place), 3).await;
        let arabic = turn.replacen("/en/", "/ar/", 1);
        let (one, other) = (browsers.one(), browsers.one());
        is_told(world, &turn, &one).await;
        is_told(world, &arabic, &other).await;
        let end = format!("/en/desk/centres/{}/day/end", place.centre);
        assert_eq!(world.post(&fatima, &end, &[("left_over", "served")]).await.status, 303);
        world.after(10).await;
        assert!(browsers.shown(world).await.is_empty(), "they are still served");
        for status in [303, 409] {
            assert_eq!(world.post(&fatima, &end, &[("left_over", "unserved")]).await.status, status);
            world.after(10).await;
        }
        let shown = browsers.shown(world).await;
        assert_eq!(shown.len(), 2, "{shown:?}");
        let of = |browser: &Value| shown.iter().find(|notice| notice["browser"] == browser["path"]).unwrap();
        assert_eq!(said(of(&one), "title"), "A\u{a0}004: the centre closed before your turn");
        let text = "We are sorry that we could not serve you. Please come on another day and take a new ticket.";
        assert_eq!((said(of(&one), "text"), said(of(&one), "path")), (text, turn.as_str()));
        assert_eq!(said(of(&other), "title"), "رقمكم A\u{a0}004: أُغلق المركز قبل حلول دوركم");
        let text = "نعتذر عن عدم تمكننا من خدمتكم. نرجو الحضور في يوم آخر وأخذ تذكرة جديدة.";
        assert_eq!((said(of(&other), "text"), said(of(&other), "path")), (text, arabic.as_str()));
        assert!(known(world, &turn).await.is_empty(), "with the ticket its browsers are forgotten");
    });
}

#[test]
fn a_push_service_that_is_busy_is_asked_again_and_a_browser_that_it_does_not_know_any_more_is_forgotten() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 3).await;
        is_told(world, &turn, &browsers.one()).await;
        browsers.service.answers(429).unwrap();
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        assert_eq!(browsers.shown(world).await.len(), 1);
        browsers.service.answers(201).unwrap();
        world.after(60).await;
        let shown = browsers.shown(world).await;
        assert_eq!(shown.iter().map(|one| one["status"].as_i64().unwrap()).collect::<Vec<_>>(), [429, 201]);
        assert_eq!(known(world, &turn).await.len(), 1);
        browsers.service.answers(410).unwrap();
        for _ in 0..3 {
            world.after(10).await;
            completes(world, &mona).await;
        }
        world.after(10).await;
        let shown = browsers.shown(world).await;
        assert_eq!(shown.last().unwrap()["status"], 410, "{shown:?}");
        assert!(known(world, &turn).await.is_empty(), "it is forgotten at once");
        let kinds: Vec<String> = world.act(WORKS, |tx| tx.events_after(0, 1000)).await.into_iter().map(|event| event.kind).collect();
        assert!(kinds.iter().any(|kind| kind == "push.gone"), "{kinds:?}");
        assert_eq!(kinds.iter().filter(|kind| *kind == "centre.turn-pushed").count(), 2);
    });
}

#[test]
fn what_was_asked_for_is_taken_back_by_whoever_holds_that_ticket_and_by_nobody_else() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let (turn, another) = (behind(world, (&mona, place), 3).await, behind(world, (&mona, place), 0).await);
        let mark = is_told(world, &turn, &browsers.one()).await;
        let back = async |turn: &str| world.post_as_anybody(&format!("{turn}/push/removal"), &[("mark", &mark)]).await.status;
        assert_eq!(back(&another).await, 200, "there is nothing to take back");
        assert_eq!(known(world, &turn).await, std::slice::from_ref(&mark), "another's ticket stays as it is");
        assert!(known(world, &another).await.is_empty());
        assert_eq!(back(&format!("{turn}0")).await, 404, "a pass that nobody was given opens nothing");
        assert_eq!(asks(world, &format!("{turn}0"), &browsers.one()).await.status, 404);
        assert_eq!((back(&turn).await, back(&turn).await), (200, 200), "a second press changes nothing");
        assert!(known(world, &turn).await.is_empty());
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        assert!(browsers.shown(world).await.is_empty());
    });
}

#[test]
fn addresses_inside_unencrypted_or_too_long_and_keys_that_are_none_are_refused_and_nothing_is_kept() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 3).await;
        let good = browsers.one();
        let long = format!("https://push.example.com/{}", "a".repeat(1000));
        let no_point = format!("BA{}", "A".repeat(85));
        for (field, wrong) in [
            ("endpoint", "https://10.0.0.1/a"),
            ("endpoint", "https://localhost/a"),
            ("endpoint", "https://[::1]/a"),
            ("endpoint", "https://169.254.169.254/latest"),
            ("endpoint", "http://push.example.com/a"),
            ("endpoint", "https://me:secret@push.example.com/a"),
            ("endpoint", "ftp://push.example.com/a"),
            ("endpoint", &long),
            ("endpoint", ""),
            ("p256dh", &no_point),
            ("p256dh", "BA"),
            ("p256dh", "<>"),
            ("auth", "BTBZMqHH6r4Tts7J_aSI"),
            ("auth", ""),
        ] {
            let mut bad = good.clone();
            bad[field] = wrong.into();
            let asked = asks(world, &turn, &bad).await;
            assert!(asked.status == 409 && asked.text.contains("Keep this page open"), "{field} {wrong}: {} {}", asked.status, asked.text);
        }
        assert!(known(world, &turn).await.is_empty());
        is_told(world, &turn, &good).await;
    });
}

/// The row of the page of deliveries, as an administrator of the entity sees it.
async fn rows(world: &World, browsers: &mut Browsers, state: &str) -> String {
    browsers.shown(world).await;
    let huda = world.person(WORKS, ("هدى", "Huda"), kernel::Role::EntityAdministrator).await;
    world.get(&huda, &format!("/en/desk/deliveries?state={state}")).await.texts("tbody tr").concat()
}

#[test]
fn the_page_of_deliveries_says_that_a_notice_left_and_shows_neither_the_ticket_nor_the_browsers_address() {
    with_browsers(async |world, browsers| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = behind(world, (&mona, place), 3).await;
        is_told(world, &turn, &browsers.one()).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        let sent = rows(world, browsers, "sent").await;
        assert!(sent.contains("Notice to a browser") && sent.contains("127.0.0.1 •••"), "{sent}");
        assert!(!sent.contains("/push/") && !sent.contains("A 004") && !sent.contains("turn"), "{sent}");
    });
}
