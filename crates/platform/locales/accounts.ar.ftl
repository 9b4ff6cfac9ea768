# عبارات تسجيل الدخول وحساب الموظف

account-sign-in = تسجيل الدخول
account-email = البريد الإلكتروني للعمل
account-password = كلمة المرور
account-wrong = البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقق منهما وأعد المحاولة.
account-held-seconds = { $n ->
    [zero] محاولات كثيرة. أعد المحاولة الآن.
    [one] محاولات كثيرة. أعد المحاولة بعد ثانية واحدة.
    [two] محاولات كثيرة. أعد المحاولة بعد ثانيتين.
    [few] محاولات كثيرة. أعد المحاولة بعد { $n } ثوانٍ.
    [many] محاولات كثيرة. أعد المحاولة بعد { $n } ثانية.
   *[other] محاولات كثيرة. أعد المحاولة بعد { $n } ثانية.
}
account-held-minutes = { $n ->
    [zero] محاولات كثيرة. أعد المحاولة الآن.
    [one] محاولات كثيرة. أعد المحاولة بعد دقيقة واحدة.
    [two] محاولات كثيرة. أعد المحاولة بعد دقيقتين.
    [few] محاولات كثيرة. أعد المحاولة بعد { $n } دقائق.
    [many] محاولات كثيرة. أعد المحاولة بعد { $n } دقيقة.
   *[other] محاولات كثيرة. أعد المحاولة بعد { $n } دقيقة.
}
account-without-role = لا دور لحسابك بعد، فلا شيء يُفتح لك. اطلب من مدير النظام في جهتك أن يمنحك دوراً.
account-disabled = أُغلق هذا الحساب.
account-email-wrong = اكتب عنوان بريد إلكتروني، مثل name@entity.gov.bh.
account-password-short = { $n ->
    [zero] اكتب كلمة مرور.
    [one] اكتب حرفاً واحداً على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
    [two] اكتب حرفين على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
    [few] اكتب { $n } أحرف على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
    [many] اكتب { $n } حرفاً على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
   *[other] اكتب { $n } حرف على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
}
account-password-long = { $n ->
    [zero] اكتب كلمة مرور أقصر.
    [one] لا تتجاوز حرفاً واحداً.
    [two] لا تتجاوز حرفين.
    [few] لا تتجاوز { $n } أحرف.
    [many] لا تتجاوز { $n } حرفاً.
   *[other] لا تتجاوز { $n } حرف.
}
account-password-common = يستخدم آخرون كلمة المرور هذه أو ما يشبهها، فهي أول ما يُخمَّن. اختر غيرها.
account-password-own-words = كلمة المرور هذه مؤلفة من كلمات يعرفها الناس عنك. اختر غيرها.
account-step-over = استغرق تسجيل الدخول وقتاً أطول من المسموح به. ابدأ من هنا من جديد.
account-go-on = متابعة

account-second = أثبت أنك صاحب الحساب
account-code = رمز التطبيق
account-code-hint = ستة أرقام من تطبيق المصادقة، أو أحد رموز الاسترداد.
account-code-wrong = الرمز غير صحيح أو سبق استخدامه. انتظر الرمز التالي وأعد المحاولة.
account-second-lost = فقدت هاتفك ورموز الاسترداد؟ يستطيع مدير النظام في جهتك أن يتيح لك البدء من جديد.

account-enrol = احمِ حسابك
account-enrol-why = كلمة المرور وحدها لا تكفي لعمل يمس شؤون الناس. من الآن يرافقها رمز من هاتفك.
account-enrol-install = افتح تطبيق مصادقة على هاتفك، مثل Microsoft Authenticator أو Google Authenticator أو Aegis.
account-enrol-scan = أضف فيه حساباً ووجّه الكاميرا إلى هذه الصورة.
account-enrol-type = اكتب الأرقام الستة التي يعرضها التطبيق.
account-enrol-picture = صورة لتطبيق المصادقة
account-enrol-by-hand = إن لم تعمل الكاميرا فاكتب هذا المفتاح في التطبيق:
account-enrol-code = الرمز من التطبيق

account-codes = احتفظ برموز الاسترداد
account-codes-why = إن فقدت هاتفك أتاح لك كل رمز منها تسجيل الدخول مرة واحدة. اطبعها أو اكتبها واحفظها بعيداً عن هاتفك.
account-codes-once = تُعرض هذه المرة فقط. وإنشاء رموز جديدة يُبطلها.
account-codes-kept = احتفظت بها

