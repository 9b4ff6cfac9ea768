//! Whether a sentence tells what a question asks for: a time, a sum, a place, a reason, a way, a person, papers, a number, a state.

use crate::asks::Asks;
use crate::asks::is_of;
use crate::kindred::bare;
use crate::kindred::is_kindred;
use crate::said::says_money;
use crate::said::says_time;
use crate::words::words;

/// A sentence of a reply, with what the rules look at.
pub(crate) struct Said {
    text: String,
    pub(crate) folded: Vec<String>,
    /// Whether a number with as many digits as a telephone has stands in it.
    pub(crate) has_phone: bool,
    /// Whether a name stands in it, as English writes it.
    has_name: bool,
}

/// Two of a unit before what is counted: `أسبوعي عمل`. `يومي` alone is "daily".
const TWO_OF: &str = "يومي يوما ساعتي ساعتا اسبوعي اسبوعا شهري شهرا دقيقتي";
const BEFORE_TIME: &str = "خلال بعد في قبل مده غضون";
const AT_ONCE: &str = "حالا فورا فوري الان immediately now straight";
const HOURS: &str = "سابعه ثامنه تاسعه عاشره حاديه واحده ثانيه ثالثه رابعه خامسه سادسه";
/// What came to us has its day, too, and it is not the day that was asked for.
const PAST: &str = "استلمنا استلمناه تسلمنا وصلنا وصلتنا تلقينا وردنا وردتنا منذ قدمتم قدمتموه received since applied submitted";

const FREE: &str = "مجانا مجاني مجانيه free";
const NO_FEE: [&str; 4] = ["بدون رسوم", "بلا رسوم", "لا رسوم", "no fee"];

const PLACES: &str = "مركز مراكز فرع مبني شارع طريق مجمع منطقه مدينه موقع تطبيق بوابه مكتب بريد طابق الكترونيا مقر بنك صراف centre center branch building street road \
    block office offices site website app portal online floor bank post";
const LIES: &str = "يقع تقع located قرب بجوار مقابل near opposite في at in";

const REASONS: &str = "لان لانه لانها لانكم بسبب بسببه نظرا سببه سببها السبب اسبابه لعدم لنقص لوجود لانتهاء لغياب لحاجه نتيجه حيث يعود يرجع تعود لكون because due \
    owing reason caused since cause";

const WAYS: &str = "عبر خلال طريق بواسطه ادخلوا اختاروا قدموا تقدمون ترفقون تعبئه عبئوا املئوا ارسلوا زوروا اضغطوا ارفقوا سجلوا through via online open choose click \
    fill visit send submit website app portal using select enter";

const PEOPLE: &str = "قسم اداره الموظف الموظفه السيد السيده مدير مديره ولي الوالد رئيس مسوول وحده فريق guardian manager department officer director team head mr \
    mrs ms";
/// Whoever is only called competent is nobody.
const NOBODY: &str = "المختص المختصه competent concerned relevant";

const PAPERS: &str = "جواز صوره صور نسخه شهاده هويه بطاقه عقد كشف وكاله اثبات فاتوره استماره نموذج سجل رخصه passport photo photos copy certificate lease contract \
    card statement identity id bill form letter licence";
const ASKED_FOR: &str = "احضار احضروا ارفاق ارفقوا يرجي نرجو المطلوب مطلوب المطلوبه تحتاجون يلزم تقديم المستندات الاوراق اصطحاب bring need required attach submit \
    provide documents papers enclose";

const STATES: &str = "الموافقه اعتمد اعتمدت اعتماد رفض مرفوض مقبول قيد جاهز جاهزه انجز انجزت صدر صدرت طباعه طباعتها مكتمل اكتمل اكتملت approved rejected refused ready \
    processed processing issued printed completed pending review";

const LEADS: &str = "نعم اجل بلي ايوه اي لا ليس كلا yes no";
const ALLOWS: &str = "يمكن يمكنكم بامكانكم يجوز متاح متاحه متوفر متوفره يلزم مطلوب مطلوبه مسموح فقط وصلنا وصلتنا استلمنا تسلمنا يشترط نقبل تقبل can cannot may must \
    need needed required only available accept accepted allowed possible";
const BACK: &str = "it they them one";

