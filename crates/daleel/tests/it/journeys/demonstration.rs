//! A demonstration has something true to show on every page: what lies in it nowhere is a short list.

use rusqlite::Connection;

use crate::world::World;

/// Tables that are empty in a demonstration, each for want of somebody outside, of a fault, of a camera or of a speaker. The list may only shrink.
const EMPTY: [&str; 21] = [
    "attachment_faults",
    "blob_parts",
    "hall_recordings",
    "idempotency_keys",
    "identities",
    "identity_providers",
    "imap_accounts",
    "imap_skipped",
    "imap_tokens",
    "message_circles",
    "offline_visits",
    "opening_photos",
    "passkeys",
    "push_keys",
    "recovery_codes",
    "refused_numbers",
    "reply_copies",
    "settings",
    "texts",
    "totp_factors",
    "walk_photos",
];
/// What is there for moments only.
const COMES_AND_GOES: [&str; 8] =
    ["centre_warnings", "file_words_left", "guesses", "relay_faults", "scans", "sign_in_steps", "ticket_phones", "ticket_pushes"];

#[test]
fn a_demonstration_has_something_of_everything() {
    let world = World::filled();
    let database = Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let mut asked =
        database.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name").unwrap();
    let tables: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > 100, "{} tables", tables.len());
    let is_empty =
        |table: &&String| database.query_row(&format!("select not exists (select 1 from {table})"), [], |row| row.get(0)).unwrap();
    let empty: Vec<&str> = tables.iter().filter(is_empty).map(String::as_str).filter(|table| !COMES_AND_GOES.contains(table)).collect();
    assert_eq!(empty, EMPTY, "what is empty, beside what may be");
}

#[test]
fn a_demonstration_shows_what_is_missing_tomorrow_centres_at_their_cases_and_canned_replies_in_use() {
    let world = World::filled();
    let database = Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(count("select count(distinct centre_id) from cases") >= 3, "cases of each centre");
    assert!(count("select count(*) from cases where centre_id is null") > 0, "and of the head office");
    assert!(count("select sum(uses) from canned_replies") >= 10, "canned replies went out");
    let running = world.serve();
    let mut salem = world.signed_in(&running, "salem@rsa.example");
    let gaps = salem.get("/en/desk/coverage").unwrap().body;
    assert!(gaps.contains("No qualified employee is present"), "{gaps}");
    assert!(salem.get("/en/desk/notices").unwrap().body.contains("/desk/coverage"), "and the supervisor was told");
}

#[test]
fn the_first_centre_of_a_demonstration_is_on_two_floors_and_a_customer_waits_for_its_manager() {
    let world = World::filled();
    let database = Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("select count(distinct zone_id) from centre_counters where is_kept = 1"), 2, "counters on each floor");
    assert_eq!(count("select count(*) from centre_counters where is_kept = 1 and number = 0"), 1, "an office");
    assert_eq!(count("select count(*) from tickets where state = 'waiting' and sent_employee_id is not null"), 1);
    let screens =
        "select count(distinct d.kind) from centre_devices d join centre_zones z on z.id = d.zone_id where z.name_en = 'Ground floor'";
    assert_eq!(count(screens), 2, "a display and a kiosk");
    let centre = count("select min(centre_id) from centre_zones");
    let running = world.serve();
    let floor = world.signed_in(&running, "salem@rsa.example").get(&format!("/en/desk/centres/{centre}")).unwrap().body;
    assert!(floor.contains("Ground floor") && floor.contains("First floor"), "{floor}");
}

#[test]
fn whoever_decides_a_dispute_reads_in_the_list_why_it_is_one() {
    let world = World::filled();
    let running = world.serve();
    let disputes = world.signed_in(&running, "salem@rsa.example").get("/ar/desk/disputes").unwrap();
    assert!(disputes.body.contains("<q dir=\"auto\">"), "{}", disputes.body);
}

#[test]
fn whoever_tries_the_demonstration_works_with_single_letters() {
    let world = World::filled();
    let database = Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let mut asked = database.prepare("select email from employees where letters_off = 1").unwrap();
    let without: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(without.is_empty(), "single letters do nothing for {without:?}");
}
