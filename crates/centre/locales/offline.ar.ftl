# انقطاع الاتصال
centre-offline = لا اتصال بنظام المركز
centre-offline-since = لا اتصال بنظام المركز منذ الساعة
centre-offline-text = ما زال بإمكانكم أخذ رقم. لا يمكن حالياً معرفة عدد المنتظرين أو وقت الانتظار.
centre-offline-counts = رقمكم محفوظ ويُعتدّ به. نرجو التقاط صورة له.
centre-offline-listen = قد لا يظهر رقمكم على الشاشة قبل عودة الاتصال. نرجو الانتباه إلى نداء الموظفين.
centre-offline-many = أُخذت هنا عدة تذاكر قبل قليل. نرجو الانتظار لحظة أو التوجه إلى الاستقبال.
centre-offline-over = نرجو التوجه إلى الاستقبال
centre-offline-over-text = لا يستطيع هذا الجهاز إصدار أرقام قبل عودة الاتصال بنظام المركز.
centre-offline-short = أُعطي دون اتصال
centre-offline-refused = أُعطي الرقم { $number } دون اتصال ولم تُسجَّل تذكرته
centre-offline-refused-unread = أُعطي رقم دون اتصال ولم تُسجَّل تذكرته
centre-offline-refused-text = من { $device } الساعة { $time }. اسألوا عمّن يحمل هذا الرقم وأصدروا له تذكرة.
event-centre-given-offline = أعطى جهاز خدمة ذاتية تذكرة دون اتصال
event-centre-number-refused = لم تُسجَّل تذكرة أعطاها جهاز خدمة ذاتية دون اتصال
