//! What an administrator types of an identity provider, and how it is taken.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Error;
use kernel::FieldError;
use kernel::Result;
use kernel::Role;
use kernel::Secret;
use ui::Answers;

use super::NewProvider;
use super::Provider;
use super::secret;
use super::set_provider;
use super::store;
use super::switch_provider;
use crate::App;

/// The roles that a claim can mean: those within the entity.
pub(super) const ROLES: [Role; 6] =
    [Role::Employee, Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::QualityReviewer, Role::EntityAdministrator];

/// The fields of the form.
pub(super) struct Typed(pub(super) BTreeMap<String, String>);

/// The name of the field for the values that mean a role.
pub(super) fn field(role: Role) -> String {
    format!("role-{}", role.key())
}

impl Typed {
    fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", |text| text.trim())
    }

    /// The form filled with what was typed; a secret is not shown again.
    pub(super) fn answers(&self) -> Answers {
        let shown = self.0.iter().filter(|(field, _)| *field != "client_secret");
        shown.fold(Answers::new(), |answers, (field, text)| answers.with(field.clone(), text.clone()))
    }

    fn roles(&self) -> BTreeMap<String, Role> {
        let values = |role: Role| self.text(&field(role)).split(',').map(|value| (value.trim().to_owned(), role)).collect::<Vec<_>>();
        ROLES.into_iter().flat_map(values).filter(|(value, _)| !value.is_empty()).collect()
    }

    fn judge(&self, has_secret: bool) -> Result<()> {
        let needed =
            [("name", "providers-needs-name"), ("issuer", "providers-needs-issuer"), ("client_id", "providers-needs-client")].into_iter();
        let needed = needed.chain((!has_secret).then_some(("client_secret", "providers-needs-secret")));
        let missing = needed.filter(|(field, _)| self.text(field).is_empty());
        let wrong = |field: &'static str, key| FieldError { field: field.into(), key, args: Vec::new() };
        let mut all: Vec<FieldError> = missing.map(|(field, key)| wrong(field, key)).collect();
        if self.text("role_claim").is_empty() && !self.roles().is_empty() {
            all.push(wrong("role_claim", "providers-claim-needed"));
        }
        if all.is_empty() { Ok(()) } else { Err(Error::Invalid(all)) }
    }
}

/// The form of a provider that is known.
pub(super) fn answers(known: &Provider) -> Answers {
    let values =
        |role: Role| known.roles.iter().filter(|(_, of)| **of == role).map(|(value, _)| value.clone()).collect::<Vec<_>>().join(", ");
    let fields = Answers::new().with("id", known.id.to_string()).with("name", &known.name).with("issuer", &known.issuer);
    let fields = fields.with("client_id", &known.client_id).with("role_claim", &known.role_claim);
    ROLES.into_iter().fold(fields, |fields, role| fields.with(field(role), values(role)))
}

/// Takes a provider of the transaction's entity: a new one, switched off; or one that is known, whose secret stays when none is typed.
pub(super) fn enter(app: &App, tx: &mut Tx<'_>, typed: &Typed) -> Result<()> {
    let entity = tx.entity()?;
    let issuer = typed.text("issuer").to_owned();
    let known = store::every_of(tx, entity)?.into_iter().find(|one| one.issuer == issuer);
    typed.judge(known.is_some())?;
    let client_secret = match (&known, typed.text("client_secret")) {
        (Some(known), "") => secret(app, known)?,
        (_, text) => Secret::new(text.to_owned()),
    };
    let new = NewProvider {
        name: typed.text("name").into(),
        issuer,
        client_id: typed.text("client_id").into(),
        client_secret,
        role_claim: typed.text("role_claim").into(),
        roles: typed.roles(),
    };
    let id = set_provider(app, tx, entity, new)?;
    if known.is_none() { switch_provider(tx, id, false) } else { Ok(()) }
}
