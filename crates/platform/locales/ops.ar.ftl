# كلمات تشغيل النظام: الإرساليات والأعمال المجدولة والحدود والبرامج والإشعارات الآلية والاتصال الخارجي والتدقيق والإعدادات

administration-title = الإدارة
administration-intro = ما يُضبط من حين إلى آخر. لا يظهر لك إلا ما لديك صلاحية له.

deliveries-title = الإرساليات
deliveries-intro = كل ما يخرج إلى جهة خارجية. ما لم يصل يُعاد إرساله تلقائياً على فترات متزايدة.
deliveries-states = الإرساليات بحسب الحالة
deliveries-state-waiting = في الانتظار
deliveries-state-leased = قيد الإرسال
deliveries-state-failed = مرفوضة
deliveries-state-given-up = متروكة
deliveries-state-sent = وصلت
deliveries-none = لا شيء هنا
deliveries-none-text = لا توجد إرساليات في هذه الحالة.
deliveries-push-unusable = لا يمكن إرسال الإشعارات إلى العنوان الذي قدّمه هذا المتصفح. أبقوا هذه الصفحة مفتوحة، فهي تخبركم عند النداء.
deliveries-what = الإرسالية
deliveries-where = الوجهة
deliveries-since = وقت الإدراج
deliveries-attempts = المحاولات
deliveries-next = المحاولة التالية
deliveries-answer = آخر رد
deliveries-acts = الإجراءات
deliveries-retry = إعادة المحاولة الآن
deliveries-giving-up = لن تُرسل بعد ذلك، ويبقى في السجل من تركها ومتى.
deliveries-give-up-do = ترك الإرسال الآن
deliveries-give-up = ترك الإرسال
deliveries-no-answer = لا رد
deliveries-not-in-time = لا رد خلال مدة المحاولة
deliveries-not-heard-of = انقطعت المحاولة ولا يُعرف كيف انتهت
deliveries-broke = تعثّرت المحاولة في النظام نفسه، والسبب في سجله
deliveries-gone = نقطة الاستقبال موقوفة أو أُزيلت
deliveries-no-room = بلغت الجهة الأخرى الحد الأعلى لمرفقاتها، فلم تُحفظ الرسالة لديها. يمكن لمشغّل النظام زيادته.
deliveries-cannot-retry = هذه الإرسالية قيد الإرسال أو وصلت، فلا حاجة إلى إعادتها.
deliveries-cannot-give-up = لا تُترك إلا إرسالية في الانتظار.

jobs-title = الأعمال المجدولة
jobs-what = العمل
jobs-started = آخر بدء
jobs-done = آخر إنجاز
attachments-title = المرفقات
attachments-first = تجري قراءة المرفقات ومقارنتها بما حُفظ للمرة الأولى.
attachments-through = { $n ->
    [zero] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، ولم يكن منها شيء حتى { $at }.
    [one] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، وقُرئ منها مرفق واحد حتى { $at }.
    [two] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، وقُرئ منها مرفقان حتى { $at }.
    [few] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، وقُرئ منها { $n } مرفقات حتى { $at }.
    [many] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، وقُرئ منها { $n } مرفقاً حتى { $at }.
   *[other] تُقرأ المرفقات كل يوم وتُقارن بما حُفظ، وقُرئ منها { $n } مرفق حتى { $at }.
}
attachments-faults = { $n ->
    [zero] كل المرفقات كما حُفظت.
    [one] مرفق واحد ليس كما حُفظ. خذه من أحدث نسخة احتياطية تحويه، والمرفقات الكبيرة في مجلدها blobs.
    [two] مرفقان ليسا كما حُفظا. خذهما من أحدث نسخة احتياطية تحويهما، والمرفقات الكبيرة في مجلدها blobs.
    [few] { $n } مرفقات ليست كما حُفظت. خذها من أحدث نسخة احتياطية تحويها، والمرفقات الكبيرة في مجلدها blobs.
    [many] { $n } مرفقاً ليست كما حُفظت. خذها من أحدث نسخة احتياطية تحويها، والمرفقات الكبيرة في مجلدها blobs.
   *[other] { $n } مرفق ليست كما حُفظت. خذها من أحدث نسخة احتياطية تحويها، والمرفقات الكبيرة في مجلدها blobs.
}
attachments-what = المرفق
attachments-wrong = الخلل
attachments-since = معروف منذ
attachments-missing = غير موجود
attachments-changed = ليس كما حُفظ
attachments-unreadable = تتعذّر قراءته من القرص
job-lease-lost = تولّى خادم آخر هذا العمل. لم يُنفَّذ شيء مرتين.

