# عبارات مركز الخدمة
centre-channel = مركز الخدمة
centre-counter = الشباك
centre-centres = المراكز
centre-board = صالة المركز
centre-name = المركز
centre-place = الموقع
centre-none = لا توجد مراكز خدمة
centre-none-text = يضيف مدير النظام في الجهة مراكزها من صفحة الجهة.
centre-set-up = إعداد المركز
centre-set-up-link = إعداد
centre-set-up-of = إعداد { $centre }
centre-back = العودة إلى المركز
centre-give = إصدار تذكرة
centre-give-act = إصدار التذكرة
centre-nothing-offered = لا يقدّم المركز أي خدمة بعد. تُضاف خدماته من صفحة إعداد المركز.
centre-service = الخدمة
centre-choose-service = اختر الخدمة
centre-choose-queue = اختر الصف
centre-lang = لغة العميل
centre-lang-ar = العربية
centre-lang-en = الإنجليزية
centre-priority = أولوية الخدمة
centre-priority-hint = لكبار السن وذوي الإعاقة، ولا يُطلب إثبات.
centre-priority-short = أولوية
centre-waiting = عدد المنتظرين
centre-longest = أطول انتظار
centre-open-counters = الشبابيك المفتوحة
centre-who-waits = المنتظرون
centre-nobody-waits = لا أحد ينتظر
centre-nobody-text = لا ينتظر أي عميل خدمةً أنت مؤهل لتقديمها. يظهر هنا كل من يأتي.
centre-number = الرقم
centre-waits-for = مدة الانتظار
centre-counters = الشبابيك
centre-no-counters = لم تُضف شبابيك بعد.
centre-stands = الحالة
centre-who = الموظف
centre-serves = يخدم
centre-open = مفتوح
centre-paused = متوقف مؤقتاً
centre-closed = مغلق
centre-ticket = التذكرة
centre-follow = متابعة الدور بالهاتف
centre-queues = الصفوف
centre-queues-about = تنتظر كل خدمة في صف واحد، ولكل صف حرف يسبق أرقامه.
centre-letter = الحرف
centre-letter-hint = حرف لاتيني كبير واحد، مثل A.
centre-queue = الصف
centre-queue-name = اسم الصف
centre-name-ar = الاسم بالعربية
centre-name-en = الاسم بالإنجليزية
centre-queue-change = اسم الصف وحرفه
centre-queue-change-about = تظهر التغييرات على الشاشات وأجهزة الخدمة الذاتية والتذاكر من الآن، وتحتفظ التذاكر التي صدرت بأرقامها. ولا يُغيَّر الحرف ما دام عميل ينتظر به أو يُخدم.
centre-queue-save = حفظ الصف
centre-queue-add = إضافة الصف
centre-queue-open = تُصدر تذاكره
centre-queue-shut = لا تُصدر تذاكره
centre-queue-close = إيقاف التذاكر
centre-queue-reopen = استئناف التذاكر
centre-services = الخدمات
centre-services-about = ما يقدّمه المركز، وفي أي صف، وأقصى مدة ينبغي أن ينتظرها العميل.
centre-target = أقصى انتظار بالدقائق
centre-target-hint = من دقيقة واحدة إلى 480 دقيقة.
centre-is-offered = تُقدَّم
centre-is-not-offered = لا تُقدَّم
centre-offer = تقديم الخدمة
centre-offer-end = إيقاف تقديمها
centre-offer-again = تقديمها من جديد
centre-counters-number = عدد الشبابيك
centre-counters-hint = تُرقَّم من 1. من شباك واحد إلى 200 شباك.
centre-counters-save = حفظ عدد الشبابيك
centre-rules = النداء
centre-most-calls = عدد مرات النداء
centre-most-calls-hint = بعدها يُعدّ العميل غائباً. من 1 إلى 9.
centre-priority-rate = سرعة احتساب انتظار ذوي الأولوية، بالمئة
centre-priority-rate-hint = 100 كسائر العملاء، و300 ثلاثة أضعافهم. من 100 إلى 1000.
centre-held-back = أقصى فارق في الحضور يتقدم معه صاحب الأولوية على من سبقه، بالدقائق
centre-held-back-hint = لا يتقدم صاحب الأولوية على من سبقه في الحضور بأكثر من هذه المدة. من 0 إلى 240.
centre-firm-after = مدة الانتظار التي لا يتقدم بعدها أحد على المنتظر، بالدقائق
centre-firm-after-hint = من انتظر هذه المدة يُنادى قبل كل من حضر بعده، أياً كانت أولويته، وتُستكمل قبله خدمة من هم عند الشبابيك. ومن حضر في موعده المحجوز يُعد، ابتداءً من ذلك الموعد، كمن انتظر هذه المدة. من 15 إلى 240، ولا تقل عن الفارق أعلاه.
centre-rules-save = حفظ قواعد النداء
centre-counter-of = الشباك { $number }
centre-seat = { $centre } · الشباك { $number }
centre-where = أين تجلس؟
centre-sit-down = فتح الشباك
centre-no-seats = لا يوجد شباك خالٍ
centre-no-seats-text = جميع الشبابيك مشغولة، أو لم تُضف بعد من صفحة إعداد المركز.
centre-come-back = العودة إلى الشباك
centre-pause = توقف مؤقت
centre-leave = إغلاق الشباك
centre-away = هل ما زلت عند الشباك؟
centre-away-text = يظهر الشباك مغلقاً للعملاء ما لم تؤكد وجودك خلال الثواني المتبقية:
centre-away-stay = نعم، أنا هنا
centre-away-lock = إغلاق الشباك تلقائياً عند قفل هذا الحاسوب
centre-paused-text = لا يُنادى على أي عميل إلى هذا الشباك حتى تعود.
centre-left = الشباك مغلق
centre-left-text = أُغلق تلقائياً لأن أحداً لم يُلحظ عنده أو لأن هذا الحاسوب قُفل. لا يُنادى على أي عميل إلى هذا الشباك حتى تعود.
centre-next = نداء العميل التالي
centre-has-come = حضر العميل
centre-recall = إعادة النداء
centre-absent = لم يحضر
centre-waited = مدة الانتظار: { $span }
centre-served = في الخدمة منذ { $span }
centre-under-a-minute = أقل من دقيقة
centre-note = ملاحظة
centre-note-hint = ما يحتاج زميلك إلى معرفته حتى لا يعيد العميل شرح طلبه.
centre-guide-title = خطوات الخدمة وفق الدليل
centre-guide-greet = التحية وعرض المساعدة
centre-guide-greet-text = السلام عليكم، { $greeting } أهلاً بك. كيف يمكنني مساعدتك؟
centre-guide-need = تحديد ما يحتاجه العميل
centre-guide-papers = الاطلاع على المستندات التي تتطلبها الخدمة
centre-guide-papers-missing = ما ينقص: { $papers }
centre-guide-steps = شرح الخطوات والمتطلبات والوقت المتوقع
centre-guide-more = السؤال عن أي خدمة أخرى
centre-guide-farewell = الختام بعبارة ودية
centre-guide-farewell-text = شكراً لزيارتك، ونسعد بخدمتك دائماً.
centre-case = الطلب في مساحة العمل
centre-steps = الخطوات المتخذة
centre-steps-missing = اكتب الخطوات المتخذة.
centre-steps-hint = اكتبها كما تقولها للعميل، فهي نص ما يُبلَّغ به.
centre-outcome = ما المتبقي من الطلب؟
centre-settled = لا شيء
centre-settled-hint = أُنجز ما جاء العميل من أجله.
centre-goes-on = في يوم آخر
centre-goes-on-hint = اكتب اليوم أدناه. يبقى الطلب في عهدتك حتى اليوم الذي أُبلغ به العميل.
centre-until = اليوم المتوقع للإنجاز
centre-offered-more = سألتُ العميل عن أي خدمة أخرى
centre-complete-next = إنهاء ونداء التالي
centre-complete = إنهاء
centre-park = تعليق حتى يعود العميل
centre-park-act = تعليق الزيارة
centre-missing = ما ينقص
centre-missing-hint = مثل صورة شخصية أو إيصال. لا ينتظر العميل من جديد عند عودته.
centre-send-on = تحويل العميل
centre-send-on-act = تحويل
centre-reason = سبب النداء خارج الدور
centre-call-number = نداء هذا الرقم
centre-parked = معلّقون
centre-is-back = عاد العميل
centre-turn = دوري
centre-turn-of = دوركم { $number }
centre-turn-waited = انتظرتم حتى الآن { $span }
centre-turn-look-again = تُحدَّث هذه الصفحة تلقائياً. وقد يُنادى كبار السن وذوو الإعاقة قبلكم.
centre-turn-called = حان دوركم
centre-turn-called-text = تفضلوا إلى الشباك { $number }
centre-turn-called-zone = تفضلوا إلى الشباك { $number }، { $zone }
centre-turn-serving = نخدمكم الآن في الشباك { $number }
centre-turn-parked = تذكرتكم محفوظة. أخبروا أي موظف حين تعودون بما ينقص، ولن تنتظروا من جديد.
centre-turn-done = اكتملت زيارتكم. شكراً لكم.
centre-turn-goes-on = يُتوقع إنجاز طلبكم في موعد أقصاه { $day }
centre-turn-absent = نودي على رقمكم ولم يحضر أحد. خذوا تذكرة جديدة أو تحدّثوا إلى أي موظف.
centre-turn-leave = مغادرة الصف
centre-turn-leave-text = يسقط دوركم، وتحتاجون إلى تذكرة جديدة إن عدتم.
centre-turn-leave-act = نعم، أغادر
centre-letter-wrong = اكتب حرفاً لاتينياً كبيراً واحداً من A إلى Z.
centre-letter-waits = ما زال عميل ينتظر أو يُخدم بحرف هذا الصف. غيّره حين لا يبقى أحد.
centre-letter-today = صدرت اليوم أرقام بهذا الحرف. يكون متاحاً من الغد.
centre-letter-taken = هذا الحرف لصف آخر في المركز. اختر حرفاً غيره.
centre-name-missing = اكتب الاسم باللغتين.
centre-name-long = الاسم أطول من 80 حرفاً. اختصره.
centre-service-choose = اختر خدمة تقدّمها الجهة.
centre-queue-choose = اختر صفاً من صفوف هذا المركز.
centre-target-wrong = اكتب عدداً من الدقائق بين 1 و480.
centre-counters-wrong = اكتب عدداً بين 1 و200.
centre-calls-wrong = اكتب عدداً بين 1 و9.
centre-rate-wrong = اكتب عدداً بين 100 و1000.
centre-held-back-wrong = اكتب عدداً من الدقائق بين 0 و240.
centre-firm-after-wrong = اكتب عدداً من الدقائق بين 15 و240، ولا يقل عن فارق الحضور الذي يتقدم معه صاحب الأولوية.
centre-lang-choose = اختر لغة العميل.
centre-counter-choose = اختر شباكاً.
centre-counter-in-use = يجلس موظف على شباك تريد إزالته. ليغلقه أولاً.
centre-not-offered = لا يقدّم هذا المركز هذه الخدمة الآن.
centre-queue-closed = لا تُصدر تذاكر هذا الصف الآن.
centre-counter-taken = يجلس زميل على هذا الشباك. اختر شباكاً آخر.
centre-counter-paused = شباكك متوقف مؤقتاً. عد إليه أولاً ثم نادِ العميل التالي.
centre-no-counter = لا تجلس على أي شباك. افتح شباكاً أولاً.
centre-customer-in-hand = لديك عميل. أنهِ زيارته أو علّقها أو حوّله أولاً.
centre-nobody-in-hand = ليس لديك عميل الآن.
centre-ticket-moved-on = تغيّرت حالة هذه التذكرة في أثناء ذلك. راجع القائمة.
centre-ticket-changed = تغيّرت هذه التذكرة في أثناء ذلك. راجعها ثم أعد المحاولة.
centre-called-enough = نودي على الرقم بعدد المرات المقرر. اختر «لم يحضر».
centre-call-again = نادِ الرقم مرة أخرى قبل أن تعدّ العميل غائباً.
centre-reason-missing = اكتب سبب النداء خارج الدور، فهو يُسجَّل.
centre-text-long = النص طويل جداً. اختصره.
centre-note-missing = اكتب ما ينبغي أن يُعرف.
centre-until-wrong = اكتب اليوم الذي أُبلغ به العميل، مثل 3/12/2026.
centre-until-past = مضى هذا اليوم. اكتب يوماً لم يأتِ بعد.
centre-until-closed = لا تعمل الجهة في هذا اليوم. اختر يوم عمل.
centre-outcome-choose = حدّد ما المتبقي من الطلب.
centre-means-wait = يُقاس انتظار كل عميل حتى النداء ويقارَن بأقصى انتظار محدد للخدمة.
centre-means-bound = صف الانتظار هو الذي يحدد من يُنادى بحسب مدة انتظاره. وتُحتسب الأولوية بوتيرة أسرع، ولا يتقدم على من بلغ انتظاره حداً معيناً أحدٌ حضر بعده، إلا من حجز ذلك الوقت.
centre-means-greet = تظهر عبارة التحية وعرض المساعدة على شاشة الشباك حين يحضر العميل.
centre-means-attention = لا يُسند أي عمل آخر إلى من نادى عميلاً أو يخدمه.
centre-means-no-refusal = الصف هو الذي ينادي، والنداء خارج الدور يحتاج إلى سبب مسجّل.
centre-means-language = تحمل التذكرة لغة العميل، ولا ينادي عليها إلا من يتحدثها.
centre-means-need = يُقاس كم زيارة حُوّلت إلى خدمة أخرى بعد أن بدأت.
centre-means-asks-for = تعرض شاشة الشباك الخدمة المختارة وما كُتب عند حجزها أو تحويلها وطلبات العميل الأخرى، والتحويل إلى خدمة أخرى إجراء واحد بلا انتظار جديد.
centre-means-steps = لا تكتمل الزيارة من دون الخطوات المتخذة.
centre-means-day = لا تكتمل زيارة يبقى منها شيء من دون يوم متوقع للإنجاز يُبلَّغ به العميل.
centre-means-kept = يُقاس هل أُنجز الطلب حتى اليوم الذي أُبلغ به العميل.
centre-means-more = يذكّر الشباك بالسؤال عن أي خدمة أخرى قبل الإنهاء.
centre-means-farewell = تظهر عبارة الختام الودية على شاشة الشباك.
centre-ahead = { $n ->
    [zero] لا أحد قبلكم
    [one] شخص واحد قبلكم
    [two] شخصان قبلكم
    [few] { $n } أشخاص قبلكم
    [many] { $n } شخصاً قبلكم
   *[other] { $n } شخص قبلكم
}
centre-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
centre-called-times = { $n ->
    [zero] لم يُنادَ على الرقم بعد
    [one] نودي على الرقم مرة واحدة
    [two] نودي على الرقم مرتين
    [few] نودي على الرقم { $n } مرات
    [many] نودي على الرقم { $n } مرة
   *[other] نودي على الرقم { $n } مرة
}
centre-more = { $n ->
    [zero] لا أحد غيرهم
    [one] وشخص آخر
    [two] وشخصان آخران
    [few] و{ $n } أشخاص آخرون
    [many] و{ $n } شخصاً آخر
   *[other] و{ $n } شخص آخر
}
event-centre-ticket-issued = أُصدرت تذكرة
event-centre-ticket-called = نودي على رقم
event-centre-visit-began = حضر العميل إلى الشباك
event-centre-visit-moved = عُلّقت الزيارة أو حُوّلت
event-centre-visit-completed = اكتملت الزيارة
event-centre-ticket-ended = انتهت تذكرة من دون زيارة
event-centre-counter-stands = تغيّرت حالة شباك
event-centre-changed = غُيّر إعداد المركز
centre-not-qualified = لست مؤهلاً لهذه الخدمة بلغة العميل. يناديه زميل مؤهل.
centre-nobody-for-you = لا أحد ينتظرك
centre-day-end = نهاية يوم العمل
centre-left-over = من لا يزال في الانتظار
centre-left-over-served = خدمة جميع المنتظرين، ولا تُصدر تذاكر جديدة
centre-left-over-unserved = دعوة المنتظرين إلى الحضور في يوم آخر
centre-left-over-choose = اختر ما يُتخذ بشأن من لا يزال في الانتظار.
centre-day-close = إغلاق يوم العمل
centre-day-open = إعادة فتح يوم العمل
centre-day-closed-at = أُغلق يوم العمل الساعة { $time }
centre-day-served = تُقدَّم الخدمة إلى كل من لديه تذكرة، ولا تُصدر تذاكر أخرى اليوم.
centre-day-unserved = دُعي المنتظرون إلى الحضور في يوم آخر، ولا تُصدر تذاكر أخرى اليوم.
centre-day-closed = أُغلق يوم العمل في المركز، ولا تُصدر تذاكر أخرى اليوم.
centre-day-closed-before = سبق إغلاق يوم العمل.
centre-free = إغلاق الشباك
centre-free-text = يعود العميل الذي نودي عليه أو يُخدم في هذا الشباك إلى دوره دون انتظار جديد، ويناديه موظف آخر.
centre-free-why = السبب
centre-free-act = إغلاق هذا الشباك
centre-turn-unserved = أُغلق المركز يوم { $day } قبل حلول دوركم
centre-turn-unserved-text = نعتذر عن عدم تمكننا من خدمتكم. نرجو الحضور في يوم آخر وأخذ تذكرة جديدة.
event-centre-ticket-returned = عاد عميل شباك أُغلق إلى الانتظار
event-centre-day-closed = أُغلق يوم العمل
event-centre-day-opened = أُعيد فتح يوم العمل
centre-slip-ahead = قبلكم
centre-slip-day = اليوم
centre-slip-time = الوقت
centre-slip-rate = للتقييم
centre-slip-rate-of = للتقييم: { $digits }
centre-slip-scan = امسحوا الرمز لمتابعة دوركم من هاتفكم
centre-slip-print = طباعة التذكرة
centre-until-today = يُنجز اليوم
centre-until-days = { $n ->
    [zero] يُنجز اليوم
    [one] خلال يوم عمل واحد
    [two] خلال يومي عمل
    [few] خلال { $n } أيام عمل
    [many] خلال { $n } يوم عمل
   *[other] خلال { $n } يوم عمل
}
centre-take-back = لم يحضر العميل: التراجع
centre-come-too-long = بدأت الزيارة قبل أكثر من دقيقة. أنهِها أو علّقها أو حوّل العميل.
centre-called-just-now = نودي على هذا الرقم قبل لحظات، ولم يكد العميل يسمعه. لم يُتخطَّ أحد. انتظر بضع ثوانٍ.
centre-call-not-heard = { $n ->
    [zero] تُنادي الصالة على هذا الرقم الآن.
    [one] تُنادي الصالة على أرقام أخرى أولاً، ويكتمل النداء على هذا الرقم بعد ثانية واحدة.
    [two] تُنادي الصالة على أرقام أخرى أولاً، ويكتمل النداء على هذا الرقم بعد ثانيتين.
    [few] تُنادي الصالة على أرقام أخرى أولاً، ويكتمل النداء على هذا الرقم بعد { $n } ثوانٍ.
    [many] تُنادي الصالة على أرقام أخرى أولاً، ويكتمل النداء على هذا الرقم بعد { $n } ثانية.
   *[other] تُنادي الصالة على أرقام أخرى أولاً، ويكتمل النداء على هذا الرقم بعد { $n } ثانية.
}
centre-skips = النداءات خارج الدور اليوم
centre-skip-at = الوقت
centre-skip-passed = صاحب الدور
event-centre-visit-taken-back = جرى التراجع عن تسجيل حضور العميل
centre-devices = الأجهزة
centre-devices-of = أجهزة { $centre }
centre-devices-none = لا أجهزة بعد.
centre-devices-many = بلغ المركز أقصى عدد من الأجهزة. أنهِ ارتباط جهاز لم يعد مستخدماً أولاً.
centre-back-to-set-up = العودة إلى إعداد المركز
centre-device = ربط جهاز
centre-device-name = اسم الجهاز
centre-device-name-hint = كما يسميه العاملون في المركز، مثل «شاشة الصالة».
centre-device-name-missing = اكتب اسماً للجهاز.
centre-device-kind = نوع الجهاز
centre-device-kind-choose = اختر نوع الجهاز.
centre-device-kiosk = جهاز الخدمة الذاتية
centre-device-kiosk-hint = يأخذ منه العملاء تذاكرهم بأنفسهم.
centre-device-display = شاشة الصالة
centre-device-display-hint = تعرض الأرقام المنادى عليها وشبابيكها.
centre-device-plate = لوحة الشباك
centre-device-plate-hint = تواجه العميل وتعرض اسم الموظف ومسماه والتذكرة الجاري خدمتها.
centre-device-place = مكانه
centre-device-of-all = المركز كله
centre-device-of-queues = الصفوف { $letters }
centre-device-health = حالته
centre-device-well = يعمل
centre-device-muted = يعمل بلا صوت: المس زر تشغيل الصوت على الشاشة
centre-device-silent = آخر اتصال: { $time }
centre-device-never-seen = لم يظهر بعد
centre-device-printing = الطباعة
centre-device-printing-text = يمكن لجهاز الخدمة الذاتية أن يطبع التذاكر على طابعة موصولة به إذا كان متصفحه يطبع دون سؤال، فيطبعها أيضاً عند انقطاع الاتصال. وإذا كانت للجهاز طابعة في الشبكة فلا يطبع متصفحه إلا عند انقطاع الاتصال.
centre-device-prints = يطبع من متصفحه
centre-device-prints-own = السماح بالطباعة من متصفحه
centre-device-prints-not = إيقاف الطباعة من متصفحه
centre-device-no-kiosk = لا يطبع التذاكر من متصفحه إلا جهاز الخدمة الذاتية.
centre-device-revoke = إنهاء الارتباط
centre-device-revoke-text = يتوقف الجهاز فوراً عن عرض بيانات المركز، ولا يعود إلا برمز جديد.
centre-device-revoke-act = إنهاء ارتباط الجهاز
centre-device-change = تعديل الجهاز
centre-device-change-about = يواصل عمله كما هو، بلا رمز جديد.
centre-device-back = العودة إلى الأجهزة
centre-device-save = حفظ الجهاز
centre-silent-devices = { $n ->
    [zero] لا جهاز صامت
    [one] جهاز واحد لا خبر منه
    [two] جهازان لا خبر منهما
    [few] { $n } أجهزة لا خبر منها
    [many] { $n } جهازاً لا خبر منها
   *[other] { $n } جهاز لا خبر منها
}
centre-device-add = إضافة جهاز
centre-device-add-text = افتح هذا العنوان على الجهاز، ثم اكتب هنا الرمز الذي يظهر على شاشته:
centre-device-code = الرمز الظاهر على الجهاز
centre-device-code-hint = ثمانية حروف وأرقام. يصلح عشر دقائق.
centre-device-counter = الشباك (للوحة الشباك)
centre-device-queues = صفوف الشاشة
centre-device-queues-hint = اتركها كلها بلا اختيار لتعرض الشاشة الصفوف كلها.
centre-device-add-act = ربط الجهاز
centre-counter-choose-one = اختر الشباك
centre-code-unknown = لا جهاز يعرض هذا الرمز الآن. انظر إلى شاشة الجهاز واكتب ما عليها.
centre-device-shows = يُكتب هذا الرمز في صفحة أجهزة المركز:
centre-device-shows-hint = يصلح الرمز عشر دقائق، ثم يظهر غيره. تتغير هذه الشاشة تلقائياً عند ربط الجهاز.
centre-device-ask-text = لربط هذا الجهاز بمركز خدمة يظهر عليه رمز، ويكتبه من يُعدّ المركز في صفحة أجهزته.
centre-device-ask = عرض الرمز
centre-device-lost = انقطع الاتصال منذ
centre-display-now = الرقم الحالي
centre-display-go-to = تفضلوا إلى الشباك
centre-display-nobody = لم يُنادَ على رقم بعد
centre-display-before = الأرقام السابقة
centre-display-counter = شباك
centre-display-waiting = في الانتظار
centre-display-open = الشبابيك المفتوحة
centre-display-none-open = لا يوجد شباك مفتوح الآن
centre-display-soon = تُستأنف الخدمة بعد قليل
centre-display-priority = الأولوية لكبار السن وذوي الإعاقة. اطلبوها من أي موظف.
centre-display-sound = تشغيل الصوت
centre-plate-counter = الشباك { $number }
centre-plate-ready = في خدمتكم
centre-plate-called = نداء الرقم
centre-plate-serving = الجاري خدمته
centre-plate-closed = هذا الشباك مغلق
centre-plate-elsewhere = تفضلوا إلى الشباك { $number }
centre-plate-elsewhere-zone = تفضلوا إلى الشباك { $number }، { $zone }
centre-plate-reception = تفضلوا إلى مكتب الاستقبال
centre-plate-soon = تُستأنف الخدمة بعد قليل، ودوركم محفوظ
event-centre-device-paired = رُبط جهاز بالمركز
event-centre-device-prints = حُدّد ما إذا كان جهاز الخدمة الذاتية يطبع من متصفحه
event-centre-device-changed = عُدّل اسم جهاز أو مكانه
event-centre-device-revoked = أُنهي ارتباط جهاز بالمركز
centre-means-name = لوحة الشباك تعرض اسم من يخدم ومسماه الوظيفي باللغتين طوال خدمته.
centre-means-sheets = تُطبع اللوحات والبطاقات من سجل الموظف، وفيها الاسم والمسمى الوظيفي باللغتين.
centre-means-empty = ما إن يغادر الموظف شباكه أو يوقفه مؤقتاً أو يسجّل خروجه حتى تعرض لوحته أنه مغلق وإلى أي شباك يتجه العميل، وتوافقها شاشة الصالة.
centre-turn-expected = الانتظار المتوقع: { $span }
centre-wait-soon = دقائق قليلة على الأكثر
centre-wait-minutes = من { $least } إلى { $most } { $most ->
    [zero] دقيقة
    [one] دقيقة
    [two] دقيقة
    [few] دقائق
    [many] دقيقة
   *[other] دقيقة
}
centre-wait-up-to-minutes = حتى { $n } { $n ->
    [zero] دقيقة
    [one] دقيقة
    [two] دقيقة
    [few] دقائق
    [many] دقيقة
   *[other] دقيقة
}
centre-wait-up-to = حتى { $most }
centre-wait-between = من { $least } إلى { $most }
centre-wait-about = نحو { $likely }، وقد يصل إلى { $most }
centre-warning-title = انتظار طويل متوقع
centre-long-waits = انتظار طويل متوقع في { $centre }، { $queues }.
centre-warning = { $late ->
    [zero] لا يُتوقع أن يتأخر نداء أحد من المنتظرين، وعددهم { $waiting }.
    [one] يُتوقع أن يُنادى عميل واحد بعد الحد الأقصى لانتظاره، وعدد المنتظرين { $waiting }.
    [two] يُتوقع أن يُنادى عميلان بعد الحد الأقصى لانتظارهما، وعدد المنتظرين { $waiting }.
    [few] يُتوقع أن يُنادى { $late } عملاء بعد الحد الأقصى لانتظارهم، وعدد المنتظرين { $waiting }.
    [many] يُتوقع أن يُنادى { $late } عميلاً بعد الحد الأقصى لانتظارهم، وعدد المنتظرين { $waiting }.
   *[other] يُتوقع أن يُنادى { $late } عميل بعد الحد الأقصى لانتظارهم، وعدد المنتظرين { $waiting }.
}
centre-help-new = إذا فُتح شباك إضافي ({ $name }): { $late ->
    [zero] لا يتأخر أحد
    [one] يتأخر عميل واحد فقط
    [two] يتأخر عميلان فقط
    [few] يتأخر { $late } عملاء
    [many] يتأخر { $late } عميلاً
   *[other] يتأخر { $late } عميل
}
centre-help-back = إذا عاد العمل في الشباك { $number } ({ $name }): { $late ->
    [zero] لا يتأخر أحد
    [one] يتأخر عميل واحد فقط
    [two] يتأخر عميلان فقط
    [few] يتأخر { $late } عملاء
    [many] يتأخر { $late } عميلاً
   *[other] يتأخر { $late } عميل
}
centre-help-none = لا يوجد موظف آخر متفرغ ومؤهل لهذه الخدمات.
centre-held = { $told ->
    [zero] لا تقديرات اليوم.
    [one] تقدير واحد اليوم، ونسبة الصحيح { $share }%.
    [two] تقديران اليوم، ونسبة الصحيح { $share }%.
    [few] { $told } تقديرات اليوم، ونسبة الصحيح { $share }%.
    [many] { $told } تقديراً اليوم، ونسبة الصحيح { $share }%.
   *[other] { $told } تقدير اليوم، ونسبة الصحيح { $share }%.
}
centre-service-wait = { $service } – { $span }
centre-prints = طباعة التذاكر
centre-printers = طابعات التذاكر
centre-printers-many = بلغ المركز أقصى عدد من الطابعات. أزل طابعة لم تعد مستخدمة أولاً.
centre-printer-name = اسم الطابعة
centre-printer-name-missing = اكتب اسماً للطابعة.
centre-printer-address = عنوانها
centre-printer-for = تطبع تذاكر
centre-printer-reception = الاستقبال
centre-printer-kiosk-choose = اختر جهاز خدمة ذاتية في هذا المركز، أو الاستقبال.
centre-printer-try = طباعة صفحة اختبار
centre-printer-remove = إزالة
centre-printer-remove-text = لا تُطبع عليها تذاكر بعد ذلك.
centre-printer-remove-act = إزالة الطابعة
centre-printer-add = إضافة طابعة تذاكر
centre-printer-add-text = طابعة شبكية لورق عرضه 80 ملم. ليس لها شاشة يظهر عليها رمز، لذلك تُضاف بعنوانها في الشبكة. وتخدم الاستقبال أو جهازاً واحداً من أجهزة الخدمة الذاتية، وتُطبع عليها فوراً كل تذكرة تُعطى هناك، بلغة العميل.
centre-printer-host = عنوان الطابعة في الشبكة
centre-printer-host-hint = عنوان أو اسم مثل 10.0.4.20، كما يظهر في صفحة اختبار الطابعة نفسها.
centre-printer-host-wrong = اكتب عنوان الطابعة أو اسمها في الشبكة، مثل 10.0.4.20.
centre-printer-host-outside = هذا العنوان ليس في شبكة داخلية. يمكن لمشغّل النظام السماح به.
centre-printer-port = المنفذ
centre-printer-port-hint = المعتاد 9100.
centre-printer-port-wrong = اكتب منفذاً من 9100 إلى 9109.
centre-printer-add-act = إضافة الطابعة
centre-printer-unknown = لم تُسأل بعد
centre-printer-ready = جاهزة
centre-printer-paper-low = الورق يوشك أن ينتهي
centre-printer-paper-out = نفد الورق
centre-printer-cover-open = الغطاء مفتوح
centre-printer-broken = معطلة
centre-printer-silent = لا تجيب
centre-printer-nonsense = ما يجيب من هذا العنوان ليس طابعة تذاكر
centre-printer-stands-still = لم تُطبع التذكرة بعد. الرقم محفوظ: يقرؤه العميل من الشاشة أو يتابعه بهاتفه، ويمكن طباعته بعد إصلاح الطابعة.
centre-printer-prints = تُطبع التذكرة على { $printer }.
centre-printer-again = طباعة الرقم نفسه مرة أخرى
centre-no-printer = لا طابعة تذاكر للاستقبال في هذا المركز.
centre-ticket-over = انتهت هذه التذكرة. أعطِ العميل تذكرة جديدة.
centre-slip-test = صفحة اختبار للطابعة
centre-slip-test-scan = إن ظهر هذا كله واضحاً فالطابعة جاهزة
event-centre-printer-changed = أُضيفت طابعة تذاكر أو أُزيلت
event-centre-printer-said = تغيرت حالة طابعة تذاكر
centre-printer-look = تذاكر هذه الطابعة تنتظر حتى يعالج أحد ذلك. الأرقام محفوظة، ويمكن طباعتها مرة أخرى من صفحة التذكرة.
centre-joining = أخذ التذاكر بالهاتف
centre-joining-about = يرى الجميع عدد المنتظرين في صفحة المركز العامة. وحيث يُسمح بذلك يأخذون تذاكرهم منها بالهاتف، ويحضرون حين يقترب دورهم.
centre-joining-page = الصفحة العامة
centre-joining-poster = ملصق الباب
centre-joining-allow = تُصدر التذاكر بالهاتف في أوقات الدوام
centre-joining-most = أقصى عدد ينتظر في وقت واحد بتذاكر أُخذت بالهاتف
centre-joining-most-hint = من 1 إلى 500.
centre-joining-one = أقصى عدد منها من عنوان واحد على الإنترنت
centre-joining-one-hint = من يستخدمون شبكة المركز نفسها لهم عنوان واحد.
centre-joining-save = حفظ قاعدة التذاكر بالهاتف
centre-joining-most-wrong = اكتب عدداً من 1 إلى 500.
centre-joining-one-wrong = اكتب عدداً من 1 إلى أقصى عدد ينتظر بتذاكر الهاتف.
centre-joining-off = تُصدر تذاكر هذا المركز في المركز نفسه.
centre-joining-hours = تُصدر التذاكر بالهاتف في أوقات الدوام فقط.
centre-joining-many = { $n ->
    [zero] لا تُصدر الآن تذاكر لهذا العنوان على الإنترنت. نرجو أخذ التذكرة في المركز.
    [one] ما زالت تذكرة واحدة من هذا العنوان على الإنترنت في الانتظار. نرجو أخذ غيرها في المركز.
    [two] ما زالت تذكرتان من هذا العنوان على الإنترنت في الانتظار. نرجو أخذ غيرهما في المركز.
    [few] ما زالت { $n } تذاكر من هذا العنوان على الإنترنت في الانتظار. نرجو أخذ غيرها في المركز.
    [many] ما زالت { $n } تذكرة من هذا العنوان على الإنترنت في الانتظار. نرجو أخذ غيرها في المركز.
   *[other] ما زالت { $n } تذكرة من هذا العنوان على الإنترنت في الانتظار. نرجو أخذ غيرها في المركز.
}
centre-joining-full = { $n ->
    [zero] لا تُصدر تذاكر بالهاتف الآن. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
    [one] ينتظر الآن عميل واحد بتذكرة أُخذت بالهاتف، ولا يُصدر المزيد. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
    [two] ينتظر الآن عميلان بتذكرتين أُخذتا بالهاتف، ولا يُصدر المزيد. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
    [few] ينتظر الآن { $n } عملاء بتذاكر أُخذت بالهاتف، ولا يُصدر المزيد. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
    [many] ينتظر الآن { $n } عميلاً بتذاكر أُخذت بالهاتف، ولا يُصدر المزيد. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
   *[other] ينتظر الآن { $n } عميل بتذاكر أُخذت بالهاتف، ولا يُصدر المزيد. نرجو الحضور إلى المركز أو إعادة المحاولة لاحقاً.
}
centre-join = أخذ تذكرة بالهاتف
centre-join-about = يُحفظ دوركم وأنتم في الطريق، وتعرض التذكرة دوركم على هذا الهاتف.
centre-join-service = ما الخدمة التي تطلبونها؟
centre-join-first = أحتاج إلى أولوية الخدمة
centre-join-first-hint = لكبار السن وذوي الإعاقة، ولا يُطلب منكم إثبات.
centre-join-act = أخذ التذكرة
centre-join-services = خدمات المركز
centre-join-as-of = آخر تحديث لأوقات الانتظار: { $time }
centre-join-again = تحديث أوقات الانتظار
centre-join-none = لا يصدر المركز تذاكر حالياً.
centre-open-until = حتى { $time }
centre-opens = يفتح { $day } الساعة { $time }
centre-people-wait = { $n ->
    [zero] لا أحد ينتظر
    [one] ينتظر عميل واحد
    [two] ينتظر عميلان
    [few] ينتظر { $n } عملاء
    [many] ينتظر { $n } عميلاً
   *[other] ينتظر { $n } عميل
}
centre-poster-heading = خذوا تذكرتكم بالهاتف
centre-poster-text = وجّهوا كاميرا الهاتف نحو الرمز: ترون عدد المنتظرين، وتأخذون تذكرتكم، وتتابعون دوركم أينما كنتم. والأولوية لكبار السن وذوي الإعاقة.
centre-poster-scan = تذكرتكم
centre-asked-more = خدمات أخرى أو مرافقون أو احتياجات خاصة
centre-second = خدمة ثانية
centre-second-hint = تذكرة واحدة لكل الخدمات، بالترتيب الذي يقلّ فيه الانتظار.
centre-third = خدمة ثالثة
centre-nothing-else = لا شيء
centre-persons = عدد الأشخاص بهذه التذكرة
centre-persons-hint = مع الأسرة أو المرافق، من 1 إلى 9.
centre-persons-wrong = اكتب عدداً من الأشخاص من 1 إلى 9.
centre-persons-come = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}
centre-needs = الاحتياجات
centre-party-wheelchair = كرسي متحرك
centre-party-walking = صعوبة في المشي أو الوقوف
centre-party-sign = لغة الإشارة
centre-party-hearing = صعوبة في السمع
centre-party-reading = المساعدة في القراءة
centre-rests-until = يتقدم غيره حتى { $time }
centre-rest = أحتاج إلى مزيد من الوقت
centre-rest-about = يتقدم غيركم في هذه المدة، ولا يضيع شيء مما انتظرتم.
centre-rest-left = { $n ->
    [zero] لا يمكن طلب المزيد.
    [one] يمكن طلب ذلك مرة واحدة.
    [two] يمكن طلب ذلك مرتين.
    [few] يمكن طلب ذلك { $n } مرات.
    [many] يمكن طلب ذلك { $n } مرة.
   *[other] يمكن طلب ذلك { $n } مرة.
}
centre-rest-choose = اختاروا 5 دقائق أو 10 أو 15.
centre-rest-enough = طُلب مزيد من الوقت بقدر ما يمكن. يُنادى رقمكم في دوركم.
centre-turn-rests = يتقدم غيركم حتى { $time }
centre-turn-rests-text = بعدها يُنادى رقمكم في دوركم، ويُحسب كل ما انتظرتم.
centre-turn-ready = العودة إلى دوري الآن
centre-turn-done-at = خُدمتم في الشباك { $counter } حتى الساعة { $time }.
centre-turn-absent-at = نودي على رقمكم إلى الشباك { $counter }، وكان آخر نداء قبيل الساعة { $time }.
centre-turn-left-at = غادرتم الصف الساعة { $time }.
centre-turn-then = بعد ذلك
centre-turn-known = ما يعرفه الشباك
centre-turn-again = أخذ تذكرة جديدة بالهاتف
centre-turn-book = حجز موعد لهذه الخدمة
centre-turn-centre = ساعات عمل المركز وخدماته
centre-then = بعدها: { $services }
centre-then-text = حين تكتمل هذه الخدمة تنتقل التذكرة إلى التالية بلا انتظار جديد.
event-centre-turn-rests = ترك عميل غيره يتقدم، أو صار جاهزاً قبل الموعد
event-centre-turn-nears = أُخبر عميل برسالة نصية باقتراب دوره
event-centre-turn-pushed = صدر إلى جهاز عميل إشعار باقتراب دوره أو بندائه
event-centre-turn-passed = تُخطّي من حان دوره
event-centre-passed-unserved = انصرف من تُخطّي دوره دون أن يُخدم
event-centre-long-waits-told = نُبّه من يشرف على الصالة إلى انتظار طويل متوقع
event-centre-ticket-went-on = انتقلت تذكرة إلى خدمتها التالية
centre-does-list = يسرد المراكز والخدمات التي تُصدر تذاكرها
centre-does-list-tickets = يسرد تذاكر المركز اليوم التي لم تنته
centre-does-give = يصدر تذكرة، ومع بيان السبب خارج ساعات عمل المركز
centre-does-show-ticket = يعرض تذكرة وعدد من قبلها
centre-does-leave = ينهي تذكرة عميل يغادر الصف
centre-does-send-on = يحوّل العميل الذي يُخدم إلى خدمة أخرى أو شباك أو إدارة المركز، مع ملاحظة ودون انتظار جديد
centre-party-unknown = اختر من: wheelchair و walking و sign و hearing و reading.
centre-kiosk = جهاز الخدمة الذاتية
centre-kiosk-langs = اللغة
centre-kiosk-lang = العربية
centre-kiosk-aids = تسهيلات الاستخدام
centre-kiosk-large = تكبير النص
centre-kiosk-strong = تباين عالٍ
centre-kiosk-low = خفض الأزرار
centre-kiosk-help = طلب موظف
centre-kiosk-called = أُبلغ الموظفون بطلبكم
centre-kiosk-nothing-kept = لا نحفظ بياناتكم على هذا الجهاز
centre-kiosk-idle = هل ما زلتم هنا؟
centre-kiosk-idle-text = إن لم تضغطوا حُذف ما أدخلتموه وعاد الجهاز إلى الصفحة الأولى. الثواني المتبقية:
centre-kiosk-stay = نعم، أتابع
centre-kiosk-hello = أهلاً بكم، كيف نخدمكم اليوم؟
centre-kiosk-choose = اختاروا الخدمة لأخذ رقمكم.
centre-kiosk-first = لكبار السن وذوي الإعاقة
centre-kiosk-first-on = لكم أولوية الخدمة. اختاروا الخدمة الآن.
centre-kiosk-first-off = اختيرت. اضغطوا مرة أخرى للتراجع.
centre-kiosk-more = خدمات أخرى
centre-kiosk-write = شكوى أو مقترح
centre-kiosk-write-text = امسحوا الرمز بهاتفكم واكتبوا ما ترونه بكلماتكم. يظهر لكم رقم مرجعي فوراً، ويصلكم ردنا بالبريد الإلكتروني. وإن فضّلتم قوله مباشرة فاطلبوا موظفاً.
centre-kiosk-meetings = مقابلة المسؤولين
centre-kiosk-meetings-text = امسحوا الرمز بهاتفكم لاختيار الموعد. وإن لم يكن معكم هاتف فاطلبوا موظفاً.
centre-kiosk-meeting-now = أخذ تذكرة الآن
centre-closed-opens = المركز مغلق الآن، ويفتح يوم { $day } الساعة { $time }.
centre-closed-now = المركز مغلق الآن.
centre-kiosk-closed = المركز مغلق الآن، ولا تُصدر تذاكر.
centre-outside-text = ما زال بإمكانك إصدار تذكرة إن قررت ذلك، ويراها من يشرف على الصالة مع السبب.
centre-outside-why = سبب إصدار التذكرة مع ذلك
centre-outside-hint = مطلوب خارج ساعات عمل المركز فقط.
centre-outside-missing = اكتب سبب إصدار تذكرة خارج ساعات عمل المركز.
centre-outside-given = تذاكر صدرت اليوم خارج ساعات عمل المركز
event-centre-ticket-outside-hours = صدرت تذكرة خارج ساعات عمل المركز
centre-kiosk-back = العودة
centre-kiosk-your-number = رقمكم
centre-kiosk-listen = تفضلوا بالجلوس، وسيُنادى رقمكم.
centre-kiosk-needs = حددوا ما ينطبق عليكم
centre-kiosk-as-needed = إن لم ينطبق عليكم شيء مما يلي فاضغطوا «أخذ التذكرة» مباشرة.
centre-kiosk-done = إنهاء
centre-kiosk-no-ticket = لم تُصدر تذكرة
centre-kiosk-many = أُخذت هنا عدة تذاكر قبل قليل. نرجو الانتظار لحظة أو طلب موظف.
centre-help-at = من يطلب المساعدة عند { $device } ينتظر منذ الساعة { $time }
centre-help-answer = أنا في الطريق
event-centre-help-called = استُدعي موظف إلى أحد الأجهزة
event-centre-help-answered = توجّه موظف إلى الجهاز الذي استُدعي إليه
centre-kiosk-aloud = القراءة بصوت مسموع
centre-kiosk-come = لديّ موعد
centre-kiosk-come-way = تسجيل الوصول برمز الموعد أو رقمه أو رقم الهاتف
centre-kiosk-come-hint = قرّبوا رمز موعدكم من القارئ، على هاتفكم أو على الورق، أو اكتبوا رقم الموعد أو رقم هاتفكم.
centre-kiosk-come-act = تسجيل الوصول
centre-kiosk-erase = حذف
centre-kiosk-welcome = سُجّل وصولكم
centre-kiosk-welcome-text = أُبلغ من ستقابلونه بوصولكم. تفضلوا بالجلوس.
centre-kiosk-paper = تُطبع تذكرتكم الآن.
centre-kiosk-no-paper = لا تعمل الطابعة حالياً. احفظوا رقمكم أو وجّهوا كاميرا هاتفكم نحو الرمز.
centre-kiosk-text = إرسال التذكرة برسالة نصية
centre-kiosk-text-hint = اكتبوا رقم هاتفكم. تصلكم التذكرة، ثم رسالة أخرى عند اقتراب دوركم، أو إن أُغلق المركز قبل حلوله. يُستعمل الرقم لهذه التذكرة وحدها ويُحذف في نهاية اليوم.
centre-kiosk-text-act = إرسال
centre-kiosk-texted = أُرسلت إلى { $phone }
centre-kiosk-text-sent = أُرسلت هذه التذكرة إلى هاتف آخر. وجّهوا كاميرا هاتفكم نحو الرمز.
centre-kiosk-text-many = أُرسلت اليوم تذاكر كثيرة إلى هذا الرقم. احفظوا رقمكم أو وجّهوا كاميرا هاتفكم نحو الرمز.
centre-kiosk-text-none = تعذّر إرسال هذه التذكرة برسالة. وجّهوا كاميرا هاتفكم نحو الرمز.
centre-text-ticket = رقمكم { $number } في { $centre }. لمتابعة الدور: { $link }
centre-near = رسالة نصية عند اقتراب دوركم
centre-near-hint = رسالة نصية واحدة حين يسبقكم اثنان، وأخرى إن أُغلق المركز قبل حلول دوركم. يُستعمل الرقم لهذه التذكرة وحدها ويُحذف في نهاية اليوم.
centre-near-act = أشعروني
centre-near-asked = تُرسل رسالة نصية إلى { $phone } حين يسبقكم اثنان. ويحل محله أي رقم آخر تكتبونه.
centre-near-none = لا يمكن إرسال الرسائل النصية الآن. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-near-late = لم تعد تذكرتكم في الانتظار، فلا حاجة إلى رسالة.
centre-near-many = أُرسلت اليوم تذاكر كثيرة إلى هذا الرقم. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-near-told = أُرسلت رسالة هذه التذكرة من قبل. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-push = إشعارات على هذا الجهاز
centre-push-hint = يصلكم على هذا الجهاز إشعار حين يبقى قبلكم شخصان، وآخر حين يُنادى رقمكم أو يُغلق المركز قبل حلول دوركم، ولو أغلقتم هذه الصفحة. لا حاجة إلى رقم هاتف، ويُحذف عنوان هذا المتصفح لدينا حين تنتهي تذكرتكم.
centre-push-act = تفعيل الإشعارات
centre-push-on = يصل إلى هذا الجهاز إشعار حين يقترب دوركم، إن لم يكن قد اقترب، وآخر حين يُنادى رقمكم أو يُغلق المركز قبل ذلك.
centre-push-stop = إيقاف الإشعارات
centre-push-denied = لا يسمح هذا المتصفح بإشعارات هذا الموقع. اسمحوا بها في إعدادات المتصفح، ثم افتحوا هذه الصفحة من جديد.
centre-push-failed = لم ينجح ذلك. حاولوا مرة أخرى، أو أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-push-none = لا يمكن إرسال الإشعارات الآن. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-push-many = بلغت هذه التذكرة أقصى عدد من الأجهزة، أو بلغ هذا الجهاز أقصى عدد من التذاكر. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
centre-push-nears = رقمكم { $number }: اقترب دوركم
centre-push-nears-text = { $n ->
    [zero] لا أحد قبلكم. نرجو الحضور إلى صالة الانتظار.
    [one] شخص واحد قبلكم. نرجو الحضور إلى صالة الانتظار.
    [two] شخصان قبلكم. نرجو الحضور إلى صالة الانتظار.
    [few] { $n } أشخاص قبلكم. نرجو الحضور إلى صالة الانتظار.
    [many] { $n } شخصاً قبلكم. نرجو الحضور إلى صالة الانتظار.
   *[other] { $n } شخص قبلكم. نرجو الحضور إلى صالة الانتظار.
}
centre-push-called = رقمكم { $number }: حان دوركم
centre-push-closed = رقمكم { $number }: أُغلق المركز قبل حلول دوركم
centre-text-nears = رقمكم { $number } في { $centre }: اقترب دوركم، فنرجو الحضور إلى صالة الانتظار. { $link }
centre-text-called = رقمكم { $number } في { $centre }: تفضلوا إلى الشباك { $counter }. { $link }
centre-text-called-zone = رقمكم { $number } في { $centre }: تفضلوا إلى الشباك { $counter }، { $zone }. { $link }
centre-text-closed = رقمكم { $number } في { $centre }: نعتذر عن عدم تمكننا من خدمتكم قبل إغلاق المركز اليوم. نرجو الحضور في يوم آخر. الخيارات المتاحة لكم: { $link }
centre-kiosk-come-known = سبق تسجيل وصولكم. رقمكم { $number }.
centre-kiosk-come-ticket = هذا رمز تذكرة وليس رمز موعد. يُرجى الانتظار حتى يُنادى رقم تذكرتكم.
centre-kiosk-come-unknown = لم نجد موعداً بهذا الرقم أو الرمز. تحققوا مما كتبتم، أو عودوا لأخذ تذكرة.
centre-kiosk-opinion = تقييم الزيارة
centre-kiosk-opinion-hint = قرّبوا رمز تذكرتكم من القارئ، أو اكتبوا الأرقام الثمانية المبيّنة بجانب «للتقييم» خلال ساعة من انتهاء زيارتكم. ويمكنكم أيضاً توجيه كاميرا هاتفكم نحو الرمز.
centre-kiosk-opinion-act = متابعة
centre-kiosk-opinion-typed = لا توجد زيارة انتهت هنا خلال الساعة الماضية بهذه الأرقام. تحققوا منها، أو امسحوا رمز تذكرتكم بهاتفكم.
centre-kiosk-opinion-unknown = لا يمكن تقييم زيارة بهذا الرمز: تُقيَّم الزيارة بعد انتهائها وخلال سبعة أيام.
