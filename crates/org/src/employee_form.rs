//! The form of an employee, new or changed.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Gender;
use kernel::Lang;
use kernel::Result;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::Employee;
use crate::manage::both;
use crate::manage::in_both;
use crate::store;

/// What is known of an employee, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EmployeeForm {
    /// The address with which a new employee signs in.
    pub(crate) email: String,
    /// The language of letters to a new employee.
    pub(crate) lang: String,
    /// The role of a new employee.
    pub(crate) role: String,
    name_ar: String,
    name_en: String,
    title_ar: String,
    title_en: String,
    department_ar: String,
    department_en: String,
    phone: String,
    /// The address shown in the signature.
    public_email: String,
    gender: String,
    centre: String,
    back_up: String,
    /// `yes` for one who left.
    left: String,
}

impl EmployeeForm {
    /// The form of someone who is known.
    pub(crate) fn of(employee: &Employee) -> Self {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        Self {
            name_ar: employee.name.ar.clone(),
            name_en: employee.name.en.clone(),
            title_ar: employee.title.ar.clone(),
            title_en: employee.title.en.clone(),
            department_ar: employee.department.ar.clone(),
            department_en: employee.department.en.clone(),
            phone: employee.phone.clone(),
            public_email: employee.email.clone(),
            gender: employee.gender.map_or("", Gender::key).into(),
            centre: number(employee.centre.map(kernel::Id::get)),
            back_up: number(employee.back_up.map(kernel::Id::get)),
            left: if employee.is_active { "" } else { "yes" }.into(),
            ..Self::default()
        }
    }

    /// The form filled with what was typed.
    pub(crate) fn answers(&self) -> Answers {
        Answers::new()
            .with("email", &self.email)
            .with("lang", &self.lang)
            .with("role", &self.role)
            .with("name_ar", &self.name_ar)
            .with("name_en", &self.name_en)
            .with("title_ar", &self.title_ar)
            .with("title_en", &self.title_en)
            .with("department_ar", &self.department_ar)
            .with("department_en", &self.department_en)
            .with("phone", &self.phone)
            .with("public_email", &self.public_email)
            .with("gender", &self.gender)
            .with("centre", &self.centre)
            .with("back_up", &self.back_up)
            .with("left", &self.left)
    }

    /// What must be corrected before anything is written.
    ///
    /// # Errors
    /// `Invalid` with each name that is missing.
    pub(crate) fn judge(&self) -> Result<()> {
        in_both(&self.name_ar, &self.name_en)
    }

    /// The record that the form describes; centre and back-up must belong to the entity.
    pub(crate) fn employee(&self, tx: &mut Tx<'_>, id: EmployeeId) -> Result<Employee> {
        let centre = (!self.centre.is_empty()).then(|| number(&self.centre)).transpose()?;
        if let Some(centre) = centre {
            store::centres(tx)?.iter().find(|one| one.id == centre).ok_or(Error::NotFound("centre"))?;
        }
        let back_up: Option<EmployeeId> = (!self.back_up.is_empty()).then(|| number(&self.back_up)).transpose()?;
        if let Some(back_up) = back_up {
            store::employee(tx, back_up)?.ok_or(Error::NotFound("employee"))?;
        }
        let email = if self.public_email.trim().is_empty() { &self.email } else { &self.public_email };
        Ok(Employee {
            id,
            centre,
            name: both(&self.name_ar, &self.name_en),
            title: both(&self.title_ar, &self.title_en),
            department: both(&self.department_ar, &self.department_en),
            phone: self.phone.trim().into(),
            email: email.trim().into(),
            gender: Gender::parse(&self.gender),
            back_up,
            letters_off: false,
            is_active: self.left != "yes",
        })
    }
}

/// Things to choose from by number and name, after the one that chooses none.
pub(crate) fn choices<'n>(page: &Page, named: impl Iterator<Item = (String, &'n str)>, nobody: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t(nobody));
    [none].into_iter().chain(named.map(|(id, name)| Choice::new(id, name))).collect()
}

/// How someone is addressed, to choose from.
pub(crate) fn genders(page: &Page) -> Vec<Choice> {
    [("", "org-gender-unknown"), ("female", "org-gender-female"), ("male", "org-gender-male")]
        .map(|(key, label)| Choice::new(key, page.t(label)))
        .into()
}

/// The languages to choose from.
pub(crate) fn langs() -> Vec<Choice> {
    Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name())).into()
}
