package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Idle;
import io.heliotrope.backtest.Report;
import io.heliotrope.backtest.live.Answers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A report as one JSON document. Names are stable: `scenario`, `about`, `forecaster`, `policy`
/// {`name`, `digest`}, `episodes` (a list of figures), `total` {figures, and `captured_mean`, the
/// mean over episodes}, `power` where the scenario states idle power {`accelerator_hours`,
/// `on_hours`, `working_hours`, `idle_grams` along the policy's runs, `always_on_idle_grams`,
/// `run_now_idle_grams`, and with all of it on both sides `saved` and `saved_always_on`, shares},
/// `requests` where they are routed one by one {`count`, `waited`, the share that waited for an
/// accelerator, `wait_ms_p50`, `wait_ms_p99`, `wait_ms_most`}, `against` {`policy`, `total`} where
/// there is one, `baselines` (a list of {`name`, `grams`, `captured`, `deadline_misses`}),
/// `receipts` (a digest), `deciding_seconds`, `wall_seconds`.
///
/// Figures are `run_now_grams`, `time_only_optimum_grams`, `region_only_optimum_grams`,
/// `joint_optimum_grams`, `policy_grams`, `captured` and `saved` (shares, 1 is all), `jobs`,
/// `refused`, `deadline_misses`, `residency_violations`, `latency_violations`, `decisions`,
/// `delay_hours_p50`, `delay_hours_p99`. Grams are CO2e.
public final class BacktestJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private BacktestJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Report report, double wallSeconds) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("scenario", report.scenario());
        root.put("about", report.about());
        root.put("forecaster", report.forecaster());
        root.putObject("policy")
                .put("name", report.policy())
                .put("digest", report.policyDigest().hex());
        double hours = report.slot().toMillis() / MILLIS_PER_HOUR;
        ArrayNode episodes = root.putArray("episodes");
        report.episodes().forEach(figures -> put(episodes.addObject(), figures, hours));
        ObjectNode total = root.putObject("total");
        put(total, report.total(), hours);
        total.put("captured_mean", report.capturedMean());
        report.capturedMean(true).ifPresent(mean -> total.put("captured_mean_chosen", mean));
        report.capturedMean(false).ifPresent(mean -> total.put("captured_mean_confirmed", mean));
        report.idle().ifPresent(idle -> put(root.putObject("power"), idle, report.total()));
        if (report.answers().requests() > 0) {
            put(root.putObject("requests"), report.answers());
        }
        report.against()
                .ifPresent(other -> {
                    ObjectNode node = root.putObject("against");
                    node.putObject("policy")
                            .put("name", other.policy())
                            .put("digest", other.policyDigest().hex());
                    put(node.putObject("total"), other.total(), hours);
                });
        ArrayNode baselines = root.putArray("baselines");
        for (Report.Rule rule : report.baselines()) {
            baselines
                    .addObject()
                    .put("name", rule.name())
                    .put("grams", rule.grams())
                    .put("captured", rule.captured())
                    .put("deadline_misses", rule.deadlineMisses());
        }
        root.put("receipts", report.receipts().hex());
        root.put("deciding_seconds", report.decidingSeconds());
        root.put("wall_seconds", wallSeconds);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, Answers answers) {
        node.put("count", answers.requests())
                .put("waited", answers.waited())
                .put("wait_ms_p50", answers.waitMillis(0.5))
                .put("wait_ms_p99", answers.waitMillis(0.99))
                .put("wait_ms_most", answers.waitMillis(1));
    }

    private static void put(ObjectNode node, Idle idle, Figures total) {
        node.put("accelerator_hours", idle.hours())
                .put("on_hours", idle.onHours())
                .put("working_hours", idle.workingHours())
                .put("idle_grams", idle.grams())
                .put("always_on_idle_grams", idle.alwaysOnGrams())
                .put("run_now_idle_grams", idle.runNowGrams())
                .put("saved", idle.saved(total))
                .put("saved_always_on", idle.savedAlwaysOn(total));
    }

    private static void put(ObjectNode node, Figures figures, double hours) {
        node.put("run_now_grams", figures.runNow())
                .put("time_only_optimum_grams", figures.timeOnly())
                .put("region_only_optimum_grams", figures.regionOnly())
                .put("joint_optimum_grams", figures.joint())
                .put("policy_grams", figures.policy())
                .put("captured", figures.captured())
                .put("saved", figures.saved(figures.policy()))
                .put("jobs", figures.jobs())
                .put("refused", figures.refused())
                .put("deadline_misses", figures.deadlineMisses())
                .put("residency_violations", figures.residencyViolations())
                .put("latency_violations", figures.latencyViolations())
                .put("decisions", figures.decisions())
                .put("delay_hours_p50", figures.delay(0.5) * hours)
                .put("delay_hours_p99", figures.delay(0.99) * hours);
    }
}
