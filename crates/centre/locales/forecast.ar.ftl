# ما يُتوقع ليوم من أيام المركز.
centre-forecast = التوقعات
centre-forecast-of = التوقعات: { $centre }
centre-forecast-day = اليوم
centre-forecast-minutes = المدة المستهدفة حتى النداء (بالدقائق)
centre-forecast-share = كم عميلاً من كل مئة على الأقل، من 50 إلى 99
centre-forecast-counters = ماذا لو كان عدد الشبابيك المفتوحة
centre-forecast-counters-hint = { $n ->
    [zero] لا شبابيك في المركز بعد.
    [one] في المركز شباك واحد.
    [two] في المركز شباكان.
    [few] في المركز { $n } شبابيك.
    [many] في المركز { $n } شباكاً.
   *[other] في المركز { $n } شباك.
}
centre-forecast-crowd = ماذا لو زاد عدد العملاء أو نقص
centre-forecast-crowd-hint = 100 كالمعتاد، و120 تعني زيادة بمقدار الخُمس. من 10 إلى 400.
centre-forecast-act = عرض
centre-forecast-number = اكتب رقماً مناسباً هنا.
centre-forecast-closed = المركز مغلق في هذا اليوم وفق التقويم. هذا ما كان سيُتوقع ليوم عمل من نوعه.
centre-forecast-empty = لا تتوفر بيانات عن هذا المركز بعد
centre-forecast-empty-text = تُبنى التوقعات على الأيام التي حضر فيها العملاء، ابتداءً من اليوم التالي لأولها.
centre-forecast-customers = العملاء المتوقعون
centre-forecast-most = الشبابيك اللازمة في ساعة الذروة
centre-forecast-most-at = عند الساعة { $time }
centre-forecast-has = شبابيك المركز
centre-forecast-come = القادمون من دون موعد
centre-forecast-range = { $expected } (من { $least } إلى { $most })
centre-forecast-booked = أصحاب المواعيد
centre-forecast-needed = الشبابيك اللازمة
centre-forecast-no-number = أكثر من 99
centre-forecast-in-time = يُنادى عليهم في المدة المستهدفة
centre-forecast-within = ⁦{ $share }%⁩
centre-forecast-wait = متوسط الانتظار
centre-forecast-grows = يزداد باستمرار
centre-forecast-leaves = يغادرون قبل خدمتهم
centre-forecast-stays = لو لم يُنادَ أحد لانتظر العميل هنا { $span } في المتوسط قبل أن يغادر. يُقدَّر ذلك من مدد انتظار الجميع وعدد من غادروا أو لم يحضروا عند ندائهم. ومن يغادر لا يُعد ممن نودوا في المدة المستهدفة (نموذج إرلانغ A).
centre-forecast-stays-unknown = لا تُعرف المدة التي ينتظرها العملاء هنا قبل أن يغادروا، لقلة من غادروا منهم. ويُحسب كأن الجميع يبقون (نموذج إرلانغ C).
centre-forecast-how = بين القوسين: تقع تسعة أيام من كل عشرة بين الرقمين. تُحسب الشبابيك لكل نصف ساعة على حدة وفق مدة الخدمة المعتادة في المركز، ولا تشمل ما يتبقى من ازدحام نصف الساعة السابقة.
