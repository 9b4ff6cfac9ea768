//! The contents of the desk: its routes, its migrations, its places in the rail.

use kernel::Lang;
use kernel::Permission;
use platform::Navigation;
use platform::Route;

use crate::AGREEMENTS;
use crate::ASSIGN;
use crate::CALENDAR;
use crate::COVERAGE;
use crate::DECIDE;
use crate::EXPORT;
use crate::OWN_WORK;
use crate::READ;
use crate::REVEAL;
use crate::ROUTING;
use crate::TAGS;
use crate::WORK;
use crate::abuse;
use crate::agreement_page;
use crate::api;
use crate::asking;
use crate::batch_api;
use crate::batch_page;
use crate::calendar_page;
use crate::case_acts;
use crate::case_page;
use crate::clock_api;
use crate::clock_page;
use crate::coverage_page;
use crate::customer_acts;
use crate::export_case;
use crate::export_list;
use crate::filter_page;
use crate::finding_pages;
use crate::inbox;
use crate::mention;
use crate::note_drafts;
use crate::notice_page;
use crate::presence_page;
use crate::promise_page;
use crate::proposal_page;
use crate::referral_page;
use crate::routing_page;
use crate::rules_api;
use crate::search;
use crate::snooze_page;
use crate::tag_page;
use crate::together_api;
use crate::together_page;
use crate::views_api;
use crate::ways;
use crate::work_api;

pub(crate) fn routes() -> Vec<Route> {
    [
        inbox::routes(),
        case_page::routes(),
        case_acts::routes(),
        snooze_page::routes(),
        tag_page::routes(),
        filter_page::routes(),
        batch_page::routes(),
        together_page::routes(),
        asking::page::routes(),
        abuse::routes(),
        customer_acts::routes(),
        presence_page::routes(),
        promise_page::routes(),
        proposal_page::routes(),
        finding_pages::routes(),
        referral_page::routes(),
        routing_page::routes(),
        search::routes(),
        mention::routes(),
        note_drafts::routes(),
        notice_page::routes(),
        ways::page::routes(),
        calendar_page::routes(),
        agreement_page::routes(),
        clock_api::routes(),
        clock_page::routes(),
        coverage_page::routes(),
        api::routes(),
        work_api::routes(),
        batch_api::routes(),
        export_case::routes(),
        export_list::routes(),
        views_api::routes(),
        rules_api::routes(),
        together_api::routes(),
    ]
    .concat()
}

/// What the desk lets people do.
pub(crate) fn permissions() -> Vec<Permission> {
    let of_cases = [READ, WORK, ASSIGN, DECIDE, REVEAL, OWN_WORK, EXPORT, abuse::ANSWER];
    of_cases.into_iter().chain([CALENDAR, TAGS, ROUTING, AGREEMENTS, COVERAGE]).collect()
}

pub(crate) fn migrations() -> Vec<::store::Migration> {
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
        migration(13, "proposals", include_str!("../migrations/0013_proposals.sql")),
        migration(14, "routing", include_str!("../migrations/0014_routing.sql")),
        migration(15, "agreements", include_str!("../migrations/0015_agreements.sql")),
        migration(16, "coverage", include_str!("../migrations/0016_coverage.sql")),
        migration(17, "referrals", include_str!("../migrations/0017_referrals.sql")),
        migration(18, "follow ups", include_str!("../migrations/0018_follow_ups.sql")),
        migration(19, "refused contacts", include_str!("../migrations/0019_refused_contacts.sql")),
        migration(20, "referral stops", include_str!("../migrations/0020_referral_stops.sql")),
        migration(21, "service_loads", include_str!("../migrations/0021_service_loads.sql")),
        migration(22, "tally_days", include_str!("../migrations/0022_tally_days.sql")),
        migration(23, "untold", include_str!("../migrations/0023_untold.sql")),
        migration(24, "contacts", include_str!("../migrations/0024_contacts.sql")),
        migration(25, "ways_of_working", include_str!("../migrations/0025_ways_of_working.sql")),
        migration(26, "abuse", include_str!("../migrations/0026_abuse.sql")),
        migration(27, "settled_words", include_str!("../migrations/0027_settled_words.sql")),
        migration(28, "engaged", include_str!("../migrations/0028_engaged.sql")),
        migration(29, "turns", include_str!("../migrations/0029_turns.sql")),
        migration(30, "waiting_loads", include_str!("../migrations/0030_waiting_loads.sql")),
        migration(31, "findings without a case", include_str!("../migrations/0031_findings_without_a_case.sql")),
        migration(32, "notices of places", include_str!("../migrations/0032_notices_of_places.sql")),
    ]
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "desk", number, name, sql }
}

pub(crate) fn navigation() -> Vec<Navigation> {
    let place = |key, label, href, icon, permission, order| Navigation { key, label, href, icon, permission, order, is_setting: false };
    vec![
        place(inbox::SECTION, "desk-inbox", "/desk/cases", "inbox", READ, 10),
        place("findings", "desk-own-findings", "/desk/findings", "clipboard-check", WORK, 70),
        place("disputes", "desk-disputes", "/desk/disputes", "scale", DECIDE, 75),
        place(abuse::page::SECTION, "desk-abuse-reports", "/desk/abuse-reports", "shield-alert", abuse::ANSWER, 76),
        place(coverage_page::SECTION, "desk-coverage", "/desk/coverage", "calendar-check", COVERAGE, 83),
        place(calendar_page::SECTION, "desk-calendar", "/admin/calendar", "calendar", CALENDAR, 86).setting(),
        place(routing_page::SECTION, "desk-routing", "/admin/routing", "split", ROUTING, 88).setting(),
        place(agreement_page::SECTION, "desk-agreements", "/admin/agreements", "timer", AGREEMENTS, 89).setting(),
        place(tag_page::SECTION, "desk-tags", "/admin/tags", "tags", TAGS, 87).setting(),
    ]
}

/// Its words in both languages.
pub(crate) fn locales() -> Vec<(Lang, &'static str)> {
    vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))]
}
