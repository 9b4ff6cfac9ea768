# عبارات قناة البريد
email-channel = البريد الإلكتروني
email-reply = الرد بالبريد الإلكتروني
email-subject = عنوان الرد
email-body = نص الرد
email-send = إرسال الرد
email-send-end = إرسال وإغلاق
email-part-subject = العنوان متصل بالموضوع
email-part-salutation = اللقب والتحية
email-part-thanks = الشكر على التواصل
email-part-signature = التوقيع
email-subject-other = يبدو العنوان عن موضوع آخر: لا يشترك مع الطلب في كلمة.
email-subject-secret = في العنوان بيانات سرية. احذفها، فالعنوان يُرسل مكشوفاً.
email-verdict = { $n ->
    [zero] لا شيء يمنع الإرسال
    [one] أمر واحد يمنع الإرسال
    [two] أمران يمنعان الإرسال
    [few] { $n } أمور تمنع الإرسال
    [many] { $n } أمراً يمنع الإرسال
   *[other] { $n } أمر يمنع الإرسال
}
email-answer-here = إدراج موضع للجواب
email-answer-place = بخصوص سؤالكم «{ $question }»: [الجواب]
email-scheduled-outside = هذا الموعد خارج ساعات العمل، ولن يكون من يتابع ردّ العميل حينها.
email-scheduled-late = هذا الموعد بعد الموعد الذي يستحق فيه العميل الرد.
email-look-ask = طلب نظر المشرف قبل الإرسال
email-look-ask-hint = يرى المشرف ردك قبل إرساله، فيرسله أو يعدّله أو يعيده إليك. ويبقى وقت الرد جارياً.
email-questions = { $n ->
    [zero] لا أسئلة في الرسالة
    [one] سؤال واحد في الرسالة
    [two] سؤالان في الرسالة
    [few] { $n } أسئلة في الرسالة
    [many] { $n } سؤالاً في الرسالة
   *[other] { $n } سؤال في الرسالة
}
email-override = إرسال الرد رغم ما يوقفه
email-override-reason = السبب (يُراجَع لاحقاً)
email-body-empty = اكتب نص الرد.
email-subject-empty = اكتب عنواناً للرد.
email-subject-generic = العنوان عام. اكتب ما يدل على موضوع الرسالة.
email-subject-long = العنوان أطول من 100 حرف. اختصره.
email-confidential = في الرد بيانات سرية، ولا تُرسل بالبريد. احذفها أو أخفِها، أو أرسلها رسالةً مؤمّنة.
email-nobody-to-answer = لا توجد رسالة من عميل للرد عليها.
email-address-taken = يوجد صندوق بهذا العنوان. اكتب عنواناً آخر.
email-address-unreadable = العنوان البريدي غير صحيح. اكتبه بالصيغة name@example.com
email-mailbox-name-both = اكتب اسم الصندوق بالعربية وبالإنجليزية.
email-word-one = اكتب كلمة واحدة.
email-follow = لمتابعة طلبكم: رقم الطلب { $reference } ورمز المتابعة { $code } عبر { $address }
email-quoted = في { $when } كتب { $who }:
email-deliveries = ردود البريد الإلكتروني
email-means-sla = مهلة 24 ساعة لكل رسالة ما لم تتفق الجهة على غيرها، مع تنبيه عند التأخر، وتُقاس من وقت الاستلام ووقت الرد.
email-means-subject = لا يخرج رد بعنوان فارغ أو عام، ويُقترح عنوان من موضوع الرسالة والخدمة.
email-means-salutation = تُكتب المخاطبة من سجل العميل بصيغة المذكر أو المؤنث، أو «عميلنا العزيز»، ويُتحقق منها عند الإرسال.
email-means-greeting = تُكتب التحية والشكر مع كل رد ويُتحقق منهما عند الإرسال.
email-means-signature = لا يخرج رد بلا توقيع فيه التحية الختامية والاسم والمسمى والإدارة والأرقام بلغة الرد.
email-means-font-size = للرسائل الخارجة أسلوب موحد، ولا يوجد اختيار لحجم الخط.
email-means-correct = يُدقق الإملاء بالعربية والإنجليزية أثناء الكتابة، وتُحصى الأخطاء الباقية عند الإرسال.
email-means-confidential = توقف البيانات السرية الإرسال، ولا تُتجاوز إلا بسبب مسجل.
email-means-slang = تُعلَّم الألفاظ العامية والعبارات الملتبسة أثناء الكتابة مع بديل واضح.
email-means-teammate = لكل طلب مسؤول وبديل، وينتقل العمل إلى البديل عند الغياب.
email-means-questions = تُقترح أسئلة العميل من رسالته بجانب الرد، ويضيف إليها من يجيب ويحذف ويعيد الصياغة.
email-no-mailbox = لا تستقبل هذه الجهة الرسائل من الموقع الآن. تواصلوا معها بالهاتف أو بزيارة مركزها.
email-acknowledgements = إشعارات استلام الطلبات
email-acknowledgement-subject = استلمنا رسالتكم – { $reference }
email-acknowledgement-text =
    عميلنا العزيز،

    نشكركم على تواصلكم مع { $entity }. وصلت رسالتكم، وسيرد عليها موظف خدمة العملاء.
email-acknowledgement-due = سنوافيكم بالرد في موعد أقصاه { $due } بتوقيت البحرين.
email-acknowledgement-machine = كُتبت هذه الرسالة آلياً.
email-due-moved-letters = رسائل تغيّر موعد الرد
email-due-moved-subject = تغيّر موعد الرد على رسالتكم – { $reference }
email-due-moved-text =
    عميلنا العزيز،

    تغيّر موعد الرد على رسالتكم الموجهة إلى { $entity }. كان الموعد { $before }، وأصبح { $after } بتوقيت البحرين. لا يلزمكم أي إجراء.

    كُتبت هذه الرسالة آلياً.
