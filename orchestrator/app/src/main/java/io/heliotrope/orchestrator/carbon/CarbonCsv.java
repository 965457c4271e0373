package io.heliotrope.orchestrator.carbon;

import io.heliotrope.signals.accounting.Sci.Score;
import io.heliotrope.signals.accounting.Total;
import java.util.ArrayList;
import java.util.List;

/// The carbon report as comma-separated values after RFC 4180: a header, then a line for each row,
/// ended by CRLF. Totals are left out, since a reader would add them to the rows.
///
/// What is not known is an empty cell, never 0.
public final class CarbonCsv {
    private static final String END = "\r\n";

    private CarbonCsv() {}

    public static String render(CarbonReport report) {
        StringBuilder text = new StringBuilder();
        line(text, header());
        report.rows().forEach(row -> line(text, cells(report, row)));
        return text.toString();
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("by", "group", "basis", "jobs", "energy_kwh"));
        names.addAll(List.of("location_p10_g", "location_p50_g", "location_p90_g"));
        names.add("location_unknown_jobs");
        for (String column :
                List.of("market", "marginal", "counterfactual", "saved", "embodied", "movement")) {
            names.add(column + "_g");
            names.add(column + "_unknown_jobs");
        }
        names.addAll(List.of("sci_per_1000_tokens_g", "sci_per_request_g", "sci_per_job_g"));
        names.addAll(List.of("restated_jobs", "restated_g", "restated_unknown_jobs"));
        return names;
    }

    private static List<String> cells(CarbonReport report, CarbonRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(report.question().by().word());
        cells.add(row.group());
        cells.add(row.basis());
        cells.add(Integer.toString(row.jobs()));
        cells.add(text(row.energy().value()));
        Total location = row.location();
        cells.add(location.isKnown() ? text(location.grams().p10().value()) : "");
        cells.add(location.isKnown() ? text(location.grams().p50().value()) : "");
        cells.add(location.isKnown() ? text(location.grams().p90().value()) : "");
        cells.add(Integer.toString(location.unknown()));
        for (Total total :
                List.of(
                        row.market(),
                        row.marginal(),
                        row.atHome(),
                        row.saved(),
                        row.embodied(),
                        row.movement())) {
            cells.add(total.isKnown() ? text(total.grams().p50().value()) : "");
            cells.add(Integer.toString(total.unknown()));
        }
        cells.add(score(row.perThousandTokens()));
        cells.add(score(row.perRequest()));
        cells.add(score(row.perJob()));
        cells.add(Integer.toString(row.restatedJobs()));
        cells.add(row.restated().isKnown() ? text(row.restated().grams().p50().value()) : "");
        cells.add(Integer.toString(row.restated().unknown()));
        return cells;
    }

    private static String score(Score score) {
        return switch (score) {
            case Score.PerUnit per -> text(per.grams().p50().value());
            case Score.Unknown _ -> "";
        };
    }

    private static String text(double value) {
        return Double.toString(Digits.rounded(value));
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        text.append(END);
    }

    private static String quoted(String cell) {
        boolean isPlain =
                cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
