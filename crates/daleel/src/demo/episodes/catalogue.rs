//! The catalogue of the first office: what each service needs, in which steps, for which fee.

use kernel::Result;

use super::administrator;
use crate::demo::stage::Stage;

/// What is written of a service, by the fields of its page.
type Guide = [(&'static str, &'static str); 8];

/// In the order of the office's services.
const GUIDES: [Guide; 4] = [
    [
        ("documents_ar", "البطاقة الحالية\nصورة شخصية حديثة\nإيصال الرسوم"),
        ("documents_en", "The present card\nA recent photograph\nThe receipt of the fee"),
        ("steps_ar", "تقديم الطلب\nالتقاط البصمة\nاستلام البطاقة"),
        ("steps_en", "The application\nFingerprints\nThe card is handed over"),
        ("conditions_ar", "لمن بقي على انتهاء بطاقته أقل من ستة أشهر."),
        ("conditions_en", "For those whose card ends within six months."),
        ("fee_ar", "دينار واحد"),
        ("fee_en", "1 dinar"),
    ],
    [
        ("documents_ar", "البطاقة\nعقد الإيجار أو سند الملكية"),
        ("documents_en", "The card\nThe lease or the title deed"),
        ("steps_ar", "تقديم الطلب\nالتحقق من العنوان\nتحديث البطاقة"),
        ("steps_en", "The application\nThe address is checked\nThe card is updated"),
        ("conditions_ar", ""),
        ("conditions_en", ""),
        ("fee_ar", "دون رسوم"),
        ("fee_en", "Free of charge"),
    ],
    [
        ("documents_ar", "إشعار الولادة\nبطاقتا الوالدين\nعقد الزواج"),
        ("documents_en", "The notice of birth\nThe cards of both parents\nThe marriage certificate"),
        ("steps_ar", "تقديم الطلب\nاختيار الاسم\nإصدار الشهادة"),
        ("steps_en", "The application\nThe name is chosen\nThe certificate is issued"),
        ("conditions_ar", "يقدّم الطلب أحد الوالدين."),
        ("conditions_en", "One of the parents applies."),
        ("fee_ar", "دون رسوم"),
        ("fee_en", "Free of charge"),
    ],
    [
        ("documents_ar", "أصل المستند\nبطاقة مقدّم الطلب"),
        ("documents_en", "The original document\nThe card of whoever applies"),
        ("steps_ar", "تقديم المستند\nمطابقة التواقيع\nالختم"),
        ("steps_en", "The document is handed in\nThe signatures are compared\nThe seal"),
        ("conditions_ar", ""),
        ("conditions_en", ""),
        ("fee_ar", "ديناران"),
        ("fee_en", "2 dinars"),
    ],
];

/// It is written on the first day.
pub async fn is_written(stage: &mut Stage<'_>) -> Result<()> {
    let (office, admin) = (0, administrator(stage, 0)?);
    for (service, guide) in stage.offices[office].services.clone().into_iter().zip(GUIDES) {
        stage.posts(admin, &format!("/admin/services/{service}/guide"), &guide).await?;
    }
    Ok(())
}
