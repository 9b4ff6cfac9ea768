//! The service centre: tickets, waiting, calling whoever is next, serving by the guide, and what comes after.

mod another;
mod appointment;
mod appointment_api;
mod appointment_events;
mod appointment_jobs;
mod appointment_set_up;
mod appointment_set_up_page;
mod appointment_words;
mod arrival_page;
mod arrive;
mod ask_printers;
mod away;
mod blocks;
mod board_page;
mod book;
mod bookable;
mod booked;
mod booking_form;
mod booking_page;
mod bookings_page;
mod both;
mod call;
mod change_appointment;
mod clauses;
mod complete;
mod completion;
mod counter;
mod counter_acts;
mod counter_page;
mod day;
mod day_page;
mod day_plan_page;
mod device;
mod device_events;
mod device_page;
mod device_pass;
mod devices_page;
mod display_page;
mod estimate;
mod events;
mod experience;
mod explain;
mod floor_rows;
mod free;
mod give_page;
mod ical;
mod in_hand;
mod issue;
mod learn;
mod let_book;
mod line;
mod look_up;
mod opinion;
mod opinion_events;
mod owe;
mod own_appointment_acts;
mod own_appointment_page;
mod pair;
mod papers;
mod pass;
mod plate_page;
mod print_ticket;
mod printer;
mod printers_page;
mod queue;
mod report_abuse;
mod scene;
mod serve;
mod serving_acts;
mod set_up;
mod set_up_page;
mod sit;
mod skip;
mod slip;
mod slots;
mod state;
mod step_in;
mod store;
mod stretch;
mod take_back;
mod ticket;
mod times;
mod told;
mod told_day;
mod told_paper;
mod turn_page;
mod visit_events;
mod warn;

use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Channel;
use platform::Navigation;
use platform::PublicPlace;
use platform::Route;
use platform::Slice;

pub use appointment::Appointment;
pub use appointment::AppointmentId;
pub use appointment::AppointmentKind;
pub use appointment::Need;
pub use appointment::Standing as AppointmentStanding;
pub use arrive::check_in;
pub use arrive::find_appointment;
pub use blocks::Block;
pub use blocks::BlockId;
pub use blocks::BlockKind;
pub use blocks::block;
pub use blocks::unblock;
pub use book::BOOK;
pub use book::NewAppointment;
pub use book::book;
pub use bookable::AppointmentRules;
pub use bookable::Bookable;
pub use call::call_next;
pub use call::call_number;
pub use call::recall;
pub use change_appointment::cancel_appointment;
pub use change_appointment::move_appointment;
pub use change_appointment::tick;
pub use complete::Done;
pub use complete::Ending;
pub use complete::complete;
pub use counter::Counter;
pub use counter::CounterId;
pub use counter::CounterKind;
pub use counter::Standing;
pub use day::CLOSE;
pub use day::ClosedDay;
pub use day::LeftOver;
pub use day::close_day;
pub use day::open_day;
pub use free::free_counter;
pub use issue::NewTicket;
pub use issue::RECEIVE;
pub use issue::issue_ticket;
pub use let_book::let_book;
pub use let_book::set_appointment_rules;
pub use queue::CentreRules;
pub use queue::Offered;
pub use queue::Queue;
pub use queue::QueueId;
pub use queue::QueueKind;
pub use serve::begin;
pub use serve::miss;
pub use serve::park;
pub use serve::send_on;
pub use set_up::SET_UP;
pub use set_up::offer_service;
pub use set_up::save_queue;
pub use set_up::set_counters;
pub use set_up::set_rules;
pub use sit::SERVE;
pub use sit::pause;
pub use sit::sit_down;
pub use sit::stand_up;
pub use slots::Span;
pub use slots::Terms;
pub use store::counters;
pub use store::queues;
pub use stretch::Stretch;
pub use take_back::take_back;
pub use ticket::State;
pub use ticket::Ticket;
pub use ticket::TicketId;
pub use ticket::TicketKind;

