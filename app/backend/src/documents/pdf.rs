//! The PDF: PDF/A-3, for it must be readable for as long as books are kept, with the invoice as data within (Factur-X).

use cps_domain::Date;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;

use super::code::{Bar, Code};
use super::page::{HEIGHT, Mark, Shade, WIDTH, pages};
use super::typeface::Typefaces;
use super::words::words;
use super::{DocumentError, factur_x_metadata, facturx};
use crate::store::documents::Document;

/// The PDF of a document, in its language.
///
/// # Errors
/// [`DocumentError`] when it cannot be made.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let typefaces = Typefaces::load()?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_B)
        .finish()
        .map_err(|error| DocumentError::Pdf(format!("{error:?}")))?;
    let mut pdf = krilla::Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let size = PageSettings::from_wh(WIDTH, HEIGHT)
        .ok_or_else(|| DocumentError::Pdf("a page without size".to_owned()))?;
    for marks in pages(document, &typefaces) {
        let mut page = pdf.start_page_with(size.clone());
        let mut surface = page.surface();
        for mark in &marks {
            draw(&mut surface, &typefaces, mark);
        }
        surface.finish();
        page.finish();
    }
    pdf.set_metadata(metadata(document));
    pdf.embed_file(data(document, facturx(document)?));
    let written = pdf.finish();
    let bytes = written.map_err(|error| DocumentError::Pdf(format!("{error:?}")))?;
    factur_x_metadata::add(&bytes).ok_or_else(|| DocumentError::Pdf("its metadata".to_owned()))
}

/// What programs show of the file before it is opened. Its dates are the document's: it must not matter when it is written.
fn metadata(document: &Document) -> Metadata {
    let title = words(document.language).title(document.kind());
    Metadata::new()
        .title(format!("{title} {}", document.number))
        .authors(vec![document.issuer.name.clone()])
        .creator("CPS membership portal".to_owned())
        .language(document.language.to_string())
        .document_id(document.id.to_string())
        .creation_date(midnight(document.issued_on))
}

fn midnight(date: Date) -> DateTime {
    DateTime::new(date.year().unsigned_abs())
        .month(date.month().unsigned_abs())
        .day(date.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// The invoice as data, another form of what the pages show.
fn data(document: &Document, xml: String) -> EmbeddedFile {
    EmbeddedFile {
        path: factur_x_metadata::FILE_NAME.to_owned(),
        mime_type: MimeType::new("text/xml"),
        description: Some(words(document.language).attachment.to_owned()),
        association_kind: AssociationKind::Alternative,
        data: xml.into_bytes().into(),
        modification_date: Some(midnight(document.issued_on)),
        compress: Some(true),
        location: None,
    }
}

fn draw(surface: &mut Surface<'_>, typefaces: &Typefaces, mark: &Mark) {
    match mark {
        Mark::Text {
            x,
            y,
            weight,
            size,
            shade,
            line,
        } => {
            surface.set_fill(Some(fill(*shade)));
            let font = typefaces.of(*weight).font();
            let start = Point::from_xy(*x, *y);
            surface.draw_glyphs(start, &line.glyphs, font, &line.text, *size, false);
        }
        Mark::Fill {
            x,
            y,
            width,
            height,
            shade,
        } => rectangles(
            surface,
            *shade,
            [Rect::from_xywh(*x, *y, *width, *height)].into_iter(),
        ),
        Mark::Code { x, y, side, code } => draw_code(surface, (*x, *y), *side, code),
    }
}

/// A code on white, as one shape, so that no hairlines show between its squares.
fn draw_code(surface: &mut Surface<'_>, (x, y): (f32, f32), side: f32, code: &Code) {
    let paper = Rect::from_xywh(x, y, side, side);
    rectangles(surface, Shade::Paper, [paper].into_iter());
    let square = side / code.size() as f32;
    let bars = code.bars().iter().map(|Bar { left, top, width }| {
        let (left, top) = (x + *left as f32 * square, y + *top as f32 * square);
        Rect::from_xywh(left, top, *width as f32 * square, square)
    });
    rectangles(surface, Shade::Bar, bars);
}

fn rectangles(
    surface: &mut Surface<'_>,
    shade: Shade,
    rectangles: impl Iterator<Item = Option<Rect>>,
) {
    let mut builder = PathBuilder::new();
    rectangles
        .flatten()
        .for_each(|rectangle| builder.push_rect(rectangle));
    if let Some(path) = builder.finish() {
        surface.set_fill(Some(fill(shade)));
        surface.draw_path(&path);
    }
}

fn fill(shade: Shade) -> Fill {
    let colour = match shade {
        Shade::Ink => rgb::Color::new(0x15, 0x18, 0x1d),
        Shade::Muted => rgb::Color::new(0x59, 0x61, 0x6e),
        Shade::Paper => rgb::Color::new(0xff, 0xff, 0xff),
        Shade::Line => rgb::Color::new(0xdf, 0xe3, 0xe8),
        Shade::Raised => rgb::Color::new(0xf5, 0xf6, 0xf8),
        Shade::Bar => rgb::Color::new(0x0a, 0x0b, 0x0d),
    };
    Fill {
        paint: colour.into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }
}