account-passkey-use = استخدام مفتاح مرور
account-passkey-failed = تعذّر استخدام مفتاح المرور. أعد المحاولة أو سجّل الدخول بطريقة أخرى.
account-passkey-needs-scripts = يعتمد حسابك على مفاتيح المرور، وهي تحتاج إلى تشغيل البرامج النصية في هذا المتصفح. فعّلها أو استخدم جهازاً آخر.
account-passkey-sign-in = تسجيل الدخول بمفتاح مرور

account-forgotten-link = نسيت كلمة المرور؟
account-forgotten = تعيين كلمة مرور جديدة
account-forgotten-how = اكتب بريدك الإلكتروني للعمل، ونرسل إليه رابطاً لتعيين كلمة مرور جديدة.
account-forgotten-send = إرسال الرابط
account-forgotten-sent = إن كان لهذا العنوان حساب فقد أُرسلت إليه رسالة فيها رابط. يعمل الرابط مرة واحدة خلال 30 دقيقة.
account-forgotten-sent-hint = لم تصلك الرسالة؟ ابحث في مجلد البريد غير المرغوب فيه، أو اسأل مدير النظام في جهتك عن العنوان المسجّل في حسابك.
account-back-to-sign-in = العودة إلى تسجيل الدخول
account-link-over = استُخدم هذا الرابط من قبل أو انتهت صلاحيته. اطلب رابطاً جديداً.
account-new-password = تعيين كلمة مرور جديدة
account-invitation = مرحباً بك: اختر كلمة المرور
account-new-password-for = الحساب:
account-password-new = كلمة المرور الجديدة
account-password-current = كلمة المرور الحالية
account-password-set = تعيين كلمة المرور
account-password-change = تغيير كلمة المرور
account-password-hint = { $n ->
    [zero] بضع كلمات متتالية تصلح كلمة مرور جيدة.
    [one] حرف واحد على الأقل. بضع كلمات متتالية تصلح كلمة مرور جيدة.
    [two] حرفان على الأقل. بضع كلمات متتالية تصلح كلمة مرور جيدة.
    [few] { $n } أحرف على الأقل. بضع كلمات متتالية تصلح كلمة مرور جيدة.
    [many] { $n } حرفاً على الأقل. بضع كلمات متتالية تصلح كلمة مرور جيدة.
   *[other] { $n } حرف على الأقل. بضع كلمات متتالية تصلح كلمة مرور جيدة.
}
account-password-ends-others = يُسجَّل خروجك من كل مكان آخر.
account-not-invited = هذا الحساب مستخدم، ولا يحتاج إلى دعوة.
account-letter-reset-subject = تعيين كلمة مرور جديدة
account-letter-reset-text =
    السلام عليكم ورحمة الله وبركاته،

    طُلبت كلمة مرور جديدة لحسابك، والأرجح أنك من طلبها. افتح هذا العنوان خلال 30 دقيقة لتعيينها:

    { $link }

    إن لم تكن أنت من طلبها فلا تفعل شيئاً: تبقى كلمة المرور كما هي.
account-letter-invitation-subject = حسابك جاهز
account-letter-invitation-text =
    السلام عليكم ورحمة الله وبركاته،

    أُنشئ لك حساب. افتح هذا العنوان خلال سبعة أيام لاختيار كلمة المرور:

    { $link }

account-setup = إعداد النظام
account-setup-why = لا حساب لأحد هنا بعد. الحساب الأول لمشغّل النظام، وهو لا يطّلع على بيانات العملاء.
account-setup-create = إنشاء الحساب
account-done-setup = الحساب جاهز. سجّل الدخول به للمتابعة.
account-done-password-set = عُيّنت كلمة المرور. سجّل الدخول بها.

account-entity = اختر الجهة التي تعمل لها الآن
account-entity-which = الجهة
account-entity-none = النظام كله
account-entity-number = الجهة رقم { $n }

