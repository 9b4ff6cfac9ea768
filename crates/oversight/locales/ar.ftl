# عبارات صفحة الدليل وبطاقات الأداء
oversight-guide = الدليل بنداً بنداً
oversight-guide-lead = كل بند من دليل خدمة العملاء الموحد، وما يفعله هذا النظام من أجله فعلاً.
oversight-clauses = البنود
oversight-live = مطبّق في هذا النظام
oversight-live-hint = يقف جزء من النظام خلف البند.
oversight-not-live = غير مطبّق بعد في هذا النظام
oversight-ruled = تحكم فيه قاعدة
oversight-ruled-hint = يُحسم من الأحداث المسجلة، وله قصة تلتزم به وقصة تخالفه.
oversight-all-chapters = كل الفصول
oversight-chapter = الفصل { $n }
oversight-all-clauses = كل البنود
oversight-by-chapter = الفصول
oversight-by-standing = حالة التطبيق
oversight-no-clauses = لا يوجد بند بهذه الصفة.
oversight-how = كيف
oversight-rule = القاعدة
oversight-rule-version = الإصدار
oversight-kept-by = القصة التي تلتزم به
oversight-broken-by = القصة التي تخالفه
oversight-does = ما يفعله هذا النظام
oversight-does-nothing = لا يفعل أي جزء من هذا النظام شيئاً لهذا البند بعد.
oversight-aim = ما يسعى إليه النظام
oversight-own-figure = جهتك في آخر 90 يوماً
oversight-line = { $said } ({ $interval }). { $sample }
oversight-line-few = { $said }. { $sample }
oversight-scorecard = بطاقة الأداء
oversight-own = بطاقة أدائي
oversight-government = على مستوى الحكومة
oversight-government-short = الحكومة
oversight-government-lead = القواعد نفسها، والحد الأدنى نفسه للعينة، ومجال الثقة نفسه لكل جهة. ولا تُذكر أسماء.
oversight-evidence = الأدلة
oversight-from = من
oversight-to = إلى
oversight-show = عرض
oversight-csv = حفظ جدولاً
oversight-empty = لا نتائج في هذه الأيام
oversight-empty-text = تظهر الأرقام من تلقاء نفسها فور خدمة العملاء. اختر أياماً أخرى للنظر أبعد.
oversight-index = الالتزام فيما لوحظ
oversight-proven = الالتزام في كل ما وجب
oversight-proven-hint = ما لم يره أحد لا يُحسب التزاماً.
oversight-not-observed = غير ملحوظ
oversight-not-observed-hint = وجب، ولا شيء يبيّن هل التُزم به.
oversight-percent = { $n }%
oversight-interval = بين { $low }% و{ $high }%
oversight-too-few = أقل من أن يُقارن
oversight-nothing-observed = لم يُلاحظ شيء
oversight-yes = نعم
oversight-sample = { $n ->
    [zero] لم تُلاحظ أي حالة
    [one] حالة ملحوظة واحدة
    [two] حالتان ملحوظتان
    [few] { $n } حالات ملحوظة
    [many] { $n } حالة ملحوظة
   *[other] { $n } حالة ملحوظة
}
oversight-unseen = { $n ->
    [zero] لا حالات غير ملحوظة
    [one] حالة واحدة غير ملحوظة
    [two] حالتان غير ملحوظتين
    [few] { $n } حالات غير ملحوظة
    [many] { $n } حالة غير ملحوظة
   *[other] { $n } حالة غير ملحوظة
}
oversight-missed = { $n ->
    [zero] لا مخالفات
    [one] مخالفة واحدة
    [two] مخالفتان
    [few] { $n } مخالفات
    [many] { $n } مخالفة
   *[other] { $n } مخالفة
}
oversight-met = { $n ->
    [zero] لا حالات التزام
    [one] حالة التزام واحدة
    [two] حالتا التزام
    [few] { $n } حالات التزام
    [many] { $n } حالة التزام
   *[other] { $n } حالة التزام
}
oversight-points = { $n ->
    [zero] لا فرق
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
    [many] { $n } نقطة
   *[other] { $n } نقطة
}
oversight-beyond-chance = يتجاوز المصادفة
oversight-weeks = أسبوعاً بأسبوع، في جدول
oversight-course-of = نسبة الالتزام أسبوعياً: { $clause }
oversight-people = حسب الموظف
oversight-people-hint = في كل البنود معاً. لا يُقارن من لوحظت له أقل من 30 حالة، والفروق داخل المجالات قد تكون مصادفة.
oversight-you = أنت
oversight-formula = النسبة: الالتزام ÷ (الالتزام + المخالفة)، مع مجال ويلسون بثقة 95%. والتغطية: الملحوظ ÷ كل ما وجب. وتبدأ المقارنة من 30 حالة ملحوظة.
oversight-column-clause = البند
oversight-column-text = الواجب
oversight-column-by = القياس
oversight-column-share = نسبة الالتزام (%)
oversight-column-low = الحد الأدنى (%)
oversight-column-high = الحد الأعلى (%)
oversight-column-sample = الملحوظ
oversight-column-missed = المخالفات
oversight-column-not-observed = غير الملحوظ
oversight-column-coverage = التغطية (%)
oversight-column-enough = يكفي للمقارنة
oversight-column-course = أسبوعياً
oversight-column-evidence = الأدلة
oversight-column-employee = الموظف
oversight-column-entity = الجهة
oversight-column-spread = التفاوت
oversight-column-case = الطلب
oversight-column-when = وقت الحكم
oversight-column-events = ما يثبتها
oversight-outcomes = النتائج
oversight-no-findings = لا نتائج من هذا النوع
oversight-no-findings-text = لم تُسجل لهذا البند نتيجة من هذا النوع في هذه الأيام.
oversight-finding = النتيجة كاملة
oversight-disputed = معترض عليها
oversight-upheld = أُيدت
oversight-overturned = نُقضت: تُحسب غير ملحوظة
oversight-event-desk-case-opened = وصل الطلب
oversight-event-desk-case-assigned = أُسند الطلب
oversight-event-desk-case-late = تأخر الرد
oversight-event-desk-case-closed = أُغلق الطلب
oversight-period-order = يجب ألا يسبق اليوم الأخير اليوم الأول.
oversight-period-long = اختر 400 يوم على الأكثر.
oversight-period-date = اكتب تاريخاً مثل 24/11/2026.
oversight-means-scorecard = بطاقة أداء لكل بند، للجهة ولكل موظف وللحكومة كلها، تُحدَّث من الأحداث ويُفتح كل رقم منها على أدلته.
