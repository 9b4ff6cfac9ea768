# الإعداد الأول للمركز
centre-set-up-steps = خطوة بخطوة
centre-steps-about = ما يحتاج إليه المركز قبل استقبال العملاء، بهذا الترتيب. وتقود كل خطوة إلى موضع إنجازها.
centre-step-done = مكتملة
centre-step-missing = ناقصة
centre-step-hours = ساعات العمل
centre-step-hours-there = يحدد تقويم الجهة ساعات عمل المركز.
centre-step-hours-own = للمركز أسبوع عمل خاص به.
centre-step-hours-missing = لا دوام في تقويم الجهة. يُدخله مدير النظام في الجهة، أو تُحدَّد هنا ساعات خاصة بالمركز.
centre-step-queues = الصفوف والخدمات
centre-step-no-queue = لا يوجد أي صف بعد.
centre-step-no-service = لا تُقدَّم أي خدمة في صف مفتوح بعد.
centre-step-services = { $n ->
    [zero] لا تُصدر تذاكر لأي خدمة.
    [one] تُصدر التذاكر لخدمة واحدة.
    [two] تُصدر التذاكر لخدمتين.
    [few] تُصدر التذاكر لعدد { $n } خدمات.
    [many] تُصدر التذاكر لعدد { $n } خدمة.
   *[other] تُصدر التذاكر لعدد { $n } خدمة.
}
centre-step-counters = الشبابيك
centre-step-many-counters = { $n ->
    [zero] لا توجد شبابيك بعد.
    [one] يوجد شباك واحد.
    [two] يوجد شباكان.
    [few] توجد { $n } شبابيك.
    [many] يوجد { $n } شباكاً.
   *[other] يوجد { $n } شباك.
}
centre-serving = من يخدم
centre-serving-in = من يخدم: { $centre }
centre-serving-about = لا يُنادى إلى الشباك إلا العملاء الذين يكون موظفه مؤهلاً لخدمتهم بلغتهم. يظهر هنا من يعمل في هذا المركز، ومن لا يتبع مركزاً بعينه.
centre-none-yours = لا يُنادى أحد إلى شباكك في { $centre }
centre-none-yours-text = لست مؤهلاً لأي من خدمات هذا المركز، فلا يُنادى أحد من الصف إلى شباكك. يحدد مدير المركز أو مدير النظام في الجهة ما يخدم فيه كل موظف من صفحة «من يخدم» الخاصة بالمركز.
centre-colleague-calls = يناديه زميل
centre-serving-nobody = لا أحد يعمل في هذا المركز بعد
centre-serving-nobody-text = يضيف مدير النظام في الجهة الموظفين، ثم يظهرون هنا.
centre-serving-person = الموظف
centre-serving-what = ما يخدم فيه
centre-serving-nothing = لا يخدم في الشبابيك
centre-serving-remove = إزالة
centre-serving-add = إضافة تأهيل
centre-serving-who = اختر الموظف
centre-serving-choose = اختر موظفاً يعمل في هذا المركز.
centre-serving-all = جميع الخدمات
centre-serving-langs = لغة الخدمة
centre-serving-both = العربية والإنجليزية
centre-serving-ar = العربية
centre-serving-en = الإنجليزية
centre-serving-lang = اختر لغة الخدمة.
centre-serving-not-yours = من لا يتبع مركزاً قد يخدم الآن في مركز آخر، فلا يزيل تأهيله إلا مدير النظام في الجهة.
centre-serving-save = إضافة
centre-step-serving = من يخدم
centre-step-nobody = لا أحد ممن يعملون هنا مؤهل للخدمة في الشبابيك بعد.
centre-step-unserved = لا أحد ممن يعملون هنا مؤهل لما يلي: { $services }
centre-step-people = { $n ->
    [zero] لا يوجد موظف مؤهل للشبابيك.
    [one] موظف واحد مؤهل للشبابيك.
    [two] موظفان مؤهلان للشبابيك.
    [few] { $n } موظفين مؤهلون للشبابيك.
    [many] { $n } موظفاً مؤهلون للشبابيك.
   *[other] { $n } موظف مؤهلون للشبابيك.
}
centre-step-devices = الأجهزة
centre-step-many-devices = { $n ->
    [zero] لم تُربط شاشة صالة أو جهاز خدمة ذاتية أو لوحة شباك بعد. ويمكن استقبال العملاء من دونها.
    [one] رُبط جهاز واحد.
    [two] رُبط جهازان.
    [few] رُبطت { $n } أجهزة.
    [many] رُبط { $n } جهازاً.
   *[other] رُبط { $n } جهاز.
}
centre-ready-for-all = المركز جاهز لاستقبال العملاء
centre-ready-text = تُصدر التذاكر في أوقات الدوام، ولكل خدمة من هو مؤهل لها.
centre-not-ready = المركز غير جاهز لاستقبال العملاء بعد
centre-not-ready-text = استكمل أولاً الخطوات الناقصة أعلاه. ويمكن تأجيل الأجهزة.
centre-ready-made = بدلاً من الإعداد واحداً واحداً
centre-copy-from = كما في مركز آخر
centre-copy-which = اختر مركزاً
centre-copy-hint = تُنسخ ساعات عمله وصفوفه وخدماته وشبابيكه ومكتب مديره ومناطقه وقواعده وشروط مواعيده، ولا تُنسخ أجهزته ولا موظفوه ولا ما جرى فيه.
centre-copy-act = نسخ الإعداد
centre-copy-choose = اختر مركزاً آخر له صفوف.
centre-copy-not-empty = لهذا المركز صفوف بالفعل. ولا يُنسخ الإعداد إلا إلى مركز بلا صفوف.
centre-table = جدول الإعداد
centre-table-of = جدول الإعداد: { $centre }
centre-table-back = العودة إلى إعداد المركز
centre-table-link = من جدول (CSV)
centre-table-file-title = الجدول
centre-table-about = سطر لكل خدمة، ولكل يوم إن كانت للمركز ساعات خاصة به، ولكل موظف يخدم فيه، ولكل منطقة من مناطقه، وأسماء الأعمدة في السطر الأول بالعربية أو بالإنجليزية. يُعرض لك أولاً ما ينشأ عن كل سطر، ولا يُنشأ شيء قبل تأكيدك، ثم يُنشأ كله أو لا يُنشأ منه شيء. وما كان موجوداً يبقى على حاله، فيمكن استيراد الجدول نفسه مرة أخرى.
centre-table-column-1 = حرف لاتيني كبير واحد مثل A. ويُستخدم الصف إن كان موجوداً.
centre-table-column-2 = يمكن تركه فارغاً إن كان الصف موجوداً أو ورد في سطر سابق.
centre-table-column-3 = يمكن تركه فارغاً إن كان الصف موجوداً أو ورد في سطر سابق.
centre-table-column-4 = اسمها في دليل الخدمات بالعربية أو بالإنجليزية، وإن تُرك فارغاً أُنشئ الصف وحده.
centre-table-column-5 = من 1 إلى 480. تُقبل الأرقام بالشكلين: 30 و٣٠.
centre-table-column-6 = عدد شبابيك المركز كلها، ويكفي ذكره في سطر واحد، ويمكن الاستغناء عن العمود.
centre-table-column-7 = يوم من أيام الأسبوع، لتحديد أسبوع خاص بالمركز، ويمكن الاستغناء عن العمود. وإذا ذُكر يوم واحد فالأيام التي لا سطر لها لا دوام فيها.
centre-table-column-8 = ساعات ذلك اليوم، مثل ⁦08:00⁠-⁠12:00⁩، وإن تعددت فبفاصلة بينها. وإن تُركت فارغة فلا دوام.
centre-table-column-9 = البريد الذي يُعرف به الموظف في الجهة، لتحديد ما يخدم فيه. ويمكن الاستغناء عن الأعمدة التي لا يحتاج إليها الجدول.
centre-table-column-10 = «موظف خدمة العملاء» أو «مشرف» أو «مدير المركز»، في هذا المركز. وإن تُرك فارغاً بقي الدور على حاله. ولا يمنح الأدوار إلا مدير النظام في الجهة.
centre-table-column-11 = خدمات يقدمها المركز بأسمائها في دليل الخدمات، يفصل بينها الرمز |، أو «جميع الخدمات». ويبقى ما أُهّل له الموظف من قبل.
centre-table-column-12 = «العربية» أو «الإنجليزية» أو «العربية والإنجليزية»، وإن تُرك فارغاً فكلتاهما.
centre-table-column-13 = اسم منطقة، لمركز فيه أكثر من صالة أو طابق. ويكفي أحد اسميها إن كانت موجودة.
centre-table-column-14 = الاسم نفسه بالإنجليزية.
centre-table-column-15 = أرقام شبابيكها، مثل ⁦1-4, 7⁩. وإن تُركت فارغة بقيت على حالها.
centre-table-column-16 = «نعم» في سطر واحد لإضافة مكتب مدير المركز. وإن تُركت فارغة بقي المركز على حاله.
centre-table-template = تنزيل جدول فارغ
centre-table-filled = تنزيل بيانات المركز في جدول
centre-table-file = الملف
centre-table-file-hint = ملف CSV بترميز UTF-8، تفصل بين خاناته فاصلة أو فاصلة منقوطة، حتى 500 سطر، و5,000 سطر للموظفين.
centre-table-text = أو الأسطر نفسها
centre-table-text-hint = انسخها من برنامج الجداول مع أسماء الأعمدة والصقها هنا.
centre-table-try = عرض ما سينشأ
centre-table-needed = اختر ملفاً أو الصق الأسطر.
centre-table-long = في الجدول أكثر من 500 سطر للخدمات والأيام والمناطق، أو أكثر من 5,000 سطر للموظفين.
centre-table-missing = هذه الأعمدة ناقصة
centre-table-trial = ما سينشأ
centre-table-whole = الجدول صحيح ويمكن استيراده
centre-table-whole-text = لم يُنشأ شيء بعد. راجع الأسطر ثم استوردها.
centre-table-there = كل ما في الجدول موجود بالفعل
centre-table-there-text = لا يوجد ما يُستورد.
centre-table-faulty = في بعض الأسطر خطأ
centre-table-faulty-text = لم يُنشأ شيء. صحّح هذه الأسطر في الجدول ثم أدخله من جديد.
centre-table-line = السطر
centre-table-made = ما ينشأ عنه
centre-table-nothing = لا جديد
centre-table-makes-queue = الصف { $letter }: { $name }
centre-table-makes-service = { $service } في الصف { $letter }، وأقصى انتظار: { $span }
centre-table-makes-day = { $day }: { $hours }
centre-table-makes-zone = المنطقة { $zone }، وشبابيكها { $counters }
centre-table-makes-zone-empty = المنطقة { $zone }، بلا شبابيك
centre-table-makes-serves = { $who } يخدم في: { $service } ({ $langs })
centre-table-makes-role = { $who }: { $role } في هذا المركز
centre-table-makes-counters = { $n ->
    [zero] لا توجد شبابيك
    [one] شباك واحد
    [two] شباكان
    [few] { $n } شبابيك
    [many] { $n } شباكاً
   *[other] { $n } شباك
}
centre-table-import = استيراد
centre-table-wrong = لم يعد من الممكن استيراد الجدول كما عُرض. أدخله من جديد.
centre-table-queue-differs = لهذا الصف اسم آخر بالفعل. اترك الاسم فارغاً أو اختر حرفاً آخر.
centre-table-service-unknown = لا توجد في دليل الخدمات خدمة مقدَّمة بهذا الاسم. اكتب اسمها كما ورد فيه، أو اطلب إضافتها أولاً.
centre-table-service-twice = وردت هذه الخدمة في سطر سابق. أبقِ أحد السطرين.
centre-table-day-unknown = ليس هذا يوماً من أيام الأسبوع. اكتب «الأحد» أو «الاثنين» وهكذا.
centre-table-day-twice = ورد هذا اليوم في سطر سابق. اكتب ساعاته كلها في سطر واحد.
centre-table-counters-differ = في سطر آخر عدد مختلف من الشبابيك. اكتبه في سطر واحد.
centre-table-counters-fewer = للمركز شبابيك أكثر بالفعل. وتُزال الشبابيك في صفحة الإعداد.
centre-table-office-wrong = اكتب «نعم» أو اترك الخانة فارغة. ويُزال المكتب في صفحة الإعداد.
centre-table-zone-twice = وردت هذه المنطقة في سطر سابق. أبقِ أحد السطرين.
centre-table-zone-differs = لهذه المنطقة اسم آخر بالفعل. اترك هذا الاسم فارغاً، أو غيّر اسم المنطقة في صفحة الإعداد.
centre-table-zone-counter-twice = ورد أحد هذه الشبابيك في منطقة أخرى في سطر سابق. والشباك في منطقة واحدة.
centre-table-staff-nobody = اكتب بريد الموظف.
centre-table-staff-unknown = لا يعمل في الجهة أحد بهذا البريد. أضفه موظفاً أولاً، أو صحّح البريد.
centre-table-staff-elsewhere = هذا الموظف يعمل في مركز آخر، فلا ينشأ عن هذا السطر شيء. وإن كان سيخدم هنا فغيّر مركزه في صفحته أولاً.
centre-table-staff-nothing = اكتب ما يخدم فيه هذا الموظف، أو «جميع الخدمات».
centre-table-serves-not-here = لا يقدم المركز هذه الخدمة. أضف سطراً يقدمها في أحد الصفوف، أو احذفها.
centre-table-lang-unknown = اكتب «العربية» أو «الإنجليزية» أو «العربية والإنجليزية»، أو اتركه فارغاً.
centre-table-role-unknown = اكتب «موظف خدمة العملاء» أو «مشرف» أو «مدير المركز»، أو اتركه فارغاً.
centre-table-role-not-yours = لا يمنح الأدوار إلا مدير النظام في الجهة. اتركه فارغاً، أو اطلب منه استيراد الجدول.