account-security = الدخول والأمان
account-confirm = أثبت أنك صاحب الحساب
account-confirm-why = لتغيير ما يحمي حسابك اكتب كلمة المرور. يسري ذلك عشر دقائق.
account-confirm-first = اكتب كلمة المرور في صفحة «الدخول والأمان» أولاً، ثم أعد طلب التغيير.
account-own-wrong = ليست هذه كلمة المرور.
account-last-factor = تلزم لحسابك وسيلة تحقق ثانية. أعدّ غيرها قبل أن تزيلها.
account-app = تطبيق المصادقة
account-app-on = مُعدّ
account-app-off = غير مُعدّ. يعرض تطبيق على هاتفك رمزاً يرافق كلمة المرور.
account-app-start = إعداد تطبيق
account-app-renew = إعداد هاتف جديد
account-app-remove = إزالة التطبيق
account-passkeys = مفاتيح المرور
account-passkeys-why = يتيح لك مفتاح المرور الدخول ببصمتك أو وجهك أو بمفتاح أمان، ولا تخدعه صفحة مزيّفة.
account-passkey-name = الاسم
account-passkey-name-hint = مثال: حاسوبي في المكتب
account-passkey-added = أُضيف
account-passkey-used = آخر استخدام
account-passkey-add = إضافة مفتاح مرور
account-remove = إزالة
account-recovery = رموز الاسترداد
account-codes-left = { $n ->
    [zero] ليست لديك رموز استرداد.
    [one] بقي لديك رمز استرداد واحد.
    [two] بقي لديك رمزا استرداد.
    [few] بقيت لديك { $n } رموز استرداد.
    [many] بقي لديك { $n } رمز استرداد.
   *[other] بقي لديك { $n } رمز استرداد.
}
account-codes-renew = إنشاء رموز جديدة
account-sessions = أين سُجّل دخولك
account-session-browser = المتصفح
account-session-address = العنوان
account-session-since = وقت الدخول
account-session-seen = آخر استخدام
account-session-this = هذا المتصفح
account-session-end = تسجيل الخروج منه
account-sessions-end-others = تسجيل الخروج من كل مكان آخر
account-done-password = غُيّرت كلمة المرور، وسُجّل خروجك من كل مكان آخر.
account-done-app-removed = أُزيل التطبيق.
account-done-passkey = أُضيف مفتاح المرور.
account-done-passkey-removed = أُزيل مفتاح المرور.
account-done-session = سُجّل خروجك من ذلك المتصفح.
account-done-sessions = سُجّل خروجك من كل مكان آخر.

account-providers = أو بحساب جهتك
account-provider-left = سُجّل خروجك من هنا.
account-provider-leave = تسجيل الخروج من { $name } أيضاً
account-provider-failed = لم تؤكد خدمة الدخول في جهتك هويتك. أعد المحاولة أو سجّل الدخول بطريقة أخرى.
account-provider-unlinked = لم يُربط حساب جهتك بحساب هنا بعد. سجّل الدخول بكلمة المرور واربطه من «الدخول والأمان»، أو افتح دعوتك من جديد.
account-provider-elsewhere = هذه الدعوة لجهة غير التي سجّلت الدخول بحسابها.
account-provider-linked = مربوط
account-provider-link = ربط الحساب
account-provider-link-why = اربط حساب جهتك لتستخدمه هنا بدلاً من كلمة المرور.
account-done-provider = رُبط حساب جهتك.