email-confidential-reason = في الرد بيانات سرية. احذفها أو أخفِها، أو اكتب سبب إرسالها مع ذلك.
email-copy-empty = لا نص في نسخة الرد هذه.
email-lang-unknown = اختر العربية أو الإنجليزية.
email-reply-failed = لم يصل الرد الأخير إلى العميل
email-reply-waiting = الرد الأخير في انتظار خادم البريد
email-word-right = إضافة إلى كلماتي
email-write-ar = الكتابة بالعربية
email-write-en = الكتابة بالإنجليزية
email-questions-hint = ضع علامة على كل سؤال يجيب عنه ردك.
email-message = رسالة
email-to-case = إلى الطلب
email-original = حفظ الأصل
email-files = { $n ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}
email-files-hint = الملفات من المرسل، تُحفظ ولا تُفتح هنا.
email-file-unnamed = ملف { $n }
email-kilobytes = { $n } كيلوبايت
email-kind-named = { $what } { $name }
email-kind-picture = صورة
email-kind-sound = ملف صوتي
email-kind-film = مقطع مرئي
email-kind-document = مستند
email-kind-table = جدول
email-kind-slides = عرض تقديمي
email-kind-archive = ملف مضغوط
email-kind-program = برنامج
email-kind-web-page = صفحة ويب
email-kind-invitation = دعوة
email-kind-contact = بطاقة اتصال
email-kind-text = نص
email-kind-letter = رسالة بريد
email-kind-other = ملف
email-formatted = كما نسّقها المرسل
email-formatted-hint = لا يعمل فيها شيء، ولا يُحمّل شيء من خارجها.
email-from = من
email-answers-to = الرد إلى
email-to = إلى
email-cc = نسخة إلى
email-date = التاريخ المكتوب عليها
email-kept-at = وقت الاستلام أو الكتابة
email-state = الحالة
email-state-received = مستلمة
email-state-waiting = في انتظار الإرسال
email-state-sent = تسلّمها خادم البريد
email-state-failed = لم تصل
email-state-outside = أُرسلت من برنامج بريد آخر، وهذه نسختها
email-sender-proved = مرسلها مثبت
email-sender-refuted = مرسلها غير مثبت وقد يكون منتحلاً
email-sender-refuted-text = عنوان مرسلها غير مثبت: يعلن نطاقه أن بريده يحمل دائماً ما يثبته، وهذه الرسالة لا تحمله. قد يكون كاتبها شخصاً آخر. لا تأخذها على أنها كلام العميل قبل أن تتحقق منه بطريق آخر.
email-sender-unsure-text = تعذّر التحقق من مرسلها حين وصلت لأن DNS لم يُجب.
email-verification = رسالة تحقق، لا تظهر خارج الجهة
email-verification-text = تبدو رسالة تحقق من خدمة أخرى، فيها رمز أو رابط لإنشاء حساب أو تغيير كلمة مرور. لا تظهر للعميل ولا تُقتبس في رد. لا تُعطِ أحداً ما فيها.
email-standing = إثبات المرسل
email-standing-proved = يشهد له نطاقه
email-standing-unproved = لا شيء يشهد له، ونطاقه لا يطلب ذلك
email-standing-unsure = لم يُعرف
email-standing-refuted = ينفيه نطاقه
email-check-pass = سليم
email-check-fail = غير سليم
email-check-softfail = غير سليم على الأرجح
email-check-neutral = لا يدل على شيء
email-check-none = لا يوجد
email-check-temperror = لم يُجب DNS
email-check-permerror = المنشور في DNS غير مقروء
email-policy-none = النطاق لا يطلب شيئاً
email-policy-quarantine = النطاق يطلب الحذر منها
email-policy-reject = النطاق يطلب رفضها
email-answers-elsewhere = تطلب الرد على عنوان غير عنوان مرسلها. تُرسل الردود إلى المرسل.
email-automatic-reply = رد آلي لم يكتبه شخص.
email-automatic-out-of-office = إشعار غياب كُتب آلياً.
email-automatic-bounce = تقرير بأن رسالة لم تصل.
email-automatic-list = رسالة من قائمة بريدية أو نشرة.
email-automatic-notice = إشعار أرسله نظام آلي.
email-fault-over-size = حجمها أكبر من 50 ميغابايت ولم تُقرأ إلى آخرها. الأصل محفوظ كاملاً.
email-fault-too-many-parts = أجزاؤها كثيرة جداً، وبقيتها في الأصل فقط.
email-fault-too-deep = أجزاؤها متداخلة جداً، والداخلي منها في الأصل فقط.
email-fault-too-many-headers = ترويستها طويلة جداً، وبقيتها في الأصل فقط.
email-fault-long-list = فيها عناوين كثيرة جداً ولم تُقرأ كلها.
email-fault-long-text = نصها طويل جداً، وبقيته في الأصل فقط.
email-fault-charset = تعذرت قراءة ترميز حروفها في مواضع: { $name }
email-fault-encoding = فيها مواضع تالفة.
email-fault-boundary = أجزاؤها غير مفصولة كما يجب.
email-fault-zero-byte = فيها بايتات صفرية تظهر بالرمز �.
email-fault-sender = مرسلها غير مقروء، أو لها أكثر من مرسل.
email-fault-date = لا تحمل تاريخاً صالحاً.
email-fault-unreadable = تعذرت قراءتها. راجع الأصل.
email-fault-unmatched = تحمل رمز طلب أُعد لشخص آخر، ففُتح لها طلب مستقل.
email-fault-same-id = وصلت من قبل رسالة أخرى بالمعرّف نفسه ومحتوى مختلف.
email-fault-as-colleague = تحمل عنوان موظف في الجهة، ولم يثبت أنها منه.
email-fault-odd-sender = في عنوان مرسلها أحرف من أبجديات أخرى يسهل الخلط بينها وبين الأحرف المألوفة: { $name }
email-fault-like-us = عنوان مرسلها ليس عنوان الجهة وإن كان شبيهاً به: { $name }
email-fault-other-address = يظهر في موضع اسم مرسلها عنوان ليس عنوانه: { $name }
email-fault-odd-link = فيها رابط إلى عنوان فيه أحرف يسهل الخلط بينها وبين الأحرف المألوفة: { $name }
email-fault-link-like-us = فيها رابط إلى عنوان ليس عنوان الجهة وإن كان شبيهاً به: { $name }
email-sender-looks-like = عنوان المرسل قد يلتبس بغيره
email-links-look-like = فيها رابط قد يلتبس بغيره
email-sender-colleague = تحمل عنوان موظف لدينا ولم يثبت أنها منه
email-sender-same-id = سبقتها رسالة أخرى بالمعرّف نفسه
email-mailboxes = صناديق البريد
email-mailboxes-empty = لا صناديق بريد بعد
email-mailboxes-empty-text = أضف العنوان الذي يراسلكم عليه العملاء.
email-mailbox-open = يستقبل البريد
email-mailbox-closed = مغلق
email-mailbox-change = الاسم والاتفاقية
email-mailbox-takes = يستقبل البريد
email-mailbox-new = صندوق بريد جديد
email-mailbox-add = إضافة الصندوق
email-address = عنوان البريد
email-name-ar = الاسم بالعربية
email-name-en = الاسم بالإنجليزية
email-hours = ساعات الرد
email-hours-number = اكتب الساعات رقماً من 1 إلى 720.
email-measure = طريقة الحساب
email-measure-clock = بالساعات المتصلة
email-measure-working = بساعات العمل
email-agreement-clock = { $n ->
    [zero] الرد فوراً
    [one] الرد خلال ساعة واحدة متصلة
    [two] الرد خلال ساعتين متصلتين
    [few] الرد خلال { $n } ساعات متصلة
    [many] الرد خلال { $n } ساعة متصلة
   *[other] الرد خلال { $n } ساعة متصلة
}
email-agreement-working = { $n ->
    [zero] الرد فوراً
    [one] الرد خلال ساعة عمل واحدة
    [two] الرد خلال ساعتي عمل
    [few] الرد خلال { $n } ساعات عمل
    [many] الرد خلال { $n } ساعة عمل
   *[other] الرد خلال { $n } ساعة عمل
}
email-source = جلب البريد من خادم آخر
email-source-hint = يُجلب بريد هذا المجلد ببروتوكول IMAP، وتُحفظ كل رسالة هنا قبل وضع العلامة عليها هناك.
email-source-trouble = تعذر جلب البريد
email-source-fetched = آخر جلب { $when }
email-source-since = متوقف منذ: { $since } · المحاولة القادمة: { $next }
email-skipped = رسائل لم يسلّمها الخادم
email-skipped-hint = طُلبت كل رسالة منها عبر ثلاثة اتصالات فلم يسلّمها الخادم، ووصل غيرها. افتح هذا الصندوق ببرنامج بريد أو من موقع مزوّد الخدمة، وابحث عن الرسالة التي وصلت قبيل الوقت المذكور، وأعد توجيهها إلى هذا العنوان. وتُطلب من جديد تلقائياً حتى تصل.
email-skipped-one = الرسالة رقم { $uid } على الخادم
email-skipped-at = تعذّر جلبها: { $when }
email-skipped-next = المحاولة القادمة: { $when }
email-skipped-again = المحاولة الآن
email-skipped-remove = الإزالة من القائمة
email-skipped-removal = تبقى الرسالة على الخادم، ولا تُطلب بعد ذلك.
email-skipped-remove-do = إزالتها الآن
email-source-removal = تُمحى بيانات الخادم وكلمة مروره، ولا يُجلب منه بريد بعد ذلك. أما ما وصل فيبقى.
email-source-removal-do = الإزالة الآن
email-source-remove = إيقاف الجلب
email-source-server = الخادم
email-source-port = المنفذ
email-source-security = التشفير
email-source-user-name = اسم المستخدم
email-source-password-label = كلمة المرور
email-source-password-hint = تُحفظ مشفرة. اتركها فارغة للإبقاء على الحالية.
email-source-folder-name = المجلد
email-source-move-to = المجلد الذي تُنقل إليه
email-security-tls = TLS
email-security-starttls = STARTTLS
email-security-none = بلا تشفير، داخل شبكة واحدة فقط
email-afterwards = بعد حفظ الرسالة هنا
email-afterwards-seen = توضع عليها علامة «مقروءة» هناك
email-afterwards-move = تُنقل هناك إلى مجلد
email-afterwards-nothing = لا يتغير شيء هناك
email-source-inside = هذا الخادم داخل شبكة النظام نفسها. اطلب من مشغّل النظام السماح به (الإعداد mail.inside_hosts)، أو اكتب خادماً خارجها.
email-source-host = اكتب اسم الخادم ومنفذه، مثل imap.example.com و993.
email-source-user = اكتب اسم المستخدم على ذلك الخادم.
email-source-folder = اكتب المجلد، مثل INBOX.
email-source-password = اكتب كلمة المرور.
email-source-choice = اختر واحداً من القائمة.
email-source-move = اكتب المجلد الذي تُنقل إليه الرسائل.
email-acknowledge = إشعار الاستلام
email-acknowledge-hint = يُبلَّغ العميل الذي يفتح طلباً بالبريد بوصول رسالته مرة واحدة في اليوم على الأكثر، مع رقم الطلب ورمزه.
email-acknowledge-wish = إرسال إشعار استلام للطلبات الجديدة
email-letters = رسائل النظام: الدعوات وروابط كلمة المرور

