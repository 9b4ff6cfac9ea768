//! A route: a thing's address, who may take it, and what answers.

use axum::routing::MethodRouter;
use http::Method;
use kernel::Permission;

use crate::App;

/// Who may take a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Access {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone who is signed in.
    SignedIn,
    /// Those who hold the right.
    May(Permission),
}

/// One method of one address. Pages stand under `/ar` and `/en`; the rest where they say.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The address, without the language for pages: `/desk/cases/{id}`.
    pub path: &'static str,
    /// Whether it stands under the languages.
    pub is_page: bool,
    /// Who may take it.
    pub access: Access,
    /// What the OpenAPI document says of it; only routes under `/api`.
    pub api: Option<Api>,
    /// What answers, for this method only.
    pub(crate) handler: MethodRouter<App>,
}

/// What the OpenAPI document says of a route.
#[derive(Clone, Default)]
pub struct Api {
    /// A sentence in English: what it does.
    pub summary: &'static str,
    /// The schema of its query parameters.
    pub query: Option<fn() -> serde_json::Value>,
    /// The schema of its body.
    pub body: Option<fn() -> serde_json::Value>,
    /// The schema of its answer.
    pub answer: Option<fn() -> serde_json::Value>,
}

impl Route {
    /// A page, or an act of a page, under both languages. The handler is `get(…)` or `post(…)` of the same method.
    pub fn page(method: Method, path: &'static str, access: Access, handler: MethodRouter<App>) -> Self {
        Self { method, path, is_page: true, access, api: None, handler }
    }

    /// An address outside the languages: `/api/v1/…`, `/healthz`, downloads.
    pub fn plain(method: Method, path: &'static str, access: Access, handler: MethodRouter<App>) -> Self {
        Self { method, path, is_page: false, access, api: None, handler }
    }

    /// Describes it for the OpenAPI document.
    pub fn described(mut self, api: Api) -> Self {
        self.api = Some(api);
        self
    }
}
