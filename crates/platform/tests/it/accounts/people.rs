//! The people of these stories.

use hmac::Hmac;
use hmac::Mac;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;
use sha1::Sha1;
use testkit::inside::Answer;
use testkit::inside::Browser;

use super::second::recovery_codes;
use crate::world::WORKS;
use crate::world::World;

/// Mona's address.
pub const MONA: &str = "mona.salman@works.gov.bh";
/// What Mona types.
pub const PASSWORD: &str = "coffee by the old pier";

/// Mona serves customers of the Ministry of Works.
pub async fn mona(world: &World) -> EmployeeId {
    person(world, MONA, Role::Employee).await
}

/// Someone with a role in the Ministry of Works.
pub async fn person(world: &World, email: &'static str, role: Role) -> EmployeeId {
    let password = world.app.accounts().hash(Secret::new(PASSWORD.into())).await.unwrap();
    world
        .act(move |tx| {
            let account = accounts::create(tx, NewAccount { email: email.into(), lang: Lang::Ar, password: Some(password) })?;
            accounts::grant_role(tx, account, Some(WORKS), None, role)?;
            Ok(account)
        })
        .await
}

/// Sets Mona's app up at her first sign-in; gives its secret and the recovery codes.
pub async fn enrol(world: &World) -> (Vec<u8>, Vec<String>) {
    let mut browser = Browser::new(world);
    browser.signs_in(MONA, PASSWORD).await;
    let page = browser.get("/en/sign-in/enrol").await;
    let code = app_code(world, &page, 0);
    let codes = browser.post("/en/sign-in/enrol", &[("code", &code)]).await;
    assert!(browser.session().is_some(), "{}", codes.text);
    (secret(&page), recovery_codes(&codes))
}

/// What an app shows that has taken the key from the page.
pub fn app_code(world: &World, page: &Answer, steps_later: i64) -> String {
    code(&secret(page), world, steps_later)
}

/// What an app shows, computed here once more from the standard.
pub fn code(secret: &[u8], world: &World, steps_later: i64) -> String {
    let step = world.app.now().as_second() / 30 + steps_later;
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).unwrap();
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[19] & 0xf);
    let number = u32::from_be_bytes(digest[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

fn secret(page: &Answer) -> Vec<u8> {
    let document = scraper::Html::parse_document(&page.text);
    let shown: String = document.select(&scraper::Selector::parse("bdi code").unwrap()).next().unwrap().text().collect();
    data_encoding::BASE32_NOPAD.decode(shown.replace(' ', "").as_bytes()).unwrap()
}
