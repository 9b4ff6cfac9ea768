//! A certified provider in a process of its own, and a person's browser at its pages.

use std::collections::BTreeMap;

pub use peers::Provider;
use reqwest::Method;
use reqwest::redirect::Policy;
use url::Url;

/// Starts one, or says why the story is skipped.
pub fn started() -> Option<Provider> {
    Provider::start(env!("CARGO_TARGET_TMPDIR").as_ref())
}

/// Signs in at the provider's own pages under a name, and gives the address to which it sends the person back.
pub async fn signs_in_there(start: &str, name: &str) -> Url {
    let client = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let (mut url, mut form) = (Url::parse(start).unwrap(), None);
    for _ in 0..12 {
        let method = if form.is_some() { Method::POST } else { Method::GET };
        let jar: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = client.request(method, url.clone()).header("cookie", jar.join("; "));
        if let Some(body) = form.take() {
            request = request.header("content-type", "application/x-www-form-urlencoded").body::<String>(body);
        }
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            cookies.insert(name.into(), rest.split(';').next().unwrap().into());
        }
        let next = response.headers().get("location").map(|to| url.join(to.to_str().unwrap()).unwrap());
        let Some(next) = next else {
            form = Some(filled(&response.text().await.unwrap(), name));
            continue;
        };
        if next.port() == Some(8080) {
            return next;
        }
        url = next;
    }
    panic!("the provider does not come to an end at {url}");
}

/// The form of a page: signing in, or consent.
fn filled(page: &str, name: &str) -> String {
    if page.contains("value=\"login\"") {
        serde_urlencoded::to_string([("prompt", "login"), ("login", name), ("password", "anything")]).unwrap()
    } else {
        "prompt=consent".into()
    }
}
