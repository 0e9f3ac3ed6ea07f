//! Which display to use: the first that answers and whose libraries are there, Wayland before X11.

use super::StartError;
use super::libraries::{Libraries, Library};
use std::ffi::OsString;
use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A kind of display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backend {
    Wayland,
    X11,
}

/// The environment variables that say where the displays are; empty ones count as unset.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    /// `WAYLAND_DISPLAY`: a socket's path, or its name in the runtime folder.
    wayland_display: Option<OsString>,
    /// `WAYLAND_SOCKET`: the number of an open connection that the parent process hands down.
    wayland_socket: Option<OsString>,
    /// `XDG_RUNTIME_DIR`.
    runtime_folder: Option<OsString>,
    /// `DISPLAY`.
    x_display: Option<OsString>,
}

impl Environment {
    /// That of this process.
    pub(super) fn read() -> Environment {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Environment {
            wayland_display: variable("WAYLAND_DISPLAY"),
            wayland_socket: variable("WAYLAND_SOCKET"),
            runtime_folder: variable("XDG_RUNTIME_DIR"),
            x_display: variable("DISPLAY"),
        }
    }

    /// The one name of the display that `backend` uses, whatever way the variables write it: on Wayland the socket's path,
    /// on X11 host and number without the screen.
    pub(super) fn name_of(&self, backend: Backend) -> OsString {
        match backend {
            Backend::Wayland => self.wayland_path().unwrap_or_default().into(),
            Backend::X11 => {
                let display = self.x_display.clone().unwrap_or_default();
                let short =
                    parse_x_display(&display.to_string_lossy()).map(|(host, number)| format!("{host}:{number}"));
                short.map_or(display, OsString::from)
            }
        }
    }

    /// Where the socket lies that `WAYLAND_DISPLAY` names.
    fn wayland_path(&self) -> Option<PathBuf> {
        let folder = PathBuf::from(self.runtime_folder.clone().unwrap_or_default());
        // An absolute name replaces the folder. Doubled and trailing slashes are no part of the path.
        Some(folder.join(self.wayland_display.as_ref()?).components().collect())
    }
}

/// The libraries that winit and glutin load by name on Wayland.
const WAYLAND_LIBRARIES: [Library; 4] = [
    Library { names: &["libwayland-client.so.0"], package: "libwayland-client0" },
    Library { names: &["libwayland-egl.so.1"], package: "libwayland-egl1" },
    Library { names: &["libxkbcommon.so.0"], package: "libxkbcommon0" },
    Library { names: &["libEGL.so.1"], package: "libegl1" },
];

/// The libraries that winit and glutin load by name on X11.
const X11_LIBRARIES: [Library; 7] = [
    Library { names: &["libX11.so.6"], package: "libx11-6" },
    Library { names: &["libX11-xcb.so.1"], package: "libx11-xcb1" },
    Library { names: &["libXcursor.so.1"], package: "libxcursor1" },
    Library { names: &["libXi.so.6"], package: "libxi6" },
    Library { names: &["libxkbcommon.so.0"], package: "libxkbcommon0" },
    Library { names: &["libxkbcommon-x11.so.0"], package: "libxkbcommon-x11-0" },
    Library { names: &["libEGL.so.1", "libGL.so.1"], package: "libegl1" },
];

/// The display to use.
///
/// # Errors
/// When there is none, or none is fit: the reason of X11's, which most desktops have beside Wayland, comes first.
pub(super) fn choose(environment: &Environment, libraries: &Libraries) -> Result<Backend, StartError> {
    let wayland = wayland(environment, libraries);
    if let Some(Ok(())) = wayland {
        return Ok(Backend::Wayland);
    }
    match (x11(environment, libraries), wayland) {
        (Some(Ok(())), _) => Ok(Backend::X11),
        (Some(Err(error)), _) | (None, Some(Err(error))) => Err(error),
        (None, _) => Err(StartError::NoDisplay),
    }
}

/// Whether Wayland can be used; `None` when the environment names no Wayland display.
fn wayland(environment: &Environment, libraries: &Libraries) -> Option<Result<(), StartError>> {
    if environment.wayland_socket.is_none() {
        let (display, socket) = (environment.wayland_display.as_ref()?, environment.wayland_path()?);
        if let Err(error) = UnixStream::connect(socket) {
            return Some(Err(no_answer("WAYLAND_DISPLAY", display.to_string_lossy().into(), &error)));
        }
    }
    Some(libraries.require(&WAYLAND_LIBRARIES))
}

/// Whether X11 can be used; `None` when the environment names no X display.
fn x11(environment: &Environment, libraries: &Libraries) -> Option<Result<(), StartError>> {
    let display = environment.x_display.as_ref()?.to_string_lossy();
    if let Some((host, number)) = parse_x_display(&display)
        && let Err(error) = reach_x_display(host, number)
    {
        return Some(Err(no_answer("DISPLAY", display.into(), &error)));
    }
    Some(libraries.require(&X11_LIBRARIES))
}

fn no_answer(variable: &'static str, display: String, error: &io::Error) -> StartError {
    StartError::NoAnswer { variable, display, reason: super::one_line(&error.to_string()) }
}

