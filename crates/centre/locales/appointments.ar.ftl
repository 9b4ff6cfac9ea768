# كلمات المواعيد
centre-appointments = المواعيد
centre-appointments-lead = اختاروا الخدمة ثم اليوم والوقت. لا حاجة إلى حساب.
centre-appointments-none = لا توجد مواعيد متاحة للحجز حالياً
centre-appointments-none-text = يمكنكم الحضور إلى مركز الخدمة من دون موعد.
centre-appointments-back = رجوع
centre-choose-time = اختيار اليوم والوقت
centre-choose-day = اليوم
centre-visit-lasts = مدة الزيارة: { $span }
centre-times-of = الأوقات المتاحة: { $day }
centre-times-none = لا توجد أوقات متاحة
centre-times-none-text = جميع الأوقات محجوزة، وتُفتح أيام جديدة كل صباح.
centre-times-nobody = لا تتوفر مواعيد لهذه الخدمة حالياً
centre-times-nobody-text = لا يوجد في هذا المركز حالياً من يمكن حجز موعد معه لهذه الخدمة. نرجو اختيار مركز آخر أو الاتصال بالجهة.
centre-day-full = مكتمل
centre-day-full-text = جميع أوقات هذا اليوم محجوزة. يُرجى اختيار يوم آخر.
centre-earlier-days = أيام سابقة
centre-later-days = أيام لاحقة
centre-at = { $day }، { $time }
centre-book = بياناتكم
centre-other-time = اختيار وقت آخر
centre-free-times = أقرب الأوقات المتاحة
centre-time-gone = لم يعد الوقت المختار متاحاً. ما كُتب محفوظ.
centre-time-taken = لم يعد هذا الوقت متاحاً. يُرجى اختيار وقت آخر، وما كُتب محفوظ.
centre-time-choose = يُرجى اختيار أحد الأوقات المتاحة.
centre-move = تأكيد الوقت الجديد
centre-move-before = بدلاً من
centre-move-text = يبقى الموعد على حاله إلى أن تؤكدوا.
centre-move-act = نقل الموعد
centre-move-taken = لم يعد هذا الوقت متاحاً. يُرجى اختيار وقت آخر.
centre-move-same = هذا هو وقت الموعد الحالي.
centre-not-bookable = لا يمكن حجز موعد لهذه الخدمة في هذا المركز حالياً.
centre-your-name = الاسم
centre-your-phone = رقم الهاتف النقال
centre-your-phone-hint = يُرسل إليه تأكيد الموعد وتذكير به. اكتبوا رقماً نقالاً أو بريداً إلكترونياً أو كليهما.
centre-your-email = البريد الإلكتروني
centre-your-lang = لغة الرسائل والزيارة
centre-your-needs = ما تحتاجون إليه
centre-your-needs-hint = لا يُطلب إثبات من أحد.
centre-need-first = الأولوية في الدور: كبار السن وذوو الإعاقة
centre-need-wheelchair = الحضور على كرسي متحرك
centre-need-signing = الحاجة إلى لغة الإشارة
centre-need-reading = الحاجة إلى المساعدة في القراءة والكتابة
centre-your-matter = موضوع المقابلة
centre-your-matter-hint = يطّلع عليه من يستقبلكم قبل المقابلة.
centre-book-use = لا تستخدم الجهة والمركز اسمكم ووسيلة الاتصال بكم إلا لهذا الموعد.
centre-book-act = حجز الموعد
centre-book-name = يُرجى كتابة الاسم.
centre-book-reach = يُرجى كتابة رقم نقال أو بريد إلكتروني كي نتمكن من التواصل معكم.
centre-book-email = يُرجى كتابة عنوان مثل name@example.com.
centre-book-lang = يُرجى اختيار اللغة.
centre-many-appointments = { $most ->
    [zero] لا يمكن حجز موعد بهذا الرقم أو العنوان.
    [one] لهذا الرقم أو العنوان موعد قائم. يُلغى قبل حجز موعد آخر.
    [two] لهذا الرقم أو العنوان موعدان قائمان. يُلغى أحدهما قبل حجز موعد آخر.
    [few] لهذا الرقم أو العنوان { $most } مواعيد قائمة. يُلغى أحدها قبل حجز موعد آخر.
    [many] لهذا الرقم أو العنوان { $most } موعداً قائماً. يُلغى أحدها قبل حجز موعد آخر.
   *[other] لهذا الرقم أو العنوان { $most } موعد قائم. يُلغى أحدها قبل حجز موعد آخر.
}
centre-many-from-network = حُجزت اليوم مواعيد كثيرة من هذا الاتصال. حاولوا غداً أو اتصلوا بالجهة.
centre-your-appointment = موعدكم
centre-booked = حُجز موعدكم
centre-booked-text = سيصلكم تأكيد الموعد. احتفظوا بعنوان هذه الصفحة للعودة إلى موعدكم.
centre-moved = نُقل موعدكم
centre-moved-text = الوقت الجديد مؤكد.
centre-papers-saved = حُفظ
centre-papers-saved-text = سيطّلع من يخدمكم على ما هو جاهز لديكم.
centre-cancelled = أُلغي الموعد
centre-cancelled-text = أصبح وقته متاحاً لغيركم، ويمكنكم حجز موعد جديد متى شئتم.
centre-called-off = يعتذر المركز عن هذا الموعد
centre-called-off-text = نأسف لتعذّر استقبالكم فيه، ونرجو اختيار وقت آخر.
centre-missed = لم تحضروا في الوقت
centre-missed-text = إن كنتم في المركز الآن فتوجهوا إلى الاستقبال، وتُخدمون كمن حضر من دون موعد.
centre-late = حضرتم بعد الوقت
centre-late-text = { $n ->
    [zero] يبقى الموعد قائماً حتى وقته. تُخدمون في دوركم كمن حضر من دون موعد.
    [one] يبقى الموعد قائماً دقيقة واحدة بعد وقته. تُخدمون في دوركم كمن حضر من دون موعد.
    [two] يبقى الموعد قائماً دقيقتين بعد وقته. تُخدمون في دوركم كمن حضر من دون موعد.
    [few] يبقى الموعد قائماً { $n } دقائق بعد وقته. تُخدمون في دوركم كمن حضر من دون موعد.
    [many] يبقى الموعد قائماً { $n } دقيقة بعد وقته. تُخدمون في دوركم كمن حضر من دون موعد.
   *[other] يبقى الموعد قائماً { $n } دقيقة بعد وقته. تُخدمون في دوركم كمن حضر من دون موعد.
}
centre-arrived = أهلاً بكم
centre-arrived-text = نحن في انتظاركم. تابعوا دوركم.
centre-reference = رقم الموعد
centre-come-early = { $n ->
    [zero] نرجو الحضور في هذا الوقت.
    [one] يمكنكم الحضور قبله بدقيقة واحدة.
    [two] يمكنكم الحضور قبله بدقيقتين.
    [few] يمكنكم الحضور قبله بما لا يزيد على { $n } دقائق.
    [many] يمكنكم الحضور قبله بما لا يزيد على { $n } دقيقة.
   *[other] يمكنكم الحضور قبله بما لا يزيد على { $n } دقيقة.
}
centre-come-late = { $n ->
    [zero] يبقى الموعد قائماً حتى هذا الوقت.
    [one] يبقى الموعد قائماً دقيقة واحدة بعده.
    [two] يبقى الموعد قائماً دقيقتين بعده.
    [few] يبقى الموعد قائماً { $n } دقائق بعده.
    [many] يبقى الموعد قائماً { $n } دقيقة بعده.
   *[other] يبقى الموعد قائماً { $n } دقيقة بعده.
}
centre-check-in-code = رمز الاستقبال
centre-check-in-hint = أبرزوا هذا الرمز عند جهاز الخدمة الذاتية أو في الاستقبال، أو اذكروا رقم الموعد أو رقم الهاتف.
centre-to-calendar = إضافة إلى تقويمي
centre-bring = نرجو إحضار
centre-bring-ready = حدّدوا ما هو جاهز لديكم
centre-papers-save = حفظ ما هو جاهز
centre-documents = تقديم المستندات قبل الحضور
centre-documents-text = يمكنكم إرسال صورة أو ملف PDF لكل مستند قبل حضوركم. لا يفتحه إلا من يخدمكم، ويُحذف بعد 30 يوماً من الموعد أو عند إلغائه.
centre-documents-hint = ثلاثة ملفات على الأكثر لكل مستند، بصيغة JPEG أو PNG أو WebP أو PDF، لا يزيد حجم الملف على 8 ميغابايت ومجموع الملفات على 24 ميغابايت. تُحذف من الصور بيانات الموقع والجهاز.
centre-documents-left = المستندات التي قدّمتموها
centre-documents-left-text = يمكنكم حذف هذه المستندات الآن، وإلا حُذفت بعد 30 يوماً من الموعد.
centre-document-file = صورة أو ملف PDF
centre-document-add = تقديم المستند
centre-document-in = استُلم
centre-document-remove = حذف
centre-document-size = { $n } كيلوبايت
centre-document-handed-in = استُلم مستندكم
centre-document-handed-in-text = يطّلع عليه من يخدمكم على الشباك.
centre-document-taken-back = حُذف المستند.
centre-document-none = نرجو اختيار ملف أولاً.
centre-document-kind = هذا الملف ليس صورة (JPEG أو PNG أو WebP) ولا ملف PDF. نرجو اختيار صورة أو ملف PDF.
centre-document-broken = هذا الملف غير مكتمل ويتعذّر فتحه. نرجو التقاط الصورة أو حفظ الملف من جديد.
centre-document-large = حجم هذا الملف أكبر من 8 ميغابايت. نرجو التقاط الصورة بحجم أصغر أو إرسال ملف PDF أصغر.
centre-file-cut = لم يصل الملف كاملاً. نرجو اختياره وإرساله من جديد.
centre-document-together = مجموع الملفات أكبر من 24 ميغابايت. نرجو حذف أحدها أو إرسال ملف أصغر.
centre-document-many = لهذا المستند ثلاثة ملفات. نرجو حذف أحدها أولاً.
centre-document-often = أُرسلت ملفات لهذا الموعد 60 مرة، ولا يُستلم غيرها. نرجو إحضار المستند معكم.
centre-document-harmful = عُثر في هذا الملف على محتوى ضار فلم يُحفظ. نرجو إرسال صورة للمستند بدلاً منه، أو إحضاره معكم.
centre-document-too-large-to-check = هذا الملف أكبر من أن يُفحص. نرجو إرسال ملف أصغر، أو إحضار المستند معكم.
centre-document-unchecked = يتعذّر فحص الملفات حالياً فلم يُحفظ شيء. نرجو المحاولة بعد قليل، أو إحضار المستند معكم.
centre-document-no-room = يتعذّر استلام ملفات أخرى حالياً. نرجو إحضار المستند معكم.
centre-document-unasked = تغيّرت قائمة المستندات في هذه الأثناء. نرجو اختيار المستند من جديد.
centre-document-over = تُقدَّم المستندات وتُحذف قبل حضوركم فقط. نرجو عرضها على من يخدمكم.
centre-cancel = إلغاء الموعد
centre-cancel-text = يُتاح الوقت لعملاء آخرين، ويحتاج الموعد الجديد إلى وقت متاح.
centre-cancel-act = نعم، إلغاء الموعد
centre-appointment-over = لم يعد من الممكن تغيير هذا الموعد.
centre-appointment-changed = تغيّر هذا الموعد في هذه الأثناء. يُرجى الاطلاع عليه ثم المحاولة مجدداً.
centre-calendar-summary = موعد: { $service }
centre-calendar-reference = رقم الموعد: { $reference }
centre-next-open = في صفحة الموعد
centre-text-booked = موعدكم في { $centre }: { $day }، { $time }، رقمه { $reference }. للتغيير أو الإلغاء: { $link }
centre-text-reminder = تذكير بموعدكم في { $centre }: { $day }، { $time }، رقمه { $reference }. ما يلزم إحضاره: { $link }
centre-text-moved = نُقل موعدكم في { $centre } إلى { $day }، { $time }، رقمه { $reference }: { $link }
centre-text-cancelled = أُلغي موعدكم في { $centre } يوم { $day }، { $time } بناءً على طلبكم.
centre-text-called-off = نعتذر لتعذّر استقبالكم في { $centre } يوم { $day }، { $time }. أقرب وقت متاح: { $next }. للاختيار: { $link }
centre-letter-greeting = عميلنا العزيز، تحية طيبة وبعد،
centre-letter-booked-subject = موعدكم يوم { $day }، { $time }
centre-letter-booked =
    حُجز موعدكم.

    الخدمة: { $service }
    المركز: { $centre }
    الوقت: { $day }، { $time }
    رقم الموعد: { $reference }
