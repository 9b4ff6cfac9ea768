# عبارات الردود الجاهزة
canned-replies = الردود الجاهزة
canned-about = الرد الجاهز نص واحد بالعربية والإنجليزية يُدرجه الموظف في رده. يُراجَع في موعده حتى يبقى صحيحاً.
canned-new = رد جاهز جديد
canned-change = تعديل رد جاهز
canned-empty = لا ردود جاهزة بعد
canned-empty-text = اكتب ما يتكرر في الردود مرة واحدة باللغتين، فيجده زملاؤك أثناء الكتابة.
canned-title = العنوان
canned-title-ar = العنوان بالعربية
canned-title-en = العنوان بالإنجليزية
canned-text-ar = النص بالعربية
canned-text-en = النص بالإنجليزية
canned-text-hint = التحية والشكر والخاتمة والتوقيع تُضاف إلى كل رد، فلا تكتبها هنا.
canned-shortcut = الاختصار
canned-shortcut-hint = كلمة قصيرة تُكتب بعد الشرطة المائلة، مثل: رخصة
canned-service = الخدمة
canned-any-service = كل الخدمات
canned-used = الاستعمال
canned-uses = { $n ->
    [zero] لم يُستعمل بعد
    [one] مرة واحدة
    [two] مرتان
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
canned-review-on = موعد المراجعة
canned-due = حان موعد مراجعته
canned-reviewed = تأكيد صحته بعد المراجعة
canned-offered = يُعرض أثناء الكتابة
canned-offered-hint = أزل العلامة لإيقاف عرضه من غير حذفه.
canned-not-offered = موقوف
canned-placeholders = ما يُستبدل في النص
canned-placeholders-text = ما يُكتب بين القوسين { "{" } و{ "}" } تحل محله بيانات الطلب والعميل. وما لا يُعرف منها يبقى مكانه ظاهراً ليُملأ قبل الإرسال.
canned-field-name = اسم العميل
canned-field-reference = رقم الطلب
canned-field-service = اسم الخدمة
canned-field-due = موعد الرد
canned-field-employee = اسم الموظف
canned-field-entity = اسم الجهة
canned-forms-example = {"{"}يمكنك|يمكنكِ|يمكنكم{"}"}
canned-forms-text = صيغة المذكر، ثم المؤنث، ثم ما يصلح لمن لا يُعرف جنسه
canned-shortcut-word = اكتب كلمة واحدة من الحروف والأرقام، لا تزيد على 20 حرفاً.
canned-shortcut-taken = هذا الاختصار لرد جاهز آخر. اختر غيره.
canned-title-needed = اكتب عنواناً لا يزيد على 80 حرفاً.
canned-text-needed = اكتب نصاً لا يزيد على 4000 حرف.
canned-brace = في النص قوس معقوف بلا نصفه الآخر. أغلقه أو احذفه.
canned-unknown = لا يُعرف ما يحل محل «{ $what }». اختر من القائمة أعلاه.
canned-forms = في «{ $what }» نقص. اكتب ثلاث صيغ بينها خط عمودي: المذكر|المؤنث|العام.
canned-review-day = اكتب يوماً، مثل 25/11/2026.
canned-too-many = للجهة 500 رد جاهز، وهو الحد الأقصى. عدّل رداً قائماً بدلاً من إضافة جديد.
canned-find = البحث في الردود الجاهزة
canned-none-found = لا رد جاهز بهذه الكلمات.
canned-gap-left = بقي في النص مكان لم يُملأ: { $what }. املأه قبل الإرسال.

# ما حدث، في سجل التدقيق والأدلة
event-canned-saved = حُفظ رد جاهز أو رُوجع

# ما تستطيع البرامج فعله، كل منها في جملة.
canned-does-list = ردود الجهة الجاهزة، 500 كحد أقصى، وفي مقدمتها ما تجب مراجعته أولاً.
