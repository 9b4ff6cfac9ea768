//! What replies are held against: the words of one's own, the entity's words, the shapes of what it holds confidential, the words it does
//! not want, and what stops.

use ::store::Tx;
use kernel::FieldError;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;
use writing::patterns;
use writing::patterns::Problem;

use crate::review_events::WritingRuleChanged;
use crate::store;
use crate::weights::Check;
use crate::weights::Weights;

/// Say what the entity's replies are held against.
pub(crate) const RULES: Permission = Permission { key: "email.writing-rules", roles: &[Role::EntityAdministrator] };

/// The longest word, in characters.
const LONGEST: usize = 60;
/// The most words of one's own, of the entity, and of those that it does not want.
const MOST_OWN: usize = 2_000;
const MOST_WORDS: usize = 5_000;
const MOST_PLAIN: usize = 500;

/// Says that a word is right as one writes it, for oneself. Once more changes nothing.
///
/// # Errors
/// `Invalid` for what is not one word; refused when there are too many.
pub(crate) fn add_own_word(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    let word = one_word(word)?;
    if store::own_words(tx)?.len() >= MOST_OWN {
        return Err(refuse("email-words-many").into());
    }
    store::add_own_word(tx, word)
}

/// The entity's words: those of a text, each for itself.
///
/// # Errors
/// `Invalid` when there is none or one is too long; refused when there are too many.
pub(crate) fn add_words(tx: &mut Tx<'_>, text: &str) -> Result<()> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(invalid("words", "email-word-one"));
    }
    if store::known_words(tx)?.len() + words.len() > MOST_WORDS {
        return Err(refuse("email-words-many").into());
    }
    for word in words {
        let word = one_word(word).map_err(|_| invalid("words", "email-word-one"))?;
        if store::add_word(tx, word)? > 0 {
            changed(tx, "word", word, true)?;
        }
    }
    Ok(())
}

/// The entity knows a word no longer.
///
/// # Errors
/// What the database says.
pub(crate) fn drop_word(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    if store::drop_word(tx, word)? > 0 { changed(tx, "word", word, false) } else { Ok(()) }
}

/// A shape of what the entity holds confidential: `EMP-####`.
///
/// # Errors
/// `Invalid` for a shape that would stop every letter, or none; refused when there are too many.
pub(crate) fn add_shape(tx: &mut Tx<'_>, shape: &str) -> Result<()> {
    let shape = shape.split_whitespace().collect::<Vec<_>>().join(" ");
    match patterns::problem(&shape) {
        Some(Problem::TooLong) => return Err(wrong("shape", "email-shape-long", patterns::LONGEST)),
        Some(_) => return Err(wrong("shape", "email-shape-short", patterns::LEAST)),
        None => {}
    }
    if store::shapes(tx)?.len() >= patterns::MOST {
        return Err(refuse("email-shapes-many").into());
    }
    if store::add_shape(tx, &shape)? > 0 { changed(tx, "shape", &shape, true) } else { Ok(()) }
}

/// A shape stops nothing any longer.
///
/// # Errors
/// What the database says.
pub(crate) fn drop_shape(tx: &mut Tx<'_>, shape: &str) -> Result<()> {
    if store::drop_shape(tx, shape)? > 0 { changed(tx, "shape", shape, false) } else { Ok(()) }
}

/// A word that the entity does not want, with what to write instead.
///
/// # Errors
/// `Invalid` without either; refused when there are too many.
pub(crate) fn save_plain_word(tx: &mut Tx<'_>, word: &str, plain: &str) -> Result<()> {
    let word = one_word(word).map_err(|_| invalid("word", "email-word-one"))?;
    let plain = plain.trim();
    if plain.is_empty() || plain.chars().count() > LONGEST {
        return Err(invalid("plain", "email-plain-empty"));
    }
    if store::plain_words(tx)?.len() >= MOST_PLAIN {
        return Err(refuse("email-words-many").into());
    }
    store::save_plain_word(tx, word, plain)?;
    changed(tx, "plain-word", word, true)
}

/// A word is as good as any other again.
///
/// # Errors
/// What the database says.
pub(crate) fn drop_plain_word(tx: &mut Tx<'_>, word: &str) -> Result<()> {
    if store::drop_plain_word(tx, word)? > 0 { changed(tx, "plain-word", word, false) } else { Ok(()) }
}

/// Says which checks stop a reply; the others that an entity weighs only warn.
///
/// # Errors
/// What the database says.
pub(crate) fn weigh(tx: &mut Tx<'_>, stopping: &[&str]) -> Result<()> {
    let weights = Weights::read(tx)?;
    for check in Check::WEIGHED {
        let stops = stopping.contains(&check.key());
        if weights.stops(check) != stops {
            store::save_check_weight(tx, check.key(), stops)?;
            changed(tx, "weight", check.key(), stops)?;
        }
    }
    Ok(())
}

/// Says whether customers are asked for their opinion when a case is closed.
///
/// # Errors
/// What the database says.
pub(crate) fn ask_customers(tx: &mut Tx<'_>, is_on: bool) -> Result<()> {
    if store::surveys::asks(tx)? != is_on {
        store::surveys::set_asks(tx, is_on)?;
        changed(tx, "survey", "", is_on)?;
    }
    Ok(())
}

fn one_word(word: &str) -> Result<&str> {
    let word = word.trim();
    if word.is_empty() || word.chars().count() > LONGEST || word.chars().any(char::is_whitespace) {
        return Err(invalid("word", "email-word-one"));
    }
    Ok(word)
}

fn wrong(field: &'static str, key: &'static str, number: usize) -> kernel::Error {
    kernel::Error::Invalid(vec![FieldError { field: field.into(), key, args: vec![("n", number.into())] }])
}

fn changed(tx: &mut Tx<'_>, kind: &'static str, what: &str, is_set: bool) -> Result<()> {
    let entity = tx.entity()?.get();
    tx.record(WritingRuleChanged { entity, kind, what: what.into(), is_set })?;
    Ok(())
}
