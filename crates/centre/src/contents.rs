//! What the service centre adds to the product: its addresses, tables, words, permissions, and places in the rail.

pub(crate) mod files;
pub(crate) mod hand_out;
mod jobs;
mod navigation;

use ::store::Migration;
use kernel::Lang;
use kernel::Permission;
use platform::PublicPlace;
use platform::Route;

use crate::BOOK;
use crate::CLOSE;
use crate::KEY;
use crate::RECEIVE;
use crate::SERVE;
use crate::SET_UP;
use crate::api;
use crate::appointment_api;
use crate::appointment_jobs;
use crate::appointment_set_up;
use crate::appointment_set_up_page;
use crate::arrival_page;
use crate::attest;
use crate::board_page;
use crate::booking_page;
use crate::bookings_page;
use crate::break_acts;
use crate::break_line;
use crate::breaks;
use crate::breaks_api;
use crate::completion;
use crate::counter_acts;
use crate::counter_offline;
use crate::counter_page;
use crate::day;
use crate::day_page;
use crate::day_plan_page;
use crate::device_offline;
use crate::device_opinion;
use crate::device_page;
use crate::device_pass;
use crate::devices_page;
use crate::explain;
use crate::forecast_page;
use crate::give_page;
use crate::help_page;
use crate::hours_api;
use crate::hours_page;
use crate::join;
use crate::join_page;
use crate::joining_page;
use crate::kiosk_acts;
use crate::kiosk_arrival;
use crate::kiosk_offline;
use crate::kiosk_opinion;
use crate::kiosk_page;
use crate::kiosk_ticket;
use crate::learn;
use crate::nears;
use crate::opening_api;
use crate::opening_page;
use crate::own_appointment_acts;
use crate::own_appointment_page;
use crate::own_printing;
use crate::print_ticket;
use crate::printers_page;
use crate::queues_page;
use crate::reception_appointment_acts;
use crate::reception_appointment_page;
use crate::reception_booking_page;
use crate::reception_page;
use crate::reception_paper;
use crate::recording_file;
use crate::recordings_api;
use crate::recordings_page;
use crate::rules_page;
use crate::send_on::receive;
use crate::serving_acts;
use crate::set_up_page;
use crate::spent_page;
use crate::table_page;
use crate::told_paper;
use crate::turn_acts;
use crate::turn_page;
use crate::turn_push_acts;
use crate::walk;
use crate::walk_page;
use crate::walk_photo_page;
use crate::walks_api;
use crate::walks_page;
use crate::warn;

pub(crate) use jobs::jobs;
pub(crate) use navigation::navigation;

/// Where one books, at the head of public pages.
pub(crate) const BOOKINGS: PublicPlace =
    PublicPlace { key: bookings_page::SECTION, label: "centre-appointments", href: "/appointments", is_main: true, order: 25 };

/// Its addresses.
pub(crate) fn routes() -> Vec<Route> {
    [
        of_setting_up(),
        board_page::routes(),
        give_page::routes(),
        counter_page::routes(),
        counter_acts::routes(),
        completion::routes(),
        explain::routes(),
        serving_acts::routes(),
        receive::routes(),
        told_paper::routes(),
        of_the_day(),
        turn_page::routes(),
        turn_acts::routes(),
        turn_push_acts::routes(),
        devices_page::routes(),
        own_printing::routes(),
        device_page::routes(),
        of_appointments(),
        of_the_reception(),
        forecast_page::routes(),
        for_programs(),
        join_page::routes(),
        joining_page::routes(),
        kiosk_page::routes(),
        kiosk_acts::routes(),
        kiosk_arrival::routes(),
        kiosk_ticket::routes(),
        without_a_line(),
        kiosk_opinion::routes(),
        device_opinion::routes(),
    ]
    .concat()
}

/// The interface for programs, but for appointments.
fn for_programs() -> Vec<Route> {
    let of_staff = [breaks_api::routes(), hours_api::routes(), opening_api::routes(), recordings_api::routes(), walks_api::routes()];
    [api::routes(), of_staff.concat()].concat()
}

/// The addresses of what is kept and said where devices have no line.
fn without_a_line() -> Vec<Route> {
    [kiosk_offline::routes(), counter_offline::routes(), device_offline::routes()].concat()
}

