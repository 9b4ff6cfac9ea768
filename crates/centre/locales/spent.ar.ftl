# أوقات العملاء في المركز.
centre-spent = الأوقات
centre-spent-of = الأوقات: { $centre }
centre-spent-when = الفترة
centre-spent-days = { $n ->
    [zero] لا أيام
    [one] اليوم
    [two] آخر يومين
    [few] آخر { $n } أيام
    [many] آخر { $n } يوماً
   *[other] آخر { $n } يوم
}
centre-spent-days-wrong = اختر عدد أيام من 1 إلى 92.
centre-spent-act = عرض
centre-spent-empty = لم يُنادَ أي عميل في هذه الفترة
centre-spent-empty-text = تُحتسب الأوقات عند انتهاء الزيارات، خلال نصف دقيقة.
centre-spent-called = العملاء الذين نودوا
centre-spent-absent = نداءات بلا حضور
centre-spent-absent-hint = من النداءات، ما لم يحضر إليه أحد
centre-spent-left = غادروا قبل خدمتهم
centre-spent-left-hint = من ألغوا دورهم بأنفسهم؛ أما من ينصرف من دون إلغائه فيُنادى بلا حضور
centre-spent-estimates = دقة تقديرات الانتظار
centre-spent-held = حالات انتظار ضمن التقدير
centre-spent-held-of = { $n ->
    [zero] لا تقديرات
    [one] من تقدير واحد، والمستهدف تسعة من كل عشرة
    [two] من تقديرين، والمستهدف تسعة من كل عشرة
    [few] من { $n } تقديرات، والمستهدف تسعة من كل عشرة
    [many] من { $n } تقديراً، والمستهدف تسعة من كل عشرة
   *[other] من { $n } تقدير، والمستهدف تسعة من كل عشرة
}
centre-spent-width = متوسط مدى التقدير
centre-spent-width-hint = من أقصر انتظار ذُكر للعميل إلى أطوله
centre-spent-near = حالات قريبة من الانتظار المرجح
centre-spent-near-hint = بفارق لا يتجاوز خمس دقائق
centre-spent-no-estimates = لم تنتهِ في هذه الفترة أي حالة انتظار سبق تقديرها.
centre-spent-share = ⁦{ $share }%⁩
centre-spent-none = –
centre-spent-four = أوقات العملاء
centre-spent-time = الوقت
centre-spent-median = نصف العملاء لا يتجاوزون
centre-spent-p90 = تسعة من كل عشرة لا يتجاوزون
centre-spent-counted = العدد
centre-spent-wait = الانتظار حتى النداء
centre-spent-way = الوصول إلى الشباك
centre-spent-service = عند الشباك، للخدمة الواحدة
centre-spent-total = في المركز إجمالاً
centre-spent-how = يُحتسب الانتظار من أخذ التذكرة، أو من الوقت المحجوز. ولا تُحتسب الفترة بين زيارتين للشباك ضمن وقت الخدمة. ولا يزيد الفرق بين أي رقم والقيمة الفعلية على ⁦10%⁩.
centre-spent-by-service = بحسب الخدمة
centre-spent-by-hour = بحسب الساعة التي بدأ فيها الانتظار
centre-spent-hour = الساعة
centre-spent-groups = مقارنة بين الفئات
centre-spent-group = الفئة
centre-spent-first = أصحاب الأولوية
centre-spent-ordinary = من دون أولوية
centre-spent-arabic = الخدمة بالعربية
centre-spent-english = الخدمة بالإنجليزية
centre-spent-half = نصفهم خلال { $time }
centre-spent-nine = تسعة من كل عشرة خلال { $time }
centre-spent-passed = { $n ->
    [zero] لم يتقدم أحد من أصحاب الأولوية على من سبقه في الحضور للخدمة نفسها.
    [one] تقدم أصحاب الأولوية على عميل واحد سبقهم في الحضور للخدمة نفسها، وانتظر العميل بعد ذلك { $span }.
    [two] تقدم أصحاب الأولوية على عميلين سبقاهم في الحضور للخدمة نفسها، ولم ينتظر أي منهما بعد ذلك أكثر من { $span }.
    [few] تقدم أصحاب الأولوية على { $n } عملاء سبقوهم في الحضور للخدمة نفسها، ولم ينتظر أي منهم بعد ذلك أكثر من { $span }.
    [many] تقدم أصحاب الأولوية على { $n } عميلاً سبقوهم في الحضور للخدمة نفسها، ولم ينتظر أي منهم بعد ذلك أكثر من { $span }.
   *[other] تقدم أصحاب الأولوية على { $n } عميل سبقوهم في الحضور للخدمة نفسها، ولم ينتظر أي منهم بعد ذلك أكثر من { $span }.
}
centre-spent-bound = من انتظر { $span } لا يتقدم عليه أحد من أصحاب الأولوية ممن حضروا بعده، وتُستكمل قبله خدمة من هم عند الشبابيك. هذه قاعدة المركز.
centre-does-times = يعرض أوقات المركز: الانتظار، والوصول إلى الشباك، والخدمة، والمدة الإجمالية