# الأحداث كما تُقرأ في السجل الزمني
event-email-received = وصلت رسالة بالبريد الإلكتروني
event-email-reply-sent = كُتب رد
event-email-confidential-sent = أُرسلت بيانات سرية بالبريد للسبب المذكور
event-email-acknowledged = أُبلغ العميل بوصول رسالته
event-email-new-time-told = أُبلغ العميل بالموعد الجديد: { $due_at }
event-email-delayed = لم يتسلّم خادم البريد الرد بعد، وتُعاد المحاولة
event-email-delivered-yes = تسلّم خادم البريد الرد
event-email-delivered-no = لم يصل الرد إلى العميل
event-email-mailbox-saved = أُعدّ صندوق بريد أو عُدّل
event-email-source-changed = تغيّر مصدر جلب بريد أحد الصناديق
event-email-message-skipped = لم يسلّم خادم أحد صناديق البريد رسالة، ووصل غيرها
event-email-asked-in-vain = طلب أحدهم رسالة أو ملفاً غير موجود أو ليس له أن يقرأه
event-email-skipped-settled-again = تُطلب الآن من جديد رسالة لم يسلّمها الخادم
event-email-skipped-settled-came = وصلت رسالة لم يكن الخادم قد سلّمها
event-email-skipped-settled-gone = لم تعد على الخادم رسالة لم يكن قد سلّمها
event-email-skipped-settled-given-up = أُزيلت من القائمة رسالة لم يسلّمها الخادم
event-email-source-fails-fails = تعذّر جلب بريد أحد الصناديق مدة 15 دقيقة أو أكثر، وأُبلغ من يتولاه
event-email-source-fails-works = عاد جلب بريد الصندوق إلى العمل
event-email-relay-fails-fails = لم يتسلّم خادم البريد الرسائل الصادرة مدة 15 دقيقة أو أكثر، وأُبلغ من يتولاه
event-email-relay-fails-works = عاد خادم البريد إلى تسلّم الرسائل الصادرة
desk-notice-mailboxes-skipped = لم يسلّم خادم أحد صناديق البريد رسالة، ووصل غيرها. انظر ما يلزم.
desk-notice-mailboxes-fail = تعذّر جلب بريد أحد الصناديق مدة 15 دقيقة أو أكثر. انظر السبب وما يلزم.
desk-notice-mailboxes-work = عاد جلب بريد الصندوق إلى العمل
desk-notice-deliveries-fail = لم يتسلّم خادم البريد الرسائل الصادرة مدة 15 دقيقة أو أكثر. الرسائل محفوظة، وتُرسل تلقائياً متى عاد إلى العمل.
desk-notice-deliveries-work = عاد خادم البريد إلى تسلّم الرسائل الصادرة
email-reply-files = الملفات المرفقة بالرد
email-reply-files-add = إرفاق ملفات (10 ملفات، و15 ميغابايت معاً على الأكثر)
email-reply-files-attach = إرفاق
email-reply-file-remove = إزالة { $name }
email-reply-files-large = الملفات أكبر من 15 ميغابايت معاً. أزل بعضها، أو أرسلها في أكثر من رد.
email-reply-files-many = في الرد 10 ملفات، وهو الحد الأقصى. أزل ملفاً قبل إضافة آخر.
email-reply-files-program = هذا الملف برنامج، والبرامج لا تُرسل بالبريد.
email-reply-files-changed = أُضيف إلى الرد ملف أثناء إرساله أو أُزيل منه. راجع الملفات ثم أرسل من جديد.
email-other-ways = طرق أخرى للإرسال: لاحقاً، أو رسالةً مؤمّنة
email-later-opening = في بداية الدوام: { $at }
email-later-day = اليوم
email-later-time = الساعة
email-later-chosen = إرسال في هذا الموعد
email-scheduled = سيُرسل هذا الرد في { $at }
email-scheduled-hint = يبقى مسودة حتى موعده. وإن كتب العميل أو تغيّر الطلب قبل ذلك لم يُرسل، ويصلك تنبيه.
email-call-back = إلغاء الإرسال اللاحق
email-schedule-when = اكتب يوماً وساعة لم يمضيا، خلال 14 يوماً، مثل 25/11/2026 و08:00.
event-email-reply-scheduled = كُتب رد ليُرسل في { $send_at }
event-email-reply-called-back = أُلغي الإرسال اللاحق، والرد مسودة
event-email-reply-held = لم يُرسل الرد في موعده، وأُبلغ كاتبه
desk-notice-copied-wrote = كتب في الطلب شخص وصلته نسخة من ردك
desk-notice-reply-held = لم يُرسل ردك في موعده، وهو محفوظ مسودة. راجعه وأرسله.
email-secure-hint = يبقى النص والملفات هنا مشفّرة، ويصل إلى العميل رابط يُفتح برمز يُرسل إلى بريده. تنتهي صلاحيته بعد 14 يوماً، ويُسجَّل كل فتح.
email-secure-send = إرسال النص رسالةً مؤمّنة
email-secure-unproved = لم يثبت بعد أن العنوان { $address } للعميل. اطلب منه أولاً أن يرد على رسالة منك، أو اتصل به، أو بيّن كيف تحققت من ذلك. نصك محفوظ.
email-secure-send-phone = إرسال النص رسالةً مؤمّنة، ورمزها برسالة نصية إلى { $phone }
email-secure-phone = هاتف العميل للرمز
email-secure-by-phone = يصل الرمز برسالة نصية إلى { $phone }
email-secure-no-gateway = لا تُرسل رسائل نصية من هذا النظام بعد. نصك محفوظ: أرسل الرسالة المؤمّنة برمز إلى بريد العميل.
email-secure-phone-unproved = لم يتحقق أحد بعد من أن الهاتف { $phone } للعميل. بيّن أولاً كيف تحققت. نصك محفوظ.
email-secure-code-sms = { $entity }: رمز رسالتكم { $code } صالح لعشر دقائق. لا تعطوه لأحد.
email-secure-will-send-phone = لفتح الرسالة نرسل رمزاً في رسالة نصية إلى هاتفكم الذي ينتهي رقمه كما يلي: { $phone }
email-secure-sent-to-phone = أرسلنا رمزاً من ستة أرقام في رسالة نصية إلى الهاتف { $phone }، وهو صالح لعشر دقائق.
email-proof = التحقق من عنوان العميل
email-proof-address = تُرسل الردود في هذا الطلب إلى
email-proof-link = لم يثبت بعد أن العنوان للعميل، ولا تُرسل رسالة مؤمّنة قبل ذلك.
email-proof-open = ما يثبت ذلك
email-proof-by-domain = نطاق العنوان يشهد لرسالة وردت منه، فيمكن إرسال رسالة مؤمّنة.
email-proof-by-letter = ورد من العنوان رد على رسالة أُرسلت إليه، فيمكن إرسال رسالة مؤمّنة.
email-proof-by-word = تحقق أحد الموظفين من العنوان، فيمكن إرسال رسالة مؤمّنة.
email-proof-none = لا شيء يثبت بعد أن العنوان للعميل؛ فأي شخص يستطيع كتابة أي عنوان، وقد يكون العنوان المكتوب خطأً لشخص آخر.
email-proof-ways = اكتب للعميل أنك تتحقق من الموضوع، فإذا رد على رسالتك ثبت العنوان. أو اتصل به.
email-proof-how = كيف تحققت؟
email-proof-how-hint = مثل: أملاه عليّ العميل عند الشباك مع بطاقة هويته. يُسجَّل ذلك باسمك.
email-proof-how-needed = اكتب في 10 إلى 500 حرف كيف تحققت.
email-proof-other = صارت الردود في هذا الطلب تُرسل إلى عنوان آخر. ما كتبته محفوظ أدناه: تحقّق من العنوان الظاهر الآن.
email-proof-confirm = تحققت من أن العنوان للعميل
event-email-address-confirmed = تحقق أحد الموظفين من أن العنوان للعميل
email-secure-letter =
    في الرد على رسالتكم بيانات سرية، ولذلك لا نرسلها بالبريد. يمكنكم قراءتها في هذه الصفحة:

    { $link }

    عند فتحها يصل إلى بريدكم هذا رمز من ستة أرقام. تبقى الصفحة متاحة حتى { $until }.
