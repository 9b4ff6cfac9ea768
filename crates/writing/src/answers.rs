//! Whether a reply answers a question: whether one of its sentences tells what the question asks for, of what it asks about
//! (6.email.answers-all).
//!
//! A proposal, not a judgement: the employee corrects it. A question that is called answered and is not may be forgotten; one that is called
//! open costs a press: what is in doubt stays open.

use crate::asks::Asks;
use crate::asks::asks_for;
use crate::asks::is_asking;
use crate::asks::is_of;
use crate::kindred::is_kindred;
use crate::tells::Said;
use crate::tells::tells;
use crate::words::sentences;
use crate::words::words;

/// Words that say nothing of what a text is about.
const EMPTY: &str = "هل ما ماذا متي اين كيف كم لماذا من عن علي الي في مع هذا هذه ذلك تلك التي الذي اللي ان انه لان او و لا لم لن نعم قد تم يتم تمت سوف اود اريد \
    ارغب ابغي ابي ارجو نرجو يرجي معرفه استفسار الاستفسار افاده افادتي يمكن يمكنني يمكنكم ممكن اقدر تقدر نقدر تقدرون لدي عندي لكم لنا به بها له لها هو هي بعد قبل خلال \
    شكرا السلام عليكم طلبي طلبكم طلب الطلب معاملتي معاملتكم المعامله معامله موضوع الموضوع بخصوص علما انا احنا انتم المسوول مسوول عنه عنها the a an is are was were do does \
    did can could will would may might must shall should what when where why how who which my your our his her i you we us it they them this that to of for in on at \
    and or if please like know want need about with by from be been have has had request get there here any so only not no yes as me also handling file application \
    up case matter";

/// The words that say what a text is about.
pub(crate) fn subjects(folded: &[String]) -> Vec<&str> {
    let says = |word: &&str| word.chars().count() > 2 && !is_of(EMPTY, word) && !word.starts_with(|ch: char| ch.is_ascii_digit());
    folded.iter().map(String::as_str).filter(says).collect()
}

/// Whether a reply seems to answer a question.
pub fn answers(question: &str, reply: &str) -> bool {
    let asked = folded(question);
    let asks = asks_for(&asked);
    let about: Vec<&str> = subjects(&asked).into_iter().filter(|word| !is_asking(word)).collect();
    sentences(reply).into_iter().map(|range| &reply[range]).any(|sentence| {
        // What is asked in turn answers nothing.
        !sentence.ends_with(['?', '؟']) && is_answer((asks, &about), &Said::of(sentence))
    })
}

fn is_answer((asks, about): (Asks, &[&str]), said: &Said) -> bool {
    let own = subjects(&said.folded);
    let is_shared = |word: &&&str| own.iter().any(|other| is_kindred(word, other));
    let shared = about.iter().filter(is_shared).count();
    let is_all = shared == about.len();
    let is_act_shared = about.first().is_some_and(|word| is_shared(&word));
    // A short sentence that tells it and speaks of nothing else needs no word of the question.
    let others = own.iter().filter(|word| !is_asking(word) && !said.is_measure(word)).count();
    let is_of_it = shared > 0 || about.is_empty() || others <= FEW;
    tells(asks, said, about)
        && match asks {
            Asks::Time | Asks::Amount => is_of_it,
            Asks::Papers | Asks::State => true,
            Asks::Number => said.has_phone || shared > 0,
            Asks::Place | Asks::Reason | Asks::Who | Asks::Count => shared > 0 || about.is_empty(),
            Asks::Way => is_act_shared || about.is_empty(),
            Asks::Whether => match (said.says_yes_or_no(), said.allows()) {
                (true, _) => shared > 0,
                (_, true) => is_all || shared * 2 > about.len() || is_act_shared && said.points_back(),
                _ => is_all && about.len() > 1,
            },
            Asks::Something => shared > 1 || is_all && !about.is_empty(),
        }
}

/// So many other words a sentence has at most that speaks of nothing else.
const FEW: usize = 1;

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// Whether two questions ask the same thing: for the same kind of thing, and mostly by the same words.
pub fn asks_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let (about, of_other) = (subjects(&one), subjects(&other));
    let shared = about.iter().filter(|word| of_other.iter().any(|other| is_kindred(word, other))).count();
    let most = about.len().max(of_other.len());
    // A joined "and" before a word that asks says nothing more.
    let plain = |words: &[String]| words.iter().map(|word| word.strip_prefix('و').unwrap_or(word).to_owned()).collect::<Vec<_>>();
    if most == 0 { plain(&one) == plain(&other) } else { asks_for(&one) == asks_for(&other) && shared * 5 >= most * 3 }
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
