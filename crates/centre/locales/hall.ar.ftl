centre-hall-number = رقم
centre-hall-counter = إلى الشباك
centre-recordings = تسجيلات النداء
centre-recordings-about = ما تقوله شاشات الصالة عن كل رقم بعد نغمة التنبيه: «رقم»، ثم حرف الصف، ثم كل خانة من خانات الرقم، ثم «إلى الشباك» وخانات رقمه. تُسمع هذه التسجيلات في جميع مراكز الجهة.
centre-recordings-until = لا يأتي النظام بتسجيلات جاهزة، بل يسجّلها بصوته شخص تختاره الجهة، وعلى الجهة أن تتحقق من حقها في استخدامها. وما دام ينقص في لغةٍ تسجيلٌ يحتاج إليه رقم ما، تُسمع نغمة التنبيه ثم يُنطق الرقم بصوت متصفح الشاشة إن كان له صوت بتلك اللغة، وإلا فلا يُنطق بتلك اللغة.
centre-recordings-of-all = تُسمع التسجيلات في جميع مراكز الجهة، لذلك لا يغيّرها إلا من يُعدّ المراكز كلها.
centre-recordings-add = إضافة تسجيلات
centre-recordings-names = اختر عدة ملفات دفعة واحدة. يدل اسم كل ملف على لغته وما يُقال فيه كما في القوائم أدناه، مثل:
centre-recordings-files = الملفات
centre-recordings-files-hint = MP3 أو Ogg أو WAV أو M4A، حتى 512 كيلوبايت لكل ملف. يحل الملف محل التسجيل الموجود.
centre-recordings-add-act = إضافة التسجيلات
centre-recordings-none = اختر ملفاً واحداً على الأقل.
centre-recordings-large = هذه الملفات معاً أكبر مما يُقبل دفعة واحدة. ما حُفظ منها يظهر في القوائم أدناه، فأرسل البقية وحدها.
centre-recordings-whole = جميع التسجيلات موجودة
centre-recordings-missing = { $n ->
    [zero] لا ينقص شيء
    [one] ينقص تسجيل واحد
    [two] ينقص تسجيلان
    [few] تنقص { $n } تسجيلات
    [many] ينقص { $n } تسجيلاً
   *[other] ينقص { $n } تسجيل
}
centre-recordings-else = الأرقام التي تحتاج إلى تسجيل ناقص تنطقها الشاشة بصوتها إن كان لها صوت بهذه اللغة، وإلا فلا تُنطق بها.
centre-recording-says = ما يُقال
centre-recording-file = اسم الملف
centre-recording-sound = التسجيل
centre-recording-change = تغيير
centre-recording-none = ناقص
centre-recording-size = { $size } كيلوبايت
centre-recording-listen = الاستماع إلى { $file }
centre-recording-add = إضافة
centre-recording-replace = استبدال
centre-recording-choose = ملف { $file }
centre-recording-keep = حفظ التسجيل
centre-recording-remove = إزالة
centre-recording-remove-text = بعد ذلك تنطق الشاشة بصوتها الأرقام التي تحتاج إلى هذا التسجيل إن كان لها صوت بهذه اللغة، وإلا فلا تُنطق بها.
centre-recording-remove-act = إزالة التسجيل
centre-recording-unnamed = لم يُحفظ { $file }: لا يدل اسمه على ما يُقال فيه. سمّه كما في القوائم.
centre-recording-large = لم يُحفظ { $file }: حجمه أكبر من 512 كيلوبايت. في كل تسجيل كلمة واحدة، فاحذف الصمت قبلها وبعدها.
centre-recording-kind = لم يُحفظ { $file }: ليس تسجيلاً بصيغة MP3 أو Ogg أو WAV أو M4A.
centre-speaks-recordings = { $lang }: تسجيلات النداء
centre-speaks-voice = { $lang }: صوت الشاشة
centre-speaks-chime = { $lang }: نغمة التنبيه وحدها
centre-speaks-partly-voice = { $lang }: تسجيلات النداء (الصفوف: { $letters })، وصوت الشاشة لغيرها
centre-speaks-partly-chime = { $lang }: تسجيلات النداء (الصفوف: { $letters })، ونغمة التنبيه وحدها لغيرها
centre-reads-voice = { $lang }: تُقرأ الشاشة بصوت مسموع لمن يطلب ذلك
centre-reads-none = { $lang }: لا تُعرض القراءة بصوت مسموع، إذ لا صوت لهذه اللغة في متصفح الجهاز. ثبّت صوتاً لها من إعدادات اللغة في الجهاز، ثم أعد تشغيل متصفحه.
event-centre-recording-kept = حُفظ تسجيل للنداء
event-centre-recording-removed = أُزيل تسجيل للنداء
centre-recording-lang = حدّد لغة التسجيل: ar أو en.
centre-recording-part = حدّد ما يُقال في التسجيل: number أو counter أو حرف من a إلى z أو رقم من 0 إلى 9.
centre-recording-content = أرسل محتوى التسجيل بترميز base64.
centre-does-list-recordings = يعرض تسجيلات النداء لدى الجهة وما ينقص منها في كل لغة
centre-does-hear-recording = يسلّم صوت تسجيل من تسجيلات النداء
centre-does-put-recording = يضع تسجيلاً من تسجيلات النداء مكان التسجيل الموجود
centre-does-remove-recording = يزيل تسجيلاً من تسجيلات النداء
