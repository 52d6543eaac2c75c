//! A part of a page, drawn from its own upper left corner.

use super::super::code::Code;
use super::super::typeface::{SetLine, Typefaces, Weight};

/// The space from one line's top to the next one's, as a share of the font's size.
const LEADING: f32 = 1.36;

/// From a line's top down to its letters' feet.
const BASELINE: f32 = 1.07;

/// The colours of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Shade {
    /// Of texts.
    Ink,
    /// Of what explains.
    Muted,
    /// Of paper, and of texts on the bar.
    Paper,
    /// Of lines.
    Line,
    /// Behind what stands out.
    Raised,
    /// Of the bar.
    Bar,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    pub(super) shade: Shade,
}

impl Style {
    pub(super) const TITLE: Self = Self::new(Weight::Bold, 21.0, Shade::Ink);
    pub(super) const HEADING: Self = Self::new(Weight::Bold, 10.5, Shade::Ink);
    pub(super) const TEXT: Self = Self::new(Weight::Regular, 9.5, Shade::Ink);
    pub(super) const STRONG: Self = Self::new(Weight::Bold, 9.5, Shade::Ink);
    pub(super) const SUM: Self = Self::new(Weight::Bold, 12.5, Shade::Ink);
    pub(super) const LABEL: Self = Self::new(Weight::Regular, 8.0, Shade::Muted);
    pub(super) const BAR: Self = Self::new(Weight::Bold, 11.5, Shade::Paper);

    const fn new(weight: Weight, size: f32, shade: Shade) -> Self {
        Self {
            weight,
            size,
            shade,
        }
    }

    /// How high a line is.
    pub(super) fn leading(self) -> f32 {
        self.size * LEADING
    }
}

/// Something to draw.
#[derive(Clone)]
pub(in super::super) enum Mark {
    /// A line of text; `y` is where its letters stand.
    Text {
        x: f32,
        y: f32,
        weight: Weight,
        size: f32,
        shade: Shade,
        line: SetLine,
    },
    /// A rectangle.
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        shade: Shade,
    },
    /// A QR code, as wide as high.
    Code {
        x: f32,
        y: f32,
        side: f32,
        code: Code,
    },
}

impl Mark {
    fn moved_down(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Fill { y, .. } | Self::Code { y, .. } => *y += by,
        }
        self
    }
}

/// Marks that stay together.
pub(super) struct Block<'a> {
    typefaces: &'a Typefaces,
    marks: Vec<Mark>,
    height: f32,
}

impl<'a> Block<'a> {
    pub(super) fn new(typefaces: &'a Typefaces) -> Self {
        Self {
            typefaces,
            marks: Vec::new(),
            height: 0.0,
        }
    }

    pub(super) fn height(&self) -> f32 {
        self.height
    }

    /// The marks, so far down the page.
    pub(super) fn marks(self, top: f32) -> impl Iterator<Item = Mark> {
        self.marks.into_iter().map(move |mark| mark.moved_down(top))
    }

    /// A text in as many lines as it needs. Returns where it ends.
    pub(super) fn paragraph(
        &mut self,
        (x, top): (f32, f32),
        width: f32,
        style: Style,
        text: &str,
    ) -> f32 {
        let face = self.typefaces.of(style.weight);
        let lines = face.wrap(text, style.size, width);
        lines
            .into_iter()
            .fold(top, |top, line| self.set((x, top), style, line))
    }

    /// A text in one line, with its end cut off if it would be wider. Returns where it ends.
    pub(super) fn line(
        &mut self,
        (x, top): (f32, f32),
        width: f32,
        style: Style,
        text: &str,
    ) -> f32 {
        let face = self.typefaces.of(style.weight);
        let mut line = face.set(text);
        let mut kept: Vec<char> = text.chars().collect();
        while line.width(style.size) > width && kept.pop().is_some() {
            let kept: String = kept.iter().collect();
            line = face.set(&format!("{}…", kept.trim_end()));
        }
        self.set((x, top), style, line)
    }

    /// A text in one line that ends at `right`. Returns where it ends downwards.
    pub(super) fn line_to(&mut self, (right, top): (f32, f32), style: Style, text: &str) -> f32 {
        let line = self.typefaces.of(style.weight).set(text);
        self.set((right - line.width(style.size), top), style, line)
    }

    /// A text in lines around `middle`. Returns where it ends.
    pub(super) fn centred(
        &mut self,
        (middle, top): (f32, f32),
        width: f32,
        style: Style,
        text: &str,
    ) -> f32 {
        let face = self.typefaces.of(style.weight);
        let lines = face.wrap(text, style.size, width);
        lines.into_iter().fold(top, |top, line| {
            let x = middle - line.width(style.size) / 2.0;
            self.set((x, top), style, line)
        })
    }

    /// A rectangle. Returns where it ends.
    pub(super) fn fill(
        &mut self,
        (x, y): (f32, f32),
        (width, height): (f32, f32),
        shade: Shade,
    ) -> f32 {
        self.marks.push(Mark::Fill {
            x,
            y,
            width,
            height,
            shade,
        });
        self.grow(y + height)
    }

    /// A rectangle behind everything so far, from the top to `height`.
    pub(super) fn behind(&mut self, x: f32, (width, height): (f32, f32), shade: Shade) {
        let fill = Mark::Fill {
            x,
            y: 0.0,
            width,
            height,
            shade,
        };
        self.marks.insert(0, fill);
        self.grow(height);
    }

    /// A QR code. Returns where it ends.
    pub(super) fn code(&mut self, (x, y): (f32, f32), side: f32, code: Code) -> f32 {
        self.marks.push(Mark::Code { x, y, side, code });
        self.grow(y + side)
    }

    fn set(&mut self, (x, top): (f32, f32), style: Style, line: SetLine) -> f32 {
        self.marks.push(Mark::Text {
            x,
            y: top + style.size * BASELINE,
            weight: style.weight,
            size: style.size,
            shade: style.shade,
            line,
        });
        self.grow(top + style.leading())
    }

    fn grow(&mut self, bottom: f32) -> f32 {
        self.height = self.height.max(bottom);
        bottom
    }
}
