package io.heliotrope.signals.archive;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file of a day: `000042.arrow` for the append of that number, `000000-000042.arrow`
/// for what was merged of those and replaces them.
record PartName(int first, int last) implements Comparable<PartName> {
    static final String SUFFIX = ".arrow";
    private static final int MOST = 999_999;
    private static final Pattern SHAPE = Pattern.compile("(\\d{6})(?:-(\\d{6}))?\\.arrow");
    private static final Comparator<PartName> ORDER =
            Comparator.comparingInt(PartName::first).thenComparingInt(PartName::last);

    PartName {
        if (first < 0 || last < first || last > MOST) {
            throw new IllegalArgumentException(
                    "parts of a day are numbered 0 to %d in order, was %d to %d"
                            .formatted(MOST, first, last));
        }
    }

    static PartName of(int number) {
        return new PartName(number, number);
    }

    /// What a file's name says; empty when it is none of ours.
    static Optional<PartName> parse(String name) {
        Matcher shape = SHAPE.matcher(name);
        if (!shape.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(shape.group(1));
        int last = shape.group(2) == null ? first : Integer.parseInt(shape.group(2));
        return last < first ? Optional.empty() : Optional.of(new PartName(first, last));
    }

    /// What replaces this one and `other`, and all between them.
    PartName to(PartName other) {
        return new PartName(first, other.last);
    }

    boolean replaces(PartName other) {
        return !equals(other) && first <= other.first && other.last <= last;
    }

    @Override
    public int compareTo(PartName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return first == last
                ? String.format(Locale.ROOT, "%06d%s", first, SUFFIX)
                : String.format(Locale.ROOT, "%06d-%06d%s", first, last, SUFFIX);
    }
}
