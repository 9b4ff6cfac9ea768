//! Invented people: staff and customers, with names that nobody bears.

use kernel::Bilingual;
use kernel::Gender;
use kernel::Lang;

/// Given names: Arabic, English, how they are addressed.
const GIVEN: [(&str, &str, Gender); 20] = [
    ("فاطمة", "Fatima", Gender::Female),
    ("سالم", "Salem", Gender::Male),
    ("هدى", "Huda", Gender::Female),
    ("علي", "Ali", Gender::Male),
    ("مريم", "Maryam", Gender::Female),
    ("يوسف", "Yusuf", Gender::Male),
    ("نورة", "Noora", Gender::Female),
    ("خالد", "Khalid", Gender::Male),
    ("عائشة", "Aisha", Gender::Female),
    ("حسن", "Hasan", Gender::Male),
    ("زينب", "Zainab", Gender::Female),
    ("جاسم", "Jasim", Gender::Male),
    ("ليلى", "Layla", Gender::Female),
    ("راشد", "Rashid", Gender::Male),
    ("منى", "Mona", Gender::Female),
    ("عيسى", "Isa", Gender::Male),
    ("دانة", "Dana", Gender::Female),
    ("ماجد", "Majid", Gender::Male),
    ("سارة", "Sara", Gender::Female),
    ("طارق", "Tariq", Gender::Male),
];

/// Family names that no family bears.
const FAMILIES: [(&str, &str); 9] = [
    ("المنارة", "Almanara"),
    ("البستان", "Albustan"),
    ("الساحل", "Alsahel"),
    ("الروضة", "Alrawdha"),
    ("النخيل", "Alnakheel"),
    ("الغدير", "Alghadeer"),
    ("الواحة", "Alwaha"),
    ("الشراع", "Alshiraa"),
    ("المرسى", "Almarsa"),
];

/// A person of the demonstration.
#[derive(Clone, Debug)]
pub struct Person {
    /// The full name.
    pub name: Bilingual,
    /// How they are addressed.
    pub gender: Gender,
    /// The beginning of an address: `fatima`.
    pub local: String,
}

/// The person of a number: always the same, and different for the first 180.
pub fn person(number: usize) -> Person {
    let (given, family) = (GIVEN[number % GIVEN.len()], FAMILIES[(2 * (number / GIVEN.len()) + number) % FAMILIES.len()]);
    let round = number / GIVEN.len();
    let local = if round == 0 { given.1.to_lowercase() } else { format!("{}.{}", given.1.to_lowercase(), family.1.to_lowercase()) };
    Person { name: Bilingual::new(format!("{} {}", given.0, family.0), format!("{} {}", given.1, family.1)), gender: given.2, local }
}

/// Who is shown at the start, and what they are.
pub fn shown(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let shown = [
        ("fatima@rsa.example", "موظفة خدمة العملاء", "customer service employee"),
        ("salem@rsa.example", "مشرف", "supervisor"),
        ("huda@rsa.example", "مديرة النظام في الجهة", "entity administrator"),
        ("ali@hpa.example", "موظف خدمة العملاء", "customer service employee"),
        ("oversight@gov.example", "الإشراف الحكومي: أرقام بلا أشخاص", "government oversight: figures without persons"),
        ("operator@gov.example", "مشغّل النظام: بلا بيانات عملاء", "system operator: no customer data"),
    ];
    shown.into_iter().map(|(address, ar, en)| (address, if lang == Lang::Ar { ar } else { en })).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_first_hundred_and_eighty_people_are_different() {
        let names: BTreeSet<String> = (0..180).map(|number| person(number).name.ar).collect();
        assert_eq!(names.len(), 180);
    }
}