limits-too-many = { $seconds ->
    [zero] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة مرة أخرى الآن.
    [one] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة بعد ثانية واحدة.
    [two] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة بعد ثانيتين.
    [few] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة بعد { $seconds } ثوانٍ.
    [many] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة بعد { $seconds } ثانية.
   *[other] طلبات كثيرة في وقت قصير. لم يُنفَّذ شيء. نرجو المحاولة بعد { $seconds } ثانية.
}
limits-quota-api-calls-today = { $seconds ->
    [zero] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. يمكن المتابعة الآن.
    [one] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. تعود الطلبات بعد ثانية واحدة.
    [two] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. تعود الطلبات بعد ثانيتين.
    [few] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. تعود الطلبات بعد { $seconds } ثوانٍ.
    [many] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. تعود الطلبات بعد { $seconds } ثانية.
   *[other] استنفدت برامج جهتك طلبات اليوم. لم يُنفَّذ شيء. تعود الطلبات بعد { $seconds } ثانية.
}
limits-quota-api-calls = الحد اليومي لطلبات برامج جهتك هو { $allowed } وقد استُنفد. يمكن لمشغّل النظام زيادته.
limits-quota-mails-hour = حد رسائل جهتك في الساعة هو { $allowed } وقد استُنفد. تنتظر الرسالة الساعة التالية.
limits-address-mails-hour = أقصى ما يصل إلى عنوان واحد من الرسائل الآلية في الساعة هو { $allowed } وقد استُنفد. تنتظر هذه الرسالة حتى يتاح إرسالها.
limits-quota-mails = الحد اليومي لرسائل جهتك هو { $allowed } وقد استُنفد. لم تُرسل هذه الرسالة. يمكن لمشغّل النظام زيادته.
limits-quota-texts = الحد اليومي لأجزاء الرسائل النصية لجهتك هو { $allowed } وقد استُنفد. تنتظر هذه الرسالة اليوم التالي، ولا تُرسل إن انقضى وقتها قبله.
limits-quota-stored-bytes = الحد الأعلى لمرفقات جهتك هو { $allowed } بايت، وهذا المرفق يتجاوزه. لم يُحفظ. يمكن لمشغّل النظام زيادته.

idempotency-key-unreadable = يجب أن يكون Idempotency-Key من حرف واحد إلى 200 حرف ظاهر.
idempotency-other-request = استُخدم Idempotency-Key هذا لطلب آخر. استخدم مفتاحاً جديداً لكل طلب جديد.
idempotency-running = الطلب الأول بهذا المفتاح ما زال قيد التنفيذ. أعد المحاولة بعد لحظات بالمفتاح نفسه.
idempotency-taken-over = نُفِّذ طلب آخر بالمفتاح نفسه بدلاً من هذا الطلب.
idempotency-answer-lost = نُفِّذ الطلب بهذا المفتاح، لكن الرد ضاع عند توقف الخادم. ابحث عن النتيجة ولا ترسل الطلب مرة أخرى.

api-title = الواجهة البرمجية
api-intro = كل ما تؤديه الصفحات يؤديه برنامج برمز له الصلاحيات نفسها.
api-token = يحمل كل طلب رمزاً:
api-idempotency = يمكن أن يحمل طلب التغيير مفتاحاً، فيُنفَّذ مرة واحدة مهما تكرر إرساله:
api-paging = تأتي القوائم في صفحات، وتُطلب الصفحة التالية بمفتاحها:
api-problems = تأتي الأخطاء بلغة Accept-Language:
api-document = الوصف الكامل (OpenAPI 3.1):
api-went-wrong = ما الخطأ، بلغة Accept-Language (RFC 9457).
api-token-made = رمز يُنشأ في صفحة رموز الوصول الخاصة.
api-done = تم.
api-same-key = المفتاح نفسه مع الطلب نفسه يُنفَّذ مرة واحدة، وتكون الاستجابة نفسها.
api-method = الطريقة
api-address = العنوان
api-what = ما تؤديه
api-permission = الصلاحية

