# عبارات الطلبات
desk-not-your-case = هذا الطلب ليس في عهدتك. تولَّ الطلب أولاً مع ذكر السبب، ثم أرسل الرد.
desk-already-closed = الطلب مغلق.
desk-customer-waits = العميل ينتظر رداً. أرسل الرد قبل إغلاق الطلب.
desk-case-changed = تغيّر هذا الطلب بعد أن فتحته. حمّل الصفحة من جديد لترى ما تغيّر؛ لم يُفقد شيء مما كتبت.
desk-colleague-serves-nobody = لا يخدم هذا الزميل العملاء، إذ لا دور له في ذلك أو حسابه مغلق. اختر من يخدمهم.
desk-ask-cannot-answer = لا يستطيع هذا الزميل أن يجيب في هذا الطلب، إذ لا يصل إليه أو لا يتيح له دوره كتابة ملاحظة. اسأل غيره.
desk-colleague-away = هذا الموظف غائب الآن. اختر موظفاً حاضراً.
desk-already-yours = الطلب في عهدتك.
desk-reason-needed = اذكر السبب.
desk-note-empty = اكتب نص الملاحظة.
desk-mention-unclear = لأكثر من زميل اسم «{ $word }»: { $names }. اكتب الاسم كاملاً.
desk-not-your-finding = يعترض على النتيجة الموظف المعني بها.
desk-cannot-dispute = لا يُعترض إلا على نتيجة «لم يتحقّق»، ومرة واحدة فقط.
desk-own-dispute = لا يبتّ أحد في اعتراض يخصه.
desk-nothing-disputed = لا اعتراض قائماً على هذه النتيجة.
desk-other-centre = لا يشمل دورك مركز هذا الموظف. اختر موظفاً من مركزك.
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
desk-empty-filter = لا طلبات بهذه الشروط
desk-empty-filter-text = غيّر شروط التصفية، أو ابحث فيما هو أقدم.
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
desk-add-note = إضافة الملاحظة
desk-note-hint = لا يراها إلا الزملاء. اكتب @ ثم الاسم لتنبيه زميل.
desk-reply-after-take-over = تولَّ الطلب لتتمكن من الرد.
desk-owned-by = في عهدة { $name }
desk-owner = المسؤول
desk-back-up = البديل
desk-take = تولّي الطلب
desk-take-over = تولّي الطلب
desk-take-over-text = الطلب في عهدة { $name }، وسيصل تنبيه بذلك إلى صاحب العهدة. المهلة مستمرة.
desk-reason = السبب
desk-hand-over = تحويل
desk-hand-over-note = ما يحتاج زميلك إلى معرفته
desk-batch-note-hint = يبقى ذلك في سجل كل طلب، وهو مطلوب لما تتولاه من الطلبات.
desk-hand-over-note-needed = اكتب ما يحتاج زميلك إلى معرفته عن الطلب.
desk-colleague-able = { $n ->
    [zero] { $name } – التأهيل مطابق، لا طلبات مفتوحة
    [one] { $name } – التأهيل مطابق، طلب مفتوح واحد
    [two] { $name } – التأهيل مطابق، طلبان مفتوحان
    [few] { $name } – التأهيل مطابق، { $n } طلبات مفتوحة
    [many] { $name } – التأهيل مطابق، { $n } طلباً مفتوحاً
   *[other] { $name } – التأهيل مطابق، { $n } طلب مفتوح
}
desk-colleague-other = { $n ->
    [zero] { $name } – لا طلبات مفتوحة
    [one] { $name } – طلب مفتوح واحد
    [two] { $name } – طلبان مفتوحان
    [few] { $name } – { $n } طلبات مفتوحة
    [many] { $name } – { $n } طلباً مفتوحاً
   *[other] { $name } – { $n } طلب مفتوح
}
desk-hand-over-hint = يبقى ذلك في سجل الطلب، فلا يضطر العميل إلى تكرار شيء.
desk-colleague = الزميل
desk-nobody-present = لا يوجد زميل آخر حاضر الآن.
desk-close = إغلاق
desk-reopen = فتح الطلب من جديد
desk-reopen-text = يعود الطلب مفتوحاً كما كان قبل إغلاقه، ويبقى السبب في سجله. لا يُبلّغ العميل بشيء.
desk-reopen-referred = حُوّل الطلب إلى جهة أخرى ويستمر فيها، فلا يُفتح هنا من جديد.
desk-reopen-reason = اكتب سبب فتح الطلب من جديد، في 500 حرف على الأكثر.
desk-sent-before = ردك على { $name } في طريقه.
desk-ways = طريقة عملي
desk-ways-saved = حُفظت طريقة عملك.
desk-ways-after = بعد الرد أو الإغلاق أو التأجيل
desk-ways-after-hint = ما يُفتح لك بعد أن تنتهي من طلب في قائمة.
desk-ways-next = فتح الطلب التالي في القائمة
desk-ways-stay = البقاء في الطلب نفسه
desk-ways-keys = لوحة المفاتيح
desk-ways-save = حفظ
desk-ways-account = حسابك
desk-ways-security = الدخول والأمان
desk-ways-tokens = رموز البرامج

# اللوحة الجانبية
desk-side-body = الدليل والعميل والسجل
desk-tab-guide = الدليل
desk-tab-customer = العميل
desk-tab-timeline = السجل
desk-guide-title = الدليل في هذه اللحظة
desk-guide-met = ما تحقق حتى الآن
desk-guide-rest = { $n ->
    [zero] لا واجبات أخرى
    [one] واجب آخر
    [two] واجبان آخران
    [few] { $n } واجبات أخرى
    [many] { $n } واجباً آخر
   *[other] { $n } واجب آخر
}
desk-evidence = ما يثبت ذلك
desk-dispute = الاعتراض على هذه النتيجة
desk-finding-open = فتح النتيجة
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
desk-promise-make = تسجيل الوعد
desk-promise-keep = تسجيل الوفاء
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
desk-search-order = يأتي أولاً ما طابق البحث تماماً، ثم ما له وسم بهذا الاسم، ثم ما كُتبت فيه هذه الكلمات أحدث من غيره. والوقت بجانب كل طلب هو وقت آخر ما جرى فيه.
desk-search-tagged = الطلبات المفتوحة ذات الوسم «{ $name }»
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
desk-notice-undelivered-colleague = لم يصل إلى العميل رد كتبه زميل في طلبك
desk-notice-undelivered-word = لم تصل إلى العميل رسالة عن سير طلبك
desk-notice-mentioned = أشار إليك زميل في ملاحظة
desk-notice-promise-broken = مضى موعد وُعد به العميل
desk-notice-covering = تنوب عن زميل في هذا الطلب
desk-notice-left = انتقل إليك طلب كان مع زميل ترك العمل
desk-notice-left-waiting = ترك زميل العمل ولا بديل له، وطلباته المفتوحة بانتظار مسؤول
desk-notice-left-passed = ترك زميل العمل، وانتقلت طلباته المفتوحة إلى البديل
desk-notice-stopped = انتقل إليك طلب كان مع زميل لم يعد يخدم العملاء
desk-notice-stopped-waiting = انتهى عمل أحد الزملاء في خدمة العملاء ولا بديل له، وطلباته المفتوحة بانتظار مسؤول
desk-notice-stopped-passed = انتهى عمل أحد الزملاء في خدمة العملاء، وانتقلت طلباته المفتوحة إلى البديل
desk-notice-returned = عاد إليك طلب
desk-notice-merged = صار طلبك جزءاً من طلب زميل
desk-notice-undone = تم التراجع عن إسناد
desk-notice-asked = سألك زميل عن شيء
desk-notice-answered = أجاب زميل عن سؤالك
desk-notice-unanswered = سؤال بين الزملاء لم يُجب عنه
desk-notice-woken = حان وقت طلب مؤجل
desk-notice-calendar-changed = تغيّر موعد الرد بتغيّر التقويم
desk-notice-abuse-reported = أبلغ زميل عن إساءة من عميل
desk-notice-abuse-waits = بلاغ إساءة ينتظر الرد عليه
desk-notice-organisation-abuse = أبلغ زميل عن إساءة من عميل، ولا أحد يستطيع الرد على البلاغ: امنح أحد الموظفين دور المشرف
desk-notice-abuse-guided = أجاب المشرف عن بلاغك عن الإساءة
desk-notice-abuse-closed = أُنهي بلاغك عن الإساءة، وسُجّلت نتيجته
desk-notice-relieved = تولّى المشرف أحد طلباتك وأعفاك منه

