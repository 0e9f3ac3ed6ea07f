//! TODO.

pub(super) fn read(_: &super::Input<'_>) -> Result<super::Imported, super::ImportError> {
    todo!()
}
