//! Mail is fetched with tokens: from a real Dovecot that asks a certified provider what each is worth.

use bytes::Bytes;
use http::HeaderMap;
use http::Method;
use kernel::Role;
use peers::Dovecot;
use peers::Provider;
use peers::or_skip;
use platform::outgoing::Call;

use crate::mail::QUESTION;
use crate::mail::letter;
use crate::people::Person;
use crate::servers::put;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

fn started() -> Option<Provider> {
    Provider::start(env!("CARGO_TARGET_TMPDIR").as_ref())
}

/// The operator lets mail be fetched from this machine, and tokens be asked of it.
fn inside_is_allowed() -> [(String, String); 2] {
    ["mail.inside_hosts", "outgoing.allowed_hosts"].map(|setting| (setting.into(), "127.0.0.1".into()))
}

/// Says something to the provider that its people would do in their browsers.
async fn at(world: &World, provider: &Provider, act: &str, whose: &str) -> String {
    let url = format!("{}/story/{act}/{whose}", provider.issuer);
    let call = Call { method: Method::GET, url, headers: HeaderMap::new(), body: Bytes::new(), only: Vec::new() };
    String::from_utf8(world.app.outgoing().call(call).await.unwrap().body.to_vec()).unwrap()
}

/// An administrator and the address at which the entity's mailbox is set up.
async fn administrator(world: &World) -> (Person, String) {
    let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    let (_, boxes) = world.program(&administrator, "GET", "/api/v1/mailboxes", None).await;
    let path = format!("/en/desk/mailboxes/{}/source", boxes["items"][0]["id"].as_str().expect("a mailbox"));
    (administrator, path)
}

/// What stands in the form; later ones win.
fn form<'f>(place: &'f [(&'f str, String)], more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields: Vec<(&str, &str)> = vec![
        ("host", "127.0.0.1"),
        ("security", "none"),
        ("login", "refresh"),
        ("client_id", Provider::MAIL_CLIENT),
        ("client_secret", Provider::MAIL_SECRET),
        ("folder", "INBOX"),
        ("afterwards", "seen"),
    ];
    for (name, value) in place.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()) {
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
    }
    fields
}

#[test]
fn mail_is_fetched_with_tokens_and_each_ends_in_words_that_say_what_to_do() {
    let Some(provider) = started() else { return };
    let Some(dovecot) = or_skip(Dovecot::start_with_tokens(&provider, "XOAUTH2")) else { return };
    let (provider, dovecot, round) = (&provider, &dovecot, &std::sync::atomic::AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let user = format!("works-{}@entity.example", round.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        let (administrator, path) = administrator(&world).await;
        let allowed = at(&world, provider, "allow", &user).await;
        let place = [("port", dovecot.imap.to_string()), ("user", user.clone()), ("token_url", format!("{}/token", provider.issuer))];
        assert_eq!(world.post(&administrator, &path, &form(&place, &[])).await.status, 422, "without what was allowed there is no token");
        let set = world.post(&administrator, &path, &form(&place, &[("refresh_token", &allowed)])).await;
        assert_eq!(set.status, 303, "{}", set.text);
        let page = world.get(&administrator, "/en/desk/mailboxes").await;
        assert!(!page.text.contains(&allowed) && !page.text.contains(Provider::MAIL_SECRET), "what is secret is never shown");
        put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", "سؤال", QUESTION)).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 1, "{}", world.get(&administrator, "/en/desk/mailboxes").await.text);
        // The token has ended; the provider gave a successor of what was allowed, and the first one is worth nothing any more.
        for number in 1..=2 {
            world.clock.advance(std::time::Duration::from_secs(2 * 3600));
            put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", &format!("سؤال {number}"), QUESTION)).await;
            assert_eq!(email::fetch(&world.app).await.unwrap(), 1, "{}", world.get(&administrator, "/en/desk/mailboxes").await.text);
        }
        // The owner takes it back: the server notices first, then the provider says it.
        world.clock.advance(std::time::Duration::from_secs(20 * 60));
        at(&world, provider, "take-back", &user).await;
        put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", "سؤال آخر", QUESTION)).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
        assert!(world.get(&administrator, "/en/desk/mailboxes").await.says("The mail server did not accept the token"));
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
        let page = world.get(&administrator, "/ar/desk/mailboxes").await;
        assert!(page.says("اطلب من صاحب الصندوق أن يأذن لهذا البرنامج من جديد"), "{}", page.text);
        // It is allowed anew, and what waited comes.
        let anew = at(&world, provider, "allow", &user).await;
        assert_eq!(world.post(&administrator, &path, &form(&place, &[("client_secret", ""), ("refresh_token", &anew)])).await.status, 303);
        assert_eq!(email::fetch(&world.app).await.unwrap(), 1, "{}", world.get(&administrator, "/en/desk/mailboxes").await.text);
        assert!(!world.get(&administrator, "/en/desk/mailboxes").await.says("Mail could not be fetched"));
    });
}

