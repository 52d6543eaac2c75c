//! Compresses the site's files once, at build time, as well as can be, so that the server never has to.

use crate::failure::Outcome;
use crate::{host, process};

/// Node has both formats built in, and `wasm-opt` needs Node anyway.
const COMPRESS: &str = "
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { brotliCompressSync, gzipSync } = require('node:zlib');
const compressible = /\\.(css|html|js|json|svg|txt|wasm)$/;
const folder = process.argv[1];
for (const name of readdirSync(folder, { recursive: true })) {
  if (!compressible.test(name)) continue;
  const file = `${folder}/${name}`;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
";

/// Puts a `.br` and a `.gz` beside every file that gets smaller by it.
pub(super) fn site() -> Outcome {
    let mut node = host::command("node");
    node.args(["-e", COMPRESS, "--", "target/site"]);
    process::run("precompress", "precompress", &mut node)
}
