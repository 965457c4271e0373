package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import org.jspecify.annotations.Nullable;

/// Works through [Code] node by node: one loop over flat arrays, no call that could go many ways.
final class Interpreter implements Engine {
    private final Code code;
    private final int[] nodes;

    Interpreter(Code code) {
        this.code = code;
        this.nodes = code.nodes;
    }

    private int a(int node) {
        return nodes[node * Code.WIDTH + 1];
    }

    private int b(int node) {
        return nodes[node * Code.WIDTH + 2];
    }

    private int c(int node) {
        return nodes[node * Code.WIDTH + 3];
    }

    @Override
    public void read(Staged.Reads reads, Question question) {
        scalars(reads.scalars, question);
        int[] gates = reads.gates;
        for (int i = 0; i < gates.length; i += 2) {
            question.gates[gates[i]] = test(gates[i + 1], question) ? question.all : 0;
        }
    }

    private void scalars(int[] steps, Question question) {
        double[] scalars = question.scalars;
        for (int i = 0; i < steps.length; i += 4) {
            int a = steps[i + 2];
            scalars[steps[i + 1]] =
                    switch (steps[i]) {
                        case Op.JOB_FACT -> question.job.number(code.jobFacts[a]);
                        case Op.HOME_ROW -> question.snapshot.table(0).rows[a][question.home];
                        case Op.HOME_PAIR -> question.pair(code.regionFacts[a], question.home, 0);
                        default -> combined(steps[i], scalars[a], scalars[steps[i + 3]]);
                    };
        }
    }

    private static double combined(int op, double left, double right) {
        return switch (op) {
            case Op.PLUS -> left + right;
            case Op.MINUS -> left - right;
            case Op.TIMES -> left * right;
            case Op.OVER -> left / right;
            case Op.LEAST -> Math.min(left, right);
            case Op.GREATEST -> Math.max(left, right);
            default -> throw new IllegalStateException("op " + op + " has no two operands");
        };
    }

    @Override
    public double number(int node, Question question, int region, int slot) {
        int a = a(node);
        return switch (nodes[node * Code.WIDTH]) {
            case Op.ROW -> question.snapshot.table(slot).rows[a][region];
            case Op.PAIR -> question.pair(code.regionFacts[a], region, slot);
            case Op.SCALAR -> question.scalars[a];
            default -> {
                double left = number(a, question, region, slot);
                double right = number(b(node), question, region, slot);
                yield combined(nodes[node * Code.WIDTH], left, right);
            }
        };
    }

    @Override
    public double @Nullable [] row(int node, Question question, int slot) {
        int a = a(node);
        return switch (nodes[node * Code.WIDTH]) {
            case Op.ROW -> question.snapshot.table(slot).rows[a];
            case Op.PAIR ->
                    code.regionFacts[a].changesOverTime()
                            ? null
                            : question.pairs(code.regionFacts[a]);
            default -> null;
        };
    }

    private boolean test(int node, Question question) {
        int a = a(node);
        boolean isNegated = c(node) == 1;
        return switch (nodes[node * Code.WIDTH]) {
            case Op.ALWAYS -> a == 1;
            case Op.HOME_IN -> (code.words[a] >>> question.home & 1) != 0;
            case Op.NAME_IN -> isNamed(code.jobNames[a], b(node), question) != isNegated;
            case Op.LABELLED -> question.job.isLabelled(code.labels[a]) != isNegated;
            case Op.COMPARE ->
                    Comparing.holds(b(node), question.scalars[a], question.scalars[c(node)]);
            case Op.ALL_TESTS -> {
                boolean all = true;
                for (int i = a; all && i < b(node); i++) {
                    all = test(code.lists[i], question);
                }
                yield all;
            }
            case Op.ANY_TEST -> {
                boolean any = false;
                for (int i = a; !any && i < b(node); i++) {
                    any = test(code.lists[i], question);
                }
                yield any;
            }
            default -> throw unknown(node);
        };
    }

