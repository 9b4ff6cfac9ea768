//! The shared work: customers, cases, interactions, promises, findings, assignment, search, and the workspace round them.

mod api;
mod api_rows;
mod asking;
mod asking_page;
mod assign;
mod batch;
mod batch_api;
mod batch_page;
mod batch_shown;
mod calendar_forms;
mod calendar_page;
pub mod calendars;
mod case;
mod case_acts;
mod case_events;
mod case_head;
mod case_page;
mod clauses;
mod conversation;
mod converse;
mod cover;
mod customer;
mod customer_acts;
mod customer_panel;
mod events;
mod filter;
mod filter_page;
mod finding_pages;
mod findings;
mod guide_panel;
mod happened;
mod inbox;
mod jobs;
mod late;
mod link;
mod lists;
mod merge;
mod moment;
mod names;
mod notice_page;
mod notices;
mod number;
mod open;
mod pane;
mod picked;
mod presence;
mod presence_page;
mod promise;
mod promise_page;
mod search;
mod side;
mod snooze;
mod snooze_page;
mod sorts;
mod split;
pub mod store;
mod tabs;
mod tag_page;
mod tags;
mod together;
mod together_api;
mod together_page;
mod turn_events;
mod undo;
mod views;
mod views_api;
mod work_api;
mod work_events;

use kernel::Lang;
use platform::Navigation;
use platform::Route;
use platform::Slice;

pub use asking::Asked;
pub use asking::Question;
pub use asking::ask_colleague;
pub use asking::mark_unanswered;
pub use assign::ASSIGN;
pub use assign::NewOwner;
pub use assign::assign_case;
pub use assign::change_owner;
pub use assign::take_over;
pub use batch::Act;
pub use batch::Batch;
pub use batch::BatchId;
pub use batch::BatchKind;
pub use batch::do_batch;
pub use calendars::CALENDAR;
pub use calendars::change_calendar;
pub use case::Awaits;
pub use case::Case;
pub use case::CaseId;
pub use case::CaseKind;
pub use case::Counted;
pub use case::Entry;
pub use case::EntryKind;
pub use case::InteractionId;
pub use case::InteractionKind;
pub use case::State;
pub use case_acts::told;
pub use converse::INTERIM;
pub use converse::Said;
pub use converse::WORK;
pub use converse::add_note;
pub use converse::close_case;
pub use converse::customer_wrote;
pub use converse::entity_answered;
pub use converse::say;
pub use converse::say_first;
pub use converse::settle;
pub use cover::cover;
pub use cover::cover_absences;
pub use cover::covering;
pub use cover::give_back;
pub use customer::Contact;
pub use customer::Correction;
pub use customer::Customer;
pub use customer::correct_customer;
pub use customer::meet;
pub use filter::Filter;
pub use filter::list_like;
pub use findings::DECIDE;
pub use findings::Kept;
pub use findings::Ruling;
pub use findings::day_of;
pub use findings::dispute;
pub use findings::judging;
pub use findings::rule;
pub use late::mark_late;
pub use link::link_case;
pub use link::unlink_case;
pub use lists::Listed;
pub use lists::Mark;
pub use lists::READ;
pub use lists::View;
pub use lists::list;
pub use lists::longest;
pub use merge::merge;
pub use merge::part;
pub use merge::parts_of;
pub use notice_page::OWN_WORK;
pub use notice_page::introduce;
pub use notices::Notice;
pub use notices::tell;
pub use number::REVEAL;
pub use number::customer_by_number;
pub use number::keep_number;
pub use number::masked_number;
pub use number::read_number;
pub use number::reveal_number;
pub use open::NewCase;
pub use open::open_case;
pub use open::open_quiet_case;
pub use promise::Promise;
pub use promise::PromiseId;
pub use promise::PromiseKind;
pub use promise::Promised;
pub use promise::break_promises;
pub use promise::keep_promise;
pub use promise::keep_promises;
pub use promise::make_promise;
pub use promise::move_promise;
pub use promise::promises_of;
pub use snooze::Until;
pub use snooze::bring_back;
pub use snooze::snooze;
pub use snooze::wake_due;
pub use sorts::Sorts;
pub use split::Part;
pub use split::split_case;
pub use tags::TAGS;
pub use tags::Tag;
pub use tags::TagId;
pub use tags::TagKind;
pub use tags::offer_tag;
pub use tags::put_tag;
pub use tags::save_tag;
pub use tags::take_tag;
pub use undo::undo_batch;
pub use views::NewView;
pub use views::SavedView;
pub use views::ViewId;
pub use views::ViewKind;
pub use views::remove_view;
pub use views::save_view;
pub use views::saved_view;
pub use views::saved_views;

/// The shared work as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "desk",
        routes: routes(),
        migrations: migrations(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![READ, WORK, ASSIGN, DECIDE, REVEAL, OWN_WORK, CALENDAR, TAGS],
        navigation: navigation(),
        rules: clauses::rules(),
        means: clauses::means(),
        hooks: vec![covering()],
        jobs: jobs::jobs(),
        ..Slice::default()
    }
}

fn routes() -> Vec<Route> {
    [
        inbox::routes(),
        case_page::routes(),
        case_acts::routes(),
        snooze_page::routes(),
        tag_page::routes(),
        filter_page::routes(),
        batch_page::routes(),
        together_page::routes(),
        asking_page::routes(),
        customer_acts::routes(),
        presence_page::routes(),
        promise_page::routes(),
        finding_pages::routes(),
        search::routes(),
        notice_page::routes(),
        calendar_page::routes(),
        api::routes(),
        work_api::routes(),
        batch_api::routes(),
        views_api::routes(),
        together_api::routes(),
    ]
    .concat()
}

fn migrations() -> Vec<::store::Migration> {
    vec![
        migration(1, "cases", include_str!("../migrations/0001_cases.sql")),
        migration(2, "covers", include_str!("../migrations/0002_covers.sql")),
        migration(3, "centres", include_str!("../migrations/0003_centres.sql")),
        migration(4, "snoozes", include_str!("../migrations/0004_snoozes.sql")),
        migration(5, "tags", include_str!("../migrations/0005_tags.sql")),
        migration(6, "views", include_str!("../migrations/0006_views.sql")),
        migration(7, "batches", include_str!("../migrations/0007_batches.sql")),
        migration(8, "together", include_str!("../migrations/0008_together.sql")),
        migration(9, "questions", include_str!("../migrations/0009_questions.sql")),
        migration(10, "second_clicks", include_str!("../migrations/0010_second_clicks.sql")),
        migration(11, "backlogs", include_str!("../migrations/0011_backlogs.sql")),
        migration(12, "service_tallies", include_str!("../migrations/0012_service_tallies.sql")),
    ]
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "desk", number, name, sql }
}

fn navigation() -> Vec<Navigation> {
    let place = |key, label, href, icon, permission, order| Navigation { key, label, href, icon, permission, order };
    vec![
        place(inbox::SECTION, "desk-inbox", "/desk/cases", "inbox", READ, 10),
        place("findings", "desk-own-findings", "/desk/findings", "clipboard-check", WORK, 70),
        place("disputes", "desk-disputes", "/desk/disputes", "scale", DECIDE, 75),
        place(calendar_page::SECTION, "desk-calendar", "/admin/calendar", "calendar", CALENDAR, 86),
        place(tag_page::SECTION, "desk-tags", "/admin/tags", "tags", TAGS, 87),
    ]
}
