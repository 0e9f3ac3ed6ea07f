use super::*;
use std::io::{Read, Write};
use std::num::NonZeroU32;
use std::os::unix::net::UnixStream;
use std::time::Duration;
use zbus::Message;
use zbus::message::Header;

#[test]
fn a_value_stands_for_a_theme_in_however_many_variants_it_is() {
    let check = |value: Value<'_>, expected| {
        let nested = Value::new(Value::new(value.try_clone().expect("it holds no files")));
        assert_eq!(theme(&value), expected, "{value:?}");
        assert_eq!(theme(&nested), expected, "{nested:?}");
    };
    check(Value::new(1_u32), Some(Theme::Dark));
    check(Value::new(2_u32), Some(Theme::Light));
    check(Value::new(0_u32), None);
    check(Value::new(3_u32), None);
    check(Value::new(1_i32), None);
    check(Value::new("dark"), None);
}

/// What a portal answers, before it says that the desktop is light now.
#[derive(Clone, Copy)]
enum Portal {
    New,
    /// Knows `Read` alone.
    Old,
    Absent,
}

/// The answer of a bus with `portal` on it to the call of `member`.
fn answer(portal: Portal, member: &str, call: &Header<'_>) -> zbus::Result<Message> {
    let is_of_portal = member.starts_with("Read");
    let answer = Message::method_return(call)?;
    match (portal, member) {
        (_, "Hello") => answer.build(&":1.2"),
        (Portal::New | Portal::Old, "GetNameOwner") => answer.build(&":1.1"),
        (Portal::New, "ReadOne") => answer.build(&Value::new(1_u32)),
        (Portal::Old, "Read") => answer.build(&Value::new(Value::new(1_u32))),
        (Portal::Old, _) if is_of_portal => {
            Message::error(call, "org.freedesktop.DBus.Error.UnknownMethod")?.build(&"no such method")
        }
        (Portal::Absent, "GetNameOwner") => {
            Message::error(call, "org.freedesktop.DBus.Error.NameHasNoOwner")?.build(&"no such name")
        }
        (Portal::Absent, _) if is_of_portal => {
            Message::error(call, "org.freedesktop.DBus.Error.ServiceUnknown")?.build(&"no such name")
        }
        _ => answer.build(&()),
    }
}

/// Greets whoever wants to speak at the other end of `stream`.
fn greet(stream: &mut UnixStream) -> std::io::Result<()> {
    loop {
        let (mut line, mut byte) = (Vec::new(), [0]);
        while byte != *b"\n" {
            stream.read_exact(&mut byte)?;
            line.extend(byte);
        }
        match String::from_utf8_lossy(&line).trim_start_matches('\0').split_whitespace().next() {
            Some("AUTH") => stream.write_all(b"OK 0123456789abcdef0123456789abcdef\r\n")?,
            Some("NEGOTIATE_UNIX_FD") => stream.write_all(b"AGREE_UNIX_FD\r\n")?,
            _ => return Ok(()),
        }
    }
}

/// The next call: its number, and what is called.
fn next_call(stream: &mut UnixStream) -> std::io::Result<(u32, String)> {
    let mut start = [0; 16];
    stream.read_exact(&mut start)?;
    let number = |at: usize| u32::from_ne_bytes(start[at..at + 4].try_into().expect("four bytes"));
    let fields = number(12) as usize;
    let mut rest = vec![0; fields.next_multiple_of(8) + number(4) as usize];
    stream.read_exact(&mut rest)?;
    let field = b"\x03\x01s\0";
    let at = rest.windows(field.len()).position(|bytes| bytes == field).expect("a call has a member") + 8;
    let member = rest[at..].iter().take_while(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    Ok((number(8), member))
}

/// A bus with `portal` on it, until nobody speaks at the other end of `stream`.
fn serve(mut stream: UnixStream, portal: Portal) -> zbus::Result<()> {
    // Whoever waits longer waits for what never comes.
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    greet(&mut stream)?;
    loop {
        let (number, member) = next_call(&mut stream)?;
        let number = NonZeroU32::new(number).expect("calls are numbered from one");
        let call = Message::method_call("/", "Call")?.serial(number).build(&())?;
        let answer = answer(portal, &member, &call.header())?;
        stream.write_all(answer.data())?;
        if member.starts_with("Read") && answer.message_type() == zbus::message::Type::MethodReturn {
            let change = Message::signal(PLACE, SETTINGS, "SettingChanged")?.sender(":1.1")?;
            stream.write_all(change.build(&(NAMESPACE, KEY, Value::new(2_u32)))?.data())?;
        }
    }
}

#[test]
fn the_portal_tells_what_is_and_what_changes() {
    let check = |portal, expected: &[Option<Theme>]| {
        let (ours, theirs) = UnixStream::pair().expect("sockets can be made");
        let bus = std::thread::spawn(move || serve(theirs, portal));
        let mut told = Vec::new();
        let tell = |theme| {
            told.push(theme);
            told.len() < 2
        };
        let ended = block_on(async {
            let bus = zbus::connection::Builder::async_io_unix_stream(ours).build().await?;
            follow(&bus, tell).await
        });
        assert_eq!(ended.is_ok(), !expected.is_empty(), "{ended:?}");
        assert_eq!(told, expected);
        assert!(bus.join().expect("the bus does not panic").is_err(), "it ends as nobody speaks any more");
    };
    check(Portal::New, &[Some(Theme::Dark), Some(Theme::Light)]);
    check(Portal::Old, &[Some(Theme::Dark), Some(Theme::Light)]);
    check(Portal::Absent, &[]);
}