/// The host (empty for this machine) and number of a display named `[HOST]:NUMBER[.SCREEN]`.
///
/// `None` for any other form: Xlib may still know it.
fn parse_x_display(display: &str) -> Option<(&str, u16)> {
    let (host, number) = display.rsplit_once(':')?;
    let number = number.split('.').next()?.parse().ok()?;
    if host.contains('/') {
        return None;
    }
    Some((if host == "unix" { "" } else { host }, number))
}

/// Connects to an X display and hangs up: by its local sockets, or by TCP port 6000 and up on another host.
fn reach_x_display(host: &str, number: u16) -> io::Result<()> {
    if host.is_empty() {
        let path = Path::new("/tmp/.X11-unix").join(format!("X{number}"));
        let abstract_name = SocketAddr::from_abstract_name(path.as_os_str().as_encoded_bytes())?;
        return UnixStream::connect_addr(&abstract_name).or_else(|_| UnixStream::connect(&path)).map(drop);
    }
    let port = 6000_u16.checked_add(number).ok_or(io::ErrorKind::InvalidInput)?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let mut last_error = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, Duration::from_secs(5)) {
            Ok(_) => return Ok(()),
            Err(error) => last_error = error,
        }
    }
    Err(last_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixListener;

    /// A folder with a Wayland socket `live` that listens, and a path `dead` where nothing is.
    fn sockets() -> (tempfile::TempDir, UnixListener) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = UnixListener::bind(folder.path().join("live")).expect("a socket");
        (folder, listener)
    }

    /// Chooses with the given variables, on a machine that has every library, or none.
    fn check(wayland: &str, x: &str, has_libraries: bool, expected: Result<Backend, &str>) {
        let (folder, _listener) = sockets();
        let variable = |value: &str| (!value.is_empty()).then(|| OsString::from(value));
        let environment = Environment {
            wayland_display: variable(wayland),
            x_display: variable(x),
            runtime_folder: Some(folder.path().into()),
            ..Default::default()
        };
        let libraries = if has_libraries { Libraries::unknown() } else { Libraries::none() };
        let outcome = choose(&environment, &libraries).map_err(|error| error.to_string());
        match (&outcome, expected) {
            (Ok(backend), Ok(expected)) => assert_eq!(*backend, expected, "{wayland} {x}"),
            (Err(text), Err(part)) => assert!(text.contains(part), "{text} lacks {part}"),
            _ => panic!("WAYLAND_DISPLAY={wayland} DISPLAY={x}: {outcome:?}, not {expected:?}"),
        }
    }

    #[test]
    fn the_first_display_that_answers_is_chosen() {
        check("", "", true, Err("neither DISPLAY nor WAYLAND_DISPLAY is set"));
        check("live", "", true, Ok(Backend::Wayland));
        check("live", ":60123", true, Ok(Backend::Wayland));
        check("dead", "", true, Err("the display dead (WAYLAND_DISPLAY) does not answer"));
        check("", ":60123", true, Err("the display :60123 (DISPLAY) does not answer"));
        check("dead", ":60123", true, Err("(DISPLAY)"));
        check("dead", "some/other:form", true, Ok(Backend::X11));
        check("live", "", false, Err("libwayland-client0 libwayland-egl1 libxkbcommon0 libegl1"));
        check("", "some/other:form", false, Err("libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0"));
    }

    #[test]
    fn x_displays_are_parsed() {
        for (display, expected) in [
            (":0", Some(("", 0))),
            (":77.1", Some(("", 77))),
            ("unix:3", Some(("", 3))),
            ("localhost:10.0", Some(("localhost", 10))),
            ("[::1]:2", Some(("[::1]", 2))),
            ("", None),
            ("0", None),
            (":", None),
            (":x", None),
            (":99999", None),
            ("/tmp/launch/org.xquartz:0", None),
        ] {
            assert_eq!(parse_x_display(display), expected, "{display}");
        }
    }

    #[test]
    fn a_display_has_one_name_however_it_is_written() {
        let check = |backend: Backend, wayland: &str, x: &str, name: &str| {
            let environment = Environment {
                wayland_display: Some(wayland.into()),
                x_display: Some(x.into()),
                runtime_folder: Some("/run/user/1000/".into()),
                ..Default::default()
            };
            assert_eq!(environment.name_of(backend), OsString::from(name), "{wayland} {x}");
        };
        for display in [":78", ":78.0", ":78.1", "unix:78", "unix:78.0"] {
            check(Backend::X11, "wayland-0", display, ":78");
        }
        check(Backend::X11, "wayland-0", ":7", ":7");
        check(Backend::X11, "wayland-0", "localhost:10.0", "localhost:10");
        check(Backend::X11, "wayland-0", "/tmp/launch/org.xquartz:0", "/tmp/launch/org.xquartz:0");
        for display in ["wayland-0", "/run/user/1000/wayland-0", "/run/user//1000/wayland-0"] {
            check(Backend::Wayland, display, ":78", "/run/user/1000/wayland-0");
        }
        check(Backend::Wayland, "/tmp/other", ":78.0", "/tmp/other");
    }

    #[test]
    fn displays_beyond_the_ports_are_no_overflow() {
        assert!(reach_x_display("localhost", u16::MAX).is_err());
    }
}
