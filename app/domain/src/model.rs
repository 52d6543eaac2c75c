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
