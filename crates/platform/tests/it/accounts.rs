//! Stories of signing in.

mod alike;
mod authenticator;
mod entities;
mod links;
mod looking_after;
mod oidc;
mod own;
mod passkeys;
pub mod people;
mod provider;
mod second;
mod sign_in;
