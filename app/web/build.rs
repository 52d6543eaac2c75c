//! Makes the `i18n` module from `locales/`: a key that is missing in one language, or misspelt in
//! a page, does not compile.
//!
//! `leptos_i18n_build` would do the same and bring a data generator that this portal has no use
//! for; its two halves are used directly.

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("en")?
        .add_locale("es")?
        .add_namespaces(namespaces()?)?
        .parse_options(options);
    let locales = parse_locales(None, config)?;
    for problem in locales.diag.errors().iter() {
        println!("cargo::error={problem}");
    }
    for problem in locales.diag.warnings().iter() {
        println!("cargo::error={problem}");
    }
    let module = leptos_i18n_codegen::gen_code(&locales, None, false, None, false)?;
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("i18n.rs"),
        module.to_string(),
    )?;
    Ok(())
}

/// One for each file of the default language.
fn namespaces() -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for file in fs::read_dir("locales/en")? {
        let path = file?.path();
        names.extend(
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}