# مناطق المركز
centre-zones = المناطق
centre-zones-about = لمركز فيه أكثر من صالة أو طابق. يُخبر العملاء بمنطقة شباكهم متى كانت للمركز منطقتان أو أكثر، والشاشة الموضوعة في منطقة تعرض نداءات شبابيكها والشبابيك التي لا منطقة لها ومكتب مدير المركز، وتنطق بها.
centre-zone = المنطقة
centre-zone-empty = لم تُضف شبابيك بعد
centre-zone-add = إضافة منطقة
centre-zone-change = تعديل هذه المنطقة
centre-zone-hint = كما يقرؤه العملاء في المكان، مثل «الطابق الأول».
centre-zone-counters = شبابيكها
centre-zone-counters-hint = مثل ⁦1-4, 7⁩. الشباك في منطقة واحدة، فيخرج من المنطقة التي كان فيها.
centre-zone-counters-wrong = اكتب أرقام شبابيك موجودة في المركز، مثل ⁦1-4, 7⁩.
centre-zone-save = حفظ المنطقة
centre-zone-another = إضافة منطقة أخرى بدلاً من ذلك
centre-zone-remove = إزالة هذه المنطقة
centre-zone-remove-text = تبقى شبابيكها وأجهزتها بلا منطقة. والشاشات التي كانت فيها تعرض المركز كله.
centre-zone-remove-act = إزالة المنطقة
centre-zone-taken = هذا الاسم لمنطقة أخرى في المركز. اختر اسماً غيره.
centre-zones-many = بلغ المركز أقصى عدد من المناطق. أزل منطقة لم تعد مستخدمة أولاً.
centre-zone-choose = اختر منطقة من مناطق هذا المركز.
centre-zone-none = بلا منطقة: المركز كله
centre-device-zone = المنطقة
centre-device-zone-hint = الشاشة الموضوعة في منطقة تعرض نداءات شبابيك هذه المنطقة والشبابيك التي لا منطقة لها ومكتب مدير المركز. وجهاز الخدمة الذاتية يُصدر التذاكر للمركز كله، ومنطقته تبيّن هنا مكانه فقط. ولوحة الشباك في منطقة شباكها.

