# ملاحظات على نص الرد قبل إرساله
writing-spelling = قد يكون في كلمة «{ $word }» خطأ إملائي.
writing-grammar = «{ $word }» لا تصح في هذا الموضع من الجملة.
writing-slang = «{ $word }» لفظ عامي، والرد يُكتب بلغة رسمية.
writing-slang-rewrite = «{ $word }» لا تناسب الرد الرسمي. أعد صياغة الجملة.
writing-contraction = «{ $word }» اختصار غير رسمي، والأفضل كتابته كاملاً.
writing-vague-date = «{ $phrase }» لا تحدد موعداً. اذكر اليوم والتاريخ.
writing-vague-who = «{ $phrase }» لا تحدد جهة. اذكر اسم الإدارة أو الموظف.
writing-vague-amount = «{ $phrase }» لا تحدد المطلوب. اذكر العدد أو القائمة.
writing-gap = موضع «{ $phrase }» لم يُملأ بعد.
writing-blame = «{ $phrase }» قد يفهمها العميل لوماً. البديل: { $instead }
writing-blame-others = «{ $phrase }» قد يفهمها العميل إلقاءً للوم على غيرنا. البديل: { $instead }
writing-long-sentence =
    { $count ->
        [zero] الجملة طويلة، والأفضل ألا تزيد على { $most } كلمة.
        [one] في الجملة كلمة واحدة، والأفضل ألا تزيد على { $most } كلمة.
        [two] في الجملة كلمتان، والأفضل ألا تزيد على { $most } كلمة.
        [few] في الجملة { $count } كلمات، والأفضل ألا تزيد على { $most } كلمة.
        [many] في الجملة { $count } كلمة، والأفضل ألا تزيد على { $most } كلمة.
       *[other] في الجملة { $count } كلمة، والأفضل ألا تزيد على { $most } كلمة.
    }
writing-leak-personal-number = يظهر هنا رقم شخصي. احجبه، أو أرسله في رسالة مؤمّنة.
writing-leak-card = يظهر هنا رقم بطاقة دفع. احجبه، أو أرسله في رسالة مؤمّنة.
writing-leak-iban = يظهر هنا رقم حساب مصرفي (آيبان). احجبه، أو أرسله في رسالة مؤمّنة.
writing-leak-passport = يظهر هنا رقم جواز سفر. احجبه، أو أرسله في رسالة مؤمّنة.
writing-leak-password = تظهر هنا كلمة مرور أو رمز سري. لا تُرسل الرموز بالبريد.
writing-leak-health = تظهر هنا معلومة صحية تخص شخصاً. أرسلها في رسالة مؤمّنة.
writing-leak-pattern = يظهر هنا ما تعدّه جهتك سرياً. احجبه، أو أرسله في رسالة مؤمّنة.
writing-missing-salutation = لم تُذكر مخاطبة العميل باللقب والاسم.
writing-missing-greeting = لم تُكتب التحية.
writing-missing-thanks = لم يُشكر العميل على تواصله.
writing-missing-closing = لم تُكتب التحية الختامية.
writing-missing-signature = لا توقيع في الرد: الاسم والمسمى الوظيفي والإدارة وأرقام التواصل.
writing-salutation-other-name = المخاطبة باسم «{ $name }»، والعميل هو «{ $customer }».
writing-salutation-gender = صيغة المخاطبة لا توافق المسجل عن العميل.
writing-language-ar = لغة الرد المختارة هي العربية، والنص مكتوب بالإنجليزية.
writing-language-en = لغة الرد المختارة هي الإنجليزية، والنص مكتوب بالعربية.
