//! The languages of the portal.

coded_enum! {
    /// A language the portal is complete in.
    Language by code {
        /// Español.
        Spanish = "es",
        /// English, as written in Britain.
        English = "en",
    }
}
