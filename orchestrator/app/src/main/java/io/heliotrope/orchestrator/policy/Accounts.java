package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.eval.Explanation.Gap;
import io.heliotrope.policy.eval.Finding;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.Account;
import io.heliotrope.policy.test.Account.Against;
import io.heliotrope.policy.test.Account.Standing;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestRunner;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why the jobs of tests end as they do, for people. As JSON it is [AccountsJson].
public record Accounts(Program program, Map<TestCase, Account> tests) {
    public Accounts {
        tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
    }

    public static Accounts of(Program program, List<TestCase> tests) {
        Map<TestCase, Account> accounts = new LinkedHashMap<>();
        tests.forEach(test -> accounts.put(test, Account.of(program, test)));
        return new Accounts(program, accounts);
    }

    /// What became of each test's job, then a line or more for each region of the test.
    public String text() {
        return tests.entrySet().stream()
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String text(TestCase test, Account account) {
        StringBuilder out = new StringBuilder(heading(test, account));
        account.regions()
                .forEach((region, standing) -> {
                    boolean isNext =
                            account.next().isPresent() && account.next().getAsInt() == region;
                    List<String> lines = lines(standing, isNext ? "next best" : "allowed");
                    out.append("  %-14s  %s\n".formatted(id(region), lines.getFirst()));
                    lines.stream()
                            .skip(1)
                            .forEach(line -> out.append(" ".repeat(18)).append(line).append('\n'));
                });
        return out.toString();
    }

    private String heading(TestCase test, Account account) {
        return "\"%s\"   %s\n  %-14s  %s\n%s"
                .formatted(
                        test.title(),
                        test.span(),
                        "outcome",
                        outcome(test, account)
                                + (account.isWaiting() ? ": what it waits for is nowhere yet" : ""),
                        account.policies().isEmpty()
                                ? "  %-14s  none holds for it\n".formatted("policies")
                                : "  %-14s  %s\n".formatted("policies", policies(account)));
    }

    String outcome(TestCase test, Account account) {
        return TestRunner.actual(account.verdict(), test.world(), program.places());
    }

    private static String policies(Account account) {
        return account.policies().stream()
                .map(name ->
                        account.leader().filter(name::equals).isPresent()
                                ? name + " (leads)"
                                : name)
                .collect(Collectors.joining(", "));
    }

    /// Of one region, at least one line each.
    public String whyNot(int region) {
        StringBuilder out = new StringBuilder();
        tests.forEach((test, account) -> {
            Standing standing = account.regions().get(region);
            out.append(out.isEmpty() ? "" : "\n")
                    .append("\"%s\"   %s\n".formatted(test.title(), test.span()))
                    .append("  %s\n".formatted(outcome(test, account)));
            List<String> lines =
                    standing == null
                            ? List.of("is no region of this test")
                            : lines(standing, "allowed");
            lines.forEach(line -> out.append("  %s  %s\n".formatted(id(region), line)));
        });
        return out.toString();
    }

    private static List<String> lines(Standing standing, String allowed) {
        return switch (standing) {
            case Standing.Chosen _ -> List.of("chosen");
            case Standing.Allowed(int _, boolean lacksDeferral, List<Gap> gaps) -> {
                List<String> lines = new ArrayList<>();
                lines.add(
                        lacksDeferral
                                ? allowed + ", but not what `defer until` waits for"
                                : allowed);
                gaps.forEach(gap -> lines.add(text(gap)));
                if (!lacksDeferral && gaps.stream().allMatch(Gap::isAlike)) {
                    lines.add("no worse: the earlier start, then the catalogue's order decided");
                }
                yield lines;
            }
            case Standing.Removed(List<Against> rules) ->
                    rules.stream().map(Accounts::text).toList();
            case Standing.NotAsked _ -> List.of("not among the job's own regions");
            case Standing.TooLate _ -> List.of("no start there is in time");
        };
    }

    private static String text(Against against) {
        String because = against.because().isEmpty() ? "" : " (" + against.because() + ")";
        return against.rule()
                + ": "
                + against.findings().stream().map(Finding::text).collect(Collectors.joining("; "))
                + because;
    }

    /// The chosen start against another one.
    private static String text(Gap gap) {
        String apart =
                gap.isAlike()
                        ? ", alike"
                        : Double.isNaN(gap.distance())
                                ? ""
                                : ", " + gap.shown().show(gap.distance()) + " worse";
        return "%s: %s, chosen %s%s"
                .formatted(
                        gap.what(),
                        number(gap.next(), gap.shown()),
                        number(gap.best(), gap.shown()),
                        apart);
    }

    private static String number(double value, Unit shown) {
        return Double.isNaN(value) ? "not known" : shown.show(value);
    }

    String id(int region) {
        return program.places().sites().get(region).id();
    }
}
