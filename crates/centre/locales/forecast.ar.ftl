# ما يُتوقع ليوم من أيام المركز.
centre-forecast = التوقعات
centre-forecast-of = التوقعات: { $centre }
centre-forecast-day = اليوم
centre-forecast-minutes = المدة المستهدفة حتى النداء (بالدقائق)
centre-forecast-share = نسبة العملاء المستهدفة % (من 50 إلى 99)
centre-forecast-counters = ماذا لو: عدد الشبابيك المفتوحة
centre-forecast-counters-hint = { $n ->
    [zero] لا توجد شبابيك في المركز بعد.
    [one] في المركز شباك واحد.
    [two] في المركز شباكان.
    [few] في المركز { $n } شبابيك.
    [many] في المركز { $n } شباكاً.
   *[other] في المركز { $n } شباك.
}
centre-forecast-crowd = ماذا لو: عدد العملاء، % من المعتاد
centre-forecast-crowd-hint = 120 تعني زيادة بمقدار الخُمس. من 10 إلى 400.
centre-forecast-act = عرض
centre-forecast-number = اكتب رقماً ضمن الحدود المبينة.
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
centre-forecast-stays = يُقدَّر أن العميل يغادر إذا انتظر هنا { $span } في المتوسط دون أن يُنادى، وذلك من مدد انتظار الجميع وعدد من غادروا أو لم يحضروا عند ندائهم. ومن يغادر لا يُعد ممن نودوا في المدة المستهدفة (نموذج إرلانغ A).
centre-forecast-stays-unknown = لا تُعرف المدة التي يغادر بعدها العملاء دون خدمة، لقلة من غادروا. ولذلك يُحسب كأن الجميع يبقون (نموذج إرلانغ C).
centre-forecast-how = ما بين القوسين يصدق في تسعة أيام من كل عشرة. ويُحسب عدد الشبابيك لكل نصف ساعة على حدة وفق مدة الخدمة المعتادة في المركز، دون ما يتبقى من ازدحام نصف الساعة السابقة.
