# عبارات الطلبات
desk-not-your-case = هذا الطلب ليس في عهدتك. تولَّ الطلب أولاً مع ذكر السبب، ثم أرسل الرد.
desk-already-closed = الطلب مغلق.
desk-customer-waits = العميل ينتظر رداً. أرسل الرد قبل إغلاق الطلب.
desk-case-changed = تغيّر هذا الطلب بعد أن فتحته. حمّل الصفحة من جديد لترى ما تغيّر؛ لم يُفقد شيء مما كتبت.
desk-colleague-away = هذا الموظف غائب الآن. اختر موظفاً حاضراً.
desk-already-yours = الطلب في عهدتك.
desk-reason-needed = اذكر السبب.
desk-note-empty = اكتب نص الملاحظة.
desk-not-your-finding = يعترض على النتيجة الموظف المعني بها.
desk-cannot-dispute = لا يُعترض إلا على نتيجة غير محققة، ومرة واحدة.
desk-own-dispute = لا يبتّ أحد في اعتراض يخصه.
desk-nothing-disputed = لا اعتراض قائماً على هذه النتيجة.
desk-other-centre = دورك يشمل مراكز أخرى. اختر موظفاً من مركزك.
desk-page-mark = تعذّر العثور على هذه الصفحة من القائمة. ابدأ من الصفحة الأولى.
desk-in-other-hands = هذا الطلب في عهدة زميل. تولَّه أولاً مع ذكر السبب.

# القوائم
desk-inbox = الطلبات
desk-case = طلب
desk-view-mine = لي
desk-view-team = فريقي
desk-view-unassigned = غير مسندة
desk-view-waiting = بانتظار الرد
desk-view-late = متأخرة
desk-view-closed = مغلقة
desk-view-answered = بانتظار العميل
desk-view-snoozed = مؤجلة
desk-empty-mine = لا طلبات مفتوحة لديك
desk-empty-team = لا توجد طلبات مفتوحة
desk-empty-unassigned = لكل طلب مسؤول
desk-empty-waiting = لا أحد بانتظار الرد
desk-empty-answered = لا طلب بانتظار العميل
desk-empty-snoozed = لا طلبات مؤجلة
desk-empty-late = لا يوجد طلب متأخر
desk-empty-closed = لم يُغلق أي طلب بعد
desk-empty-text = يظهر الطلب الجديد هنا تلقائياً فور وصوله.
desk-choose-title = اختر طلباً
desk-choose-text = افتح طلباً من القائمة، أو تنقّل بينها بلوحة المفاتيح.
desk-unowned = بلا مسؤول
desk-closed = مغلق
desk-customer-unknown = عميل غير معروف
desk-nobody = لا أحد

# الطلب
desk-steps = مرحلة الطلب
desk-step-received = الاستلام
desk-step-owner = المسؤول
desk-step-reply = الرد
desk-step-close = الإغلاق
desk-refused = تعذّر تنفيذ ذلك
desk-conversation = المحادثة
desk-stranger = لم يكتبها العميل
desk-quoted = النص المقتبس
desk-original = الرسالة الأصلية
desk-departure-waiting-note = لم يتسلّمها الخادم بعد، وتُعاد المحاولة تلقائياً، ولا يلزمك شيء. رد الخادم: { $answer }
desk-departure-failed-note = لم تصل إلى العميل. تحقق من العنوان أو اتصل بالعميل أو اكتب إليه مرة أخرى. رد الخادم: { $answer }
desk-write-reply = رد للعميل
desk-write-note = ملاحظة داخلية
desk-add-note = أضف الملاحظة
desk-note-hint = لا يراها إلا الزملاء. اكتب @ ثم الاسم لتنبيه زميل.
desk-reply-after-take-over = تولَّ الطلب لتتمكن من الرد.
desk-owned-by = في عهدة { $name }
desk-owner = المسؤول
desk-back-up = البديل
desk-take = تولَّ الطلب
desk-take-over = تولّي الطلب
desk-take-over-text = الطلب في عهدة { $name }، وسيُبلَّغ بذلك. المهلة مستمرة.
desk-reason = السبب
desk-hand-over = تحويل
desk-hand-over-note = ما يحتاج زميلك إلى معرفته
desk-hand-over-hint = يبقى ذلك في سجل الطلب، فلا يضطر العميل إلى تكرار شيء.
desk-colleague = الزميل
desk-nobody-present = لا يوجد زميل آخر حاضر الآن.
desk-close = إغلاق

