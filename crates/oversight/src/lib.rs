//! How service stands to the guide: every clause in the open, scorecards with their evidence, figures across the government.

mod api;
mod board;
mod board_api;
mod board_page;
mod evidence;
mod figure;
mod figures;
mod government;
mod guide_page;
mod people;
mod period;
mod report;
mod report_api;
mod report_page;
mod scorecard;
mod standing;
mod store;

use guide::By;
use guide::Means;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Navigation;
use platform::PublicPlace;
use platform::Route;
use platform::Slice;

pub use figures::follow::catch_up;
pub use figures::recount::Compared;
pub use figures::recount::compare;
pub use figures::recount::forget;
pub use figures::recount::recount;
pub use standing::Standing;
pub use standing::all as standings;

/// See the scorecard of one's entity, by clause and by employee, with its evidence.
pub const SCORECARD: Permission = Permission {
    key: "oversight.scorecard",
    roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator, Role::QualityReviewer],
};
/// See one's own figures and what proves them.
pub const OWN_SCORECARD: Permission =
    Permission { key: "oversight.own-scorecard", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };
/// See the figures of one's entity beside a clause, without persons.
pub const ENTITY_FIGURES: Permission = Permission {
    key: "oversight.entity-figures",
    roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::EntityAdministrator, Role::QualityReviewer],
};
/// Compare entities across the government: figures without persons.
pub const GOVERNMENT: Permission = Permission { key: "oversight.government", roles: &[Role::Oversight] };
/// Read scores as a program: of one's entity, or of all of them for government oversight.
pub const SCORES: Permission = Permission {
    key: "oversight.scores",
    roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator, Role::QualityReviewer, Role::Oversight],
};

/// See who works on what now, what is late and what will be, of the entity or of the centres to which the role is limited.
pub const BOARD: Permission = Permission { key: "oversight.board", roles: &[Role::Supervisor, Role::CentreManager] };
/// See reports of one's entity, or of the centres to which the role is limited.
pub const REPORTS: Permission = Permission {
    key: "oversight.reports",
    roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator, Role::QualityReviewer],
};

/// The oversight of service as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "oversight",
        routes: routes(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![SCORECARD, OWN_SCORECARD, ENTITY_FIGURES, GOVERNMENT, SCORES, REPORTS, BOARD],
        migrations: vec![
            migration(1, "figures", include_str!("../migrations/0001_figures.sql")),
            migration(2, "fortnights", include_str!("../migrations/0002_fortnights.sql")),
            migration(3, "quality", include_str!("../migrations/0003_quality.sql")),
        ],
        jobs: figures::follow::jobs(),
        means: means(),
        navigation: vec![
            place("scorecard", "oversight-scorecard", "/desk/scorecard", "chart-column", SCORECARD, 200),
            place("board", "oversight-board", "/desk/board", "layout-dashboard", BOARD, 15),
            place("reports", "oversight-reports", "/desk/reports", "chart-line", REPORTS, 190),
            place("own-report", "oversight-own-report", "/desk/reports/me", "trending-up", OWN_SCORECARD, 205),
            place("own-scorecard", "oversight-own", "/desk/scorecard/me", "gauge", OWN_SCORECARD, 210),
            place("government", "oversight-government-short", "/gov", "scale", GOVERNMENT, 20),
        ],
        public: vec![PublicPlace { key: "guide", label: "oversight-guide", href: "/guide", is_main: true, order: 40 }],
        ..Slice::default()
    }
}

fn routes() -> Vec<Route> {
    [
        guide_page::routes(),
        scorecard::routes(),
        evidence::routes(),
        government::routes(),
        report_page::routes(),
        report_api::routes(),
        board_page::routes(),
        board_api::routes(),
        api::routes(),
    ]
    .concat()
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "oversight", number, name, sql }
}

const fn place(
    key: &'static str,
    label: &'static str,
    href: &'static str,
    icon: &'static str,
    permission: Permission,
    order: u16,
) -> Navigation {
    Navigation { key, label, href, icon, permission, order, is_setting: false }
}

/// What the scorecards do for clauses of the guide.
fn means() -> Vec<Means> {
    let measure = |clause, note| Means { clause, by: By::Measure, note };
    vec![
        measure("8.evaluation", "oversight-means-scorecard"),
        measure("1.goal.standards", "oversight-means-scorecard"),
        measure("1.goal.uniform-level", "oversight-means-uniform"),
        measure("3.justice-inclusion", "oversight-means-justice"),
    ]
}
