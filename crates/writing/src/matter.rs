//! What a message asks for: which service of a catalogue, how much it presses, in which language the answer is wanted; each with the words that say so.

use std::collections::HashMap;
use std::sync::OnceLock;

use kernel::Lang;

use crate::found::Found;
use crate::language;
use crate::matters::WEAK;
use crate::matters::first_name;
use crate::matters::matters;
use crate::matters::strength;
use crate::phrases::Phrases;
use crate::phrases::lines;
use crate::stem::particle_stem;
use crate::stem::stem;
use crate::words::Word;
use crate::words::words;

/// How much of a text is read, in bytes: what is asked stands early, and nobody's message may cost more than another's.
const READ: usize = 6000;
/// How much more a word in the subject says.
const IN_SUBJECT: f64 = 1.5;
/// How much more the entity's own words say than those of a name.
const OWN: f64 = 1.5;
/// How many of the words that speak for a proposal are named.
pub(crate) const NAMED: usize = 3;

/// How much a matter presses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Nothing says that it does.
    #[default]
    Ordinary,
    /// A date within days, or the customer says so.
    Soon,
    /// Danger, nothing to live on, or a date within a day.
    Urgent,
}

impl Urgency {
    /// All of them, the least first.
    pub const ALL: [Urgency; 3] = [Urgency::Ordinary, Urgency::Soon, Urgency::Urgent];

    /// The stable name: `soon`.
    pub const fn key(self) -> &'static str {
        match self {
            Urgency::Ordinary => "ordinary",
            Urgency::Soon => "soon",
            Urgency::Urgent => "urgent",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Urgency> {
        Urgency::ALL.into_iter().find(|urgency| urgency.key() == key)
    }
}

/// Something proposed, and the words of the text that speak for it; none where nothing in the text does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because<T> {
    /// What is proposed.
    pub what: T,
    /// The words, as they were written.
    pub says: Vec<String>,
}

/// A service as its entity calls it.
#[derive(Clone, Copy, Debug)]
pub struct Called<'a> {
    /// Its names.
    pub names: [&'a str; 2],
    /// The entity's own words for it, in both languages, with commas or line breaks between them.
    pub words: &'a str,
}

/// The services of an entity, ready to be looked for in messages.
#[derive(Debug)]
pub struct Catalogue {
    /// Which services the words of their names speak for, by each form of the word.
    names: HashMap<String, Vec<usize>>,
    /// The entity's own words: the service, and their words, each in all its forms.
    own: Vec<(usize, Vec<Vec<String>>)>,
    /// Where those begin with a word, by each of its forms: a message asks for what begins there and for nothing else.
    beginning: HashMap<String, Vec<usize>>,
    services: usize,
}

/// A message, split into words once for all that is read from it.
#[derive(Debug)]
pub struct Message<'a> {
    /// Its subject and its text, each with its words.
    parts: [(&'a str, Vec<Word>); 2],
}

impl<'a> Message<'a> {
    /// Reads a message: of each part what stands early.
    pub fn new(subject: &'a str, text: &'a str) -> Message<'a> {
        Message { parts: [subject, text].map(beginning).map(|part| (part, words(part))) }
    }

    /// Its words that not every request has, those of the subject first, each with the text in which it stands.
    pub(crate) fn units(&self) -> impl Iterator<Item = (&'a str, Unit)> {
        self.parts.iter().flat_map(|(text, words)| words.iter().filter_map(unit).map(move |unit| (*text, unit)))
    }

    /// The language of its text, of its subject where it has none.
    fn language(&self) -> Lang {
        let [(subject, _), (text, _)] = self.parts;
        language(if text.trim().is_empty() { subject } else { text })
    }
}