# اللوحة الجانبية
desk-side-body = الدليل والعميل والسجل
desk-tab-guide = الدليل
desk-tab-customer = العميل
desk-tab-timeline = السجل
desk-guide-title = الدليل في هذه اللحظة
desk-guide-met = ما تحقق حتى الآن
desk-guide-none-judged = لم يُقيَّم شيء في هذا الطلب بعد.
desk-evidence = ما يثبت ذلك
desk-dispute = اعترض على هذه النتيجة
desk-finding-open = افتح النتيجة
desk-finding-disputed = معترض عليها، بانتظار البت
desk-finding-upheld = رُفض الاعتراض
desk-finding-overturned = قُبل الاعتراض ولم تعد النتيجة تُحتسب
desk-customer-cases = { $n ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $n } طلبات
    [many] { $n } طلباً
   *[other] { $n } طلب
}
desk-customer-synthetic = شخصية متخيلة للعرض التجريبي
desk-customer-none = عميل هذا الطلب غير معروف.
desk-customer-correct = تصحيح البيانات
desk-customer-name = الاسم
desk-contacts = وسائل التواصل
desk-contact-proven = موثّقة
desk-contact-unproven = غير موثّقة
desk-gender = صيغة المخاطبة
desk-gender-hint = كما ذكرها العميل فقط، ولا تُخمَّن أبداً.
desk-gender-unknown = غير معروفة
desk-gender-female = السيدة
desk-gender-male = السيد
desk-lang = لغة الردود
desk-number = الرقم الشخصي
desk-number-none = لا يوجد رقم شخصي محفوظ.
desk-number-keep = تدوين الرقم الشخصي
desk-number-hint = تسعة أرقام، تُحفظ مشفّرة ولا يظهر منها إلا آخر ثلاثة.
desk-number-digits = اكتب الأرقام التسعة للرقم الشخصي.
desk-number-reveal = إظهار الرقم كاملاً
desk-number-reveal-hint = يُسجَّل اسمك والسبب في سجل الطلب.
desk-other-cases = طلبات أخرى
desk-other-cases-none = لا طلبات أخرى للعميل.

# الوعود
desk-promises = الوعود
desk-promises-none = لم يُوعد العميل بموعد.
desk-promise-new = وعد بموعد
desk-promise-what = موضوع الوعد
desk-promise-date = التاريخ
desk-promise-time = الوقت
desk-promise-make = سجّل الوعد
desk-promise-keep = تم
desk-promise-kept = وُفي به
desk-promise-broken = لم يُوفَ به
desk-promise-reply = رد
desk-promise-call-back = معاودة اتصال
desk-promise-completion = إنجاز الطلب
desk-promise-past = حدّد موعداً لم يمضِ بعد.
desk-promise-when = اكتب التاريخ والوقت، مثل 25/11/2026 و14:00.
desk-promise-broken-already = مضى الموعد الموعود. سجّل وعداً جديداً وأخبر العميل به.

# البحث والتنبيهات
desk-search = بحث
desk-search-empty = لا نتائج
desk-search-start = ابحث عن طلب أو عميل
desk-search-empty-text = ابحث برقم الطلب أو الهاتف أو البريد الإلكتروني أو الرقم الشخصي، أو بكلمات من المحادثة.
desk-palette-open = فتح
desk-notices = التنبيهات
desk-notices-read = تعليم الكل مقروءاً
desk-notices-empty = لا تنبيهات
desk-notices-empty-text = نُعلمك هنا حين يُسند إليك طلب، أو يكتب عميل، أو يتأخر رد.
desk-notice-assigned = أُسند إليك طلب
desk-notice-taken-over = تولّى زميل أحد طلباتك
desk-notice-customer-wrote = كتب العميل في طلب لديك
desk-notice-late = تأخر رد على عميل
desk-notice-undelivered = لم يصل ردك إلى العميل
desk-notice-mentioned = أشار إليك زميل في ملاحظة
desk-notice-promise-broken = مضى موعد وُعد به العميل
desk-notice-covering = تنوب عن زميل في هذا الطلب
desk-notice-returned = عاد إليك طلب
desk-notice-woken = حان وقت طلب مؤجل
desk-notice-calendar-changed = تغيّر موعد الرد بتغيّر التقويم

# الأحداث بالكلمات
desk-the-customer = العميل
desk-the-system = النظام
desk-event-other = حدث مسجّل: { $kind }
event-desk-case-opened = وصل الطلب وسُجّل برقم { $reference }
event-desk-case-assigned = المسؤول { $owner } والبديل { $back_up }
event-desk-case-assigned-fewest-open = أُسند إلى { $owner } لكونه الأقل طلبات مفتوحة، والبديل { $back_up }
event-desk-case-assigned-chosen = حُوّل إلى { $owner }، والبديل { $back_up }
event-desk-case-assigned-taken-over = تولّى الطلبَ { $owner }، والبديل { $back_up }
event-desk-case-assigned-absence = انتقل إلى { $owner } نيابةً عن { $back_up } في أثناء الغياب
event-desk-case-assigned-returned = عاد إلى { $owner } بعد أن ناب عنه { $back_up }
event-desk-case-assigned-nobody-qualified = لا يوجد موظف مؤهل حاضر، والطلب بانتظار مسؤول
event-desk-case-late = تأخر الرد، وكان موعده { $due_at }
event-desk-case-closed = أُغلق الطلب
event-desk-case-snoozed = أُجّل إلى { $until_at }
event-desk-case-woken = عاد الطلب إلى القوائم
event-desk-case-woken-time = عاد الطلب في موعده
event-desk-case-woken-customer-wrote = عاد الطلب لأن العميل كتب
event-desk-case-woken-chosen = أُعيد الطلب قبل موعده
event-desk-case-woken-handed = عاد الطلب لمسؤوله الجديد
event-desk-note-added = أُضيفت ملاحظة
event-desk-customer-saved = صُحّحت بيانات العميل
event-desk-number-kept = دُوّن الرقم الشخصي
event-desk-number-revealed = أُظهر الرقم الشخصي
event-desk-promise-made = وُعد العميل بموعد: { $due_at }
event-desk-promise-made-reply = وُعد العميل برد في موعد أقصاه { $due_at }
event-desk-promise-made-call-back = وُعد العميل بمعاودة الاتصال في موعد أقصاه { $due_at }
event-desk-promise-made-completion = وُعد العميل بإنجاز طلبه في موعد أقصاه { $due_at }
event-desk-promise-ended-yes = وُفي بالوعد
event-desk-promise-ended-no = مضى الموعد دون الوفاء بالوعد
event-desk-finding-disputed-disputed = اعترض الموظف على نتيجة
event-desk-finding-disputed-upheld = رُفض الاعتراض وبقيت النتيجة
event-desk-finding-disputed-overturned = قُبل الاعتراض ولم تعد النتيجة تُحتسب
event-desk-due-changed = تغيّر موعد الرد بتغيّر التقويم إلى { $due_at }

