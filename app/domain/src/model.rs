//! Models of the catalogue.

coded_enum! {
    /// What kind of thing a model is.
    ModelKind by code {
        /// A stills camera.
        Camera = "camera",
        /// A cinema camera.
        Cinema = "cinema",
        /// A lens.
        Lens = "lens",
        /// A grip, an adapter, a transmitter.
        Accessory = "accessory",
        /// A flash unit.
        Flash = "flash",
        /// A printer.
        Printer = "printer",
        /// A camcorder.
        Video = "video",
        /// Binoculars.
        Binoculars = "binoculars",
    }
}

/// The one model whose name contains `part`, in capitals or not; `None` if there is none, or more than one.
#[must_use]
pub fn only_model_with<'a>(part: &str, names: &'a [String]) -> Option<&'a str> {
    let part = part.trim().to_lowercase();
    let mut found = names
        .iter()
        .filter(|name| name.to_lowercase().contains(&part));
    match (found.next(), found.next()) {
        (Some(only), None) if !part.is_empty() => Some(only),
        _ => None,
    }
}