    private boolean isNamed(JobName by, int names, Question question) {
        String name = question.job.name(by);
        for (String one : code.names[names]) {
            if (one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long word(int node, Question question, int slot) {
        int a = a(node);
        return switch (nodes[node * Code.WIDTH]) {
            case Op.PART -> question.snapshot.table(slot).parts[a];
            case Op.GATE -> question.gates[a];
            case Op.ROWS -> {
                double[] row = question.snapshot.table(slot).rows[a];
                yield Comparing.where(row, b(node), question.scalars[c(node)]);
            }
            case Op.PAIRS ->
                    pairs(code.regionFacts[a], b(node), question.scalars[c(node)], question, slot);
            case Op.NUMBERS -> numbers(node, question, slot);
            case Op.HOME -> signed(1L << question.home, node, question);
            case Op.ALLOWED -> signed(question.job.allowed(), node, question);
            case Op.ALL -> all(a, b(node), question, slot);
            case Op.ANY -> any(a, b(node), question, slot);
            case Op.ALL_AHEAD -> allAhead(a, code.constants[b(node)], question, slot);
            case Op.ANY_AHEAD -> anyAhead(a, code.constants[b(node)], question, slot);
            case Op.GPU_BUDGET -> gpuBudget(a, code.constants[b(node)], question, slot);
            case Op.GRAM_BUDGET -> gramBudget(a, code.constants[b(node)], question, slot);
            default -> throw unknown(node);
        };
    }

    private long signed(long word, int node, Question question) {
        return question.all & (c(node) == 1 ? ~word : word);
    }

    private static long pairs(
            RegionFact fact, int relation, double bound, Question question, int slot) {
        if (!fact.changesOverTime()) {
            return Comparing.where(question.pairs(fact), relation, bound);
        }
        long word = 0;
        for (int region = 0; region < question.regions; region++) {
            double value = question.pair(fact, region, slot);
            word |= Comparing.holds(relation, value, bound) ? 1L << region : 0;
        }
        return word;
    }

    private long numbers(int node, Question question, int slot) {
        int relation = b(node);
        long word = 0;
        for (int region = 0; region < question.regions; region++) {
            double left = number(a(node), question, region, slot);
            double right = number(c(node), question, region, slot);
            word |= Comparing.holds(relation, left, right) ? 1L << region : 0;
        }
        return word;
    }

    private long all(int from, int until, Question question, int slot) {
        long word = question.all;
        for (int i = from; word != 0 && i < until; i++) {
            word &= word(code.lists[i], question, slot);
        }
        return word;
    }

    private long any(int from, int until, Question question, int slot) {
        long word = 0;
        for (int i = from; word != question.all && i < until; i++) {
            word |= word(code.lists[i], question, slot);
        }
        return word;
    }

    private long allAhead(int node, double seconds, Question question, int slot) {
        int last = question.snapshot.lastWithin(slot, seconds);
        long word = question.all;
        for (int at = slot; word != 0 && at <= last; at++) {
            word &= word(node, question, at);
        }
        return word;
    }

    private long anyAhead(int node, double seconds, Question question, int slot) {
        int last = question.snapshot.lastWithin(slot, seconds);
        long word = 0;
        for (int at = slot; word != question.all && at <= last; at++) {
            word |= word(node, question, at);
        }
        return word;
    }

    private static long gpuBudget(int budget, double limit, Question question, int slot) {
        double takes = question.job.number(JobFact.GPUS) * question.job.number(JobFact.RUNTIME);
        return question.job.used(budget, slot) + takes <= limit ? question.all : 0;
    }

    private static long gramBudget(int budget, double limit, Question question, int slot) {
        double used = question.job.used(budget, slot);
        long word = 0;
        for (int region = 0; region < question.regions; region++) {
            double takes = question.pair(RegionFact.GRAMS, region, slot);
            word |= used + takes <= limit ? 1L << region : 0;
        }
        return word;
    }

    private IllegalStateException unknown(int node) {
        return new IllegalStateException(
                "node " + node + " does " + nodes[node * Code.WIDTH] + ", which is not that");
    }
}
