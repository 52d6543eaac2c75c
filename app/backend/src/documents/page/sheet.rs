//! The pages, filled from top to bottom.

use super::HEIGHT;
use super::block::{Block, Mark};

/// Where a page begins that is not the first.
const TOP: f32 = 56.7;

/// Where a page ends; its foot stands below.
pub(super) const BOTTOM: f32 = HEIGHT - 62.0;

/// Pages with room on the last one.
pub(super) struct Sheet {
    pages: Vec<Vec<Mark>>,
    page: Vec<Mark>,
    y: f32,
}

impl Sheet {
    /// A first page, empty from its very top.
    pub(super) fn new() -> Self {
        Self {
            pages: Vec::new(),
            page: Vec::new(),
            y: 0.0,
        }
    }

    /// Places a block `gap` below what is there, or at the top of a new page.
    pub(super) fn place(&mut self, block: Block<'_>, gap: f32) {
        if self.fits(&block, gap) {
            self.y += gap;
        } else {
            self.turn();
        }
        let top = self.y;
        self.y += block.height();
        self.page.extend(block.marks(top));
    }

    /// Whether a block has room on this page.
    pub(super) fn fits(&self, block: &Block<'_>, gap: f32) -> bool {
        self.y + gap + block.height() <= BOTTOM
    }

    /// Begins a new page.
    pub(super) fn turn(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.y = TOP;
    }

    /// All pages, each with its foot.
    pub(super) fn finish<'a>(mut self, foot: impl Fn(usize, usize) -> Block<'a>) -> Vec<Vec<Mark>> {
        self.pages.push(self.page);
        let count = self.pages.len();
        for (number, page) in (1..).zip(&mut self.pages) {
            page.extend(foot(number, count).marks(BOTTOM));
        }
        self.pages
    }
}
