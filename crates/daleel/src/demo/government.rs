//! The invented government: two entities, three centres, forty staff, services, mailboxes.

use std::time::Duration;

use calendar::Measure;
use calendar::ServiceLevel;
use email::Mailbox;
use kernel::Actor;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Secret;
use org::Centre;
use org::Employee;
use org::Entity;
use org::Service;
use org::ServiceId;
use org::Skill;
use platform::App;
use platform::accounts;
use platform::accounts::NewAccount;
use platform::accounts::PasswordHash;
use store::Tx;

use super::canned_replies;
use super::people::person;

/// Set the demonstration up.
pub const FILL: Permission = Permission { key: "daleel.fill-demo", roles: &[Role::System] };
/// The code of its first entity.
pub const FIRST: &str = "RSA";
/// Staff of each entity.
const STAFF: usize = 20;
/// Every so manyth of them answers mail, among them the one who is shown.
const MAIL: usize = 3;

/// An entity of the demonstration.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its id.
    pub entity: EntityId,
    /// The address that customers write to.
    pub address: String,
    /// The address for the first service alone.
    pub first_service: String,
    /// Those who answer mail.
    pub writers: Vec<EmployeeId>,
    /// Everybody, in the order in which they were taken on.
    pub staff: Vec<EmployeeId>,
    /// What it does for people.
    pub services: Vec<ServiceId>,
    /// Its domain.
    pub domain: &'static str,
}

