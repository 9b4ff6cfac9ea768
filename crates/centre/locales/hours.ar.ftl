# أوقات عمل المركز
centre-hours-page = أوقات العمل
centre-hours-page-of = أوقات العمل: { $centre }
centre-hours-back = العودة إلى إعداد المركز
centre-hours-week = الأسبوع
centre-hours-as-entity = يعمل هذا المركز وفق تقويم الجهة. عدّل يوماً واحفظ، فيصبح للمركز أسبوع خاص به.
centre-hours-own = لهذا المركز أسبوع خاص به. أما العطل والأيام التي حددت لها الجهة أوقاتاً أخرى فهي كما في تقويم الجهة.
centre-hours-typing = اكتب الساعة والدقيقة، مثل ⁦07:00⁠-⁠14:15⁩، وافصل بين الفترات بفاصلة. واليوم الذي يُترك فارغاً لا دوام فيه.
centre-hours-of-entity = الجهة:
centre-hours-none = لا دوام
centre-hours-season = في رمضان والمواسم الأخرى
centre-hours-season-hint = التواريخ هي تواريخ تقويم الجهة. وإذا تُركت الأيام كلها فارغة، سرت أوقات الجهة في الموسم.
centre-hours-no-season = لا موسم في تقويم الجهة حالياً.
centre-hours-season-own = أوقات المركز الخاصة في المواسم
centre-hours-save = حفظ أوقات المركز
centre-hours-follow = العودة إلى تقويم الجهة
centre-hours-outside = { $n ->
    [zero] لا مواعيد خارج هذه الأوقات
    [one] موعد واحد خارج هذه الأوقات
    [two] موعدان خارج هذه الأوقات
    [few] { $n } مواعيد خارج هذه الأوقات
    [many] { $n } موعداً خارج هذه الأوقات
   *[other] { $n } موعد خارج هذه الأوقات
}
centre-hours-outside-list = مواعيد خارج هذه الأوقات
centre-hours-unchanged = لم يتغير شيء بعد
centre-hours-outside-text = إذا حفظت هذه الأوقات أُلغيت المواعيد أدناه، وأُبلغ أصحابها وطُلب منهم اختيار وقت آخر.
centre-hours-outside-act = حفظ الأوقات وإلغاء هذه المواعيد
centre-hours-leave = إبقاء الأوقات كما هي
centre-hours-at = الوقت
centre-hours-coming = أوقات العمل في الأيام القادمة
centre-hours-booked = في هذا المركز مواعيد محجوزة خارج تلك الأوقات. حدّد أوقات المركز أولاً، فتظهر لك تلك المواعيد.
centre-does-show-hours = أوقات عمل المركز: أسبوعه الخاص إن وُجد، وأسبوع الجهة.
centre-does-set-hours = يحدد للمركز أوقاتاً خاصة به، أو يعيده إلى أوقات الجهة. وإذا وُجدت مواعيد خارجها لا يجوز إلغاؤها أُعيدت في الجواب ولم يتغير شيء.
