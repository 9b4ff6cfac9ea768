//! What the public sees without signing in: entities and how to reach them, writing, following one's own case, the charter.

mod charter;
mod code;
mod entity;
mod follow;
mod form;
mod home;
mod open_case;
mod pass;
mod receipt;
mod statements;
mod write;

use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::PublicPlace;
use platform::Slice;

/// Read what is public of an entity and of the whole government.
pub const READ: Permission = Permission { key: "portal.read", roles: &[Role::Public] };
/// Write to an entity.
pub const WRITE: Permission = Permission { key: "portal.write", roles: &[Role::Public] };
/// Open one's own case with its reference and code.
pub const FOLLOW: Permission = Permission { key: "portal.follow", roles: &[Role::Public] };

/// The public pages as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "portal",
        routes: [
            home::routes(),
            entity::routes(),
            write::routes(),
            receipt::routes(),
            follow::routes(),
            open_case::routes(),
            charter::routes(),
            statements::routes(),
        ]
        .concat(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![READ, WRITE, FOLLOW],
        means: charter::means(),
        leads: Some(entity::leads),
        public: vec![
            place("home", "portal-entities", "/", true, 10),
            place("follow", "portal-follow", "/follow", true, 20),
            place("charter", "portal-charter", "/charter", true, 30),
            place("accessibility", "portal-accessibility", "/accessibility", false, 80),
            place("privacy", "portal-privacy", "/privacy", false, 90),
        ],
        ..Slice::default()
    }
}

const fn place(key: &'static str, label: &'static str, href: &'static str, is_main: bool, order: u16) -> PublicPlace {
    PublicPlace { key, label, href, is_main, order }
}
