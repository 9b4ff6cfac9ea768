//! Staff are called to a device by whoever stands there and needs help; whoever goes there says so.

use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::device::Device;
use crate::device_events::HelpAnswered;
use crate::device_events::HelpCalled;
use crate::issue::must_reach;
use crate::store;

/// Marks ids of calls for help.
pub enum HelpKind {}
/// Names a call for help.
pub type HelpId = Id<HelpKind>;

/// A call for help that nobody has answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Help {
    pub(crate) id: HelpId,
    pub(crate) centre: CentreId,
    /// What the device is called.
    pub(crate) device: String,
    pub(crate) at: Timestamp,
}

/// Calls staff to a device. While somebody is called already, another press changes nothing.
///
/// # Errors
/// What the database says.
pub(crate) fn call_help(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    if store::help_of(tx, device.id)?.is_some() {
        return Ok(());
    }
    store::insert_help(tx, device)?;
    tx.record(HelpCalled { centre: device.centre.get(), device: device.id.get(), name: device.name.clone() }).map(drop)
}

/// Somebody goes there. A second press changes nothing.
///
/// # Errors
/// `NotFound` for a call of another centre, or of one out of reach.
pub(crate) fn answer_help(tx: &mut Tx<'_>, centre: CentreId, id: HelpId) -> Result<()> {
    must_reach(tx, centre)?;
    let help = store::help(tx, id)?.filter(|help| help.centre == centre).ok_or(Error::NotFound("help"))?;
    let me = tx.actor().employee()?;
    if store::answer_help(tx, id)? {
        tx.record(HelpAnswered { centre: centre.get(), name: help.device, employee: me.get() })?;
    }
    Ok(())
}
