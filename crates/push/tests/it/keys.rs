//! The one pair of keys of the installation.

use tower::ServiceExt;

use crate::world::plan;
use crate::world::with_browsers;

#[test]
fn the_pair_of_keys_is_made_once_and_is_the_same_on_another_node_and_after_a_start() {
    for world in testkit::inside::worlds(|| plan(&[])) {
        testkit::inside::run(async {
            let first = world.get_as_anybody("/push/key").await;
            assert_eq!((first.status, first.text.len()), (200, 87), "{}", first.text);
            assert_eq!(world.get_as_anybody("/push/key").await.text, first.text);
            let Some(other) = world.beside(plan(&[])) else { return };
            let request = http::Request::get("/push/key").body(axum::body::Body::empty()).unwrap();
            let answer = testkit::inside::Answer::read(platform::router(other).oneshot(request).await.unwrap()).await;
            assert_eq!(answer.text, first.text);
        });
    }
}

#[test]
fn what_another_key_signed_is_refused_and_not_tried_again() {
    with_browsers(async |world| {
        let own = world.browser();
        let strange: serde_json::Value = serde_json::from_str(&world.service.browser("another").unwrap()).unwrap();
        let to = platform::deliveries::Subscription { endpoint: strange["endpoint"].as_str().unwrap().into(), ..own };
        world.tells(&to, "a", 10).await;
        world.after(120).await;
        assert_eq!(world.answered().await, [400]);
    });
}

#[test]
fn where_it_is_switched_off_no_key_is_given_out() {
    testkit::inside::on_each(
        || plan(&[("push.enabled", "no")]),
        async |world| assert_eq!(world.get_as_anybody("/push/key").await.status, 404),
    );
}
