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

/// It was chosen whether a kiosk's browser prints by itself.
#[derive(Serialize)]
pub struct DevicePrints {
    /// The centre.
    pub centre: i64,
    /// The kiosk.
    pub device: i64,
    /// What it is called.
    pub name: String,
    /// Whether it does.
    pub own: bool,
}
impl Event for DevicePrints {
    const KIND: &'static str = "centre.device-prints";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A ticket printer was added to a centre, or taken away.
#[derive(Serialize)]
pub struct PrinterChanged {
    /// The centre.
    pub centre: i64,
    /// The printer.
    pub printer: i64,
    /// What it is called.
    pub name: String,
    /// Whether it is one of the centre now.
    pub is_kept: bool,
}
impl Event for PrinterChanged {
    const KIND: &'static str = "centre.printer-changed";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// A printer says of itself something else than before.
#[derive(Serialize)]
pub struct PrinterSaid {
    /// The centre.
    pub centre: i64,
    /// The printer.
    pub printer: i64,
    /// `ready`, `paper-low`, `paper-out`, `cover-open`, `broken`, `silent`, `nonsense`.
    pub health: &'static str,
}
impl Event for PrinterSaid {
    const KIND: &'static str = "centre.printer-said";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Staff were called to a device by whoever stands there.
#[derive(Serialize)]
pub struct HelpCalled {
    /// The centre.
    pub centre: i64,
    /// The device.
    pub device: i64,
    /// What it is called.
    pub name: String,
}
impl Event for HelpCalled {
    const KIND: &'static str = "centre.help-called";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}

/// Somebody went to a device at which staff were called.
#[derive(Serialize)]
pub struct HelpAnswered {
    /// The centre.
    pub centre: i64,
    /// What the device is called.
    pub name: String,
    /// Who went.
    pub employee: i64,
}
impl Event for HelpAnswered {
    const KIND: &'static str = "centre.help-answered";
    fn about(&self) -> About {
        About::thing("centre", self.centre)
    }
}
