//! Hands out the files that people sent to a centre, to whoever was let through by the page that leads to them.

use axum::response::Response;
use futures::future::BoxFuture;
use kernel::EntityId;
use platform::App;
use platform::Failure;
use platform::files::FileId;

use super::files::DOCUMENT;
use super::files::picture;
use crate::papers;

/// Serves a photograph, or a document that a customer handed in.
pub(crate) fn serve(app: App, entity: EntityId, file: FileId) -> BoxFuture<'static, Result<Response, Failure>> {
    Box::pin(
        async move { if file.what == DOCUMENT { papers::served(&app, entity, file.of).await } else { picture(&app, entity, file).await } },
    )
}