# ما يطبعه المركز
centre-sheets = للطباعة
centre-sheets-of = للطباعة: { $centre }
centre-sheets-about = يُفتح كلٌّ منها ملف PDF بالعربية والإنجليزية، لطابعتك أو لمطبعة.
centre-sheets-people = اللوحات التعريفية والبطاقات
centre-sheets-people-about = الاسم والمسمى الوظيفي كما هما في صفحة كل موظف.
centre-sheets-nobody = لا يعمل أحد في هذا المركز بعد.
centre-sheets-untitled = ينقص مسمى وظيفي
centre-sheets-untitled-who = بلا مسمى وظيفي باللغتين: { $who }. يكتبه مدير النظام في الجهة في صفحة الموظف.
centre-sheets-who = لمن
centre-sheets-all = كل من يعملون هنا
centre-sheets-seat = الشباك الذي يجلس عليه الآن
centre-sheets-seat-hint = للوحة موظف واحد. ومن لا يجلس على شباك تكون لوحته بلا رقم.
centre-sheets-plates = اللوحات التعريفية
centre-sheets-cards = البطاقات
centre-sheets-cut = على ورق A4 للقص
centre-sheets-own = بمقاسها الأصلي
centre-sheets-own-plate = طباعة لوحتي التعريفية
centre-sheets-own-card = طباعة بطاقتي
centre-sheets-a4 = على ورق A4
centre-sheets-a3 = على ورق A3
centre-notices = إعلانات الصالة والباب
centre-notice-hours = ساعات العمل
centre-notice-hours-about = أسبوع العمل كما هو الآن، ومعه رمضان والمواسم المقبلة. اطبعه من جديد حين تتغير الساعات.
centre-notice-days = من { $from } إلى { $to }
centre-notice-two-days = { $from } و{ $to }
centre-notice-line = { $days }: { $hours }
centre-notice-season = { $season }:
centre-notice-holidays = يُغلق المركز في العطل الرسمية ما لم يُعلن خلاف ذلك.
centre-notice-page = ساعات العمل والانتظار الآن
centre-notice-priority = الأولوية لكبار السن وذوي الإعاقة
centre-notice-priority-about = لمن الأولوية، وكيف يطلبونها.
centre-notice-priority-how = اختاروا «أولوية الخدمة» عند أخذ التذكرة، أو أخبروا من يستقبلكم.
centre-notice-priority-proof = لا يُطلب منكم إثبات. وإذا احتجتم إلى مساعدة فأخبروا أي موظف.
centre-notice-opinion = رأيكم يهمنا
centre-notice-opinion-about = كيف تُقيَّم الزيارة، وأين تُقدَّم الشكاوى والمقترحات.
centre-notice-opinion-rate = قيّموا زيارتكم: امسحوا الرمز المطبوع على تذكرتكم بالهاتف، أو اسألوا من يستقبلكم.
centre-notice-opinion-here = لتقديم شكوى أو مقترح، تحدثوا إلى أي موظف، أو اطلبوا مقابلة مدير المركز.
centre-notice-opinion-page = ويمكنكم أن تكتبوا إلينا: امسحوا الرمز أدناه.
centre-notice-opinion-phone = ويمكنكم الاتصال بنا هاتفياً.
centre-notice-entity = صفحتنا
centre-notice-phone = اتصلوا بنا
centre-notice-joining-about = للباب: يُمسح الرمز، فيُرى عدد المنتظرين، وتؤخذ تذكرة.
centre-notice-documents-of = مستندات خدمة
centre-notice-documents-none = لا يذكر دليل الخدمات مستندات لأي خدمة من خدمات هذا المركز بعد. يكتبها مدير النظام في الجهة في صفحة الخدمات.
centre-notice-documents = يرجى إحضار ما يأتي:
