//! Commands that scripts rely on: tokens, the register of clauses, refusals with their codes.

use std::os::unix::fs::PermissionsExt;

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
        assert!(clause["live"] == true || clause["rule"] == false, "what is judged is live: {clause}");
        assert_eq!(clause["rule"].as_bool(), Some(!clause["stories"].as_array().unwrap().is_empty()), "a rule has its stories: {clause}");
    }
    let judged = clauses.iter().filter(|clause| clause["rule"] == true).count();
    assert!(judged >= 9, "{judged} clauses are judged from what happened");
}

#[test]
fn a_wrong_setting_ends_the_start_with_78_and_its_name() {
    let world = World::empty();
    let wrong: [(&str, &str); 5] = [
        ("sessions.idle", "soon"),
        ("listen", "nowhere"),
        ("log.level", "loud"),
        ("mail.relay_port", "70000"),
        ("mail.smtp_listen", "unix:/run/smtp.sock"),
    ];
    for (key, value) in wrong {
        let ended = world.installation.clone().with(key, value).run(&["serve"]).unwrap();
        assert_eq!(ended.code, 78, "{key}: {ended:?}");
        let name = format!("DALEEL_{}", key.to_uppercase().replace('.', "__"));
        assert!(ended.complained.contains(key) || ended.complained.contains(&name), "{key} is named: {}", ended.complained);
        assert!(ended.complained.contains(value), "its value is named: {}", ended.complained);
        assert!(ended.said.is_empty() && !world.installation.data().join("daleel.sqlite").exists(), "nothing was begun: {}", ended.said);
    }
    let secret = world.installation.clone().with("database_url", "mysql://daleel:hidden@db").run(&["serve"]).unwrap();
    assert!(secret.code == 78 && secret.complained.contains("postgres://") && !secret.complained.contains("hidden"), "{secret:?}");
    let nowhere = world.installation.run(&["serve", "--config", "/nowhere/daleel.toml"]).unwrap();
    assert!(nowhere.code == 78 && nowhere.complained.contains("/nowhere/daleel.toml"), "{nowhere:?}");
}

#[test]
fn a_certificate_for_mail_without_its_key_ends_the_start_and_is_not_passed_over() {
    let world = World::empty();
    let certificate = world.folder.path().join("certificate.pem");
    std::fs::write(&certificate, "not one").unwrap();
    let alone = world.installation.clone().with("mail.tls_certificate", &certificate.display().to_string());
    let without = alone.run(&["serve"]).unwrap();
    assert!(without.code == 78 && without.complained.contains("mail.tls_key"), "{without:?}");
    let both = alone.with("mail.tls_key", &certificate.display().to_string()).run(&["serve"]).unwrap();
    assert!(both.code == 78 && both.complained.contains("mail.tls_") && both.complained.contains("certificate.pem"), "{both:?}");
    assert!(both.said.is_empty() && !world.installation.data().join("daleel.sqlite").exists(), "nothing was begun: {}", both.said);
}

#[test]
fn a_command_on_a_folder_without_an_installation_names_it_and_makes_none() {
    let world = World::empty();
    let nowhere = world.folder.path().join("mistyped");
    let mistyped = world.installation.on(&nowhere);
    for arguments in [&["token", "create", "--employee", "demo"][..], &["user", "list"], &["backup", "/tmp/never-made"]] {
        let ended = mistyped.run(arguments).unwrap();
        assert!(ended.code == 1 && ended.complained.contains("mistyped") && ended.complained.contains("--data"), "{ended:?}");
    }
    assert!(!nowhere.join("daleel.sqlite").exists() && !nowhere.join("keys").exists());
}

#[test]
fn without_the_keys_that_data_were_written_with_nothing_goes_on_and_none_are_made() {
    let world = World::founded();
    let keys = world.installation.data().join("keys");
    let aside = world.folder.path().join("keys-aside");
    std::fs::rename(&keys, &aside).unwrap();
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["verify"], &["user", "list"]] {
        let ended = world.installation.run(arguments).unwrap();
        assert!(ended.code == 1 && ended.complained.contains("keys"), "{arguments:?}: {ended:?}");
        assert!(!keys.exists(), "{arguments:?} makes no keys");
    }
    std::fs::rename(&aside, &keys).unwrap();
    assert_eq!(world.installation.run(&["verify"]).unwrap().code, 0);
}

#[test]
fn nobody_else_on_the_machine_reads_what_is_written_and_the_doctor_sees_who_could() {
    let world = World::founded();
    let data = world.installation.data();
    let open = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
    for entry in std::fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(open(&path), 0, "{}", path.display());
    }
    let sees = || world.installation.run(&["doctor"]).unwrap().said.contains("chmod -R o-rwx");
    std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert!(!sees(), "what lies in it is closed");
    std::fs::set_permissions(data.join("daleel.sqlite"), std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(sees());
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