email-secure-title = رسالة مؤمّنة
email-secure-lead = وصلكم من { $entity } رد فيه بيانات سرية.
email-secure-until = يمكن فتحها حتى { $until }.
email-secure-will-send = لفتح الرسالة نرسل رمزاً إلى بريدكم { $address }
email-secure-ask = إرسال الرمز
email-secure-ask-again = إرسال رمز آخر
email-secure-sent-to = أرسلنا رمزاً من ستة أرقام إلى { $address }، وهو صالح لعشر دقائق.
email-secure-code = الرمز
email-secure-code-hint = ستة أرقام
email-secure-open = فتح الرسالة
email-secure-wrong = الرمز غير صحيح أو انتهت مدته. تحققوا منه أو اطلبوا رمزاً آخر.
email-secure-over = لم تعد هذه الرسالة متاحة. راسلونا إن احتجتم إلى ما فيها.
email-secure-codes = أُرسلت رموز كثيرة لهذه الرسالة. راسلونا لنرسل رسالة جديدة.
email-secure-again = لفتح الرسالة مرة أخرى يلزم رمز جديد.
email-secure-codes-sent = رموز الرسائل المؤمّنة
email-secure-code-subject = رمز فتح الرسالة المؤمّنة: { $code }
email-secure-code-text = الرمز: { $code }. وهو صالح لعشر دقائق ولمرة واحدة.
email-secure-code-warning = لا تعطوا هذا الرمز لأحد، ولا نطلبه منكم بالهاتف أو بالبريد. إن لم تطلبوه فلا يلزمكم شيء.
email-secure-state = رسالة مؤمّنة
email-secure-opened = { $n ->
    [zero] لم تُفتح بعد
    [one] فُتحت مرة واحدة
    [two] فُتحت مرتين
    [few] فُتحت { $n } مرات
    [many] فُتحت { $n } مرة
   *[other] فُتحت { $n } مرة
}
email-secure-withdrawn = سُحبت، ولا تُفتح
email-secure-ended = انتهت مدتها
email-secure-withdraw = سحب الرسالة
email-secure-withdraw-text = لن يفتح الرابط شيئاً بعد سحبها، ولا يمكن التراجع.
email-secure-reveal = عرض النص
email-secure-reason = اكتب سبب العرض، فهو يُسجَّل.
email-secure-reason-label = سبب العرض
email-secure-text = نص الرسالة المؤمّنة
event-email-secure-sent = أُرسل الرد رسالةً مؤمّنة
event-email-secure-code-sent = أُرسل إلى العميل رمز لفتح الرسالة المؤمّنة
event-email-secure-opened = فتح العميل الرسالة المؤمّنة
event-email-secure-refused = جُرّب رمز غير صحيح على الرسالة المؤمّنة
event-email-secure-revealed = عُرض نص الرسالة المؤمّنة، والسبب: { $reason }
event-email-secure-revealed-short = عُرض نص الرسالة المؤمّنة، وسببه مسجَّل
event-email-secure-withdrawn = سُحبت الرسالة المؤمّنة
email-signing-keys = مفاتيح توقيع البريد
email-signing-keys-text = يوقَّع بريد الجهة بمفاتيحها (DKIM)، فيعرف من يستلمه أنه منها ولم يتغيّر. يبدأ المفتاح بالتوقيع بعد أن يظهر سجلّه في DNS.
email-signing-keys-empty = لا مفاتيح بعد
email-signing-keys-empty-text = يخرج بريد الجهة دون توقيع، وقد يُرفض أو يُعدّ مزعجاً.
email-key-waiting = ينتظر النشر في DNS
email-key-signing = يوقّع
email-key-retiring = حلّ محلّه مفتاح أحدث
email-key-retired = انتهى
email-key-kind = النوع
email-key-kind-rsa = RSA بطول 2048 بت
email-key-kind-ed25519 = Ed25519
email-key-kind-unknown = اختر نوعاً من القائمة.
email-key-since = يوقّع منذ { $when }
email-key-until = يبقى منشوراً حتى { $when } ليصل ما وُقّع به
email-key-checked = آخر تحقق من DNS: { $when }
email-key-here = السجلّ منشور كما يجب.
email-key-other = تحت هذا الاسم سجلّ آخر. انشر النص المبيّن هنا كما هو، ثم تحقّق ثانية.
email-key-missing = لا سجلّ تحت هذا الاسم بعد. انشره ثم تحقّق ثانية، وقد يستغرق ظهوره ساعة أو أكثر.
email-key-unknown = لم يُجب DNS. لم يتغيّر شيء، فتحقّق ثانية بعد قليل.
email-key-to-publish = انشر هذا السجلّ في DNS ثم تحقّق منه. لا يوقّع المفتاح قبل ذلك.
email-key-may-go = لم يعد يلزم سجلّه، ويجوز حذفه من DNS.
email-key-record-name = اسم السجلّ
email-key-record-type = نوعه
email-key-record-text = نصّه
email-key-check = التحقق من DNS
email-key-withdraw = سحب المفتاح
email-key-withdrawal = يُحذف المفتاح الخاص الآن ولا يوقّع بعده شيء. ما وُقّع به وما زال في الطريق يبقى صالحاً ما دام السجلّ منشوراً؛ فإن وقع المفتاح في يد غيرك فاحذف سجلّه من DNS أيضاً.
email-key-withdrawal-do = سحبه الآن
email-key-new = مفتاح جديد
email-key-new-hint = للتبديل أنشئ مفتاحاً جديداً من النوع نفسه: يحلّ محلّ القديم حين يظهر في DNS، ويبقى القديم منشوراً ثمانية أيام حتى يصل ما وُقّع به. يقبل RSA كل مستلم، وEd25519 أقصر ولا يعرفه بعضهم، ويجوز الاثنان معاً.
email-key-domain-label = النطاق
email-key-domain = اختر نطاقاً من نطاقات صناديق بريد الجهة.
email-key-many = لدى الجهة خمسون مفتاحاً قائماً. اسحب ما لا يلزم أولاً.
email-key-make = إنشاء المفتاح
event-email-signing-key-changed = أُنشئ مفتاح لتوقيع البريد أو تغيّرت حاله
email-questions-open = بقي بلا جواب: {"{}"}
email-means-points = أسئلة العميل نقاط بجانب الرد، تُؤشَّر حين يجيب عنها النص.
email-means-answers = تُؤشَّر كل نقطة حين يجيب عنها الرد، وما بقي بلا جواب يظهر عند الإرسال ويُقاس.
email-means-concise = تُعلَّم الجمل الطويلة أثناء الكتابة.
email-means-short = تُحصى عند إرسال الرد الجمل التي تزيد على 35 كلمة وبقيت فيه.
email-means-forward = يُحوَّل الطلب إلى موظف مؤهل مع ملاحظة، وتستمر المهلة.
email-reply-files-lost = لم يصل الملف. تحقق من الاتصال ومن أن الملفات لا تزيد على 15 ميغابايت، ثم أرفقه من جديد.
email-reply-files-picture = لا يمكن تنقية هذه الصورة من بياناتها الخفية، مثل مكان التقاطها. احفظها بصيغة JPEG أو PNG ثم أرفقها.
email-reply-changed = تغيّر نص الرد بعد تحديد موعد إرساله. راجعه ثم أرسله.
email-gap-left = بقي في النص مكان بين قوسين لم يُملأ. املأه أو احذفه.
email-stopped = ما يوقف الرد: { $what }. صحّحه، أو اكتب سبب الإرسال مع ذلك، ويُراجَع السبب لاحقاً.
email-checked-confidential = بيانات سرية
email-checked-doubtful = ما قد يكون بيانات سرية
email-checked-gap = مكان لم يُملأ
email-checked-spelling = خطأ إملائي
email-checked-slang = لفظ عامي
email-checked-vague = عبارة تحتمل أكثر من معنى
email-checked-blame = عبارة فيها لوم
email-checked-length = جملة طويلة جداً
email-checked-language = نص بغير لغة الرد
email-checked-questions = سؤال للعميل بلا جواب
email-words = كلماتي
email-words-text = كلمات لا يعلّمها التدقيق الإملائي في ردودك، وتُضاف أيضاً من جانب الكلمة أثناء الكتابة. لا تسري على زملائك؛ أما كلمات الجهة كلها فيضيفها مدير النظام في الجهة.
email-words-empty = لا كلمات بعد
email-words-empty-text = إذا علّم التدقيق كلمة صحيحة في ردك فاختر «إضافة إلى كلماتي».
email-words-many = بلغت الكلمات الحد الأقصى. أزل ما لا يلزم منها أولاً.
email-word = الكلمة
email-word-add = إضافة
email-word-remove = إزالة { $word }
email-remove = إزالة
email-writing-rules = قواعد الردود
email-writing-rules-text = ما تُدقَّق عليه ردود الجهة قبل إرسالها. تسري التغييرات على ما يُكتب بعدها.
email-weights = ما يوقف الإرسال
email-weights-text = البيانات السرية والأماكن التي لم تُملأ توقف الإرسال دائماً. اختر ما يوقفه غيرها، والباقي ينبّه فقط. ومن أُوقف رده فله أن يرسله بسبب مكتوب يراجعه مشرف.
email-shapes = بيانات الجهة السرية
email-shapes-text = أنماط أرقام ورموز لا تخرج بالبريد، زيادةً على الرقم الشخصي والبطاقات والحسابات وجوازات السفر.
email-shape = النمط
email-shape-hint = ‏# رقم، و@ حرف، وما عداهما كما هو، مثل ⁦EMP-####⁩
email-shape-add = إضافة النمط
email-shape-long = اكتب نمطاً لا يزيد على { $n } خانة.
email-shape-short = اكتب نمطاً فيه { $n } خانات أو أكثر وفيه رقم، حتى لا يوقف كل رد.
email-shapes-many = لدى الجهة خمسون نمطاً، وهو الحد الأقصى. أزل واحداً أولاً.
email-entity-words = كلمات الجهة
email-entity-words-text = أسماء ومصطلحات صحيحة يعرفها التدقيق في ردود جميع الموظفين. أسماء الموظفين والخدمات والمراكز معروفة دون إضافة.
email-entity-words-new = كلمات جديدة، بينها مسافات أو أسطر
email-entity-words-known = { $n ->
    [zero] لا كلمات بعد
    [one] كلمة واحدة معروفة
    [two] كلمتان معروفتان
    [few] { $n } كلمات معروفة
    [many] { $n } كلمة معروفة
   *[other] { $n } كلمة معروفة
}
email-plain-words = ألفاظ لا تريدها الجهة
email-plain-words-text = تُعلَّم أثناء الكتابة ويُقترح بديلها، زيادةً على الألفاظ العامية المعروفة.
email-plain-word = اللفظ
email-plain-instead = البديل
email-plain-empty = اكتب بديلاً لا يزيد على 60 حرفاً.
email-reviews = مراجعة الردود
email-reviews-text = ردود أُرسلت مع أن شيئاً أوقفها، وسبب إرسال كل منها. ينظر فيها غير من أرسلها، ويرى المرسل ما انتهت إليه.
email-reviews-waiting = بانتظار المراجعة
email-reviews-empty = لا ردود بانتظار المراجعة
email-reviews-empty-text = يظهر هنا كل رد أُرسل رغم ما يوقفه.
email-reviews-own = ردودي
email-reviews-own-empty = لا شيء من ردودك هنا
email-reviews-own-empty-text = لم ترسل رداً أوقفه شيء.
email-review-open = بانتظار المراجعة
email-review-accepted = قُبل السبب
email-review-discuss = للنقاش مع الموظف
email-review-discussed = نوقش مع الموظف
email-review-what = ما أوقفه
email-review-reason = سبب الإرسال
email-review-note = ملاحظة المراجِع
email-review-say = ملاحظة للموظف
email-review-accept = قبول السبب
email-review-talk = طلب النقاش
email-review-talked = تسجيل إتمام النقاش
email-review-own = لا يراجع أحد رده بنفسه. يراجعه مشرف آخر.
email-review-decided = سبق أن راجعه غيرك. حدّث الصفحة لترى ما انتهى إليه.
email-review-note-empty = اكتب ملاحظة يقرؤها الموظف.
email-means-plain = تُحصى الألفاظ العامية والعبارات الملتبسة الباقية في الرد عند إرساله.
event-email-sent-despite = أُرسل الرد رغم ما يوقفه، للسبب المذكور
event-email-reply-reviewed-accepted = رُوجع الرد وقُبل سبب إرساله
event-email-reply-reviewed-discuss = رُوجع الرد، ويلزم نقاشه مع كاتبه
event-email-reply-reviewed-discussed = نوقش الرد مع كاتبه
event-email-writing-rule-changed = تغيّرت قواعد الكتابة في الجهة
desk-notice-reply-reviewed = رُوجع رد لك أُرسل رغم ما يوقفه. تجد ما انتهى إليه في «مراجعة الردود».
email-instead = قبل الرد أو بدلاً منه
email-interim-check = أحتاج إلى التحقق
email-interim-check-text = يصل إلى العميل خطاب بأننا نتحقق من الأمر، وبموعد الرد. يبقى الطلب بانتظار ردك، وتستمر مهلته، ولا يُغلق قبل الرد.
email-interim-check-what = ما الذي يُتحقق منه؟
email-interim-check-colleague = الزميل الذي يُسأل
email-interim-error = خطأ منّا
email-interim-error-text = يصل إلى العميل اعتذار عن الخطأ، وما سيُعمل لتصحيحه وموعده. يُسجَّل الموعد وعداً على الطلب.
email-interim-error-what = ما الخطأ الذي وقع؟
email-interim-error-colleague = الزميل الذي يصحّحه
email-interim-remedy = ما الذي سنفعله لتصحيحه؟
email-interim-later = تغيير موعد أُبلغ به العميل
email-interim-later-text = يُبلَّغ العميل بالموعد الجديد وسببه قبل أن يحل الموعد السابق.
email-interim-later-what = سبب تغيير الموعد
email-interim-promise = الموعد الذي يتغيّر
email-interim-promise-none = اختر الموعد الذي يتغيّر.
email-interim-no-promise = لا موعد قائم في هذا الطلب
email-interim-no-promise-text = لم يُبلَّغ العميل بموعد لم يحل بعد.
email-interim-nobody = لا أحد
email-interim-hours = { $n ->
    [zero] فوراً
    [one] ساعة عمل واحدة
    [two] ساعتا عمل
    [few] { $n } ساعات عمل
    [many] { $n } ساعة عمل
   *[other] { $n } ساعة عمل
}
email-interim-answer-within = مهلة جواب الزميل
email-interim-day = موعدنا مع العميل
email-interim-when = اكتب يوماً وساعة، مثل 25/11/2026 و12:00.
email-interim-past = اكتب موعداً لم يمضِ.
email-interim-what-empty = اكتب ما يقرؤه العميل هنا.
email-interim-remedy-empty = اكتب ما سنفعله لتصحيح الخطأ.
email-interim-around = تُضاف المخاطبة والتحية والموعد والختام والتوقيع كما في كل رد.
email-interim-send = إرسال إلى العميل
email-letter-in-ar = يقرؤه العميل بالعربية
email-letter-in-en = يقرؤه العميل بالإنجليزية
email-interim-letter-check =
    نود إفادتكم بأننا نتحقق من الأمر الآتي حرصاً على أن تصلكم معلومة دقيقة:
    { $what }

    سنوافيكم بالرد في موعد أقصاه { $when } بتوقيت البحرين.
