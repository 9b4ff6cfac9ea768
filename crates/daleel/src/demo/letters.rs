//! What the invented customers ask and what the invented staff answer: well, and sometimes badly.

use kernel::Lang;

/// A question that customers ask of a service, and its answers.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    /// The entity, by its place.
    pub office: usize,
    /// The service, by its place in the entity's list.
    pub service: usize,
    /// The language.
    pub lang: Lang,
    /// The subject of the letter.
    pub subject: &'static str,
    /// What the customer writes, without a greeting.
    pub question: &'static str,
    /// The subject of the reply.
    pub reply_subject: &'static str,
    /// A good answer.
    pub answer: &'static str,
    /// An answer that breaks the guide: colloquial, misspelt or vague.
    pub careless: &'static str,
}

/// Everything that is asked.
pub const MATTERS: [Matter; 14] = [
    Matter {
        office: 0,
        service: 0,
        lang: Lang::Ar,
        subject: "استفسار عن تجديد بطاقة الهوية",
        question: "تنتهي بطاقة هويتي الشهر القادم. ما المستندات المطلوبة للتجديد؟ وكم تستغرق المعاملة؟",
        reply_subject: "متطلبات تجديد بطاقة الهوية ومدة الإنجاز",
        answer: "لتجديد بطاقة الهوية يلزم إحضار البطاقة الحالية وصورة شخصية حديثة.\n\nتستغرق المعاملة ساعة واحدة في المركز، أو ثلاثة أيام عمل عند التقديم عبر الموقع الإلكتروني.",
        careless: "هلا، جيب البطاقة القديمة وصورة وبنخلصها لك ان شاء الله قريبا.",
    },
    Matter {
        office: 0,
        service: 0,
        lang: Lang::En,
        subject: "Lost identity card",
        question: "I lost my identity card last week. How do I replace it? What is the fee?",
        reply_subject: "Replacing a lost identity card",
        answer: "To replace a lost card, please bring your passport and one recent photograph to any of our centres.\n\nThe fee is four dinars, and the new card is issued within one hour.",
        careless: "u gotta come to the centre w/ ur passport asap, fee is 4 BD",
    },
    Matter {
        office: 0,
        service: 1,
        lang: Lang::Ar,
        subject: "تغيير عنوان السكن",
        question: "انتقلت إلى سكن جديد وأرغب في تحديث عنواني. هل يمكن إتمام ذلك إلكترونياً؟ وما المستند الذي يثبت العنوان؟",
        reply_subject: "تحديث عنوان السكن إلكترونياً",
        answer: "يمكنكم تحديث العنوان عبر الموقع الإلكتروني دون زيارة المركز.\n\nيثبت العنوان بعقد الإيجار أو بفاتورة كهرباء حديثة، ويظهر العنوان الجديد خلال يومي عمل.",
        careless: "تقدر تسويها اونلاين، بس حط فاتورة الكهربا وخلاص.",
    },
    Matter {
        office: 0,
        service: 1,
        lang: Lang::En,
        subject: "Updating my address",
        question: "We moved to a new flat. Can I change our address online? Do my children need a separate request?",
        reply_subject: "Changing your address and your children’s",
        answer: "You can change the address on our site with your tenancy contract or a recent electricity bill.\n\nOne request covers you and your children under eighteen.",
        careless: "Yeah you can do it online. Kids are included I think.",
    },
    Matter {
        office: 0,
        service: 2,
        lang: Lang::Ar,
        subject: "استخراج شهادة ميلاد",
        question: "رُزقت بمولود قبل أسبوعين. كيف أستخرج شهادة الميلاد؟ وهل يلزم حضور الوالدين معاً؟",
        reply_subject: "خطوات استخراج شهادة الميلاد",
        answer: "نبارك لكم المولود. يقدَّم الطلب بإشعار الولادة الصادر من المستشفى وعقد الزواج وبطاقتي الوالدين.\n\nيكفي حضور أحد الوالدين، وتصدر الشهادة في اليوم نفسه.",
        careless: "مبروك! تعال اي يوم وجيب اوراق المستشفى وبنسويها لك.",
    },
    Matter {
        office: 0,
        service: 3,
        lang: Lang::Ar,
        subject: "تصديق شهادة جامعية",
        question: "أحتاج إلى تصديق شهادتي الجامعية للعمل في الخارج. ما الخطوات؟ وكم الرسوم؟",
        reply_subject: "خطوات تصديق الشهادة الجامعية ورسومها",
        answer: "يبدأ التصديق بمعادلة الشهادة، ثم تُقدَّم النسخة الأصلية إلى مركز المنامة.\n\nرسم التصديق خمسة دنانير، وتُسلَّم الشهادة خلال يوم عمل واحد.",
        careless: "لازم تعادلها أول وبعدين تيينا، الرسوم خمس دنانير تقريبا.",
    },
    Matter {
        office: 0,
        service: 3,
        lang: Lang::En,
        subject: "Attesting a marriage contract",
        question: "My marriage contract was issued abroad. Can you attest it? Which documents do you need?",
        reply_subject: "Attesting a marriage contract issued abroad",
        answer: "We attest the contract once the embassy of the issuing country has certified it.\n\nPlease bring the original, a certified Arabic translation and both passports.",
        careless: "Sure, just bring whatever you have and we will see.",
    },
    Matter {
        office: 1,
        service: 0,
        lang: Lang::Ar,
        subject: "متابعة طلب إسكاني",
        question: "قدمت طلباً إسكانياً قبل ستة أشهر. ما حالة الطلب؟ وهل يلزم تحديث بيانات الأسرة بعد زيادة عدد الأبناء؟",
        reply_subject: "حالة الطلب الإسكاني وتحديث بيانات الأسرة",
        answer: "طلبكم قيد الدراسة، وترتيبه محفوظ بتاريخ التقديم.\n\nنرجو تحديث بيانات الأسرة بإرفاق شهادة ميلاد المولود، ولا يؤثر التحديث في ترتيب الطلب.",
        careless: "طلبك للحين ما خلص، انتظر شوي وبيتصلون عليك.",
    },
    Matter {
        office: 1,
        service: 0,
        lang: Lang::En,
        subject: "Housing finance options",
        question: "Which finance options can a family of five apply for? Is there a minimum income?",
        reply_subject: "Finance options for a family of five",
        answer: "A family of five can apply for the purchase finance or for the building loan.\n\nThe minimum income for both is three hundred dinars a month; the table of instalments is on our site.",
        careless: "There are some options, depends. Check the site.",
    },
    Matter {
        office: 1,
        service: 1,
        lang: Lang::Ar,
        subject: "توصيل التيار الكهربائي لمنزل جديد",
        question: "أوشك بناء منزلي على الانتهاء. ما متطلبات توصيل الكهرباء والماء؟ وكم يستغرق التوصيل؟",
        reply_subject: "متطلبات توصيل الكهرباء والماء لمنزل جديد",
        answer: "يلزم لطلب التوصيل رخصة البناء وشهادة إتمام الأعمال ومخطط التمديدات المعتمد.\n\nيتم الفحص خلال خمسة أيام عمل، ويُوصَّل التيار بعد اجتيازه بيومين.",
        careless: "جهز الرخصة والشهادة وان شاء الله ما بطول، يمكن اسبوع.",
    },
    Matter {
        office: 1,
        service: 1,
        lang: Lang::En,
        subject: "Moving in: electricity account",
        question: "I am renting a flat from next month. How do I open an electricity account? Is there a deposit?",
        reply_subject: "Opening an electricity account",
        answer: "Please send us the tenancy contract and a copy of your identity card.\n\nThe deposit is fifty dinars, and the account is opened on the working day after it is paid.",
        careless: "Send ur contract, deposit 50. Thx",
    },
    Matter {
        office: 1,
        service: 2,
        lang: Lang::Ar,
        subject: "اعتراض على فاتورة الكهرباء",
        question: "تضاعفت فاتورتي هذا الشهر دون تغيّر في الاستهلاك. كيف أعترض عليها؟ وهل يوقف الاعتراض السداد؟",
        reply_subject: "الاعتراض على فاتورة الكهرباء وأثره في السداد",
        answer: "سجّلنا اعتراضكم وسيفحص الفني العداد خلال ثلاثة أيام عمل.\n\nيوقف الاعتراض سداد المبلغ المعترض عليه حتى صدور النتيجة، وتُبلَّغون بها كتابياً.",
        careless: "اكيد المكيفات السبب، بس بنشوف لك الموضوع.",
    },
    Matter {
        office: 1,
        service: 2,
        lang: Lang::En,
        subject: "Bill higher than usual",
        question: "My bill is twice the usual amount. Can someone read the meter again? When will I hear from you?",
        reply_subject: "Second reading of your meter",
        answer: "A technician will read your meter again within three working days.\n\nWe will write to you with the result, and payment of the disputed amount is suspended until then.",
        careless: "You probably used more AC. We will check soon.",
    },
    Matter {
        office: 1,
        service: 3,
        lang: Lang::Ar,
        subject: "طلب إفادة سكن",
        question: "أحتاج إلى إفادة سكن لتسجيل ابني في المدرسة. هل تصدر إلكترونياً؟",
        reply_subject: "إصدار إفادة السكن إلكترونياً",
        answer: "تصدر إفادة السكن إلكترونياً فور تقديم الطلب عبر الموقع، ولا يلزم حضوركم إلى المركز.",
        careless: "ايه تطلع اونلاين، ادخل الموقع وبتحصلها.",
    },
];
