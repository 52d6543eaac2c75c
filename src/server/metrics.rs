//! What is counted and measured, for Prometheus.

use super::ServerProblem;
use metrics::Unit;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of what takes time, in seconds: from a page to a mail server that is slow.
const SECONDS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];

/// Upper bounds of how many units are committed together.
const UNITS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Everything that this process has counted and measured.
#[derive(Clone, Debug)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// From now on everything is counted; without this, nothing is. Once a process.
    ///
    /// # Errors
    /// [`ServerProblem::Setting`] the second time.
    pub fn install() -> Result<Self, ServerProblem> {
        let problem = |error: metrics_exporter_prometheus::BuildError| {
            ServerProblem::Setting(format!("metrics: {error}"))
        };
        let units = Matcher::Full("cps_write_group_units".to_owned());
        let handle = PrometheusBuilder::new()
            .set_buckets(SECONDS)
            .and_then(|builder| builder.set_buckets_for_metric(units, UNITS))
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(problem)?;
        describe_writes();
        describe_requests();
        describe_jobs();
        Ok(Self(handle))
    }

    /// As Prometheus reads them.
    pub(super) fn text(&self) -> String {
        self.0.render()
    }

    /// To be called every few seconds, also when nobody asks: measurements pile up until then.
    pub(super) fn tidy(&self) {
        self.0.run_upkeep();
    }
}

fn describe_writes() {
    metrics::describe_counter!(
        "cps_write_units_total",
        "Units of work by outcome: kept, undone because they failed, or refused because too many waited"
    );
    metrics::describe_histogram!(
        "cps_write_group_units",
        Unit::Count,
        "Units of work committed together (SQLite)"
    );
    metrics::describe_histogram!(
        "cps_commit_seconds",
        Unit::Seconds,
        "How long a commit took until it was durable"
    );
    metrics::describe_gauge!(
        "cps_write_queue",
        Unit::Count,
        "Units of work that wait for the writer (SQLite)"
    );
    metrics::describe_counter!(
        "cps_write_retries_total",
        "Units of work begun again after a conflict (Postgres)"
    );
}

fn describe_requests() {
    metrics::describe_counter!(
        "cps_http_requests_total",
        "Requests answered; the route `other` is whatever has none, such as built files and wrong addresses"
    );
    metrics::describe_histogram!(
        "cps_http_request_seconds",
        Unit::Seconds,
        "How long a request waited for its answer to begin"
    );
}

fn describe_jobs() {
    metrics::describe_counter!(
        "cps_jobs_total",
        "Jobs by kind and outcome; one that failed is tried again later"
    );
    metrics::describe_histogram!("cps_job_seconds", Unit::Seconds, "How long a job took");
    metrics::describe_gauge!(
        "cps_oldest_due_job_seconds",
        Unit::Seconds,
        "For how long the job has been due that waits longest, on the whole database; NaN if it does not say"
    );
}