/// The addresses of appointments as they are set up, as customers book them, and for programs.
fn of_appointments() -> Vec<Route> {
    let set_up = [appointment_set_up_page::routes(), appointment_set_up::routes(), appointment_api::routes()];
    let booked = [bookings_page::routes(), booking_page::routes(), own_appointment_page::routes(), own_appointment_acts::routes()];
    [set_up.concat(), booked.concat()].concat()
}

/// The addresses of appointments of customers who stand at the reception or call.
fn of_the_reception() -> Vec<Route> {
    let booked = [reception_page::routes(), reception_booking_page::routes(), reception_appointment_page::routes()];
    [booked.concat(), reception_appointment_acts::routes(), reception_paper::routes()].concat()
}

/// The addresses on which a centre is set up.
fn of_setting_up() -> Vec<Route> {
    let centre = [set_up_page::routes(), queues_page::routes(), table_page::routes(), rules_page::routes(), printers_page::routes()];
    [centre.concat(), hours_page::routes(), recording_file::routes(), recordings_page::routes()].concat()
}

/// The addresses of what leading a day brings.
fn of_the_day() -> Vec<Route> {
    let led = [day_page::routes(), day_plan_page::routes(), arrival_page::routes(), opening_page::routes(), break_acts::routes()];
    let seen = [spent_page::routes(), walks_page::routes(), walk_page::routes(), walk_photo_page::routes(), help_page::routes()];
    [led.concat(), seen.concat()].concat()
}

/// Its tables, in the order in which they came.
pub(crate) fn migrations() -> Vec<Migration> {
    MIGRATIONS.into()
}

const MIGRATIONS: [Migration; 45] = [
    migration(1, "queues and tickets", include_str!("../migrations/0001_queues_and_tickets.sql")),
    migration(2, "the end of the day", include_str!("../migrations/0002_the_end_of_the_day.sql")),
    migration(3, "calls out of turn", include_str!("../migrations/0003_calls_out_of_turn.sql")),
    migration(4, "devices", include_str!("../migrations/0004_devices.sql")),
    migration(5, "waits", include_str!("../migrations/0005_waits.sql")),
    migration(6, "appointments", include_str!("../migrations/0006_appointments.sql")),
    migration(7, "printers", include_str!("../migrations/0007_printers.sql")),
    migration(8, "told and rated", include_str!("../migrations/0008_told_and_rated.sql")),
    migration(9, "papers", include_str!("../migrations/0009_papers.sql")),
    migration(10, "joining from outside", include_str!("../migrations/0010_joining_from_outside.sql")),
    migration(11, "turns", include_str!("../migrations/0011_turns.sql")),
    migration(12, "kiosks", include_str!("../migrations/0012_kiosks.sql")),
    migration(13, "moves and messages", include_str!("../migrations/0013_moves_and_messages.sql")),
    migration(14, "opinions asked", include_str!("../migrations/0014_opinions_asked.sql")),
    migration(15, "openings", include_str!("../migrations/0015_openings.sql")),
    migration(16, "walks", include_str!("../migrations/0016_walks.sql")),
    migration(17, "without a line", include_str!("../migrations/0017_without_a_line.sql")),
    migration(18, "breaks", include_str!("../migrations/0018_breaks.sql")),
    migration(19, "reliefs and walks", include_str!("../migrations/0019_reliefs_and_walks.sql")),
    migration(20, "times spent", include_str!("../migrations/0020_times_spent.sql")),
    migration(21, "turns that near", include_str!("../migrations/0021_turns_that_near.sql")),
    migration(22, "walk photos", include_str!("../migrations/0022_walk_photos.sql")),
    migration(23, "recordings", include_str!("../migrations/0023_recordings.sql")),
    migration(24, "turns pushed", include_str!("../migrations/0024_turns_pushed.sql")),
    migration(25, "own hours", include_str!("../migrations/0025_own_hours.sql")),
    migration(26, "indexes of called tickets", include_str!("../migrations/0026_indexes_of_called_tickets.sql")),
    migration(27, "where appointments come from", include_str!("../migrations/0027_where_appointments_come_from.sql")),
    migration(28, "walks counted", include_str!("../migrations/0028_walks_counted.sql")),
    migration(29, "walks of the night", include_str!("../migrations/0029_walks_of_the_night.sql")),
    migration(30, "kiosks that print", include_str!("../migrations/0030_kiosks_that_print.sql")),
    migration(31, "since when appointments stand", include_str!("../migrations/0031_since_when_appointments_stand.sql")),
    migration(32, "warnings told", include_str!("../migrations/0032_warnings_told.sql")),
    migration(33, "sent on", include_str!("../migrations/0033_sent_on.sql")),
    migration(34, "opening photos", include_str!("../migrations/0034_opening_photos.sql")),
    migration(35, "passed over no more", include_str!("../migrations/0035_passed_over_no_more.sql")),
    migration(36, "patience", include_str!("../migrations/0036_patience.sql")),
    migration(37, "incidents", include_str!("../migrations/0037_incidents.sql")),
    migration(38, "tickets outside hours", include_str!("../migrations/0038_tickets_outside_hours.sql")),
    migration(39, "documents handed in", include_str!("../migrations/0039_documents_handed_in.sql")),
    migration(40, "zones", include_str!("../migrations/0040_zones.sql")),
    migration(41, "walk photos name their bytes", include_str!("../migrations/0041_walk_photos_name_their_bytes.sql")),
    migration(42, "more of appointments", include_str!("../migrations/0042_more_of_appointments.sql")),
    migration(43, "kept and told", include_str!("../migrations/0043_kept_and_told.sql")),
    migration(44, "found by bytes", include_str!("../migrations/0044_found_by_bytes.sql")),
    migration(45, "openings of a day", include_str!("../migrations/0045_openings_of_a_day.sql")),
];