# الأحداث بالكلمات
desk-the-customer = العميل
desk-the-system = النظام
desk-event-other = حدث مسجّل: { $kind }
event-desk-case-opened = وصل الطلب وسُجّل برقم { $reference }
event-desk-case-assigned = المسؤول { $owner } والبديل { $back_up }
event-desk-case-assigned-fewest-open = أُسند إلى { $owner } (أقل الموظفين طلبات مفتوحة)، والبديل { $back_up }
event-desk-case-assigned-served = لدى { $owner } لتقديم الخدمة للعميل، والبديل { $back_up }
event-desk-case-assigned-knows-customer = أُسند إلى { $owner } حيث يُعالَج طلب آخر مفتوح للعميل نفسه، والبديل { $back_up }
event-desk-case-assigned-chosen = حُوّل إلى { $owner }، والبديل { $back_up }
event-desk-case-assigned-taken-over = جرى تولّي الطلب: المسؤول { $owner } والبديل { $back_up }
event-desk-case-assigned-relieved = جرى تولّي الطلب إعفاءً لمن أبلغ عن الإساءة: المسؤول { $owner } والبديل { $back_up }
event-desk-case-assigned-absence = انتقل إلى { $owner } نيابةً عن { $back_up } في أثناء الغياب
event-desk-case-assigned-returned = عاد إلى { $owner } بعد نيابة { $back_up }
event-desk-case-assigned-left = انتقل إلى { $owner } لترك { $back_up } العمل
event-desk-case-assigned-left-waiting = ترك { $back_up } العمل، والطلب بانتظار مسؤول
event-desk-case-assigned-stopped = انتقل إلى { $owner } لانتهاء عمل { $back_up } في خدمة العملاء
event-desk-case-assigned-stopped-waiting = انتهى عمل { $back_up } في خدمة العملاء، والطلب بانتظار مسؤول
event-desk-case-assigned-nobody-qualified = لا يوجد موظف مؤهل، والطلب بانتظار مسؤول
event-desk-case-late = تأخر الرد، وكان موعده { $due_at }
desk-means-promises = المواعيد التي يُبلَّغ بها العملاء وعود تُقيَّد في الطلب، ويُعلن الوفاء بكل منها أو إخلافه ويُحصى.
desk-means-time = لكل رد موعد يُنبَّه إليه المعنيون قبل فواته، ويُبلَّغ المشرفون بما تكرّر تحويله، وتُحصى الردود في موعدها.
desk-means-needs = يُعدّ الطلب الذي أُجيب عنه وأُغلق مُنجزاً ما لم يكتب العميل مجدداً خلال أربعة عشر يوماً.
desk-means-qualified = يُسند العمل إلى المؤهلين للخدمة والقناة واللغة، ويُقيَّد مع كل رد تأهيلُ كاتبه.
desk-means-service = يُقيَّد مع كل رد يتعلق بخدمة هل كاتبه مؤهل لها، ويُحصى ذلك.
desk-means-told = يُحصى إبلاغ العميل بالوفاء بالوعد في موعد أقصاه يوم بعد حلوله.
desk-means-guide = تظهر بجانب كل طلب واجبات اللحظة وما وُجد فيها والأحداث التي تثبته.
desk-means-colleagues = يُسأل الزميل في الطلب مع موعد للإجابة، ويُنبَّه إذا فات الموعد، وتُقيَّد إجابته إلى جانب السؤال.
desk-means-abuse = في الرسائل المكتوبة كالبريد الإلكتروني: يُبلَّغ عن الإساءة من الرسالة نفسها، ويُنبَّه المشرف فوراً فيتولّى الطلب أو يبيّن ما يُعمل، ويُقيَّد وقت رده وما انتهى إليه البلاغ.
event-desk-case-came-back = كتب العميل مجدداً بعد إغلاق الطلب
event-desk-tallies-summed = جُمعت حصائل الأيام السابقة
event-desk-customer-wrote = كتب العميل
event-desk-entity-answered = أجابت الجهة
event-desk-case-closed = أُغلق الطلب
event-desk-case-snoozed = أُجّل إلى { $until_at }
event-desk-case-woken = عاد الطلب إلى القوائم
event-desk-case-woken-time = عاد الطلب في موعده
event-desk-case-woken-customer-wrote = عاد الطلب لأن العميل كتب
event-desk-case-woken-chosen = أُعيد الطلب قبل موعده
event-desk-case-woken-handed = عاد الطلب إلى مسؤوله الجديد
event-desk-tag-saved = تغيّر وسم من وسوم الجهة
event-desk-case-tagged-yes = وُضع الوسم: { $tag }
event-desk-case-tagged-no = أُزيل الوسم: { $tag }
event-desk-view-saved = حُفظت قائمة أو غُيّرت
event-desk-view-removed = حُذفت قائمة
event-desk-case-reopened = فُتح الطلب من جديد
event-desk-case-reopened-undone = تم التراجع عن الإغلاق
event-desk-case-reopened-undelivered = فُتح الطلب من جديد لأن الرد لم يصل إلى العميل
event-desk-answer-failed = عاد العميل إلى الانتظار لأن الرد لم يصل إليه
event-desk-case-reopened-chosen = أعاد الموظف فتح الطلب
event-desk-case-woken-merged = عاد الطلب لأن طلباً آخر دُمج فيه
event-desk-case-woken-undone = تم التراجع عن التأجيل
event-desk-case-woken-undelivered = عاد الطلب لأن الرد لم يصل إلى العميل
event-desk-case-assigned-undone = تم التراجع عن الإسناد، والمسؤول { $owner } والبديل { $back_up }
event-desk-case-assigned-split = فُتح من طلب آخر، والمسؤول { $owner } والبديل { $back_up }
event-desk-case-merged-yes = صار جزءاً من { $reference }
event-desk-case-merged-no = صار { $reference } جزءاً من هذا الطلب
event-desk-case-parted = فُصل عن { $reference }
event-desk-case-linked-yes = رُبط بالطلب { $reference }
event-desk-case-linked-no = أُلغي ربطه بالطلب { $reference }
event-desk-case-split = فُتح { $reference } من رسالة في هذا الطلب
event-desk-colleague-asked = سؤال إلى { $colleague }، والجواب مطلوب قبل { $due_at }
event-desk-colleague-answered = ورد جواب { $colleague }
event-desk-colleague-answered-yes = ورد جواب { $colleague } في الوقت
event-desk-colleague-answered-no = ورد جواب { $colleague } بعد الوقت
event-desk-question-late = لم يرد جواب { $colleague }، وكان مطلوباً قبل { $due_at }
event-desk-abuse-reported = أُبلغ المشرف بإساءة، والرد على البلاغ مطلوب قبل { $due_at }
event-desk-abuse-reported-short = أُبلغ المشرف بإساءة
event-desk-abuse-answered = ردّ المشرف على بلاغ الإساءة
event-desk-abuse-answered-taken-over = تولّى المشرف الطلب بعد بلاغ { $employee } عن إساءة
event-desk-abuse-answered-given = أسند المشرف الطلب إلى زميل آخر بعد بلاغ { $employee } عن إساءة
event-desk-abuse-answered-guided = بيّن المشرف ما يُعمل بعد الإساءة رداً على بلاغ { $employee }
event-desk-abuse-answered-closed = أنهى المشرف بلاغ { $employee }
event-desk-abuse-answer-undone = تم التراجع عن الإسناد، وعاد بلاغ الإساءة ينتظر الرد عليه
event-desk-abuse-late = بلاغ الإساءة ينتظر، وكان الرد عليه مطلوباً قبل { $due_at }
event-desk-abuse-late-short = لم يُردّ على بلاغ إساءة في موعده
event-desk-abuse-closed = أُنهي بلاغ الإساءة
event-desk-abuse-closed-reminded = أُنهي بلاغ الإساءة: ذُكّر العميل بالاحترام المتبادل
event-desk-abuse-closed-referred = أُنهي بلاغ الإساءة: أُحيل إلى المختصين
event-desk-abuse-closed-no-abuse = أُنهي بلاغ الإساءة: لم تكن هناك إساءة
event-desk-abuse-closed-other = أُنهي بلاغ الإساءة بنتيجة أخرى
event-desk-note-added = أُضيفت ملاحظة
event-desk-customer-saved = صُحّحت بيانات العميل
desk-recognise-name-long = الاسم أطول من 120 حرفاً. اختصره.
desk-recognise-nothing = اكتب الاسم أو رقم الهاتف أو البريد الإلكتروني.
desk-recognise-email = اكتب عنوان بريد إلكتروني، مثل name@example.com.
desk-recognise-two = رقم الهاتف والبريد الإلكتروني لعميلين مختلفين. اختر أحدهما.
desk-recognise-other = هذا الرقم أو البريد الإلكتروني مسجَّل باسم آخر. تأكد منه مع العميل، أو ابحث عن صاحبه ثم اختره.
event-desk-opinion-asked = أصبح تقييم الزيارة متاحاً
event-desk-opinion-lapsed = لم يقيّم العميل الزيارة خلال المدة المتاحة
event-desk-opinion-given = قيّم العميل الزيارة
event-desk-owed-told = أُبلغ العميل بموعد التحقق أو التصحيح
event-desk-customer-recognised = عُرف العميل
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
desk-own-findings-hint = بنود الدليل التي تبيّن أنها لم تتحقق في عملك، ومع كل منها ما يثبتها. اعترض على ما تراه غير صحيح.
desk-disputes = الاعتراضات
desk-disputes-hint = نتائج اعترض عليها الزملاء وتنتظر البت فيها.
desk-findings-empty = لا شيء هنا
desk-findings-empty-text = تظهر النتائج هنا فور وجودها.
desk-finding = نتيجة
desk-finding-outcome = النتيجة
desk-finding-employee = الموظف
desk-finding-at = وقت الحكم
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

