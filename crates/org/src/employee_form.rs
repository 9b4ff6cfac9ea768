//! The form of an employee, new or changed.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Gender;
use kernel::Result;
use serde::Deserialize;

use crate::Employee;
use crate::employee_page::both;
use crate::manage::number;
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
