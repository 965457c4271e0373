package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on a report under which a build is to fail, such as `deadline_miss > 0 or captured <
/// 97 %`: comparisons joined by `or` and, binding closer, `and`. A number with `%` is a hundredth
/// of it.
public final class FailIf {
    private static final Map<String, ToDoubleFunction<Report>> WORDS = words();
    private static final Pattern COMPARISON =
            Pattern.compile("([a-z_]+)\\s*(<=|>=|<|>|==|!=)\\s*(-?\\d+(?:\\.\\d+)?)\\s*(%?)");

    private final String text;
    private final List<List<Comparison>> anyOf;

    private FailIf(String text, List<List<Comparison>> anyOf) {
        this.text = text;
        this.anyOf = anyOf;
    }

    private record Comparison(String word, String operator, double bound) {
        boolean holds(Report report) {
            double value = WORDS.getOrDefault(word, r -> Double.NaN).applyAsDouble(report);
            return switch (operator) {
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                case "==" -> value == bound;
                default -> value != bound;
            };
        }
    }

    private static Map<String, ToDoubleFunction<Report>> words() {
        Map<String, ToDoubleFunction<Report>> words = new LinkedHashMap<>();
        words.put("captured", report -> report.total().captured());
        words.put("captured_mean", Report::capturedMean);
        words.put("captured_worst", FailIf::worst);
        words.put("saved", report -> report.total().saved(report.total().policy()));
        words.put("deadline_miss", report -> report.total().deadlineMisses());
        words.put("deadline_misses", report -> report.total().deadlineMisses());
        words.put("residency_violations", report -> report.total().residencyViolations());
        words.put("latency_violations", report -> report.total().latencyViolations());
        words.put("refused", report -> report.total().refused());
        words.put("policy_grams", report -> report.total().policy());
        return words;
    }

    private static double worst(Report report) {
        return report.episodes().stream().mapToDouble(Figures::captured).min().orElse(1);
    }

    /// Reads a condition.
    ///
    /// @throws IllegalArgumentException naming the part that is no comparison, and what is expected
    public static FailIf parse(String text) {
        List<List<Comparison>> anyOf = new ArrayList<>();
        for (String part : text.strip().split("\\s+or\\s+", -1)) {
            List<Comparison> allOf = new ArrayList<>();
            for (String one : part.split("\\s+and\\s+", -1)) {
                allOf.add(comparison(one.strip()));
            }
            anyOf.add(allOf);
        }
        return new FailIf(text.strip(), anyOf);
    }

    private static Comparison comparison(String text) {
        Matcher matcher = COMPARISON.matcher(text);
        if (!matcher.matches() || !WORDS.containsKey(matcher.group(1))) {
            throw new IllegalArgumentException(
                    "'%s' is no comparison: expected one of %s, then < <= > >= == or !=, then a number, as in 'captured < 97 %%'"
                            .formatted(text, String.join(", ", WORDS.keySet())));
        }
        double number = Double.parseDouble(matcher.group(3));
        return new Comparison(
                matcher.group(1),
                matcher.group(2),
                matcher.group(4).isEmpty() ? number : number / 100);
    }

    /// Whether the build is to fail.
    public boolean holds(Report report) {
        return anyOf.stream().anyMatch(all -> all.stream().allMatch(one -> one.holds(report)));
    }

    @Override
    public String toString() {
        return text;
    }
}
