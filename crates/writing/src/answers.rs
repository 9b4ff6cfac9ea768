//! Whether a reply answers a question: by what the question asks for, and by the words that both share (6.email.answers-all).
//!
//! A proposal, not a judgement: the employee corrects it. Both mistakes cost little, and a question is rather called open than answered.

use std::collections::HashSet;

use crate::stem::particle_stem;
use crate::stem::stem;
use crate::words::words;

/// What a question asks for, where its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Time,
    Amount,
    Place,
    Something,
}

const TIME: &str = "متى متي موعد مده المده مهله تاريخ when long until date deadline";
const AMOUNT: &str = "كم بكم جم شكثر رسوم الرسوم سعر تكلفه قيمه much many fee fees cost price charge";
const PLACE: &str = "اين وين فين مكان عنوان موقع where address location";

/// Words that tell a time.
const TIMES: &str = "يوم يومين يومان ايام اسبوع اسبوعين اسبوعان اسابيع شهر شهرين شهران اشهر شهور سنه ساعه ساعتين ساعتان ساعات دقيقه دقائق اليوم غدا \
    امس الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت حالا فورا day days week weeks month months year hour hours minute minutes today tomorrow \
    sunday monday tuesday wednesday thursday friday saturday immediately";
/// Words that tell an amount.
const AMOUNTS: &str = "دينار دينارا دنانير ديناران فلس فلوس مجانا مجاني مجانيه رسوم bd bhd dinar dinars fils free charge واحد اثنان ثلاثه اربعه خمسه سته \
    سبعه ثمانيه تسعه عشره one two three four five six seven eight nine ten";
/// Words that tell a place.
const PLACES: &str = "مركز مراكز فرع مبني شارع طريق مجمع منطقه موقع الموقع تطبيق بوابه مكتب طابق الكترونيا centre center branch building street road block \
    office site website app portal online floor";
/// Words that say nothing of what a text is about.
const EMPTY: &str = "هل ما ماذا متي اين كيف كم لماذا من عن علي الي في مع هذا هذه ذلك تلك التي الذي ان انه لان او و لا نعم قد تم يتم سوف اود اريد ارغب ارجو يرجي معرفه \
    استفسار الاستفسار افاده افادتي يمكن يمكنني ممكن لدي عندي لكم لنا شكرا السلام عليكم طلبي طلبكم طلب الطلب the a an is are was do does did can could will would \
    what when where why how who which my your our i you we it to of for in on at and or if please know like want need about with be have has request";

fn is_of(list: &'static str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

fn asks_for(folded: &[String]) -> Asks {
    let asks = |list| folded.iter().any(|word| is_of(list, word) || word.strip_prefix('و').is_some_and(|rest| is_of(list, rest)));
    match (asks(TIME), asks(AMOUNT), asks(PLACE)) {
        (true, ..) => Asks::Time,
        (_, true, _) => Asks::Amount,
        (.., true) => Asks::Place,
        _ => Asks::Something,
    }
}

/// The stems of the words that say what a text is about.
fn subjects(folded: &[String]) -> HashSet<String> {
    let told = folded.iter().filter(|word| word.chars().count() > 2 && !is_of(EMPTY, word));
    told.flat_map(|word| [Some(stem(word).unwrap_or_else(|| word.clone())), particle_stem(word)]).flatten().collect()
}

/// Whether a reply seems to answer a question.
pub fn answers(question: &str, reply: &str) -> bool {
    let folded = |text: &str| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
    let (asked, said) = (folded(question), folded(reply));
    let tells = |list| said.iter().any(|word| is_of(list, word) || word.strip_prefix('و').is_some_and(|rest| is_of(list, rest)));
    let has_digit = reply.chars().any(char::is_numeric);
    let tells_what_was_asked_for = match asks_for(&asked) {
        Asks::Time => has_digit || tells(TIMES),
        Asks::Amount => has_digit || tells(AMOUNTS),
        Asks::Place => tells(PLACES) || reply.contains("http"),
        Asks::Something => true,
    };
    let about = subjects(&asked);
    tells_what_was_asked_for && (about.is_empty() || !about.is_disjoint(&subjects(&said)))
}

/// Whether two questions ask the same thing: for the same kind of thing, and mostly by the same words.
pub fn asks_the_same(one: &str, other: &str) -> bool {
    // A joined "and" before a word that asks says nothing more.
    let plain = |word: String| word.strip_prefix('و').filter(|rest| is_of(EMPTY, rest)).map_or_else(|| word.clone(), str::to_owned);
    let folded = |text: &str| words(text).into_iter().map(|word| plain(word.folded)).collect::<Vec<_>>();
    let (one, other) = (folded(one), folded(other));
    let (about, of_other) = (subjects(&one), subjects(&other));
    let (shared, most) = (about.intersection(&of_other).count(), about.len().max(of_other.len()));
    if most == 0 { one == other } else { asks_for(&one) == asks_for(&other) && shared * 5 >= most * 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_by_its_own_words_and_by_what_it_asks_for() {
        let answered = [
            ("متى يصدر الترخيص؟", "سيصدر الترخيص خلال خمسة أيام عمل."),
            ("وكم الرسوم؟", "رسوم الخدمة عشرة دنانير."),
            ("أين يقع المركز؟", "يقع مركز الخدمة في المحرق."),
            ("هل يمكنني تجديد الجواز إلكترونياً؟", "نعم، يُجدد جواز السفر عبر الموقع."),
            ("When will the permit be issued?", "The permit is issued within five working days."),
            ("How much is the fee?", "The fee is 10 BD."),
            ("Can my brother collect the passport?", "Your brother may collect it with a letter from you."),
        ];
        for (question, reply) in answered {
            assert!(answers(question, reply), "{question} — {reply}");
        }
    }

    #[test]
    fn a_question_that_is_asked_again_is_known_by_what_it_asks_for_and_by_its_words() {
        assert!(asks_the_same("متى يصدر الترخيص؟", "ومتى يصدر الترخيص؟"));
        assert!(asks_the_same("When will the permit be issued?", "When is the permit issued?"));
        assert!(!asks_the_same("متى يصدر الترخيص؟", "كم رسوم الترخيص؟"), "another thing is asked for");
        assert!(!asks_the_same("متى يصدر الترخيص؟", "متى يصدر جواز السفر؟"), "something else is asked about");
        assert!(asks_the_same("لماذا؟", "لماذا؟") && !asks_the_same("لماذا؟", "متى يصدر الترخيص؟"));
    }

    #[test]
    fn a_reply_that_passes_a_question_over_leaves_it_open() {
        let open = [
            ("متى يصدر الترخيص؟", "الترخيص قيد الدراسة لدى القسم المختص."),
            ("وكم الرسوم؟", "سيصدر الترخيص قريباً."),
            ("أين يقع المركز؟", "المواعيد متاحة طوال الأسبوع."),
            ("How much is the fee?", "The permit is being looked into."),
            ("Can my brother collect the passport?", "The application was approved."),
        ];
        for (question, reply) in open {
            assert!(!answers(question, reply), "{question} — {reply}");
        }
    }
}