impl Catalogue {
    /// Reads the names and words of services.
    pub fn new(services: &[Called<'_>]) -> Catalogue {
        let mut catalogue = Catalogue { names: HashMap::new(), own: Vec::new(), beginning: HashMap::new(), services: services.len() };
        for (place, service) in services.iter().enumerate() {
            for unit in service.names.into_iter().flat_map(|name| units(name, &words(name))) {
                for form in unit.forms {
                    let known = catalogue.names.entry(form).or_default();
                    if known.last() != Some(&place) {
                        known.push(place);
                    }
                }
            }
            let own = service
                .words
                .split([',', '،', '\n'])
                .map(|phrase| units(phrase, &words(phrase)).into_iter().map(|unit| unit.forms).collect());
            catalogue.own.extend(own.filter(|phrase: &Vec<Vec<String>>| !phrase.is_empty()).map(|phrase| (place, phrase)));
        }
        for (place, (_, phrase)) in catalogue.own.iter().enumerate() {
            for form in phrase.first().into_iter().flatten() {
                catalogue.beginning.entry(form.clone()).or_default().push(place);
            }
        }
        catalogue
    }

    /// The service that a message asks for, by its place in the catalogue; none where nothing speaks for one alone.
    pub fn service(&self, message: &Message<'_>) -> Because<Option<usize>> {
        let mut found = Found::new(self.services);
        for ((part, words), factor) in message.parts.iter().zip([IN_SUBJECT, 1.0]) {
            let units = units(part, words);
            for unit in &units {
                self.by_name(unit, (part, factor), &mut found);
            }
            self.by_own_words(&units, (part, factor), &mut found);
        }
        found.best()
    }

    fn by_name(&self, unit: &Unit, (text, factor): (&str, f64), found: &mut Found) {
        let known = unit.forms.iter().filter_map(|form| self.names.get(form).map(|services| (form, services)));
        if let Some((form, services)) = known.min_by_key(|(_, services)| services.len()) {
            let weight = self.rarity(services.len()) * factor * strength(form);
            services.iter().for_each(|service| found.speak(*service, form, weight, &text[unit.range.clone()]));
        }
    }

    fn by_own_words(&self, units: &[Unit], (text, factor): (&str, f64), found: &mut Found) {
        for (at, first) in units.iter().enumerate() {
            let begun = first.forms.iter().filter_map(|form| self.beginning.get(form)).flatten();
            for (service, phrase) in begun.map(|place| &self.own[*place]) {
                let Some(said) = units.get(at..at + phrase.len()) else { continue };
                if !said.iter().zip(phrase).all(|(unit, forms)| unit.forms.iter().any(|form| forms.contains(form))) {
                    continue;
                }
                let key = phrase.iter().map(|forms| forms.last().map_or("", String::as_str)).collect::<Vec<_>>().join(" ");
                let until = said.last().map_or(first.range.end, |last| last.range.end);
                let strongest = phrase.iter().flatten().map(|form| strength(form)).fold(WEAK, f64::max);
                found.speak(*service, &key, self.rarity(1) * factor * OWN * strongest, &text[first.range.start..until]);
            }
        }
    }

    /// What a word is worth that so many services share.
    fn rarity(&self, shared: usize) -> f64 {
        let (all, shared) = (u32::try_from(self.services).unwrap_or(u32::MAX), u32::try_from(shared).unwrap_or(u32::MAX));
        (1.0 + f64::from(all) / f64::from(shared)).ln().min(2.0)
    }
}

/// How much a message presses.
pub fn urgency(message: &Message<'_>) -> Because<Urgency> {
    static LIST: OnceLock<Phrases<Option<Urgency>>> = OnceLock::new();
    let list = LIST.get_or_init(|| listed(include_str!("../data/urgency.tsv"), Urgency::parse));
    let said = said(list, message);
    let most = said.iter().filter_map(|(urgency, _)| *urgency).max().unwrap_or_default();
    // "Not urgent" outweighs a date; danger outweighs politeness.
    let is_calm = most < Urgency::Urgent && said.iter().any(|(urgency, _)| urgency.is_none());
    let what = if is_calm { Urgency::Ordinary } else { most };
    let speaks = |urgency: Option<Urgency>| if is_calm { urgency.is_none() } else { urgency == Some(what) };
    let says = said.into_iter().filter(|(urgency, _)| speaks(*urgency)).map(|(_, words)| words);
    Because { what, says: says.take(NAMED).collect() }
}

/// In which language the answer is wanted: the one that is asked for, else the one that the message is written in.
pub fn answer_in(message: &Message<'_>) -> Because<Lang> {
    static LIST: OnceLock<Phrases<Option<Lang>>> = OnceLock::new();
    let list = LIST.get_or_init(|| listed(include_str!("../data/answer-in.tsv"), Lang::parse));
    let asked = said(list, message).pop();
    match asked {
        Some((Some(lang), words)) => Because { what: lang, says: vec![words] },
        _ => Because { what: message.language(), says: Vec::new() },
    }
}

fn listed<T: Copy>(list: &'static str, read: impl Fn(&str) -> Option<T>) -> Phrases<Option<T>> {
    Phrases::new(lines(list).map(|(phrase, value)| (phrase, read(value))))
}

/// Each phrase of a list that a message says, as it says it.
fn said<T: Copy>(list: &Phrases<T>, message: &Message<'_>) -> Vec<(T, String)> {
    let found = message.parts.iter().flat_map(|(text, words)| {
        let hits = list.find(text, words).into_iter();
        hits.map(|hit| (*hit.value, text[words[hit.words.start].range.start..words[hit.words.end - 1].range.end].to_owned()))
    });
    found.collect()
}

/// The part of a text that is read.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(READ)]
}

