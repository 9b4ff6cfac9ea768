//! An import that is killed in the middle: each line is there once.

use std::io::Write;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;

const LINES: usize = 400;
/// What is waited for comes within this time, or never.
const PATIENCE: Duration = Duration::from_secs(120);

/// The one import of a founded installation, once it is as wanted.
fn once(visitor: &mut Visitor, path: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    let begun = Instant::now();
    loop {
        let import = visitor.get(path).unwrap().json();
        if is_so(&import) {
            return import;
        }
        assert!(begun.elapsed() < PATIENCE, "{import}");
        std::thread::yield_now();
    }
}

fn subjects(visitor: &mut Visitor) -> Vec<String> {
    let (mut all, mut before) = (Vec::new(), String::new());
    loop {
        let page = visitor.get(&format!("/api/v1/cases?view=closed&limit=100&before={before}")).unwrap().json();
        all.extend(page["items"].as_array().unwrap().iter().map(|case| case["subject"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => before = next.to_owned(),
            None => return all,
        }
    }
}

#[test]
fn an_import_that_is_killed_goes_on_and_brings_each_line_once() {
    let world = World::founded();
    let file = world.folder.path().join("old.csv");
    let mut csv = std::fs::File::create(&file).unwrap();
    writeln!(csv, "id,subject,description,email,status,created").unwrap();
    for line in 0..LINES {
        writeln!(csv, "T{line},Matter {line},Text of matter {line},c{line}@people.example,closed,2026-01-02 10:00").unwrap();
    }
    let file = file.to_str().unwrap();
    let token = |employee: &str| world.installation.run(&["token", "create", "--employee", employee]).unwrap().said.trim().to_owned();
    let (admin, works) = (token("huda@rsa.example"), world.installation.token().unwrap());
    let tried = world.installation.run(&["import", "cases", file, "--mailbox", MAILBOX, "--system", "Old Desk", "--dry-run"]).unwrap();
    assert_eq!(tried.code, 0, "{}", tried.complained);
    assert!(tried.said.contains("400 closed cases would be imported"), "{}", tried.said);
    let mut running = world.installation.serve(&[]).unwrap();
    let begun = world.installation.run(&["import", "cases", file, "--mailbox", MAILBOX, "--system", "Old Desk"]).unwrap();
    assert_eq!(begun.code, 0, "{}", begun.complained);
    let path = format!("/api/v1/imports/{}", begun.said.trim().rsplit('/').next().unwrap());
    once(&mut Visitor::with_token(running.http(), &admin), &path, |import| import["made"].as_i64() > Some(30));
    running.kill();
    let running = world.installation.serve(&[]).unwrap();
    let done = once(&mut Visitor::with_token(running.http(), &admin), &path, |import| import["state"] == "done");
    assert_eq!((&done["made"], &done["wrong"], &done["known"]), (&400.into(), &0.into(), &0.into()), "{done}");
    let mut there = subjects(&mut Visitor::with_token(running.http(), &works));
    assert_eq!(there.len(), LINES);
    there.sort();
    there.dedup();
    assert_eq!(there.len(), LINES, "each once");
    let wrong = world.installation.run(&["import", "cases", file, "--mailbox", "nobody@rsa.example"]).unwrap();
    assert!(wrong.code != 0 && wrong.complained.contains("There is no mailbox with this address"), "{}", wrong.complained);
}

#[test]
fn a_case_of_another_help_desk_is_answered_as_if_it_had_come_here() {
    let world = World::founded();
    let file = world.folder.path().join("old.csv");
    std::fs::write(
        &file,
        "id;subject;text;name;email;created\nT1;Driving licence;When is it ready?;Reem;reem@people.example;2026-11-20 10:00\n",
    )
    .unwrap();
    let works = world.installation.token().unwrap();
    let brought = world.installation.run(&["import", "cases", file.to_str().unwrap(), "--mailbox", MAILBOX]).unwrap();
    assert_eq!(brought.code, 0, "{}", brought.complained);
    let running = world.installation.serve(&[]).unwrap();
    let mut visitor = Visitor::with_token(running.http(), &works);
    let case = visitor.get("/api/v1/cases?view=team").unwrap().json()["items"][0].clone();
    let path = format!("/api/v1/cases/{}", case["id"].as_str().unwrap());
    let version = visitor.get(&path).unwrap().json()["version"].clone();
    let taken = visitor.post_json(&format!("{path}/owner"), &serde_json::json!({ "version": version, "reason": "It came over" })).unwrap();
    assert_eq!(taken.status, 200, "{}", taken.body);
    let reply = serde_json::json!({
        "subject": "Your driving licence", "body": "Your licence is ready and can be collected from Sunday.", "lang": "en",
        "version": taken.json()["version"],
    });
    let sent = visitor.post_json(&format!("{path}/replies"), &reply).unwrap();
    assert_eq!(sent.status, 200, "{}", sent.body);
    let message = visitor.get(&format!("/api/v1/messages/{}", sent.json()["message"].as_str().unwrap())).unwrap();
    assert!(message.status == 200 && message.body.contains("reem@people.example"), "{}", message.body);
    let said = visitor.get(&format!("{path}/entries")).unwrap().json();
    let kinds: Vec<&str> = said["items"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["in", "out"], "what she wrote, and the reply: nothing was sent between: {said}");
}
