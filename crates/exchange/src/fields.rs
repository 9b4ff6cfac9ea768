//! What a file can say of a case or a customer, and what columns that say it are called elsewhere, in both languages.

use std::collections::BTreeMap;

/// What is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cases, with their customers.
    Cases,
    /// Customers alone.
    Customers,
}

impl Kind {
    /// Both.
    pub const ALL: [Kind; 2] = [Kind::Cases, Kind::Customers];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Cases => "cases",
            Kind::Customers => "customers",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// What a file of this kind can say.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |field| field.kinds.contains(&self))
    }
}

/// Something that a column can say. Its label is `exchange-field-KEY`.
pub(crate) struct Field {
    pub(crate) key: &'static str,
    /// Without it nothing can be brought.
    pub(crate) is_needed: bool,
    kinds: &'static [Kind],
    /// What the column is called elsewhere.
    names: &'static [&'static str],
}

/// Which column says what: the place of each field's column.
pub(crate) type Columns = BTreeMap<String, usize>;

const BOTH: &[Kind] = &[Kind::Cases, Kind::Customers];
const CASES: &[Kind] = &[Kind::Cases];
const CUSTOMERS: &[Kind] = &[Kind::Customers];

const fn field(key: &'static str, kinds: &'static [Kind], names: &'static [&'static str]) -> Field {
    Field { key, is_needed: false, kinds, names }
}

const fn needed(key: &'static str, kinds: &'static [Kind], names: &'static [&'static str]) -> Field {
    Field { key, is_needed: true, kinds, names }
}

static FIELDS: [Field; 16] = [
    needed(
        "number",
        BOTH,
        &[
            "number",
            "reference",
            "id",
            "ticket",
            "ticket id",
            "ticket number",
            "case id",
            "case number",
            "request id",
            "customer id",
            "contact id",
            "رقم الطلب",
            "رقم",
            "الرقم",
            "رقم التذكرة",
            "المرجع",
            "رقم المرجع",
            "رقم العميل",
        ],
    ),
    field("subject", CASES, &["subject", "title", "summary", "الموضوع", "موضوع", "العنوان"]),
    field("text", CASES, &["text", "message", "description", "body", "details", "النص", "نص الرسالة", "الرسالة", "الوصف", "التفاصيل"]),
    field("reply", CASES, &["reply", "answer", "response", "last reply", "الرد", "آخر رد", "الإجابة", "نص الرد"]),
    field(
        "name",
        BOTH,
        &[
            "name",
            "customer",
            "customer name",
            "requester",
            "requester name",
            "contact",
            "contact name",
            "full name",
            "from",
            "الاسم",
            "اسم العميل",
            "العميل",
            "مقدم الطلب",
            "الاسم الكامل",
        ],
    ),
    field(
        "email",
        BOTH,
        &["email", "e mail", "mail", "email address", "customer email", "requester email", "البريد", "البريد الإلكتروني", "بريد العميل"],
    ),
    field(
        "phone",
        BOTH,
        &["phone", "mobile", "telephone", "phone number", "mobile number", "الهاتف", "رقم الهاتف", "النقال", "رقم النقال", "الجوال"],
    ),
    field("lang", BOTH, &["language", "lang", "locale", "اللغة", "لغة العميل"]),
    field("gender", CUSTOMERS, &["gender", "sex", "الجنس", "النوع"]),
    field("service", CASES, &["service", "category", "topic", "الخدمة", "التصنيف", "نوع الخدمة"]),
    field("urgency", CASES, &["priority", "urgency", "الأولوية", "الاستعجال", "درجة الأهمية"]),
    field("state", CASES, &["status", "state", "الحالة", "حالة الطلب"]),
    field("owner", CASES, &["owner", "assignee", "agent", "assigned to", "المسؤول", "الموظف", "الموظف المسؤول", "مسند إلى"]),
    needed(
        "opened",
        CASES,
        &[
            "opened",
            "opened at",
            "created",
            "created at",
            "created date",
            "date",
            "received",
            "received at",
            "تاريخ الفتح",
            "تاريخ الإنشاء",
            "تاريخ الطلب",
            "تاريخ الورود",
            "التاريخ",
        ],
    ),
    field("answered", CASES, &["answered", "answered at", "replied at", "last reply at", "responded at", "تاريخ الرد", "تاريخ آخر رد"]),
    field("closed", CASES, &["closed", "closed at", "solved", "solved at", "resolved", "resolved at", "تاريخ الإغلاق", "تاريخ الحل"]),
];

/// Which column says what, by what the columns are called. The first that is called so is it.
pub(crate) fn matched(kind: Kind, head: &[String]) -> Columns {
    let head: Vec<String> = head.iter().map(|name| plain(name)).collect();
    let place = |field: &Field| field.names.iter().find_map(|name| head.iter().position(|known| *known == plain(name)));
    kind.fields().filter_map(|field| Some((field.key.to_owned(), place(field)?))).collect()
}

/// A name as it is compared: folded, its words apart by one space.
pub(crate) fn plain(name: &str) -> String {
    let words = writing::fold(name).replace(['_', '-', '.', ':', '/'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched_by(kind: Kind, head: &[&str]) -> Vec<(String, usize)> {
        matched(kind, &head.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn columns_are_known_by_their_names_in_both_languages() {
        let english = matched_by(Kind::Cases, &["Ticket_ID", "Subject", "Requester Email", "Created at", "Colour"]);
        assert_eq!(english, [("email".into(), 2), ("number".into(), 0), ("opened".into(), 3), ("subject".into(), 1)]);
        let arabic = matched_by(Kind::Cases, &["رقم الطلب", "تاريخ الانشاء", "الحاله", "البريد الالكتروني"]);
        assert_eq!(arabic, [("email".into(), 3), ("number".into(), 0), ("opened".into(), 1), ("state".into(), 2)]);
        assert_eq!(matched_by(Kind::Customers, &["id", "subject", "Sex"]), [("gender".into(), 2), ("number".into(), 0)]);
    }
}
