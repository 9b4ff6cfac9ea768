//! Founding an entity together with its first administrator, by whoever runs the installation.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use platform::App;
use platform::accounts;
use platform::accounts::Account;
use platform::accounts::AccountState;
use serde::Deserialize;
use ui::Answers;

use crate::Employee;
use crate::Entity;
use crate::found;
use crate::manage::both;
use crate::manage::is_site;
use crate::store;

/// Found entities, each with its first administrator.
pub const FOUND: Permission = Permission { key: "org.found", roles: &[Role::Operator] };

/// The key of the entities in the rail.
pub(crate) const SECTION: &str = "entities";

/// A new entity and its first administrator, as they are typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FoundingForm {
    code: String,
    name_ar: String,
    name_en: String,
    phone: String,
    site: String,
    administrator_ar: String,
    administrator_en: String,
    email: String,
    lang: String,
}

impl FoundingForm {
    /// The form filled with what was typed.
    pub(crate) fn answers(&self) -> Answers {
        Answers::new()
            .with("code", &self.code)
            .with("name_ar", &self.name_ar)
            .with("name_en", &self.name_en)
            .with("phone", &self.phone)
            .with("site", &self.site)
            .with("administrator_ar", &self.administrator_ar)
            .with("administrator_en", &self.administrator_en)
            .with("email", &self.email)
            .with("lang", &self.lang)
    }

    fn entity(&self, id: EntityId) -> Entity {
        let (name, phone) = (both(&self.name_ar, &self.name_en), self.phone.trim().into());
        Entity { id, code: self.code.trim().to_ascii_uppercase(), name, phone, site: self.site.trim().into() }
    }

    /// Everything that must be corrected at once, so that nobody learns it piece by piece.
    fn judge(&self) -> Result<()> {
        let in_arabic = [("name_ar", &self.name_ar), ("administrator_ar", &self.administrator_ar)];
        let in_english = [("name_en", &self.name_en), ("administrator_en", &self.administrator_en)];
        let missing = in_arabic.map(|(field, text)| (field, text, "org-write-arabic"));
        let missing = missing.into_iter().chain(in_english.map(|(field, text)| (field, text, "org-write-english")));
        let mut wrong: Vec<FieldError> =
            missing.filter(|(_, text, _)| text.trim().is_empty()).map(|(field, _, key)| wrong(field, key)).collect();
        if !found::is_code(&self.code.trim().to_ascii_uppercase()) {
            wrong.insert(0, self::wrong("code", "org-entity-code"));
        }
        if !is_site(self.site.trim()) {
            wrong.push(self::wrong("site", "org-site-wrong"));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }
}

fn wrong(field: &'static str, key: &'static str) -> FieldError {
    FieldError { field: field.into(), key, args: Vec::new() }
}

/// Someone who was invited, and the link that lets them in: shown once, kept nowhere.
pub(crate) struct Invited {
    /// The address to which the letter goes.
    pub(crate) email: String,
    /// The link that sets the password, good for a week.
    pub(crate) link: String,
}

/// Founds the entity of the transaction and gives it an administrator, who is invited to choose a password.
///
/// # Errors
/// `Invalid` for what must be corrected, also a code or an address that is taken; `Forbidden` for one who serves another entity.
pub(crate) fn found(app: &App, tx: &mut Tx<'_>, id: EntityId, form: &FoundingForm) -> Result<Invited> {
    // An operator who also serves an entity would write the record behind that entity's wall.
    if tx.entity()? != id {
        return Err(Error::Forbidden(FOUND.key));
    }
    form.judge()?;
    let entity = form.entity(id);
    if store::entity_by_code(tx, &entity.code)?.is_some() {
        return Err(invalid("code", "org-entity-code-taken"));
    }
    if accounts::find(tx, &form.email)?.is_some() {
        return Err(invalid("email", "org-email-taken"));
    }
    found::found_entity(tx, &entity)?;
    let lang = Lang::parse(&form.lang).unwrap_or_default();
    let account = accounts::create(tx, accounts::NewAccount { email: form.email.clone(), lang, password: None })?;
    found::save_employee(tx, &administrator(app, form, account))?;
    for role in [Role::Employee, Role::EntityAdministrator] {
        accounts::grant_role(tx, account, Some(id), None, role)?;
    }
    invite(app, tx, account)
}

/// The record of the first administrator; the title is the role's name until they write their own.
fn administrator(app: &App, form: &FoundingForm, id: EmployeeId) -> Employee {
    let title = |lang| app.words().say_plain(lang, "org-role-entity-administrator", &[]);
    let name = both(&form.administrator_ar, &form.administrator_en);
    Employee { title: both(&title(Lang::Ar), &title(Lang::En)), ..Employee::new(id, name, form.email.trim()) }
}

fn invite(app: &App, tx: &mut Tx<'_>, id: EmployeeId) -> Result<Invited> {
    let token = accounts::invite(app, tx, id)?;
    let account = accounts::get(tx, id)?.ok_or(Error::NotFound("account"))?;
    let link = format!("{}/{}/sign-in/invitation/{token}", app.public_url(), account.lang.code());
    Ok(Invited { email: account.email, link })
}

/// Invites an entity's first administrator again, who has not come yet; the older link opens nothing afterwards.
///
/// # Errors
/// `NotFound` when there is no such entity, or nobody of it is awaited.
pub(crate) fn invite_again(app: &App, tx: &mut Tx<'_>, id: EntityId) -> Result<Invited> {
    let awaited = awaited(tx)?.into_iter().find(|(entity, _)| *entity == id).ok_or(Error::NotFound("invitation"))?;
    invite(app, tx, awaited.1.id)
}

/// The first administrators who have not accepted their invitation, by entity.
pub(crate) fn awaited(tx: &mut Tx<'_>) -> Result<Vec<(EntityId, Account)>> {
    let mut awaited = Vec::new();
    for (entity, first) in store::first_employees(tx)? {
        let account = accounts::get(tx, first)?.filter(|account| account.state == AccountState::Invited);
        awaited.extend(account.map(|account| (entity, account)));
    }
    Ok(awaited)
}
