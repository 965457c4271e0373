package io.heliotrope.orchestrator.restate;

import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Change;
import io.heliotrope.protocol.Restated.Figure.Grams;
import io.heliotrope.signals.accounting.Restatement.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What was stated anew, for people.
public final class RestateText {
    private static final int CAUSES = 12;

    private final Summary summary;
    private final Ink ink;
    private final StringBuilder text = new StringBuilder();

    /// `jobs` were looked at; of a dry run nothing was written.
    public record Summary(List<Restated> restated, int jobs, String period, boolean isDry) {
        public Summary {
            restated = List.copyOf(restated);
        }
    }

    private RestateText(Summary summary, Ink ink) {
        this.summary = summary;
        this.ink = ink;
    }

    /// As lines of at most 100 columns, each ended by a line feed.
    public static String render(Summary summary, Ink ink) {
        return new RestateText(summary, ink).text();
    }

    private String text() {
        line("");
        line(ink.bold("restated carbon") + ink.faint("   " + summary.period()));
        line("");
        int anew = summary.restated().size();
        line(
                "%,d of %,d done jobs %s"
                        .formatted(
                                anew,
                                summary.jobs(),
                                summary.isDry()
                                        ? "would be stated anew; nothing was written"
                                        : "are stated anew"));
        if (anew > 0) {
            emitted();
            causes();
        }
        line("");
        return text.toString();
    }

    /// By kind: grams that count different things are not added.
    private void emitted() {
        Map<String, double[]> moved = new TreeMap<>();
        Map<String, Integer> jobs = new TreeMap<>();
        for (Restated one : summary.restated()) {
            for (Change change : one.changes()) {
                if (change.column().equals(Column.OPERATIONAL.word())
                        && change.was() instanceof Grams was
                        && change.is() instanceof Grams is
                        && was.kind().equals(is.kind())) {
                    double[] sums = moved.computeIfAbsent(is.kind(), unseen -> new double[2]);
                    sums[0] += was.p50();
                    sums[1] += is.p50();
                    jobs.merge(is.kind(), 1, Integer::sum);
                }
            }
        }
        moved.forEach((kind, sums) ->
                line(
                        String.format(
                                Locale.ROOT,
                                "emitted, %s, of %,d jobs: %,.4f g, was %,.4f g: %+,.4f g",
                                kind,
                                jobs.get(kind),
                                sums[1],
                                sums[0],
                                sums[1] - sums[0])));
    }

    private record Told(String what, String subject, String source) {}

    private void causes() {
        Map<Told, Integer> jobs =
                new TreeMap<>(
                        Comparator.comparing(Told::what)
                                .thenComparing(Told::subject)
                                .thenComparing(Told::source));
        int untold = 0;
        for (Restated one : summary.restated()) {
            for (Cause cause : one.causes()) {
                String what = cause.told().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                jobs.merge(new Told(what, cause.subject(), cause.source()), 1, Integer::sum);
            }
            untold += one.causes().isEmpty() ? 1 : 0;
        }
        line("");
        line(ink.faint("because of"));
        jobs.entrySet().stream()
                .sorted(Map.Entry.<Told, Integer>comparingByValue().reversed())
                .limit(CAUSES)
                .forEach(each ->
                        line(
                                "%s of %s by %s, %,d jobs"
                                        .formatted(
                                                each.getKey().what(),
                                                each.getKey().subject(),
                                                each.getKey().source(),
                                                each.getValue())));
        if (jobs.size() > CAUSES) {
            line("%,d more".formatted(jobs.size() - CAUSES));
        }
        if (untold > 0) {
            line(
                    "no signal issued since: a late one, or another catalogue, %,d jobs"
                            .formatted(untold));
        }
    }

    private void line(String line) {
        text.append(line.isEmpty() ? "" : "  " + line).append('\n');
    }
}