/// A word, or several that mean one matter, in all forms under which it is known.
pub(crate) struct Unit {
    forms: Vec<String>,
    /// Its bytes in the text.
    pub(crate) range: std::ops::Range<usize>,
}

impl Unit {
    /// Its folded form; of a matter that is listed its first name there.
    pub(crate) fn word(&self) -> &str {
        let form = self.forms.first().map_or("", String::as_str);
        first_name(form).unwrap_or(form)
    }

    /// The one form in which it meets its other forms.
    pub(crate) fn stem(&self) -> String {
        let word = self.word();
        if self.forms.len() > 1 { stem(word).unwrap_or_else(|| word.to_owned()) } else { word.to_owned() }
    }
}

/// The units of a text; words that every request has are left out.
fn units(text: &str, words: &[Word]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut hits = matters().phrases.find(text, words).into_iter().peekable();
    let mut at = 0;
    while at < words.len() {
        if let Some(hit) = hits.next_if(|hit| hit.words.start == at) {
            let range = words[at].range.start..words[hit.words.end - 1].range.end;
            units.push(Unit { forms: vec![matter(*hit.value)], range });
            at = hit.words.end;
            continue;
        }
        units.extend(unit(&words[at]));
        at += 1;
    }
    units
}

fn unit(word: &Word) -> Option<Unit> {
    let mut forms = vec![word.folded.clone()];
    forms.extend([stem(&word.folded), particle_stem(&word.folded)].into_iter().flatten());
    let mut known = None;
    for meaning in forms.iter().filter_map(|form| matters().words.get(form)) {
        let number = (*meaning)?;
        known.get_or_insert(number);
    }
    if let Some(number) = known {
        forms = vec![matter(number)];
    }
    Some(Unit { forms, range: word.range.clone() })
}

