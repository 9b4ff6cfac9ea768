# كلمات المواعيد في الاستقبال
centre-reception = حجز موعد
centre-reception-of = حجز موعد: { $centre }
centre-reception-find = البحث عن موعد
centre-reception-find-who = رقم الموعد أو رقم الهاتف النقال أو الرمز
centre-reception-find-hint = مواعيد هذا المركز. ويُبحث برقم الهاتف عن المواعيد من اليوم فصاعداً.
centre-reception-find-act = بحث
centre-reception-found = مواعيد هذا الرقم
centre-reception-unknown = لا يوجد في هذا المركز موعد بهذا الرقم. ويُبحث برقم الهاتف عن المواعيد من اليوم فصاعداً.
centre-reception-new = موعد جديد
centre-reception-new-hint = اختر الخدمة، ثم اختر اليوم والوقت مع العميل.
centre-reception-none = لا توجد في هذا المركز خدمة متاحة للحجز حالياً
centre-reception-none-text = يحدّد من يُعدّ المركز الخدمات التي تُحجز لها المواعيد.
centre-reception-details = بيانات العميل
centre-reception-name = اسم العميل
centre-reception-phone = رقم الهاتف النقال للعميل
centre-reception-phone-hint = يُرسل إليه تأكيد الموعد وتذكير به. اكتب رقماً نقالاً أو بريداً إلكترونياً أو كليهما.
centre-reception-email = البريد الإلكتروني للعميل
centre-reception-needs = ما يحتاج إليه العميل
centre-reception-matter-hint = يطّلع عليه من يستقبل العميل قبل المقابلة.
centre-reception-use = أخبر العميل بأن اسمه ورقمه أو عنوانه لا تُستخدم إلا لهذا الموعد.
centre-reception-no-name = اكتب اسم العميل.
centre-reception-no-reach = اكتب رقماً نقالاً أو بريداً إلكترونياً كي يُبلَّغ العميل.
centre-reception-one = الموعد { $reference }
centre-reception-now = { $name }، الوقت الحالي للموعد: { $day }، { $time }
centre-reception-booked = حُجز الموعد
centre-reception-moved = نُقل الموعد
centre-reception-tells-text = يُبلَّغ العميل برسالة نصية إلى { $phone }.
centre-reception-tells-letter = يُبلَّغ العميل بالبريد الإلكتروني إلى { $email }.
centre-reception-tells-both = يُبلَّغ العميل برسالة نصية إلى { $phone } وبالبريد الإلكتروني إلى { $email }.
centre-reception-tells-nobody = لا تُرسل إلى العميل رسالة بذلك، ويُرجى إبلاغه مباشرةً.
centre-reception-reached = الرقم أو العنوان
centre-reception-origin = الحجز
centre-origin-web = من العميل على الموقع
centre-origin-reception = في الاستقبال
centre-origin-program = من برنامج
centre-reception-come = { $n ->
    [zero] يحضر العميل في هذا الوقت.
    [one] يمكن للعميل الحضور قبله بدقيقة واحدة.
    [two] يمكن للعميل الحضور قبله بدقيقتين.
    [few] يمكن للعميل الحضور قبله بما لا يزيد على { $n } دقائق.
    [many] يمكن للعميل الحضور قبله بما لا يزيد على { $n } دقيقة.
   *[other] يمكن للعميل الحضور قبله بما لا يزيد على { $n } دقيقة.
}
centre-reception-told = ما أُبلغ به العميل
centre-reception-told-nothing = لم يُرسل شيء إلى العميل.
centre-reception-files = يفتح هذه الملفات من يخدم العميل حين يكون عند الشباك.
centre-word-booked = تأكيد الموعد
centre-word-reminder = التذكير بالموعد
centre-word-moved = الوقت الجديد
centre-word-cancelled = إلغاء الموعد
centre-word-called-off = إلغاء المركز للموعد، مع أقرب وقت متاح
centre-message-waits = في طريقه إلى العميل
centre-message-sent = أُرسل
centre-message-withdrawn = سُحب قبل إرساله
centre-message-failed = لم يصل
centre-reception-along = ما يأخذه العميل معه
centre-reception-along-hint = يفتح الرمز صفحة الموعد على هاتف العميل، ومنها يغيّر الموعد أو يلغيه، ويُبرزها عند الحضور.
centre-reception-print = طباعة ورقة الموعد للعميل
centre-reception-print-none = لا تُطبع الورقة إلا لموعد قائم.
centre-sheet-scan = أبرزوا هذا الرمز في الاستقبال عند الحضور، أو اذكروا رقم الموعد.
centre-sheet-change = لتغيير الموعد أو إلغائه، امسحوا الرمز بهاتفكم، أو اتصلوا بالرقم { $phone }.
centre-sheet-change-open = لتغيير الموعد أو إلغائه، امسحوا الرمز بهاتفكم.
centre-sheet-printed = طُبعت هذه الورقة يوم { $day }، الساعة { $time }. وأي تغيير بعد ذلك تجدونه في الصفحة التي يفتحها الرمز.