# الوسوم
desk-tags = الوسوم
desk-tags-hint = كلمات يضعها الموظفون على الطلبات ليجدوها معاً. يُعثر على الوسم باسميه أياً كانت كتابتهما.
desk-tags-empty = لا وسوم بعد
desk-tags-empty-text = أضف الوسم الأول أدناه، فيمكن وضعه على أي طلب.
desk-tag = الوسم
desk-tag-new = وسم جديد
desk-tag-rename = تغيير الاسم
desk-tag-cases = الطلبات
desk-tag-more = المزيد
desk-tag-standing = الاستعمال
desk-tag-offered = مستعمل
desk-tag-not-offered = لم يعد مستعملاً
desk-tag-stop = إيقاف استعماله
desk-tag-start = استعماله من جديد
desk-tag-put = وضع الوسم
desk-tag-remove = إزالة { $name }
desk-tag-names = اكتب الاسم بالعربية وبالإنجليزية، كل منهما حتى 40 حرفاً.
desk-tag-known = يوجد وسم آخر بهذا الاسم.
desk-tag-unknown = لا وسم مستعملاً بهذا الاسم. اختر واحداً من القائمة.
desk-tag-too-many = يوجد 200 وسم. غيّر اسم أحدها أو أوقف استعماله.
desk-tagging = الوسوم
desk-tagging-hint = اكتب أول الاسم ثم اختر.
desk-tagging-none = لا وسم آخر يمكن وضعه.

# القوائم الخاصة
desk-filter = تصفية
desk-filter-any = الكل
desk-filter-me = أنا
desk-filter-state = الحالة
desk-filter-open = مفتوح
desk-filter-service = الخدمة
desk-filter-channel = القناة
desk-filter-lang = لغة العميل
desk-filter-lang-ar = العربية
desk-filter-lang-en = الإنجليزية
desk-filter-due = موعد الرد
desk-filter-due-late = فات موعده
desk-filter-due-4 = خلال 4 ساعات
desk-filter-due-24 = خلال يوم
desk-filter-due-72 = خلال 3 أيام
desk-filter-age = أقل عدد من الأيام منذ ورود الطلب
desk-filter-show = عرض
desk-filter-unknown = هذا الاختيار غير معروف. اختر واحداً من القائمة.
desk-filter-number = اكتب عدد الأيام، مثل 3.
desk-filter-hours = اكتب عدد الساعات، مثل 4.
desk-view-filter = مصفّاة
desk-views-kept = القوائم المحفوظة
desk-view-keep = حفظ هذه القائمة
desk-view-name-label = الاسم
desk-view-name = اكتب اسماً للقائمة، حتى 60 حرفاً.
desk-view-known = لديك قائمة محفوظة بهذا الاسم.
desk-view-too-many = لديك 50 قائمة محفوظة. احذف إحداها أولاً.
desk-view-not-yours = هذه قائمة زميل. احفظ قائمة خاصة بك بدلاً منها.
desk-view-shared = يراها الفريق كله
desk-view-of-team = { $name } (للفريق)
desk-view-save = حفظ
desk-view-remove = حذف هذه القائمة
desk-view-removal = تختفي القائمة عند كل من يراها، وتبقى طلباتها كما هي.

