package io.heliotrope.orchestrator.carbon;

import io.heliotrope.orchestrator.carbon.CarbonReport.Gaps;
import io.heliotrope.signals.accounting.GramsRange;
import io.heliotrope.signals.accounting.Sci.Score;
import io.heliotrope.signals.accounting.Total;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The carbon report as one JSON document. Names and meanings are stable; masses are grams of CO2e.
///
/// - `by`, `zone_id`, `from` (inclusive) and `to` (exclusive), both null where nothing was said
/// - `rows`: a group on one basis each; `totals`: all rows of a basis
///   - `group`, `basis` (`lifecycle`, `direct`, `unknown`), `jobs`, `energy_kwh`
///   - `location`, `market`, `marginal`, `counterfactual`, `saved`, `embodied`, `movement`: each
///     with `p10`, `p50`, `p90`, all null where nothing is known, `jobs` that are in it and
///     `unknown_jobs` that are not
///   - `restated`: the same, by how much restatements have moved `location`, of the jobs that have
///     any
///   - `sci`: `per_1000_tokens`, `per_request`, `per_job`, each with `p10`, `p50`, `p90`,
///     `unknown_jobs`, and `jobs_without_idle`, whose idle energy nobody told
/// - `not_counted`: `further_attempts`, `attempts_of_undone_jobs`, `undescribed_jobs`,
///   `unreadable_records`
public final class CarbonJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CarbonJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(CarbonReport report) {
        CarbonQuestion question = report.question();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("by", question.by().word());
        root.put("zone_id", question.zone().getId());
        instant(root, "from", question.from());
        instant(root, "to", question.to());
        rows(root.putArray("rows"), report.rows());
        rows(root.putArray("totals"), report.totals());
        Gaps gaps = report.gaps();
        root.putObject("not_counted")
                .put("further_attempts", gaps.uncountedAttempts())
                .put("attempts_of_undone_jobs", gaps.undone())
                .put("undescribed_jobs", gaps.undescribed())
                .put("unreadable_records", gaps.unreadable());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void instant(ObjectNode root, String name, Instant instant) {
        if (instant.equals(Instant.MIN) || instant.equals(Instant.MAX)) {
            root.putNull(name);
        } else {
            root.put(name, instant.toString());
        }
    }

    private static void rows(ArrayNode array, List<CarbonRow> rows) {
        for (CarbonRow row : rows) {
            ObjectNode node = array.addObject();
            node.put("group", row.group())
                    .put("basis", row.basis())
                    .put("jobs", row.jobs())
                    .put("energy_kwh", Digits.rounded(row.energy().value()));
            total(node, "location", row.location());
            total(node, "market", row.market());
            total(node, "marginal", row.marginal());
            total(node, "counterfactual", row.atHome());
            total(node, "saved", row.saved());
            total(node, "embodied", row.embodied());
            total(node, "movement", row.movement());
            total(node, "restated", row.restated());
            ObjectNode sci = node.putObject("sci");
            score(sci, "per_1000_tokens", row.perThousandTokens());
            score(sci, "per_request", row.perRequest());
            score(sci, "per_job", row.perJob());
        }
    }

    private static void total(ObjectNode row, String name, Total total) {
        ObjectNode node = row.putObject(name);
        if (total.isKnown()) {
            range(node, total.grams());
        } else {
            nothing(node);
        }
        node.put("jobs", total.known()).put("unknown_jobs", total.unknown());
    }

    private static void score(ObjectNode sci, String name, Score score) {
        ObjectNode node = sci.putObject(name);
        switch (score) {
            case Score.PerUnit per -> {
                range(node, per.grams());
                node.put("unknown_jobs", per.unknown()).put("jobs_without_idle", per.withoutIdle());
            }
            case Score.Unknown(int unknown) -> {
                nothing(node);
                node.put("unknown_jobs", unknown).put("jobs_without_idle", 0);
            }
        }
    }

    private static void range(ObjectNode node, GramsRange grams) {
        node.put("p10", Digits.rounded(grams.p10().value()))
                .put("p50", Digits.rounded(grams.p50().value()))
                .put("p90", Digits.rounded(grams.p90().value()));
    }

    private static void nothing(ObjectNode node) {
        node.putNull("p10").putNull("p50").putNull("p90");
    }
}