/// Its words.
pub(crate) fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::Ar, include_str!("../locales/ar.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
        (Lang::Ar, include_str!("../locales/appointments.ar.ftl")),
        (Lang::En, include_str!("../locales/appointments.en.ftl")),
        (Lang::Ar, include_str!("../locales/reception.ar.ftl")),
        (Lang::En, include_str!("../locales/reception.en.ftl")),
        (Lang::Ar, include_str!("../locales/serving.ar.ftl")),
        (Lang::En, include_str!("../locales/serving.en.ftl")),
        (Lang::Ar, include_str!("../locales/forecast.ar.ftl")),
        (Lang::En, include_str!("../locales/forecast.en.ftl")),
        (Lang::Ar, include_str!("../locales/day.ar.ftl")),
        (Lang::En, include_str!("../locales/day.en.ftl")),
        (Lang::Ar, include_str!("../locales/walks.ar.ftl")),
        (Lang::En, include_str!("../locales/walks.en.ftl")),
        (Lang::Ar, include_str!("../locales/spent.ar.ftl")),
        (Lang::En, include_str!("../locales/spent.en.ftl")),
        (Lang::Ar, include_str!("../locales/offline.ar.ftl")),
        (Lang::En, include_str!("../locales/offline.en.ftl")),
        (Lang::Ar, include_str!("../locales/breaks.ar.ftl")),
        (Lang::En, include_str!("../locales/breaks.en.ftl")),
        (Lang::Ar, include_str!("../locales/set_up.ar.ftl")),
        (Lang::En, include_str!("../locales/set_up.en.ftl")),
        (Lang::Ar, include_str!("../locales/hall.ar.ftl")),
        (Lang::En, include_str!("../locales/hall.en.ftl")),
        (Lang::Ar, include_str!("../locales/hours.ar.ftl")),
        (Lang::En, include_str!("../locales/hours.en.ftl")),
    ]
}

/// What one may be allowed here.
pub(crate) fn permissions() -> Vec<Permission> {
    vec![
        RECEIVE,
        SERVE,
        SET_UP,
        turn_page::FOLLOW,
        join::JOIN,
        CLOSE,
        day::NIGHT,
        device_pass::DEVICE,
        learn::LEARN,
        nears::TELL,
        BOOK,
        appointment_jobs::KEEP,
        print_ticket::PRINT,
        attest::ATTEST,
        walk::INSPECT,
        breaks::BREAKS,
        break_line::KEEP_BREAKS,
        warn::ahead::WARN,
        files::HAND_OUT,
    ]
}

/// The public page of a centre.
pub(crate) fn leads(code: &str, kind: &str, id: i64) -> Option<String> {
    (kind == "centre").then(|| join_page::address(code, id))
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> Migration {
    Migration { part: KEY, number, name, sql }
}
