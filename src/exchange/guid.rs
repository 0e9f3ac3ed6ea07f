//! Names for the world: a UUID for each thing of a project, always the same one for the same thing.

use uuid::Uuid;

/// The UUID (version 5 of RFC 9562) that all of ours are made in.
const OURS: Uuid = Uuid::from_u128(0x4b1d_6c1e_7a52_5f0e_9d0a_2f6c_93e0_51c7);

/// The UUID of the thing of this kind with this id.
pub(super) fn guid(kind: &str, id: &str) -> Uuid {
    Uuid::new_v5(&OURS, format!("{kind}:{id}").as_bytes())
}

/// The same as an IRI.
pub(super) fn iri(kind: &str, id: &str) -> String {
    guid(kind, id).urn().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_name_and_others_have_others() {
        assert_eq!(guid("annotation", "a"), guid("annotation", "a"));
        assert_ne!(guid("annotation", "a"), guid("article", "a"));
        assert_eq!(guid("annotation", "a").get_version_num(), 5);
        assert!(iri("annotation", "a").starts_with("urn:uuid:"));
    }
}
