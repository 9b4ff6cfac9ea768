//! Words in both languages at once, as screens that everybody reads show them.

use kernel::Arg;
use kernel::Bilingual;
use kernel::Lang;
use platform::App;

/// A text with its values in both languages.
pub(crate) fn both(app: &App, key: &str, args: &[(&str, Arg)]) -> Bilingual {
    Bilingual::new(app.say(Lang::Ar, key, args), app.say(Lang::En, key, args))
}
