//! Cases loaded from a file: whichever way they take into the database, they stand there as the product's own acts leave them.

use std::fmt::Write;

use serde_json::Value;
use testkit::Installation;
use testkit::Visitor;

use crate::world::PROGRAM;
use crate::world::World;

/// How cases of the file stand, with how many answers, and what becomes of each: its state, whose turn it is.
const STANDING: [(&str, usize, &str, &str); 8] = [
    ("open", 0, "open", "employee"),
    ("open", 2, "open", "customer"),
    ("pending", 0, "open", "customer"),
    ("pending", 1, "open", "customer"),
    ("resolved", 0, "closed", "customer"),
    ("resolved", 1, "closed", "customer"),
    ("closed", 0, "closed", "customer"),
    ("closed", 3, "closed", "customer"),
];

/// A file of cases, two of them from the same address.
fn file(world: &World) -> String {
    let path = world.folder.path().join("cases.jsonl");
    let line = |(number, (status, replies, ..)): (usize, &(&str, usize, &str, &str))| {
        let replies: Vec<String> = (0..*replies).map(|reply| format!("رد رقم {reply} على الطلب\tmeter 117{number}3")).collect();
        let case = serde_json::json!({
            "lang": if number % 2 == 0 { "ar" } else { "en" }, "from_name": "Reem \\ Alnoor", "from_address": format!("Reem{}@people.example", number / 2),
            "subject": format!("Matter {number}"), "body": "السلام عليكم\n\nعداد الكهرباء معطل، a pothole too", "replies": replies, "status": status,
        });
        case.to_string() + "\n"
    };
    std::fs::write(&path, STANDING.iter().enumerate().map(line).collect::<String>()).unwrap();
    path.display().to_string()
}

fn load(installation: &Installation, file: &str) {
    let ended = installation.run(&["demo", "load", "--from", file]).unwrap();
    assert_eq!(ended.code, 0, "{}", ended.complained);
}

/// All that a program sees of the cases, without ids and times, which are of each installation alone.
fn seen(installation: &Installation) -> String {
    let verified = installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
    let mut text = format!("events {}\n", verified.said.trim());
    let running = installation.serve(&[]).unwrap();
    let mut program = Visitor::with_token(running.http(), &installation.token().unwrap());
    let mut list = |query: &str| program.get(&format!("/api/v1/cases{query}")).unwrap().json()["items"].as_array().unwrap().clone();
    for query in [
        "?limit=100",
        "?limit=100&view=closed",
        "?limit=100&view=waiting",
        "?q=pothole",
        "?q=عدادات",
        "?q=117",
        "?q=1177",
        "?q=reem3@people.example",
    ] {
        for case in list(query) {
            let shown = ["reference", "subject", "customer", "state", "awaits", "preview"].map(|part| case[part].to_string());
            writeln!(text, "{query}: {}", shown.join(" ")).unwrap();
            for (part, fields) in [
                ("entries", ["kind", "author", "text"]),
                ("events", ["kind", "actor", "kind"]),
                ("findings", ["clause", "outcome", "outcome"]),
            ] {
                let items = list(&format!("/{}/{part}", case["id"].as_str().unwrap()));
                items.iter().for_each(|item| writeln!(text, "  {part} {}", fields.map(|field| item[field].to_string()).join(" ")).unwrap());
            }
        }
    }
    assert_eq!(running.stop().unwrap(), 0);
    text
}

#[test]
fn cases_of_a_file_are_what_acts_leave_on_either_database_and_by_either_way() {
    let world = World::founded();
    let file = file(&world);
    load(&world.installation, &file);
    let acted = seen(&world.installation);
    for (number, (status, replies, state, awaits)) in STANDING.iter().enumerate() {
        let stands = |line: &str| line.contains(&format!("\"Matter {number}\"")) && line.contains(&format!("\"{state}\" \"{awaits}\""));
        assert!(acted.lines().any(stands), "{status} with {replies} answers is {state} and awaits the {awaits}: {acted}");
    }
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let elsewhere = World::empty();
    let poured = Installation::new(PROGRAM, elsewhere.installation.data()).with("database_url", &server.url);
    load(&poured, &file);
    assert!(!elsewhere.installation.data().join("loading").exists(), "nothing of the scratch database is left");
    assert_eq!(seen(&poured), acted);
    load(&poured, &file);
    let twice = seen(&poured);
    load(&world.installation, &file);
    assert_eq!(twice, seen(&world.installation), "numbers, customers and counts go on where they were");
    assert!(twice.contains(&format!("-{:06}", STANDING.len() * 2)), "{twice}");
}

#[test]
fn a_case_of_an_unknown_standing_is_refused() {
    let world = World::founded();
    let path = world.folder.path().join("wrong.jsonl");
    let case: Value = serde_json::json!({"lang": "ar", "from_name": "", "from_address": "a@b.example", "subject": "", "body": "", "replies": [], "status": "lost"});
    std::fs::write(&path, case.to_string()).unwrap();
    let ended = world.installation.run(&["demo", "load", "--from", &path.display().to_string()]).unwrap();
    assert!(ended.code != 0 && ended.complained.contains("lost"), "{ended:?}");
}
