package io.heliotrope.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One line of a text as it is shown, and the lines of marks and words below it.
record MarkedLine(String text, List<String> below) {
    /// Longer lines are shown in part, round their first primary mark.
    private static final int LONGEST = 160;

    private static final int BEFORE = 40;

    MarkedLine {
        below = List.copyOf(below);
    }

    /// From `start` to before `end`, in `char`s; an empty one is shown as one sign.
    record Mark(int start, int end, char sign, String words) {
        Mark minus(int offset) {
            return new Mark(start - offset, end - offset, sign, words);
        }

        private Mark within(int from, int to) {
            return new Mark(
                    Math.clamp(start, from, to) - from,
                    Math.clamp(end, from, to) - from,
                    sign,
                    words);
        }
    }

    /// `marks` in the order in which they are drawn: later ones over earlier ones.
    static MarkedLine of(String line, List<Mark> marks) {
        if (line.length() <= LONGEST) {
            return drawn("", new Columns(line), marks, "");
        }
        int from = Math.max(0, marks.getLast().start() - BEFORE);
        int to = Math.min(line.length(), from + LONGEST);
        return drawn(
                from > 0 ? "..." : "",
                new Columns(line.substring(from, to)),
                marks.stream().map(mark -> mark.within(from, to)).toList(),
                to < line.length() ? "..." : "");
    }

    private static MarkedLine drawn(
            String before, Columns columns, List<Mark> marks, String after) {
        List<Word> words = new ArrayList<>();
        StringBuilder signs = new StringBuilder();
        for (Mark mark : marks) {
            int start = before.length() + columns.at(mark.start());
            int end = Math.max(start + 1, before.length() + columns.at(mark.end()));
            while (signs.length() < end) {
                signs.append(' ');
            }
            for (int at = start; at < end; at++) {
                signs.setCharAt(at, mark.sign());
            }
            if (!mark.words().isEmpty()) {
                words.add(new Word(start, end, mark.words()));
            }
        }
        words.sort(Comparator.comparingInt(Word::start).reversed());
        List<String> below = new ArrayList<>();
        if (!words.isEmpty() && words.getFirst().end() == signs.length()) {
            signs.append(' ').append(words.removeFirst().text());
        }
        below.add(signs.toString());
        below.addAll(rows(words));
        return new MarkedLine(before + columns.shown() + after, below);
    }

    private record Word(int start, int end, String text) {}

    /// Words under the start of their marks: as many in one row as fit, from the right.
    private static List<String> rows(List<Word> words) {
        List<String> rows = new ArrayList<>();
        int free = 0;
        for (Word word : words) {
            int width = new Columns(word.text()).width();
            String placed = " ".repeat(word.start()) + word.text();
            if (!rows.isEmpty() && word.start() + width + 2 <= free) {
                rows.add(
                        placed
                                + " ".repeat(free - word.start() - width)
                                + rows.removeLast().substring(free));
            } else {
                rows.add(placed);
            }
            free = word.start();
        }
        return rows;
    }
}
