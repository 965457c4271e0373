package io.heliotrope.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a producer says of a job that only policies read.
///
/// `labels` are words such as `eu-personal`, at most 32; `priority` is from -100 to 100, higher is
/// more urgent; `cohort` is a key by which jobs are split, empty when the producer named none.
public record Traits(SortedSet<String> labels, int priority, String cohort) {
    public static final Traits NONE = new Traits(new TreeSet<>(), 0, "");

    public static final int MOST_PRIORITY = 100;
    private static final int MOST_LABELS = 32;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

    public Traits {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException(
                    "at most " + MOST_LABELS + " labels, had " + labels.size());
        }
        labels.forEach(Traits::label);
        if (Math.abs(priority) > MOST_PRIORITY) {
            throw new IllegalArgumentException("priority must be -100..100, was " + priority);
        }
        if (!cohort.isEmpty()) {
            Names.id("cohort", cohort);
        }
    }

    private static void label(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "label must be a letter and up to 39 of a-z, A-Z, 0-9 and -, was '"
                            + label
                            + "'");
        }
    }

    /// Reads `eu-personal, phi` as labels; an empty text is none.
    ///
    /// @throws IllegalArgumentException naming the label that is none
    public static SortedSet<String> labels(String text) {
        TreeSet<String> labels = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                labels.add(part.strip());
            }
        }
        labels.forEach(Traits::label);
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("at most " + MOST_LABELS + " labels");
        }
        return labels;
    }
}
