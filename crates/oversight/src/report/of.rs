//! Whose figures a report shows: all that the reader's role reaches, or a centre, an employee or a service within it.

use ::store::Tx;
use desk::store::figures::Scope;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;

use crate::figures::measure::Cut;
use crate::store::read::Whose;

/// Whose figures are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// All that the reader's role reaches.
    Reach,
    /// A centre's.
    Centre(CentreId),
    /// An employee's.
    Employee(EmployeeId),
    /// A service's.
    Service(ServiceId),
}

impl Of {
    /// Reads `centre:4`, `employee:12`, `service:9`, or nothing for all.
    pub(crate) fn parse(text: &str) -> Result<Of> {
        if text.is_empty() {
            return Ok(Of::Reach);
        }
        let wrong = || invalid("of", "oversight-report-of");
        let (kind, id) = text.split_once(':').ok_or_else(wrong)?;
        let id: i64 = id.parse().map_err(|_| wrong())?;
        match kind {
            "centre" => Ok(Of::Centre(Id::new(id))),
            "employee" => Ok(Of::Employee(Id::new(id))),
            "service" => Ok(Of::Service(Id::new(id))),
            _ => Err(wrong()),
        }
    }

    /// As the address writes it.
    pub(crate) fn key(self) -> String {
        match self {
            Of::Reach => String::new(),
            Of::Centre(id) => format!("centre:{id}"),
            Of::Employee(id) => format!("employee:{id}"),
            Of::Service(id) => format!("service:{id}"),
        }
    }
}

/// Where the figures stand, whose open cases they go with, and what they are called; empty for all that is reached.
#[derive(Clone, Debug)]
pub(crate) struct Reached {
    pub(crate) whose: Whose,
    pub(crate) scope: Scope,
    /// Only open cases of this service.
    pub(crate) service: Option<ServiceId>,
    pub(crate) name: String,
}

/// What a reader with this scope is shown.
///
/// # Errors
/// `NotFound` for what does not exist, or lies outside the scope.
pub(crate) fn reached(tx: &mut Tx<'_>, scope: &Scope, of: Of) -> Result<Reached> {
    match of {
        Of::Reach => Ok(Reached { whose: whose(scope), scope: scope.clone(), service: None, name: String::new() }),
        Of::Centre(id) => centre(tx, scope, id),
        Of::Employee(id) => employee(tx, scope, id),
        Of::Service(id) => service(tx, scope, id),
    }
}

fn whose(scope: &Scope) -> Whose {
    match scope {
        Scope::Entity => Whose::entity(),
        Scope::Centres(centres) => Whose { cut: Cut::Centre, subjects: centres.iter().map(ToString::to_string).collect() },
        Scope::Employee(id) => Whose::one(Cut::Employee, id.to_string()),
    }
}

fn centre(tx: &mut Tx<'_>, scope: &Scope, id: CentreId) -> Result<Reached> {
    let is_reached = match scope {
        Scope::Entity => true,
        Scope::Centres(centres) => centres.contains(&id),
        Scope::Employee(_) => false,
    };
    let lang = tx.actor().lang;
    let centre = org::store::centres(tx)?.into_iter().find(|centre| centre.id == id && is_reached).ok_or(Error::NotFound("centre"))?;
    let whose = Whose::one(Cut::Centre, id.to_string());
    Ok(Reached { whose, scope: Scope::Centres(vec![id]), service: None, name: centre.name.get(lang).into() })
}

fn employee(tx: &mut Tx<'_>, scope: &Scope, id: EmployeeId) -> Result<Reached> {
    let known = org::store::employee(tx, id)?.ok_or(Error::NotFound("employee"))?;
    let is_reached = match scope {
        Scope::Entity => true,
        Scope::Centres(centres) => known.centre.is_some_and(|centre| centres.contains(&centre)),
        Scope::Employee(own) => *own == id,
    };
    if !is_reached {
        return Err(Error::NotFound("employee"));
    }
    let lang = tx.actor().lang;
    let whose = Whose::one(Cut::Employee, id.to_string());
    Ok(Reached { whose, scope: Scope::Employee(id), service: None, name: known.name.get(lang).into() })
}

fn service(tx: &mut Tx<'_>, scope: &Scope, id: ServiceId) -> Result<Reached> {
    let lang = tx.actor().lang;
    let known = org::store::service(tx, id)?.ok_or(Error::NotFound("service"))?;
    let whose = match scope {
        Scope::Entity => Whose::one(Cut::Service, id.to_string()),
        Scope::Centres(centres) => {
            Whose { cut: Cut::CentreService, subjects: centres.iter().map(|centre| format!("{centre}/{id}")).collect() }
        }
        Scope::Employee(_) => return Err(Error::NotFound("service")),
    };
    Ok(Reached { whose, scope: scope.clone(), service: Some(id), name: known.name.get(lang).into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written_and_anything_else_is_refused() {
        for text in ["", "centre:4", "employee:12", "service:9"] {
            assert_eq!(Of::parse(text).unwrap().key(), text);
        }
        for text in ["centre", "centre:", "customer:4", "employee:twelve", ":"] {
            assert!(Of::parse(text).is_err(), "{text}");
        }
    }
}
