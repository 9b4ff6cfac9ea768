# Words of the frame, the components, dates, durations and error pages.

ui-site = دليل
ui-site-long = خدمة العملاء الموحدة
ui-official = موقع رسمي لجهة حكومية في مملكة البحرين
ui-skip = انتقل إلى المحتوى
ui-main-nav = الأقسام
ui-footer-nav = روابط الموقع
ui-other-language = English
ui-other-language-short = EN
ui-menu = القائمة
ui-back = رجوع
ui-back-to-list = رجوع إلى القائمة
ui-close = إغلاق
ui-cancel = إلغاء
ui-save = حفظ
ui-search = بحث
ui-search-desk = ابحث برقم الطلب أو الهاتف، أو نفّذ أمراً
ui-notices = الإشعارات
ui-notices-unread = { $n ->
    [zero] الإشعارات، لا جديد
    [one] الإشعارات، إشعار جديد واحد
    [two] الإشعارات، إشعاران جديدان
    [few] الإشعارات، { $n } إشعارات جديدة
    [many] الإشعارات، { $n } إشعاراً جديداً
   *[other] الإشعارات، { $n } إشعار جديد
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
ui-connected = متصل
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
ui-left = باقٍ { $span }
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
ui-weekday-1 = الإثنين
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
ui-password-hide = إخفاء كلمة المرور
ui-characters-max = { $n ->
    [zero] بلا أحرف
    [one] حرف واحد على الأكثر
    [two] حرفان على الأكثر
    [few] { $n } أحرف على الأكثر
    [many] { $n } حرفاً على الأكثر
   *[other] { $n } حرف على الأكثر
}
ui-date-day = اليوم
ui-date-month = الشهر
ui-date-year = السنة
ui-errors-title = راجع ما يلي
ui-of = { $part } من { $whole }
ui-trend-up = ارتفاع
ui-trend-down = انخفاض
ui-step-done = تمت
ui-step-now = الخطوة الحالية
ui-step-todo = لم تبدأ
ui-breadcrumb = موقعك في الصفحات
ui-pages = الصفحات
ui-newer = الأحدث
ui-older = الأقدم

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
ui-eg-open-request = افتح طلباً
ui-eg-take = استلام
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
ui-eg-banner-warn = يبقى ثلاثون دقيقة على موعد الرد.
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
