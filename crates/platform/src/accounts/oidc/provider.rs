//! Speaking with a provider: discovery, the address to send a person to, and the exchange of the code for who they are.

use data_encoding::BASE64URL_NOPAD;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use openidconnect::AuthorizationCode;
use openidconnect::ClientId;
use openidconnect::ClientSecret;
use openidconnect::CsrfToken;
use openidconnect::EndpointMaybeSet;
use openidconnect::EndpointNotSet;
use openidconnect::EndpointSet;
use openidconnect::HttpRequest;
use openidconnect::HttpResponse;
use openidconnect::IssuerUrl;
use openidconnect::Nonce;
use openidconnect::PkceCodeChallenge;
use openidconnect::PkceCodeVerifier;
use openidconnect::ProviderMetadataWithLogout;
use openidconnect::RedirectUrl;
use openidconnect::Scope;
use openidconnect::TokenResponse;
use openidconnect::core::CoreAuthenticationFlow;
use openidconnect::core::CoreClient;
use serde_json::Value;

use super::Provider;
use super::secret;
use crate::App;
use crate::outgoing::Call;

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Where a provider sends people back to.
pub(crate) fn back(app: &App) -> String {
    format!("{}/sign-in/callback", app.public_url())
}

/// An address to send a person to, and what must be remembered until they come back.
pub(crate) struct Question {
    pub(crate) url: String,
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// Makes a question. A role claim often needs a scope of the same name; providers pass over scopes that they do not know.
pub(crate) async fn ask(app: &App, provider: &Provider) -> Result<Question> {
    let (_, client) = meet(app, provider).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let mut request = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .set_pkce_challenge(challenge);
    if !provider.role_claim.is_empty() {
        request = request.add_scope(Scope::new(provider.role_claim.clone()));
    }
    let (url, state, nonce) = request.url();
    let verifier = verifier.secret().clone();
    Ok(Question { url: url.into(), state: state.secret().clone(), nonce: nonce.secret().clone(), verifier })
}

/// Exchanges a code for the claims of a token that the provider signed for us, for this nonce, and that is still good.
pub(crate) async fn exchange(app: &App, provider: &Provider, code: String, nonce: String, verifier: String) -> Result<Value> {
    let (_, client) = meet(app, provider).await?;
    let request = client.exchange_code(AuthorizationCode::new(code)).map_err(outside)?;
    let answer = request.set_pkce_verifier(PkceCodeVerifier::new(verifier)).request_async(&http(app)).await.map_err(outside)?;
    let token = answer.id_token().ok_or_else(|| outside("there is no id token"))?;
    token.claims(&client.id_token_verifier(), &Nonce::new(nonce)).map_err(outside)?;
    // The signature was verified above; read as plain JSON, because the role claim has a name of the entity's own.
    payload(&token.to_string()).ok_or_else(|| outside("the id token is not readable"))
}

/// The address to which people would be sent, as the provider says now; or why it could not be learnt.
pub(crate) async fn probe(app: &App, provider: &Provider) -> std::result::Result<String, String> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| error.to_string())?;
    let found = ProviderMetadataWithLogout::discover_async(issuer, &http(app)).await;
    found.map(|metadata| metadata.authorization_endpoint().to_string()).map_err(|error| chain(&error))
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(&format!(": {cause}"));
        next = cause.source();
    }
    text.chars().filter(|letter| !letter.is_control()).take(300).collect()
}

/// Where signing out at the provider happens, if it says so.
pub(crate) async fn end(app: &App, provider: &Provider) -> Result<Option<String>> {
    let (metadata, _) = meet(app, provider).await?;
    let Some(endpoint) = &metadata.additional_metadata().end_session_endpoint else { return Ok(None) };
    let mut url = endpoint.url().clone();
    let home = format!("{}/", app.public_url());
    url.query_pairs_mut().append_pair("client_id", &provider.client_id).append_pair("post_logout_redirect_uri", &home);
    Ok(Some(url.into()))
}

async fn meet(app: &App, provider: &Provider) -> Result<(ProviderMetadataWithLogout, Client)> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(broken("reading an issuer's address"))?;
    let metadata = ProviderMetadataWithLogout::discover_async(issuer, &http(app)).await.map_err(outside)?;
    let secret = ClientSecret::new(secret(app, provider)?.reveal().clone());
    let back = RedirectUrl::new(back(app)).map_err(broken("reading our own address"))?;
    let client = CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(provider.client_id.clone()), Some(secret));
    Ok((metadata, client.set_redirect_uri(back)))
}

/// Calls through the one client that looks where it goes.
fn http(app: &App) -> impl Fn(HttpRequest) -> futures::future::BoxFuture<'static, Result<HttpResponse>> + use<> {
    let outgoing = app.outgoing().clone();
    move |request| {
        let outgoing = outgoing.clone();
        let (parts, body) = request.into_parts();
        let call = Call { method: parts.method, url: parts.uri.to_string(), headers: parts.headers, body: body.into(), only: Vec::new() };
        Box::pin(async move {
            let answer = outgoing.call(call).await?;
            let mut response = HttpResponse::new(answer.body.to_vec());
            *response.status_mut() = answer.status;
            *response.headers_mut() = answer.headers;
            Ok(response)
        })
    }
}

/// What a provider does wrong or does not answer is no fault of this installation: the person signs in another way.
fn outside(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    let error = error.into();
    tracing::warn!(%error, "an identity provider was of no help");
    kernel::refuse("account-provider-failed").into()
}

fn payload(token: &str) -> Option<Value> {
    serde_json::from_slice(&BASE64URL_NOPAD.decode(token.split('.').nth(1)?.as_bytes()).ok()?).ok()
}
