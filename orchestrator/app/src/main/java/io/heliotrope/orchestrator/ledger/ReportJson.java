package io.heliotrope.orchestrator.ledger;

import io.heliotrope.orchestrator.ledger.Audit.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The report as one JSON document. Names and meanings are stable:
///
/// - `accepted`: jobs accepted, refused ones not counted; `terminal`: their ends by state
/// - `refused`: refused jobs by reason, in lower case
/// - `lost`, `duplicates` (more than one terminal record), `contradicted` (two that differ),
///   `outside_allowed_regions`, `refused_yet_sent`: counts of jobs, all 0 in a sound run; the first
///   ids of each are under `offending`
/// - `leaked_payloads`: payloads found on a broker of another law
/// - `deadline_misses`: batch jobs done late, and jobs of either lane that expired
/// - `interactive.scheduling_ms`, `interactive.end_to_end_ms`: `p50` and `p99`, null when not
///   measured
/// - `batch.on_time`: batch jobs done by their deadline
/// - `grams`: `emitted`, `counterfactual` (same job, at once, in its home region), `saved` (may be
///   negative), `saved_percent` (null without a counterfactual), `unknown_jobs` (done but not
///   counted)
/// - `power`, where it was counted: `accelerator_hours` of all, `on_hours`, `working_hours`,
///   `idle_grams` of idle power, `always_on_idle_grams` had all been on, and what jobs and idle
///   power saved together: `saved_in_all`, `saved_in_all_percent`
/// - `regions`: done jobs by lane and grams, by region
/// - `receipts`: `count` and how many were `replayed_identical`
/// - `scaling`: what was thinned or stretched, in words; `wall_seconds`; `ok`: no invariant is
///   broken
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MILLI_DIGITS = 3;
    private static final int GRAM_DIGITS = 6;

    private ReportJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Report report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node(report)) + "\n";
    }

    static ObjectNode node(Report report) {
        Audit audit = report.audit();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ok", report.isClean());
        root.put("accepted", audit.accepted());
        ObjectNode terminal = root.putObject("terminal");
        Audit.STATES.forEach(state -> terminal.put(state, audit.terminal().getOrDefault(state, 0)));
        ObjectNode refused = root.putObject("refused");
        audit.refused()
                .forEach((why, count) -> refused.put(why.name().toLowerCase(Locale.ROOT), count));
        audit.findings().forEach((name, finding) -> root.put(name, finding.count()));
        root.put("leaked_payloads", report.leakedPayloads());
        root.put("deadline_misses", report.batch().deadlineMisses());
        lanes(root, report);
        grams(root, report);
        report.power().ifPresent(power -> power(root.putObject("power"), report, power));
        regions(root, report);
        root.putObject("receipts")
                .put("count", report.receipts().count())
                .put("replayed_identical", report.receipts().replayedIdentical());
        root.putObject("sealed")
                .put("records", report.sealed().records())
                .put("unsealed", report.sealed().unsealed())
                .put("flaws", report.sealed().flaws());
        root.put("scaling", String.join("; ", report.scaling()));
        ObjectNode offending = root.putObject("offending");
        audit.findings().forEach((name, finding) -> offending(offending, name, finding));
        root.put("wall_seconds", rounded(report.wall().toMillis() / 1000.0, MILLI_DIGITS));
        return root;
    }

    private static void lanes(ObjectNode root, Report report) {
        ObjectNode interactive = root.putObject("interactive");
        interactive.put("count", report.interactive().count());
        percentiles(interactive.putObject("scheduling_ms"), report.interactive().scheduling());
        percentiles(interactive.putObject("end_to_end_ms"), report.interactive().endToEnd());
        root.putObject("batch")
                .put("count", report.batch().count())
                .put("on_time", report.batch().onTime());
    }

    private static void percentiles(ObjectNode node, Percentiles percentiles) {
        number(node, "p50", percentiles.p50Millis(), MILLI_DIGITS);
        number(node, "p99", percentiles.p99Millis(), MILLI_DIGITS);
    }

    private static void grams(ObjectNode root, Report report) {
        ObjectNode grams = root.putObject("grams");
        number(grams, "emitted", report.grams().emitted().value(), GRAM_DIGITS);
        number(grams, "counterfactual", report.grams().counterfactual().value(), GRAM_DIGITS);
        number(grams, "saved", report.grams().saved().value(), GRAM_DIGITS);
        number(grams, "saved_percent", report.grams().savedPercent(), MILLI_DIGITS);
        grams.put("unknown_jobs", report.grams().unknownJobs());
    }

    private static void power(ObjectNode node, Report report, PoolPower power) {
        number(node, "accelerator_hours", power.hours(), MILLI_DIGITS);
        number(node, "on_hours", power.onHours(), MILLI_DIGITS);
        number(node, "working_hours", power.workingHours(), MILLI_DIGITS);
        number(node, "idle_grams", power.idleGrams(), GRAM_DIGITS);
        number(node, "always_on_idle_grams", power.alwaysOnIdleGrams(), GRAM_DIGITS);
        number(node, "saved_in_all", power.saved(report.grams()), GRAM_DIGITS);
        number(node, "saved_in_all_percent", power.savedPercent(report.grams()), MILLI_DIGITS);
    }

    private static void regions(ObjectNode root, Report report) {
        ObjectNode regions = root.putObject("regions");
        report.regions()
                .forEach((id, share) -> {
                    ObjectNode region = regions.putObject(id.value());
                    region.put("interactive", share.interactive());
                    region.put("batch", share.batch());
                    number(region, "grams", share.grams(), GRAM_DIGITS);
                });
    }

    private static void offending(ObjectNode offending, String name, Finding finding) {
        if (!finding.isClean()) {
            var ids = offending.putArray(name);
            finding.jobs().forEach(job -> ids.add(job.value()));
        }
    }

    private static void number(ObjectNode node, String name, double value, int digits) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, rounded(value, digits));
        }
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
