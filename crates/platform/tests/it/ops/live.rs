//! Live pages: each is told what happened in its own entity, also what it missed, and is asked again and again who it is.

use std::time::Duration;

use axum::body::Body;
use futures::StreamExt;
use http_body_util::BodyExt;
use kernel::About;
use kernel::EntityId;
use kernel::Event;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;
use serde::Serialize;
use testkit::inside::Browser;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds;

const LIVE: &str = "/en/live?topics=entity";
const PASSWORD: &str = "coffee by the old pier";

#[derive(Serialize)]
struct Answered {
    #[serde(skip)]
    case: i64,
}

impl Event for Answered {
    const KIND: &'static str = "story.answered";

    fn about(&self) -> About {
        About::interaction(self.case, self.case)
    }
}

/// Something happens in each of these cases of an entity.
async fn happens(world: &World, entity: EntityId, cases: impl IntoIterator<Item = i64>) {
    let cases: Vec<i64> = cases.into_iter().collect();
    let act = move |tx: &mut store::Tx<'_>| cases.iter().try_for_each(|case| tx.record(Answered { case: *case }).map(drop));
    world.app.write(everywhere().within(entity), act).await.unwrap();
}

/// Somebody who serves an entity, signed in.
async fn serving(world: &World, entity: EntityId, email: &'static str) -> Browser {
    let password = world.app.accounts().hash(Secret::new(PASSWORD.into())).await.unwrap();
    let join = move |tx: &mut store::Tx<'_>| {
        let account = accounts::create(tx, NewAccount { email: email.into(), lang: Lang::En, password: Some(password) })?;
        accounts::grant_role(tx, account, Some(entity), None, Role::Employee)
    };
    world.act(join).await;
    let mut browser = Browser::new(world);
    browser.signs_in(email, PASSWORD).await;
    browser
}

async fn mona(world: &World) -> Browser {
    serving(world, WORKS, "mona@works.gov.bh").await
}

async fn ali(world: &World) -> Browser {
    serving(world, HEALTH, "ali@health.gov.bh").await
}

/// What a page is told, and in which order.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    /// What changed.
    Changed(String),
    /// It has missed too much.
    Reload,
    /// Nothing but where it stands.
    UpTo(i64),
}

const NOTHING: [Told; 0] = [];

/// The next message of a stream.
async fn next(stream: &mut axum::body::BodyDataStream) -> Told {
    let message = tokio::time::timeout(Duration::from_secs(20), stream.next()).await.expect("nothing is told").unwrap().unwrap();
    let text = String::from_utf8(message.to_vec()).unwrap();
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
    match field("event:").as_deref() {
        Some("reload") => Told::Reload,
        Some("changed") => Told::Changed(field("data:").unwrap()),
        _ => Told::UpTo(field("id:").unwrap_or_else(|| panic!("{text}")).parse().unwrap()),
    }
}

/// What a page is told of what it missed, and where it then stands.
async fn missed(stream: Body) -> (Vec<Told>, i64) {
    let (mut stream, mut told) = (stream.into_data_stream(), Vec::new());
    loop {
        match next(&mut stream).await {
            Told::UpTo(seq) => return (told, seq),
            other => told.push(other),
        }
    }
}

fn cases(numbers: impl IntoIterator<Item = i64>) -> Vec<Told> {
    numbers.into_iter().map(|case| Told::Changed(format!("case:{case},entity"))).collect()
}

#[test]
fn a_page_that_comes_back_is_told_exactly_what_it_missed_of_its_own_entity() {
    run(async {
        for world in worlds() {
            let (mut mona, mut ali) = (mona(&world).await, ali(&world).await);
            // Each connection breaks before anything was told in it.
            let (told, left_at) = missed(mona.opens(LIVE).await).await;
            assert_eq!(told, NOTHING, "who has just come has missed nothing");
            happens(&world, WORKS, [1]).await;
            happens(&world, HEALTH, [2]).await;
            happens(&world, WORKS, [3]).await;
            let (told, stands_at) = missed(mona.resumes(LIVE, left_at).await).await;
            assert_eq!(told, cases([1, 3]));
            assert_eq!(missed(mona.resumes(LIVE, stands_at).await).await, (vec![], stands_at), "and each once");
            assert_eq!(missed(ali.resumes(LIVE, left_at).await).await.0, cases([2]));
            let one = missed(mona.resumes("/en/live?topics=case:2,case:3", left_at).await).await.0;
            assert_eq!(one, [Told::Changed("case:3".into())], "another entity's case by its exact number is not heard");
        }
    });
}

