# عبارات الهيكل العام: الأخطاء والدخول
platform-error-title = تعذّر تنفيذ ذلك
platform-error-home = الصفحة الرئيسية
platform-error-reference = الرقم المرجعي للخطأ:
platform-error-signed-out = يلزم تسجيل الدخول
platform-error-signed-out-detail = انتهت جلستك أو لم تسجّل دخولك بعد. سجّل الدخول لتعود إلى حيث كنت.
platform-error-forbidden = لا تملك صلاحية لهذا الإجراء
platform-error-forbidden-detail = اطلب الصلاحية من مدير النظام في جهتك إن كان عملك يقتضيها.
platform-error-not-found = لم نجد المطلوب
platform-error-not-found-detail = ربما تغيّر العنوان أو حُذف المحتوى. نرجو التحقق من الرابط أو البدء من الصفحة الرئيسية.
platform-error-invalid = بعض البيانات تحتاج إلى تصحيح
platform-error-invalid-detail = لم يُحفظ شيء بعد. نرجو تصحيح ما يلي ثم إعادة الإرسال.
platform-error-refused = لا يمكن تنفيذ هذا الإجراء الآن
platform-error-refused-detail = لم يتغير شيء.
platform-error-conflict = تغيّرت البيانات في أثناء عملك
platform-error-conflict-detail = سبقك غيرك إلى تعديلها، ولم نكتب فوق تعديله. أعد تحميل الصفحة ثم أعد المحاولة.
platform-error-busy = الخدمة مشغولة الآن
platform-error-busy-detail = لم يُنفَّذ المطلوب. نرجو إعادة المحاولة بعد لحظات.
platform-error-read-only = لا يمكن الحفظ الآن
platform-error-read-only-detail = مساحة التخزين ممتلئة أو لا تقبل الكتابة. لم يُحفظ شيء، وما زالت القراءة ممكنة. أُبلغ مشغّل النظام بذلك.
platform-error-broken = حدث خطأ من جانبنا
platform-error-broken-detail = لم يكتمل المطلوب. نرجو إعادة المحاولة، وإن تكرر الخطأ فإبلاغنا برقمه المرجعي.
platform-unreadable = تعذّرت قراءة ما أُرسل. صحّح صيغته ثم أعد إرساله.
platform-field-unknown = لا يوجد هنا حقل باسم { $field }. احذفه أو صحّح اسمه.
platform-field-missing = الحقل { $field } مطلوب، ولم يُرسل.
platform-field-twice = أُرسل الحقل { $field } مرتين. أرسله مرة واحدة.
platform-field-kind = لا يقبل الحقل { $field } مثل هذه القيمة. صحّحها.
platform-not-json = ما أُرسل ليس بصيغة JSON صحيحة: تتعذّر قراءته ابتداءً من السطر { $line } والعمود { $column }.
platform-needs-json = أرسله بصيغة JSON مع الترويسة content-type: application/json.
platform-too-large = حجم ما أُرسل أكبر من المسموح به.
platform-sign-in = تسجيل الدخول
already-exists = يوجد مثله، ولم يتغير شيء. ابحث عنه أو اكتبه على نحو آخر.
already-changed = تغيّر هذا في أثناء عملك. حدّث الصفحة وانظر إلى ما عليها الآن.

# ما تستطيع البرامج فعله، كل منها في جملة.
platform-does-document = هذه الوثيقة.
platform-does-list-tokens = رموز الوصول الخاصة بصاحب الرمز.
platform-does-revoke-token = يلغي أحد رموز الوصول الخاصة بصاحب الرمز.
platform-does-list-webhooks = العناوين التي تُبلَّغ بما يجري في الجهة.
platform-does-add-webhook = يضيف عنواناً يُبلَّغ بما يجري في الجهة.
platform-does-remove-webhook = يزيل عنواناً كان يُبلَّغ بما يجري في الجهة.
platform-does-renew-webhook = يبدّل سرّ العنوان؛ ويبقى السرّ السابق صالحاً للتوقيع يوماً واحداً.

phone-no-number = هذا ليس رقم هاتف. اكتب مثلاً 3612 3456، أو رقماً من دولة أخرى مع رمزها مثل ‎+44 7700 900123‎.
phone-no-country = ينقص رمز الدولة. ابدأ الرقم بعلامة + ثم رمز الدولة.
phone-no-mobile = هذا الرقم في البحرين ليس لهاتف نقال، فلا تصل إليه رسالة نصية. اكتب رقم هاتف نقال.
platform-file-over = انتهت صلاحية رابط الملف. نرجو فتح الملف مرة أخرى من الصفحة التي ورد فيها.
