//! Which shared libraries the system's loader would find, without loading any.

use super::StartError;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A library that is loaded by name at run time.
pub(super) struct Library {
    /// Any one of them will do.
    pub(super) names: &'static [&'static str],
    /// Debian's and Ubuntu's package that has it.
    pub(super) package: &'static str,
}

/// Where the loader looks (`man 8 ld.so`): the folders of `LD_LIBRARY_PATH`, its cache, the usual folders.
pub(super) struct Libraries {
    folders: Vec<PathBuf>,
    /// The bytes of `/etc/ld.so.cache`, which hold the path of each library that `ldconfig` found, ended by a zero
    /// byte. Where there is none, as on systems with a loader of another kind, nothing can be told missing.
    cache: Option<Vec<u8>>,
}

impl Libraries {
    /// Those of this machine.
    pub(super) fn of_system() -> Libraries {
        let mut folders: Vec<PathBuf> =
            std::env::var_os("LD_LIBRARY_PATH").iter().flat_map(std::env::split_paths).collect();
        let multiarch = format!("{}-linux-gnu", std::env::consts::ARCH);
        for folder in ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"] {
            folders.push(folder.into());
            folders.push(Path::new(folder).join(&multiarch));
        }
        Libraries { folders, cache: std::fs::read("/etc/ld.so.cache").ok() }
    }

    /// Whether all of `libraries` are there.
    ///
    /// # Errors
    /// With the packages of those that are not.
    pub(super) fn require(&self, libraries: &[Library]) -> Result<(), StartError> {
        let missing = libraries.iter().filter(|library| !library.names.iter().any(|name| self.may_have(name)));
        let packages: Vec<_> = missing.map(|library| library.package).collect();
        if packages.is_empty() { Ok(()) } else { Err(StartError::MissingLibraries { packages }) }
    }

    /// Whether the loader would find `name`, or it can't be told.
    fn may_have(&self, name: &str) -> bool {
        let Some(cache) = &self.cache else { return true };
        let in_folder = self.folders.iter().any(|folder| folder.join(name).is_file());
        let in_cache = || {
            let paths = cache.split(|&byte| byte == 0).filter(|text| text.starts_with(b"/"));
            paths.map(|text| Path::new(OsStr::from_bytes(text))).any(|path| path.ends_with(name) && path.is_file())
        };
        in_folder || in_cache()
    }

    /// Of a machine whose loader is of another kind.
    #[cfg(test)]
    pub(super) fn unknown() -> Libraries {
        Libraries { folders: Vec::new(), cache: None }
    }

    /// Of a machine that has none.
    #[cfg(test)]
    pub(super) fn none() -> Libraries {
        Libraries { folders: Vec::new(), cache: Some(Vec::new()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks for `name` where one library lies in a folder and others in the cache, one of them since removed.
    fn check(name: &'static str, expected: bool) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, "").expect("a file");
            path
        };
        file("searched/liba.so.1");
        let cached = file("elsewhere/libb.so.2");
        let mut cache = b"glibc-ld.so.cache1.1\0\x01\x02libb.so.2\0".to_vec();
        cache.extend(cached.as_os_str().as_bytes());
        cache.extend(b"\0/usr/lib/no/such/folder/libgone.so.3\0");
        let libraries = Libraries { folders: vec![folder.path().join("searched")], cache: Some(cache) };
        let wanted = [Library { names: &["libnever.so.0"], package: "never" }];
        assert!(libraries.require(&wanted).is_err());
        assert_eq!(libraries.may_have(name), expected, "{name}");
    }

    #[test]
    fn libraries_are_found_in_folders_and_cache() {
        check("liba.so.1", true);
        check("libb.so.2", true);
        check("bb.so.2", false);
        check("libb.so", false);
        check("libgone.so.3", false);
    }

    #[test]
    fn without_a_cache_nothing_is_missing() {
        let library = [Library { names: &["libnever.so.0"], package: "never" }];
        assert!(Libraries::unknown().require(&library).is_ok());
        assert!(Libraries::none().require(&library).is_err());
    }

    #[test]
    fn this_machine_has_its_own_c_library() {
        assert!(Libraries::of_system().may_have("libc.so.6"));
    }
}