# النتائج
desk-own-findings = نتائجي
desk-own-findings-hint = بنود الدليل التي تبيّن أنها لم تتحقق في طلباتك، ومع كل منها ما يثبتها. اعترض على ما تراه غير صحيح.
desk-disputes = الاعتراضات
desk-disputes-hint = نتائج اعترض عليها الزملاء وتنتظر البت فيها.
desk-findings-empty = لا شيء هنا
desk-findings-empty-text = تظهر النتائج هنا فور وجودها.
desk-finding = نتيجة
desk-finding-outcome = النتيجة
desk-finding-employee = الموظف
desk-finding-at = وقت التقييم
desk-clause = البند
desk-dispute-title = الاعتراض
desk-dispute-why = لماذا تراها غير صحيحة؟
desk-dispute-none = لا اعتراض على هذه النتيجة.
desk-decision-note = سبب القرار
desk-decision-overturn = قبول الاعتراض
desk-decision-uphold = رفض الاعتراض
desk-view-unknown = هذه القائمة غير معروفة. اطلب mine أو team أو unassigned أو waiting أو answered أو snoozed أو late أو closed.

# التقويم
desk-calendar = التقويم
desk-calendar-hint = تُحسب مهل الردود في هذه الساعات. بعد كل تغيير تُحسب المهل الجارية من جديد، ويُبلَّغ المسؤولون عن الطلبات التي تغيّر موعدها.
desk-calendar-week = الأسبوع
desk-calendar-hours = الساعات من الأحد إلى الخميس
desk-calendar-hours-hint = مثل ⁦07:00⁠-⁠14:15⁩، أو عدة فترات تفصل بينها فواصل. اترك الحقل فارغاً ليوم مغلق.
desk-calendar-holidays = العطل
desk-calendar-holiday-new = إضافة عطلة أو تأكيدها
desk-calendar-seasons = رمضان والمواسم الأخرى
desk-calendar-season-new = إضافة موسم
desk-calendar-day = اليوم
desk-calendar-from = أول يوم
desk-calendar-to = آخر يوم
desk-calendar-name-ar = الاسم بالعربية
desk-calendar-name-en = الاسم بالإنجليزية
desk-calendar-names = اكتب الاسم بالعربية وبالإنجليزية.
desk-calendar-date = اكتب اليوم ثم الشهر ثم السنة، مثل ⁦25/11/2026⁩.
desk-calendar-circular = التعميم
desk-calendar-confirmed = الموعد مؤكد
desk-calendar-removal = تُحسب المهل الجارية من جديد بعد الحذف، ويُبلَّغ المسؤولون عن الطلبات التي تغيّر موعدها.
desk-calendar-removal-do = الحذف الآن
desk-calendar-remove = حذف
desk-calendar-none = لا شيء بعد.

# التأجيل
desk-snooze = تأجيل
desk-snooze-text = يغيب الطلب عن القوائم حتى ذلك الموعد. مهلته مستمرة، ويعود فوراً إذا كتب العميل.
desk-snooze-later = لاحقاً اليوم
desk-snooze-tomorrow = صباح الغد
desk-snooze-next-day = يوم العمل التالي
desk-snooze-until = يوم آخر
desk-snooze-hint = إن لم تذكر وقتاً فعند بدء الدوام، وإن كان اليوم عطلة فيوم العمل الذي يليه.
desk-snooze-past-due = بعد موعد الرد
desk-snooze-none = لا يوجد وقت عمل كهذا الآن. اختر غيره.
desk-snooze-past = اختر موعداً لم يمضِ بعد، خلال سنة.
desk-snooze-when = اكتب اليوم، مثل ⁦25/11/2026⁩، والوقت إن أردت، مثل 14:00.
desk-snoozed = مؤجل
desk-snoozed-until = يعود { $day }، { $time }
desk-bring-back = إعادة الآن