/// The key of the channel.
pub(crate) const KEY: &str = "centre";
/// Follow one's own turn.
pub(crate) const FOLLOW: Permission = Permission { key: "centre.follow", roles: &[Role::Public] };

/// The service centre as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: KEY,
        routes: routes(),
        migrations: migrations(),
        locales: locales(),
        permissions: permissions(),
        hooks: vec![free::leaving(), away::signing_out(), blocks::changing()],
        jobs: vec![day::JOB, away::JOB, learn::JOB, appointment_jobs::JOB, ask_printers::JOB],
        deliverers: vec![print_ticket::DELIVERER],
        channel: Some(Channel { key: KEY, icon: "landmark", label: "centre-channel", is_live: true, ..Channel::default() }),
        rules: clauses::rules(),
        means: clauses::means(),
        navigation: navigation(),
        public: vec![BOOKINGS],
        ..Slice::default()
    }
}

/// Where one books, at the head of public pages.
const BOOKINGS: PublicPlace =
    PublicPlace { key: bookings_page::SECTION, label: "centre-appointments", href: "/appointments", is_main: true, order: 25 };

fn routes() -> Vec<Route> {
    [
        set_up_page::routes(),
        board_page::routes(),
        give_page::routes(),
        counter_page::routes(),
        counter_acts::routes(),
        completion::routes(),
        explain::routes(),
        serving_acts::routes(),
        told_paper::routes(),
        day_page::routes(),
        turn_page::routes(),
        devices_page::routes(),
        printers_page::routes(),
        device_page::routes(),
        appointment_set_up_page::routes(),
        appointment_set_up::routes(),
        bookings_page::routes(),
        booking_page::routes(),
        own_appointment_page::routes(),
        own_appointment_acts::routes(),
        arrival_page::routes(),
        day_plan_page::routes(),
        appointment_api::routes(),
    ]
    .concat()
}

fn migrations() -> Vec<::store::Migration> {
    vec![
        migration(1, "queues and tickets", include_str!("../migrations/0001_queues_and_tickets.sql")),
        migration(2, "the end of the day", include_str!("../migrations/0002_the_end_of_the_day.sql")),
        migration(3, "calls out of turn", include_str!("../migrations/0003_calls_out_of_turn.sql")),
        migration(4, "devices", include_str!("../migrations/0004_devices.sql")),
        migration(5, "waits", include_str!("../migrations/0005_waits.sql")),
        migration(6, "appointments", include_str!("../migrations/0006_appointments.sql")),
        migration(7, "printers", include_str!("../migrations/0007_printers.sql")),
        migration(8, "told and rated", include_str!("../migrations/0008_told_and_rated.sql")),
        migration(9, "papers", include_str!("../migrations/0009_papers.sql")),
    ]
}

/// Its words.
fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::Ar, include_str!("../locales/ar.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
        (Lang::Ar, include_str!("../locales/appointments.ar.ftl")),
        (Lang::En, include_str!("../locales/appointments.en.ftl")),
        (Lang::Ar, include_str!("../locales/serving.ar.ftl")),
        (Lang::En, include_str!("../locales/serving.en.ftl")),
    ]
}

fn permissions() -> Vec<Permission> {
    vec![
        RECEIVE,
        SERVE,
        SET_UP,
        FOLLOW,
        CLOSE,
        day::NIGHT,
        device_pass::DEVICE,
        learn::LEARN,
        BOOK,
        appointment_jobs::KEEP,
        print_ticket::PRINT,
    ]
}

/// Its places in the rail.
fn navigation() -> Vec<Navigation> {
    vec![
        Navigation {
            key: counter_page::SECTION,
            label: "centre-counter",
            href: "/desk/counter",
            icon: "ticket",
            permission: SERVE,
            order: 15,
            is_setting: false,
        },
        Navigation {
            key: board_page::SECTION,
            label: "centre-centres",
            href: "/desk/centres",
            icon: "landmark",
            permission: RECEIVE,
            order: 16,
            is_setting: false,
        },
    ]
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: KEY, number, name, sql }
}
