//! A route: a thing's address, who may take it, and what answers.

use axum::routing::MethodRouter;
use http::Method;
use kernel::Permission;

use crate::App;
use crate::limits::Class;

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
    /// How often it may be asked for, if that is limited.
    pub limit: Option<Class>,
    /// What answers, for this method only.
    pub(crate) handler: MethodRouter<App>,
}

/// What the OpenAPI document says of a route.
#[derive(Clone, Default)]
pub struct Api {
    /// The word of a sentence: what it does.
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
        let limit = usual_limit(&method, path, access);
        Self { method, path, is_page: true, access, api: None, limit, handler }
    }

    /// An address outside the languages: `/api/v1/…`, `/healthz`, downloads.
    pub fn plain(method: Method, path: &'static str, access: Access, handler: MethodRouter<App>) -> Self {
        let limit = usual_limit(&method, path, access);
        Self { method, path, is_page: false, access, api: None, limit, handler }
    }

    /// Limits it as this class instead of the usual one for its address.
    pub fn limited(mut self, class: Class) -> Self {
        self.limit = Some(class);
        self
    }

    /// Lifts the usual limit, for what anyone may send who shows at each call who they are.
    pub fn unlimited(mut self) -> Self {
        self.limit = None;
        self
    }

    /// Describes it for the OpenAPI document.
    pub fn described(mut self, api: Api) -> Self {
        self.api = Some(api);
        self
    }
}

/// Calls of programs, searches, attempts to sign in and forms that anyone may send are limited unless a route says otherwise.
fn usual_limit(method: &Method, path: &str, access: Access) -> Option<Class> {
    let is_change = !method.is_safe();
    match path {
        _ if path.starts_with("/api/") => Some(Class::Api),
        _ if path.starts_with("/sign-in") && is_change => Some(Class::SignIn),
        _ if path.ends_with("/search") || path.ends_with("/palette") => Some(Class::Search),
        _ if access == Access::Anyone && is_change => Some(Class::PublicForm),
        _ => None,
    }
}
