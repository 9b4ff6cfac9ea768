//! Files of another help desk as an administrator brings them in.

use kernel::Role;
use serde_json::Value;

use crate::world::CASES;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

fn why(import: &Value) -> String {
    let lines = import["wrong_lines"].as_array().unwrap().iter();
    lines.map(|line| format!("{}: {}\n", line["line"], line["why"])).collect::<String>().replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_file_is_tried_before_anything_is_made_and_each_wrong_line_says_why() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        assert_eq!((&import["state"], &import["rows"]), (&"tried".into(), &4.into()));
        assert_eq!((&import["made"], &import["wrong"], &import["known"]), (&3.into(), &1.into(), &0.into()));
        let said = why(&import);
        assert!(said.starts_with("5: "), "the line as a spreadsheet counts it: {said}");
        for part in ["«ali@example» ليس عنوان بريد", "«أمس» ليس وقتاً مفهوماً"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        world.after(60).await;
        assert!(world.cases(&mona, "team").await.is_empty(), "a dry run changes nothing");
        assert!(world.cases(&mona, "closed").await.is_empty());
    });
}

#[test]
fn what_is_brought_keeps_its_dates_its_clock_and_its_state_and_nobody_is_told() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        let done = world.brings(&amal, &import).await;
        assert_eq!((&done["state"], &done["made"], &done["wrong"]), (&"done".into(), &3.into(), &1.into()));
        let mine = world.cases(&mona, "mine").await;
        assert_eq!(mine.len(), 1, "the file says whose it is: {mine:?}");
        let (status, permit) = world.program(&mona, "GET", &format!("/api/v1/cases/{}", mine[0]["id"].as_str().unwrap()), None).await;
        assert_eq!((status, &permit["opened_at"]), (200, &"2026-11-22T07:00:00Z".into()), "{permit}");
        assert_eq!(permit["due_at"], "2026-11-23T07:00:00Z", "a day from when it came there");
        assert_eq!(permit["is_late"], true);
        let answered = world.cases(&mona, "answered").await;
        assert_eq!(answered[0]["subject"], "Street light", "the customer waits for nothing");
        let closed = world.cases(&mona, "closed").await;
        let (_, hole) = world.program(&mona, "GET", &format!("/api/v1/cases/{}", closed[0]["id"].as_str().unwrap()), None).await;
        assert_eq!((&hole["opened_at"], &hole["closed_at"]), (&"2026-03-01T05:00:00Z".into(), &"2026-03-05T09:30:00Z".into()), "{hole}");
        assert!(world.get(&mona, "/en/desk/notices").await.says("No notices"), "nobody is told");
        let (_, found) = world.program(&mona, "GET", "/api/v1/cases?q=T-3", None).await;
        assert_eq!(found["items"][0]["id"], closed[0]["id"], "found by its number there");
        let page = world.get(&mona, &format!("/en/desk/cases/{}?tab=timeline", closed[0]["id"].as_str().unwrap())).await;
        assert!(page.says("Brought from Old Desk, where it was T-3"), "{}", page.seen());
    });
}

#[test]
fn a_line_is_brought_once_by_its_number_in_the_other_system() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let first = world.hands_over(&amal, "cases", CASES).await;
        let twice = world
            .hands_over(
                &amal,
                "cases",
                &format!("{CASES}T-9;جديد;نص;;;a@example.com;;;;23/11/2026;\r\nT-9;مكرر;نص;;;a@example.com;;;;23/11/2026;\r\n"),
            )
            .await;
        assert_eq!((&twice["made"], &twice["wrong"]), (&4.into(), &2.into()), "one number twice in a file: {}", why(&twice));
        world.brings(&amal, &first).await;
        world.brings(&amal, &first).await;
        let done = world.brings(&amal, &twice).await;
        assert_eq!((&done["made"], &done["known"], &done["wrong"]), (&1.into(), &3.into(), &2.into()), "{}", why(&done));
        assert_eq!(world.cases(&mona, "team").await.len(), 3);
        assert_eq!(world.cases(&mona, "closed").await.len(), 1);
    });
}

#[test]
fn columns_of_other_names_are_put_right_on_the_page() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let csv = "Nr,Betreff,Wann,Wer\nA1,Permit,2026-11-20,a@example.com\n";
        let import = world.hands_over(&amal, "cases", csv).await;
        assert_eq!(import["made"], 0, "nothing is known of these columns");
        let path = format!("/en/admin/imports/{}", import["id"].as_str().unwrap());
        let page = world.get(&amal, &path).await;
        assert!(page.says("It is not known which column has") && page.says("Number there"), "{}", page.seen());
        assert_eq!(world.post(&amal, &format!("{path}/start"), &[]).await.status, 409);
        let twice = world.post(&amal, &format!("{path}/columns"), &[("number", "0"), ("subject", "0")]).await;
        assert_eq!(twice.status, 422);
        assert!(twice.says("chosen for more than one thing"));
        let right = [("number", "0"), ("subject", "1"), ("opened", "2"), ("email", "3"), ("closed", "77")];
        assert_eq!(world.post(&amal, &format!("{path}/columns"), &right).await.status, 303);
        assert!(world.get(&amal, &path).await.says("1 open case would be imported"));
        assert_eq!(world.post(&amal, &format!("{path}/start"), &[]).await.status, 303);
        assert_eq!(world.post(&amal, &format!("{path}/columns"), &right).await.status, 409, "it runs");
        world.after(2).await;
        assert!(world.get(&amal, &path).await.says("1 line was imported"));
    });
}

