//! From where a mailbox's mail is fetched, and how its server is entered, as its administrator sets it.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::mailbox::MailboxId;
use crate::mailbox_page::Typed;
use crate::mailbox_page::act;
use crate::source::Entrance;
use crate::source::MANAGE;
use crate::source::NewTokens;
use crate::source::Source;
use crate::source::remove_source;
use crate::source::set_source;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::POST, "/desk/mailboxes/{id}/source", may, post(fetch_from)),
        Route::page(Method::POST, "/desk/mailboxes/{id}/source/removal", may, post(fetch_no_more)),
    ]
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SourceForm {
    host: String,
    port: String,
    security: String,
    user: String,
    login: String,
    password: String,
    token_url: String,
    client_id: String,
    client_secret: String,
    refresh_token: String,
    scope: String,
    folder: String,
    afterwards: String,
    move_to: String,
}

impl SourceForm {
    /// What was typed, without what is secret.
    fn answers(&self) -> Answers {
        let server = Answers::new().with("host", &self.host).with("port", &self.port).with("security", &self.security);
        let who = server.with("user", &self.user).with("login", &self.login).with("token_url", &self.token_url);
        let folder = who.with("client_id", &self.client_id).with("scope", &self.scope).with("folder", &self.folder);
        folder.with("afterwards", &self.afterwards).with("move_to", &self.move_to)
    }

    fn entrance(&self) -> Entrance {
        let tokens = |is_refreshed| NewTokens {
            url: self.token_url.trim().into(),
            client: self.client_id.trim().into(),
            client_secret: self.client_secret.trim().into(),
            refresh: self.refresh_token.trim().into(),
            is_refreshed,
            scope: self.scope.trim().into(),
        };
        match self.login.as_str() {
            "refresh" => Entrance::Tokens(tokens(true)),
            "client" => Entrance::Tokens(tokens(false)),
            _ => Entrance::Password(self.password.clone()),
        }
    }

    fn source(self, mailbox: MailboxId, entity: kernel::EntityId) -> Source {
        Source {
            mailbox,
            entity,
            host: self.host.trim().into(),
            port: self.port.trim().parse().unwrap_or(0),
            security: self.security,
            user: self.user.trim().into(),
            password: String::new(),
            folder: self.folder.trim().into(),
            afterwards: self.afterwards,
            move_to: self.move_to.trim().into(),
            cursor: None,
            trouble: String::new(),
            fetched_at: None,
            failing_since: None,
            try_at: None,
        }
    }
}

/// POST /desk/mailboxes/{id}/source
async fn fetch_from(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<SourceForm>,
) -> std::result::Result<Response, Failure> {
    let (mailbox, inside) = (number(&id)?, app.clone());
    let typed = Typed { place: format!("{mailbox}/source"), answers: form.answers() };
    act(&app, &visit, typed, move |tx| {
        let (entity, entrance) = (tx.entity()?, form.entrance());
        set_source(tx, &inside, form.source(mailbox, entity), entrance)
    })
    .await
}

/// POST /desk/mailboxes/{id}/source/removal
async fn fetch_no_more(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    let id = number(&id)?;
    act(&app, &visit, Typed::default(), move |tx| remove_source(tx, id)).await
}
