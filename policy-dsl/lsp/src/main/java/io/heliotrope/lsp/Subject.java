package io.heliotrope.lsp;

import io.heliotrope.policy.check.Glossary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The path that a value belongs to: `tenant` in `tenant is`, in `tenant in (acme,` and in a test's
/// `tenant`. Read from the pieces of a text before the value.
final class Subject {
    private static final Set<String> COMPARISONS = Set.of("<=", ">=", "<", ">");

    private Subject() {}

    /// What names are compared with; empty where a name is no value.
    static Optional<String> ofName(List<String> before) {
        int end = before.size();
        if (end > 0 && Set.of("(", ",").contains(before.get(end - 1))) {
            end = opening(before);
        }
        List<String> head = before.subList(0, end);
        if (ends(head, "is", "not") || ends(head, "not", "in")) {
            return path(head.subList(0, end - 2));
        }
        return ends(head, "is") || ends(head, "in")
                ? path(head.subList(0, end - 1))
                : Optional.empty();
    }

    /// The fact that a number is compared with, or given to in a test.
    static Optional<Glossary.Fact> ofNumber(List<String> before) {
        boolean isCompared = !before.isEmpty() && COMPARISONS.contains(before.getLast());
        List<String> rest = isCompared ? before.subList(0, before.size() - 1) : before;
        return path(rest)
                .flatMap(path ->
                        Stream.of("", "region.", "job.")
                                .flatMap(prefix -> Glossary.fact(prefix + path).stream())
                                .findFirst());
    }

    /// The path at the end of the pieces; empty when they end otherwise.
    static Optional<String> path(List<String> before) {
        List<String> names = new ArrayList<>();
        int at = before.size() - 1;
        while (at >= 0 && isName(before.get(at))) {
            names.addFirst(before.get(at));
            at -= at > 0 && before.get(at - 1).equals(".") ? 2 : before.size();
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(".", names));
    }

    private static boolean ends(List<String> pieces, String... last) {
        int from = pieces.size() - last.length;
        return from >= 0 && pieces.subList(from, pieces.size()).equals(List.of(last));
    }

    /// The index of the bracket that is open at the end, 0 when there is none.
    private static int opening(List<String> before) {
        int depth = 0;
        for (int at = before.size() - 1; at >= 0; at--) {
            if (before.get(at).equals(")")) {
                depth++;
            } else if (before.get(at).equals("(") && depth-- == 0) {
                return at;
            }
        }
        return 0;
    }

    private static boolean isName(String piece) {
        return Character.isLetter(piece.charAt(0)) || piece.charAt(0) == '_';
    }
}
