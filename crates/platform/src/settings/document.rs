//! The reference of all settings, `docs/settings.md`, made from their declarations; a test compares the two.

use kernel::Lang;
use ui::Words;

use super::ALL;
use super::Declared;
use super::Place;

/// The whole reference in Markdown, in both languages.
pub fn document(words: &Words) -> String {
    let said = |lang: Lang, key: &str| words.say_plain(lang, key, &[]);
    let mut text = format!("# {} · {}\n\n", said(Lang::En, "settings-title"), said(Lang::Ar, "settings-title"));
    for lang in [Lang::En, Lang::Ar] {
        text.push_str(&format!("{}\n\n", said(lang, "settings-intro")));
    }
    for setting in ALL {
        text.push_str(&entry(words, setting));
    }
    text.trim_end().to_owned() + "\n"
}

fn entry(words: &Words, setting: &Declared) -> String {
    let (key, args) = setting.kind.allowed();
    let place = match setting.place {
        Place::Start => "settings-place-start",
        Place::Running => "settings-place-running",
        Place::Entity => "settings-place-entity",
    };
    let default = if setting.default.is_empty() { "–".to_owned() } else { format!("`{}`", setting.default) };
    let mut text = format!("## `{}`\n\n`{}` · {default} · {}\n\n", setting.key, setting.variable(), setting.since);
    for lang in [Lang::En, Lang::Ar] {
        let [what, allowed, place] =
            [words.say_plain(lang, &setting.word(), &[]), words.say_plain(lang, key, &args), words.say_plain(lang, place, &[])];
        text.push_str(&format!("- {what} {}: {allowed}. {place}\n", words.say_plain(lang, "settings-allowed", &[])));
    }
    text.push('\n');
    text
}
