package io.heliotrope.policy.program;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Something that holds or does not, for a job, a region and a slot.
///
/// A comparison that reads a number which is not known (grams without a reading, a signal that is
/// skipped) holds neither way: its value is the *absent* of [io.heliotrope.policy.program], and the
/// requirement in which it stands removes the region; `not` leaves absent as it is.
public sealed interface Formula {
    record Always(boolean holds) implements Formula {}

    /// `shown` is the unit in which people are told of it; `span` is where it is written.
    record Compare(Term left, Relation relation, Term right, Unit shown, Span span)
            implements Formula {}

    /// The judged region is one of these.
    record InRegions(RegionWord regions) implements Formula {}

    /// The job's home is one of these.
    record HomeIn(RegionWord regions) implements Formula {}

    /// The judged region is the job's home.
    record IsHome() implements Formula {}

    /// The judged region is one that the job's own labels allow.
    record IsAllowed() implements Formula {}

    /// The job's name is one of these.
    record NameIn(JobName name, SortedSet<String> values) implements Formula {
        public NameIn {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }
    }

    record Labelled(String label) implements Formula {}

    record Not(Formula formula) implements Formula {}

    /// At least two.
    record All(List<Formula> formulas) implements Formula {
        public All {
            formulas = List.copyOf(formulas);
        }
    }

    /// At least two.
    record Any(List<Formula> formulas) implements Formula {
        public Any {
            formulas = List.copyOf(formulas);
        }
    }

    /// Holds in every slot that begins within `seconds` from the judged one on, that one included.
    record ForNext(Formula formula, long seconds) implements Formula {}
}