email-interim-letter-error =
    نعتذر إليكم عن خطأ وقع من جانبنا:
    { $what }

    وسنصحّحه على النحو الآتي:
    { $remedy }

    سيتم ذلك في موعد أقصاه { $when } بتوقيت البحرين.
email-interim-letter-later =
    تغيّر الموعد الذي أُبلغتم به، وهو { $before }، وأصبح { $when } بتوقيت البحرين، للسبب الآتي:
    { $what }

    نعتذر إليكم عن ذلك.
email-call-instead = اتصال بدل الرد
email-call-text = إذا كان الاتصال أنسب من الكتابة فاتصل بالعميل ثم سجّل هنا ما انتهى إليه الاتصال. ولا يُعدّ الاتصال رداً إلا إذا تم الوصول إلى العميل.
email-call-number-label = الرقم
email-call-number = اكتب رقم الهاتف بالأرقام، مثل ‎+973 17000000.
email-call-outcome = النتيجة
email-call-reached = تم الوصول إلى العميل
email-call-missed = لم يتم الوصول إليه
email-call-said = ما قيل في المكالمة
email-call-said-empty = اكتب ما قيل للعميل في المكالمة.
email-call-long = اكتب نصاً أقصر من 2000 حرف.
email-call-next = الخطوة التالية
email-call-next-day = الموعد الذي أُبلغ به العميل
email-call-record = تسجيل المكالمة
email-call-entry-reached = مكالمة هاتفية مع العميل على الرقم { $number }
email-call-entry-missed = اتصال بالعميل على الرقم { $number } دون الوصول إليه
email-call-entry-next = الخطوة التالية: { $what }
email-means-call = يُتصل بالعميل من الطلب بدل الكتابة، وتُسجَّل نتيجة الاتصال رداً إذا تم الوصول إليه.
email-means-check = «أحتاج إلى التحقق» إجراء واحد: خطاب للعميل بموعد، وسؤال للزميل، وطلب لا يُغلق قبل الرد.
email-means-error = «خطأ منّا» إجراء واحد: اعتذار وتصحيح بموعد يُسجَّل وعداً، وتُعلَّم عبارات اللوم قبل الإرسال.
event-email-interim-sent-check = أُبلغ العميل بأن الأمر قيد التحقق، والموعد { $due_at }
event-email-interim-sent-error = اعتُذر للعميل عن خطأ منّا، وموعد التصحيح { $due_at }
event-email-interim-sent-later = أُبلغ العميل بموعد جديد: { $due_at }
event-email-called-instead-reached = اتُّصل بالعميل بدل الرد، وتم الوصول إليه
event-email-called-instead-missed = اتُّصل بالعميل بدل الرد، ولم يتم الوصول إليه
email-look = نظر المشرف قبل الإرسال
email-look-text = تنتظر ردود الموظفين وما يسبقها من خطابات مشرفاً يرسلها أو يعيدها بملاحظة أو يعدّلها. تستمر مهلة العميل أثناء ذلك. لا يشمل هذا ردود المشرفين.
email-look-wish = تنتظر الردود نظر مشرف
email-look-minutes = الدقائق التي ينتظرها الرد
email-look-minutes-number = اكتب الدقائق رقماً من 5 إلى 1440.
email-look-then = إذا لم ينظر فيه أحد حتى ذلك
email-look-then-up = يُرفع إلى مدير المركز
email-look-then-send = يُرسل كما كُتب
email-looks = ردود تنتظر نظرك
email-looks-text = هكذا كُتبت. أرسلها كما هي، أو عدّلها ثم أرسلها باسم كاتبها، أو أعدها إليه بملاحظة.
email-looks-empty = لا ردود تنتظر
email-looks-empty-text = يظهر هنا كل رد ينتظر نظر مشرف، والأقدم أولاً.
email-look-due = موعد الرد على العميل:
email-older-read = قراءة الجديد في الطلب
email-older-go-on = قرأت الجديد: المتابعة بما كتبته
email-look-waits = يُنتظر النظر فيه حتى:
email-look-is-up = تأخر النظر فيه ورُفع إلى مستوى أعلى
email-look-change-hint = تُضاف المخاطبة والتحية والختام وتوقيع كاتبه عند الإرسال.
email-look-letter = ما كتبه العميل
email-look-reply = الرد
email-look-points-hint = المؤشَّر منها ما يجيب عنه الرد بنصه الحالي.
email-look-remark = ملاحظة للكاتب عند الإعادة
email-look-remark-empty = اكتب ملاحظة تبيّن للكاتب ما يلزم.
email-look-send = إرسال
email-look-back = إعادة بملاحظة
email-look-waiting = ينتظر هذا الرد نظر مشرف منذ { $since }
email-look-waiting-hint = يُرسل بعد موافقته. إن كتب العميل قبل ذلك لم يُرسل حتى تراجعه.
email-look-call-back = سحب الرد لتعديله
email-look-changed = لم يعد هذا الرد ينتظر كما رأيته: أُرسل أو سُحب أو كُتب من جديد. يظهر هنا ما ينتظر الآن.
email-look-files = هذه الملفات مرفقة برد ينتظر نظر مشرف. اسحب الرد أولاً ثم غيّرها.
email-look-one = في هذا الطلب رد ينتظر نظر مشرف. اسحبه أولاً.
email-look-interim-past = مضى الموعد المذكور في هذا الخطاب. أعده إلى كاتبه.
event-email-look-wanted = كُتب رد وهو ينتظر نظر مشرف
event-email-look-ended-sent = نظر مشرف في الرد وأُرسل كما كُتب
event-email-look-ended-changed = عدّل مشرف الرد وأُرسل
event-email-look-ended-returned = أعاد مشرف الرد إلى كاتبه بملاحظة
event-email-look-ended-called-back = سحب الكاتب رده قبل النظر فيه
event-email-look-ended-timed = لم ينظر أحد في الرد في وقته فأُرسل
event-email-look-went-up = لم ينظر أحد في الرد في وقته فرُفع إلى مستوى أعلى
desk-notice-look-wanted = رد ينتظر نظرك قبل إرساله
desk-notice-look-returned = أعاد مشرف ردك بملاحظة. تجدها في الطلب، والرد محفوظ مسودة.
desk-notice-look-up = رد ينتظر نظر مشرف منذ وقت طويل
email-survey-letters = رسائل السؤال عن الرضا بعد إغلاق الطلب
email-survey = رأي العميل بعد إغلاق الطلب
email-survey-text = بعد إغلاق الطلب بعشر دقائق يصل إلى العميل خطاب برابط يقيّم به الخدمة بضغطة واحدة. يُسأل مرة لكل طلب، ومرة كل سبعة أيام على الأكثر، ولا يُسأل من لم يصله رد.
email-survey-wish = نسأل العملاء عن رأيهم
email-survey-subject = كيف كانت خدمتنا لكم؟ – { $reference }
email-survey-letter =
    عميلنا العزيز،

    أُغلق طلبكم رقم { $reference } لدى { $entity }. يهمنا رأيكم في الخدمة، وتقييمها ضغطة واحدة في هذه الصفحة:

    { $link }

    إن لم يكتمل ما طلبتم فالرد على هذه الرسالة يفتح الطلب من جديد.
