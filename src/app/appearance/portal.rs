//! What the desktop's portal says of light and dark: `color-scheme` on the session's bus, which GNOME, KDE and others
//! answer.

use egui::Theme;
use futures_lite::StreamExt;
use futures_lite::future::block_on;
use std::sync::mpsc::{Receiver, channel};
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, Proxy};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PLACE: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const NAMESPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "color-scheme";

/// Asks the portal in a thread that then waits for changes; `ctx` is repainted when there is news. Where there is no bus,
/// or no portal on it, nothing is ever told.
pub(super) fn listen(ctx: &egui::Context) -> Receiver<Option<Theme>> {
    let (sender, told) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let tell = |theme| {
            let heard = sender.send(theme).is_ok();
            ctx.request_repaint();
            heard
        };
        if let Err(error) = block_on(async { follow(&Connection::session().await?, tell).await }) {
            log::debug!("the desktop does not say whether it is dark: {error}");
        }
    });
    told
}

/// Tells what the portal on `bus` says now and from now on, until nobody hears it.
async fn follow(bus: &Connection, mut tell: impl FnMut(Option<Theme>) -> bool) -> zbus::Result<()> {
    let settings = Proxy::new(bus, PORTAL, PLACE, SETTINGS).await?;
    // Heard of before it is read, so that no change falls between.
    let mut changes = settings.receive_signal_with_args("SettingChanged", &[(0, NAMESPACE), (1, KEY)]).await?;
    let now = read(&settings).await?;
    let mut heard = tell(theme(&now));
    while heard && let Some(change) = changes.next().await {
        let body = change.body();
        let (_, _, value): (&str, &str, Value<'_>) = body.deserialize()?;
        heard = tell(theme(&value));
    }
    Ok(())
}

/// The setting as it is now.
async fn read(settings: &Proxy<'_>) -> zbus::Result<OwnedValue> {
    match settings.call("ReadOne", &(NAMESPACE, KEY)).await {
        // Portals before 2023 know only the other.
        Err(zbus::Error::MethodError(..)) => settings.call("Read", &(NAMESPACE, KEY)).await,
        answer => answer,
    }
}

/// The theme that a value of the setting stands for. `Read` puts it into one variant more than it should.
fn theme(mut value: &Value<'_>) -> Option<Theme> {
    while let Value::Value(inner) = value {
        value = inner;
    }
    match value {
        Value::U32(1) => Some(Theme::Dark),
        Value::U32(2) => Some(Theme::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
