//! What is wrong with the lines of a file of products: the rules of the form, and what only a file can get wrong.

use std::collections::HashMap;

use cps_domain::{
    AccountId, CountryCode, Date, Field, FieldProblem, LineProblem, ModelId, Problem,
    ProductDetails, ProductLine, SerialNumber,
};

use super::product_change::{Holder, holder, participating};
use super::register_product::{find_model, judge};
use crate::portal::Portal;
use crate::store::models::Model;
use crate::store::{Connection, StoreError};

/// Judges one line after the other, and remembers what it has seen.
pub(super) struct LineJudge {
    account_id: AccountId,
    today: Date,
    countries: Vec<CountryCode>,
    /// The models by what was typed for them.
    models: HashMap<String, Option<Model>>,
    /// In which line a model and serial number stood first.
    seen: HashMap<(ModelId, SerialNumber), u32>,
}

impl LineJudge {
    /// For the lines that this account loads.
    pub(super) async fn new(
        portal: &Portal,
        connection: &mut Connection<'_>,
        account_id: AccountId,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            account_id,
            today: portal.clock.today(),
            countries: participating(connection).await?,
            models: HashMap::new(),
            seen: HashMap::new(),
        })
    }

    /// What a line says, or every problem of it at once.
    pub(super) async fn judge(
        &mut self,
        connection: &mut Connection<'_>,
        number: u32,
        line: &ProductLine,
    ) -> Result<Result<(Model, ProductDetails), Vec<LineProblem>>, StoreError> {
        let (form, mut problems) = line.form();
        let model = self.model(connection, form.model.trim()).await?;
        let serial_number = SerialNumber::parse(&form.serial_number).ok();
        let held = match model.as_ref().zip(serial_number) {
            Some((model, serial)) => self.held(connection, number, model.id, serial).await?,
            None => None,
        };
        let judged = judge(&form, model, self.today, &self.countries);
        let wrong = judged.as_ref().err().into_iter().flatten();
        problems.extend(wrong.copied().map(LineProblem::Field));
        problems.extend(held);
        Ok(judged.ok().filter(|_| problems.is_empty()).ok_or(problems))
    }

    async fn model(
        &mut self,
        connection: &mut Connection<'_>,
        name: &str,
    ) -> Result<Option<Model>, StoreError> {
        if let Some(known) = self.models.get(name) {
            return Ok(known.clone());
        }
        let model = find_model(connection, name).await?;
        self.models.insert(name.to_owned(), model.clone());
        Ok(model)
    }

    /// Who has the serial number already: another line, another product of the account, or somebody else.
    async fn held(
        &mut self,
        connection: &mut Connection<'_>,
        number: u32,
        model_id: ModelId,
        serial: SerialNumber,
    ) -> Result<Option<LineProblem>, StoreError> {
        let problem = match holder(connection, self.account_id, model_id, &serial, None).await? {
            Holder::Free => None,
            Holder::SameAccount => Some(Problem::SerialAlreadyYours),
            Holder::SomeoneElse => Some(Problem::SerialTaken),
        };
        let first = *self.seen.entry((model_id, serial)).or_insert(number);
        Ok(if let Some(problem) = problem {
            let problem = FieldProblem::new(Field::SerialNumber, problem);
            Some(LineProblem::Field(problem))
        } else {
            (first != number).then_some(LineProblem::Repeated { line: first })
        })
    }
}
