//! How service stands to the guide: every clause in the open, scorecards with their evidence, figures across the government.

mod api;
mod evidence;
mod figure;
mod government;
mod guide_page;
mod people;
mod period;
mod scorecard;
mod standing;

use guide::By;
use guide::Means;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Navigation;
use platform::PublicPlace;
use platform::Slice;

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

/// The oversight of service as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "oversight",
        routes: [guide_page::routes(), scorecard::routes(), evidence::routes(), government::routes(), api::routes()].concat(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![SCORECARD, OWN_SCORECARD, ENTITY_FIGURES, GOVERNMENT, SCORES],
        means: means(),
        navigation: vec![
            place("scorecard", "oversight-scorecard", "/desk/scorecard", "chart-column", SCORECARD, 200),
            place("own-scorecard", "oversight-own", "/desk/scorecard/me", "gauge", OWN_SCORECARD, 210),
            place("government", "oversight-government-short", "/gov", "scale", GOVERNMENT, 20),
        ],
        public: vec![PublicPlace { key: "guide", label: "oversight-guide", href: "/guide", is_main: true, order: 40 }],
        ..Slice::default()
    }
}

const fn place(
    key: &'static str,
    label: &'static str,
    href: &'static str,
    icon: &'static str,
    permission: Permission,
    order: u16,
) -> Navigation {
    Navigation { key, label, href, icon, permission, order }
}

/// What the scorecards do for clauses of the guide.
fn means() -> Vec<Means> {
    vec![Means { clause: "8.evaluation", by: By::Measure, note: "oversight-means-scorecard" }]
}