email-survey-over = انتهت مدة هذا الاستطلاع، فالرأي يُستقبل خلال ثلاثين يوماً من إغلاق الطلب. نشكركم على اهتمامكم، ويسعدنا أن تراسلونا برأيكم.
email-survey-title = رأيكم في الخدمة
email-survey-lead = طلبكم لدى { $entity }، رقم الطلب
email-survey-question = كيف كانت الخدمة؟
email-survey-face-1 = سيئة جداً
email-survey-face-2 = سيئة
email-survey-face-3 = مقبولة
email-survey-face-4 = جيدة
email-survey-face-5 = ممتازة
email-survey-score = اختاروا رقماً من 1 إلى 5.
email-survey-thanks = وصلنا رأيكم، وشكراً لكم
email-survey-thanks-text = يطّلع عليه من خدمكم ومن يحسّن الخدمة.
email-survey-comment = هل تودون إضافة شيء؟
email-survey-comment-hint = لا تكتبوا هنا أرقاماً شخصية.
email-survey-comment-send = إرسال
email-survey-more = سؤال آخر إن شئتم
email-survey-asks-respect = هل عاملناكم باحترام ولطف؟
email-survey-asks-expectations = هل جاءت خدمتنا كما توقعتم؟
email-survey-asks-attention = هل لمستم اهتمامنا بطلبكم في كل مرحلة؟
email-survey-asks-trust = هل تثقون بما أبلغناكم به؟
email-survey-asks-influence = هل تركت خدمتنا لديكم انطباعاً حسناً عن الخدمات الحكومية؟
email-survey-yes = نعم
email-survey-other = هذا السؤال غير مطروح. نرجو فتح الصفحة من الرسالة من جديد.
email-survey-no = لا
email-survey-long = اكتبوا نصاً لا يزيد على 1000 حرف.
email-means-satisfied = نسبة العملاء الذين يمنحون أربعاً أو خمساً من خمس عند إغلاق طلباتهم، بحسب الأسبوع والمركز والموظف والخدمة.
email-means-language = يُكتب الرد وكل ما يحيط به بلغة العميل، ويُحصى ما خرج بغيرها.
email-means-private = توقف البيانات السرية الإرسال وتُعرض رسالة مؤمّنة لا تُفتح إلا برمز، ويُحصى ما خرج مكشوفاً ويُراجَع.
email-means-survey = بعد إغلاق الطلب يُسأل العميل عن رضاه بضغطة واحدة، ويظهر رأيه في الطلب، ويُبلَّغ المسؤول عنه بعدم الرضا.
email-means-asked = بعد التقييم يُسأل كل عميل سؤالاً واحداً من خمسة، يجيب عنه بضغطة، وتتناوبها الطلبات، وتظهر نسبة «نعم» في بطاقة الأداء.
email-means-trust = تُحصى الوعود التي وُفي بها، ويُسأل العملاء بالتناوب عن ثقتهم بما أُبلغوا به.
event-email-opinion-asked = سيُسأل العميل عن رأيه في الخدمة
event-email-opinion-given = قيّم العميل الخدمة: { $score } من 5
event-email-question-answered = { $said ->
    [yes] أجاب العميل بـ«نعم» عن السؤال الذي يلي التقييم
   *[no] أجاب العميل بـ«لا» عن السؤال الذي يلي التقييم
}
desk-notice-opinion-bad = لم يرضَ العميل عن خدمته في طلب كان لك. اتصل به لتعرف السبب.

email-referrals = طلبات حُوّلت إلى جهة أخرى
email-referral-letters = إشعارات التحويل إلى جهة أخرى
email-refer-nothing = لا رسالة من العميل في هذا الطلب يمكن تحويلها.
email-refer-no-mailbox = ليس لتلك الجهة صندوق بريد مفتوح. اختر جهة أخرى أو أبلغ العميل بوسيلة التواصل معها.
email-referral-subject = طلبكم لدى { $own } الآن – { $reference }
email-referral-text =
    عميلنا العزيز،

    حُوّل طلبكم رقم { $former } من { $from } إلى { $own } لاختصاصها به، ورقمه لديها { $reference }. لا يلزمكم إرسال شيء من جديد.

# فحص الملفات من الفيروسات
email-scan-waiting = يجري فحصه من الفيروسات، ويُفتح بعد ذلك.
email-scan-late = لم يُفحص من الفيروسات بعد: برنامج الفحص لا يستجيب. تُعاد المحاولة تلقائياً، ولا يضيع شيء.
email-scan-large = لم يُفحص من الفيروسات: حجمه أكبر مما يفحصه البرنامج، ويبقى مغلقاً.
email-scan-found = مغلق: وجد برنامج الفحص فيه { $name }. يُحفظ للسجل ولا يفتحه أحد.
email-original-closed = لا يمكن حفظ الأصل.
email-scan-reply-waits = لم يُفحص الملف { $file } من الفيروسات بعد. انتظر قليلاً ثم أرسل من جديد، أو أزله.
email-scan-reply-large = حجم الملف { $file } أكبر مما يفحصه برنامج الفيروسات، ولذلك لا يُرسل. أزله أو أرسله مجزّأً.
email-scan-reply-found = وجد برنامج الفحص { $name } في الملف { $file }. أزله، فالرد لا يُرسل معه.
event-email-files-scanned-clean = فُحصت الملفات من الفيروسات ولم يُعثر على شيء
event-email-files-scanned-found = وجد برنامج الفحص في الملفات: { $names }. وتبقى مغلقة.
event-email-files-scanned-large = حجم أحد الملفات أكبر مما يفحصه برنامج الفيروسات، ويبقى مغلقاً
desk-notice-file-found = وجد برنامج الفحص من الفيروسات شيئاً في ملف من ملفات هذا الطلب، ويبقى الملف مغلقاً.
email-interim-kind = اكتب check أو error أو later.
email-review-stand = اكتب open أو accepted أو discuss أو discussed.
email-check-unknown = أحد ما كُتب ليس من الفحوص التي تُضبط هنا.
email-follow-up = إبلاغ العميل بما أُنجز
email-follow-up-kept = وُعد العميل بإنجاز طلبه في { $when }، وقد تم الوفاء بالوعد.
email-follow-up-send = إرسال رسالة المتابعة
email-follow-up-letter = وعدناكم بإنجاز طلبكم في موعد أقصاه { $when } بتوقيت البحرين. يسرنا إفادتكم بأنه أُنجز.
email-means-follow-up = يُذكَّر المسؤول في يوم الوعد الذي تم الوفاء به، وبضغطة واحدة تُرسل رسالة متابعة بلغة العميل.

# جلب البريد ببروتوكول OAuth 2.0
email-login = طريقة الدخول إلى الخادم
email-login-password = بكلمة مرور
email-login-refresh = ببروتوكول OAuth 2.0 باسم صاحب الصندوق
email-login-client = ببروتوكول OAuth 2.0 باسم هذا البرنامج
email-token = OAuth 2.0
email-token-hint = للخوادم التي لم تعد تقبل كلمات المرور. سجّل هذا البرنامج لدى مزوّد البريد، وأدخل ما تحصل عليه منه.
email-token-url-label = عنوان طلب الرموز
email-token-client-label = معرّف البرنامج (client id)
email-token-secret-label = سر البرنامج (client secret)
email-token-refresh-label = رمز التجديد (refresh token)
email-token-refresh-hint = ما أذن به صاحب الصندوق، ولا يلزم إن كان الدخول باسم هذا البرنامج. يُحفظ مشفراً. اتركه فارغاً للإبقاء على الحالي.
email-token-scope-label = النطاق (scope) إن طلبه المزوّد
email-token-url = اكتب عنوان طلب الرموز لدى المزوّد، ويبدأ بـ ‎https://‎ ويقع خارج هذه الشبكة، أو اطلب من مشغّل النظام السماح به (الإعداد outgoing.allowed_hosts).
email-token-client-id = اكتب معرّف البرنامج الذي أعطاه المزوّد.
email-token-client-secret = اكتب سر البرنامج الذي أعطاه المزوّد.
email-token-refresh = اكتب رمز التجديد الذي أعطاه المزوّد حين أذن صاحب الصندوق لهذا البرنامج.
email-token-revoked = سحب المزوّد ما أذن به صاحب الصندوق، أو انتهت مدته. اطلب من صاحب الصندوق أن يأذن لهذا البرنامج من جديد، ثم أدخل رمز التجديد الجديد هنا. ويبقى البريد على خادمه حتى ذلك الحين.
email-token-client = لا يقبل المزوّد معرّف هذا البرنامج وسره. أنشئ سراً جديداً هناك وأدخله هنا. ويبقى البريد على خادمه حتى ذلك الحين.
email-token-refused = يرفض المزوّد إعطاء رمز. راجع عنوان طلب الرموز والنطاق وما يُسمح به لهذا البرنامج هناك. تُعاد المحاولة كل ربع ساعة.
email-token-away = لا يجيب مزوّد الرموز أو لا يُفهم جوابه. تُعاد المحاولة تلقائياً، ولا يلزم فعل شيء ما لم يطل ذلك.
email-token-server = لم يقبل خادم البريد الرمز، ويُطلب رمز آخر تلقائياً. فإن استمر ذلك فراجع اسم المستخدم، وأن المزوّد يسمح ببروتوكول IMAP لهذا الصندوق.

# الدعوات وجهات الاتصال التي تصل ملفات
email-meeting-asked = دعوة إلى اجتماع
email-meeting-changed = دعوة إلى اجتماع بعد تعديلها
email-meeting-cancelled = أُلغي الاجتماع
email-meeting-answered = رد على دعوة
email-meeting-other-time = اقتراح موعد آخر
email-meeting-known = اجتماع
email-meeting-hint = لا يُرسل جواب تلقائي: اذكر في ردك هل سيحضر أحد.
email-meeting-what = الموضوع
email-meeting-when = الموعد
email-meeting-sender = بتوقيت المرسل
email-meeting-again = التكرار
email-meeting-where = المكان
email-meeting-host = صاحب الدعوة
email-meeting-guests = المدعوون
email-meeting-more =
    { $n ->
        [zero] ولا أحد غيرهم
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $n } آخرون
        [many] و{ $n } شخصاً آخر
       *[other] و{ $n } شخص آخر
    }
