"""Letters in Arabic as old programs write them: in each character set, each with each way to carry its bytes, under its right name and under
wrong ones. One JSON object on a line."""
import base64
import json
import quopri

TEXTS = [
    "السلام عليكم ورحمة الله وبركاته، أود الاستفسار عن موعد تجديد جواز السفر.",
    "هل يمكنني تحديث العنوان في السجل التجاري؟ رقم السجل 12345 والهاتف 36001234",
    "أرفقت لكم نسخة من عقد الإيجار؛ وإلى الآن لم يصلني أي رد من المكتب",
    "لا بأس، إن شاء الله أراجعكم يوم الأحد",
    "شكراً جزيلاً لموظفة الاستقبال، كانت مُتعاونة جداً",
    "الطلب REQ-2026/118: انتهت الصلاحية بتاريخ 3/11/2026 ولم أستلم البطاقة",
    "ابنتي طالبة في الجامعة وتحتاج إفادة سكن عاجلة لأن آخر موعد للتسجيل غداً",
    "نشكركم على سرعة الإنجاز",
    "ما هي الأوراق المطلوبة لتسجيل مولود؟ والدته مقيمة منذ سنة",
    "فاتورة الكهرباء لشهر أكتوبر مرتفعة، أرجو التحقق من القراءة",
    "موقع الخدمات لا يفتح عندي من الجوال ولا من الحاسوب",
    "أرجو التكرم بإفادتي عن سبب رفض الطلب، وما المستندات الناقصة",
]
ALONE = ["8bit", "quoted-printable", "base64"]
# The names that programs write, what Python calls the set, and the ways in which such bytes can be carried.
SETS = [
    ("windows-1256", "cp1256", ALONE),
    ("iso-8859-6", "iso8859_6", ALONE),
    ("cp720", "cp720", ALONE),
    ("x-mac-arabic", "mac_arabic", ["quoted-printable", "base64"]),
    ("utf-8", "utf_8", ALONE),
    ("utf-7", "utf_7", ["8bit", "base64"]),
    ("utf-16", "utf_16", ["base64"]),
    ("utf-16le", "utf_16_le", ["base64"]),
    ("utf-32", "utf_32", ["base64"]),
]
# The sets of eight bits that programs send under a name which they never looked at.
LOST = [("windows-1256", "cp1256"), ("iso-8859-6", "iso8859_6"), ("utf-8", "utf_8")]
WRONG = ["iso-8859-1", "windows-1252", "us-ascii", "utf-8", "windows-1256", "iso-8859-6", "x-unknown", ""]


def carried(data, way):
    if way == "base64":
        return base64.encodebytes(data)
    return quopri.encodestring(data) if way == "quoted-printable" else data


def letter(data, name, way):
    label = f"; charset={name}" if name else ""
    head = f"From: huda@people.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain{label}\nContent-Transfer-Encoding: {way}\n\n"
    return (head.encode() + carried(data, way)).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def tell(kind, told, text, raw):
    print(json.dumps({"kind": kind, "told": told, "text": text, "raw": base64.b64encode(raw).decode()}))


for text in TEXTS:
    for name, codec, ways in SETS:
        # DOS has the letters and not their stops: there people wrote those of Latin.
        written = text.translate(str.maketrans("،؛؟", ",;?")) if codec == "cp720" else text
        for way in ways:
            tell("right", f"{name} {way}", written, letter(written.encode(codec), name, way))
    for name, codec in LOST:
        for wrong in WRONG:
            if wrong != name:
                tell("wrong", f"{name} as {wrong or 'nothing'}", text, letter(text.encode(codec), wrong, "8bit"))
