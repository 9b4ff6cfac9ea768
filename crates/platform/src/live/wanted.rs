//! Which of its parts a page fetches anew by itself: whatever shows the page need not read what stands beside them.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;

/// The field in which a page names the parts that it fetches, by their ids, separated by commas.
const FIELD: &str = "wanted-parts";

/// The parts of a page that a request asks for; none where it asks for the whole page.
#[derive(Clone, Debug, Default)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// Whether nothing but one part is asked for.
    pub fn is_only(&self, part: &str) -> bool {
        self.0 == [part]
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let named = parts.headers.get(FIELD).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self(named.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()))
    }
}