centre-letter-reminder-subject = تذكير بموعدكم يوم { $day }، { $time }
centre-letter-reminder =
    نذكّركم بموعدكم.

    الخدمة: { $service }
    المركز: { $centre }
    الوقت: { $day }، { $time }
    رقم الموعد: { $reference }
centre-letter-moved-subject = نُقل موعدكم إلى { $day }، { $time }
centre-letter-moved =
    نُقل موعدكم، والوقت الجديد مؤكد.

    الخدمة: { $service }
    المركز: { $centre }
    الوقت: { $day }، { $time }
    رقم الموعد: { $reference }
centre-letter-cancelled-subject = أُلغي موعدكم
centre-letter-cancelled =
    أُلغي بناءً على طلبكم موعد خدمة { $service } في { $centre } يوم { $day }، { $time }.
centre-letter-called-off-subject = نرجو اختيار وقت آخر لموعدكم
centre-letter-called-off =
    نعتذر إليكم لتعذّر استقبالكم في { $centre } لخدمة { $service } يوم { $day }، { $time }.

    أقرب وقت متاح: { $next }
    لاختيار وقت آخر: { $link }
centre-letter-change = للاطلاع على الموعد أو نقله أو إلغائه، ولإضافته إلى تقويمكم: { $link }
centre-letter-farewell =
    مع خالص التحية،
    { $entity }