fn matter(number: usize) -> String {
    format!("#{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICES: [Called<'static>; 4] = [
        Called { names: ["تجديد بطاقة الهوية", "Identity card renewal"], words: "" },
        Called { names: ["تغيير العنوان", "Change of address"], words: "" },
        Called { names: ["شهادة ميلاد", "Birth certificate"], words: "" },
        Called { names: ["تصديق مستند", "Document attestation"], words: "apostille, ختم الخارجية" },
    ];

    fn asked(text: &str) -> Option<usize> {
        Catalogue::new(&SERVICES).service(&Message::new("", text)).what
    }

    #[test]
    fn a_service_is_known_by_its_name_by_gulf_words_and_by_the_entitys_own() {
        for (text, service) in [
            ("أود تجديد بطاقتي", Some(0)),
            ("شلون أجدد السي بي آر مالي؟", Some(0)),
            ("My CPR has expired", Some(0)),
            ("انتقلنا إلى بيت جديد ونرغب في تحديث عنواننا", Some(1)),
            ("We need a birth certificate for our baby", Some(2)),
            ("Where do I get an apostille?", Some(3)),
            ("أحتاج ختم الخارجية على الورقة", Some(3)),
            ("شكراً لكم على حسن التعامل", None),
            ("متى تفتحون؟", None),
            // What is changed is the card's, and an act says less than the thing.
            ("أبي أغير الصورة اللي في بطاقة الهوية", Some(0)),
        ] {
            assert_eq!(asked(text), service, "{text}");
        }
    }

    #[test]
    fn phrases_that_begin_alike_speak_each_for_its_own_service_wherever_they_stand() {
        let words = ["ختم الخارجية, ختم الميناء", "ختم الصيدلية"];
        let catalogue = Catalogue::new(&words.map(|words| Called { names: ["", ""], words }));
        for (text, service, says) in [
            ("أحتاج ختم الصيدلية على الوصفة", Some(1), "ختم الصيدلية"),
            ("على الورقة ختم الميناء", Some(0), "ختم الميناء"),
            ("أحتاج ختم", None, ""),
        ] {
            let found = catalogue.service(&Message::new("", text));
            assert_eq!((found.what, found.says.first().map_or("", String::as_str)), (service, says), "{text}");
        }
    }

    #[test]
    fn a_proposal_names_the_words_that_say_so_as_they_were_written() {
        let found = Catalogue::new(&SERVICES).service(&Message::new("", "يا جماعة أبي أجدد بطاقتي السكانية"));
        assert_eq!((found.what, found.says), (Some(0), vec!["أجدد".to_owned(), "بطاقتي".to_owned()]));
        let pressing = urgency(&Message::new("", "سفري باجر ومحتاجها"));
        assert_eq!((pressing.what, pressing.says), (Urgency::Urgent, vec!["سفري باجر".to_owned()]));
    }

    #[test]
    fn what_says_that_it_does_not_press_outweighs_a_date_but_no_danger() {
        for (text, urgency) in [
            ("It is not urgent, next week is fine", Urgency::Ordinary),
            ("مو مستعجل، متى ما صار", Urgency::Ordinary),
            ("Please reply urgently", Urgency::Soon),
            ("في شرار من العداد! مب مستعجل على الفاتورة", Urgency::Urgent),
            ("When do you open?", Urgency::Ordinary),
        ] {
            assert_eq!(super::urgency(&Message::new("", text)).what, urgency, "{text}");
        }
    }

    #[test]
    fn an_answer_is_wanted_in_the_language_that_is_asked_for_else_in_that_of_the_message() {
        assert_eq!(answer_in(&Message::new("", "متى تفتحون؟")).what, Lang::Ar);
        assert_eq!(answer_in(&Message::new("Hello", "")).what, Lang::En);
        let asked = answer_in(&Message::new("", "زوجي ما يعرف عربي، ردوا عليه"));
        assert_eq!((asked.what, asked.says.len()), (Lang::En, 1));
    }

    #[test]
    fn an_entity_without_services_is_proposed_none_and_long_texts_cost_no_more() {
        assert_eq!(Catalogue::new(&[]).service(&Message::new("بطاقة", "بطاقة")).what, None);
        let long = format!("{} بطاقة", "كلام ".repeat(1_000_000));
        assert_eq!(asked(&long), None, "what is asked stands early");
    }
}
