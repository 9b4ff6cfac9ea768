//! Commands that scripts rely on: tokens, the register of clauses, refusals with their codes.

use testkit::Installation;
use testkit::Visitor;

use crate::world::World;

#[test]
fn a_token_is_made_while_the_server_runs_and_while_it_does_not() {
    let world = World::founded();
    let before = world.installation.token().unwrap();
    let running = world.installation.serve(&[]).unwrap();
    let during = world.installation.token().unwrap();
    assert_ne!(before, during);
    for token in [before, during] {
        assert_eq!(Visitor::with_token(running.http(), &token).get("/api/v1/cases").unwrap().status, 200);
    }
    assert_eq!(Visitor::with_token(running.http(), "dal_wrong").get("/api/v1/cases").unwrap().status, 401);
    let nobody = world.installation.run(&["token", "create", "--employee", "nobody@rsa.example"]).unwrap();
    assert!(nobody.code != 0 && !nobody.complained.is_empty(), "{nobody:?}");
}

#[test]
fn accounts_are_listed_closed_opened_and_recovered_while_the_server_runs_and_while_it_does_not() {
    let world = World::founded();
    let listed = world.installation.run(&["user", "list"]).unwrap();
    let line = listed.said.lines().find(|line| line.contains("\tactive\t")).unwrap_or_else(|| panic!("{listed:?}")).to_owned();
    let email = line.split('\t').next().unwrap().to_owned();
    for is_running in [false, true] {
        let running = is_running.then(|| world.installation.serve(&[]).unwrap());
        let says = |state: &str| {
            let listed = world.installation.run(&["user", "list"]).unwrap();
            listed.said.lines().any(|line| line.starts_with(&format!("{email}\t{state}")))
        };
        assert_eq!(world.installation.run(&["user", "disable", &email]).unwrap().code, 0, "running: {is_running}");
        assert!(says("disabled"));
        let closed = world.installation.run(&["user", "reset", &email]).unwrap();
        assert!(closed.code != 0 && !closed.complained.is_empty(), "a closed account is opened first: {closed:?}");
        assert_eq!(world.installation.run(&["user", "enable", &email]).unwrap().code, 0);
        assert!(says("active"));
        let reset = world.installation.run(&["user", "reset", &email]).unwrap();
        assert!(reset.code == 0 && reset.said.contains("/sign-in/reset/lnk_"), "{reset:?}");
        let nobody = world.installation.run(&["user", "disable", "nobody@nowhere.example"]).unwrap();
        assert!(nobody.code != 0 && !nobody.complained.is_empty(), "{nobody:?}");
        drop(running);
    }
}

#[test]
fn the_register_lists_every_clause_with_its_means() {
    let world = World::empty();
    let said = world.installation.program(&["guide", "--json"]).output().unwrap();
    let list: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let clauses = list["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 165);
    for clause in clauses {
        let has_shape = clause["id"].is_string() && clause["by"].is_array() && clause["live"].is_boolean() && clause["rule"].is_boolean();
        assert!(has_shape && clause["stories"].is_array(), "{clause}");
        assert_eq!(clause["rule"].as_bool(), Some(!clause["stories"].as_array().unwrap().is_empty()), "a rule has its stories: {clause}");
    }
    let judged = clauses.iter().filter(|clause| clause["rule"] == true).count();
    assert!(judged >= 9, "{judged} clauses are judged from what happened");
}

#[test]
fn a_wrong_setting_ends_the_start_with_78_and_its_name() {
    let world = World::empty();
    let wrong: [(&str, &str); 4] = [("sessions.idle", "soon"), ("listen", "nowhere"), ("log.level", "loud"), ("mail.relay_port", "70000")];
    for (key, value) in wrong {
        let ended = world.installation.clone().with(key, value).run(&["serve"]).unwrap();
        assert_eq!(ended.code, 78, "{key}: {ended:?}");
        let name = format!("DALEEL_{}", key.to_uppercase().replace('.', "__"));
        assert!(ended.complained.contains(key) || ended.complained.contains(&name), "{key} is named: {}", ended.complained);
        assert!(ended.complained.contains(value), "its value is named: {}", ended.complained);
    }
}

#[test]
fn an_unknown_setting_in_the_file_is_named_with_its_place() {
    let world = World::empty();
    std::fs::create_dir_all(world.installation.data()).unwrap();
    std::fs::write(world.installation.data().join("daleel.toml"), "[log]\nlevel = \"info\"\nlevvel = \"info\"\n").unwrap();
    let ended = world.installation.run(&["serve"]).unwrap();
    assert!(ended.code == 78 && ended.complained.contains("log.levvel"), "{ended:?}");
}

#[test]
fn a_second_process_on_the_same_data_is_refused_and_the_first_serves_on() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    let second = Installation::serve(&world.installation, &[]);
    assert!(second.is_err(), "two processes would write one file");
    assert_eq!(Visitor::new(running.http()).get("/healthz").unwrap().status, 200);
}

#[test]
fn data_of_a_newer_program_are_left_alone() {
    let world = World::founded();
    let file = world.installation.data().join("daleel.sqlite");
    let database = rusqlite::Connection::open(&file).unwrap();
    database
        .execute("insert into migrations (part, number, name, digest, at) values ('desk', 999, 'from_the_future', 'x', 0)", [])
        .unwrap();
    drop(database);
    for (lang, words) in [("en_GB.UTF-8", "written by a newer version of Daleel"), ("ar_BH.UTF-8", "بإصدار أحدث من دليل")] {
        let refused = world.installation.command(&["serve", "--listen", "127.0.0.1:0"]).env("LC_ALL", lang).output().unwrap();
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(1) && said.contains(words), "{said}");
    }
    let receive =
        world.installation.run_with(&["email", "receive", "--to", crate::world::MAILBOX], b"From: a@b.example\n\nHello\n").unwrap();
    assert_eq!(receive.code, 75, "mail is tried again later: {}", receive.complained);
}
