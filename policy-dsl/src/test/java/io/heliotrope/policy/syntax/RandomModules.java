package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Valid modules at random: all constructs of the language, with units that fit. The same generator
/// gives the same texts. Larger with each clause that is asked for.
public final class RandomModules {
    static final List<String> REGIONS = List.of("eu-north-1", "eu-west-3", "us-east-1", "ch-1");
    private static final List<String> SETS = List.of("EEA", "sites");

    private final RandomGenerator random;
    private final RandomExpressions expressions;
    private final List<String> lines = new ArrayList<>();
    private int names;

    private RandomModules(RandomGenerator random) {
        this.random = random;
        this.expressions = new RandomExpressions(random);
    }

    /// A text with about `clauses` clauses, spread over a few policies.
    public static String text(RandomGenerator random, int clauses) {
        return new RandomModules(random).module(clauses);
    }

    /// The same as a tree.
    public static PolicyModule module(RandomGenerator random, int clauses) {
        Parsed parsed = Parser.parse(new Source("random.helio", text(random, clauses)));
        if (!parsed.isWhole()) {
            throw new IllegalStateException(
                    "a random module must be valid: " + parsed.diagnostics());
        }
        return parsed.module();
    }

    private String module(int clauses) {
        lines.add("language 1");
        if (random.nextBoolean()) {
            lines.add("module acme.random");
        }
        if (random.nextInt(4) == 0) {
            lines.add("use regions, jobs from \"catalog/acme.helio\"");
        }
        lines.add("regions EEA = jurisdiction EEA");
        lines.add("regions sites = " + regions(2));
        signals();
        if (random.nextBoolean()) {
            guarantee();
        }
        int left = clauses;
        for (int at = 0; left > 0 || at == 0; at++) {
            int some = Math.min(left, 1 + random.nextInt(8));
            policy("policy-" + at, some);
            left -= some;
        }
        if (random.nextBoolean()) {
            test();
        }
        return String.join("\n", lines) + "\n";
    }

    private void signals() {
        lines.add("signals {");
        for (RandomExpressions.Signal signal : RandomExpressions.SIGNALS) {
            String steps =
                    switch (random.nextInt(3)) {
                        case 0 -> ", then forecast, then assume " + expressions.value(signal);
                        case 1 -> ", then assume " + expressions.value(signal);
                        default -> ", then exclude region";
                    };
            lines.add(signal.name() + " fresh for " + (1 + random.nextInt(60)) + " min" + steps);
        }
        lines.add("}");
    }

    private void guarantee() {
        lines.add("guarantee residency \"stays\" {");
        lines.add("for jobs where labelled " + expressions.label());
        lines.add(
                switch (random.nextInt(3)) {
                    case 0 -> "only in " + regions(2);
                    case 1 -> "never in " + regions(2);
                    default -> "always " + expressions.rule(1);
                });
        lines.add("}");
    }

    private void policy(String name, int clauses) {
        lines.add("policy " + name + (random.nextBoolean() ? " \"at random\" {" : " {"));
        lines.add("for jobs" + (random.nextInt(4) > 0 ? " where " + expressions.scope(2) : ""));
        List<String> rules = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (int at = 0; at < clauses; at++) {
            int kind = random.nextInt(14);
            if (kind < 7 || kind == 13 || kinds.contains(kind)) {
                require(rules);
            } else {
                kinds.add(kind);
                clause(kind, rules);
            }
        }
        lines.add("}");
    }

    private void require(List<String> rules) {
        String name = "rule-" + names++;
        rules.add(name);
        String because = random.nextInt(3) == 0 ? " because \"reason " + names + "\"" : "";
        lines.add("require " + name + ": " + expressions.rule(3) + because);
    }

    private void clause(int kind, List<String> rules) {
        switch (kind) {
            case 7 -> {
                lines.add("tier " + pick("edge", "regional") + " {");
                require(new ArrayList<>());
                lines.add("}");
            }
            case 8 ->
                    lines.add(
                            "defer until "
                                    + expressions.rule(1)
                                    + (random.nextBoolean() ? " for at least job.runtime" : "")
                                    + (random.nextBoolean()
                                            ? " between 20:00 and 07:00 region time"
                                            : "")
                                    + " start no later than job.deadline - 1.5 * job.runtime");
            case 9 -> lines.add(random.nextBoolean() ? ranked() : balanced());
            case 10 -> {
                if (!rules.isEmpty()) {
                    lines.add("relax " + String.join(", then ", rules));
                }
            }
            case 11 -> lines.add("otherwise " + outcome());
            default ->
                    lines.add(
                            "budget quota-"
                                    + names++
                                    + ": "
                                    + pick("40 kg", "120 GPU-h", "900 GPU-s")
                                    + " per "
                                    + pick("hour", "day", "month")
                                    + pick("", " for each tenant", " for each model"));
        }
    }

    private String ranked() {
        return "prefer "
                + String.join(
                        ", then ",
                        IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(_ -> {
                                    var signal = expressions.signal();
                                    return pick("lower", "higher")
                                            + " region."
                                            + signal.name()
                                            + (random.nextBoolean() ? " within 5 %" : "");
                                })
                                .toList());
    }

    private String balanced() {
        var signal = expressions.signal();
        return "prefer balance { region."
                + signal.name()
                + " 100 % from "
                + expressions.value(signal)
                + " best to "
                + expressions.value(signal)
                + " worst }";
    }

    private String outcome() {
        return pick(
                "reject \"nothing is left\"",
                "hold",
                "run in job.home-region and alert \"fell back\"",
                "shed lowest job.priority");
    }

    private void test() {
        lines.add("test \"at random\" {");
        lines.add("at 2026-11-20 22:15 Europe/Berlin");
        lines.add(
                "given job j { class batch, labels " + expressions.label() + ", deadline in 8 h }");
        lines.add("given regions {");
        for (String region : REGIONS.subList(0, 1 + random.nextInt(REGIONS.size()))) {
            var signal = expressions.signal();
            lines.add(
                    region
                            + " { "
                            + signal.name()
                            + " "
                            + expressions.value(signal)
                            + " until 02:00, then "
                            + expressions.value(signal)
                            + " }");
        }
        lines.add("}");
        lines.add("expect " + pick("hold", "reject", "defer until 02:00", "place in ch-1"));
        lines.add("}");
    }

    private String regions(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? REGIONS.get(random.nextInt(REGIONS.size()))
                    : pick("jurisdiction EEA", "tier edge");
        }
        String operator = pick(", ", " and ", " except ", " or ");
        return "(" + regions(depth - 1) + ")" + operator + regions(0);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static String set(RandomGenerator random) {
        return SETS.get(random.nextInt(SETS.size()));
    }
}
