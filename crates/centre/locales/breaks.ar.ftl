# الاستراحات
centre-break = استراحة
centre-breaks = الاستراحات
centre-break-ask = استراحة:
centre-break-hint = إذا كان سيبقى عند الشبابيك أقل من اللازم انتظرت الاستراحة دورها، ولم يبدأ التوقف المؤقت.
centre-break-take-back = سحب الطلب
centre-break-length = اختر إحدى مدد الاستراحة المعتمدة في المركز.
centre-break-length-head = المدة
centre-break-granted = { $n ->
    [zero] تبدأ استراحتك بعد هذه الزيارة
    [one] تبدأ استراحتك، ومدتها دقيقة واحدة، بعد هذه الزيارة
    [two] تبدأ استراحتك، ومدتها دقيقتان، بعد هذه الزيارة
    [few] تبدأ استراحتك، ومدتها { $n } دقائق، بعد هذه الزيارة
    [many] تبدأ استراحتك، ومدتها { $n } دقيقة، بعد هذه الزيارة
   *[other] تبدأ استراحتك، ومدتها { $n } دقيقة، بعد هذه الزيارة
}
centre-break-granted-text = تبدأ تلقائياً عند انتهاء الزيارة، ويبقى الشباك مغلقاً حتى تعود.
centre-break-asked = { $n ->
    [zero] طلبت استراحة، وترتيبك في الدور { $place }
    [one] طلبت استراحة مدتها دقيقة واحدة، وترتيبك في الدور { $place }
    [two] طلبت استراحة مدتها دقيقتان، وترتيبك في الدور { $place }
    [few] طلبت استراحة مدتها { $n } دقائق، وترتيبك في الدور { $place }
    [many] طلبت استراحة مدتها { $n } دقيقة، وترتيبك في الدور { $place }
   *[other] طلبت استراحة مدتها { $n } دقيقة، وترتيبك في الدور { $place }
}
centre-break-awaits = العودة المنتظرة: { $name }، الساعة { $time }. ثم تبدأ استراحتك تلقائياً بعد الزيارة الجارية.
centre-break-awaits-counter = تبدأ تلقائياً متى فُتح شباك آخر، بعد الزيارة الجارية.
centre-break-needs-counters = { $n ->
    [zero] لا يلزم بقاء أي شباك مفتوحاً.
    [one] يبقى شباك واحد مفتوحاً على الأقل.
    [two] يبقى شباكان مفتوحين على الأقل.
    [few] تبقى { $n } شبابيك مفتوحة على الأقل.
    [many] يبقى { $n } شباكاً مفتوحاً على الأقل.
   *[other] يبقى { $n } شباك مفتوحاً على الأقل.
}
centre-break-needs-service = يبقى موظف مؤهل لخدمة { $service }.
centre-break-needs-arabic = يبقى موظف مؤهل لخدمة { $service } باللغة العربية.
centre-break-needs-english = يبقى موظف مؤهل لخدمة { $service } باللغة الإنجليزية.
centre-break-until = تستمر استراحتك حتى الساعة { $time }
centre-break-running-text = الشباك مغلق، ويُعرض للعملاء الشباك الذي يتوجهون إليه. عد إلى الشباك لفتحه من جديد.
centre-break-was-until = انتهت استراحتك الساعة { $time }
centre-break-over-text = عد إلى الشباك لفتحه من جديد كي يتمكن الزميل التالي من أخذ استراحته.
centre-break-planned-for = { $n ->
    [zero] لك استراحة مقررة الساعة { $time }.
    [one] لك استراحة مقررة الساعة { $time } ومدتها دقيقة واحدة.
    [two] لك استراحة مقررة الساعة { $time } ومدتها دقيقتان.
    [few] لك استراحة مقررة الساعة { $time } ومدتها { $n } دقائق.
    [many] لك استراحة مقررة الساعة { $time } ومدتها { $n } دقيقة.
   *[other] لك استراحة مقررة الساعة { $time } ومدتها { $n } دقيقة.
}
centre-break-not-back = انتهت استراحته الساعة { $time } ولم يعد
centre-break-away-until = في استراحة حتى الساعة { $time }
centre-break-after-visit = تبدأ بعد الزيارة الجارية
centre-break-in-line = ينتظر، وترتيبه في الدور { $place }
centre-break-planned-at = مقررة الساعة { $time }
centre-break-grant = السماح ببدئها
centre-break-grant-text = تبدأ الاستراحة فوراً، أو بعد الزيارة الجارية، ولو لم يبقَ عند الشبابيك الحد الأدنى للمركز.
centre-break-grant-act = السماح ببدء الاستراحة
centre-break-not-asked = لم تعد هذه الاستراحة في الانتظار.
centre-break-begun = طُلبت هذه الاستراحة أو بدأت بالفعل.
centre-breaks-about = تبدأ الاستراحة المقررة تلقائياً في وقتها بعد الزيارة الجارية. ولا تُقبل في الخطة استراحة يبقى معها عند الشبابيك أقل من اللازم. ويُحتسب ليومنا هذا من يجلس على شباك، ولغيره من الأيام من يعمل في المركز ولم يُسجَّل غيابه.
centre-break-at = تبدأ الساعة
centre-break-plan = إضافة الاستراحة إلى الخطة
centre-break-remove = إزالة من الخطة
centre-break-choose = اختر موظفاً
centre-break-who = اختر موظفاً يخدم عند شبابيك هذا المركز.
centre-break-when = اكتب الوقت بالساعات والدقائق، مثل 10:30.
centre-break-past = مضى هذا الوقت.
centre-break-far = اختر وقتاً خلال 31 يوماً من اليوم.
centre-break-outside-hours = المركز مغلق في هذا الوقت.
centre-break-twice = لهذا الموظف استراحة مقررة في هذا الوقت.
centre-break-lacks-counters = { $left ->
    [zero] في الساعة { $time } لن يبقى أي شباك مفتوحاً، والحد الأدنى للمركز { $least }.
    [one] في الساعة { $time } سيبقى شباك واحد مفتوحاً، والحد الأدنى للمركز { $least }.
    [two] في الساعة { $time } سيبقى شباكان مفتوحين، والحد الأدنى للمركز { $least }.
    [few] في الساعة { $time } ستبقى { $left } شبابيك مفتوحة، والحد الأدنى للمركز { $least }.
    [many] في الساعة { $time } سيبقى { $left } شباكاً مفتوحاً، والحد الأدنى للمركز { $least }.
   *[other] في الساعة { $time } سيبقى { $left } شباك مفتوحاً، والحد الأدنى للمركز { $least }.
}
centre-break-lacks-service = في الساعة { $time } لن يكون عند الشبابيك موظف مؤهل لخدمة { $service }.
centre-break-lacks-arabic = في الساعة { $time } لن يكون عند الشبابيك موظف مؤهل لخدمة { $service } باللغة العربية.
centre-break-lacks-english = في الساعة { $time } لن يكون عند الشبابيك موظف مؤهل لخدمة { $service } باللغة الإنجليزية.
centre-cover = الاستراحات
centre-cover-about = يطلب الموظف استراحته بضغطة واحدة، ولا تبدأ إلا إذا بقي عند الشبابيك ما يُحدَّد هنا. وخارج الدوام لا يلزم بقاء أحد.
centre-least-open = أقل عدد من الشبابيك يبقى مفتوحاً
centre-least-open-hint = الصفر يعني أنه لا يلزم بقاء أي شباك مفتوحاً.
centre-least-open-wrong = اكتب عدداً من الشبابيك بين 0 و200.
centre-keeps = ما يبقى غير ذلك
centre-keeps-number = لا شيء آخر
centre-keeps-services = موظف مؤهل لكل خدمة
centre-keeps-languages = موظف مؤهل لكل خدمة بكل لغة
centre-keeps-choose = اختر ما يبقى عند الشبابيك غير ذلك.
centre-lengths = مدد الاستراحة بالدقائق
centre-lengths-hint = حتى ثمانية أعداد من 1 إلى 120، مثل 5 10 15 30.
centre-lengths-wrong = اكتب من عدد واحد إلى ثمانية أعداد من الدقائق بين 1 و120.
centre-means-breaks = لا تبدأ استراحة ولا توقف مؤقت إلا إذا بقي عند الشبابيك الحد الأدنى للمركز، والاستراحة تُغلق الشباك، وكل خطة تُبقي عدداً أقل تُرفض مع بيان الوقت وما ينقص.
event-centre-break-planned = قُررت استراحة
event-centre-break-asked = طلب موظف استراحة
event-centre-break-granted = سُمح ببدء استراحة
event-centre-break-began = بدأت استراحة وأُغلق شباكها
event-centre-break-due = انتهى وقت استراحة ولم يعد صاحبها
event-centre-break-ended = انتهت استراحة
event-centre-break-withdrawn = أُلغيت استراحة قبل أن تبدأ
centre-does-list-breaks = يعرض استراحات المركز التي لم تنتهِ
centre-does-plan-break = يقرر استراحة
centre-does-grant-break = يسمح ببدء استراحة قبل اكتمال التغطية
centre-does-remove-break = يزيل استراحة مقررة
centre-does-ask-break = يطلب استراحة عند الشباك
