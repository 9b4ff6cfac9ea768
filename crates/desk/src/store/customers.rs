//! The statements on customers and how they are reached.

use ::store::Ask;
use ::store::Row;
use ::store::Tx;
use kernel::CustomerId;
use kernel::EntityId;
use kernel::Gender;
use kernel::Result;
use kernel::Timestamp;

use crate::Customer;
use crate::refused::RefusedContact;

const CUSTOMER: &str = "select c.id, c.name, c.gender, c.lang, c.is_synthetic from customers c";

/// One customer of the entity.
pub fn customer(tx: &mut Tx<'_>, id: CustomerId) -> Result<Option<Customer>> {
    let entity = tx.entity()?;
    tx.one(&format!("{CUSTOMER} where c.entity_id = $1 and c.id = $2"), &[entity.into(), id.into()], customer_row)
}

/// The customer who is reached at an address or number.
pub fn customer_by_contact(tx: &mut Tx<'_>, kind: &str, value: &str) -> Result<Option<Customer>> {
    Ok(met_at(tx, kind, value)?.map(|(customer, _)| customer))
}

/// The same, and whether nothing has arrived there lately.
pub(crate) fn met_at(tx: &mut Tx<'_>, kind: &str, value: &str) -> Result<Option<(Customer, bool)>> {
    let entity = tx.entity()?;
    // Two questions by key in place of one over both tables: only such overtake what waits to be written, and most addresses are new.
    let found: Option<(CustomerId, Option<Timestamp>)> =
        tx.one(REACHED, &[entity.into(), kind.into(), value.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((id, refused_at)) = found else { return Ok(None) };
    Ok(customer(tx, id)?.map(|customer| (customer, refused_at.is_some())))
}

const REACHED: &str = "select customer_id, refused_at from contact_points where entity_id = $1 and kind = $2 and value = $3";

/// What `customer_by_contact` will ask.
pub fn ask_for_customer(entity: EntityId, kind: &str, value: &str) -> Ask {
    Ask::new(REACHED, &[entity.into(), kind.into(), value.into()])
}

fn customer_row(row: &Row) -> Result<Customer> {
    let gender: Option<String> = row.get(2)?;
    Ok(Customer {
        id: row.get(0)?,
        name: row.get(1)?,
        gender: gender.as_deref().and_then(Gender::parse),
        lang: row.get(3)?,
        is_synthetic: row.get(4)?,
    })
}

pub(crate) fn insert_customer(tx: &mut Tx<'_>, customer: &Customer) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put(
        "insert into customers (id, entity_id, name, gender, lang, is_synthetic, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            customer.id.into(),
            entity.into(),
            (&customer.name).into(),
            customer.gender.map(Gender::key).into(),
            customer.lang.into(),
            customer.is_synthetic.into(),
            now.into(),
        ],
    )
}

pub(crate) fn save_customer(tx: &mut Tx<'_>, customer: &Customer) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update customers set name = $3, gender = $4, lang = $5 where entity_id = $1 and id = $2",
        &[entity.into(), customer.id.into(), (&customer.name).into(), customer.gender.map(Gender::key).into(), customer.lang.into()],
    )?;
    Ok(())
}

pub(crate) fn insert_contact(tx: &mut Tx<'_>, customer: CustomerId, kind: &str, value: &str) -> Result<()> {
    let entity = tx.entity()?;
    let id = tx.new_id::<()>();
    tx.put(
        "insert into contact_points (id, entity_id, customer_id, kind, value, is_proven) values ($1, $2, $3, $4, $5, 0) on conflict do nothing",
        &[id.into(), entity.into(), customer.into(), kind.into(), value.into()],
    )
}

/// Marks an address or number of which somebody has made sure; what did not arrive there before counts no more.
pub(crate) fn prove_contact(tx: &mut Tx<'_>, kind: &str, value: &str) -> Result<()> {
    let entity = tx.entity()?;
    let sql =
        "update contact_points set is_proven = 1, refused_at = null, refused_why = '' where entity_id = $1 and kind = $2 and value = $3";
    tx.put(sql, &[entity.into(), kind.into(), value.into()])
}

/// How a customer is reached: kind, value, whether it was proven.
pub fn contacts(tx: &mut Tx<'_>, customer: CustomerId) -> Result<Vec<(String, String, bool)>> {
    let entity = tx.entity()?;
    tx.query(
        "select kind, value, is_proven from contact_points where entity_id = $1 and customer_id = $2 order by id",
        &[entity.into(), customer.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Marks an address at which nothing arrives; answers how many were marked by it.
pub(crate) fn refuse_contact(tx: &mut Tx<'_>, kind: &str, value: &str, why: &str) -> Result<u64> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "update contact_points set refused_at = $4, refused_why = $5
         where entity_id = $1 and kind = $2 and value = $3 and refused_at is null",
        &[entity.into(), kind.into(), value.into(), now.into(), why.into()],
    )
}

/// Takes the mark away.
pub(crate) fn accept_contact(tx: &mut Tx<'_>, kind: &str, value: &str) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update contact_points set refused_at = null, refused_why = '' where entity_id = $1 and kind = $2 and value = $3";
    tx.put(sql, &[entity.into(), kind.into(), value.into()])
}

/// The addresses of a customer at which nothing arrives.
pub(crate) fn refused_contacts(tx: &mut Tx<'_>, customer: CustomerId) -> Result<Vec<RefusedContact>> {
    let entity = tx.entity()?;
    tx.query(
        "select value, refused_at, refused_why from contact_points
         where entity_id = $1 and customer_id = $2 and refused_at is not null order by id",
        &[entity.into(), customer.into()],
        |row| Ok(RefusedContact { value: row.get(0)?, at: row.get(1)?, why: row.get(2)? }),
    )
}

pub(crate) fn keep_number(tx: &mut Tx<'_>, customer: CustomerId, sealed: &str, hash: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update customers set personal_number = $3, personal_number_hash = $4 where entity_id = $1 and id = $2",
        &[entity.into(), customer.into(), sealed.into(), hash.into()],
    )?;
    Ok(())
}

pub(crate) fn sealed_number(tx: &mut Tx<'_>, customer: CustomerId) -> Result<Option<String>> {
    let entity = tx.entity()?;
    let sql = "select personal_number from customers where entity_id = $1 and id = $2";
    Ok(tx.one(sql, &[entity.into(), customer.into()], |row| row.get(0))?.flatten())
}

pub(crate) fn customer_by_number(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Customer>> {
    let entity = tx.entity()?;
    tx.one(&format!("{CUSTOMER} where c.entity_id = $1 and c.personal_number_hash = $2"), &[entity.into(), hash.into()], customer_row)
}