# مزودو هوية الجهة
providers-title = دخول الجهة
providers-intro = يدخل الموظفون بحسابهم في جهتهم عبر مزود هويتها (OpenID Connect). ويُعرف الموظف بربطٍ يجريه بنفسه أو بدعوته، لا بعنوان بريد.
providers-none = لا مزود هوية بعد
providers-none-text = يدخل الموظفون بكلمة مرور ووسيلة تحقق ثانية.
providers-on = فعّال
providers-off = متوقف
providers-add = إضافة مزود هوية
providers-change = تعديل
providers-try = تجربة
providers-tried-well = يستجيب المزود. يُوجَّه الموظفون إلى { $address }، ويثبت صحة سر البرنامج أول دخول.
providers-tried-badly = تعذّر الوصول إلى المزود أو لم يستجب كما يقتضي OpenID Connect: { $why }
providers-switch-on = بدء الاستخدام
providers-switch-off = إيقاف
providers-remove = إزالة
providers-removal-people = { $n ->
    [zero] لا يدخل به أي موظف حتى الآن.
    [one] يدخل به موظف واحد.
    [two] يدخل به موظفان.
    [few] يدخل به { $n } موظفين.
    [many] يدخل به { $n } موظفاً.
   *[other] يدخل به { $n } موظف.
}
providers-removal-lost = يُمحى معرّف البرنامج وسره ومعاني حقل الأدوار ولا يمكن استرجاعها، وتنتهي فوراً الجلسات التي فُتحت به، وتبقى الأدوار التي منحها حتى تُسحب في صفحات الموظفين. ومن لا يدخل إلا به لا يستطيع الدخول حتى يُضاف المزود من جديد أو تكون له كلمة مرور. وللإيقاف المؤقت أوقفه دون إزالته.
providers-removal-type = للتأكيد اكتب اسم المزود: { $name }
providers-removal-differs = ليس هذا اسم المزود. اكتب { $name }.
providers-removal-do = إزالة نهائية
providers-back = سجّل عنوان العودة هذا لدى المزود:
providers-name = الاسم على الزر
providers-name-hint = يظهر للجميع في صفحة الدخول.
providers-issuer = جهة الإصدار
providers-issuer-hint = عنوانها مبدوءاً بـ ‎https://‎ ودون ‎/.well-known‎. لا يمكن الوصول إلى مضيف داخل هذه الشبكة.
providers-client = معرّف البرنامج (client id)
providers-secret = سر البرنامج (client secret)
providers-secret-hint = يُحفظ مشفّراً ولا يُعرض ثانية. اتركه فارغاً لإبقاء المحفوظ.
providers-claim = حقل الأدوار
providers-claim-hint = مثل ⁦groups⁩. يمنح عند كل دخول أدواراً في الجهة كلها ويسحب ما منحه منها. أما الأدوار الممنوحة في صفحة الموظف فتبقى حتى تُسحب فيها.
providers-claim-needed = اكتب اسم الحقل الذي هذه قيمه.
providers-needs-name = اكتب الاسم الذي يظهر على الزر.
providers-needs-issuer = اكتب عنوان جهة الإصدار.
providers-needs-client = اكتب معرّف البرنامج لدى المزود.
providers-needs-secret = اكتب سر البرنامج.
providers-roles = معاني قيم الحقل
providers-roles-hint = افصل بين القيم بفواصل. ومن لا يحمل أياً منها تبقى له الأدوار الممنوحة في صفحته وحدها.
providers-role-employee = موظف خدمة العملاء
providers-role-supervisor = مشرف
providers-role-centre-manager = مدير المركز
providers-role-content-editor = محرر المحتوى
providers-role-quality-reviewer = مراجع الجودة
providers-role-entity-administrator = مدير النظام في الجهة

# ما حدث، في سجل التدقيق والأدلة
event-account-created = أُنشئ حساب
event-account-entity-chosen = انتقل صاحب الحساب إلى العمل لجهة أخرى
event-account-factor-changed = تغيّرت وسيلة دخول
event-account-factor-changed-added = أُضيفت وسيلة دخول
event-account-factor-changed-removed = أُزيلت وسيلة دخول
event-account-factor-changed-renewed = أُنشئت رموز استرداد جديدة
event-account-factor-changed-used = استُخدم رمز استرداد
event-account-factor-changed-reset = أُزيلت وسائل التحقق الثانية ليُبدأ من جديد
event-account-link-made = أُنشئ رابط يُستخدم مرة واحدة
event-account-link-made-reset = أُنشئ رابط لتعيين كلمة مرور جديدة
event-account-link-made-invitation = أُنشئ رابط دعوة
event-account-link-made-setup = أُنشئ رابط لإعداد النظام
event-account-password-changed = عُيّنت كلمة مرور
event-account-provider-changed = تغيّر مزود هوية الجهة
event-account-provider-changed-saved = حُفظت بيانات مزود الهوية
event-account-provider-changed-on = بدأ استخدام مزود الهوية
event-account-provider-changed-off = أُوقف مزود الهوية
event-account-provider-changed-removed = أُزيل مزود الهوية
event-account-refused = لم يُقبل تسجيل دخول
event-account-refused-password = لم يُقبل تسجيل دخول: البريد الإلكتروني أو كلمة المرور
event-account-refused-second-factor = لم يُقبل تسجيل دخول: وسيلة التحقق الثانية
event-account-refused-passkey = لم يُقبل تسجيل دخول: مفتاح المرور
event-account-refused-provider = لم يُقبل تسجيل دخول: مزود الهوية
event-account-refused-held = لم يُقبل تسجيل دخول لكثرة المحاولات
event-account-role-changed = تغيّر دور
event-account-role-changed-yes = مُنح دور
event-account-role-changed-no = سُحب دور
event-account-sessions-ended = أُنهيت جلسات حساب
event-account-signed-in = سُجّل دخول
event-account-signed-out = سُجّل خروج
event-account-state-changed = تغيّرت حال حساب
event-account-state-changed-active = فُتح حساب
event-account-state-changed-disabled = أُغلق حساب
event-account-token-made = أُنشئ رمز برنامج
event-account-token-revoked = أُلغي رمز برنامج
