//! The one stream of events: numbered without gaps, each chained to the one before by its hash.

use kernel::EntityId;
use kernel::Event;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use kernel::broken;
use sha2::Digest;
use sha2::Sha256;

use crate::Tx;
use crate::connection::Connection;

/// Where the stream stands: the newest event's number and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The newest event's number; 0 before the first.
    pub seq: i64,
    /// Its hash, 32 bytes; zeros before the first.
    pub hash: Vec<u8>,
}

impl Chain {
    /// The stream before anything happened.
    pub fn start() -> Self {
        Self { seq: 0, hash: vec![0; 32] }
    }

    pub(crate) fn read(connection: &mut Connection) -> Result<Self> {
        let rows = connection.query("select seq, hash from events order by seq desc limit 1", &[])?;
        rows.first().map_or(Ok(Self::start()), |row| Ok(Self { seq: row.get(0)?, hash: row.get(1)? }))
    }

    /// The hash of the next event. Its data enters by digest, so that a person's words can be erased later and the chain still holds.
    pub fn next_hash(&self, event: &Recorded, data_digest: &[u8]) -> Vec<u8> {
        let refs = serde_json::json!([
            event.seq,
            event.at.as_millisecond(),
            event.entity,
            event.actor,
            event.kind,
            event.case,
            event.interaction,
            event.thing
        ]);
        Sha256::new().chain_update(&self.hash).chain_update(refs.to_string()).chain_update(data_digest).finalize().to_vec()
    }
}

impl Tx<'_> {
    /// Records that something happened, in this transaction or not at all.
    ///
    /// # Errors
    /// What the database says.
    pub fn record<E: Event>(&mut self, event: E) -> Result<i64> {
        let entity = self.entity().ok();
        self.record_in(entity, event)
    }

    /// The same for something that happens before anybody is inside a wall, such as a sign-in, and belongs to an entity's trail.
    ///
    /// # Errors
    /// What the database says.
    pub fn record_in<E: Event>(&mut self, entity: Option<EntityId>, event: E) -> Result<i64> {
        let data = serde_json::to_value(&event).map_err(broken("writing an event"))?;
        let about = event.about();
        let recorded = Recorded {
            seq: self.chain.seq + 1,
            at: self.now(),
            entity,
            actor: self.actor().who.key(),
            kind: E::KIND.into(),
            case: about.case,
            interaction: about.interaction,
            thing: about.thing.map(|(kind, id)| (kind.into(), id)),
            data,
        };
        self.append(recorded)
    }

    fn append(&mut self, event: Recorded) -> Result<i64> {
        let text = event.data.to_string();
        let digest = Sha256::digest(&text).to_vec();
        let hash = self.chain.next_hash(&event, &digest);
        let (thing_kind, thing_id) = event.thing.clone().unzip();
        self.put(
            "insert into events (seq, at, entity_id, actor, kind, case_id, interaction_id, thing_kind, thing_id, data, data_digest, hash, newest_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            &[
                event.seq.into(),
                event.at.into(),
                event.entity.into(),
                (&event.actor).into(),
                (&event.kind).into(),
                event.case.into(),
                event.interaction.into(),
                thing_kind.into(),
                thing_id.into(),
                text.into(),
                digest.into(),
                hash.clone().into(),
                self.newest_id().into(),
            ],
        )?;
        let seq = event.seq;
        *self.chain = Chain { seq, hash };
        self.recorded.push(event);
        Ok(seq)
    }

    /// The events of one interaction, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn events_of_interaction(&mut self, interaction: i64) -> Result<Vec<Recorded>> {
        if self.is_new_id(Id::<()>::new(interaction)) {
            return Ok(self.recorded().iter().filter(|event| event.interaction == Some(interaction)).cloned().collect());
        }
        self.query(&format!("{COLUMNS} from events where interaction_id = $1 order by seq"), &[interaction.into()], read)
    }

    /// The events of one case after a number, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn events_of_case(&mut self, case: i64, after: i64, limit: u32) -> Result<Vec<Recorded>> {
        self.query(
            &format!("{COLUMNS} from events where case_id = $1 and seq > $2 order by seq limit $3"),
            &[case.into(), after.into(), limit.into()],
            read,
        )
    }

    /// The events of one kind of a case after a number, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn events_of_kind(&mut self, (case, kind): (i64, &str), after: i64, limit: u32) -> Result<Vec<Recorded>> {
        let sql = format!("{COLUMNS} from events where case_id = $1 and kind = $2 and seq > $3 order by seq limit $4");
        self.query(&sql, &[case.into(), kind.into(), after.into(), limit.into()], read)
    }

    /// The newest events of one kind of an interaction, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn newest_of_kind(&mut self, (interaction, kind): (i64, &str), limit: u32) -> Result<Vec<Recorded>> {
        let sql = format!("{COLUMNS} from events where interaction_id = $1 and kind = $2 order by seq desc limit $3");
        self.query(&sql, &[interaction.into(), kind.into(), limit.into()], read)
    }

    /// The number of the newest event of the whole stream; 0 before the first.
    ///
    /// # Errors
    /// What the database says.
    pub fn newest_event(&mut self) -> Result<i64> {
        Ok(self.one("select seq from events order by seq desc limit 1", &[], |row| row.get(0))?.unwrap_or_default())
    }

    /// The whole stream after a number, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn events_after(&mut self, after: i64, limit: u32) -> Result<Vec<Recorded>> {
        self.query(&format!("{COLUMNS} from events where seq > $1 order by seq limit $2"), &[after.into(), limit.into()], read)
    }
}

pub(crate) const COLUMNS: &str = "select seq, at, entity_id, actor, kind, case_id, interaction_id, thing_kind, thing_id, data";

pub(crate) fn read(row: &crate::Row) -> Result<Recorded> {
    let thing_kind: Option<String> = row.get(7)?;
    let thing_id: Option<i64> = row.get(8)?;
    let data: Option<String> = row.get(9)?;
    Ok(Recorded {
        seq: row.get(0)?,
        at: row.get(1)?,
        entity: row.get(2)?,
        actor: row.get(3)?,
        kind: row.get(4)?,
        case: row.get(5)?,
        interaction: row.get(6)?,
        thing: thing_kind.zip(thing_id),
        data: data.map_or(Ok(serde_json::Value::Null), |text| serde_json::from_str(&text).map_err(broken("reading an event")))?,
    })
}