tokens-title = رموز البرامج
tokens-intro = يتيح الرمز لبرنامج أن يعمل باسمك وبصلاحياتك. احفظه كما تحفظ كلمة المرور.
tokens-fresh = رمزك الجديد
tokens-fresh-text = انسخه الآن، فهو لا يُحفظ ولا يمكن عرضه مرة أخرى.
tokens-token = الرمز
tokens-name = الاسم
tokens-name-hint = الغرض منه، لتعرف لاحقاً أي رمز تلغي.
tokens-name-missing = أعطِ الرمز اسماً.
tokens-good-for = مدة الصلاحية
tokens-days = { $n ->
    [zero] بلا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
tokens-make = إنشاء رمز
tokens-none = لا توجد رموز
tokens-none-text = لم تنشئ أي رمز بعد.
tokens-made = أُنشئ
tokens-ends = ينتهي
tokens-never = لا ينتهي
tokens-used = آخر استخدام
tokens-not-used = لم يُستخدم بعد
tokens-revocation = يتوقف فوراً كل برنامج يستعمله، ولا يمكن استرجاعه.
tokens-revoke-do = إلغاء الرمز الآن
tokens-revoke = إلغاء الرمز

webhooks-title = الإشعارات الآلية
webhooks-one-title = إشعار آلي
webhooks-intro = يُرسل ما يحدث في جهتك إلى أنظمتها، موقّعاً وفق Standard Webhooks، ويُعاد الإرسال حتى يصل.
webhooks-none = لا توجد إشعارات آلية
webhooks-none-text = أضف عنوان النظام الذي ينبغي إبلاغه.
webhooks-add = إضافة إشعار آلي
webhooks-address = العنوان
webhooks-address-hint = عنوان https يرد خلال خمس ثوانٍ.
webhooks-kinds = أنواع الأحداث
webhooks-kinds-hint = نوع في كل سطر: ⁦email.reply-sent⁩ لنوع واحد، و⁦email.⁩ لأنواع الجزء كلها، و⁦*⁩ للجميع.
webhooks-kinds-wrong = اذكر نوعاً واحداً على الأقل، بأحرف لاتينية صغيرة وأرقام ونقاط وشرطات.
webhooks-too-many = { $most ->
    [zero] لا يُسمح لجهتك بإشعارات آلية.
    [one] يُسمح للجهة بإشعار آلي واحد. أزله أولاً.
    [two] يُسمح للجهة بإشعارين آليين. أزل أحدهما أولاً.
    [few] يُسمح للجهة بـ{ $most } إشعارات آلية. أزل أحدها أولاً.
    [many] يُسمح للجهة بـ{ $most } إشعاراً آلياً. أزل أحدها أولاً.
   *[other] يُسمح للجهة بـ{ $most } إشعار آلي. أزل أحدها أولاً.
}
webhooks-state = الحالة
webhooks-on = يعمل
webhooks-off = متوقف
webhooks-failing = لا يصل شيء
webhooks-failing-since = لم يصل شيء منذ { $since }
webhooks-switch-on = تشغيل
webhooks-switch-off = إيقاف
webhooks-change-secret = تغيير السر
webhooks-remove = إزالة
webhooks-removal-lost = لا يمكن استرجاع السر، ولا يُرسل بعد ذلك ما بقي في انتظار هذا العنوان. وللإيقاف المؤقت أوقفه دون إزالته.
webhooks-removal-type = للتأكيد اكتب مضيف العنوان: { $name }
webhooks-removal-differs = ليس هذا مضيف العنوان. اكتب { $name }.
webhooks-removal-do = إزالة نهائية
webhooks-secret = السر
webhooks-secret-title = سر التحقق
webhooks-secret-text = انسخه الآن، فلا يمكن عرضه مرة أخرى. بعد التغيير يوقّع السر القديم أيضاً مدة يوم واحد.
webhooks-log = السجل
webhooks-log-none = لم يُرسل شيء بعد
webhooks-log-none-text = يُرسل ما يحدث من الآن فصاعداً ويظهر هنا.
webhooks-event = الحدث
webhooks-replay = إعادة الإرسال
webhooks-delivery = إشعار آلي

outgoing-not-a-url = هذا العنوان غير مكتمل. يبدأ العنوان بـ ‎https://‎
outgoing-not-https = لا يُسمح إلا بعناوين https.
outgoing-with-password = لا يجوز أن يحتوي العنوان على اسم مستخدم وكلمة مرور.
outgoing-not-listed = { $host } ليس في قائمة المضيفين المسموح بهم لجهتك.
outgoing-inside = { $host } يقع داخل هذه الشبكة ولا يجوز الاتصال به.

audit-title = سجل التدقيق
audit-intro = من فعل ماذا ومتى. الاطلاع على هذا السجل يُسجَّل أيضاً.
audit-from = من يوم
audit-until = إلى يوم
audit-who = الفاعل
audit-who-anyone = من لم يسجّل دخوله
audit-who-customer = العميل
audit-who-employee = موظف
audit-who-system = النظام
audit-what = ما حدث
audit-kind = نوع الحدث
audit-thing = العنصر
audit-when = الوقت
audit-number = الرقم
audit-data = التفاصيل
audit-show = عرض
audit-export = تنزيل بصيغة CSV
audit-none = لا توجد نتائج
audit-none-text = لا يوجد حدث يوافق ما طلبته.
audit-day-wrong = اكتب اليوم ثم الشهر ثم السنة، مثل ⁦24/11/2026⁩.
audit-thing-wrong = اكتب النوع ثم نقطتين ثم الرقم، مثل ⁦case:12⁩.
audit-who-hint = مثل ⁦employee:12⁩
audit-what-hint = نوع الحدث، مثل ⁦account.signed-in⁩
audit-thing-hint = مثل ⁦case:12⁩

settings-title = الإعدادات
settings-intro = الإعدادات في ملف TOML واحد، والنقطة في الاسم مستوى. ولكل إعداد متغير بيئة أيضاً. يتقدم سطر الأوامر على متغيرات البيئة، وتتقدم هي على الملف.
settings-page-intro = يسري كل إعداد هنا فور حفظه دون إعادة تشغيل، ويُدوَّن كل تغيير في سجل التدقيق.
settings-name = الاسم في ملف الإعدادات
settings-empty = لا شيء
setting-choice-yes = نعم
setting-choice-no = لا
setting-choice-everybody = الجميع
setting-choice-privileged = أصحاب الصلاحيات الواسعة
setting-choice-nobody = لا أحد
setting-choice-up = يُرفع إلى مدير المركز
setting-choice-send = يُرسل كما كُتب
settings-now = القيمة السارية
settings-source = مصدرها
settings-value = القيمة الجديدة
settings-back = التراجع عما عُيّن هنا
settings-from = بدء التشغيل: { $source }
settings-from-command-line = سطر الأوامر عند بدء التشغيل
settings-from-default = القيمة الافتراضية
settings-from-installation = مشغّل النظام في أثناء التشغيل
settings-from-entity = هذه الجهة في أثناء التشغيل
settings-from-form = هذا النموذج
settings-unknown = لا يمكن قبول { $name } ({ $source }): { $value }. لا يوجد إعداد بهذا الاسم، أو لا يمكن قراءة الملف.
settings-wrong = لا يمكن قبول { $name } = { $value } ({ $source }). المسموح به: { $allowed }.
settings-allowed = المسموح به
settings-allowed-text = نص في سطر واحد
settings-allowed-url = عنوان يبدأ بـ ‎http://‎ أو ‎https://‎
settings-allowed-other-host = عنوان يبدأ بـ ‎http://‎ أو ‎https://‎ دون مسار، على مضيف غير مضيف public_url
settings-allowed-listen = عنوان ومنفذ مثل 127.0.0.1:8080، أو ‎unix:‎ ثم مسار
settings-allowed-port = عنوان ومنفذ مثل 127.0.0.1:2525
settings-allowed-database = عنوان يبدأ بـ ‎postgres://‎
settings-allowed-file = ملف يمكن قراءته
settings-allowed-certificate = ملف PEM يمكن قراءته، على أن تُحدَّد الشهادة ومفتاحها معاً وأن يكونا متطابقين
settings-allowed-choice = واحد من { $words }
settings-allowed-number = عدد صحيح من { $least } إلى { $most }
settings-allowed-seconds = ثوانٍ صحيحة من { $least } إلى { $most }
settings-allowed-bytes = بايتات من { $least } إلى { $most }
settings-allowed-networks = عناوين أو شبكات مثل 10.0.0.0/8، أو unix، مفصولة بفواصل
settings-allowed-names = أسماء مضيفين مفصولة بفواصل
settings-allowed-door = مضيف ومنفذ مثل clamav:3310، أو ‎unix:‎ ثم مسار مثل unix:/run/clamav/clamd.ctl
settings-allowed-sms-sender = أحد عشر حرفاً لاتينياً ورقماً على الأكثر مثل MOW Bahrain، أو رقم
settings-allowed-servers = عناوين شبكة مفصولة بفواصل، مع المنفذ أو دونه، مثل 192.0.2.53 أو 127.0.0.1:5353
settings-place-start = يسري عند التشغيل التالي.
settings-place-running = يمكن للمشغّل تغييره أيضاً أثناء التشغيل.
settings-place-entity = يمكن للمشغّل ولكل جهة تغييره أيضاً أثناء التشغيل.

setting-listen = أين تُقدَّم خدمة HTTP.
setting-files-url = العنوان الذي تعرض به الخدمة نفسها الملفات التي أرسلها الناس: اسم مضيف آخر لا يرسل إليه المتصفح جلسة المستخدم. وإن كان فارغاً عُرضت معزولة تحت عنوان الصفحات.
setting-public-url = العنوان الذي يصل به الناس إلى النظام، وإن كان فارغاً فعنوان الاستماع.
setting-data-dir = مجلد البيانات.
setting-database-url = عنوان قاعدة بيانات PostgreSQL، وإن كان فارغاً فقاعدة SQLite في مجلد البيانات.
setting-trusted-proxies = الخوادم الوسيطة التي يُؤخذ بقولها عن عنوان المتصل.
setting-log-format = صيغة أسطر السجل.
setting-log-level = أدنى مستوى يُكتب في السجل.
setting-sessions-longest = أطول مدة يبقى فيها الموظف مسجلاً الدخول.
setting-sessions-idle = أطول مدة يبقى فيها الموظف مسجلاً الدخول دون نشاط.
setting-password-minimum = أقل عدد لأحرف كلمة المرور.
setting-sign-in-second-factor = من يجب عليه التحقق بوسيلة ثانية عند تسجيل الدخول.
setting-blobs-kind = أين تُحفظ المرفقات: في مجلد البيانات أو في مخزن متوافق مع S3.
setting-blobs-url = عنوان المخزن المتوافق مع S3.
setting-blobs-bucket = الحاوية في المخزن المتوافق مع S3.
setting-blobs-region = منطقة المخزن المتوافق مع S3.
setting-blobs-access-key = الاسم الذي يُفتح به المخزن المتوافق مع S3.
setting-blobs-secret-key = المفتاح الذي يُفتح به المخزن المتوافق مع S3.
setting-mail-smtp-listen = أين تُقدَّم خدمة SMTP للبريد الوارد، وإن كان فارغاً فلا تُقدَّم.
setting-mail-lmtp-listen = أين تُقدَّم خدمة LMTP للبريد الوارد، وإن كان فارغاً فلا تُقدَّم.
setting-mail-relay-host = الخادم الذي يستلم البريد الصادر.
setting-mail-relay-port = منفذ الخادم الذي يستلم البريد الصادر.
setting-mail-relay-security = كيف يُشفَّر الاتصال بذلك الخادم.
setting-mail-relay-user = الاسم الذي يُستخدم به ذلك الخادم.
setting-mail-relay-password = كلمة المرور التي يُستخدم بها ذلك الخادم.
setting-mail-sender = العنوان الذي يكتب منه النظام نفسه.
setting-mail-verify = هل يُتحقق من مرسلي البريد (SPF وDKIM وARC وDMARC)؟
setting-mail-resolver = خوادم DNS التي تُسأل عند التحقق من المرسلين، وإن كان فارغاً فخوادم هذا الجهاز.
setting-mail-trusted-relays = خوادم بريد أمام هذا النظام يؤخذ بما تكتبه في Authentication-Results، كلٌّ باسمه فيها. لا تذكر إلا خادماً يحذف ما يأتيه من الخارج باسمه.
setting-mail-trusted-sealers = نطاقات يُعذر بختم ARC منها ما أخفق في DMARC، كالقوائم البريدية التي تُعدّل الرسائل.
setting-mail-inside-hosts = مضيفون يجوز جلب البريد منهم وإن كانوا داخل هذه الشبكة، وإن كان فارغاً فلا يُجلب إلا من الخارج.
setting-mail-tls-certificate = ملف شهادة البريد الوارد.
setting-mail-tls-key = ملف مفتاح تلك الشهادة.
setting-mail-second-look = هل تنتظر ردود الموظفين نظر مشرف قبل إرسالها؟
setting-mail-second-look-minutes = الدقائق التي ينتظرها الرد قبل أن يُرفع إلى من هو أعلى أو يُرسل.
setting-mail-second-look-then = ما يكون بعدها: up يُرفع إلى مدير المركز، وsend يُرسل كما كُتب.
setting-mail-tell-hand-over = هل يُبلَّغ العميل الذي ينتظر الرد برسالة بأن موظفاً آخر يتولى طلبه الآن؟
setting-mail-call-after-rounds = عدد الردود المكتوبة في الطلب الواحد الذي يُفضَّل عنده الاتصال على رد آخر، ويُحسب الرد عنده من غير اتصال خلاف الاختيار الصائب. والصفر يعني ألا يُحسب ذلك أبداً.
setting-desk-abuse-minutes = دقائق العمل التي يردّ خلالها المشرف على بلاغ إساءة من عميل (8.abuse).
setting-mail-tls-domains = نطاقات لا يُسلَّم بريدها إلى خادم البريد إلا باتصال مشفّر، و* تعني كل النطاقات. ما بعد خادم البريد من شأنه، فألزمه بذلك أيضاً.
setting-mail-acknowledge = هل يُرسل إشعار استلام واحد لكل طلب جديد يصل بالبريد؟
setting-mail-size-limit = أكبر رسالة تُقبل.
setting-scan-clamd = عنوان برنامج الفحص من الفيروسات (clamd من ClamAV) الذي يفحص كل ملف وارد أو صادر، وإن كان فارغاً فلا فحص.
setting-scan-patience = أقصى مدة يستغرقها ClamAV في فحص ملف واحد قبل أن تُؤجَّل إعادة المحاولة.
setting-sms-url = عنوان بوابة الرسائل النصية (مثل sendsms في Kannel)، وإن كان فارغاً فلا رسائل نصية.
setting-sms-method = كيف تُسأل البوابة: ‎get‎ حين تقف القيم في العنوان، أو ‎post‎ حين تُرسل كنموذج.
setting-sms-parameters = القيم التي تُرسل إلى البوابة. تُملأ فيها user وpassword وsender وto وtext وcoding وminutes وkey وreport، كلٌّ بين قوسين معقوفين.
setting-sms-user = الاسم الذي تُستعمل به البوابة.
setting-sms-password = كلمة المرور التي تُستعمل بها البوابة.
setting-sms-accepted = ما يرد في جواب البوابة حين تقبل رسالة؛ وإن كان فارغاً فكل جواب برمز نجاح قبول.
setting-sms-inside-hosts = مضيفو البوابة التي تقع داخل هذه الشبكة، ويجوز الاتصال بها أيضاً دون تشفير.
setting-sms-report-url = العنوان الذي تصل منه البوابة إلى هذا النظام لتخبر عن وصول الرسائل، وإن كان فارغاً فالعنوان العام.
setting-sms-report-parameters = ما تكتبه البوابة في تقريرها: الحالة باسم state وجوابها باسم answer.
setting-sms-sender = اسم المرسل الذي يظهر على هاتف العميل.
setting-push-enabled = هل يجوز إشعار العملاء بدورهم على متصفحاتهم عبر خدمة الإشعارات الخاصة بكل متصفح؟ تقع هذه الخدمات خارج هذا النظام، ولا يمكنها قراءة ما يُقال.
setting-push-inside-hosts = خدمات الإشعارات التي تقع داخل هذه الشبكة، ويجوز الاتصال بها أيضاً دون تشفير.
setting-limits-sign-in-per-minute = محاولات تسجيل الدخول من عنوان شبكي واحد في الدقيقة.
setting-limits-forms-per-minute = النماذج العامة من عنوان شبكي واحد في الدقيقة.
setting-limits-api-per-minute = طلبات برنامج واحد في الدقيقة.
setting-limits-searches-per-minute = عمليات بحث شخص واحد في الدقيقة.
setting-limits-followers-per-address = صفحات الأدوار المفتوحة معاً من عنوان شبكي واحد.
setting-quota-stored-bytes = المرفقات التي يجوز للجهة حفظها، وصفر يعني بلا حد.
setting-quota-api-calls-per-day = طلبات برامج الجهة في اليوم، وصفر يعني بلا حد.
setting-quota-mails-per-hour = الرسائل التي تُسلَّم إلى خادم البريد عن الجهة في الساعة، وصفر يعني بلا حد. ما زاد ينتظر الساعة التالية.
setting-quota-mails-per-day = الرسائل التي يجوز للجهة إرسالها في اليوم، وصفر يعني بلا حد.
setting-quota-texts-per-day = أجزاء الرسائل النصية التي يجوز للجهة إرسالها في اليوم، وصفر يعني بلا حد. الرسالة الطويلة أجزاء عدة، ويُدفع عن كل جزء.
setting-api-idempotency-hours = عدد الساعات التي يُحفظ فيها الرد على Idempotency-Key.
setting-outgoing-allowed-hosts = مضيفون يجوز الاتصال بهم وإن كانوا داخل هذه الشبكة، للتجربة.
setting-webhooks-allowed-hosts = المضيفون الوحيدون الذين تُرسل إليهم الإشعارات الآلية، وإن كان فارغاً فأي مضيف خارجي.
setting-audit-checkpoints = ملف العلامات الموقّعة لسجل التدقيق، والأفضل أن يكون على قرص آخر، وإن كان فارغاً ففي مجلد البيانات.
setting-metrics-token = الرمز الذي يقدّمه قارئ ‎/metrics‎، وإن كان فارغاً فلا يقرؤه إلا هذا الجهاز.
setting-tracing-otlp-endpoint = أين تُرسل آثار التنفيذ (OpenTelemetry عبر HTTP)، وإن كان فارغاً فلا تُرسل.

# ما حدث، في سجل التدقيق والأدلة
event-audit-read = اطُّلع على سجل التدقيق
event-audit-exported = نُزّل سجل التدقيق
event-delivery-sent = وصلت إرسالية
event-delivery-failed = رُفضت إرسالية في وجهتها
event-delivery-given-up = تُرك إرسال إرسالية
event-delivery-given-up-yes = ترك موظف إرسال إرسالية
event-delivery-given-up-no = تُرك إرسال إرسالية بعد تكرار المحاولة
event-delivery-retried = أُعيدت محاولة إرسالية بطلب موظف
event-settings-changed = تغيّر إعداد
event-webhook-added = أُضيف إشعار آلي
event-webhook-secret-changed = تغيّر سر إشعار آلي
event-webhook-switched = شُغّل إشعار آلي أو أُوقف
event-webhook-switched-yes = شُغّل إشعار آلي
event-webhook-switched-no = أُوقف إشعار آلي
event-webhook-switched-failing = أُوقف إشعار آلي لطول تعذّر الوصول إلى وجهته
event-webhook-switched-gone = أُوقف إشعار آلي لأن وجهته لم تعد قائمة
event-webhook-removed = أُزيل إشعار آلي
event-webhook-replayed = أُعيد إرسال إشعار آلي