email-meeting-notes = التفاصيل
email-meeting-unreadable = تعذرت قراءته. افتح الملف.
email-meeting-from-to = {"\u200F"}{ $from } – { $to }
email-meeting-begins = {"\u200F"}{ $day }، { $time }
email-meeting-day = { $day }، طوال اليوم
email-meeting-bahrain = { $when } (بتوقيت البحرين)
email-meeting-zone = { $when } (بتوقيت { $zone })
email-meeting-local = { $when } (لم يذكر المرسل منطقة زمنية)
email-again-daily = كل يوم
email-again-weekly = كل أسبوع
email-again-monthly = كل شهر
email-again-yearly = كل سنة
email-again-otherwise = وفق قاعدة خاصة، انظر الملف
email-says-yes = { $name } (قبول)
email-says-no = { $name } (اعتذار)
email-says-perhaps = { $name } (قبول مبدئي)
email-contact = جهة اتصال
email-contact-hint = كما وصفها المرسل، ولا يُدخل منها شيء هنا تلقائياً.
email-contact-name = الاسم
email-contact-title = المسمى الوظيفي
email-contact-organisation = جهة العمل
email-contact-phones = الهاتف
email-contact-mails = البريد الإلكتروني
email-contact-addresses = العنوان

# لماذا لم يصل الرد
email-reply-refused-address = تحقق من عنوان العميل قبل الرد
email-state-late = متأخرة: لم يتسلّمها خادم العميل بعد
email-bounce-no-such-user = هذا العنوان غير موجود. راجع كتابته أو اتصل بالعميل.
email-bounce-no-such-domain = نطاق هذا العنوان لا يستقبل البريد. راجع كتابته أو اتصل بالعميل.
email-bounce-closed = صندوق البريد هذا موقوف. اتصل بالعميل أو اكتب إلى عنوان آخر.
email-bounce-full = صندوق بريد العميل ممتلئ. اتصل بالعميل أو أعد الإرسال لاحقاً.
email-bounce-too-large = الرسالة أكبر مما يقبله خادم العميل. أرسل ملفاتها مجزّأة.
email-bounce-refused = يرفض خادم العميل بريدنا. اتصل بالعميل، وأبلغ القائمين على خادم البريد.
email-bounce-unreachable = تعذر الوصول إلى خادم العميل في الوقت المتاح. أعد الإرسال لاحقاً أو اتصل بالعميل.
email-bounce-loop = دارت الرسالة بين الخوادم. أبلغ القائمين على خادم البريد، واتصل بالعميل.
email-draft-stands = في هذا الطلب رد يُكتب الآن، فيبقى الطلب.
email-questions-no-script = من دون البرمجيات النصية في المتصفح يُعدّ السؤال مجاباً عنه حين يدل نص الرد على ذلك.
email-draft-keep = حفظ النص
email-draft-keep-hint = احفظ النص قبل إرفاق ملف أو مغادرة الصفحة، فهو من دون البرمجيات النصية في المتصفح لا يُحفظ من تلقاء نفسه.
email-questions-send-open = إرسال الرد مع بقاء أسئلة بلا جواب
email-questions-open-first = هذه الأسئلة لم يُجب عنها بعد: { $questions }. أجب عنها، أو أشّر على إرسال الرد مع بقائها. لم يُرسل شيء، وما كتبته محفوظ.
email-points-asked = ما يسأل عنه العميل، سؤال في كل سطر
email-points-hint = مقترح من نص الرسالة. أضف سطراً أو احذفه أو أعد صياغته، ويُحفظ ما تكتبه هنا عند الإرسال أو بالزر.
email-points-settle = تثبيت الأسئلة
email-points-settled = ثُبّتت
email-points-many = الحد الأقصى { $n } من الأسئلة. اجمع بعضها في سطر واحد.
email-points-long = الحد الأقصى للسؤال الواحد { $n } من الأحرف. اختصره.
email-call-better = قد يكون الاتصال أنفع الآن
email-call-better-hint = تكررت المراسلة في هذا الطلب. إذا تم الوصول إلى العميل بالاتصال فهو الرد.
event-email-points-settled = ثُبّت ما تسأل عنه الرسالة، وعدد الأسئلة: { $points }
event-email-opinion-lapsed = لم يُبدِ العميل رأيه خلال المدة المتاحة
email-means-understand = يُثبَّت ما تسأل عنه الرسالة قبل الرد، ويُحصى اضطرار العميل إلى إعادة السؤال نفسه.
email-means-prepared = يُحصى تثبيت النقاط قبل الرد الذي يترك سؤالاً بلا جواب.
email-means-aids = يُعلَّم الإملاء والعامي وعبارات اللوم والجمل الطويلة باللغتين أثناء الكتابة، ومع كل منها صياغة أفضل.
email-means-way = يُحسب الاتصال الذي وصل إلى العميل اختياراً صائباً، ويُحسب خلافه كل رد مكتوب يبلغ الحد الذي تقرره الجهة من غير اتصال.
email-means-handed = يُحصى التحويل المصحوب بملاحظة الذي أجاب عنه مؤهل، كما يُحصى ما تعثّر منه.
email-means-blame = تُحصى الردود التي تلقي اللوم على الزملاء أو النظام أو الإجراءات، والأخطاء التي لم تُصحَّح في موعدها.
email-means-respect = تُبيَّن أثناء كتابة الرد العبارات التي تلوم العميل أو تصرفه عن طلبه.
email-means-response = يُحصى من أبدى رأيه من العملاء الذين سُئلوا، ومن لم يُبده خلال المدة المتاحة.
email-handed-over-letters = رسائل تحويل الطلب إلى موظف آخر
email-handed-over-subject = طلبكم لدى موظف آخر الآن – { $reference }
email-handed-over-text =
    عميلنا العزيز،

    حُوّل طلبكم رقم { $reference } إلى موظف آخر في { $entity } ليتولى الرد عليكم. لا يلزمكم إرسال شيء من جديد.
event-email-hand-over-told = أُبلغ العميل بأن موظفاً آخر يتولى الرد عليه
email-left-draft = مسودة { $name }
email-left-draft-at = حُفظت: { $when }
email-left-draft-go-on = متابعة كتابتها
email-left-draft-own = كتبتَ رداً في هذا الطلب. أرسله أو امسح نصه قبل متابعة مسودة زميلك.

# ما حدث، في سجل التدقيق والأدلة
event-email-called-instead = اتُّصل بالعميل بدل الرد
event-email-delivered = عُرف مصير الرد لدى خادم البريد
event-email-files-scanned = فُحصت الملفات من الفيروسات
event-email-interim-sent-short = أُرسل خطاب قبل الرد
event-email-look-ended = انتهى نظر المشرف في الرد
event-email-new-time-told-short = أُبلغ العميل بموعد جديد
event-email-opinion-given-short = أبدى العميل رأيه
event-email-question-answered-short = أجاب العميل عن السؤال الذي يلي التقييم
event-email-points-settled-short = ثُبّت ما تسأل عنه الرسالة
event-email-relay-fails = تغيّرت حال تسلّم خادم البريد للرسائل الصادرة
event-email-reply-reviewed = رُوجع الرد
event-email-reply-scheduled-short = كُتب رد ليُرسل لاحقاً
event-email-skipped-settled = بُتّ في رسالة لم يسلّمها الخادم
event-email-source-fails = تغيّرت حال جلب بريد أحد الصناديق
email-copies = نسخة من الرد
email-copy-all = { $n ->
    [zero] إلى من أضافهم العميل:
    [one] إلى من أضافه العميل:
    [two] إلى من أضافهما العميل:
    [few] إلى من أضافهم العميل:
    [many] إلى من أضافهم العميل:
   *[other] إلى من أضافهم العميل:
}
email-copy-caution-confidential = في هذا الطلب بيانات سرية. أرسل النسخة بعد أن تتأكد أن العميل يأذن لهم بالاطلاع عليه.
email-copy-caution-unproved = لم يثبت أن الرسالة من العميل، وقد يكون غيره هو الذي أضافهم إليها. تأكد قبل أن ترسل إليهم نسخة.
email-copy-at-work = على رأس العمل
email-copy-away = غياب الآن
email-copy-away-tomorrow = غياب غداً
email-copy-your-absence = غيابك غداً
email-copy-back-up = إلى من ينوب عن الموظف المسؤول:
email-copy-caution-many = أضاف العميل أكثر من ثلاثة أشخاص. تأكد أن الرد يخصهم جميعاً، أو اكتب أدناه عناوين من يخصهم.
email-copy-caution-most = أضاف العميل أكثر من 20 شخصاً، ولا تُرسل نسخ الرد إلى أكثر من 20. اكتب أدناه عناوين من تُرسل إليهم النسخة.
email-copy-caution-new = هذه أول مرة يراسلنا فيها هذا العميل. تأكد ممن أضافهم قبل أن ترسل إليهم نسخة.
email-copy-secure = الرسالة المؤمّنة للعميل وحده، ولا تُرسل منها نسخ. لا تختر أحداً في «نسخة من الرد»، ثم أرسلها من جديد.
email-copied-line = أُرسلت نسخة من هذا الرد إلى: { $who }
email-copy-to = إلى زملاء، أو إلى بعض من أضافهم العميل
email-copy-to-hint = اكتب الأسماء أو عناوين البريد وافصل بينها بفواصل.
email-copy-hint = لا تحمل النسخة رمز المتابعة ولا نص رسالة العميل. وما يُكتب رداً عليها يصل إلى الطلب باسم كاتبه لا باسم العميل. ولا تُرسل نسخ من الرسائل المؤمّنة.
email-copy-unknown = لا يوجد في الجهة من اسمه أو عنوانه «{ $who }». اكتب الاسم كما هو في سجل الموظفين، أو عنوان البريد كاملاً.
email-copy-unclear = يبدأ أكثر من اسم في الجهة بما كتبت: «{ $who }». اكتب الاسم كاملاً.
email-copy-no-address = لا يوجد عنوان بريد في سجل «{ $who }»، فلا يمكن إرسال نسخة إليه. اكتب ملاحظة في الطلب بدلاً منها.
email-copy-outside = العنوان { $who } خارج الجهة. تُرسل النسخة إلى من أضافهم العميل وإلى موظفي الجهة فقط.
email-copy-mailbox = العنوان { $who } صندوق بريد في هذا النظام. لإشراك من يعمل عليه حوّل الطلب أو اكتب ملاحظة.
email-copy-many = تُرسل النسخ إلى { $n } شخصاً على الأكثر. أزل بعضهم.
email-copy-confidential = في الرد بيانات سرية، ولا تُرسل منها نسخة. أزل البيانات، أو أرسل الرد إلى العميل وحده.
email-copy-code = في الرد رمز متابعة الطلب، وهو للعميل وحده. أزل الرمز، أو أرسل الرد دون نسخ.
email-copy-large = الملفات أكبر من أن تُرسل إلى هذا العدد. أزل بعض الملفات أو بعض النسخ.
email-copy-line = هذه نسخة للعلم من ردنا على الطلب رقم { $reference }. إذا رددتم عليها وصل ردكم إلى الطلب باسمكم.
email-copy-line-colleague = نسخة للعلم من الرد على الطلب رقم { $reference }. إذا رددتم عليها وصل ردكم إلى الطلب باسمكم.
    { $address }
