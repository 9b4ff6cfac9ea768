guide-outcome-met = تحقّق
guide-outcome-missed = لم يتحقّق
guide-outcome-not-applicable = لا ينطبق
guide-outcome-not-observed = لم يُرصد

guide-by-enforce = يُلزم به النظام
guide-by-assist = يعين عليه النظام
guide-by-measure = يُقاس من الأحداث
guide-by-inspect = يرصده شخص
guide-by-attest = يُقرّ به المسؤول عنه
guide-by-survey = يُسأل عنه العميل
guide-by-publish = يُنشر للجمهور

guide-stage-before = قبل الخدمة
guide-stage-during = أثناء الخدمة
guide-stage-after = بعد الخدمة
guide-stage-always = في جميع الأوقات

guide-actor-employee = موظف خدمة العملاء
guide-actor-supervisor = المشرف
guide-actor-manager = مدير المركز
guide-actor-entity = الجهة
guide-actor-customer = العميل