# عدة طلبات معاً
desk-batch = المحدد
desk-batch-pick = تحديد { $reference }
desk-batch-assign = إسناد
desk-batch-tag = وسم
desk-batch-snooze = تأجيل
desk-batch-close = إغلاق
desk-batch-to = اختر من تُسند إليه.
desk-batch-tag-hint = اسم وسم مستعمل، بأي من اللغتين.
desk-batch-can = { $n ->
    [zero] لا يمكن ذلك لأي طلب.
    [one] يمكن ذلك لطلب واحد.
    [two] يمكن ذلك لطلبين.
    [few] يمكن ذلك لـ{ $n } طلبات.
    [many] يمكن ذلك لـ{ $n } طلباً.
   *[other] يمكن ذلك لـ{ $n } طلب.
}
desk-batch-none = لا يمكن ذلك لأي من الطلبات المحددة.
desk-batch-those = لهذه الطلبات
desk-batch-not-those = تبقى هذه كما هي
desk-batch-left = { $n ->
    [zero] لم يبقَ أي طلب كما كان.
    [one] بقي طلب واحد كما كان:
    [two] بقي طلبان كما كانا:
    [few] بقيت { $n } طلبات كما كانت:
    [many] بقي { $n } طلباً كما كان:
   *[other] بقي { $n } طلب كما كان:
}
desk-batch-empty = حدّد طلباً واحداً على الأقل.
desk-batch-too-many = حدّد 100 طلب على الأكثر في المرة الواحدة.
desk-batch-so-already = هو كذلك من قبل.
desk-batch-gone = لم يعد العثور على الطلب ممكناً.
desk-batch-done-assign = { $n ->
    [zero] لم يُسند أي طلب.
    [one] أُسند طلب واحد.
    [two] أُسند طلبان.
    [few] أُسندت { $n } طلبات.
    [many] أُسند { $n } طلباً.
   *[other] أُسند { $n } طلب.
}
desk-batch-done-tag = { $n ->
    [zero] لم يوسم أي طلب.
    [one] وُسم طلب واحد.
    [two] وُسم طلبان.
    [few] وُسمت { $n } طلبات.
    [many] وُسم { $n } طلباً.
   *[other] وُسم { $n } طلب.
}
desk-batch-done-snooze = { $n ->
    [zero] لم يؤجَّل أي طلب.
    [one] أُجّل طلب واحد.
    [two] أُجّل طلبان.
    [few] أُجّلت { $n } طلبات.
    [many] أُجّل { $n } طلباً.
   *[other] أُجّل { $n } طلب.
}
desk-batch-done-close = { $n ->
    [zero] لم يُغلق أي طلب.
    [one] أُغلق طلب واحد.
    [two] أُغلق طلبان.
    [few] أُغلقت { $n } طلبات.
    [many] أُغلق { $n } طلباً.
   *[other] أُغلق { $n } طلب.
}
desk-batch-done-merge = { $n ->
    [zero] لم يُدمج أي طلب.
    [one] دُمج الطلبان.
    [two] دُمج طلبان.
    [few] دُمجت { $n } طلبات.
    [many] دُمج { $n } طلباً.
   *[other] دُمج { $n } طلب.
}
desk-batch-undone = { $n ->
    [zero] لم يُتراجع عن شيء.
    [one] تم التراجع.
    [two] تم التراجع في طلبين.
    [few] تم التراجع في { $n } طلبات.
    [many] تم التراجع في { $n } طلباً.
   *[other] تم التراجع في { $n } طلب.
}
desk-undo-over = تم التراجع من قبل، أو مضى أكثر من عشر دقائق.
desk-undo-changed = تغيّر الطلب بعد ذلك، فبقي كما هو.

# الطلبات المترابطة
desk-merge = دمج
desk-merge-text = يصبح الطلب الآخر جزءاً من هذا الطلب، ورقمه ورمزه يفتحان هذا الطلب. تظهر المحادثتان معاً، ويبقى موعد الرد الأقرب.
desk-merge-same = هما طلب واحد.
desk-merge-closed = هذا الطلب مغلق. ابدأ الدمج من الطلب المفتوح.
desk-merge-customers = لا يُدمج إلا طلبا العميل نفسه. اربط بينهما بدلاً من ذلك.
desk-same-customer = { $n ->
    [zero] ليس للعميل نفسه طلب آخر مفتوح.
    [one] للعميل نفسه طلب آخر مفتوح. قد يكون الأمر واحداً: ادمج الطلبين، أو اربط بينهما إن اتصل أحدهما بالآخر.
    [two] للعميل نفسه طلبان آخران مفتوحان. قد يكون الأمر واحداً: ادمج الطلبات، أو اربط ما اتصل منها بعضه ببعض.
    [few] للعميل نفسه { $n } طلبات أخرى مفتوحة. قد يكون الأمر واحداً: ادمج الطلبات، أو اربط ما اتصل منها بعضه ببعض.
    [many] للعميل نفسه { $n } طلباً آخر مفتوحاً. قد يكون الأمر واحداً: ادمج الطلبات، أو اربط ما اتصل منها بعضه ببعض.
   *[other] للعميل نفسه { $n } طلب آخر مفتوح. قد يكون الأمر واحداً: ادمج الطلبات، أو اربط ما اتصل منها بعضه ببعض.
}
desk-parts = دُمج في هذا الطلب
desk-part-again = فصل
desk-links = طلبات ذات صلة
desk-link = ربط
desk-link-new = ربط طلب
desk-link-named = ورد ذكره في الموضوع، وهذا وحده لا يربط شيئاً.
desk-link-reference = رقم الطلب
desk-link-remove = إلغاء الربط بالطلب { $reference }
desk-link-unknown = لا طلب بهذا الرقم. اكتب رقم الطلب كما هو مدوّن عليه.
desk-link-same = لا يُربط الطلب بنفسه.
desk-split = طلب جديد من هذه الرسالة
desk-split-back = العودة إلى { $reference }
desk-split-text = يُفتح للعميل طلب مستقل برقم خاص به، وتُحسب مهلته من وقت كتابة الرسالة. يبقى هذا الطلب كما هو.
desk-split-text-writer = هذه الرسالة من { $who }، لا من عميل هذا الطلب. يُفتح لمن كتبها طلب مستقل برقم خاص به، ويكون الرد عليها فيه، وتُحسب مهلته من وقت كتابتها. يبقى هذا الطلب كما هو، ولا يُعرض شيء منه على من كتبها.
desk-split-subject-label = موضوعه
desk-split-subject = اكتب موضوع الطلب.
desk-split-words-label = كلام العميل
desk-split-hint = أبقِ ما يخص الطلب الجديد فقط.
desk-split-words = هذا النص غير موجود في الرسالة. احذف منها ما لا يلزم دون تغيير.
desk-split-not-theirs = لا يصبح طلباً مستقلاً إلا ما كتبه العميل، أو شخص آخر يمكن الرد عليه.

# سؤال زميل
desk-asking = أسئلة إلى الزملاء
desk-asked = إلى { $name }
desk-asked-answered = أُجيب عنه
desk-ask = سؤال زميل
desk-ask-text = السؤال
desk-ask-hint = يُسجَّل السؤال ملاحظة في الطلب، وأي ملاحظة يكتبها زميلك فيه هي الجواب. مهلة العميل مستمرة.
desk-ask-within = الجواب مطلوب خلال
desk-ask-hours = { $n ->
    [zero] أقل من ساعة عمل
    [one] ساعة عمل
    [two] ساعتي عمل
    [few] { $n } ساعات عمل
    [many] { $n } ساعة عمل
   *[other] { $n } ساعة عمل
}
desk-ask-send = إرسال السؤال
desk-ask-oneself = اسأل زميلاً غيرك.
desk-promise-owed = وُعد العميل برد أو اتصال، فلا يُغلق الطلب قبل الوفاء بالوعد. أجب العميل أو سجّل أن الوعد أُوفي به.
desk-promise-over = انتهى هذا الوعد، ولا يُغيَّر موعد بعد فواته. أبلغ العميل بموعد جديد.
event-desk-promise-moved = غُيّر موعد أُبلغ به العميل، وأُبلغ بالموعد الجديد: { $due_at }
desk-presence = من على الطلب الآن
desk-presence-here = على الطلب الآن: { $name }
desk-presence-writing = قيد الكتابة الآن: { $name }
desk-presence-answered = أُرسل رد من { $name } بعد أن فتحت هذه الصفحة
desk-presence-answered-text = ما كتبته محفوظ. اقرأ الرد أعلاه ثم حدّث الصفحة قبل أن ترسل، حتى لا يصل إلى العميل جوابان.

