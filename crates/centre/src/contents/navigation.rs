//! Its places in the rail: the counter, the centres, and the walks through them.

use platform::Navigation;

use crate::RECEIVE;
use crate::SERVE;
use crate::board_page;
use crate::counter_page;
use crate::walk;
use crate::walks_page;

/// Its places in the rail.
pub(crate) fn navigation() -> Vec<Navigation> {
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
        Navigation {
            key: walks_page::SECTION,
            label: "centre-walks",
            href: "/desk/walks",
            icon: "clipboard-list",
            permission: walk::INSPECT,
            order: 17,
            is_setting: false,
        },
    ]
}