#[test]
fn customers_come_over_alone_and_those_who_are_known_stay_as_they_are() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let csv = "id;name;email;phone;gender;language\nC1;هدى أحمد;Huda@Example.com;3900 0001;أنثى;العربية\nC2;Nobody;;;;\n";
        let import = world.hands_over(&amal, "customers", csv).await;
        assert_eq!((&import["made"], &import["wrong"]), (&1.into(), &1.into()), "{}", why(&import));
        world.brings(&amal, &import).await;
        let cases = world.hands_over(&amal, "cases", "id,subject,phone,created,agent\nT1,Permit,+973 39000001,2026-11-23,Mona\n").await;
        world.brings(&amal, &cases).await;
        assert_eq!(world.cases(&mona, "mine").await[0]["customer"], "هدى أحمد", "met again by her number");
    });
}

#[test]
fn people_behind_one_number_stay_apart_and_who_was_there_is_counted_as_known() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let csv = "id,name,email,phone\nC1,Ali,ali@example.com,17000001\nC2,Badr,badr@example.com,17000001\nC3,Company,,17000001\n";
        let import = world.hands_over(&amal, "customers", csv).await;
        let done = world.brings(&amal, &import).await;
        assert_eq!((&done["made"], &done["known"], &done["wrong"]), (&2.into(), &1.into(), &0.into()), "{}", why(&done));
        let csv = "id,subject,email,phone,created,agent\nT1,Permit,badr@example.com,17000001,2026-11-23,Mona\n";
        let cases = world.hands_over(&amal, "cases", csv).await;
        world.brings(&amal, &cases).await;
        assert_eq!(world.cases(&mona, "mine").await[0]["customer"], "Badr");
    });
}

#[test]
fn a_file_whose_lines_end_with_carriage_returns_is_brought_whole() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let csv = "id,subject,email,created\rT1,Permit,a@example.com,2026-11-20\rT2,Lamp,b@example.com,2026-11-20\r";
        let import = world.hands_over(&amal, "cases", csv).await;
        let done = world.brings(&amal, &import).await;
        assert_eq!((&done["state"], &done["made"]), (&"done".into(), &2.into()), "{}", why(&done));
    });
}

#[test]
fn an_import_that_cannot_go_on_says_so_and_stops_no_other() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let broken = world.hands_over(&amal, "cases", CASES).await;
        let id: i64 = broken["id"].as_str().unwrap().parse().unwrap();
        world
            .act(WORKS, move |tx| {
                let sql = "insert into import_lines (import_id, line, entity_id, kind, system, number, outcome, faults)
                           values ($1, 3, $2, 'cases', 'Old Desk', 'x', 'wrong', '')";
                tx.execute(sql, &[id.into(), WORKS.into()])
            })
            .await;
        let csv = "id,name,email\nC1,Ali,ali@example.com\n";
        let other = world.hands_over(&amal, "customers", csv).await;
        let failed = world.brings(&amal, &broken).await;
        assert_eq!((&failed["state"], &failed["made"]), (&"failed".into(), &0.into()), "a step comes whole or not at all");
        assert_eq!(world.brings(&amal, &other).await["state"], "done");
        let page = world.get(&amal, &format!("/en/admin/imports/{id}")).await;
        assert!(page.says("Stopped by an error") && page.says("the system’s log"), "{}", page.seen());
    });
}

#[test]
fn nobody_brings_anything_into_another_entity_or_without_the_right() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        let path = format!("/api/v1/imports/{}", import["id"].as_str().unwrap());
        let page = format!("/ar/admin/imports/{}", import["id"].as_str().unwrap());
        let huda = world.person(HEALTH, ("هدى", "Huda"), Role::EntityAdministrator).await;
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        for (who, status) in [(&huda, 404), (&salma, 403)] {
            assert_eq!(world.program(who, "GET", &path, None).await.0, status);
            for act in ["start", "undoing"] {
                assert_eq!(world.program(who, "POST", &format!("{path}/{act}"), None).await.0, status);
            }
            for act in ["columns", "start", "undoing"] {
                assert_eq!(world.post(who, &format!("{page}/{act}"), &[]).await.status, status, "{act}");
            }
        }
        assert_eq!(world.post(&huda, &format!("{page}/removal"), &[]).await.status, 404);
        assert_eq!(world.get(&amal, &page).await.status, 200, "and it stands");
    });
}

#[test]
fn the_pages_follow_the_rules_of_both_languages() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        let path = format!("admin/imports/{}", import["id"].as_str().unwrap());
        for round in ["tried", "done", "undone"] {
            match round {
                "done" => drop(world.brings(&amal, &import).await),
                "undone" => drop(world.undoes(&amal, &import).await),
                _ => {}
            }
            for lang in ["ar", "en"] {
                for path in [&path, "admin/imports"] {
                    let page = world.get(&amal, &format!("/{lang}/{path}")).await;
                    assert_eq!((page.status, ui::lint::html(&page.text)), (200, Vec::new()), "{round} {path}");
                    assert!(!page.text.contains("exchange-"), "a key without words on {path}: {}", page.text);
                }
            }
        }
        let refused = world.upload(&amal, "/en/admin/imports", &[("old.csv", b"a;b\n1;2\n")]).await;
        assert_eq!(refused.status, 404, "a form without its kind is nobody's form");
    });
}