# موضوع الطلب
desk-matter = موضوع الطلب
desk-matter-none = لا خدمة محددة
desk-matter-proposed = الموضوع المقترح:
desk-matter-says = لأن في الرسالة:
desk-matter-past = لأن الزملاء اختاروا هذه الخدمة لعملاء سابقين كتبوا ما يشبه:
desk-matter-past-of = { $n ->
    [zero] لا أحد
    [one] { $chosen } من عميل واحد
    [two] { $chosen } من عميلين
    [few] { $chosen } من { $n } عملاء
    [many] { $chosen } من { $n } عميلاً
   *[other] { $chosen } من { $n } عميل
}
desk-matter-accept = قبول
desk-matter-correct = تصحيح
desk-matter-change = تغيير الموضوع
desk-matter-service = اختر خدمة من خدمات الجهة المتاحة.
desk-urgency = الاستعجال
desk-urgency-ordinary = عادي
desk-urgency-soon = مُلحّ
desk-urgency-urgent = عاجل
event-desk-matter-proposed = الموضوع المقترح: { $service }، { $urgency }
event-desk-matter-settled-yes = قُبل الموضوع المقترح: { $service }، { $urgency }
event-desk-matter-settled-no = حُدّد الموضوع: { $service }، { $urgency }

# توزيع الطلبات
desk-routing = توزيع الطلبات
desk-routing-hint = يُسند كل طلب جديد إلى موظف مؤهل للخدمة والقناة واللغة، حاضر، ولديه أقل عدد من الطلبات المفتوحة. وإذا غاب جميع المؤهلين فإلى من ينوب عنهم، وإلا بقي الطلب بانتظار أول من يتاح.
desk-routing-how = طريقة التوزيع
desk-routing-way = عند وصول طلب جديد
desk-routing-give = يُسند مباشرة
desk-routing-give-hint = يصبح الطلب في عهدة الموظف فوراً.
desk-routing-offer = يُعرض على الموظف
desk-routing-offer-hint = يتولاه الموظف أو يمرّره، وإذا انقضت المدة عُرض على التالي. وإذا لم يتولَّه أحد أُسند إلى الأقل طلبات وأُبلغ المشرفون.
desk-routing-minutes = مدة العرض بالدقائق
desk-routing-minutes-hint = من 1 إلى 1440.
desk-routing-most = أكثر ما يُسند إلى موظف واحد
desk-routing-most-hint = عدد الطلبات التي تنتظر رده معاً، من 1 إلى 1000. اتركه فارغاً إن لم يكن هناك حد.
desk-routing-bound = حد التقديم بالدقائق
desk-routing-bound-hint = أقصى ما يتقدّم به الطلب العاجل على طلب وصل قبله، من 0 إلى 1440.
desk-routing-number = اكتب عدداً ضمن الحدود المذكورة.
desk-quality = دقة الموضوع المقترح
desk-quality-hint = ما قبله الموظفون مما اقتُرح من نص الرسائل، وما حدّدوه دون اقتراح.
desk-quality-none = لم يُحسم أي اقتراح بعد.
desk-quality-what = المقترح
desk-quality-kept = قُبل كما اقتُرح
desk-quality-added = حُدّد دون اقتراح
desk-quality-service = الخدمة
desk-quality-past = الخدمة، من طلبات سابقة
desk-quality-urgency = الاستعجال
desk-quality-lang = اللغة
desk-offered-you = هذا الطلب معروض عليك حتى { $time }.
desk-offered-hint = تولَّه، أو مرّره إلى زميل. وإذا انقضت المدة عُرض على غيرك.
desk-offered-other = معروض على { $name } حتى { $time }.
desk-offer-pass = تمرير
desk-offer-not-yours = هذا الطلب غير معروض عليك.
desk-notice-offered = طلب جديد معروض عليك
desk-notice-nobody-took = طلب لم يتولَّه أحد فأُسند
event-desk-case-offered = عُرض على { $colleague } حتى { $until_at }
event-desk-offer-ended = انتهى العرض على { $colleague }
event-desk-offer-ended-taken = قُبل العرض: { $colleague }
event-desk-offer-ended-passed = مُرّر العرض: { $colleague }
event-desk-offer-ended-lapsed = انقضت مدة العرض على { $colleague }
event-desk-offer-ended-withdrawn = سُحب العرض من { $colleague }
event-desk-routing-changed = تغيّرت طريقة توزيع الطلبات
event-desk-case-assigned-stands-in = أُسند إلى { $owner } نيابةً عن { $back_up } لغياب جميع المؤهلين
event-desk-case-assigned-nobody-took = أُسند إلى { $owner } بعد أن لم يتولَّه أحد، والبديل { $back_up }
event-desk-case-assigned-nobody-present = جميع المؤهلين غائبون، والطلب بانتظار مسؤول
event-desk-case-assigned-nobody-free = بلغ جميع المؤهلين حدهم من الطلبات، والطلب بانتظار مسؤول

