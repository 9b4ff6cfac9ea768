//! The pair of keys by which push services know this installation: made once, sealed, and the same on every node and after every start.

use std::sync::OnceLock;

use data_encoding::BASE64URL_NOPAD;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::broken;
use p256::SecretKey;
use platform::App;

use crate::encrypt::fresh_key;
use crate::store;

/// Keep the installation's pair of keys.
pub(crate) const KEEP: Permission = Permission { key: "push.keep-key", roles: &[Role::System] };
/// For what the private half is sealed.
const CONTEXT: &str = "push.private";

/// The pair, once it is known here.
#[derive(Default)]
struct Known(OnceLock<SecretKey>);

/// The installation's pair of keys; the first who asks makes it.
///
/// # Errors
/// What the database says, and `Broken` where the keys that are here do not open it.
pub(crate) async fn installation_key(app: &App) -> Result<SecretKey> {
    let known = app.remembered(Known::default);
    if let Some(key) = known.0.get() {
        return Ok(key.clone());
    }
    let grant = Actor::system("push", None).may(KEEP)?;
    let sealed = match app.read(grant.clone(), store::key).await? {
        Some(sealed) => sealed,
        None => {
            let fresh = app.keys().seal(CONTEXT, &BASE64URL_NOPAD.encode(&fresh_key()?.to_bytes()));
            // Another node may have been quicker: its pair is the one.
            app.write(grant, move |tx| store::keep_key(tx, &fresh)).await?
        }
    };
    let bytes = BASE64URL_NOPAD.decode(app.keys().open(CONTEXT, &sealed)?.as_bytes()).map_err(broken("reading a key"))?;
    let key = SecretKey::from_slice(&bytes).map_err(broken("reading a key"))?;
    Ok(known.0.get_or_init(|| key).clone())
}
