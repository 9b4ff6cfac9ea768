//! Real numbers of real things: the rows of the database that stand behind the places of an address.

use platform::Route;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::journeys::strangers::SMALLEST_ID;

/// How the numbers of a real thing of an entity are found, by the beginning of the address without what says that it is of the desk, of the
/// setting up or for programs. The longest beginning counts. Numbers beyond the places of an address go into what is sent to it.
const THINGS: [(&str, &str); 68] = [
    ("/absences/{id}", "select id from absences where entity_id = ?1 order by ends_at desc"),
    ("/abuse-reports/{id}", "select id from abuse_reports where entity_id = ?1 order by closed_at is not null"),
    ("/agreements/{service}", "select service_id from agreements where entity_id = ?1"),
    ("/appointments/{id}", "select id from appointments where entity_id = ?1 and state = 'booked' order by from_at"),
    ("/batches/{id}", "select id from batches where entity_id = ?1 order by undone_at is null desc, act <> 'merge' desc"),
    ("/board/cases/{id}", "select c.id, e.id from cases c join employees e using (entity_id) where entity_id = ?1 and c.state = 'open'"),
    ("/canned/{id}", "select id from canned_replies where entity_id = ?1"),
    ("/cases/{id}", "select id from cases where entity_id = ?1 and state = 'open' and channel = 'email' order by id desc"),
    ("/cases/{id}/abuse-reports", "select case_id, id from entries where entity_id = ?1 and kind = 'in' order by id desc"),
    ("/cases/{id}/follow-ups", "select case_id, id from promises where entity_id = ?1 order by kept_at is null, told_at is not null"),
    ("/cases/{id}/interim/{kind}", "select id, 'check' from cases where entity_id = ?1 and state = 'open' and channel = 'email'"),
    ("/cases/{id}/left-draft", "select case_id, employee_id from drafts where entity_id = ?1"),
    ("/cases/{id}/left-drafts/{employee}", "select case_id, employee_id from drafts where entity_id = ?1"),
    ("/cases/{id}/links/{other}", "select case_id, other_id from case_links where entity_id = ?1"),
    ("/cases/{id}/merging", "select a.id, b.id from cases a join cases b using (entity_id) where entity_id = ?1 and a.id < b.id"),
    ("/cases/{id}/parting", "select into_id, case_id from merges where entity_id = ?1"),
    ("/cases/{id}/promises/{promise}", "select case_id, id from promises where entity_id = ?1 order by kept_at is not null"),
    ("/cases/{id}/reply-files/{file}", "select case_id, id from reply_files where entity_id = ?1"),
    ("/cases/{id}/second-look", "select case_id from second_looks where entity_id = ?1"),
    ("/cases/{id}/splits", "select case_id, id from entries where entity_id = ?1 and kind = 'in' order by id desc"),
    ("/cases/{id}/tags/{tag}", "select case_id, tag_id from case_tags where entity_id = ?1"),
    ("/cases/{id}/unlinking", "select case_id, other_id from case_links where entity_id = ?1"),
    ("/centres/{id}", "select id from centres where entity_id = ?1"),
    (
        "/centres/{id}/appointments/{appointment}",
        "select centre_id, id from appointments where entity_id = ?1 and state = 'booked' order by from_at desc",
    ),
    ("/centres/{id}/blocks/{block}", "select centre_id, id from appointment_blocks where entity_id = ?1"),
    ("/centres/{id}/booking/{service}", "select centre_id, service_id, '1' from bookable_services where entity_id = ?1 and is_open"),
    ("/centres/{id}/breaks/{break}", "select centre_id, id from centre_breaks where entity_id = ?1 order by state <> 'asked'"),
    ("/centres/{id}/counters/{counter}", "select centre_id, id from centre_counters where entity_id = ?1 order by employee_id is null"),
    ("/centres/{id}/devices/{device}", "select centre_id, id from centre_devices where entity_id = ?1 order by revoked_at is not null"),
    ("/centres/{id}/opening/{item}", "select id, '4.before.uniform' from centres where entity_id = ?1"),
    ("/centres/{id}/printers/{printer}", "select centre_id, id from centre_printers where entity_id = ?1 order by is_kept desc"),
    ("/centres/{id}/incidents/{incident}", "select centre_id, id from centre_incidents where entity_id = ?1 order by ended_at is not null"),
    ("/centres/{id}/help/{help}", "select centre_id, id from help_calls where entity_id = ?1 order by answered_at is not null"),
    ("/centres/{id}/queues/{queue}", "select centre_id, id from queues where entity_id = ?1"),
    ("/centres/{id}/services/{service}", "select centre_id, service_id from bookable_services where entity_id = ?1"),
    ("/centres/{id}/tickets/{ticket}", "select centre_id, id from tickets where entity_id = ?1"),
    ("/counter/documents/{document}", "select id from handed_in where entity_id = ?1"),
    ("/counter/tellings/{id}/{paper}", "select id, 'a4' from visit_tellings where entity_id = ?1"),
    ("/counter/tickets/{id}", "select id from tickets where entity_id = ?1 and state = 'waiting' and sent_employee_id is null"),
    ("/deliveries/{id}", "select id from deliveries where entity_id = ?1 order by state = 'waiting' desc"),
    ("/employees/{id}", "select id from employees where entity_id = ?1"),
    ("/findings/{id}", "select id from findings where entity_id = ?1 and employee_id is not null and outcome = 'missed'"),
    ("/imports/{id}", "select id from imports where entity_id = ?1"),
    ("/mailboxes/{id}", "select id from mailboxes where entity_id = ?1"),
    ("/mailboxes/{id}/source/removal", "select mailbox_id from imap_accounts where entity_id = ?1"),
    ("/me/security/link/{provider}", "select id from identity_providers where entity_id = ?1"),
    ("/me/security/sessions/{id}", "select id from sessions where entity_id = ?1 order by created_at desc"),
    ("/me/tokens/{id}", "select id from api_tokens where entity_id = ?1 order by created_at desc"),
    ("/messages/{id}", "select id from messages where entity_id = ?1 and direction = 'in' order by id desc"),
    ("/messages/{id}/attachments/{place}", "select id, '0' from messages where entity_id = ?1 and attachments <> '[]'"),
    (
        "/messages/{id}/secure-files/{file}",
        "select s.message_id, f.id from secure_files f join secure_messages s on s.id = f.secure_id where f.entity_id = ?1",
    ),
    ("/messages/{id}/secure-message", "select message_id from secure_messages where entity_id = ?1"),
    ("/messages/{id}/secure-text", "select message_id from secure_messages where entity_id = ?1"),
    ("/messages/{id}/withdrawal", "select message_id from secure_messages where entity_id = ?1"),
    ("/recordings/{id}", "select id from hall_recordings where entity_id = ?1"),
    ("/reply-reviews/{id}", "select id from reply_reviews where entity_id = ?1 order by state = 'open' desc"),
    ("/second-looks/{id}", "select case_id from second_looks where entity_id = ?1"),
    ("/second-looks/{id}/files/{file}", "select case_id, f.value ->> 'id' from second_looks, json_each(files) f where entity_id = ?1"),
    ("/services/{id}", "select id from services where entity_id = ?1"),
    ("/sign-in/{id}", "select id from identity_providers where entity_id = ?1"),
    ("/signing-keys/{id}", "select id from signing_keys where entity_id = ?1"),
    ("/tags/{id}", "select id from tags where entity_id = ?1"),
    ("/views/{id}", "select id from saved_views where entity_id = ?1"),
    ("/walks/{id}", "select id from walks where entity_id = ?1 order by ended_at is not null"),
    ("/walks/{id}/items/{item}", "select id, '4.during.posture' from walks where entity_id = ?1 order by ended_at is not null"),
    ("/walks/{id}/photos", "select walk_id, id from walk_photos where entity_id = ?1"),
    ("/webhooks/{id}", "select id from webhook_endpoints where entity_id = ?1"),
    (
        "/webhooks/{id}/deliveries/{delivery}",
        "select e.id, d.id from deliveries d join webhook_endpoints e using (entity_id) where entity_id = ?1 and d.kind = 'webhook'",
    ),
];

