//! Settings: where they come from, which wins, and how a wrong one is told.

use kernel::Lang;
use platform::Settings;
use platform::settings;
use platform::settings::Given;
use platform::settings::Wrong;
use ui::Words;

use crate::world::WORKS;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds;

fn words() -> Words {
    let slice = platform::slice();
    let sources: Vec<ui::Source> =
        ui::SOURCES.into_iter().chain(slice.locales.iter().map(|(lang, text)| (*lang, "platform", *text))).collect();
    Words::build(&sources).unwrap()
}

fn given(file: &str, environment: &[(&str, &str)], command_line: &[(&str, &str)]) -> Given {
    let owned = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Given { file: Some(("daleel.toml".into(), file.into())), environment: owned(environment), command_line: owned(command_line) }
}

fn wrong(given: &Given) -> Vec<Wrong> {
    Settings::read(given).map(|_| ()).unwrap_err()
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let file = "listen = \"127.0.0.1:1\"\n[log]\nlevel = \"warn\"\nformat = \"json\"\n[mail]\nrelay_port = 25\n";
    let environment = [("DALEEL_LISTEN", "127.0.0.1:2"), ("DALEEL_LOG__LEVEL", "debug"), ("HOME", "/root")];
    let settings = Settings::read(&given(file, &environment, &[("listen", "127.0.0.1:3")])).unwrap();
    assert_eq!(settings.listen, settings::Listen::Tcp("127.0.0.1:3".parse().unwrap()));
    assert_eq!(settings.log.level, "debug");
    assert!(settings.log.is_json);
    assert_eq!(settings.mail.relay_port, 25);
    assert_eq!(settings.source("log.level"), "DALEEL_LOG__LEVEL");
    assert_eq!(settings.public_url, "http://127.0.0.1:3");
}

#[test]
fn a_wrong_setting_is_told_with_its_name_value_source_and_what_is_allowed() {
    let all = wrong(&given("[password]\nminimum = 4\n", &[("DALEEL_LOG__LEVEL", "loud")], &[]));
    let told: Vec<String> = all.iter().map(|one| one.say(&words(), Lang::En)).collect();
    assert_eq!(
        told,
        [
            "password.minimum = 4 (daleel.toml) cannot be taken. Allowed: a whole number from 8 to 64.",
            "log.level = loud (DALEEL_LOG__LEVEL) cannot be taken. Allowed: one of error, warn, info, debug, trace.",
        ]
    );
    assert!(all[0].say(&words(), Lang::Ar).contains("password.minimum = 4"));
}

#[test]
fn files_do_not_stand_on_the_host_of_the_pages_to_whose_every_port_sessions_go() {
    let pages = "public_url = \"https://service.example.bh\"\n";
    for wrong_address in ["https://service.example.bh:8443", "https://files.example.bh/here", "https://a@files.example.bh"] {
        let told: Vec<String> = wrong(&given(&format!("files_url = \"{wrong_address}\"\n{pages}"), &[], &[]))
            .iter()
            .map(|one| one.say(&words(), Lang::En))
            .collect();
        assert!(told.len() == 1 && told[0].contains("of another host than public_url"), "{told:?}");
    }
    let taken = Settings::read(&given(&format!("files_url = \"https://files.example.bh/\"\n{pages}"), &[], &[])).unwrap();
    assert_eq!(taken.files_url.as_deref(), Some("https://files.example.bh"));
    let named = Settings::read(&given(&format!("files_url = \"https://ملفات.example.bh:443\"\n{pages}"), &[], &[])).unwrap();
    assert_eq!(named.files_url.as_deref(), Some("https://xn--mgbg1ele.example.bh"), "as a browser names it");
    assert_eq!(wrong(&given("files_url = \"http://127.0.0.1:9\"\n", &[], &[("listen", "127.0.0.1:8")])).len(), 1, "nor where it listens");
}

#[test]
fn a_name_that_is_no_setting_and_a_file_that_is_no_toml_are_refused() {
    assert_eq!(wrong(&given("lisen = \"x\"\n", &[], &[]))[0].name, "lisen");
    assert_eq!(wrong(&given("", &[("DALEEL_MAIL__HOST", "x")], &[]))[0].source, "DALEEL_MAIL__HOST");
    assert_eq!(wrong(&given("a = 1\nlisten = [\n", &[], &[]))[0].name, "TOML");
}

#[test]
fn a_secret_is_never_shown_not_even_when_it_is_wrong() {
    let canary = "canary\u{0}kanari";
    let all = wrong(&given("", &[("DALEEL_DATABASE_URL", canary)], &[]));
    assert!(!format!("{all:?} {} {}", all[0], all[0].say(&words(), Lang::En)).contains("kanari"));
    let settings = Settings::read(&given("database_url = \"postgres://u:kanari@h/d\"\n", &[], &[])).unwrap();
    assert!(!format!("{:?}", settings.database_url).contains("kanari"));
    assert!(!format!("{settings:?}").contains("kanari"));
}

#[test]
fn what_may_change_while_running_is_the_entitys_then_the_installations_then_the_starts() {
    run(async {
        for world in worlds() {
            let known = world.app.settings().clone();
            let now = |key: &'static str, entity| {
                let (app, known) = (world.app.clone(), known.clone());
                async move {
                    app.read(if entity { everywhere().within(WORKS) } else { everywhere() }, move |tx| known.now(tx, key)).await.unwrap()
                }
            };
            assert_eq!(now("webhooks.allowed_hosts", true).await, "");
            world.act(|tx| settings::set(tx, "webhooks.allowed_hosts", "hooks.gov.bh")).await;
            world.app.write(everywhere().within(WORKS), |tx| settings::set(tx, "webhooks.allowed_hosts", "works.gov.bh")).await.unwrap();
            assert_eq!(now("webhooks.allowed_hosts", true).await, "works.gov.bh");
            assert_eq!(now("webhooks.allowed_hosts", false).await, "hooks.gov.bh");
            world.app.write(everywhere().within(WORKS), |tx| settings::set(tx, "webhooks.allowed_hosts", "")).await.unwrap();
            assert_eq!(now("webhooks.allowed_hosts", true).await, "hooks.gov.bh");
            assert!(world.try_act(|tx| settings::set(tx, "listen", "127.0.0.1:9")).await.is_err(), "only at the start");
            assert!(world.try_act(|tx| settings::set(tx, "password.minimum", "3")).await.is_err(), "not allowed");
            let for_entity = world.app.write(everywhere().within(WORKS), |tx| settings::set(tx, "password.minimum", "20")).await;
            assert!(for_entity.is_err(), "an entity may not set what is the installation's");
            assert_eq!(world.happened().await.iter().filter(|kind| *kind == "settings.changed").count(), 3);
        }
    });
}
