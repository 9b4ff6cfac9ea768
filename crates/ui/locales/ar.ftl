# Words of the frame, the components, dates, durations and error pages.

ui-site = دليل
ui-site-long = خدمة العملاء الموحدة
ui-official = موقع رسمي لجهة حكومية
ui-skip = الانتقال إلى المحتوى
ui-main-nav = الأقسام
ui-footer-nav = روابط الموقع
ui-other-language = English
ui-other-language-short = EN
ui-back-to-list = رجوع إلى القائمة
ui-close = إغلاق
ui-cancel = إلغاء
ui-save = حفظ
ui-search = بحث
ui-search-desk = ابحث برقم الطلب أو الهاتف، أو نفّذ أمراً
ui-notices-unread = { $n ->
    [zero] التنبيهات، لا جديد
    [one] التنبيهات، تنبيه جديد واحد
    [two] التنبيهات، تنبيهان جديدان
    [few] التنبيهات، { $n } تنبيهات جديدة
    [many] التنبيهات، { $n } تنبيهاً جديداً
   *[other] التنبيهات، { $n } تنبيه جديد
}
ui-waiting = { $n ->
    [zero] لا شيء بالانتظار
    [one] واحد بالانتظار
    [two] اثنان بالانتظار
    [few] { $n } بالانتظار
    [many] { $n } بالانتظار
   *[other] { $n } بالانتظار
}
ui-user-menu = قائمة المستخدم
ui-profile = صفحتي
ui-sign-out = تسجيل الخروج
ui-reconnecting = انقطع الاتصال، نعيد المحاولة…
ui-reconnecting-kept = نصك محفوظ على هذا الجهاز.
ui-theme = المظهر
ui-theme-auto = حسب الجهاز
ui-theme-light = فاتح
ui-theme-dark = داكن
ui-theme-contrast = تباين أعلى
ui-theme-large = نص أكبر
ui-side-panel = لوحة المساعدة
ui-list-panel = القائمة
ui-page-menu = إجراءات أخرى

# Dates and durations

