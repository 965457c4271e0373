package io.heliotrope.queues;

import io.heliotrope.model.Traits;
import java.util.SortedSet;
import java.util.TreeSet;

/// The headers that only policies read.
final class HeaderTraits {
    private HeaderTraits() {}

    static Traits of(HeaderFields fields) {
        SortedSet<String> labels =
                fields.read(
                        JobHeaders.LABELS,
                        "",
                        Traits::labels,
                        "at most 32 words such as eu-personal,phi");
        int priority =
                fields.read(
                        JobHeaders.PRIORITY,
                        "0",
                        HeaderTraits::priority,
                        "a whole number from -100 to 100");
        String cohort =
                fields.text(JobHeaders.COHORT).isPresent()
                        ? fields.name(JobHeaders.COHORT, "1 to 200 printable characters")
                        : "";
        return new Traits(labels, priority, cohort);
    }

    private static int priority(String text) {
        return new Traits(new TreeSet<>(), Integer.parseInt(text), "").priority();
    }
}