email-copies-out = نسخ الردود
email-sender-copied = كتبها شخص وصلته نسخة من الرد
email-sender-copies = أُرسلت إلى آخرين أيضاً
email-fault-copied = لم يكتبها العميل، بل شخص وصلته نسخة من ردنا.
event-email-reply-copied = أُرسلت نسخة من الرد: عدد من تلقّاها في الجهة { $colleagues }، ومن غيرها { $others }
email-secure-files-hint = يمكن حفظ الملفات خلال نصف ساعة من فتح الرسالة، ويُسجَّل ذلك.
email-secure-files-over = انتهى وقت حفظ الملفات. افتحوا الرسالة برمز جديد.
event-email-copy-went = تغيّرت حال نسخة من الرد
event-email-copy-went-sent = تسلّم خادم البريد نسخة من الرد
event-email-copy-went-late = تأخرت نسخة من الرد
event-email-copy-went-failed = لم تصل نسخة من الرد
event-email-secure-file-saved = حفظ العميل ملفاً من الرسالة المؤمّنة، ورقمه بين ملفاتها { $place }
event-email-secure-file-revealed = أخذ موظف ملفاً من الرسالة المؤمّنة، ورقمه بين ملفاتها { $place }، والسبب: { $reason }
event-email-secure-file-revealed-short = أخذ موظف ملفاً من الرسالة المؤمّنة، وسببه مسجَّل
email-phrases = عبارات الدليل
email-phrase-empathy = نقدّر ما سبّبه لكم هذا الأمر، ونتابعه معكم حتى ينتهي.
email-phrase-own-mistake = نعتذر إليكم عن هذا الخطأ، وهو خطأ منّا، وقد بدأنا تصحيحه.
email-phrase-verify = نتحقق من هذه المعلومة لنجيبكم إجابة دقيقة.
email-phrase-steps-taken = اتخذنا في طلبكم حتى الآن الخطوات الآتية: [القائمة].
email-phrase-explain-steps = الخطوات المطلوبة منكم هي: [القائمة].
email-phrase-expected-time = نتوقع إنجاز طلبكم في موعد أقصاه [اليوم والتاريخ].
email-phrase-more-help = يسعدنا أن نخدمكم في أي أمر آخر.
event-email-reply-copied-short = أُرسلت نسخة من الرد إلى غير العميل
event-email-secure-file-saved-short = حفظ العميل ملفاً من الرسالة المؤمّنة
email-reply-files-content = أرسل محتوى الملف بترميز base64، ولا ترسل ملفاً فارغاً.

# ما تستطيع البرامج فعله، كل منها في جملة.
email-does-list-reviews = ردود أُرسلت رغم ما أوقفها، بحسب حال مراجعتها؛ وتبدأ الصفحة التالية بعد (`after`) قيمة `next`.
email-does-end-review = يدوّن نتيجة مراجعة؛ ولا يراجع أحد رداً كتبه بنفسه.
email-does-list-looks = ردود تنتظر نظر المشرف، المئة التي طال انتظارها أكثر من غيرها.
email-does-end-look = يرسل رداً منتظراً كما هو أو بعد تعديله باسم كاتبه، أو يعيده مع ملاحظة.
email-does-recall-look = يسترجع صاحب الرمز رده المنتظر ليعود مسودة.
email-does-show-message = رسالة: من ذُكر مرسلاً لها، ومدى ثبوت ذلك، وبأي فحوص.
email-does-list-keys = المفاتيح التي توقّع بها الجهة بريدها (DKIM)، من الأحدث إلى الأقدم.
email-does-make-key = ينشئ مفتاحاً لأحد نطاقات صناديق بريد الجهة، ويبدأ التوقيع به حين يظهر سجله في نظام أسماء النطاقات (DNS).
email-does-check-key = يستعلم عن سجل مفتاح في نظام أسماء النطاقات (DNS)؛ فإن وُجد بدأ التوقيع بالمفتاح المنتظر وأُوقف المفتاح السابق.
email-does-withdraw-key = يسحب مفتاحاً على الفور، ويُتلف مفتاحه الخاص.
email-does-list-draft-files = ملفات مسودة صاحب الرمز في طلب، وهل يمكن إرسال كل منها.
email-does-attach = يرفق ملفاً بمسودة صاحب الرمز: عشرة ملفات كحد أقصى ومجموعها 15 ميغابايت، دون برامج؛ وتُنزع من الصور بياناتها الخفية.
email-does-detach = يزيل ملفاً من مسودة صاحب الرمز.
email-does-follow-up = يرسل إلى العميل رسالة بأن ما وُعد به قد أُنجز.
email-does-list-skipped = الرسائل التي لم يسلّمها خادم صندوق البريد، من الأقدم إلى الأحدث، عشرون كحد أقصى.
email-does-ask-again = يطلب رسالة لم يسلّمها الخادم مجدداً عند الجلب التالي.
email-does-give-up = يصرف النظر عن رسالة لم يسلّمها الخادم، فلا تُطلب بعد ذلك.
email-does-list-left-drafts = ما كان الزملاء يكتبونه في طلب في عهدة صاحب الرمز، من الأحدث إلى الأقدم.
email-does-take-draft = ينقل مسودة زميل إلى صاحب الرمز ليكملها؛ ويُرفض ما دام لصاحب الرمز نص خاص به.
email-does-send-secure = يرسل رداً يبقى نصه محفوظاً هنا مشفراً: وتُرسل رسالة فيها رابط يُفتح برمز.
email-does-show-secure = حال رسالة مؤمّنة، بحسب الرسالة التي فيها رابطها: إلى متى تُفتح، وكم مرة فُتحت.
email-does-withdraw-secure = يسحب رسالة مؤمّنة، فلا يفتح رابطها شيئاً بعد ذلك.
email-does-open-secure = نص رسالة مؤمّنة وملفاتها، لسبب يُدوَّن.
email-does-open-secure-file = محتوى ملف من رسالة مؤمّنة، لسبب يُدوَّن.
email-does-send-interim = يرسل رسالة قبل الرد، مع ما تَعِد به؛ ويبقى الرد مستحقاً.
email-does-call-instead = يدوّن مكالمة بدلاً من الرد؛ والمكالمة التي بلغت العميل هي الرد.
email-does-show-opinion = رأي العميل في الخدمة عند إغلاق الطلب، إن كان قد سُئل.
email-does-list-mailboxes = صناديق بريد الجهة؛ وتبدأ الصفحة التالية بعد (`after`) قيمة `next`.
email-does-reply = يرسل رداً بالبريد الإلكتروني، وتُضاف إلى النص المخاطبة والتحية والختام والتوقيع.
email-does-record-copy = يدوّن نسخة رد أُرسل من برنامج بريد آخر؛ وتكرار النسخة نفسها يُعدّ رداً واحداً.
email-does-show-points = ما تسأل عنه أحدث رسالة في طلب، كما هو مقترح أو كما أُقرّ.
email-does-set-points = يُقرّ ما تسأل عنه أحدث رسالة في طلب.
email-does-show-writing-rules = ما تُفحص به ردود الجهة.
email-does-set-writing-rules = يضيف كلمات وأنماطاً، ويحدد ما يوقف الرد وهل يُستطلع رأي العملاء؛ وما لم يُذكر يبقى على حاله.
email-does-remove-writing-rule = يزيل كلمة (`words`) أو نمطاً (`shapes`) أو كلمة غير مرغوبة (`plain-words`).
email-does-show-address-proof = ما يثبت أن العنوان الذي تُرسل إليه الردود في طلب هو للعميل.
email-does-confirm-address = يبيّن كيف تحقق الموظف من أن العنوان للعميل.

# ما تتعلق به النتيجة.
email-evident-misspelt = خطأ إملائي:
email-evident-colloquial = لفظ عامي:
email-evident-vague = عبارة غير محددة:
email-evident-long = جملة طويلة جداً:
email-evident-shifting = عبارة تُلقي اللوم على جهة أخرى:
email-evident-leak = بيانات سرية:
email-evident-unanswered = سؤال لم يظهر جوابه في نص الرد:
email-evident-asked-again = سؤال أعاد العميل طرحه:
email-evident-subject = العنوان:
email-evident-missing = ينقص الرد:
email-evident-salutation = المخاطبة
email-evident-greeting = التحية
email-evident-thanks = الشكر
email-evident-closing = التحية الختامية
email-evident-signature = التوقيع
email-evident-lang = لغة الرد:
email-evident-customer-lang = لغة العميل:
email-evident-clock = استغرق الرد:
email-evident-more = { $n ->
    [zero] ولا موضع آخر
    [one] وموضع آخر
    [two] وموضعان آخران
    [few] و{ $n } مواضع أخرى
    [many] و{ $n } موضعاً آخر
   *[other] و{ $n } موضع آخر
}
