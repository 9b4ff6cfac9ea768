//! The receipt of a message: its reference and code, when a reply is due, what happens next; to print or to keep.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use desk::Case;
use http::Method;
use kernel::Actor;
use kernel::Error;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use ui::Page;

use crate::FOLLOW;
use crate::pass::Opens;
use crate::pass::Pass;
use crate::write::no_such_page;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/received/{pass}", Access::Anyone, get(received))]
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct Receipt {
    page: Page,
    entity: Entity,
    case: Case,
    follow: String,
    address: String,
}

/// GET /received/{pass}
async fn received(State(app): State<App>, visit: Visit, Path(pass): Path<String>) -> Result {
    let pass = Pass::read(&pass, app.keys(), Opens::Receipt, app.now()).ok_or_else(no_such_page)?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let (entity, case) = app
        .read(grant, move |tx| {
            let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
            Ok((entity, desk::store::case(tx, pass.case)?.ok_or(Error::NotFound("case"))?))
        })
        .await?;
    let mut page = app.public_page(&visit, "portal-received", "home");
    page.entity = entity.name.get(page.lang).into();
    let follow = page.href(&format!("/follow/{}", pass.sign(app.keys(), Opens::Case, app.now())));
    let address = format!("{}{}", app.public_url(), page.href("/follow"));
    Ok(private(html(&Receipt { page, entity, case, follow, address })?))
}
