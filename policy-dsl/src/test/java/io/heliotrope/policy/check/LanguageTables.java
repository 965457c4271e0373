package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Reads;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the page on the language says of facts, names and units, as the code has it.
final class LanguageTables {
    private LanguageTables() {}

    /// A row for each fact of a region.
    static List<String> regionFacts() {
        return Arrays.stream(RegionFact.values()).map(LanguageTables::row).toList();
    }

    private static String row(RegionFact fact) {
        return "| `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        fact.path(),
                        type(fact.type(), Shown.ratio(fact)),
                        Shown.of(fact).word(),
                        range(Shown.of(fact), fact.least(), fact.most()),
                        source(fact.reads()),
                        fact.changesOverTime() ? "yes" : "no",
                        fact.meaning());
    }

    private static String source(Reads reads) {
        return switch (reads) {
            case CATALOGUE -> "catalogue";
            case SIGNAL -> "signal";
            case ROUTE -> "home and region";
            case JOB -> "job and region";
        };
    }

    /// A row for each number of a job.
    static List<String> jobFacts() {
        return Arrays.stream(JobFact.values()).map(LanguageTables::row).toList();
    }

    private static String row(JobFact fact) {
        return "| `job.%s` | %s | %s | %s | %s |"
                .formatted(
                        fact.path(),
                        type(fact.type(), Ratio.PLAIN),
                        Shown.of(fact).word(),
                        range(Shown.of(fact), fact.least(), fact.most()),
                        fact.meaning());
    }

    /// A row for each name of a job.
    static List<String> jobNames() {
        return Arrays.stream(JobName.values()).map(LanguageTables::row).toList();
    }

    private static String row(JobName name) {
        String values =
                name.closed().isEmpty()
                        ? "any"
                        : name.closed().stream()
                                .map(value -> "`" + value + "`")
                                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |".formatted(name.path(), values, name.meaning());
    }

    /// A row for each dimension that has units of its own.
    static List<String> units() {
        Map<String, List<Unit>> byDimension =
                Unit.words().stream()
                        .map(word -> Unit.of(word).orElseThrow())
                        .collect(
                                Collectors.groupingBy(
                                        unit -> unit.type().toString(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byDimension.values().stream().map(LanguageTables::row).sorted().toList();
    }

    private static String row(List<Unit> units) {
        return "| %s | %s |"
                .formatted(
                        type(units.getFirst().type(), Ratio.PERCENT),
                        units.stream()
                                .sorted(
                                        Comparator.comparingDouble(Unit::factor)
                                                .thenComparing(Unit::word))
                                .map(unit -> "`" + unit.word() + "`")
                                .collect(Collectors.joining(", ")));
    }

    private static String type(Type type, Ratio ratio) {
        String noun =
                type.equals(Type.NUMBER)
                        ? switch (ratio) {
                            case PERCENT -> "percentage";
                            case PLAIN -> "plain number";
                            case EITHER -> "ratio";
                        }
                        : Nouns.of(type).replaceFirst("^an? ", "");
        return switch (type.kind()) {
            case AVERAGE -> noun + ", average";
            case MARGINAL -> noun + ", marginal";
            case ANY, POINT -> noun;
        };
    }

    private static String range(Unit shown, double least, double most) {
        return number(shown.fromBase(least)) + " to " + number(shown.fromBase(most));
    }

    /// With three digits that count where there are many.
    private static String number(double value) {
        return Math.abs(value) >= 1e5
                ? String.format(Locale.ROOT, "%.2e", value).replaceAll("\\.?0*e\\+0?", "e")
                : Unit.base(Type.NUMBER).show(value);
    }
}