desk-notice-appointment-booked = حجز عميل موعداً لمقابلتك
desk-notice-appointment-moved = نقل عميل موعد مقابلتك
desk-notice-appointment-cancelled = ألغى عميل موعد مقابلتك
centre-appointments-set-up = مواعيد المركز
centre-appointments-set-up-of = المواعيد: { $centre }
centre-bookable = ما يمكن حجزه
centre-bookable-about = تتبع الأوقات ساعات عمل المركز، وعطل الجهة ومواسمها كرمضان. ويبقى شباك واحد على الأقل لمن يحضر من دون موعد.
centre-lasts = مدة الزيارة
centre-with = لدى
centre-at-counters = { $n ->
    [zero] لا يوجد شباك
    [one] شباك واحد في الوقت نفسه
    [two] شباكان في الوقت نفسه
    [few] { $n } شبابيك في الوقت نفسه
    [many] { $n } شباكاً في الوقت نفسه
   *[other] { $n } شباك في الوقت نفسه
}
centre-able-nobody = لا يوجد موظف مؤهل لها: لا يُعرض أي وقت
centre-able = { $n ->
    [zero] لا يوجد موظف مؤهل لها
    [one] موظف واحد مؤهل لها
    [two] موظفان مؤهلان لها
    [few] { $n } موظفين مؤهلين لها
    [many] { $n } موظفاً مؤهلاً لها
   *[other] { $n } موظف مؤهل لها
}
centre-able-about = لا تزيد أماكن الوقت الواحد على عدد موظفي المركز المؤهلين للخدمة غير المسجّل غيابهم. يظهر المؤهلون في صفحة:
centre-change = تغيير
centre-can-be-booked = متاحة للحجز
centre-cannot-be-booked = غير متاحة للحجز
centre-can-be-booked-hint = ما حُجز من قبل يبقى قائماً عند إزالة العلامة.
centre-lasts-minutes = مدة الزيارة بالدقائق
centre-lasts-hint = من 5 إلى 240 دقيقة.
centre-at-once = عدد الشبابيك المخصصة في الوقت نفسه
centre-at-once-hint = من 1 إلى 50، وأقل من عدد شبابيك المركز.
centre-notice = آخر وقت للحجز، بالدقائق قبل الموعد
centre-notice-hint = من 0 إلى 10080 دقيقة؛ اليوم 1440 دقيقة.
centre-ahead-days = أبعد يوم يمكن حجزه، بالأيام
centre-ahead-days-hint = من 1 إلى 180 يوماً.
centre-weekdays = الأيام
centre-weekdays-hint = إن لم يُحدَّد يوم فجميع أيام عمل المركز.
centre-hours = الساعات
centre-hours-hint = مثل ⁦08:00⁠-⁠12:00⁩. إن تُركت فارغة فجميع ساعات عمل المركز.
centre-meets = من يقابله العميل
centre-meets-hint = لمقابلة مدير المركز: يكون طلب العميل في عهدته منذ الحجز.
centre-nobody-in-particular = من يخدم على الشباك
centre-bring-ar = ما يلزم إحضاره بالعربية
centre-bring-en = ما يلزم إحضاره بالإنجليزية
centre-bring-hint = شيء واحد في كل سطر، وبالترتيب نفسه في اللغتين.
centre-bookable-save = حفظ
centre-blocks = أوقات بلا مواعيد
centre-blocks-about = يُبلَّغ فوراً من لديه موعد فيها، ويُدعى إلى اختيار وقت آخر.
centre-block-from = من
centre-block-to = إلى
centre-block-why = السبب
centre-block-from-day = أول يوم
centre-block-from-time = من الساعة
centre-block-to-day = آخر يوم
centre-block-to-time = إلى الساعة
centre-block-reason-ar = السبب بالعربية كما يُبلَّغ به العملاء
centre-block-reason-en = السبب بالإنجليزية كما يُبلَّغ به العملاء
centre-block-act = وقف المواعيد في هذا الوقت
centre-block-remove = استئناف المواعيد
centre-appointment-rules = أصحاب المواعيد
centre-early = أبكر وقت لاستقبالهم، بالدقائق قبل الموعد
centre-early-hint = من 0 إلى 240 دقيقة.
centre-grace = مهلة التأخر بالدقائق
centre-grace-hint = من 0 إلى 120 دقيقة. من يحضر بعدها ينتظر كمن حضر من دون موعد.
centre-remind = وقت التذكير، بالساعات قبل الموعد
centre-remind-hint = من 1 إلى 168 ساعة.
centre-most-open = أكثر عدد من المواعيد القائمة لرقم أو عنوان واحد
centre-most-open-hint = من 1 إلى 20.
centre-appointment-rules-save = حفظ
centre-lasts-wrong = اكتب عدد دقائق بين 5 و240.
centre-at-once-wrong = اكتب عدداً بين 1 و50.
centre-notice-wrong = اكتب عدد دقائق بين 0 و10080.
centre-ahead-wrong = اكتب عدد أيام بين 1 و180.
centre-early-wrong = اكتب عدد دقائق بين 0 و240.
centre-grace-wrong = اكتب عدد دقائق بين 0 و120.
centre-remind-wrong = اكتب عدد ساعات بين 1 و168.
centre-most-open-wrong = اكتب عدداً بين 1 و20.
centre-hours-wrong = اكتب الساعات مثل ⁦08:00⁠-⁠12:00⁩، وإن تعددت فبفاصلة بينها.
centre-bring-unequal = اكتب بالإنجليزية عدد السطور نفسه بالعربية.
centre-no-room = يجب أن يبقى شباك واحد على الأقل لمن يحضر من دون موعد. خصّص شبابيك أقل.
centre-meets-one = يستقبل الشخص الواحد عميلاً واحداً في الوقت نفسه. اكتب 1.
centre-employee-choose = اختر من يعمل في الجهة.
centre-block-ends = تنتهي قبل أن تبدأ. صحّح نهايتها.
centre-block-past = مضى هذا الوقت. اكتب وقتاً لم يحن بعد.
centre-block-reason = اكتب السبب باللغتين.
centre-block-when = اكتب يوماً مثل 3/12/2026 ووقتاً مثل 09:00.
event-centre-appointment-booked = حُجز موعد
event-centre-appointment-moved = نُقل موعد
event-centre-appointment-ended = تغيّرت حالة موعد
event-centre-document-handed-in = قدّم عميل مستنداً قبل حضوره
event-centre-document-taken-back = سحب عميل مستنداً قدّمه
event-centre-document-opened = فُتح مستند قدّمه العميل
centre-check-in = تسجيل الوصول
centre-check-in-title = وصول صاحب موعد
centre-check-in-who = الرمز أو رقم الموعد أو رقم الهاتف
centre-check-in-who-hint = امسح الرمز من صفحة العميل، أو اكتب ما يذكره.
centre-appointment-unknown = لا يوجد موعد بهذا الرمز أو الرقم. تحقّق من رقم الموعد أو الهاتف، أو أصدر تذكرة.
centre-appointment-elsewhere = هذا الموعد في مركز آخر للجهة.
centre-appointment-other-day = هذا الموعد بتاريخ { $day }.
centre-appointment-early = { $n ->
    [zero] الوقت مبكر: يُستقبل أصحاب المواعيد في وقتها.
    [one] الوقت مبكر: يُستقبل أصحاب المواعيد قبل وقتها بدقيقة واحدة.
    [two] الوقت مبكر: يُستقبل أصحاب المواعيد قبل وقتها بدقيقتين.
    [few] الوقت مبكر: يُستقبل أصحاب المواعيد قبل وقتها بما لا يزيد على { $n } دقائق.
    [many] الوقت مبكر: يُستقبل أصحاب المواعيد قبل وقتها بما لا يزيد على { $n } دقيقة.
   *[other] الوقت مبكر: يُستقبل أصحاب المواعيد قبل وقتها بما لا يزيد على { $n } دقيقة.
}
centre-appointment-short = موعد
centre-day-plan = خطة اليوم
centre-day-plan-of = خطة اليوم: { $centre }
centre-today = اليوم
centre-tomorrow = غداً
centre-expected = متوقع حضورهم
centre-is-expected = متوقع حضوره
centre-is-late = لم يحضر بعد
centre-has-arrived = حضر في الوقت
centre-came-late = حضر متأخراً
centre-did-not-come = لم يحضر
centre-cancelled-short = ملغى
centre-called-off-short = ألغاه المركز
centre-absent-share = في آخر 30 يوماً: { $n } من كل مئة
centre-plan-empty = لا توجد مواعيد في هذا اليوم
centre-plan-empty-text = يظهر هنا كل حجز فور إتمامه.
centre-plan-short = الحجوزات أكثر مما يمكن خدمته
centre-plan-short-text = في هذه الأوقات يقل عدد المؤهلين غير المسجّل غيابهم عن عدد من لديهم مواعيد: { $times }. استعن بموظف آخر، أو اختر مع العملاء وقتاً غيره.
centre-time = الوقت
centre-customer = العميل
centre-booked-for = موعد الساعة { $time }
centre-came-late-hint = حضر بعد مهلة المركز، وانتظر كمن حضر من دون موعد.
centre-papers = ما يحضره العميل
centre-paper-ready = جاهز
centre-documents-in = مستندات قدّمها العميل قبل حضوره
centre-document-elsewhere = هذا المستند لعميل ليس أمامك. يُفتح أثناء خدمته.
desk-notice-appointment-arrived = وصل العميل الذي تقابله
centre-does-list-times = يعرض الأوقات المتاحة لخدمة في مركز
centre-does-list-appointments = يعرض مواعيد مركز في يوم، أو الموعد بحسب رقمه، أو مواعيد رقم هاتف نقال
centre-does-show-appointment = يعرض موعداً وما يُطلب إحضاره وما أُبلغ به العميل
centre-ask-one-way = ابحث باليوم أو برقم الموعد أو برقم الهاتف، بواحد منها فقط في كل مرة.
centre-was-wrong = اكتب وقت الموعد كما اطّلعت عليه، مثل ⁦2026-11-29T06:00:00Z⁩.
centre-does-book = يحجز موعداً ويؤكده للعميل
centre-does-move = ينقل موعداً ما زال في الوقت الذي اطّلع عليه صاحب الطلب، ويُبلّغ العميل
centre-does-cancel = يلغي موعداً ما زال في الوقت الذي اطّلع عليه صاحب الطلب، ويُبلّغ العميل
centre-does-take-in = يسجّل وصول عميل صاحب موعد
centre-means-appointments = يحضر صاحب الموعد في وقت متاح ويُنادى فيه، ويبقى شباك واحد على الأقل لغيره.
centre-means-documents = يُذكر ما يلزم إحضاره في تأكيد الموعد وفي التذكير به وعلى شاشة الشباك، مع ما هو جاهز لدى العميل. وتُقدَّم المستندات مسبقاً من صفحة الموعد وتُفتح على الشباك.
centre-means-manager = يُحجز وقت لمقابلة مدير المركز كما تُحجز الخدمة، ويكون الطلب في عهدة المدير منذ الحجز.
centre-mark-wheelchair = كرسي متحرك
centre-mark-signing = لغة الإشارة
centre-mark-reading = مساعدة في القراءة
centre-means-met = يُقاس هل حافظ المركز على مواعيد مقابلة مديره التي حجزها العملاء.
centre-moved-often = { $most ->
    [zero] لا يمكن نقل هذا الموعد.
    [one] سبق نقل هذا الموعد مرة واحدة. اتصلوا بالجهة لاختيار وقت آخر.
    [two] سبق نقل هذا الموعد مرتين. اتصلوا بالجهة لاختيار وقت آخر.
    [few] سبق نقل هذا الموعد { $most } مرات. اتصلوا بالجهة لاختيار وقت آخر.
    [many] سبق نقل هذا الموعد { $most } مرة. اتصلوا بالجهة لاختيار وقت آخر.
   *[other] سبق نقل هذا الموعد { $most } مرة. اتصلوا بالجهة لاختيار وقت آخر.
}