impl Said {
    pub(crate) fn of(sentence: &str) -> Self {
        let found = words(sentence);
        let longest = |word: &str| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_capital = |at: usize| sentence[found[at].range.clone()].starts_with(|ch: char| ch.is_ascii_uppercase());
        Self {
            has_phone: found.iter().any(|word| longest(&word.folded)),
            has_name: (2..found.len()).any(|at| is_capital(at - 1) && is_capital(at)),
            folded: found.into_iter().map(|word| word.folded).collect(),
            text: sentence.to_owned(),
        }
    }

    fn has(&self, list: &str) -> bool {
        self.folded.iter().any(|word| is_of(list, word) || is_of(list, bare(word)))
    }

    /// Says whether a word is part of how a time or a sum is said.
    pub(crate) fn is_measure(&self, word: &str) -> bool {
        says_time(word)
            || says_money(&format!("{word} bd"))
            || is_of("عمل دينار دينارا دنانير فلس فلسا bd bhd dinar dinars fils business working مستحق يدفع تدفع payable paid", bare(word))
    }

    /// Says whether it begins with yes or no.
    pub(crate) fn says_yes_or_no(&self) -> bool {
        self.folded.first().is_some_and(|word| is_of(LEADS, word))
    }

    /// Says whether it says what may or must be.
    pub(crate) fn allows(&self) -> bool {
        self.has(ALLOWS)
    }

    /// Says whether a pronoun stands for what was asked about: "it can be extended", `يمكن تمديدها`.
    pub(crate) fn points_back(&self) -> bool {
        let is_possessed = |word: &String| word.ends_with("ها") || word.ends_with("هم") || word.ends_with('ه') && word.chars().count() > 4;
        self.has(BACK) || self.folded.get(1).is_some_and(is_possessed)
    }

    fn says_when(&self) -> bool {
        let pairs = || self.folded.windows(2);
        let is_two = pairs().any(|pair| is_of(TWO_OF, &pair[0]) && pair[1] == "عمل");
        let is_two = is_two || pairs().any(|pair| is_of(BEFORE_TIME, &pair[0]) && is_of(TWO_OF, &pair[1]));
        let is_hour = |word: &str| is_of(HOURS, bare(word)) || word.starts_with(|ch: char| ch.is_ascii_digit());
        let is_clock = pairs()
            .any(|pair| pair[0] == "الساعه" && is_hour(&pair[1]) || is_hour(&pair[0]) && is_of("am pm صباحا مساء ظهرا عصرا", &pair[1]));
        let is_date = self.folded.windows(3).any(|three| three.iter().all(|word| word.parse::<u16>().is_ok_and(|number| number > 0)));
        says_time(&self.text) || is_two || is_clock || is_date || self.has(AT_ONCE)
    }
}

/// Says whether a sentence tells what is asked for. What a question is about tells no place by itself.
pub(crate) fn tells(asks: Asks, said: &Said, about: &[&str]) -> bool {
    match asks {
        Asks::Time => said.says_when() && !said.has(PAST),
        Asks::Amount => says_money(&said.text) || said.has(FREE) || NO_FEE.iter().any(|words| said.folded.join(" ").contains(words)),
        Asks::Count => {
            said.folded.iter().any(|word| word.starts_with(|ch: char| ch.is_ascii_digit())) || says_money(&format!("{} bd", said.text))
        }
        Asks::Place => is_place(said, about),
        Asks::Reason => said.has(REASONS),
        Asks::Way => said.has(WAYS),
        Asks::Who => (said.has(PEOPLE) || said.has_name) && !said.has(NOBODY),
        Asks::Papers => said.has(PAPERS) && said.has(ASKED_FOR),
        Asks::Number => said.folded.iter().any(|word| word.starts_with(|ch: char| ch.is_ascii_digit())),
        Asks::State => said.has(STATES),
        Asks::Whether | Asks::Something => true,
    }
}

fn is_place(said: &Said, about: &[&str]) -> bool {
    let is_named = |word: &String| (is_of(PLACES, word) || is_of(PLACES, bare(word))) && !about.iter().any(|asked| is_kindred(asked, word));
    said.folded.iter().any(is_named) || said.text.contains("http") || said.has(LIES) && said.has(PLACES)
}
