# عبارات الطلبات
desk-not-your-case = هذا الطلب ليس في عهدتك. تولَّ الطلب أولاً مع ذكر السبب، ثم أرسل الرد.
desk-already-closed = الطلب مغلق.
desk-customer-waits = العميل ينتظر رداً. أرسل الرد قبل إغلاق الطلب.
desk-case-changed = تغيّر هذا الطلب بعد أن فتحته. حمّل الصفحة من جديد لترى ما تغيّر؛ لم يُفقد شيء مما كتبت.
desk-colleague-away = هذا الموظف غائب الآن. اختر موظفاً حاضراً.
desk-already-yours = الطلب في عهدتك.
desk-reason-needed = اذكر السبب.
desk-note-empty = اكتب نص الملاحظة.
desk-not-your-finding = يعترض على النتيجة الموظف المعني بها.
desk-cannot-dispute = لا يُعترض إلا على نتيجة غير محققة، ومرة واحدة.
desk-own-dispute = لا يبتّ أحد في اعتراض يخصه.
desk-nothing-disputed = لا اعتراض قائماً على هذه النتيجة.
