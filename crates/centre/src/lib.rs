//! The service centre: tickets, waiting, calling whoever is next, serving by the guide, and what comes after.

mod another;
mod api;
mod api_rows;
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
mod attest;
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
mod break_acts;
mod break_events;
mod break_line;
mod break_plan;
mod break_rows;
mod breaks;
mod breaks_api;
mod call;
mod change_appointment;
mod clauses;
mod complete;
mod completion;
mod contents;
mod copy_centre;
mod counter;
mod counter_acts;
mod counter_offline;
mod counter_page;
mod counter_stock;
mod cover;
mod day;
mod day_clauses;
mod day_page;
mod day_plan_page;
mod device;
mod device_events;
mod device_offline;
mod device_opinion;
mod device_page;
mod device_pass;
mod devices_page;
mod display_page;
mod estimate;
mod events;
mod experience;
mod explain;
mod floor_rows;
mod forecast;
mod forecast_page;
mod free;
mod give_page;
mod heard;
mod help;
mod help_page;
mod hours;
mod hours_api;
mod hours_page;
mod ical;
mod in_hand;
mod issue;
mod join;
mod join_page;
mod joining;
mod joining_page;
mod kiosk;
mod kiosk_acts;
mod kiosk_arrival;
mod kiosk_offline;
mod kiosk_opinion;
mod kiosk_pad;
mod kiosk_page;
mod kiosk_ticket;
mod lapsed;
mod learn;
mod lease;
mod let_book;
mod line;
mod look_up;
mod nears;
mod offline_events;
mod offline_visit;
mod open_services;
mod opening;
mod opening_api;
mod opening_events;
mod opening_page;
mod opinion;
mod opinion_events;
mod outlook;
mod outside;
mod owe;
mod own_appointment_acts;
mod own_appointment_page;
mod own_printing;
mod pair;
mod papers;
mod party;
mod pass;
mod plate_page;
mod print_ticket;
mod printer;
mod printers_page;
mod queue;
mod queues_page;
mod reception_appointment_acts;
mod reception_appointment_page;
mod reception_booking_page;
mod reception_facts;
mod reception_page;
mod reception_paper;
mod record;
mod recording;
mod recording_events;
mod recording_file;
mod recordings_api;
mod recordings_page;
mod relief;
mod report_abuse;
mod rest;
mod rules_page;
mod said_visit;
mod scene;
mod self_test;
mod send_on;
mod sent_back;
mod serve;
mod serving_acts;
mod serving_page;
mod set_up;
mod set_up_page;
mod set_up_steps;
mod several;
mod sit;
mod skip;
mod slip;
mod slots;
mod spent;
mod spent_page;
mod spent_report;
mod spoken;
mod state;
mod step_in;
mod store;
mod stretch;
mod table_import;
mod table_page;
mod take_back;
mod take_over;
mod take_time;
mod text_ticket;
mod ticket;
mod ticket_form;
mod times;
mod told;
mod told_day;
mod told_paper;
mod turn_acts;
mod turn_events;
mod turn_page;
mod turn_push;
mod turn_push_acts;
mod visit_events;
mod walk;
mod walk_events;
mod walk_page;
mod walk_photo;
mod walk_photo_page;
mod walks_api;
mod walks_page;
mod warn;

use platform::Channel;
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
pub use hours::OwnHours;
pub use hours::calendar_of;
pub use hours::set_hours;
pub use issue::NewTicket;
pub use issue::RECEIVE;
pub use issue::issue_ticket;
pub use joining::Joining;
pub use let_book::let_book;
pub use let_book::set_appointment_rules;
pub use party::Party;
pub use queue::CentreRules;
pub use queue::Offered;
pub use queue::Queue;
pub use queue::QueueId;
pub use queue::QueueKind;
pub use rest::Rest;
pub use serve::begin;
pub use serve::miss;
pub use serve::park;
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

/// The service centre as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: KEY,
        routes: contents::routes(),
        migrations: contents::migrations(),
        locales: contents::locales(),
        permissions: contents::permissions(),
        hooks: vec![free::leaving(), away::signing_out(), blocks::changing(), break_line::hook(), turn_push::hook(), told::kept::hook()],
        jobs: contents::jobs(),
        deliverers: vec![print_ticket::DELIVERER],
        leads: Some(contents::leads),
        channel: Some(Channel { key: KEY, icon: "landmark", label: "centre-channel", is_live: true, ..Channel::default() }),
        rules: [clauses::rules(), day_clauses::rules()].concat(),
        means: [clauses::means(), day_clauses::means()].concat(),
        navigation: contents::navigation(),
        public: vec![contents::BOOKINGS],
        files: Some(contents::hand_out::serve),
        ..Slice::default()
    }
}
