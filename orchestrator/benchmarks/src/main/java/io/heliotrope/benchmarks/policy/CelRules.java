package io.heliotrope.benchmarks.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.heliotrope.policy.facts.RegionFact;
import java.util.Optional;

/// [TwelveRules] in the Common Expression Language, by cel-java in its fastest mode: planned
/// programs over flat variables of stated types, nothing looked up in maps. One expression says
/// whether a region is allowed, another what it costs, which is asked of allowed ones alone.
/// Explains nothing.
final class CelRules {
    private static final String ALLOWED =
            """
            (!personal || inEea)
            && (!acme || contracted)
            && gpuFree >= 1.0
            && memory >= 1.2 * model
            && latency <= 0.5 * slo
            && (!batch || carbon <= 400.0)
            && (carbonFree >= 0.3 || carbon <= 200.0)
            && (inEea || marginal <= 700.0)
            && price <= 0.0008
            && (pue <= 1.4 || freeCooling >= 0.5)
            && response <= deadline - runtime
            && (!edge || model <= 24.0)
            """;
    private static final String COST =
            """
            0.4 * (carbon <= 50.0 ? 0.0 : carbon >= 500.0 ? 1.0 : (carbon - 50.0) / 450.0)
            + 0.4 * (latency <= 0.005 ? 0.0 : latency >= 0.2 ? 1.0 : (latency - 0.005) / 0.195)
            + 0.2 * (price <= 0.0002 ? 0.0 : price >= 0.0008 ? 1.0 : (price - 0.0002) / 0.0006)
            """;

    private final CelRuntime.Program allowed;
    private final CelRuntime.Program cost;
    private final Pair pair;

    /// Begins at some job and world, no matter which.
    CelRules(MeasuredJob job, MeasuredWorld world) {
        pair = new Pair(job, world);
        CelBuilder builder = CelFactory.plannerCelBuilder();
        for (Variable variable : Variable.values()) {
            builder.addVar(variable.word, variable.isTruth ? SimpleType.BOOL : SimpleType.DOUBLE);
        }
        Cel cel = builder.build();
        try {
            allowed = cel.createProgram(cel.compile(ALLOWED).getAst());
            cost = cel.createProgram(cel.compile(COST).getAst());
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalStateException("the rules do not compile", wrong);
        }
    }

    /// Whether a job may run in a region.
    boolean allows(MeasuredJob job, MeasuredWorld world, int region) {
        pair.set(job, world, region);
        return (boolean) asked(allowed);
    }

    /// The best region, -1 when there is none.
    int best(MeasuredJob job, MeasuredWorld world) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int region = 0; region < TwelveRules.REGIONS; region++) {
            if (allows(job, world, region)) {
                double score = (double) asked(cost);
                double[] away = world.latency[job.home()];
                if (best < 0 || score < least || (score == least && away[region] < away[best])) {
                    best = region;
                    least = score;
                }
            }
        }
        return best;
    }

    private Object asked(CelRuntime.Program program) {
        try {
            return program.eval(pair);
        } catch (CelEvaluationException failed) {
            throw new IllegalStateException("the rules cannot be evaluated", failed);
        }
    }

    /// What an expression reads.
    private enum Variable {
        PERSONAL("personal", true),
        ACME("acme", true),
        BATCH("batch", true),
        IN_EEA("inEea", true),
        CONTRACTED("contracted", true),
        EDGE("edge", true),
        SLO("slo", false),
        RUNTIME("runtime", false),
        DEADLINE("deadline", false),
        MODEL("model", false),
        CARBON("carbon", false),
        MARGINAL("marginal", false),
        CARBON_FREE("carbonFree", false),
        PUE("pue", false),
        FREE_COOLING("freeCooling", false),
        PRICE("price", false),
        GPU_FREE("gpuFree", false),
        MEMORY("memory", false),
        LATENCY("latency", false),
        RESPONSE("response", false);

        private final String word;
        private final boolean isTruth;

        Variable(String word, boolean isTruth) {
            this.word = word;
            this.isTruth = isTruth;
        }
    }

    /// A job and a region, whose variables are boxed when they are asked for.
    private static final class Pair implements CelVariableResolver {
        private final double[] memory =
                TwelveRules.program().places().sites().stream()
                        .mapToDouble(site -> site.gpuMemoryGib())
                        .toArray();
        private MeasuredJob job;
        private MeasuredWorld world;
        private int region;

        Pair(MeasuredJob job, MeasuredWorld world) {
            this.job = job;
            this.world = world;
        }

        void set(MeasuredJob asked, MeasuredWorld in, int at) {
            job = asked;
            world = in;
            region = at;
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.of(value(name));
        }

        private Object value(String name) {
            return switch (name) {
                case "personal" -> job.isPersonal();
                case "acme" -> job.isAcme();
                case "batch" -> job.isBatch();
                case "inEea" -> has(TwelveRules.EEA);
                case "contracted" -> has(TwelveRules.CONTRACTED);
                case "edge" -> has(TwelveRules.EDGE);
                case "slo" -> job.sloSeconds();
                case "runtime" -> job.runtimeSeconds();
                case "deadline" -> job.deadlineSeconds();
                case "model" -> job.modelGib();
                case "carbon" -> world.row(RegionFact.CARBON)[region];
                case "marginal" -> world.row(RegionFact.CARBON_MARGINAL)[region];
                case "carbonFree" -> world.row(RegionFact.CARBON_FREE)[region];
                case "pue" -> world.row(RegionFact.PUE)[region];
                case "freeCooling" -> world.row(RegionFact.FREE_COOLING)[region];
                case "price" -> world.row(RegionFact.PRICE)[region];
                case "gpuFree" -> world.row(RegionFact.GPU_FREE)[region];
                case "memory" -> memory[region];
                case "latency" -> world.latency[job.home()][region];
                case "response" -> world.latency[job.home()][region] + StraightJava.SERVICE_SECONDS;
                default -> throw new IllegalArgumentException(name + " is no variable");
            };
        }

        private boolean has(long regions) {
            return (regions >>> region & 1) != 0;
        }
    }
}