# الاتفاقيات والمهل
desk-agreements = اتفاقيات مستوى الخدمة
desk-agreements-hint = متى يُستحق الرد، لكل خدمة أو للجهة كلها، ومن يُنبَّه كلما مضى من المهلة جزء. ما لم يُتفق على غير ذلك فالمهلة 24 ساعة متصلة. المهل الجارية تبقى على ما أُخبر به العميل.
desk-agreement-entity = الجهة كلها
desk-agreement-time = المهلة
desk-agreement-line = من يُنبَّه ومتى
desk-agreement-step = عند ⁦{ $percent }%⁩: { $whom }
desk-agreement-change = تعديل
desk-agreement-new = إضافة اتفاقية أو تعديلها
desk-agreement-end = إنهاء
desk-agreement-end-text = يعود العمل بما اتُفق عليه للجهة، أو بـ24 ساعة متصلة، في الطلبات الجديدة.
desk-agreement-end-do = إنهاء الاتفاقية الآن
desk-agreement-hours-label = عدد الساعات
desk-agreement-measure = كيف تُحسب
desk-agreement-line-hint = النسبة هي ما مضى من المهلة: 75 قبل الموعد، و100 عنده، و120 بعده.
desk-agreement-percent-label = النسبة { $number }
desk-agreement-whom-label = من يُنبَّه { $number }
desk-agreement-hours = اكتب عدد الساعات، من 1 إلى 8784.
desk-agreement-percent = اكتب نسبة من 1 إلى 500.
desk-agreement-whom = اختر موظفاً ما زال يعمل في الجهة.
desk-whom-owner = المسؤول عن الطلب
desk-whom-supervisor = المشرفون
desk-whom-centre-manager = مدير المركز
desk-whom-administrator = مدير النظام في الجهة
desk-agreed-clock = { $n ->
    [zero] بلا مهلة
    [one] ساعة متصلة واحدة
    [two] ساعتان متصلتان
    [few] { $n } ساعات متصلة
    [many] { $n } ساعة متصلة
   *[other] { $n } ساعة متصلة
}
desk-agreed-working = { $n ->
    [zero] بلا مهلة
    [one] ساعة عمل واحدة
    [two] ساعتا عمل
    [few] { $n } ساعات عمل
    [many] { $n } ساعة عمل
   *[other] { $n } ساعة عمل
}
desk-clock = المهلة
desk-clock-spent = مضى { $clock }، منها { $working } في الدوام.
desk-clock-stop = إيقاف المهلة
desk-clock-stop-hint = لسبب مسمّى يراه العميل. يُستأنف العدّ في الموعد إن ذكرته.
desk-clock-stop-until = حتى نهاية يوم
desk-clock-note = ملاحظة للزملاء
desk-clock-run = استئناف المهلة
desk-clock-stands-until = حتى { $time }
desk-clock-until = اكتب يوماً لم يمضِ بعد، خلال سنة. والتاريخ المتفق عليه لا بد من ذكره.
desk-clock-not-running = لا مهلة جارية في هذا الطلب.
desk-clock-over = انقضت المهلة، فلا يمكن إيقافها.
desk-notice-time-runs = مهلة الرد على طلب لديك تقترب من نهايتها
desk-notice-escalated = مهلة الرد على طلب تحتاج إلى تدخلك
desk-notice-clock-runs = استُؤنفت مهلة أحد طلباتك
event-desk-agreement-saved-yes = تغيّرت اتفاقية مستوى خدمة
event-desk-agreement-saved-no = انتهت اتفاقية مستوى خدمة
event-desk-time-told = مضى ⁦{ $percent }%⁩ من المهلة ونُبّه من يلزم
event-desk-time-told-owner = مضى ⁦{ $percent }%⁩ من المهلة ونُبّه المسؤول عن الطلب
event-desk-time-told-supervisor = مضى ⁦{ $percent }%⁩ من المهلة ونُبّه المشرفون
event-desk-time-told-centre-manager = مضى ⁦{ $percent }%⁩ من المهلة ونُبّه مدير المركز
event-desk-time-told-administrator = مضى ⁦{ $percent }%⁩ من المهلة ونُبّه مدير النظام في الجهة
event-desk-clock-stopped = أُوقفت المهلة
event-desk-clock-stopped-waiting-for-customer = أُوقفت المهلة بانتظار جواب العميل
event-desk-clock-stopped-agreed-date = أُوقفت المهلة حتى { $until_at } باتفاق مع العميل
event-desk-clock-stopped-incident = أُوقفت المهلة لتعطل الأنظمة
event-desk-clock-stopped-force-majeure = أُوقفت المهلة لظرف قاهر
event-desk-clock-resumed = استُؤنفت المهلة
event-desk-due-changed-matter = تغيّر موعد الرد باتفاقية الخدمة إلى { $due_at }
event-desk-due-changed-stop-over = تغيّر موعد الرد بعد إيقاف المهلة إلى { $due_at }

# الأيام القادمة
desk-coverage = تغطية الأيام القادمة
desk-coverage-hint = ما يتركه غياب الزملاء أو انتهاء عملهم في خدمة العملاء من نقص في أيام العمل خلال أسبوعين: خدمات لا يبقى لها موظف مؤهل حاضر، وطلبات لا يبقى لها من ينوب عن مسؤولها.
desk-coverage-none = لا نقص في الأيام القادمة
desk-coverage-none-text = لكل خدمة وقناة ولغة موظف مؤهل حاضر، ولكل مسؤول غائب من ينوب عنه.
desk-coverage-absences = الغياب ومن ينوب
desk-coverage-gaps = لا يوجد موظف مؤهل حاضر
desk-coverage-away = الغائبون ومن لم يعودوا يخدمون العملاء
desk-coverage-every = جميع الخدمات
desk-coverage-comma = {"، "}
desk-coverage-uncovered = مسؤولون بلا من ينوب عنهم
desk-notice-gaps = في يوم العمل القادم نقص في التغطية

# التحويل إلى جهة أخرى
desk-refer = تحويل إلى جهة أخرى
desk-refer-hint = ينتقل ما كتبه العميل آخراً وملاحظتك إلى الجهة الأخرى، وتستمر المهلة فيها، ويُبلَّغ العميل بلغته بالجهة والموعد. يُغلق الطلب هنا ويبقى سجلّه.
desk-refer-to = الجهة
desk-refer-note-label = ما تحتاج الجهة الأخرى إلى معرفته
desk-refer-do = تحويل إلى الجهة
desk-refer-note = اكتب ما تحتاج الجهة الأخرى إلى معرفته.
desk-refer-entity = اختر جهة أخرى.
desk-refer-answered = لا ينتظر العميل رداً في هذا الطلب، فلا شيء يُحوّل.
desk-refer-channel = لا يمكن تحويل طلبات هذه القناة إلى جهة أخرى.
desk-referred = حُوّل إلى { $entity }، { $time }.
desk-referred-as = رقمه هناك { $reference }.
desk-came = جاء من { $entity }، ورقمه هناك { $reference }.
desk-notice-handed-around = طلب تكرّر تحويله
desk-notice-referral-failed = طلب لم يصل إلى الجهة التي حُوّل إليها، وأُعيد فتحه
event-desk-case-referred = حُوّل إلى { $to_entity }، والمهلة مستمرة هناك
event-desk-referral-arrived = وصل إلى { $to_entity } برقم { $reference }
event-desk-referral-failed = لم يصل إلى { $to_entity }، وأُعيد فتحه هنا
event-desk-case-brought = نُقل من { $system }، ورقمه هناك { $number }
event-desk-case-taken-back = جرى التراجع عن استيراد { $reference }
event-desk-case-arrived = جاء من { $from_entity }، ورقمه هناك { $reference }
event-desk-handed-around = تكرّر تحويله (عدد المرات: { $times })، وأُبلغ المشرفون

# التصدير
desk-export = تصدير القائمة
desk-export-csv = تنزيل القائمة كاملة بصيغة CSV
desk-export-xlsx = تنزيل القائمة كاملة لبرنامج Excel
desk-export-whole = تنزيل الطلب كاملاً مع أصول رسائله
desk-export-sheet = الطلبات
desk-export-long = في القائمة أكثر من { $n } طلب، ولا يتسع لها ملف Excel. نزّلها بصيغة CSV أو ضيّق القائمة.
desk-export-large = أصول رسائل هذا الطلب أكبر من أن تُنزَّل معاً. نزّل كل رسالة من صفحتها.
desk-export-reference = رقم الطلب
desk-export-subject = الموضوع
desk-export-customer = العميل
desk-export-channel = القناة
desk-export-service = الخدمة
desk-export-lang = اللغة
desk-export-urgency = الاستعجال
desk-export-state = الحالة
desk-export-turn = بانتظار من
desk-export-owner = المسؤول
desk-export-tags = الوسوم
desk-export-opened = وقت الوصول
desk-export-moved = آخر حركة
desk-export-due = موعد الرد
desk-export-closed-at = وقت الإغلاق
desk-export-open = مفتوح
desk-export-closed = مغلق
desk-export-snoozed = مؤجل
desk-export-employee = بانتظار الموظف
desk-export-customer-turn = بانتظار العميل
event-desk-list-exported = نُزّلت قائمة طلبات بصيغة { $format }
event-desk-case-exported = نُزّل الطلب كاملاً
desk-promise-to-tell = لم يُخبَر العميل
desk-promise-not-kept = لم يُنجَز ما وُعد به بعد. سجّل الوفاء بالوعد أولاً.
desk-promise-nothing-to-tell = أُخبر العميل بهذا الوعد من قبل، أو ليس فيه ما يُخبر به.
desk-notice-follow-up = حان موعد وعد تم الوفاء به: أخبر العميل
event-desk-promise-to-tell = حان موعد وعد تم الوفاء به ولم يُخبَر العميل
event-desk-contact-ended-settled = لم يحتج العميل إلى تواصل آخر خلال سبعة أيام
event-desk-contact-ended-repeated = احتاج العميل إلى تواصل آخر خلال سبعة أيام
event-desk-promise-untold = مضى يوم على موعد وعد تم الوفاء به ولم يُبلَّغ العميل
event-desk-promise-told = أُخبر العميل بالوفاء بالوعد
# عناوين لا يصل إليها شيء
desk-departure-late-note = لم يتسلّمها خادم العميل بعد، ويواصل خادم البريد المحاولة. اتصل بالعميل إن كان الأمر مستعجلاً. رد الخادم: { $answer }
desk-departure-failed-why = لم تصل إلى العميل: { $why } رد الخادم: { $answer }
desk-contact-refused-no-such-user = لا يصل البريد إلى هذا العنوان: يفيد الخادم منذ { $when } بأنه غير موجود.
desk-contact-refused-no-such-domain = لا يصل البريد إلى هذا العنوان: لا يستقبل نطاقه البريد منذ { $when }.
desk-contact-refused-closed = لا يصل البريد إلى هذا العنوان: يفيد الخادم منذ { $when } بأن صندوقه موقوف.
event-desk-contact-refused = عنوان العميل لا يستقبل البريد، ووُضعت عليه علامة

