package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A program that is ready to judge jobs, split by what each piece reads: the job alone (once for a
/// job), regions alone (once for a world, kept as words of regions), or both.
///
/// It gives the same answers as [Naive], to the last bit. Immutable, safe from any thread.
public final class Compiled {
    private final Program program;
    private final Layout layout;
    private final Code code;
    private final Engine engine;
    private final Staged[] policies;
    private final Staged.Lead silent;

    /// Places of policies, each after those that it replaces jobs of.
    private final int[] order;

    private Compiled(Program program, Function<Code, Engine> engines) {
        Code.Builder writing = new Code.Builder();
        Layout.Builder layout = new Layout.Builder(program);
        TermWriter terms = new TermWriter(writing, layout);
        PolicyWriter writer = new PolicyWriter(program, writing, layout, terms);
        this.program = program;
        this.policies = program.policies().stream().map(writer::write).toArray(Staged[]::new);
        this.silent = writer.silent();
        this.order = order(policies);
        this.layout = layout.build();
        this.code = writing.build();
        this.engine = engines.apply(this.code);
    }

    /// Makes a checked program ready.
    ///
    /// @throws IllegalArgumentException when the program breaks its contract, so that no checker
    ///   can have made it: a scope that reads regions, a signal without a ladder, a name that is
    ///   none
    public static Compiled of(Program program) {
        return new Compiled(program, Interpreter::new);
    }

    public Program program() {
        return program;
    }

    /// A world as this program sees it; `world` is kept.
    public Snapshot snapshot(WorldView world) {
        return new Snapshot(this, world, new @Nullable SlotTable[0]);
    }

    Layout layout() {
        return layout;
    }

    Code code() {
        return code;
    }

    Engine engine() {
        return engine;
    }

    Staged[] policies() {
        return policies;
    }

    Staged.Lead silent() {
        return silent;
    }

    int[] order() {
        return order;
    }

    /// A policy that names another after `else` comes before it.
    private static int[] order(Staged[] policies) {
        List<Integer> order = new ArrayList<>();
        boolean[] done = new boolean[policies.length];
        while (order.size() < policies.length) {
            int before = order.size();
            for (int i = 0; i < policies.length; i++) {
                if (!done[i] && !isNamed(i, policies, done)) {
                    done[i] = true;
                    order.add(i);
                }
            }
            if (order.size() == before) {
                List<String> circle =
                        IntStream.range(0, policies.length)
                                .filter(i -> !done[i])
                                .mapToObj(i -> policies[i].rules.name())
                                .toList();
                throw new IllegalArgumentException(
                        "rollouts name each other in a circle, among " + circle);
            }
        }
        return Staged.ints(order);
    }

    /// Whether a policy that is not done yet names policy `i`.
    private static boolean isNamed(int i, Staged[] policies, boolean[] done) {
        for (int other = 0; other < policies.length; other++) {
            if (!done[other] && policies[other].share.replaces() == i) {
                return true;
            }
        }
        return false;
    }
}
