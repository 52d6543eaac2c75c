//! The font of documents, Open Sans: which glyphs a line takes, and how wide it gets.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, GlyphBuffer, UnicodeBuffer};

use super::DocumentError;

const REGULAR: &[u8] = include_bytes!("../../fonts/OpenSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/OpenSans-Bold.ttf");

/// Stands for what the font has no glyph for: PDF/A forbids the font's own sign for that.
const SUBSTITUTE: char = '?';

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Both weights.
pub(super) struct Typefaces {
    regular: Typeface,
    bold: Typeface,
}

impl Typefaces {
    pub(super) fn load() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: Typeface::load(REGULAR)?,
            bold: Typeface::load(BOLD)?,
        })
    }

    pub(super) fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// One weight.
pub(super) struct Typeface {
    font: Font,
    face: Face<'static>,
}

/// A line with its glyphs; lengths are shares of the font's size.
#[derive(Clone)]
pub(super) struct SetLine {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    width: f32,
}

impl SetLine {
    /// How wide it is at this size.
    pub(super) fn width(&self, size: f32) -> f32 {
        self.width * size
    }
}

impl Typeface {
    fn load(data: &'static [u8]) -> Result<Self, DocumentError> {
        Ok(Self {
            font: Font::new(data.into(), 0).ok_or(DocumentError::Font)?,
            face: Face::from_slice(data, 0).ok_or(DocumentError::Font)?,
        })
    }

    /// The font, to draw with.
    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// The text in one line, as far as the font can write it.
    pub(super) fn set(&self, text: &str) -> SetLine {
        let text: String = text.chars().map(spaced).collect();
        let shaped = self.shape(&text);
        match self.legible(&text, &shaped) {
            Some(legible) => self.set_shaped(&self.shape(&legible), legible),
            None => self.set_shaped(&shaped, text),
        }
    }

    /// The text in lines no wider than `width` at this size: broken at spaces, and within a word only where there is no other way.
    pub(super) fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<SetLine> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let fits = |text: &str| self.set(text).width(size) <= width;
        for word in text.split_ascii_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for character in word.chars() {
                line.push(character);
                if !fits(&line) && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, character.to_string()));
                }
            }
        }
        lines.push(line);
        lines.iter().map(|line| self.set(line)).collect()
    }

    fn shape(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // The font has no script that runs the other way.
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        rustybuzz::shape(&self.face, &[], buffer)
    }

    /// The text without what the font cannot write, if there is any such thing.
    fn legible(&self, text: &str, shaped: &GlyphBuffer) -> Option<String> {
        let infos = shaped.glyph_infos();
        let missing = |position: usize| {
            let mut glyphs = infos
                .iter()
                .filter(|info| info.cluster as usize == position);
            glyphs.any(|info| info.glyph_id == 0)
        };
        if infos.iter().all(|info| info.glyph_id != 0) {
            return None;
        }
        let mut legible = String::new();
        let mut skips = false;
        for (position, character) in text.char_indices() {
            // A letter and its accents are one cluster, which begins at the letter.
            if infos.iter().any(|info| info.cluster as usize == position) {
                skips = missing(position);
                legible.extend(skips.then_some(SUBSTITUTE));
            }
            legible.extend((!skips).then_some(character));
        }
        Some(legible)
    }

    fn set_shaped(&self, shaped: &GlyphBuffer, text: String) -> SetLine {
        let em = self.font.units_per_em();
        let infos = shaped.glyph_infos();
        let glyphs: Vec<KrillaGlyph> = infos
            .iter()
            .zip(shaped.glyph_positions())
            .enumerate()
            .map(|(index, (info, position))| {
                let mut later = infos.iter().skip(index).map(|info| info.cluster);
                let end = later.find(|cluster| *cluster > info.cluster);
                let end = end.map_or(text.len(), |cluster| cluster as usize);
                let share = |units: i32| units as f32 / em;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    share(position.x_advance),
                    share(position.x_offset),
                    share(position.y_offset),
                    share(position.y_advance),
                    info.cluster as usize..end,
                    None,
                )
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        SetLine {
            text,
            glyphs,
            width,
        }
    }
}

/// A line has no control characters.
fn spaced(character: char) -> char {
    if character.is_control() {
        ' '
    } else {
        character
    }
}
