# استيراد الطلبات والعملاء من نظام آخر.
exchange-imports = الاستيراد
exchange-import = ملف مستورد
exchange-imports-hint = تُنقل الطلبات والعملاء من النظام الذي كنت تعمل عليه بملف CSV. يُفحص الملف أولاً ولا يُنشأ شيء حتى تطلب ذلك، وكل ما استُورد يمكن التراجع عنه ما دام لم يعمل عليه أحد. ولا تُرسل أي رسالة إلى العملاء.
exchange-new = ملف جديد
exchange-what = ما في الملف
exchange-kind-cases = طلبات
exchange-kind-customers = عملاء
exchange-kind-needed = اكتب cases للطلبات أو customers للعملاء.
exchange-kind-of-system = { $kind } من { $system }
exchange-system = اسم النظام الآخر
exchange-system-hint = يُذكر في سجل كل طلب. وبه مع الرقم في ذلك النظام لا يُستورد شيء مرتين.
exchange-system-needed = اكتب اسم النظام الآخر في 60 حرفاً أو أقل.
exchange-goes-on = أين يستمر العمل على الطلبات
exchange-goes-on-hint = صندوق البريد الذي يُرد منه على أصحابها. لا يلزم عند استيراد العملاء.
exchange-goes-on-needed = اختر صندوق البريد الذي يستمر فيه العمل على الطلبات.
exchange-no-place = لا يوجد صندوق بريد مفتوح، فلا يمكن استيراد الطلبات الآن. أما العملاء فيمكن استيرادهم.
exchange-file = الملف
exchange-file-hint = ملف CSV بترميز UTF-8، تفصل بين خاناته فاصلة أو فاصلة منقوطة، وأسماء الأعمدة في أوله. حتى 20,000 سطر و20 ميغابايت.
exchange-file-needed = اختر الملف.
exchange-try = فحص الملف
exchange-try-again = إعادة الفحص
exchange-before = ما استُورد
exchange-when = الوقت
exchange-state = الحالة
exchange-made = استُورد
exchange-state-tried = مفحوص
exchange-state-running = قيد الاستيراد
exchange-state-done = اكتمل
exchange-state-failed = توقف بسبب خطأ
exchange-failed-text = توقف العمل على هذا الملف بسبب خطأ مذكور في سجل النظام. تراجع عما استُورد منه، ثم استورد الملف من جديد.
exchange-state-undoing = قيد التراجع
exchange-state-undone = جرى التراجع عنه
exchange-would = نتيجة الفحص
exchange-would-hint = لم يُنشأ شيء بعد.
exchange-missing = لا يُعرف العمود الذي فيه:
exchange-would-open = { $n ->
    [zero] لا طلبات مفتوحة ستُستورد
    [one] سيُستورد طلب مفتوح واحد
    [two] سيُستورد طلبان مفتوحان
    [few] ستُستورد { $n } طلبات مفتوحة
    [many] سيُستورد { $n } طلباً مفتوحاً
   *[other] سيُستورد { $n } طلب مفتوح
}
exchange-would-closed = { $n ->
    [zero] لا طلبات مغلقة ستُستورد
    [one] سيُستورد طلب مغلق واحد
    [two] سيُستورد طلبان مغلقان
    [few] ستُستورد { $n } طلبات مغلقة
    [many] سيُستورد { $n } طلباً مغلقاً
   *[other] سيُستورد { $n } طلب مغلق
}
exchange-would-customers = { $n ->
    [zero] لا عملاء سيُستوردون
    [one] سيُستورد عميل واحد
    [two] سيُستورد عميلان
    [few] سيُستورد { $n } عملاء
    [many] سيُستورد { $n } عميلاً
   *[other] سيُستورد { $n } عميل
}
exchange-would-known = { $n ->
    [zero] لا أسطر استُوردت من قبل
    [one] سطر واحد استُورد من قبل ويُترك
    [two] سطران استُوردا من قبل ويُتركان
    [few] { $n } أسطر استُوردت من قبل وتُترك
    [many] { $n } سطراً استُورد من قبل ويُترك
   *[other] { $n } سطر استُورد من قبل ويُترك
}
exchange-would-wrong = { $n ->
    [zero] لا أخطاء في الأسطر
    [one] سطر واحد لا يمكن استيراده
    [two] سطران لا يمكن استيرادهما
    [few] { $n } أسطر لا يمكن استيرادها
    [many] { $n } سطراً لا يمكن استيراده
   *[other] { $n } سطر لا يمكن استيراده
}
exchange-would-doubtful = { $n ->
    [zero] لا شيء يُترك من الأسطر
    [one] سطر واحد فيه ما لم يُفهم، ويُستورد من دونه
    [two] سطران فيهما ما لم يُفهم، ويُستوردان من دونه
    [few] { $n } أسطر فيها ما لم يُفهم، وتُستورد من دونه
    [many] { $n } سطراً فيه ما لم يُفهم، ويُستورد من دونه
   *[other] { $n } سطر فيه ما لم يُفهم، ويُستورد من دونه
}
exchange-did-make = { $n ->
    [zero] لم يُستورد شيء
    [one] استُورد سطر واحد
    [two] استُورد سطران
    [few] استُوردت { $n } أسطر
    [many] استُورد { $n } سطراً
   *[other] استُورد { $n } سطر
}
exchange-did-know = { $n ->
    [zero] لم يُستورد شيء من قبل
    [one] سطر واحد كان مستورداً من قبل
    [two] سطران كانا مستوردين من قبل
    [few] { $n } أسطر كانت مستوردة من قبل
    [many] { $n } سطراً كان مستورداً من قبل
   *[other] { $n } سطر كان مستورداً من قبل
}
exchange-did-wrong = { $n ->
    [zero] لم يتعذر شيء
    [one] تعذّر استيراد سطر واحد
    [two] تعذّر استيراد سطرين
    [few] تعذّر استيراد { $n } أسطر
    [many] تعذّر استيراد { $n } سطراً
   *[other] تعذّر استيراد { $n } سطر
}
exchange-did-undo = { $n ->
    [zero] لم يُتراجع عن شيء
    [one] جرى التراجع عن سطر واحد
    [two] جرى التراجع عن سطرين
    [few] جرى التراجع عن { $n } أسطر
    [many] جرى التراجع عن { $n } سطراً
   *[other] جرى التراجع عن { $n } سطر
}
exchange-did-keep = { $n ->
    [zero] لم يبقَ شيء
    [one] بقي سطر واحد لأن أحداً عمل عليه
    [two] بقي سطران لأن أحداً عمل عليهما
    [few] بقيت { $n } أسطر لأن أحداً عمل عليها
    [many] بقي { $n } سطراً لأن أحداً عمل عليه
   *[other] بقي { $n } سطر لأن أحداً عمل عليه
}
exchange-nothing-to-make = لا شيء في الملف يمكن استيراده. صحّح الأعمدة أو الملف ثم افحصه من جديد.
exchange-not-tried = بدأ هذا الاستيراد، فلا تتغير أعمدته.
exchange-not-done = لا يُتراجع عن استيراد إلا بعد أن يكتمل، وما دام فيه ما استُورد.
exchange-start = استيراد
exchange-remove = حذف الملف
exchange-wrong = أسطر لا يمكن استيرادها
exchange-doubtful = ما لم يُفهم ويُترك
exchange-line = السطر
exchange-columns = محتوى الأعمدة
exchange-columns-hint = عُرفت الأعمدة من أسمائها. صحّح ما ليس في مكانه ثم افحص من جديد.
exchange-column-none = ليس في الملف
exchange-columns-changed = صُحّحت الأعمدة قبل لحظات. انظر إلى نتيجة الفحص ثم ابدأ من جديد.
exchange-column-twice = هذا العمود مختار لأكثر من شيء. اختر لكل شيء عموداً.
exchange-progress = ما أُنجز
exchange-goes-by-itself = يستمر العمل من تلقاء نفسه، ويمكنك مغادرة الصفحة.
exchange-undo = التراجع عن الاستيراد كله
exchange-undo-text = يُحذف ما جاء من هذا الملف من طلبات وعملاء. ويبقى كل طلب عمل عليه أحد أو كتب فيه صاحبه بعد ذلك.
exchange-field-number = الرقم هناك
exchange-field-subject = الموضوع
exchange-field-text = نص الرسالة
exchange-field-reply = آخر رد
exchange-field-name = اسم العميل
exchange-field-email = بريد العميل
exchange-field-phone = هاتف العميل
exchange-field-lang = لغة العميل
exchange-field-gender = جنس العميل
exchange-field-service = الخدمة
exchange-field-urgency = الاستعجال
exchange-field-state = الحالة
exchange-field-owner = المسؤول
exchange-field-opened = وقت الوصول
exchange-field-answered = وقت آخر رد
exchange-field-closed = وقت الإغلاق
exchange-wrong-missing = { $field }: لا شيء مكتوب هنا، ولا يمكن الاستيراد من دونه.
exchange-wrong-doubled = { $field }: الرقم «{ $value }» موجود في سطر سابق من الملف.
exchange-wrong-says-nothing = { $field }: لا موضوع للطلب ولا نص.
exchange-wrong-unreachable = { $field }: لا بريد للعميل ولا هاتف، فلا يمكن الوصول إليه.
exchange-wrong-before = { $field }: «{ $value }» قبل وصول الطلب.
exchange-wrong-future = { $field }: «{ $value }» لم يأتِ بعد.
exchange-wrong-time = { $field }: «{ $value }» ليس وقتاً مفهوماً. اكتبه مثل {"\u2066"}2026-03-01 14:05{"\u2069"} أو {"\u2066"}01/03/2026 14:05{"\u2069"}.
exchange-wrong-state = { $field }: «{ $value }» ليست حالة مفهومة. اكتب: مفتوح، أو تم الرد، أو مغلق.
exchange-wrong-address = { $field }: «{ $value }» ليس عنوان بريد.
exchange-wrong-phone = { $field }: «{ $value }» ليس رقم هاتف.
exchange-wrong-long = { $field }: النص أطول مما يُقبل.
exchange-wrong-failed = { $field }: تعذّر استيراد «{ $value }». السبب في سجل النظام.
exchange-left-out = { $field }: «{ $value }» غير معروف هنا، فيُستورد السطر من دونه.
event-exchange-import-begun = { $rows ->
    [zero] بدأ استيراد ملف بلا أسطر من { $system }
    [one] بدأ استيراد سطر واحد من { $system }
    [two] بدأ استيراد سطرين من { $system }
    [few] بدأ استيراد { $rows } أسطر من { $system }
    [many] بدأ استيراد { $rows } سطراً من { $system }
   *[other] بدأ استيراد { $rows } سطر من { $system }
}
event-exchange-import-ended = اكتمل الاستيراد: استُورد { $made }، وكان مستورداً { $known }، وتعذّر { $wrong }
event-exchange-undoing-begun = بدأ التراجع عن استيراد
event-exchange-import-undone = اكتمل التراجع عن استيراد، وبقي مما استُورد { $kept }

# ما حدث، في سجل التدقيق والأدلة
event-exchange-import-begun-short = بدأ استيراد
event-exchange-import-ended-short = اكتمل استيراد
event-exchange-import-undone-short = اكتمل التراجع عن استيراد

# ما تستطيع البرامج فعله، كل منها في جملة.
exchange-does-try-import = يسلّم ملفاً من نظام خدمة آخر لتجربته؛ ولا يُنشأ منه شيء بعد.
exchange-does-show-import = استيراد: ما سينشئه وما فيه من أخطاء، أو إلى أين وصل.
exchange-does-run-import = يبدأ استيراداً سبقت تجربته؛ ويمضي من تلقاء نفسه.
exchange-does-undo-import = يتراجع عما أنشأه استيراد ما لم يعدّله أحد؛ ويمضي من تلقاء نفسه.