# ما حدث، في سجل التدقيق والأدلة
event-desk-agreement-saved = تغيّرت اتفاقية مستوى خدمة أو انتهت
event-desk-calendar-changed = تغيّر تقويم الجهة
event-desk-case-arrived-short = جاء الطلب من جهة أخرى
event-desk-case-assigned-short = أُسند الطلب
event-desk-case-brought-short = استُورد الطلب من نظام آخر
event-desk-case-late-short = تأخر الرد
event-desk-case-linked-short = تغيّر ربط الطلب بطلب ذي صلة
event-desk-case-merged-short = دُمج طلبان
event-desk-case-offered-short = عُرض الطلب على موظف
event-desk-case-opened-short = وصل الطلب
event-desk-case-parted-short = فُصل طلبان
event-desk-case-referred-short = حُوّل الطلب إلى جهة أخرى
event-desk-case-snoozed-short = أُجّل الطلب
event-desk-case-split-short = فُتح طلب جديد من رسالة
event-desk-case-tagged-short = تغيّرت وسوم الطلب
event-desk-case-taken-back-short = جرى التراجع عن استيراد طلب
event-desk-colleague-answered-short = أجاب زميل عن سؤال
event-desk-colleague-asked-short = سُئل زميل
event-desk-contact-ended = انتهت مدة احتساب التواصل الأول
event-desk-due-changed-short = تغيّر موعد الرد
event-desk-finding-disputed = جرى اعتراض على نتيجة أو البتّ فيه
event-desk-handed-around-short = تكرّر تحويل الطلب
event-desk-list-exported-short = نُزّلت قائمة طلبات
event-desk-matter-proposed-short = اقتُرح موضوع الطلب
event-desk-matter-settled-short = حُدّد موضوع الطلب
event-desk-offer-ended-short = انتهى عرض الطلب على موظف
event-desk-promise-ended = انتهى الوعد
event-desk-promise-made-short = وُعد العميل بموعد
event-desk-promise-moved-short = غُيّر موعد أُبلغ به العميل
event-desk-question-late-short = فات موعد الجواب عن سؤال لزميل
event-desk-referral-arrived-short = وصل الطلب إلى الجهة الأخرى
event-desk-referral-failed-short = لم يصل التحويل إلى الجهة الأخرى
event-desk-time-told-short = نُبّه من يلزم إلى مضي المهلة
desk-phrases = عبارات للرد
desk-phrases-hint = اضغط على عبارة لتُضاف إلى الرد حيث المؤشر.
desk-offered-cases = { $n ->
    [zero] لا طلب مطابق
    [one] طلب واحد مطابق
    [two] طلبان مطابقان
    [few] { $n } طلبات مطابقة
    [many] { $n } طلباً مطابقاً
   *[other] { $n } طلب مطابق
}
desk-offered-cases-least = { $n ->
    [zero] لا طلب مطابق
    [one] طلب واحد مطابق على الأقل
    [two] طلبان مطابقان على الأقل
    [few] { $n } طلبات مطابقة على الأقل
    [many] { $n } طلباً مطابقاً على الأقل
   *[other] { $n } طلب مطابق على الأقل
}
desk-offered-colleagues = { $n ->
    [zero] لا زميل بهذا الاسم
    [one] زميل واحد بهذا الاسم
    [two] زميلان بهذا الاسم
    [few] { $n } زملاء بهذا الاسم
    [many] { $n } زميلاً بهذا الاسم
   *[other] { $n } زميل بهذا الاسم
}
desk-offered-colleagues-least = { $n ->
    [zero] لا زميل بهذا الاسم
    [one] زميل واحد على الأقل بهذا الاسم
    [two] زميلان على الأقل بهذا الاسم
    [few] { $n } زملاء على الأقل بهذا الاسم
    [many] { $n } زميلاً على الأقل بهذا الاسم
   *[other] { $n } زميل على الأقل بهذا الاسم
}

