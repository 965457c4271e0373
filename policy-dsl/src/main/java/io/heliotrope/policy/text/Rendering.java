package io.heliotrope.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Diagnostics as people read them: the line, marks under it, words beside the marks.
///
/// ```
/// error[H007]: unknown word `withn`
///  --> acme.helio:5:28
/// 5 |   prefer lower region.price withn 5 %
///   |                             ^^^^^
///   = help: did you mean `within`?
/// ```
///
/// Primary marks are `^`, secondary ones `-`. Tabs reach to the next multiple of four; wide and
/// combining characters count as terminals show them; what can't be seen is shown as U+FFFD. Ends
/// with a line end.
public final class Rendering {
    private Rendering() {}

    /// One after the other, with an empty line between.
    public static String of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Rendering::of).collect(Collectors.joining("\n"));
    }

    public static String of(Diagnostic diagnostic) {
        Span primary = diagnostic.primary().span();
        int width = gutter(diagnostic);
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.severity().word())
                .append('[')
                .append(diagnostic.code())
                .append("]: ")
                .append(diagnostic.message())
                .append('\n');
        out.append(" ".repeat(width)).append("--> ").append(place(primary)).append('\n');
        excerpt(out, diagnostic, primary.source(), width);
        diagnostic.secondary().stream()
                .map(Label::span)
                .filter(span -> !span.source().equals(primary.source()))
                .collect(
                        Collectors.groupingBy(
                                Span::source, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((source, spans) -> {
                    out.append(" ".repeat(width)).append("::: ");
                    out.append(place(spans.getFirst())).append('\n');
                    excerpt(out, diagnostic, source, width);
                });
        String indent = " ".repeat(width + 1);
        diagnostic
                .helps()
                .forEach(help ->
                        out.append(indent).append("= help: ").append(help.words()).append('\n'));
        diagnostic
                .notes()
                .forEach(note -> out.append(indent).append("= note: ").append(note).append('\n'));
        return out.toString();
    }

    private static String place(Span span) {
        return Columns.visible(span.source().name()) + ":" + span.line() + ":" + span.column();
    }

    /// Digits of the largest line number shown.
    private static int gutter(Diagnostic diagnostic) {
        return Stream.concat(Stream.of(diagnostic.primary()), diagnostic.secondary().stream())
                .mapToInt(label -> String.valueOf(last(label.span())).length())
                .max()
                .orElse(1);
    }

    /// The line of a span's last character.
    private static int last(Span span) {
        return span.source().line(Math.max(span.start(), span.end() - 1));
    }

    /// The marked lines of one source.
    private static void excerpt(
            StringBuilder out, Diagnostic diagnostic, Source source, int width) {
        List<MarkedLine.Mark> marks = new ArrayList<>();
        for (Label label : diagnostic.secondary()) {
            if (label.span().source().equals(source)) {
                marks.addAll(marks(label, '-'));
            }
        }
        if (diagnostic.primary().span().source().equals(source)) {
            marks.addAll(marks(diagnostic.primary(), '^'));
        }
        SortedSet<Integer> starts =
                new TreeSet<>(marks.stream().map(mark -> source.lineStart(mark.start())).toList());
        String empty = " ".repeat(width) + " | ";
        int before = 0;
        for (int start : starts) {
            int number = source.line(start);
            if (before > 0 && number > before + 1) {
                out.append("...\n");
            }
            before = number;
            MarkedLine line =
                    MarkedLine.of(
                            source.text().substring(start, source.lineEnd(start)),
                            marks.stream()
                                    .filter(mark -> source.lineStart(mark.start()) == start)
                                    .map(mark -> mark.minus(start))
                                    .toList());
            String digits = String.valueOf(number);
            out.append(" ".repeat(width - digits.length()));
            out.append((digits + " | " + line.text()).stripTrailing()).append('\n');
            line.below().forEach(text -> out.append((empty + text).stripTrailing()).append('\n'));
        }
    }

    /// A span of one line is one mark; a longer one marks its first line to the end, and its last.
    private static List<MarkedLine.Mark> marks(Label label, char sign) {
        Span span = label.span();
        Source source = span.source();
        int lastStart = source.lineStart(Math.max(span.start(), span.end() - 1));
        if (lastStart <= span.start()) {
            int end = Math.min(span.end(), Math.max(span.start(), source.lineEnd(span.start())));
            return List.of(new MarkedLine.Mark(span.start(), end, sign, label.words()));
        }
        int from = lastStart;
        while (from < span.end() - 1 && Character.isWhitespace(source.text().charAt(from))) {
            from++;
        }
        int end = Math.min(span.end(), Math.max(from, source.lineEnd(from)));
        return List.of(
                new MarkedLine.Mark(span.start(), source.lineEnd(span.start()), sign, ""),
                new MarkedLine.Mark(from, end, sign, label.words()));
    }
}
