package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is to be said about one text, up to a limit. One thread.
final class Problems {
    static final int MOST = 100;

    private final List<Diagnostic> all = new ArrayList<>();
    private boolean more;

    void add(Diagnostic diagnostic) {
        if (all.size() < MOST) {
            all.add(diagnostic);
        } else {
            more = true;
        }
    }

    /// In the order of the text. The last one says so when there were more.
    List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparingInt((Diagnostic one) -> one.primary().span().start())
                        .thenComparing(Diagnostic::code));
        if (more) {
            sorted.add(
                    sorted.removeLast()
                            .note("there are more errors; only the first " + MOST + " are told"));
        }
        return sorted;
    }
}
