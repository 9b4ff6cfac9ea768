//! The door of each route: who may take it is checked before its handler runs, and again by the grant that opens the transaction.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use kernel::Actor;
use kernel::Error;
use kernel::Permission;
use kernel::Role;

use crate::Access;
use crate::Failure;
use crate::actor::NotLookedUp;

/// Everyone who works.
pub(crate) const STAFF: &[Role] = &Role::GIVEN;

/// Be told what changes while one looks.
pub(crate) const LOOK_LIVE: Permission = Permission { key: "platform.live", roles: STAFF };
/// Hear what other programs on the same database have changed.
pub(crate) const FOLLOW: Permission = Permission { key: "platform.follow", roles: &[Role::System] };
/// Read one's own account: sessions, tokens, second factors.
pub const OWN_ACCOUNT: Permission = Permission { key: "platform.own-account", roles: STAFF };
/// Recognise who calls.
pub(crate) const RECOGNISE: Permission = Permission { key: "platform.recognise", roles: &[Role::Public] };

/// After so many seconds it is worth asking again where it could not be looked up who calls.
const AGAIN: u32 = 2;

/// Lets a request through to a route's handler, or refuses it.
pub(crate) async fn check(access: Access, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Actor>();
    let refusal = match (access, actor) {
        (Access::Anyone, _) => None,
        _ if request.extensions().get::<NotLookedUp>().is_some() => Some(Error::Busy(AGAIN)),
        (_, None) => Some(Error::SignedOut),
        (Access::SignedIn, Some(actor)) => actor.employee().err(),
        (Access::May(permission), Some(actor)) => actor.may(permission).err(),
    };
    match refusal {
        None => next.run(request).await,
        Some(error) => Failure(error).into_response(),
    }
}
