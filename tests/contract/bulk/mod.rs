//! Many products at once: loaded from a file, looked at, registered, and taken away as a file.

mod download;
mod loading;
mod registering;

use cps_backend::service::{Lines, Member, load_products, register_upload, show_upload};
use cps_domain::view::{UploadPage, UploadRow};
use cps_domain::{Field, FieldProblem, LineProblem, Problem, ProductUploadId};

use crate::world::World;

const HEADER: &str = "model,serial_number,purchase_date,purchase_country,dealer";

/// Loads these lines below the names of their columns.
async fn load(world: &World, member: &Member, lines: &[&str]) -> ProductUploadId {
    let file = format!("{HEADER}\n{}\n", lines.join("\n"));
    load_products(&world.portal, member, file.as_bytes())
        .await
        .unwrap()
}

/// The first page of all its lines.
async fn show(world: &World, member: &Member, id: ProductUploadId) -> UploadPage {
    show_upload(&world.portal, member, id, Some(Lines::All), 0)
        .await
        .unwrap()
}

async fn register(world: &World, member: &Member, id: ProductUploadId) {
    register_upload(&world.portal, member, id).await.unwrap();
}

/// Lines, problems, registered.
fn counts(page: &UploadPage) -> [u32; 3] {
    [page.line_count, page.problem_count, page.registered_count]
}

fn problems_of(row: &UploadRow) -> (u32, &[LineProblem]) {
    (row.line, &row.problems)
}

fn at(field: Field, problem: Problem) -> LineProblem {
    LineProblem::Field(FieldProblem::new(field, problem))
}

/// A complete line of this model.
fn complete(model: &str, serial_number: &str) -> String {
    format!("{model},{serial_number},2025-11-20,ES,Niobo Digital")
}