/// The address without the part that says who it is for.
fn bare(path: &str) -> &str {
    ["/api/v1", "/desk", "/admin"].iter().find_map(|before| path.strip_prefix(before)).unwrap_or(path)
}

/// How the numbers in the places of an address are found, if they are numbers of things.
fn statement(path: &str) -> Option<&'static str> {
    let bare = bare(path);
    let begins = |begin: &str| bare.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    THINGS.iter().filter(|(begin, _)| begins(begin)).max_by_key(|(begin, _)| begin.len()).map(|(_, sql)| *sql)
}

/// The numbers of one thing of an entity for the places of a route and for what is sent to it; none where the entity has no such thing.
pub(super) fn numbers(database: &Connection, route: &Route, entity: i64) -> Option<Vec<String>> {
    first(database, route.path, entity)
}

/// The same for a thing that is this other's and stands under something of the entity's own, where the address has a place for both.
pub(super) fn under_own(database: &Connection, route: &Route, entity: i64, of_other: &[String]) -> Option<Vec<String>> {
    let (second, _) = route.path.match_indices("/{").nth(1)?;
    let child = of_other.get(1).filter(|number| number.parse().is_ok_and(|number: i64| number >= SMALLEST_ID))?;
    let parent = first(database, &route.path[..second], entity)?;
    Some([&[parent[0].clone(), child.clone()], &of_other[2..]].concat())
}

fn first(database: &Connection, path: &str, entity: i64) -> Option<Vec<String>> {
    let mut asked = database.prepare(statement(path)?).unwrap();
    let width = asked.column_count();
    let mut rows = asked.query([entity]).unwrap();
    let row = rows.next().unwrap()?;
    let text = |value: Value| match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(word) => word,
        other => panic!("{path}: {other:?}"),
    };
    Some((0..width).map(|column| text(row.get(column).unwrap())).collect())
}

/// The address of a route with these in its places, one after the other, and the number that is left for what is sent to it.
pub(super) fn filled(route: &Route, numbers: &[String]) -> (String, String) {
    let mut numbers = numbers.iter();
    let mut place = |part: &str| match part.starts_with('{') {
        true => numbers.next().unwrap_or_else(|| panic!("{} has more places than numbers", route.path)).clone(),
        false => part.to_owned(),
    };
    let path = route.path.split('/').map(&mut place).collect::<Vec<_>>().join("/");
    let left = numbers.next().cloned().unwrap_or_default();
    let asked = if ["/splits", "/abuse-reports"].iter().any(|end| path.ends_with(end)) && route.method.is_safe() {
        format!("?entry=entry-{left}")
    } else {
        String::new()
    };
    (if route.is_page { format!("/en{path}{asked}") } else { path }, left)
}
