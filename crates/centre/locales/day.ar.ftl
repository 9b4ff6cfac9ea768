# افتتاح اليوم
centre-opening = بدء يوم العمل
centre-opening-of = بدء يوم العمل: { $centre }
centre-opening-no-hours = لم يبقَ اليوم دوام بحسب التقويم.
centre-opening-hours = يفتح المركز الساعة { $opens }، ويكون الموظف عند شباكه في موعد أقصاه { $by }.
centre-opening-items = ما يُعاين قبل بدء العمل
centre-opening-items-about = أكّد ما رأيته فقط. ما لم يؤكده أحد يُعد غير مرصود.
centre-opening-window = يمكن التأكيد من الساعة { $from } إلى الساعة { $to }.
centre-attest-closed = يُؤكَّد بدء يوم العمل من ساعتين قبل افتتاح المركز إلى ساعة بعده. وما لم يؤكده أحد حتى ذلك الوقت يبقى غير مرصود.
centre-opening-missing = { $n ->
    [zero] أُكّدت عناصر بدء يوم العمل كلها.
    [one] بقي عنصر واحد من عناصر بدء يوم العمل دون تأكيد.
    [two] بقي عنصران من عناصر بدء يوم العمل دون تأكيد.
    [few] بقيت { $n } عناصر من بدء يوم العمل دون تأكيد.
    [many] بقي { $n } عنصراً من عناصر بدء يوم العمل دون تأكيد.
   *[other] بقي { $n } عنصر من عناصر بدء يوم العمل دون تأكيد.
}
centre-opening-look = الانتقال إلى بدء يوم العمل
centre-item-kept = متحقق
centre-item-not-kept = غير متحقق
centre-item-unsaid = لم يؤكَّد بعد
centre-item-is-kept = نعم، متحقق
centre-item-is-not-kept = لا: بيان ما يُتخذ بشأنه
centre-item-not-kept-act = غير متحقق
centre-item-change = تغيير ما ذُكر
centre-item-note = ما يُتخذ بشأنه ومن يتولاه
centre-item-reason = سبب التغيير
centre-photo-of-another = يحذف هذه الصورة من أضافها، في اليوم نفسه.
centre-attest-choose = اختر هل هو متحقق أم لا.
centre-ready = الجاهزون عند الشبابيك
centre-ready-at = جاهز منذ
centre-ready-nobody = لم يُفتح اليوم أي شباك.
centre-ready-awaited = لم يحضروا إلى الشبابيك بعد:
centre-ready-early = في الوقت المطلوب
centre-ready-short = قبل الافتتاح بأقل من المطلوب
centre-ready-after = بعد افتتاح المركز
centre-ready-no-hours = خارج الدوام
centre-first-customer = أول عميل
centre-test = الفحص الذاتي للشباك
centre-test-at = فُحص الشباك الساعة { $time }.
centre-test-plate = اللوحة:
centre-test-printer = الطابعة:
centre-test-missing = لا توجد
centre-test-works = تعمل
centre-test-unknown = لم تُسأل بعد
centre-test-fails = لا تعمل
centre-test-again = إعادة الفحص
centre-lead = الدقائق المطلوبة قبل الافتتاح
centre-lead-hint = يكون الموظف عند شباكه قبل افتتاح المركز بهذه المدة، من 0 إلى 60.
centre-lead-wrong = اكتب عدداً من الدقائق بين 0 و60.
centre-means-present = يُقارن وقت فتح كل موظف أول شباك له بموعد افتتاح المركز، بعد طرح الدقائق المطلوبة قبله. ولا يُقاس بذلك من يتسلّم العمل من زميله بعد الافتتاح.
centre-means-ready = تعرض شاشة بدء يوم العمل من هو جاهز عند شباكه ومن لم يحضر بعد.
centre-means-self-test = يفحص الشباك لوحته وطابعته عند فتحه، ويُقاس ما أظهره الفحص قبل أول عميل.
centre-means-server = لا ينادي أحد عميلاً قبل أن يفتح شباكه في النظام.
centre-means-left = يُقاس هل ميّز الموظف شباكه بنفسه عند تركه، بالإيقاف المؤقت أو الاستراحة أو المغادرة أو تسجيل الخروج. والشباك الذي بقي مفتوحاً بعد غياب موظفه مدة طويلة مخالفة، وما أُغلق تلقائياً أو أغلقه غيره يُعد غير مرصود.
event-centre-counter-left = مُيّز شباك غاب عنه موظفه
event-centre-counter-left-marked = ميّز الموظف شباكه عند تركه
event-centre-counter-left-unheard = أُغلق الشباك تلقائياً لانقطاع نشاط موظفه
event-centre-counter-left-found = بقي الشباك مفتوحاً وقد انتهت جلسات موظفه منذ مدة طويلة
event-centre-counter-left-freed = أغلق الشباكَ شخصٌ آخر
event-centre-counter-left-night = بقي الشباك مفتوحاً عند انتهاء اليوم
centre-means-attested = يؤكده من يشرف على القاعة كل يوم قبل العمل أو يبيّن ما يُتخذ بشأنه، وما لم يؤكده أحد يُعد غير مرصود.
event-centre-counter-ready = فُتح شباك أول مرة في ذلك اليوم
event-centre-counter-relieved = تسلّم موظف العمل من زميل له بعد افتتاح المركز
event-centre-counter-tested = فُحص الشباك ذاتياً قبل أول عميل
event-centre-first-customer = حضر أول عميل في اليوم إلى الشباك
event-centre-day-attested = أُكّد عنصر من عناصر بدء يوم العمل أو ذُكر أنه غير متحقق
centre-does-show-opening = يعرض بدء يوم العمل في المركز: من جهز عند شباكه ومتى، ومن يُنتظر، وما أُكّد
centre-does-confirm-opening = يؤكد عنصراً من عناصر بدء يوم العمل، أو يذكر أنه غير متحقق وما يُتخذ بشأنه
