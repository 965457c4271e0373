package io.heliotrope.policy.check;

import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is to be said about all modules of a check, each once, up to a limit. One thread.
final class Findings {
    static final int MOST = 200;

    private final Set<Diagnostic> all = new LinkedHashSet<>();
    private boolean failed;
    private boolean more;

    void add(Diagnostic diagnostic) {
        failed |= diagnostic.isError();
        if (all.size() < MOST) {
            all.add(diagnostic);
        } else {
            more |= !all.contains(diagnostic);
        }
    }

    /// That something is wrong of which the parser told.
    void fail() {
        failed = true;
    }

    boolean hasErrors() {
        return failed;
    }

    /// By module in the given order, then by place, then by number. The last one says so when there
    /// were more.
    List<Diagnostic> sorted(List<Source> order) {
        List<Diagnostic> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparingInt(
                                (Diagnostic one) -> order.indexOf(one.primary().span().source()))
                        .thenComparingInt(one -> one.primary().span().start())
                        .thenComparing(Diagnostic::code));
        if (more) {
            sorted.add(
                    sorted.removeLast()
                            .note("there is more; only the first " + MOST + " are told"));
        }
        return List.copyOf(sorted);
    }
}
