//! What comes in: forms, JSON and query strings, refused in the reader's language when they cannot be read.

mod counting;
mod unread;

use axum::extract::FromRequest;
use axum::extract::FromRequestParts;
use axum::extract::Request;
use http::request::Parts;
use kernel::invalid;
use serde::de::DeserializeOwned;

use crate::Failure;
use unread::wrong_body;
use unread::wrong_pair;

/// The fields of a form (`application/x-www-form-urlencoded`).
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let bytes = bytes::Bytes::from_request(request, state).await.map_err(|_| invalid("form", "platform-too-large"))?;
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|error| wrong_pair::<T>(&bytes, "form", &error))
    }
}

/// The body of a request of a program.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let read = axum::Json::<T>::from_request(request, state).await;
        read.map(|axum::Json(value)| Self(value)).map_err(|rejection| wrong_body(&rejection))
    }
}

/// The query string; a parameter that is not known is refused where the type denies unknown fields.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        serde_urlencoded::from_str(query).map(Self).map_err(|error| wrong_pair::<T>(query.as_bytes(), "query", &error))
    }
}
