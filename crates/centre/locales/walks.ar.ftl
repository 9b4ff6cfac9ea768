# الجولات التفقدية
centre-walks = الجولات التفقدية
centre-walk = جولة تفقدية
centre-walk-goes-on = لديك جولة لم تنتهِ
centre-walk-take-up = متابعة الجولة
centre-walk-begin-title = جولة جديدة
centre-walk-about = تعاين كل عنصر وتسجّل ما تراه: متحقق أو غير متحقق أو لم يُرصد. لا تُعرض عليك الدرجات ولا ما سجّله غيرك اليوم. والجولة التي لا تنهيها اليوم تُنهى تلقائياً بعد منتصف الليل بما سجّلته فيها.
centre-walk-place = المكان
centre-walk-where = اختر مركزاً أو شباكاً
centre-walk-where-choose = اختر المركز أو الشباك المطلوب تفقده.
centre-walk-whole = { $centre }: المركز كله
centre-walk-counter = { $centre }، الشباك { $number }: { $who }
centre-walk-begin = بدء الجولة
centre-walks-all = الجولات
centre-walks-none = لا توجد جولات بعد.
centre-walk-not-ended = بدأت ولم تنتهِ
centre-walk-begun-at = بدأت في { $time } ولم تنتهِ
centre-walk-by-night = أُنهيت تلقائياً بعد يومها
centre-walk-by-night-text = لم يُنهِ أحد هذه الجولة في يومها، فأُنهيت تلقائياً بما سُجّل فيها، ولا يُذكر شيء عما لم يُعاين.
centre-walk-discard = إلغاء الجولة
centre-walk-discard-text = لا يُحفظ شيء مما سجّلته أو صوّرته في هذه الجولة، ولا يُعتد بشيء منها. ولا يمكن التراجع عن ذلك.
centre-walk-discard-act = نعم، إلغاء الجولة
desk-notice-walks-ended = لم تُنهِ جولتك التفقدية في يومها، فأُنهيت تلقائياً بما سجّلته فيها
centre-walk-by = من تفقّد
centre-walk-at = الوقت
centre-walk-found = ما رُصد
centre-walk-many-kept = { $n ->
    [zero] لا شيء متحقق
    [one] عنصر واحد متحقق
    [two] عنصران متحققان
    [few] { $n } عناصر متحققة
    [many] { $n } عنصراً متحققاً
   *[other] { $n } عنصر متحقق
}
centre-walk-many-not-kept = { $n ->
    [zero] لا شيء غير متحقق
    [one] عنصر واحد غير متحقق
    [two] عنصران غير متحققين
    [few] { $n } عناصر غير متحققة
    [many] { $n } عنصراً غير متحقق
   *[other] { $n } عنصر غير متحقق
}
centre-walk-many-not-seen = { $n ->
    [zero] لا شيء غير مرصود
    [one] عنصر واحد لم يُرصد
    [two] عنصران لم يُرصدا
    [few] { $n } عناصر لم تُرصد
    [many] { $n } عنصراً لم يُرصد
   *[other] { $n } عنصر لم يُرصد
}
centre-walk-hidden = يُعرض ابتداءً من الغد، ليعاين كل من يتفقد المركز اليوم بنفسه
centre-walk-progress = العناصر المعاينة
centre-walk-kept = متحقق
centre-walk-not-kept = غير متحقق
centre-walk-not-seen = لم يُرصد
centre-walk-open-item = لم يُعاين
centre-walk-said = مسجّل
centre-walk-note = ما تراه
centre-walk-note-hint = مطلوب إذا كان غير متحقق. اذكر ما حدث دون حكم على الشخص.
centre-walk-note-missing = اذكر ما رأيته ليتمكن صاحب الشأن من الرد.
centre-walk-choose = اختر ما رأيته.
centre-walk-clause = نص البند
centre-walk-before = السابق
centre-walk-after = التالي
centre-walk-all = عُوينت العناصر كلها
centre-walk-all-text = راجع ما سجّلته ثم أنهِ الجولة.
centre-walk-items = العناصر كلها
centre-walk-end = إنهاء الجولة
centre-walk-end-text = لا يُغيَّر ما سجّلته بعد إنهاء الجولة، ويُعتد به ابتداءً من الغد، كي يسجّل كل من يتفقد المركز اليوم ما يراه هو. وما لم تعاينه لا يُذكر عنه شيء.
centre-walk-end-act = نعم، إنهاء الجولة
centre-walk-open = لديك جولة لم تنتهِ. تابعها وأنهِها، أو ألغها أولاً.
centre-walk-nobody = لا أحد عند هذا الشباك الآن. اختر شباكاً آخر أو المركز كله.
centre-walk-own = هذا شباكك. يتفقده أحد زملائك.
centre-walk-over = انتهت هذه الجولة، ولا يُغيَّر ما سُجّل فيها.
centre-means-walked = يسجّل من يتفقد المركز ما يراه دون أن تُعرض عليه الدرجات أو ما سجّله غيره في ذلك اليوم، ويُعتد بما رُصد بعد انتهاء اليوم، ولصاحب الشأن أن يعترض عليه.
event-centre-walk-began = بدأت جولة تفقدية في المركز
event-centre-walk-found = سُجّل في جولة تفقدية ما رُئي من أحد البنود
event-centre-walk-ended = انتهت جولة تفقدية في المركز
event-centre-walk-discarded = أُلغيت جولة تفقدية في المركز
centre-photo = صورة
centre-photo-hint = صوّر المكان لا الأشخاص. ثلاث صور على الأكثر بصيغة JPEG أو PNG أو WebP. تُحذف منها بيانات الموقع والجهاز.
centre-photo-add = إضافة صورة
centre-photo-n = الصورة { $n }
centre-photo-remove = حذف الصورة { $n }
centre-photo-none = اختر صورة أولاً.
centre-photo-kind = ليست هذه صورة JPEG أو PNG أو WebP سليمة. التقط الصورة من جديد.
centre-photo-large = حجم هذه الصورة أكبر من 12 ميغابايت. التقطها بحجم أصغر.
centre-photo-many = لهذا العنصر ثلاث صور. احذف إحداها أولاً.
centre-photo-content = أرسل محتوى الصورة بترميز base64.
centre-does-add-photo = يضيف صورة إلى عنصر في جولة صاحب الطلب
centre-does-show-photo = يسلّم صورة من جولة تفقدية بصيغتها
centre-does-remove-photo = يحذف صورة من جولة صاحب الطلب
centre-does-list-walks = يعرض الجولات التفقدية، أو جولة صاحب الطلب وحدها ما دامت لم تنتهِ؛ ويُعرض ما رصده غيره بعد انتهاء جولته، ابتداءً من اليوم التالي
centre-does-begin-walk = يبدأ جولة تفقدية في مركز أو عند أحد شبابيكه
centre-does-show-walk = يعرض جولة تفقدية وما سُجّل من كل عنصر
centre-does-note-walk = يسجّل ما رُئي من عنصر في جولة صاحب الطلب
centre-does-discard-walk = يلغي جولة صاحب الطلب التي لم تنتهِ بكل ما سُجّل فيها
centre-does-end-walk = ينهي جولة صاحب الطلب، ويُعتد بما سُجّل فيها بعد انتهاء اليوم
