//! What can happen to the devices of a centre.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A browser became a device of a centre.
#[derive(Serialize)]
pub struct DevicePaired {
    /// The centre.
    pub centre: i64,
    /// The device.
    pub device: i64,
    /// `kiosk`, `display`, `plate`.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
}
impl Event for DevicePaired {
    const KIND: &'static str = "centre.device-paired";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A device is one no more.
#[derive(Serialize)]
pub struct DeviceRevoked {
    /// The centre.
    pub centre: i64,
    /// The device.
    pub device: i64,
    /// `kiosk`, `display`, `plate`.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
}
impl Event for DeviceRevoked {
    const KIND: &'static str = "centre.device-revoked";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}