#[test]
fn what_happens_in_another_entity_is_never_heard_whatever_is_listened_to() {
    run(async {
        for world in worlds() {
            let mut ali = ali(&world).await;
            for topics in ["entity", "case:1,case:2", "case:1,%25,*,case:,entity:7,case:2"] {
                let mut stream = ali.opens(&format!("/en/live?topics={topics}")).await.into_data_stream();
                assert!(matches!(next(&mut stream).await, Told::UpTo(_)));
                happens(&world, WORKS, [1]).await;
                world.app.live().signal(WORKS, "case:1");
                happens(&world, HEALTH, [2]).await;
                let heard = next(&mut stream).await;
                assert!(matches!(&heard, Told::Changed(topics) if topics.starts_with("case:2")), "{topics}: {heard:?}");
            }
        }
    });
}

#[test]
fn a_page_that_missed_more_than_is_told_loads_anew_and_goes_on_from_there() {
    run(async {
        for world in worlds() {
            let mut mona = mona(&world).await;
            let left_at = missed(mona.opens(LIVE).await).await.1;
            happens(&world, HEALTH, 1..=600).await;
            assert_eq!(missed(mona.resumes(LIVE, left_at).await).await.0, NOTHING, "what others did is not counted");
            happens(&world, WORKS, 1..=500).await;
            assert_eq!(missed(mona.resumes(LIVE, left_at).await).await.0, cases(1..=500));
            happens(&world, WORKS, [501]).await;
            let mut stream = mona.resumes(LIVE, left_at).await.into_data_stream();
            assert_eq!(next(&mut stream).await, Told::Reload);
            let Told::UpTo(newest) = next(&mut stream).await else { panic!("it is told where it stands") };
            happens(&world, WORKS, [502]).await;
            assert_eq!(next(&mut stream).await, cases([502]).remove(0));
            assert_eq!(missed(mona.resumes(LIVE, newest).await).await.0, cases([502]));
            let forgotten = missed(mona.resumes(LIVE, newest + 1000).await).await.0;
            assert_eq!(forgotten, [Told::Reload], "a page that has seen what a restored database has forgotten");
        }
    });
}

#[test]
fn what_happens_between_a_page_and_its_first_connection_is_told() {
    run(async {
        for world in worlds() {
            let mut mona = mona(&world).await;
            let page = mona.get("/en/desk/me/security").await;
            let document = scraper::Html::parse_document(&page.text);
            let selector = scraper::Selector::parse("#live").unwrap();
            let address = document.select(&selector).next().and_then(|live| live.attr("hx-sse:connect")).unwrap().to_owned();
            happens(&world, WORKS, [1, 2]).await;
            assert_eq!(missed(mona.opens(&address).await).await.0, cases([1, 2]), "{address}");
        }
    });
}

#[test]
fn a_live_page_is_let_go_after_ten_minutes_and_does_not_come_back_without_a_session() {
    // One thread, so that the time of its timers can be turned.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for world in worlds() {
            let mut mona = mona(&world).await;
            let stream = mona.opens(LIVE).await;
            tokio::time::pause();
            let begun = tokio::time::Instant::now();
            let ended = tokio::time::timeout(Duration::from_secs(3600), stream.collect()).await;
            let lasted = begun.elapsed().as_secs();
            tokio::time::resume();
            assert!(ended.is_ok() && (590..=610).contains(&lasted), "it lasted {lasted} s");
            missed(mona.opens(LIVE).await).await;
            world.clock.advance(world.app.settings().sessions.idle + Duration::from_secs(1));
            let again = tokio::time::timeout(Duration::from_secs(20), mona.get(LIVE)).await;
            assert_eq!(again.map_or(200, |answer| answer.status), 401, "nobody sits before it any more");
        }
    });
}
