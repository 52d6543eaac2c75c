//! QR codes (ISO/IEC 18004), as the squares that are dark.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// How many squares stay light around a code.
const MARGIN: usize = 4;

/// A code: dark bars, each some squares wide and one high.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    size: usize,
    bars: Vec<Bar>,
}

/// Dark squares side by side, counted from the margin's corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
}

impl Code {
    /// The code for a text; `None` if it is too long. A banking app's code corrects 15 % (EPC069-12).
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let squares = code.data.chunks(code.size).take(code.size);
        let rows = squares.map(|row| row.iter().map(|square| square.value()));
        let mut bars: Vec<Bar> = Vec::new();
        for (top, row) in (MARGIN..).zip(rows) {
            for (left, _) in (MARGIN..).zip(row).filter(|(_, dark)| *dark) {
                match bars.last_mut() {
                    Some(bar) if bar.top == top && bar.left + bar.width == left => bar.width += 1,
                    _ => bars.push(Bar {
                        left,
                        top,
                        width: 1,
                    }),
                }
            }
        }
        let size = code.size + 2 * MARGIN;
        Some(Self { size, bars })
    }

    /// How many squares wide and high it is, its margin included.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// What is dark.
    pub(super) fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The code as a picture, on white whatever is around it.
    pub(super) fn svg(&self) -> String {
        let size = self.size;
        let mut path = String::new();
        for Bar { left, top, width } in &self.bars {
            // A text takes everything.
            let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
        }
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>"##
        )
    }
}
