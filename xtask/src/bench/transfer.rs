//! What a browser downloads, compressed as well as brotli can.

use std::fs;

use crate::failure::{Failure, Outcome};
use crate::host;

/// Node has brotli built in, so that the benchmark needs no crate for it.
const COMPRESS: &str = "\
const { readFileSync } = require('node:fs');\
const { brotliCompressSync } = require('node:zlib');\
console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";

/// Bytes of all built files with that extension.
struct Size {
    plain: u64,
    brotli: u64,
}

/// The table of all that is downloaded.
pub(super) fn table() -> Outcome<String> {
    let (wasm, script, style) = (of_package("wasm")?, of_package("js")?, of_package("css")?);
    let row = |what, plain, brotli| format!("| {what} | {plain} | {brotli} |\n");
    let mut table = "| Download | Bytes | After brotli |\n| --- | ---: | ---: |\n".to_owned();
    for (what, size) in [
        ("WebAssembly", &wasm),
        ("Script", &script),
        ("Style", &style),
    ] {
        table += &row(what, size.plain, size.brotli);
    }
    let both = (wasm.plain + script.plain, wasm.brotli + script.brotli);
    Ok(table + &row("WebAssembly and script", both.0, both.1))
}

/// Sums up the files in `target/site/pkg` with that extension.
fn of_package(extension: &str) -> Outcome<Size> {
    let mut size = Size {
        plain: 0,
        brotli: 0,
    };
    for entry in fs::read_dir(host::project_root().join("target/site/pkg"))?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|found| found == extension) {
            let mut node = host::command("node");
            node.args(["-e", COMPRESS, "--"]).arg(&path);
            let answer = host::output_of(node).and_then(|bytes| bytes.parse::<u64>().ok());
            size.plain += entry.metadata()?.len();
            size.brotli += answer.ok_or_else(|| Failure::new("node cannot compress"))?;
        }
    }
    Ok(size)
}
