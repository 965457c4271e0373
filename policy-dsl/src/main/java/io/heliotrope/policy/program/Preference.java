package io.heliotrope.policy.program;

import io.heliotrope.policy.types.Unit;
import java.util.List;

/// Which of the regions and starts that are allowed is best.
public sealed interface Preference {
    /// Nothing was said: the least grams.
    record Silent() implements Preference {}

    /// The best by the first rank; all within its band of the best are alike, and the next rank
    /// chooses among them.
    record Ranked(List<Rank> ranks) implements Preference {
        public Ranked {
            ranks = List.copyOf(ranks);
        }
    }

    /// The least sum of `weight x distance`, distances from 0 at `best` to 1 at `worst`, beyond
    /// which they stay. Weights add up to 1.
    record Balanced(List<Anchor> anchors) implements Preference {
        public Balanced {
            anchors = List.copyOf(anchors);
        }
    }

    /// Lower is better where `isLower`.
    record Rank(Term term, boolean isLower, Band band, Unit shown) {}

    record Anchor(Term term, double weight, double best, double worst, Unit shown) {}

    /// How far from the best is still as good.
    sealed interface Band {
        /// In base units; 0 is none at all.
        record Within(double distance) implements Band {}

        /// A share of the best.
        record Share(double share) implements Band {}
    }
}
