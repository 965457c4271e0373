package io.heliotrope.policy.syntax;

import java.util.List;
import java.util.random.RandomGenerator;

/// Conditions at random whose units fit.
final class RandomExpressions {
    static final List<Signal> SIGNALS =
            List.of(
                    new Signal("carbon", "g/kWh", 600),
                    new Signal("carbon-free", "%", 100),
                    new Signal("latency", "ms", 250),
                    new Signal("price", "USD/GPU-h", 4),
                    new Signal("free-cooling", "%", 100));
    private static final List<String> LABELS = List.of("eu-personal", "embeddings", "phi");
    private static final List<String> TENANTS = List.of("acme", "globex", "nordbank");

    private final RandomGenerator random;

    RandomExpressions(RandomGenerator random) {
        this.random = random;
    }

    /// A signal of regions with its unit, from 0 to `most`.
    record Signal(String name, String unit, int most) {}

    Signal signal() {
        return SIGNALS.get(random.nextInt(SIGNALS.size()));
    }

    String label() {
        return LABELS.get(random.nextInt(LABELS.size()));
    }

    /// A quantity of the signal's unit.
    String value(Signal signal) {
        return (random.nextBoolean()
                        ? "" + (1 + random.nextInt(signal.most()))
                        : random.nextInt(signal.most()) + "." + random.nextInt(1, 10))
                + " "
                + signal.unit();
    }

    /// A condition on the job alone.
    String scope(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return joined(scope(depth - 1), scope(depth - 1));
        }
        return switch (random.nextInt(5)) {
            case 0 -> "labelled " + label();
            case 1 -> "not labelled " + label();
            case 2 -> "tenant is " + tenant();
            case 3 -> "tenant not in (" + tenant() + ", " + tenant() + ")";
            default -> "class is " + (random.nextBoolean() ? "batch" : "interactive");
        };
    }

    /// A condition on job and region.
    String rule(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return joined(rule(depth - 1), rule(depth - 1));
        }
        if (depth > 0 && random.nextInt(6) == 0) {
            return "not (" + rule(depth - 1) + ")";
        }
        return switch (random.nextInt(8)) {
            case 0 -> "region in " + RandomModules.set(random);
            case 1 -> "region in (eu-north-1, ch-1)";
            case 2 -> "saves at least " + (1 + random.nextInt(40)) + " % vs home";
            case 3 -> "region.carbon <= p" + (1 + random.nextInt(99)) + " of next 24 h";
            case 4 -> comparison() + " for next " + (1 + random.nextInt(12)) + " h";
            case 5 -> scope(0);
            default -> comparison();
        };
    }

    private String comparison() {
        Signal signal = signal();
        String relation = List.of("<=", ">=", "<", ">").get(random.nextInt(4));
        String bound =
                switch (random.nextInt(5)) {
                    case 0 -> "1.1 * home." + signal.name();
                    case 1 -> "min(" + value(signal) + ", home." + signal.name() + ")";
                    case 2 -> "(" + value(signal) + " + " + value(signal) + ") / 2";
                    default -> value(signal);
                };
        return "region." + signal.name() + " " + relation + " " + bound;
    }

    private String joined(String left, String right) {
        return switch (random.nextInt(4)) {
            case 0 -> left + " or " + right;
            case 1 -> "(" + left + " or " + right + ") and " + right;
            default -> left + " and " + right;
        };
    }

    private String tenant() {
        return TENANTS.get(random.nextInt(TENANTS.size()));
    }
}