ui-date = { $day } { $month } { $year }
ui-day = { $weekday } { $day } { $month }
ui-day-year = { $weekday } { $day } { $month } { $year }
ui-date-time = { $date }، { $time }
ui-yesterday = أمس { $time }
ui-just-now = الآن
ui-ago = قبل { $span }
ui-in = بعد { $span }
ui-left = المتبقي: { $span }
ui-overdue = متأخر منذ { $span }
ui-span-two = { $first } و{ $second }
ui-month-1 = يناير
ui-month-2 = فبراير
ui-month-3 = مارس
ui-month-4 = أبريل
ui-month-5 = مايو
ui-month-6 = يونيو
ui-month-7 = يوليو
ui-month-8 = أغسطس
ui-month-9 = سبتمبر
ui-month-10 = أكتوبر
ui-month-11 = نوفمبر
ui-month-12 = ديسمبر
ui-weekday-1 = الاثنين
ui-weekday-2 = الثلاثاء
ui-weekday-3 = الأربعاء
ui-weekday-4 = الخميس
ui-weekday-5 = الجمعة
ui-weekday-6 = السبت
ui-weekday-7 = الأحد
ui-seconds = { $n ->
    [zero] أقل من ثانية
    [one] ثانية
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
ui-seconds-after = { $n ->
    [zero] أقل من ثانية
    [one] ثانية
    [two] ثانيتين
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
ui-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
ui-minutes-after = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
ui-hours = { $n ->
    [zero] أقل من ساعة
    [one] ساعة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
ui-hours-after = { $n ->
    [zero] أقل من ساعة
    [one] ساعة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
ui-days = { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
ui-days-after = { $n ->
    [zero] أقل من يوم
    [one] يوم
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}

# Components

ui-optional = (اختياري)
ui-password-show = إظهار كلمة المرور
ui-characters-max = { $n ->
    [zero] بلا أحرف
    [one] حرف واحد على الأكثر
    [two] حرفان على الأكثر
    [few] { $n } أحرف على الأكثر
    [many] { $n } حرفاً على الأكثر
   *[other] { $n } حرف على الأكثر
}
ui-day-hint = يوم/شهر/سنة، مثل 25/11/2026
ui-time-hint = بنظام 24 ساعة، مثل 14:30
ui-errors-title = نرجو مراجعة ما يلي
ui-of = { $part } من { $whole }
ui-trend-up = ارتفاع
ui-trend-down = انخفاض
ui-step-done = تمت
ui-step-now = الخطوة الحالية
ui-step-unseen = لا شيء يُظهر إنجازها
ui-step-todo = لم تبدأ
ui-breadcrumb = موضع الصفحة
ui-pages = الصفحات
ui-newer = الأحدث
ui-older = الأقدم
ui-note = ملاحظة داخلية
ui-opinion = رأي العميل، يراه الزملاء وحدهم
ui-sent = أُرسلت
ui-queued = في انتظار الإرسال
ui-late-mail = متأخرة
ui-undelivered = لم تصل
ui-copies = نسخة منها إلى:
ui-send = إرسال
ui-undo = تراجع
ui-sending-in = يُرسل خلال {"{}"} ث
ui-replace-with = استبدال بـ «{"{}"}»
ui-as-table = عرض في جدول
ui-send-again = إعادة الإرسال
ui-unsent-offline = لم يُرسل لتعذّر الاتصال. ما كتبته محفوظ على هذا الجهاز، وأعد الإرسال حين يعود الاتصال.
ui-unsent-lost = لم يُرسل. ما كتبته محفوظ على هذا الجهاز. أعد الإرسال بعد قليل.
ui-unsent-signed-out = لم يُرسل لانتهاء جلستك. ما كتبته محفوظ على هذا الجهاز. سجّل الدخول في نافذة أخرى ثم أعد الإرسال.
ui-draft-other = لديك هنا نص آخر محفوظ لم يُرسل:
ui-draft-other-take = استخدام هذا النص
ui-draft-other-drop = إخفاؤه
ui-draft-devices = كتبت في الوقت نفسه على جهاز آخر، وهذا ما حُفظ هناك. أيّ النصين تتابع؟ يبقى الآخر في متناولك.
ui-draft-devices-mine = متابعة ما أكتبه هنا
ui-draft-devices-theirs = أخذ نص الجهاز الآخر

# Keyboard

ui-key-palette = البحث والأوامر
ui-key-search = حقل البحث
ui-key-sheet = قائمة الاختصارات هذه
ui-key-inbox = الطلبات
ui-key-counter = الشباك
ui-key-board = لوحة المتابعة
ui-key-move = التالي والسابق في القائمة
ui-key-open = فتح الطلب
ui-key-pick = تحديد أو إلغاء التحديد
ui-key-filter = تصفية القائمة
ui-key-accept = قبول المقترح
ui-key-take = تولّي الطلب
ui-key-reply = رد
ui-key-note = ملاحظة داخلية
ui-key-transfer = تحويل
ui-key-snooze = تأجيل
ui-key-tag = وسم
ui-key-merge = دمج
ui-key-end = إغلاق
ui-key-reopen = فتح الطلب من جديد
ui-key-remarks = الملاحظة التالية واقتراحاتها
ui-key-mention = ذكر زميل
ui-key-reference = ذكر طلب آخر برقمه أو بكلمات منه
ui-key-phrases = العبارات الجاهزة في لوحة الدليل
ui-key-canned = الردود الجاهزة، من النص (أو / في أول السطر)
ui-key-send = إرسال
ui-key-send-end = إرسال وإغلاق
ui-failed = لم يكتمل الإجراء. نصك محفوظ. أعد المحاولة.
ui-keys = اختصارات لوحة المفاتيح
ui-keys-letters = اختصارات الحرف الواحد
ui-keys-letters-hint = أوقفها إن كنت تستخدم الإملاء الصوتي.

# Error pages

ui-error-reference = المرجع
ui-error-home = الصفحة الرئيسية
ui-error-signed-out-title = سجّل الدخول للمتابعة
ui-error-signed-out-text = هذه الصفحة لمن سجّل الدخول، أو انتهت جلستك.
ui-error-signed-out-advice = سجّل الدخول ثم عد إلى ما كنت تعمله.
ui-error-forbidden-title = لا تملك صلاحية هذا الإجراء
ui-error-forbidden-text = لم يتغير شيء. الصلاحيات يمنحها مدير النظام في جهتك.
ui-error-forbidden-advice = إن كنت تحتاج إليها في عملك فاطلبها منه.
ui-error-not-found-title = لم نجد هذه الصفحة
ui-error-not-found-text = قد يكون الرابط ناقصاً، أو نُقلت الصفحة، أو ليست لك.
ui-error-not-found-advice = تحقق من الرابط أو ابحث عما تريد.
ui-error-invalid-title = راجع ما كتبته
ui-error-invalid-text = بعض الحقول يحتاج إلى تصحيح.
ui-error-invalid-advice = عد إلى الصفحة السابقة، صحّح ثم أعد الإرسال.
ui-error-refused-title = لا يمكن تنفيذ هذا الآن
ui-error-refused-text = القواعد لا تسمح بهذا الآن.
ui-error-refused-advice = لم يتغير شيء.
ui-error-conflict-title = غيّره شخص آخر في هذه الأثناء
ui-error-conflict-text = لم نكتب فوق ما كتبه.
ui-error-conflict-advice = افتح الصفحة من جديد لترى آخر حال، ثم أعد المحاولة.
ui-error-busy-title = الضغط على النظام كبير الآن
ui-error-busy-text = لم يُنفَّذ ما طلبته، ولم يُفقد شيء.
ui-error-busy-advice = أعد المحاولة خلال { $wait }.
ui-error-read-only-title = القراءة متاحة والكتابة متوقفة
ui-error-read-only-text = لا يستطيع النظام الحفظ الآن، ولم يُحفظ ما أرسلته.
ui-error-read-only-advice = انسخ نصك وأعد المحاولة بعد قليل. أُبلغ مشغّل النظام.
ui-error-broken-title = حدث خطأ من جانبنا
ui-error-broken-text = لم يكتمل ما طلبته، وسُجّل الخطأ ليُصلح.
ui-error-broken-advice = أعد المحاولة. إن تكرر الأمر فاذكر المرجع لمن يساعدك.

# The style guide and its invented examples

ui-guide-title = دليل التصميم
ui-guide-lead = كل مكوّن من مكوّنات الواجهة بأمثلة مختلقة.
ui-guide-actions = الأفعال
ui-guide-fields = الحقول
ui-guide-data = العرض
ui-guide-places = التنقل
ui-guide-talk = المحادثة
ui-guide-charts = الرسوم البيانية
ui-eg-send = إرسال
ui-eg-delete = حذف
ui-eg-open-request = فتح طلب
ui-eg-take = تولّي الطلب
ui-eg-copy = نسخ
ui-eg-print = طباعة
ui-eg-undo = تراجع
ui-eg-transfer = تحويل إلى زميل
ui-eg-name = الاسم
ui-eg-email = البريد الإلكتروني
ui-eg-email-hint = نرسل إليه رقم الطلب.
ui-eg-email-wrong = اكتب البريد الإلكتروني كاملاً، مثل name@example.com
ui-eg-phone = الهاتف
ui-eg-cpr = الرقم الشخصي
ui-eg-cpr-hint = تسعة أرقام، كما في بطاقة الهوية.
ui-eg-kind = ما الذي تود إرساله؟
ui-eg-complaint = شكوى
ui-eg-complaint-hint = أمر لم يسر كما ينبغي.
ui-eg-suggestion = مقترح
ui-eg-suggestion-hint = فكرة تحسّن الخدمة.
ui-eg-thanks = شكر
ui-eg-thanks-hint = كلمة طيبة لمن خدمك.
ui-eg-service = الخدمة
ui-eg-service-card = بطاقة الهوية
ui-eg-service-card-hint = إصدار وتجديد
ui-eg-service-home = السكن والعنوان
ui-eg-service-home-hint = تغيير العنوان
ui-eg-when = متى حدث ذلك؟
ui-eg-at = الوقت
ui-eg-what = ماذا حدث؟
ui-eg-what-hint = لا تكتب رقمك الشخصي أو بيانات بطاقتك هنا.
ui-eg-files = المرفقات
ui-eg-agree = أوافق على التواصل معي بشأن هذا الطلب
ui-eg-password = كلمة المرور
ui-eg-code = رمز التحقق
ui-eg-code-hint = أرسلناه إلى هاتفك المنتهي بالرقم 12.
ui-eg-confirmed = أكّدت الموعد
ui-eg-priority = أولوية: ذوو الإعاقة
ui-eg-spelling = إملاء: «البطاقه»
ui-eg-available = متاحة
ui-eg-break = استراحة
ui-eg-away = غير متصل
ui-eg-on-time = خدمة ضمن الموعد
ui-eg-this-week = هذا الأسبوع
ui-eg-waiting = ينتظرون
ui-eg-longest = أطول انتظار
ui-eg-progress = التقدم في الخطوات
ui-eg-person-1 = يوسف حسن
ui-eg-person-2 = مؤسسة النخيل للتجارة
ui-eg-text-1 = وهل أستطيع استلامها من مركز آخر؟
ui-eg-text-2 = استفسار عن متطلبات تجديد الترخيص التجاري
ui-eg-queue = الصفوف
ui-eg-banner-info = تُنقل الخدمة إلى المركز الجديد يوم الأحد.
ui-eg-banner-ok = حُفظ الرد وأُرسل.
ui-eg-banner-warn = بقيت ثلاثون دقيقة على موعد الرد.
ui-eg-banner-bad-title = لم يُرسل الرد
ui-eg-banner-bad = نصك محفوظ. أعد المحاولة. المرجع E-7F2K
ui-eg-step-1 = استلمنا الطلب
ui-eg-step-2 = قيد الدراسة
ui-eg-step-3 = الحل
ui-eg-empty-title = لا محادثات بانتظارك
ui-eg-empty = سننبهك فور وصول واحدة.
ui-eg-tab-mine = لي
ui-eg-tab-team = فريقي
ui-eg-tab-later = مؤجلة
ui-eg-question = متى أستلم البطاقة؟
ui-eg-question-2 = ما المستندات المطلوبة؟
ui-eg-answer = يصلك إشعار برسالة نصية حين تجهز.
ui-eg-steps = خطوات الدردشة الحية
ui-eg-strip-1 = التحية
ui-eg-strip-2 = ذكر الاسم
ui-eg-strip-3 = الحل والخطوات
ui-eg-strip-4 = الشكر
ui-eg-event = بدأت الدردشة من صفحة «تجديد بطاقة الهوية»
ui-eg-employee = فاطمة علي
ui-eg-out = السلام عليكم أخ يوسف، معك فاطمة من إدارة خدمة العملاء. تفضل، كيف يمكنني خدمتك؟
ui-eg-in = قدمت طلب تجديد البطاقة قبل أسبوع ولم يصلني إشعار، ورقمي
ui-eg-redacted = رقم شخصي محجوب
ui-eg-size = 212 ك.ب
ui-eg-note = هل يتاح الاستلام من مركز المحرق لهذا النوع من الطلبات؟
ui-eg-reply = نص الرد
ui-eg-draft = نعم أخ يوسف، يمكنك استلام البطاقة من مركز المحرق بعد وصول الإشعار.
ui-eg-canned = رد جاهز
ui-eg-formal = لغة رسمية
ui-eg-about = مواطن، تواصل ثلاث مرات هذا العام
ui-eg-verified = موثّق
ui-eg-phrase = سأتحقق من المعلومة وأعود إليك خلال دقيقتين.
ui-eg-visit = زيارة مركز المحرق: تقديم الطلب
ui-eg-call = مكالمة: استفسار عن المستندات
ui-eg-chart = المنتظرون حسب الساعة
ui-eg-entity = الجهة التجريبية
ui-eg-role = موظفة خدمة العملاء
ui-eg-nearest = الأقرب موعداً
ui-eg-person-3 = عائشة محمد
ui-eg-text-3 = أحتاج إلى مساعدة في رفع المستند المطلوب
ui-eg-channel = دردشة حية
ui-eg-transfer-short = تحويل
ui-eg-snooze = تأجيل
ui-eg-end = إنهاء
ui-eg-clause = الفصل 6 · ت
ui-eg-check-first = إن لم تكن متأكداً فأخبر العميل بأنك ستتحقق
ui-eg-contacts = آخر التواصل
ui-eg-section-inbox = الصندوق
ui-eg-section-calls = المكالمات
ui-eg-section-video = المرئي
ui-eg-section-cases = الطلبات
ui-eg-section-customers = العملاء
ui-eg-section-knowledge = المعرفة
ui-eg-section-settings = الإعدادات
ui-eg-side-guide = الدليل
ui-eg-side-customer = العميل
ui-eg-side-history = السجل
