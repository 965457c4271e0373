package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// A set of regions. Different operators never meet without brackets, so there is no precedence.
public sealed interface Regions extends Tree {

    /// `jurisdiction EEA`.
    record Jurisdiction(Span span, Name name) implements Regions {}

    /// `tier edge`.
    record Tier(Span span, Name name) implements Regions {}

    /// A region, or a set that the module or an import names.
    record Named(Span span, Name name) implements Regions {}

    /// `a, b` or `a or b`: at least two.
    record Union(Span span, List<Regions> parts) implements Regions {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    /// `a and b`: at least two.
    record Intersection(Span span, List<Regions> parts) implements Regions {
        public Intersection {
            parts = List.copyOf(parts);
        }
    }

    /// `a except b except c`: the first without all others, at least one.
    record Except(Span span, Regions all, List<Regions> without) implements Regions {
        public Except {
            without = List.copyOf(without);
        }
    }
}