# ما تستطيع البرامج فعله، كل منها في جملة.
desk-does-export-list = الطلبات الواردة في قائمة، في ملف قيم مفصولة بفواصل، في استجابة واحدة مهما طالت.
desk-does-merge = يدمج طلباً آخر للعميل نفسه في هذا الطلب؛ ويمكن التراجع عنه بواسطة `batch`.
desk-does-part = يفصل طلباً سبق دمجه في هذا الطلب ليعود مستقلاً، وتتضمن الاستجابة ذلك الطلب.
desk-does-link = يدوّن صلة طلب بآخر.
desk-does-unlink = يزيل صلة طلب بآخر.
desk-does-split = يفتح طلباً مستقلاً مما كتبه العميل في هذا الطلب، وتتضمن الاستجابة الطلب الجديد.
desk-does-set-matter = يحدد موضوع الطلب: الخدمة ودرجة الاستعجال ولغة العميل.
desk-does-batch = ينفذ إجراءً على مئة طلب كحد أقصى؛ وما لا يمكن تنفيذه عليه يبقى على حاله.
desk-does-undo-batch = يتراجع خلال عشر دقائق عما نُفذ على عدة طلبات، أو عن دمج، ما لم يتغير شيء بعده.
desk-does-show-routing = كيف توزع الجهة العمل.
desk-does-set-routing = يحدد كيف توزع الجهة العمل.
desk-does-show-agreements = المهل المحددة للرد، للجهة ولكل خدمة على حدة، ومن يُبلَّغ مع مضي الوقت.
desk-does-set-agreement = يحدد مهلة الرد لخدمة، أو للجهة (`0`).
desk-does-end-agreement = ينهي ما حُدد من مهلة لخدمة، أو للجهة (`0`).
desk-does-snooze = يؤجل طلباً إلى وقت ضمن ساعات العمل، ويستمر احتساب مهلته.
desk-does-wake = يعيد طلباً كان مؤجلاً.
desk-does-reopen = يعيد فتح طلب مغلق دون رسالة من العميل، مع ذكر السبب.
desk-does-list-tags = وسوم الجهة.
desk-does-tag = يضع وسماً على طلب.
desk-does-untag = يزيل وسماً عن طلب.
desk-does-export-case = طلب كامل: ملف case.json والرسائل الأصلية، في ملف مضغوط واحد.
desk-does-stop-clock = يوقف احتساب مهلة طلب لسبب محدد يراه العميل.
desk-does-run-clock = يستأنف احتساب مهلة طلب.
desk-does-pass-on = يعتذر عن طلب عُرض على صاحب الرمز؛ فيُعرض على الزميل التالي.
desk-does-hand-to-entity = يحيل طلباً إلى جهة أخرى مع ملاحظة، ويستمر احتساب مهلته هناك.
desk-does-list-gaps = ما يتركه الغياب دون تغطية خلال الأسبوعين القادمين.
desk-does-list-cases = الطلبات الواردة في قائمة، أو التي تدل عليها كلمات أو رقم مرجعي؛ وتبدأ الصفحة التالية قبل (`before`) قيمة `next`.
desk-does-show-case = طلب واحد.
desk-does-show-conversation = محادثة الطلب من الأقدم إلى الأحدث؛ وتنتهي الصفحات الأقدم قبل (`before`) قيمة `next`.
desk-does-show-timeline = ما جرى في الطلب، من الأقدم إلى الأحدث.
desk-does-show-findings = ما تقوله قواعد الدليل بشأن الطلب، مع الوقائع التي تثبته.
desk-does-note = يضيف ملاحظة لا يراها إلا الزملاء.
desk-does-assign = يتولّى طلباً، أو يسنده إلى زميل.
desk-does-close = يغلق طلباً أُجيب عنه.
desk-does-list-views = القوائم المحفوظة لصاحب الرمز وقوائم الفريق.
desk-does-keep-view = يحفظ قائمة.
desk-does-change-view = يغيّر قائمة محفوظة.
desk-does-remove-view = يزيل قائمة، وتبقى طلباتها على حالها.
desk-does-show-view = الطلبات الواردة في قائمة محفوظة؛ وتنظر كل صفحة في ألفي طلب كحد أقصى، فقد تكون قصيرة ولها مع ذلك `next`.
desk-does-report-abuse = يُبلغ المشرف برسالة في طلب بوصفها إساءة من العميل.
desk-does-list-abuse-of-case = ما أُبلغ عنه في طلب من إساءات، الأقدم أولاً.
desk-does-list-abuse = بلاغات الإساءة، الأحدث أولاً؛ وتبدأ الصفحة التالية قبل (`before`) قيمة `next`.
desk-does-relieve = يتولّى الطلب الذي ورد فيه البلاغ، فيُعفى منه من أبلغ.
desk-does-guide-abuse = يُبقي الطلب حيث هو ويبيّن ما يُعمل.
desk-does-end-abuse = ينهي بلاغاً بنتيجته.

# الإساءة
desk-abuse-report = الإبلاغ عن إساءة
desk-abuse-reports = بلاغات الإساءة
desk-abuse-report-text = يُنبَّه المشرف فوراً، وله أن يتولّى الطلب. لا يُحتسب عليك تأخر رد يحلّ موعده قبل انقضاء مهلة المشرف. ولا يعلم العميل بشيء من ذلك.
desk-abuse-note = نوع الإساءة
desk-abuse-note-hint = في كلمات قليلة، مثل: شتم، تهديد.
desk-abuse-note-long = اكتب 500 حرف على الأكثر.
desk-abuse-not-theirs = لا يُبلَّغ عن إساءة من عميل إلا في رسالة واردة من الخارج.
desk-abuse-by = بلاغ إساءة من { $name }
desk-abuse-message = إلى الرسالة
desk-abuse-told = نُبّه المشرف، ولا يلزمك الرد على العميل قبل أن يجيبك أو تنقضي مهلته.
desk-abuse-take = تولّي الطلب
desk-abuse-guide = بقاء الطلب لدى الموظف مع التوجيه
desk-abuse-guidance = التوجيه
desk-abuse-guidance-needed = اكتب ما يُعمل، في 500 حرف على الأكثر.
desk-abuse-guide-send = إرسال التوجيه
desk-abuse-end = إنهاء البلاغ
desk-abuse-outcome = النتيجة
desk-abuse-outcome-is = النتيجة: { $outcome }.
desk-abuse-outcome-reminded = ذُكّر العميل بالاحترام المتبادل
desk-abuse-outcome-referred = أُحيل إلى المختصين
desk-abuse-outcome-no-abuse = لم تكن هناك إساءة
desk-abuse-outcome-other = نتيجة أخرى
desk-abuse-outcome-note-label = ملاحظة
desk-abuse-outcome-note = اكتب ما انتهى إليه البلاغ أو سبب عدم عدّه إساءة، في 500 حرف على الأكثر.
desk-abuse-own = هذا بلاغك، ويرد عليه مشرف آخر.
desk-abuse-answered = سبق الرد على هذا البلاغ.
desk-abuse-taken = سبق أن ردّ مشرف آخر على هذا البلاغ.
desk-abuse-ended = سبق إنهاء هذا البلاغ.
desk-abuse-answer-taken-over = صار الطلب لدى { $name } في { $time }.
desk-abuse-answer-given = أُسند الطلب إلى زميل آخر في { $time }، بقرار من { $name }.
desk-abuse-answer-guided = توجيه من { $name } في { $time }:
desk-abuse-answer-closed = أُنهي البلاغ في { $time }، بقرار من { $name }.
desk-abuse-reports-text = ما أبلغ عنه الموظفون من إساءات العملاء. تولَّ الطلب أو بيّن ما يُعمل، ثم أنهِ البلاغ بنتيجة.
desk-abuse-reports-empty = لا بلاغات عن إساءة
desk-abuse-reports-empty-text = يظهر البلاغ هنا لحظة يرسله الموظف.
desk-abuse-open = لم تنتهِ بعد
desk-abuse-more = المزيد مما لم ينتهِ
desk-abuse-ended-list = المنتهية

desk-phone = التحقق من هاتف العميل
desk-phone-lead = يصل رمز الرسالة المؤمّنة برسالة نصية إلى هاتف تحقق أحد الموظفين من أنه للعميل. الرقم الذي كُتب فقط قد يكون لأي شخص.
desk-phone-no-gateway = لا تُرسل رسائل نصية من هذا النظام بعد: لم تُضبط بوابتها. يمكن لمشغّل النظام ضبطها.
desk-phone-proven = تحقق أحد الموظفين من أن الهاتف { $phone } للعميل.
desk-phone-number = رقم الهاتف النقال
desk-phone-number-hint = مثل 3612 3456، ولرقم من دولة أخرى رمزها قبله.
desk-phone-how = كيف تحققت؟
desk-phone-how-hint = مثل: الرقم مسجَّل لدينا برقمه الشخصي، واتصلت به وأجاب العميل. يُسجَّل ذلك باسمك.
desk-phone-how-needed = اكتب في 10 إلى 500 حرف كيف تحققت.
desk-phone-other = هذا الرقم مسجَّل لعميل آخر. تحقق من الرقم، أو أرسل الرمز إلى بريد العميل.
desk-phone-confirm = الهاتف للعميل
desk-does-confirm-phone = يبيّن كيف تحقق الموظف من أن رقم الهاتف للعميل.
event-desk-phone-confirmed = تحقق موظف من أن الهاتف { $phone } للعميل
event-desk-phone-confirmed-short = تحقق موظف من أن الهاتف للعميل