#[test]
fn a_server_that_knows_only_the_standard_way_is_entered_by_it_and_a_wrong_secret_is_told_from_a_silent_provider() {
    let Some(provider) = started() else { return };
    let Some(dovecot) = or_skip(Dovecot::start_with_tokens(&provider, "OAUTHBEARER")) else { return };
    let (provider, dovecot, round) = (&provider, &dovecot, &std::sync::atomic::AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let user = format!("works-{}@entity.example", round.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        let (administrator, path) = administrator(&world).await;
        let allowed = at(&world, provider, "allow", &user).await;
        let url = format!("{}/token", provider.issuer);
        let place = [("port", dovecot.imap.to_string()), ("user", user.clone()), ("refresh_token", allowed)];
        let outside = world.post(&administrator, &path, &form(&place, &[("token_url", "http://10.1.2.3/token")])).await;
        assert_eq!(outside.status, 422);
        assert!(outside.says("which begins with https://"), "{}", outside.text);
        put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", "سؤال", QUESTION)).await;
        for (wrong, words) in [
            (vec![("token_url", "http://127.0.0.1:9/token")], "The provider of tokens does not answer"),
            (vec![("token_url", url.as_str()), ("client_secret", "wrong")], "does not accept this program’s client id and secret"),
        ] {
            let set = world.post(&administrator, &path, &form(&place, &wrong)).await;
            assert_eq!(set.status, 303, "{}", set.text);
            assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
            let page = world.get(&administrator, "/en/desk/mailboxes").await;
            assert!(page.says(words), "{}", page.text);
        }
        let elsewhere = form(&place, &[("token_url", "http://127.0.0.1:9/token"), ("client_secret", "")]);
        assert_eq!(world.post(&administrator, &path, &elsewhere).await.status, 422, "a secret goes to no other address");
        for (field, other) in [("port", "9"), ("user", "another@entity.example"), ("security", "starttls")] {
            let fields = form(&place, &[("token_url", &url), ("client_secret", ""), ("refresh_token", ""), (field, other)]);
            assert_eq!(world.post(&administrator, &path, &fields).await.status, 422, "no token goes to another {field}");
        }
        assert_eq!(world.post(&administrator, &path, &form(&place, &[("token_url", url.as_str())])).await.status, 303);
        assert_eq!(email::fetch(&world.app).await.unwrap(), 1, "{}", world.get(&administrator, "/en/desk/mailboxes").await.text);
    });
}

#[test]
fn a_server_that_takes_no_new_token_is_brought_the_next_after_a_pause() {
    let Some(provider) = started() else { return };
    let Some(dovecot) = or_skip(Dovecot::start_with_tokens(&provider, "XOAUTH2")) else { return };
    let (provider, dovecot, round) = (&provider, &dovecot, &std::sync::atomic::AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let user = format!("works-{}@entity.example", round.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        let (administrator, path) = administrator(&world).await;
        let allowed = at(&world, provider, "allow", &user).await;
        let place = [("port", dovecot.imap.to_string()), ("user", user.clone()), ("token_url", format!("{}/token", provider.issuer))];
        assert_eq!(world.post(&administrator, &path, &form(&place, &[("refresh_token", &allowed)])).await.status, 303);
        put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", "سؤال", QUESTION)).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 1);
        at(&world, provider, "take-back", &user).await;
        for pause in [30, 30, 0] {
            assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
            let page = world.get(&administrator, "/en/desk/mailboxes").await;
            assert!(page.says("The mail server did not accept the token"), "nothing is asked of the provider: {}", page.text);
            world.clock.advance(std::time::Duration::from_secs(pause));
        }
        world.clock.advance(std::time::Duration::from_secs(15 * 60));
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
        let page = world.get(&administrator, "/ar/desk/mailboxes").await;
        assert!(page.says("اطلب من صاحب الصندوق أن يأذن لهذا البرنامج من جديد"), "{}", page.text);
    });
}