struct Plan {
    code: &'static str,
    name: (&'static str, &'static str),
    domain: &'static str,
    /// The address of the first service, before the @.
    first_local: &'static str,
    phone: &'static str,
    centres: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Their names in both languages, and what customers call them.
    services: [(&'static str, &'static str, &'static str); 4],
    /// Numbers of the first person, so that the two entities share nobody.
    first: usize,
}

const PLANS: [Plan; 2] = [
    Plan {
        code: FIRST,
        name: ("هيئة السجلات والخدمات", "Records and Services Authority"),
        domain: "rsa.example",
        first_local: "cards",
        phone: "+973 1700 0100",
        centres: &[("مركز المنامة", "Manama Centre", "المنامة", "Manama"), ("مركز المحرق", "Muharraq Centre", "المحرق", "Muharraq")],
        services: [
            ("تجديد بطاقة الهوية", "Identity card renewal", "السي بي آر، البطاقة السكانية، CPR, smart card"),
            ("تغيير العنوان", "Change of address", "السكن الجديد، moved house"),
            ("شهادة ميلاد", "Birth certificate", "شهادة ولادة، مولود جديد، newborn"),
            ("تصديق مستند", "Document attestation", "ختم التصديق، apostille"),
        ],
        first: 0,
    },
    Plan {
        code: "HPA",
        name: ("هيئة الإسكان والمرافق", "Housing and Utilities Authority"),
        domain: "hpa.example",
        first_local: "housing",
        phone: "+973 1700 0200",
        centres: &[("مركز مدينة عيسى", "Isa Town Centre", "مدينة عيسى", "Isa Town")],
        services: [
            ("طلب إسكاني", "Housing application", "بيت إسكان، علاوة السكن، housing list"),
            ("توصيل الكهرباء والماء", "Electricity and water connection", "العداد، meter"),
            ("اعتراض على فاتورة", "Bill objection", "الفاتورة غالية، bill too high"),
            ("إفادة سكن", "Housing certificate", "شهادة سكن، proof of residence"),
        ],
        first: 20,
    },
];

/// Founds the government.
pub async fn found(app: &App, password: &str) -> Result<Vec<Office>> {
    let hash = app.accounts().hash(Secret::new(password.to_owned())).await?;
    let everywhere = Actor::system("demonstration", None).may(FILL)?;
    for (address, role) in [("oversight@gov.example", Role::Oversight), ("operator@gov.example", Role::Operator)] {
        let hash = hash.clone();
        app.write(everywhere.clone(), move |tx| {
            let account = accounts::create(tx, NewAccount { email: address.into(), lang: Lang::Ar, password: Some(hash) })?;
            accounts::grant_role(tx, account, None, None, role)
        })
        .await?;
    }
    let mut offices = Vec::new();
    for plan in &PLANS {
        let id = app.read(everywhere.clone(), |tx| Ok(tx.new_id())).await?;
        let entity = Entity {
            id,
            code: plan.code.into(),
            name: Bilingual::new(plan.name.0, plan.name.1),
            phone: plan.phone.into(),
            site: format!("https://{}", plan.domain),
        };
        let grant = everywhere.clone().within(id);
        let hash = hash.clone();
        offices.push(app.write(grant, move |tx| office(tx, plan, &entity, &hash)).await?);
    }
    Ok(offices)
}

fn office(tx: &mut Tx<'_>, plan: &'static Plan, entity: &Entity, hash: &PasswordHash) -> Result<Office> {
    org::found_entity(tx, entity)?;
    let mut centres = Vec::new();
    for (name_ar, name_en, place_ar, place_en) in plan.centres {
        let centre = Centre { id: tx.new_id(), name: Bilingual::new(*name_ar, *name_en), place: Bilingual::new(*place_ar, *place_en) };
        org::open_centre(tx, &centre)?;
        centres.push(centre.id);
    }
    let mut services = Vec::new();
    for (ar, en, words) in plan.services {
        let service = Service { id: tx.new_id(), name: Bilingual::new(ar, en), words: words.into(), is_offered: true };
        org::add_service(tx, &service)?;
        services.push(service.id);
    }
    let (mut writers, mut staff) = (Vec::new(), Vec::new());
    for number in 0..STAFF {
        let centre = home(number, &centres);
        let employee = hire(tx, plan, entity.id, number, hash, centre)?;
        staff.push(employee.id);
        if number.is_multiple_of(MAIL) {
            writers.push(employee.id);
        }
    }
    pair_up(tx, &writers)?;
    let (address, first_service) = (format!("contact@{}", plan.domain), format!("{}@{}", plan.first_local, plan.domain));
    email::save_mailbox(tx, &mailbox(tx, entity, &address, None))?;
    email::save_mailbox(tx, &mailbox(tx, entity, &first_service, services.first().copied()))?;
    canned_replies::write(tx)?;
    Ok(Office { entity: entity.id, address, first_service, writers, staff, services, domain: plan.domain })
}

/// Where somebody works: a third of those who answer mail in the head office, everybody else in a centre.
fn home(number: usize, centres: &[kernel::CentreId]) -> Option<kernel::CentreId> {
    let place = if number.is_multiple_of(MAIL) { number / MAIL } else { number };
    if number.is_multiple_of(3 * MAIL) { None } else { centres.get(place % centres.len()).copied() }
}

fn mailbox(tx: &Tx<'_>, entity: &Entity, address: &str, service: Option<ServiceId>) -> Mailbox {
    Mailbox {
        id: tx.new_id(),
        entity: entity.id,
        address: address.into(),
        name: entity.name.clone(),
        service,
        level: ServiceLevel::new(Duration::from_secs(24 * 3600), Measure::Clock),
        is_open: true,
    }
}

fn hire(
    tx: &mut Tx<'_>,
    plan: &Plan,
    entity: EntityId,
    number: usize,
    hash: &PasswordHash,
    centre: Option<kernel::CentreId>,
) -> Result<Employee> {
    // The first of an entity is the one who is shown at the start.
    let person = person(plan.first + if plan.first == 0 { number } else { (number + 3) % STAFF });
    let local = person.name.en.split_whitespace().next().unwrap_or("employee").to_lowercase();
    let email = format!("{local}@{}", plan.domain);
    let id = accounts::create(tx, NewAccount { email: email.clone(), lang: Lang::Ar, password: Some(hash.clone()) })?;
    let roles: &[Role] = match number {
        1 => &[Role::Employee, Role::Supervisor],
        2 => &[Role::Employee, Role::EntityAdministrator],
        4 => &[Role::Employee, Role::CentreManager],
        5 => &[Role::QualityReviewer],
        7 => &[Role::ContentEditor],
        _ => &[Role::Employee],
    };
    for role in roles {
        accounts::grant_role(tx, id, Some(entity), None, *role)?;
    }
    let employee = Employee {
        centre,
        title: title(number, person.gender),
        department: Bilingual::new("إدارة خدمة العملاء", "Customer Service Department"),
        phone: format!("+973 1700 {:04}", 1000 + plan.first * 10 + number),
        gender: Some(person.gender),
        ..Employee::new(id, person.name, email)
    };
    org::save_employee(tx, &employee)?;
    Ok(employee)
}

fn title(number: usize, gender: kernel::Gender) -> Bilingual {
    let female = gender == kernel::Gender::Female;
    let pick = |feminine: &str, masculine: &str| if female { feminine.to_owned() } else { masculine.to_owned() };
    match number {
        1 => Bilingual::new(pick("مشرفة خدمة العملاء", "مشرف خدمة العملاء"), "Customer Service Supervisor"),
        2 => Bilingual::new(pick("مديرة النظام", "مدير النظام"), "System Administrator"),
        4 => Bilingual::new(pick("مديرة المركز", "مدير المركز"), "Centre Manager"),
        5 => Bilingual::new(pick("مراجِعة الجودة", "مراجع الجودة"), "Quality Reviewer"),
        7 => Bilingual::new(pick("محرِّرة المحتوى", "محرر المحتوى"), "Content Editor"),
        _ => Bilingual::new(pick("موظفة خدمة العملاء", "موظف خدمة العملاء"), "Customer Service Officer"),
    }
}

/// Each who answers mail has the next one as back-up, and is qualified for mail in both languages.
fn pair_up(tx: &mut Tx<'_>, writers: &[EmployeeId]) -> Result<()> {
    for (place, id) in writers.iter().enumerate() {
        let mut employee = org::store::employee(tx, *id)?.ok_or(kernel::Error::NotFound("employee"))?;
        employee.back_up = writers.get((place + 1) % writers.len()).copied();
        org::save_employee(tx, &employee)?;
        for lang in Lang::ALL {
            org::qualify(tx, &Skill { employee: *id, service: None, channel: email::KEY.into(), lang })?;
        }
    }
    Ok(())
}
