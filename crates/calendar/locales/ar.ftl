calendar-zone-unknown = المنطقة الزمنية غير معروفة. اكتب اسماً من قاعدة المناطق الزمنية، مثل Asia/Bahrain.
calendar-period-unreadable = اكتب الفترة بالساعة والدقيقة، مثل ⁦07:00⁠-⁠14:15⁩.
calendar-periods-overlap = تتداخل فترتان من اليوم نفسه. عدّلهما حتى لا تتقاطعا.
calendar-never-open = لا ساعات عمل في هذا الأسبوع. أضف فترة واحدة على الأقل.
calendar-season-ends-before-it-begins = ينتهي الموسم قبل أن يبدأ. صحّح تاريخ نهايته.
calendar-seasons-overlap = يتداخل هذا الموسم مع موسم آخر. عدّل تاريخيه.
calendar-clock-already-stopped = المهلة متوقفة لهذا السبب من قبل.
calendar-clock-not-stopped = المهلة غير متوقفة لهذا السبب.

calendar-measure-clock = ساعات متصلة
calendar-measure-working = ساعات عمل
calendar-standing-estimated = موعد تقديري
calendar-standing-confirmed = موعد مؤكد

calendar-stop-waiting-for-customer = بانتظار رد العميل
calendar-stop-agreed-date = موعد متفق عليه مع العميل
calendar-stop-incident = عطل في الأنظمة
calendar-stop-force-majeure = ظرف قاهر

calendar-weekday-sunday = الأحد
calendar-weekday-monday = الاثنين
calendar-weekday-tuesday = الثلاثاء
calendar-weekday-wednesday = الأربعاء
calendar-weekday-thursday = الخميس
calendar-weekday-friday = الجمعة
calendar-weekday-saturday = السبت

calendar-hijri-month-1 = محرم
calendar-hijri-month-2 = صفر
calendar-hijri-month-3 = ربيع الأول
calendar-hijri-month-4 = ربيع الآخر
calendar-hijri-month-5 = جمادى الأولى
calendar-hijri-month-6 = جمادى الآخرة
calendar-hijri-month-7 = رجب
calendar-hijri-month-8 = شعبان
calendar-hijri-month-9 = رمضان
calendar-hijri-month-10 = شوال
calendar-hijri-month-11 = ذو القعدة
calendar-hijri-month-12 = ذو الحجة
