# عبارات صفحة الدليل وبطاقات الأداء
oversight-guide = الدليل بنداً بنداً
oversight-guide-lead = كل بند من دليل خدمة العملاء الموحد، وما يفعله هذا النظام من أجله فعلاً.
oversight-clauses = البنود
oversight-live = مطبّق في هذا النظام
oversight-live-hint = في النظام جزء يتولى هذا البند.
oversight-not-live = غير مطبّق بعد في هذا النظام
oversight-ruled = تحكم فيه قاعدة
oversight-ruled-hint = يُحسم من الأحداث المسجلة، وله قصة تلتزم به وقصة تخالفه.
oversight-all-chapters = كل الفصول
oversight-chapter = الفصل { $n }
oversight-all-clauses = كل البنود
oversight-by-chapter = الفصول
oversight-by-standing = حالة التطبيق
oversight-no-clauses = لا يوجد بند بهذه الصفة.
oversight-how = كيف يُطبَّق
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
oversight-government-clauses = بنداً بنداً
oversight-government-lead = القواعد نفسها، والحد الأدنى نفسه للعينة، وفترة الثقة نفسها لكل جهة. ولا تُذكر أسماء.
oversight-evidence = الأدلة
oversight-from = من
oversight-to = إلى
oversight-show = عرض
oversight-csv = تنزيل بصيغة CSV
oversight-empty = لا نتائج في هذه الأيام
oversight-empty-text = تظهر الأرقام من تلقاء نفسها فور خدمة العملاء. اختر أياماً أخرى للنظر أبعد.
oversight-index = الالتزام فيما رُصد
oversight-proven = الالتزام في كل ما وجب
oversight-proven-hint = ما لم يره أحد لا يُحسب التزاماً.
oversight-not-observed = غير مرصود
oversight-not-observed-hint = وجب، ولا شيء يبيّن هل التُزم به.
oversight-percent = ⁦{ $n }%⁩
oversight-interval = بين ⁦{ $low }%⁩ و⁦{ $high }%⁩
oversight-too-few = أقل من أن يُقارن
oversight-nothing-observed = لم يُرصد شيء
oversight-yes = نعم
oversight-sample = { $n ->
    [zero] لم تُرصد أي حالة
    [one] حالة مرصودة واحدة
    [two] حالتان مرصودتان
    [few] { $n } حالات مرصودة
    [many] { $n } حالة مرصودة
   *[other] { $n } حالة مرصودة
}
oversight-unseen = { $n ->
    [zero] لا حالات غير مرصودة
    [one] حالة واحدة غير مرصودة
    [two] حالتان غير مرصودتين
    [few] { $n } حالات غير مرصودة
    [many] { $n } حالة غير مرصودة
   *[other] { $n } حالة غير مرصودة
}
oversight-missed = { $n ->
    [zero] لا حالات لم تتحقق
    [one] حالة واحدة لم تتحقق
    [two] حالتان لم تتحققا
    [few] { $n } حالات لم تتحقق
    [many] { $n } حالة لم تتحقق
   *[other] { $n } حالة لم تتحقق
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
oversight-people-hint = في كل البنود معاً، مرتبون حسب الأسماء دون مفاضلة. لا يُقارن من رُصدت له أقل من 30 حالة، والفروق داخل فترات الثقة قد تكون مصادفة.
oversight-nobodys = تشمل النسب في أعلى الصفحة أيضاً ما لا يُنسب إلى موظف بعينه (غير المرصود: { $unseen }، والمرصود: { $seen })، ولا يُحسب ذلك على أي موظف.
oversight-teams = حسب المركز
oversight-teams-hint = ما قام به من يعملون في المركز الآن، على جميع البنود، مرتباً حسب الأسماء.
oversight-services = حسب الخدمة
oversight-services-hint = ما قُدّم في كل خدمة، على جميع البنود، مرتباً حسب الأسماء.
oversight-column-people = الموظف
oversight-column-teams = المركز
oversight-column-services = الخدمة
oversight-you = أنت
oversight-formula = النسبة: ما تحقق ÷ (ما تحقق + ما لم يتحقق)، مع فترة ثقة ويلسون بنسبة ⁦95%⁩. والتغطية: المرصود ÷ كل ما وجب. وتبدأ المقارنة من 30 حالة مرصودة.
oversight-column-clause = البند
oversight-column-text = الواجب
oversight-column-by = القياس
oversight-column-share = نسبة الالتزام (%)
oversight-column-low = الحد الأدنى (%)
oversight-column-high = الحد الأعلى (%)
oversight-column-sample = المرصود
oversight-column-missed = ما لم يتحقق
oversight-column-not-observed = غير المرصود
oversight-column-coverage = التغطية (%)
oversight-column-enough = يكفي للمقارنة
oversight-column-course = أسبوعياً
oversight-column-evidence = الأدلة
oversight-column-employee = الموظف
oversight-column-entity = الجهة
oversight-column-spread = التفاوت
oversight-column-case = الطلب
oversight-of-no-case = بلا طلب: في المركز
oversight-column-when = وقت الحكم
oversight-column-events = ما يثبتها
oversight-outcomes = النتائج
oversight-no-findings = لا نتائج من هذا النوع
oversight-no-findings-text = لم تُسجل لهذا البند نتيجة من هذا النوع في هذه الأيام.
oversight-finding = النتيجة كاملة
oversight-disputed = معترض عليها
oversight-upheld = أُيدت
oversight-overturned = نُقضت: تُحسب غير مرصودة
oversight-period-order = يجب ألا يسبق اليوم الأخير اليوم الأول.
oversight-period-long = اختر 400 يوم على الأكثر.
oversight-period-date = اكتب تاريخاً مثل 24/11/2026.
oversight-means-uniform = يُعرض البند الواحد وحصيلة كل جهة جنباً إلى جنب، بالقواعد نفسها وحد العيّنة نفسه وفترة الثقة نفسها، مع بيان الفروق التي تتجاوز المصادفة.
oversight-means-justice = تُعرض مدد الانتظار ونسب الردود في موعدها حسب لغة العميل والمركز والخدمة، ويُنبَّه إلى كل فرق يتجاوز المصادفة.
oversight-means-scorecard = بطاقة أداء لكل بند، للجهة ولكل موظف وللحكومة كلها، تُحدَّث من الأحداث ويُفتح كل رقم منها على أدلته.

# التقارير
oversight-reports = التقارير
oversight-own-report = أرقامي
oversight-report-of = اختر مركزاً أو موظفاً أو خدمة.
oversight-report-compared = مقارنةً بالعدد نفسه من الأيام قبلها: من { $from } إلى { $to }.
oversight-counted-to = أُحصي ما حدث حتى { $at }.
oversight-report-empty = لم يحدث شيء في هذه الأيام
oversight-report-empty-text = تظهر الأرقام تلقائياً حالما يكتب العملاء ويُردّ عليهم. اختر أياماً أخرى للنظر إلى ما قبلها.
oversight-xlsx = تنزيل لبرنامج Excel
oversight-csv-of = تنزيل بصيغة CSV: { $table }
oversight-few = العدد قليل
oversight-part-of = { $part } من { $all }
oversight-same = كما كان
oversight-more = أكثر بـ { $n }
oversight-less = أقل بـ { $n }
oversight-points-more = { $n ->
    [zero] لا فرق
    [one] أعلى بنقطة
    [two] أعلى بنقطتين
    [few] أعلى بـ { $n } نقاط
    [many] أعلى بـ { $n } نقطة
   *[other] أعلى بـ { $n } نقطة
}
oversight-points-less = { $n ->
    [zero] لا فرق
    [one] أدنى بنقطة
    [two] أدنى بنقطتين
    [few] أدنى بـ { $n } نقاط
    [many] أدنى بـ { $n } نقطة
   *[other] أدنى بـ { $n } نقطة
}
oversight-may-be-chance = قد يكون مصادفة
oversight-in-working-time = بساعات العمل: { $span }
oversight-older = أقدم من 14 يوم عمل: { $n }
oversight-nobody = لا أحد
oversight-left = موظفون تركوا العمل
oversight-no-centre = بلا مركز
oversight-no-service = بلا خدمة
oversight-report-what = البيان
oversight-report-now = هذه الأيام
oversight-report-before = الأيام التي قبلها
oversight-report-change = الفرق
oversight-report-opened = الطلبات الواردة
oversight-report-received = رسائل العملاء
oversight-report-answered = الردود
oversight-report-closed = الطلبات المغلقة
oversight-report-in-time = الرد في الموعد
oversight-report-in-time-count = ردود في الموعد
oversight-report-late = مواعيد فاتت
oversight-report-reopened = عادت خلال 14 يوماً
oversight-report-reopened-count = طلبات عادت
oversight-report-promises = الوعود التي وُفي بها
oversight-report-promises-kept = وعود وُفي بها
oversight-report-promises-broken = وعود لم يُوفَ بها
oversight-report-handed-over = انتقلت بين الموظفين
oversight-report-median = نصفها خلال
oversight-report-p90 = تسعة أعشارها خلال
oversight-report-mean = المتوسط
oversight-report-sample = العدد
oversight-report-median-before = نصفها خلال، في الأيام التي قبلها
oversight-report-first-clock = أول رد، بالساعات المتصلة
oversight-report-first-working = أول رد، بساعات العمل
oversight-report-settled-clock = حتى الإغلاق، بالساعات المتصلة
oversight-report-settled-working = حتى الإغلاق، بساعات العمل
oversight-report-first-median = أول رد: نصفها خلال
oversight-report-first-mean = أول رد، في المتوسط
oversight-report-first-mean-working = مثله بساعات العمل
oversight-report-age = أيام العمل منذ وصولها
oversight-report-age-0-1 = حتى يوم
oversight-report-age-2-3 = من 2 إلى 3
oversight-report-age-4-7 = من 4 إلى 7
oversight-report-age-8-14 = من 8 إلى 14
oversight-report-age-15 = 15 فأكثر
oversight-report-open = المفتوح الآن
oversight-report-open-now = المفتوح الآن
oversight-report-of-all = من المجموع
oversight-report-day = اليوم
oversight-report-centres = المركز
oversight-report-people = الموظف
oversight-report-services = الخدمة
oversight-report-table-flow = ما ورد وما أُنجز
oversight-report-table-times = المدد
oversight-report-table-ages = المفتوح الآن حسب عمره
oversight-report-table-centres = حسب المركز
oversight-report-table-people = حسب الموظف
oversight-report-table-services = حسب الخدمة
oversight-report-entities = الجهة
oversight-report-guide = ما تحقّق من الدليل
oversight-report-clauses = { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بنداً
   *[other] { $n } بند
}
oversight-report-first-clock-median = أول رد بالساعات المتصلة: نصفها خلال
oversight-report-first-working-median = أول رد بساعات العمل: نصفها خلال
oversight-report-late-now = متأخر الآن
oversight-report-table-entities = الجهات جنباً إلى جنب
oversight-report-hint-entities = حصيلة كل جهة في هذه الأيام وما هو مفتوح لديها الآن. لا تُقارن نسبة عيّنتها دون الثلاثين. وما تحقّق من الدليل رقم واحد لجميع بنوده، لكل واجب فيه الوزن نفسه.
oversight-lang-ar = بالعربية
oversight-lang-en = بالإنجليزية
oversight-report-langs = اللغة
oversight-report-table-langs = حسب لغة العميل
oversight-report-hint-langs = لا ينتظر من يكتب بلغةٍ أكثرَ ممن يكتب بالأخرى.
oversight-report-table-days = حسب اليوم
oversight-report-hint-flow = تُقارن النسب ابتداءً من 30، وما كان أصغر من فترة الثقة فقد يكون مصادفة.
oversight-report-hint-times = كل مدة بالساعات المتصلة وبساعات العمل. لا يُحسب ما توقفت فيه المهلة لسبب معلن.
oversight-report-hint-ages = لا تزيد أيامُ نهاية الأسبوع والعطل عمرَ الطلب.
oversight-report-hint-centres = لكل مركز ما قام به موظفوه.
oversight-report-hint-people = مرتبون حسب الأسماء دون مفاضلة. لا يُقارن من كان عدده أقل من 30.
oversight-report-hint-services = الطلبات التي لم تُعرف خدمتها في آخر الجدول.
oversight-report-hint-days = كل يوم من أيام الفترة.
oversight-report-chart-received = رسائل العملاء
oversight-report-chart-answered = الردود
oversight-formulas = كيف تُحسب هذه الأرقام
oversight-formula-in-time = الرد في الموعد: الردود في موعدها ÷ (الردود في موعدها + المواعيد التي فاتت بلا رد). وما فات موعده ولا يزال مفتوحاً يُعدّ فائتاً.
oversight-formula-first = أول رد: من رسالة العميل إلى أول رد من موظف. والإشعار الآلي بالاستلام ليس رداً.
oversight-formula-settled = حتى الإغلاق: من ورود الطلب إلى إغلاقه، للطلبات التي رُدّ على عملائها. وما عاد ثم أُغلق يُحسب مرة أخرى بكامل مدته.
oversight-formula-reopened = عادت: الطلبات المغلقة التي كتب فيها العميل مجدداً خلال 14 يوماً ÷ الطلبات المغلقة. ويُحسب كل منها ليوم إغلاقه.
oversight-formula-backlog = المفتوح الآن: ما لم يُغلق، ومنه المؤجل وما ينتظر العميل. ويُحسب العمر بأيام العمل منذ ورود الطلب.
oversight-formula-spread = تُقرأ «نصفها خلال» (الوسيط) و«تسعة أعشارها خلال» من مقياس دقيق الدرجات، وتختلف عن القيم الدقيقة بما لا يتجاوز ⁦9.1%⁩. أما المتوسطات فدقيقة.

# لوحة المتابعة
oversight-board = لوحة المتابعة
oversight-board-late = المتأخر
oversight-board-late-hint = فات موعده بلا رد.
oversight-board-unassigned = بلا مسؤول
oversight-board-open = المفتوح
oversight-board-snoozed = المؤجل: { $n }
oversight-board-answered = بانتظار العميل
oversight-board-came-today = رسائل العملاء اليوم
oversight-board-done-today = الردود: { $answered }، المغلق: { $closed }
oversight-board-give = إسناد { $reference }
oversight-board-give-short = إسناد
oversight-board-give-it = إسناد الطلب
oversight-board-to = إلى من
oversight-board-note = ملاحظة للزميل
oversight-board-note-hint = تبقى الملاحظة في سجل الطلب، وهي مطلوبة إذا كنت أنت من يتولاه.
oversight-board-whom = اختر زميلاً.
oversight-board-nobody-here = لا يوجد الآن زميل آخر يمكن إسناد الطلب إليه.
oversight-board-load = قيد العمل: { $open }، المتأخر: { $late }
oversight-board-part-late = المتأخر، الأقدم أولاً
oversight-board-part-soon = يحل موعده خلال { $hours ->
    [zero] لحظات
    [one] ساعة
    [two] ساعتين
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}
oversight-board-part-unassigned = بلا مسؤول، الأطول انتظاراً أولاً
oversight-board-part-answered = بانتظار العميل، الأطول انتظاراً أولاً
oversight-board-none-late = لا شيء متأخر.
oversight-board-none-soon = لا موعد يحل قريباً.
oversight-board-none-unassigned = لكل طلب مفتوح من يتولى أمره.
oversight-board-none-answered = لا طلب ينتظر عميلاً.
oversight-board-cases = الطلبات
oversight-board-about = الموضوع
oversight-board-owner = المسؤول
oversight-board-due = الموعد
oversight-board-since = آخر حركة
oversight-board-act = الإجراء
oversight-board-more = عرض القائمة كاملة
oversight-board-people = توزيع العمل على الموظفين
oversight-board-in-hand = قيد العمل
oversight-board-answered-today = ردود اليوم
oversight-board-newest = آخر طلب تحرّك
oversight-board-away = غائب
oversight-board-hours = رسائل العملاء اليوم، حسب الساعة
oversight-report-table-quality = كيف كانت الخدمة
oversight-report-hint-quality = يُحسب رأي العميل ليوم سؤاله، ويُحسب الإغلاق ليومه. وبجانب كل نسبة العدد الذي حُسبت منه.
oversight-report-table-stops = أسباب توقف المهل
oversight-report-hint-stops = تُحسب عند استئناف المهلة، بالساعات المتصلة وبساعات العمل. ويرى العميل السبب.
oversight-report-reason = السبب
oversight-report-clock = بالساعات المتصلة
oversight-report-working = بساعات العمل
oversight-report-clock-before = بالساعات المتصلة، قبلها
oversight-report-working-before = بساعات العمل، قبلها
oversight-report-satisfied = العملاء الراضون
oversight-report-responded = أبدوا رأيهم
oversight-report-points = الدرجة من خمس
oversight-report-first-contact = أُنجز من أول تواصل
oversight-report-handed-well = تحويلات أجاب عنها الزميل
oversight-report-handed-returned = تحويلات عادت إلى من حوّلها
oversight-report-clean = ردود بلا خطأ
oversight-report-faults = الأخطاء في كل مئة كلمة
oversight-report-opinions-asked = عملاء سُئلوا عن رأيهم
oversight-report-opinions-given = آراء وردت
oversight-report-opinions-good = أربع أو خمس من خمس
oversight-report-contacts = طلبات مغلقة مضت عليها سبعة أيام
oversight-report-first-contacts = طلبات لم تحتج إلى تواصل آخر
oversight-report-handed-answered = تحويلات أجاب عنها من حُوّلت إليه
oversight-report-written = ردود مكتوبة
oversight-report-words = كلمات الردود
oversight-of-sample = من { $n }
oversight-formula-satisfied = الراضون: الآراء التي بلغت أربعاً أو خمساً ÷ الآراء الواردة. أبدوا رأيهم: الآراء الواردة ÷ من سُئلوا. الدرجة: متوسط الآراء الواردة.
oversight-formula-first-contact = أُنجز من أول تواصل: ما أُجيب عنه وأُغلق ولم يكتب العميل فيه مجدداً ولم يتقدم بطلب آخر عن الخدمة نفسها خلال 7 أيام من أي قناة ÷ كل ما أُجيب عنه وأُغلق. ويُعرف ذلك بعد 7 أيام من الإغلاق.
oversight-formula-handed = تحويلات أجاب عنها الزميل: الطلبات التي أجاب عنها من حُوّلت إليه ÷ مجموعها مع ما عاد إلى من حوّله.
oversight-formula-clean = ردود بلا خطأ: الردود التي لم يبق فيها خطأ إملائي ولا لفظ عامي ولا عبارة ملتبسة أو فيها لوم ÷ الردود. الأخطاء في كل مئة كلمة: ما بقي × 100 ÷ الكلمات.

# ما تستطيع البرامج فعله، كل منها في جملة.
oversight-does-board = ما تأخر، وما أوشك أن يتأخر، وما لا يتولاه أحد، وما ينتظر العملاء، وما لدى كل موظف من عمل.
oversight-does-report = ما ورد وما أُنجز خلال مدة من الأيام، وسرعة الرد والإنجاز، وما تبقى؛ بحسب المركز والموظف والخدمة.
oversight-does-compare = مجاميع الجهات جنباً إلى جنب، للرقابة الحكومية، دون أشخاص.
oversight-does-guide = بنود الدليل كلها، وما يقوم به هذا النظام لكل منها.
oversight-does-scores = الدرجات بحسب البنود، لجهة صاحب الرمز أو لكل الجهات للرقابة الحكومية، دون أشخاص.
