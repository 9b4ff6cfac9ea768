//! The verb behind لم, by the verb of the past that is denied: `وصلت` is `لم تصل`, `دفعتم` is `لم تدفعوا`.

use crate::words::letters;

/// The verb behind لم, by the formal past in any person; none where its build says too little.
pub(crate) fn jussive(past: &str) -> Option<String> {
    if let Some(whom) = past.strip_prefix("جاء") {
        return Some(if whom == "ت" { "تأت".to_owned() } else { format!("يأت{whom}") });
    }
    const ENDS: [(&str, &str, &str); 8] = [
        ("تمونا", "ت", "ونا"),
        ("تموها", "ت", "وها"),
        ("تموهم", "ت", "وهم"),
        ("تموه", "ت", "وه"),
        ("تم", "ت", "وا"),
        ("نا", "ن", ""),
        ("وا", "ي", "وا"),
        ("ت", "ت", ""),
    ];
    let of = |(end, person, behind): &(&str, &'static str, &'static str)| {
        past.strip_suffix(end).filter(|stem| letters(stem) >= 2).map(|stem| (stem.to_owned(), *person, *behind))
    };
    // `الطلب ما وصلنا` is that it did not reach us.
    if past == "وصلنا" {
        return Some("يصلنا".to_owned());
    }
    let (stem, person, behind) = ENDS.iter().find_map(of).unwrap_or_else(|| (past.to_owned(), "ي", ""));
    let irregular = IRREGULAR.iter().find(|(known, _)| known.split(' ').any(|known| known == stem)).map(|(_, shortened)| *shortened);
    let present = match irregular {
        Some(shortened) => shortened.to_owned(),
        None => shortened(&stem)?,
    };
    Some(format!("{person}{present}{behind}"))
}

/// Stems of the past and what stands behind لم of them.
const IRREGULAR: [(&str, &str); 15] = [
    ("وصل", "صل"),
    ("وضع", "ضع"),
    ("وجد", "جد"),
    ("وقع", "وقع"),
    ("وقف", "قف"),
    ("رأي رأى", "ر"),
    ("كان كن", "كن"),
    ("قال قل", "قل"),
    ("استطاع استطع", "ستطع"),
    ("أراد أرد", "رد"),
    ("أزال أزل", "زل"),
    ("زار زر", "زر"),
    ("عاد عد", "عد"),
    ("أعطي أعطى", "عط"),
    ("رددت ردد", "رد"),
];

/// The stem behind لم of a verb that is built by rule.
fn shortened(stem: &str) -> Option<String> {
    let without_last = |word: &str| word.strip_suffix(['ى', 'ي']).map_or_else(|| word.to_owned(), str::to_owned);
    let rest = match stem.chars().next()? {
        'ا' | 'أ' => &stem[stem.chars().next()?.len_utf8()..],
        _ => stem,
    };
    let is_plain = letters(rest) >= 2 && !rest.contains('ا');
    is_plain.then(|| without_last(rest))
}

#[cfg(test)]
mod tests {
    use super::jussive;

    #[test]
    fn the_verb_behind_lam_is_built_from_the_past() {
        for (past, right) in [
            ("وصل", "يصل"),
            ("وصلت", "تصل"),
            ("دفعتم", "تدفعوا"),
            ("استلمنا", "نستلم"),
            ("اكتمل", "يكتمل"),
            ("أرسلوا", "يرسلوا"),
            ("رأينا", "نر"),
            ("جاءنا", "يأتنا"),
            ("انتهى", "ينته"),
        ] {
            assert_eq!(jussive(past).as_deref(), Some(right), "{past}");
        }
        assert_eq!(jussive("سافر"), None, "a verb whose build says too little");
    }
}
